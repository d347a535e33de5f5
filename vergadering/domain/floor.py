"""The floor: asking for it, giving it, interrupting, and giving it back.

Two kinds of turn do more than name themselves. A point of order suspends the turn that is
going on; a short question interrupts it. Whoever was interrupted gets the floor back. The
meeting works as well when nobody uses any of this.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.agenda import current_item, current_item_id
from vergadering.domain.attendance import present_people
from vergadering.domain.choices import TurnKind, TurnStatus
from vergadering.domain.history import change
from vergadering.domain.meeting import running
from vergadering.domain.model import AgendaItem, Person
from vergadering.domain.model_floor import SpeakingTurn
from vergadering.domain.people import members
from vergadering.domain.queue import SPECIAL, check_limit, inserted, is_chair, limit_for
from vergadering.domain.turns import (
    HOLDING,
    LOST,
    give_back,
    holder,
    interrupt,
    interrupted,
    placed,
    queued,
    speak,
    stop,
    stretches,
    waiting,
)
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from vergadering.domain.state import State


@change(N_("woord gevraagd"))
def request_floor(
    state: State,
    at: datetime,
    *,
    person_id: int,
    kind: TurnKind = TurnKind.CONTRIBUTION,
    limit_seconds: int | None = None,
    leaves_soon: bool = False,
) -> State:
    """Somebody asks for the floor under the current item.

    They wait at the place that the council's order gives them. A point of order and a short
    question get the floor at once, unless one of these has it already. Nobody waits twice,
    but a point of order comes beside another turn. Without `limit_seconds` the council's
    speaking time counts; 0 is no limit.
    """
    meeting = running(state)
    person = state.need(Person, person_id)
    check_limit(limit_seconds)
    item, item_id = current_item(state), current_item_id(state)
    now = holder(state)
    at_once = kind in SPECIAL and (now is None or now.kind not in SPECIAL)
    _may_ask(state, item, person, kind, at_once=at_once)
    seconds = limit_for(state, kind, item) if limit_seconds is None else limit_seconds
    state, id = state.fresh()
    turn = SpeakingTurn(
        id, meeting.id, item_id, person_id, kind, asked_at=at, limit_seconds=seconds
    )
    turn = replace(turn, leaves_soon=leaves_soon)
    if at_once:
        return _interrupt(state.put(turn), at, turn)
    return placed(state, inserted(state, waiting(state, item_id), turn))


@change(N_("volgende spreker"))
def next_speaker(state: State, at: datetime, *, from_id: int | None) -> State:
    """End the turn that is going on and give the floor to whoever comes next.

    A waiting point of order or short question goes first, then who was interrupted, then
    the list. `from_id` is the turn that had the floor on the chair's screen, or None: when
    another window was first, nothing happens twice.
    """
    running(state)
    now = _same_holder(state, from_id)
    if now is not None:
        state = stop(state, at, now, TurnStatus.FINISHED)
    elif not queued(state):
        raise Refusal(N_("Niemand wacht op het woord."))
    return _go_on(state, at)


@change(N_("spreekbeurt beëindigd"))
def end_turn(state: State, at: datetime, *, turn_id: int) -> State:
    """The speaker is done. Who was interrupted gets the floor back; else nobody has it."""
    running(state)
    turn = _having_floor(state, turn_id)
    return give_back(stop(state, at, turn, TurnStatus.FINISHED), at)


@change(N_("spreekbeurt gepauzeerd"))
def pause_turn(state: State, at: datetime, *, turn_id: int) -> State:
    """The speaker's clock stands still; the floor stays theirs."""
    running(state)
    turn = _having_floor(state, turn_id)
    if turn.status is TurnStatus.PAUSED:
        raise Refusal(N_("De klok van de spreker staat al stil."))
    return stop(state, at, turn, TurnStatus.PAUSED)


@change(N_("spreekbeurt hervat"))
def resume_turn(state: State, at: datetime, *, turn_id: int) -> State:
    """The speaker's clock runs again."""
    running(state)
    turn = _having_floor(state, turn_id)
    if turn.status is not TurnStatus.PAUSED:
        raise Refusal(N_("De klok van de spreker loopt al."))
    return speak(state, at, turn)


@change(N_("beurt overgeslagen"))
def skip_turn(state: State, at: datetime, *, turn_id: int) -> State:
    """Somebody passes. When they have the floor, it goes to whoever comes next."""
    running(state)
    turn = state.need(SpeakingTurn, turn_id)
    if turn.status in HOLDING:
        return _go_on(stop(state, at, turn, TurnStatus.SKIPPED), at)
    return _off_the_list(state, turn_id, TurnStatus.SKIPPED)


@change(N_("spreekverzoek ingetrokken"))
def withdraw_turn(state: State, at: datetime, *, turn_id: int) -> State:
    """Somebody does not want the floor any more."""
    return _off_the_list(state, turn_id, TurnStatus.WITHDRAWN)


@change(N_("volgorde van de sprekers gewijzigd"))
def move_turn(state: State, at: datetime, *, turn_id: int, steps: int) -> State:
    """Move somebody among those who wait: -1 is one place earlier."""
    turn = _waiting(state, turn_id)
    order = list(waiting(state, turn.item_id))
    index = order.index(turn)
    if not 0 <= index + steps < len(order):
        raise Refusal(N_("Deze spreker staat al helemaal aan die kant."))
    order.insert(index + steps, order.pop(index))
    return placed(state, order)


@change(N_("voorrang voor een spreker gewijzigd"))
def set_leaves_soon(state: State, at: datetime, *, turn_id: int, leaves_soon: bool) -> State:
    """Somebody who waits must go soon, or not after all; their place follows from it."""
    turn = replace(_waiting(state, turn_id), leaves_soon=leaves_soon)
    others = [other for other in waiting(state, turn.item_id) if other.id != turn_id]
    return placed(state, inserted(state, others, turn))


@change(N_("sprekerslijst gewijzigd"))
def arrange(
    state: State,
    at: datetime,
    *,
    order: Sequence[int],
    withdrawn: Collection[int] = (),
    skipped: Collection[int] = (),
    leaving: Collection[int] = (),
) -> State:
    """Keep a whole list of speakers as it was put in order on a screen.

    Who asked since then keeps waiting behind them; who had the floor since then is passed
    over. `leaving` holds everybody on the list who must go soon.
    """
    known = {turn.id: turn for turn in queued(state)}
    for id in (*withdrawn, *skipped):
        if id in known:
            status = TurnStatus.WITHDRAWN if id in withdrawn else TurnStatus.SKIPPED
            state = _off_the_list(state, known.pop(id).id, status)
    new = [turn for id, turn in known.items() if id not in order]
    listed = (known[id] for id in dict.fromkeys(order) if id in known)
    rows = [replace(turn, leaves_soon=turn.id in leaving) for turn in listed]
    return placed(state, (*rows, *new))


@change(N_("sprekerslijst gesloten of geopend"))
def set_list_closed(state: State, at: datetime, *, closed: bool) -> State:
    """Close the list of speakers of the current item, or open it again."""
    running(state)
    item = current_item(state)
    if item is None:
        raise Refusal(N_("Er is geen punt aan de orde."))
    if item.list_closed is closed:
        text = N_("De sprekerslijst is al gesloten.")
        raise Refusal(text if closed else N_("De sprekerslijst is niet gesloten."))
    return state.put(replace(item, list_closed=closed))


@change(N_("rondje begonnen"))
def start_round(state: State, at: datetime) -> State:
    """Everybody of the council who is present gets the floor once, the chair last.

    Each round begins with another person. Who waits already keeps that turn.
    """
    meeting = running(state)
    item, item_id = current_item(state), current_item_id(state)
    listed = waiting(state, item_id)
    if any(turn.kind is TurnKind.ROUND for turn in listed):
        raise Refusal(N_("Het rondje loopt nog."))
    busy = {turn.person_id for turn in listed if turn.kind is not TurnKind.POINT_OF_ORDER}
    present = round_order(state)
    if not present:
        raise Refusal(N_("Er is nog niemand aanwezig gemeld."))
    people = [person for person in present if person.id not in busy]
    if not people:
        raise Refusal(N_("Iedereen die er is, staat al op de sprekerslijst."))
    seconds, turns = limit_for(state, TurnKind.ROUND, item), list(listed)
    for person in people:
        state, id = state.fresh()
        turn = SpeakingTurn(id, meeting.id, item_id, person.id, TurnKind.ROUND, asked_at=at)
        turns.append(replace(turn, limit_seconds=seconds))
    return placed(state, turns)


@change(N_("vorige spreker terug"))
def take_back(state: State, at: datetime, *, from_id: int | None) -> State:
    """Give the floor back to who spoke last, after a wrong key; also who was interrupted.

    Who has the floor now was not meant to have it: they wait in front again, and the time
    that ran since then belongs to the speaker who is back. Who had spoken before that in the
    same turn gets it back afterwards. Of two requests of one person the later is withdrawn.
    `from_id` is as in `next_speaker`.
    """
    running(state)
    now = _same_holder(state, from_id)
    last = _last_spoken(state)
    if last is None:
        raise Refusal(N_("Er is geen vorige spreker bij dit punt."))
    if now is None:
        return speak(state, at, last)
    own = stretches(state, now.id)
    since = stretches(state, last.id)[-1].id
    wrong = [row for row in own if row.id > since]
    state = state.put(replace(last, status=TurnStatus.SPEAKING, position=0))
    state = _in_front(state, now) if len(wrong) == len(own) else interrupt(state, at, now)
    state = state.put(*(replace(row, turn_id=last.id) for row in wrong))
    going = any(row.ended_at is None for row in wrong)
    return state if going else speak(state, at, last)


def round_order(state: State) -> tuple[Person, ...]:
    """Who takes part in the next round, in order: another person first each time."""
    here = {person.id for person in present_people(state)}
    people = [person for person in members(state) if person.id in here]
    last = state.the_council.rules.chair_last
    behind = [person for person in people if last and is_chair(state, person.id)]
    turning = [person for person in people if person not in behind]
    if not turning:
        return tuple(behind)
    shift = _had_the_start(state, turning) % len(turning)
    return (*turning[shift:], *turning[:shift], *behind)


def _had_the_start(state: State, people: Sequence[Person]) -> int:
    """How many of these people the start of a round has passed already.

    The first round of a meeting counts the meetings before it.
    """
    rounds = [turn for turn in state.speaking_turn if turn.kind is TurnKind.ROUND]
    if not rounds:
        return sum(1 for row in state.meeting if row.opened_at and row.id != state.meeting_id)
    first = next(turn for turn in rounds if turn.asked_at == rounds[-1].asked_at)
    return sum(1 for person in people if person.id <= first.person_id)


def _may_ask(
    state: State, item: AgendaItem | None, person: Person, kind: TurnKind, *, at_once: bool
) -> None:
    """Refused when the list is closed for this kind, or when somebody waits already."""
    order, now = kind is TurnKind.POINT_OF_ORDER, holder(state)
    if at_once and now is not None and now.person_id == person.id:
        raise Refusal(N_("{name} heeft het woord al."), name=person.display_name)
    if item and item.list_closed and not (order and state.the_council.rules.order_when_closed):
        raise Refusal(N_("De sprekerslijst is gesloten."))
    if at_once and not order:
        return
    if _wishes(state, current_item_id(state), person.id, order=order):
        text = N_("{name} staat al op de sprekerslijst.")
        raise Refusal(text, name=person.display_name)


def _wishes(
    state: State, item_id: int | None, person_id: int, *, order: bool
) -> tuple[SpeakingTurn, ...]:
    """What somebody waits for under an item: points of order, or the other turns."""
    return tuple(
        turn
        for turn in waiting(state, item_id)
        if turn.person_id == person_id and (turn.kind is TurnKind.POINT_OF_ORDER) is order
    )


def _interrupt(state: State, at: datetime, turn: SpeakingTurn) -> State:
    """Give a turn the floor; who has it now gets it back afterwards."""
    now = holder(state)
    if now is not None:
        state = interrupt(state, at, now)
    return speak(state, at, turn)


def _go_on(state: State, at: datetime) -> State:
    """Nobody has the floor: give it to whoever comes next, if anybody does."""
    first = next(iter(queued(state)), None)
    if first is not None and (first.kind in SPECIAL or not interrupted(state)):
        state = speak(state, at, first)
        return placed(state, waiting(state, first.item_id))
    return give_back(state, at)


def _off_the_list(state: State, turn_id: int, status: TurnStatus) -> State:
    turn = _waiting(state, turn_id)
    state = state.put(replace(turn, status=status, position=0))
    return placed(state, waiting(state, turn.item_id))


def _waiting(state: State, turn_id: int) -> SpeakingTurn:
    turn = state.need(SpeakingTurn, turn_id)
    if turn.status is not TurnStatus.REQUESTED:
        raise Refusal(N_("Deze spreker wacht niet meer op het woord."))
    return turn


def _having_floor(state: State, turn_id: int) -> SpeakingTurn:
    turn = state.need(SpeakingTurn, turn_id)
    if turn.status not in HOLDING:
        raise Refusal(N_("Deze spreker heeft het woord niet meer."))
    return turn


def _same_holder(state: State, from_id: int | None) -> SpeakingTurn | None:
    """Who has the floor; refused when that is not who had it on the user's screen."""
    now = holder(state)
    if (now.id if now else None) != from_id:
        raise Refusal(N_("Het woord is al doorgegeven, in een ander venster."))
    return now


def _last_spoken(state: State) -> SpeakingTurn | None:
    """The turn under the current item that had the floor last and lost it, if one did."""
    item_id = current_item_id(state)
    lost = {turn.id: turn for turn in state.speaking_turn if turn.status in LOST}
    for row in reversed(state.speaking_stretch):
        turn = lost.get(row.turn_id)
        if turn is not None and turn.item_id == item_id:
            return turn
    return None


def _in_front(state: State, turn: SpeakingTurn) -> State:
    """A turn waits before all others again; asking twice for the same was once too many."""
    order = turn.kind is TurnKind.POINT_OF_ORDER
    for other in _wishes(state, turn.item_id, turn.person_id, order=order):
        if other.id < turn.id:
            return state.put(replace(turn, status=TurnStatus.WITHDRAWN, position=0))
        state = state.put(replace(other, status=TurnStatus.WITHDRAWN, position=0))
    first = replace(turn, status=TurnStatus.REQUESTED)
    return placed(state, (first, *waiting(state, turn.item_id)))

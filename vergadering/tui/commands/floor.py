"""The floor: ask for it, give it, pause, take back, and the list of speakers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import floor
from vergadering.domain.agenda import current_item
from vergadering.domain.asking import read_request
from vergadering.domain.attendance import mark_of
from vergadering.domain.choices import Format, Presence, TurnKind, TurnStatus
from vergadering.domain.queue import numbers
from vergadering.domain.turns import holder, queued
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.command import Command, Place, direct
from vergadering.tui.dialogs.ask_floor import AskFloor, Named, Wanted
from vergadering.tui.dialogs.queue import Queue, Waits

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.domain.model import Person
    from vergadering.domain.model_floor import SpeakingTurn
    from vergadering.domain.state import State
    from vergadering.tui.stage import Answer, Stage


def _holder(stage: Stage) -> SpeakingTurn:
    turn = holder(stage.state)
    if turn is None:
        raise Refusal(N_("Niemand heeft het woord."))
    return turn


def _next(stage: Stage) -> Change:
    turn = holder(stage.state)
    return partial(floor.next_speaker, from_id=turn.id if turn else None)


def _end(stage: Stage) -> Change:
    return partial(floor.end_turn, turn_id=_holder(stage).id)


def _pause(stage: Stage) -> Change:
    turn = _holder(stage)
    paused = turn.status is TurnStatus.PAUSED
    return partial(floor.resume_turn if paused else floor.pause_turn, turn_id=turn.id)


def _pass(stage: Stage) -> Change:
    """Whoever has the floor passes; without one, the first who waits does."""
    turn = holder(stage.state) or next(iter(queued(stage.state)), None)
    if turn is None:
        raise Refusal(N_("Niemand wacht op het woord."))
    return partial(floor.skip_turn, turn_id=turn.id)


def _take_back(stage: Stage) -> Change:
    turn = holder(stage.state)
    return partial(floor.take_back, from_id=turn.id if turn else None)


def _round(stage: Stage) -> Change:
    return floor.start_round


def _switch_list(stage: Stage) -> Change:
    item = current_item(stage.state)
    return partial(floor.set_list_closed, closed=not (item and item.list_closed))


async def _ask(kind: TurnKind, title: str, stage: Stage) -> Answer:
    """Ask who wants the floor, in the words that the capture line knows too."""
    t = stage.t

    def find(text: str) -> tuple[Named, ...]:
        asked = read_request(stage.state, text)
        return tuple(_named(stage, person) for person in asked.people)

    def wrong(wanted: Wanted) -> str:
        return stage.refused(_request(stage.state, kind, wanted))

    wanted = await stage.ask(AskFloor(t, t(title), find, wrong))
    return _request(stage.state, kind, wanted) if wanted else None


def _request(state: State, kind: TurnKind, wanted: Wanted) -> Change:
    asked = read_request(state, wanted.text)
    return partial(
        floor.request_floor,
        person_id=wanted.person_id,
        kind=asked.kind if kind is TurnKind.CONTRIBUTION else kind,
        limit_seconds=asked.limit_seconds,
        leaves_soon=asked.leaves_soon,
    )


def _named(stage: Stage, person: Person) -> Named:
    state, t = stage.state, stage.t
    mark = mark_of(state, person.id)
    if any(turn.person_id == person.id for turn in queued(state)):
        note = t("wacht al")
    elif mark.status is not Presence.PRESENT:
        note = t("niet aanwezig gemeld")
    else:
        note = t(word(mark.via)) if mark.via is Format.ONLINE else ""
    return Named(person.id, numbers(state).get(person.id, 0), person.display_name, note)


def _could_ask(kind: TurnKind, stage: Stage) -> Change:
    """Asking for somebody who does not wait yet; refused when the list is closed."""
    busy = {turn.person_id for turn in queued(stage.state)}
    free = next((p for p in stage.state.person if p.active and p.id not in busy), None)
    if free is None:
        raise Refusal(N_("Iedereen staat al op de sprekerslijst."))
    return partial(floor.request_floor, person_id=free.id, kind=kind)


async def _queue(stage: Stage) -> Answer:
    state, t = stage.state, stage.t
    turns = queued(state)
    names = {person.id: person.display_name for person in state.person}
    rows = tuple(
        Waits(turn.id, names[turn.person_id], t(word(turn.kind)), turn.leaves_soon)
        for turn in turns
    )
    answer = await stage.ask(Queue(t, rows))
    return None if answer is None or answer == rows else _arranged(answer)


def _arranged(rows: tuple[Waits, ...]) -> Change:
    return partial(
        floor.arrange,
        order=tuple(row.turn_id for row in rows if row.off is None),
        withdrawn=frozenset(row.turn_id for row in rows if row.off is TurnStatus.WITHDRAWN),
        skipped=frozenset(row.turn_id for row in rows if row.off is TurnStatus.SKIPPED),
        leaving=frozenset(row.turn_id for row in rows if row.leaves_soon),
    )


def _somebody_waits(stage: Stage) -> Change:
    turns = queued(stage.state)
    if not turns:
        raise Refusal(N_("Niemand wacht op het woord."))
    return partial(floor.arrange, order=tuple(turn.id for turn in turns))


CONTRIBUTION, ORDER, QUESTION = (
    TurnKind.CONTRIBUTION,
    TurnKind.POINT_OF_ORDER,
    TurnKind.INTERRUPTION,
)

FLOOR = (
    Command(
        "next_speaker",
        "n",
        N_("volgende spreker"),
        N_("Beëindig de spreekbeurt en geef het woord aan wie aan de beurt is."),
        Place.LIVE,
        direct(_next),
        _next,
        footer=True,
    ),
    Command(
        "ask_floor",
        "w",
        N_("woord"),
        N_("Zet iemand op de sprekerslijst: een deel van de naam of een nummer is genoeg."),
        Place.LIVE,
        partial(_ask, CONTRIBUTION, N_("Wie vraagt het woord?")),
        partial(_could_ask, CONTRIBUTION),
        footer=True,
    ),
    Command(
        "point_of_order",
        "o",
        N_("orde"),
        N_("Punt van orde: gaat voor alles, en de spreker krijgt daarna het woord terug."),
        Place.LIVE,
        partial(_ask, ORDER, N_("Wie heeft een punt van orde?")),
        partial(_could_ask, ORDER),
        footer=True,
    ),
    Command(
        "interruption",
        "c",
        N_("korte vraag"),
        N_("Iemand stelt een korte vraag; de spreker krijgt daarna het woord terug."),
        Place.LIVE,
        partial(_ask, QUESTION, N_("Wie heeft een korte vraag?")),
        partial(_could_ask, QUESTION),
    ),
    Command(
        "end_turn",
        "d",
        N_("klaar"),
        N_("De spreker is klaar; niemand anders krijgt het woord, behalve wie onderbroken was."),
        Place.LIVE,
        direct(_end),
        _end,
    ),
    Command(
        "pause_turn",
        "space",
        N_("pauze spreker"),
        N_("Zet de klok van de spreker stil, of laat hem weer lopen."),
        Place.LIVE,
        direct(_pause),
        _pause,
    ),
    Command(
        "skip_turn",
        "comma",
        N_("past"),
        N_("Wie het woord heeft of krijgt, slaat de beurt over."),
        Place.LIVE,
        direct(_pass),
        _pass,
    ),
    Command(
        "take_back",
        "backspace",
        N_("vorige spreker"),
        N_("Geef het woord terug aan wie net sprak, na een verkeerde toets."),
        Place.LIVE,
        direct(_take_back),
        _take_back,
    ),
    Command(
        "round",
        "0",
        N_("rondje"),
        N_("Iedereen die er is krijgt een keer het woord; passen mag. Steeds begint een ander."),
        Place.LIVE,
        direct(_round),
        _round,
    ),
    Command(
        "queue",
        "W",
        N_("sprekerslijst"),
        N_("De sprekerslijst: volgorde, overslaan, intrekken, wie zo weg moet."),
        Place.LIVE,
        _queue,
        _somebody_waits,
    ),
    Command(
        "switch_list",
        "D",
        N_("lijst dicht"),
        N_("Sluit de sprekerslijst van dit punt, of open haar weer."),
        Place.LIVE,
        direct(_switch_list),
        _switch_list,
    ),
)
"""Commands for the floor."""

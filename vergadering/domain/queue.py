"""The list of speakers: the council's order, speaking times, and who was heard."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from vergadering.domain.attendance import mark_of, present_people
from vergadering.domain.choices import Format, Precedence, Role, TurnKind, TurnStatus
from vergadering.domain.model import Person
from vergadering.domain.people import members, named
from vergadering.domain.spans import length
from vergadering.domain.turns import HOLDING, spoken
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from vergadering.domain.model import AgendaItem
    from vergadering.domain.model_floor import SpeakingTurn
    from vergadering.domain.state import State

SPECIAL = frozenset({TurnKind.POINT_OF_ORDER, TurnKind.INTERRUPTION})
"""Kinds that interrupt whoever is speaking, and give the floor back."""

HEARD = HOLDING | {TurnStatus.INTERRUPTED, TurnStatus.FINISHED}
"""Who has a turn with one of these was heard."""

SENTENCES = (
    N_("Nog een halve minuut."),
    N_("Wilt u afronden?"),
    N_("Uw tijd is om. Wilt u afronden?"),
)
"""What a chair says to a speaker whose time runs out, in that order."""

HALF_A_MINUTE = timedelta(seconds=30)
"""From here on a speaker is told what is left, if their whole time is half as long again."""

NEARLY = timedelta(seconds=10)
"""From here on they are asked to round off."""

LONGEST_SECONDS = 3600
"""A speaking time is an hour at most."""


def limit_for(state: State, kind: TurnKind, item: AgendaItem | None) -> int:
    """Speaking time in seconds of a kind of turn under an item; 0: no limit.

    An item's own speaking time counts for all but the two kinds that interrupt and for a
    summary, which has no limit.
    """
    rules = state.the_council.rules
    own = {
        TurnKind.POINT_OF_ORDER: rules.point_of_order_seconds,
        TurnKind.INTERRUPTION: rules.interruption_seconds,
        TurnKind.SUMMARY: 0,
    }
    if kind in own:
        return own[kind]
    if item is not None and item.limit_seconds is not None:
        return item.limit_seconds
    return {
        TurnKind.INTRODUCTION: rules.introduction_seconds,
        TurnKind.ANSWER: rules.answer_seconds,
        TurnKind.ROUND: rules.round_seconds,
    }.get(kind, rules.contribution_seconds)


def check_limit(seconds: int | None) -> None:
    """Refused when this is no speaking time; None: the council's own, 0: no limit."""
    if seconds is not None and not 0 <= seconds <= LONGEST_SECONDS:
        raise Refusal(N_("Een spreektijd is tussen 0 en {most} seconden."), most=LONGEST_SECONDS)


def rank(state: State, turn: SpeakingTurn) -> tuple[int, ...]:
    """What the council's order makes of a turn that waits: the lower goes first.

    The moment of asking counts last, and is not in it.
    """
    rules = state.the_council.rules
    kind = {TurnKind.POINT_OF_ORDER: 0, TurnKind.INTERRUPTION: 1}.get(turn.kind, 2)
    last = rules.chair_last and is_chair(state, turn.person_id)
    favours = (_favoured(state, turn, each) for each in rules.speaker_order)
    return (kind, int(last), *(int(not each) for each in favours))


def inserted(
    state: State, order: Sequence[SpeakingTurn], turn: SpeakingTurn
) -> tuple[SpeakingTurn, ...]:
    """Those who wait, with one more before the first that the council's order puts behind.

    Those who were moved by hand stay as they are among each other.
    """
    own = rank(state, turn)
    place = next((i for i, other in enumerate(order) if rank(state, other) > own), len(order))
    return (*order[:place], turn, *order[place:])


def is_chair(state: State, person_id: int) -> bool:
    """Whether somebody leads this meeting; without a name there, the council's chair does."""
    chair_id = state.the_meeting.chair_id
    if chair_id is not None:
        return chair_id == person_id
    person = state.get(Person, person_id)
    return person is not None and person.role is Role.CHAIR


def not_yet_heard(state: State, item_id: int | None) -> tuple[Person, ...]:
    """Who is present and was not heard under an item, the chair and guests not among them.

    In the order of the council's list, which says nothing of anybody. Empty while no turn
    was taken under the item: then nobody keeps a list.
    """
    heard = {t.person_id for t in state.speaking_turn if t.item_id == item_id and t.status in HEARD}
    if not heard:
        return ()
    here = {person.id for person in present_people(state)}
    return tuple(
        person
        for person in members(state)
        if person.id in here and person.id not in heard and not is_chair(state, person.id)
    )


def talk_times(state: State, now: datetime) -> dict[int, timedelta]:
    """How long each person spoke in this meeting. Private: for the chair alone."""
    speaker = {turn.id: turn.person_id for turn in state.speaking_turn}
    times: dict[int, timedelta] = {}
    for row in state.speaking_stretch:
        if time := length(row, now):
            id = speaker[row.turn_id]
            times[id] = times.get(id, timedelta()) + time
    return times


def remaining(state: State, turn: SpeakingTurn, now: datetime) -> timedelta | None:
    """What is left of a turn's speaking time, below zero when it is over; None: no limit."""
    if not turn.limit_seconds:
        return None
    return timedelta(seconds=turn.limit_seconds) - spoken(state, turn.id, now)


def saying(turn: SpeakingTurn, left: timedelta | None) -> str:
    """The sentence that a chair says to the speaker at this point; empty while there is none."""
    if left is None:
        return ""
    if left < timedelta():
        return SENTENCES[2]
    if left <= NEARLY:
        return SENTENCES[1]
    if left <= HALF_A_MINUTE and timedelta(seconds=turn.limit_seconds) > 1.5 * HALF_A_MINUTE:
        return SENTENCES[0]
    return ""


def numbers(state: State) -> dict[int, int]:
    """The number of each person on the presence list, by their identifier."""
    active = (person for person in state.person if person.active)
    return {person.id: number for number, person in enumerate(active, start=1)}


def candidates(state: State, text: str) -> tuple[Person, ...]:
    """Whom a number or a part of a name may mean, those who are present first.

    When somebody who is present fits, the others are not meant. Nothing means everybody.
    """
    wanted = text.strip()
    here = {person.id for person in present_people(state)}
    if wanted.isdecimal():
        by_number = {number: id for id, number in numbers(state).items()}
        id = by_number.get(int(wanted[:6]))
        return state.people((id,)) if id is not None else ()
    if not wanted.lstrip("@"):
        active = (person for person in state.person if person.active)
        return tuple(sorted(active, key=lambda person: person.id not in here))
    found = named(state, wanted)
    return tuple(person for person in found if person.id in here) or found


def _favoured(state: State, turn: SpeakingTurn, precedence: Precedence) -> bool:
    """Whether this puts a turn before others."""
    match precedence:
        case Precedence.LEAVES_SOON:
            return turn.leaves_soon
        case Precedence.ONLINE:
            return mark_of(state, turn.person_id).via is Format.ONLINE
        case Precedence.NOT_YET_SPOKEN:
            return not _spoke(state.speaking_turn, turn)


def _spoke(turns: Iterable[SpeakingTurn], turn: SpeakingTurn) -> bool:
    """Whether somebody had another turn under the same item that was no interruption."""
    return any(
        other.person_id == turn.person_id
        and other.item_id == turn.item_id
        and other.kind not in SPECIAL
        and other.status in HEARD
        for other in turns
    )

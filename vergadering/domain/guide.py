"""The guide: from the state alone, one line that says what a good chair does next.

It names commands, not keys: whoever shows it looks up which key gives each command.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from vergadering.domain.agenda import current_item
from vergadering.domain.attendance import quorum
from vergadering.domain.choices import Goal, ItemStatus, MeetingStatus, Outcome, Phase
from vergadering.domain.clock import forecast, spent
from vergadering.domain.decided import freed_of_quorum
from vergadering.domain.deciding import open_proposal
from vergadering.domain.minutes import to_adopt
from vergadering.domain.model import Decision, Proposal
from vergadering.domain.queue import not_yet_heard
from vergadering.domain.records import records
from vergadering.domain.review import action_list_item
from vergadering.domain.rules import place_of
from vergadering.domain.templates import is_minutes
from vergadering.domain.timing import new_division
from vergadering.domain.turns import holder, queued, waiting
from vergadering.domain.votes import open_vote
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from vergadering.domain.model import AgendaItem
    from vergadering.domain.state import State

FAR_OVER_MINUTES = 10
"""From here on an item is better put off than given more time."""

LATE_MINUTES = 5
"""From here on the end of the meeting is worth a new division of the time."""

NEARLY = 0.8
"""The share of its time after which an item is best rounded off."""

TAKEN = frozenset({Outcome.CARRIED, Outcome.CARRIED_AMENDED})
"""Outcomes that something may follow from."""

TIME_IS_UP = ("more_time", "round_off", "park_item", "defer_item")
"""What a chair can choose when an item's time is up."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One hint, and the commands that follow it."""

    text: str
    """Source text with places."""
    values: dict[str, object]
    commands: tuple[str, ...] = ()
    """Names of commands, the best first."""


def advice(state: State, now: datetime) -> Advice | None:
    """What a good chair does next; None when the meeting runs as it should."""
    match state.the_meeting.status:
        case MeetingStatus.DRAFT | MeetingStatus.PLANNED:
            return _before(state, now)
        case MeetingStatus.SUSPENDED:
            return Advice(N_("De vergadering is geschorst. Iedereen terug?"), {}, ("pause",))
        case MeetingStatus.CLOSED:
            return None
    item = current_item(state)
    if not quorum(state).known:
        return Advice(N_("De presentie is nog niet ingevuld."), {}, ("presence",))
    if item is None:
        return Advice(N_("Er is geen punt aan de orde."), {}, ("next_item", "gavel"))
    found = (hint(state, item, now) for hint in HINTS)
    return next((hint for hint in found if hint is not None), None)


def timely(state: State, now: datetime) -> tuple[str, ...]:
    """Commands that belong to this moment, so that their keys stand in view first."""
    match state.the_meeting.status:
        case MeetingStatus.DRAFT | MeetingStatus.PLANNED:
            return ("gavel", "presence")
        case MeetingStatus.SUSPENDED:
            return ("pause",)
        case MeetingStatus.CLOSED:
            return ("minutes", "next_meeting")
    item, turn = current_item(state), holder(state)
    found: tuple[str, ...] = () if quorum(state).known else ("presence",)
    found += _of_minutes(state, item)
    if open_vote(state) is not None:
        found += ("decide",)
    if turn is not None or queued(state):
        found += ("next_speaker",)
    if item is not None and _is_up(state, item, now) and open_vote(state) is None:
        found += TIME_IS_UP
    if turn is not None:
        found += ("end_turn", "pause_turn")
    if item is not None:
        found += _belonging(state, item)
    if not any(each.status is ItemStatus.PLANNED for each in state.agenda_item):
        found += ("gavel",)
    return found


def _belonging(state: State, item: AgendaItem) -> tuple[str, ...]:
    """Commands that belong to what an item is about."""
    if _just_decided(state, item):
        return ("action_for_decision", "feed_back")
    return ("review_actions",) if item == action_list_item(state) else ()


def _of_minutes(state: State, item: AgendaItem | None) -> tuple[str, ...]:
    """The way to earlier minutes, under the item that is there for them."""
    here = item is not None and is_minutes(item.title, item.goal) and to_adopt(state)
    return ("previous_minutes",) if here else ()


def _just_decided(state: State, item: AgendaItem) -> bool:
    """Whether the last thing under an item is a decision that something may follow from."""
    last = records(state, item.id)[-1:]
    return any(isinstance(row, Decision) and row.outcome in TAKEN for row in last)


def _before(state: State, now: datetime) -> Advice | None:
    """Before the gavel falls."""
    start = state.the_meeting.planned_start
    if start is None or start - now > timedelta(minutes=15):
        return None
    if not quorum(state).known:
        return Advice(N_("Vul de presentie in voordat u opent."), {}, ("presence",))
    if start <= now:
        return Advice(N_("Het is tijd: open de vergadering."), {}, ("gavel",))
    return None


def _time_is_up(state: State, item: AgendaItem, now: datetime) -> Advice | None:
    if not _is_up(state, item, now):
        return None
    over = int(spent(state, item.id, now) / timedelta(minutes=1)) - item.minutes
    facts: dict[str, object] = {"number": item.number, "n": over}
    if over >= FAR_OVER_MINUTES:
        text = N_("Punt {number} is {n} minuten over de tijd: parkeren of doorschuiven?")
        return Advice(text, facts, ("park_item", "defer_item", "more_time"))
    return Advice(N_("De tijd voor punt {number} is om."), facts, TIME_IS_UP)


def _no_quorum(state: State, item: AgendaItem, now: datetime) -> Advice | None:
    if item.goal is not Goal.DECIDE or quorum(state).met:
        return None
    proposal = open_proposal(state, item.id)
    if proposal is not None and freed_of_quorum(state, proposal.id):
        return None
    place = place_of(state, "decide_without_quorum", "quorum")
    text = N_("Er is geen quorum: een besluit is nu onder voorbehoud.")
    if place:
        text = N_("Er is geen quorum: een besluit is nu onder voorbehoud ({place}).")
    if not state.the_council.rules.decide_without_quorum:
        text = N_("Er is geen quorum: besluiten kan nu niet. Doorschuiven?")
        if place:
            text = N_("Er is geen quorum: besluiten kan nu niet ({place}). Doorschuiven?")
    return Advice(text, {"place": place}, ("defer_item", "presence"))


def _no_proposal(state: State, item: AgendaItem, now: datetime) -> Advice | None:
    """Half of the time of an item that is to be decided is gone, and there is no text."""
    if item.goal is not Goal.DECIDE or _share(state, item, now) < 0.5:
        return None
    if any(isinstance(row, Proposal | Decision) for row in records(state, item.id)):
        return None
    text = N_("Het doel is besluiten, maar er ligt nog geen voorstel.")
    return Advice(text, {}, ("decide",))


def _to_deciding(state: State, item: AgendaItem, now: datetime) -> Advice | None:
    if item.phase in (Phase.NONE, Phase.DECIDING) or open_proposal(state, item.id) is None:
        return None
    text = N_("Er ligt een voorstel. Klaar voor de besluitvorming?")
    return Advice(text, {}, ("next_phase", "decide"))


def _unheard(state: State, item: AgendaItem, now: datetime) -> Advice | None:
    """Nobody waits, and some were not heard: ask the quiet before the talkers."""
    quiet = not_yet_heard(state, item.id)
    if not quiet or holder(state) is not None or waiting(state, item.id):
        return None
    names = ", ".join(person.display_name for person in quiet)
    return Advice(N_("Nog niet gehoord: {names}. Een rondje?"), {"names": names}, ("round",))


def _decide(state: State, item: AgendaItem, now: datetime) -> Advice | None:
    if open_proposal(state, item.id) is None or holder(state) or waiting(state, item.id):
        return None
    return Advice(N_("Er ligt een voorstel. Lees het voor en besluit."), {}, ("decide",))


def _late(state: State, item: AgendaItem, now: datetime) -> Advice | None:
    late = forecast(state, now).late_minutes
    if late < LATE_MINUTES:
        return None
    try:
        new_division(state, now)
    except Refusal:
        return None
    text = N_("De vergadering loopt {n} minuten uit: de tijd opnieuw verdelen?")
    return Advice(text, {"n": late}, ("divide_time",))


def _nearly(state: State, item: AgendaItem, now: datetime) -> Advice | None:
    if _share(state, item, now) < NEARLY:
        return None
    return Advice(N_("Bijna tijd: vat samen en rond af."), {}, ("next_item",))


def _vote_waits(state: State, item: AgendaItem, now: datetime) -> Advice | None:
    """A vote runs or was counted: nothing else goes on before it is rounded off."""
    if open_vote(state) is None:
        return None
    return Advice(N_("Er wacht een stemming. Rond haar eerst af."), {}, ("decide",))


HINTS: tuple[Callable[[State, AgendaItem, datetime], Advice | None], ...] = (
    _vote_waits,
    _time_is_up,
    _no_quorum,
    _no_proposal,
    _to_deciding,
    _unheard,
    _decide,
    _late,
    _nearly,
)
"""The hints for an item under discussion, the most urgent first."""


def _is_up(state: State, item: AgendaItem, now: datetime) -> bool:
    return bool(item.minutes) and spent(state, item.id, now) >= timedelta(minutes=item.minutes)


def _share(state: State, item: AgendaItem, now: datetime) -> float:
    """The share of an item's time that is gone; 0 when it has no time."""
    if not item.minutes:
        return 0.0
    return spent(state, item.id, now) / timedelta(minutes=item.minutes)

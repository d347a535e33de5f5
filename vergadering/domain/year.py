"""A year in figures. Nobody is named, and nobody's talking is counted."""

from __future__ import annotations

from collections import Counter as Tally
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vergadering.domain.actions import is_overdue
from vergadering.domain.advice_figures import (
    AdviceFigures,
    PromiseFigures,
    advice_figures,
    made_in_or_open,
    of_year,
    promise_figures,
)
from vergadering.domain.choices import ActionStatus, EventKind, MeetingStatus, Outcome, Presence
from vergadering.domain.model import (
    Action,
    ActionEvent,
    Attendance,
    Council,
    Decision,
    Meeting,
    Person,
)
from vergadering.domain.model_registers import (
    AdviceEvent,
    AdviceRequest,
    Promise,
    PromiseEvent,
    Signal,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from vergadering.domain.model import Row
    from vergadering.domain.state import State

READ: tuple[type[Row], ...] = (
    *(Council, Person, Meeting, Attendance, Decision, Action, ActionEvent),
    *(Promise, PromiseEvent, AdviceRequest, AdviceEvent, Signal),
)
"""What the figures are made of: every row of these kinds, of all meetings."""


@dataclass(frozen=True, slots=True)
class YearFigures:
    """What a council did in a year, as far as its file knows."""

    year: int
    meetings: int
    """Meetings that were opened and closed."""
    meeting_minutes: int
    """From gavel to gavel, all of them together."""
    presence: tuple[int, int]
    """How often a member with a vote was there, of how often one was listed."""
    decisions: Mapping[Outcome, int]
    actions_made: int
    actions_done: int
    actions_dropped: int
    times_put_off: int
    """How often the date of an action was put off."""
    actions_overdue: int
    """Actions that are overdue today, of whatever year."""
    advice: AdviceFigures
    promises: PromiseFigures
    signals: int
    """Signals that came in."""
    voices: int
    """How many people, or cards, they are of."""
    themes: tuple[tuple[str, int], ...]
    """Signals by theme, most first; without a theme, or with one that is private, last."""
    fed_back: int


def year_figures(state: State, year: int, today: date) -> YearFigures:
    """The figures of a year, from a state with every row of `READ`."""
    held = [m for m in state.meeting if m.status is MeetingStatus.CLOSED and _in(m.opened_at, year)]
    ids = {meeting.id for meeting in held}
    events = [event for event in state.action_event if _in(event.at, year)]
    came = [row for row in state.signal if row.received_on and row.received_on.year == year]
    themes = Tally(row.theme.strip().casefold() for row in came)
    return YearFigures(
        year=year,
        meetings=len(held),
        meeting_minutes=sum(_minutes(meeting) for meeting in held),
        presence=_presence(state, ids),
        decisions=dict(Tally(row.outcome for row in state.decision if row.meeting_id in ids)),
        actions_made=sum(event.kind is EventKind.CREATED for event in events),
        actions_done=_became(events, ActionStatus.DONE),
        actions_dropped=_became(events, ActionStatus.DROPPED),
        times_put_off=sum(_put_off(event) for event in events),
        actions_overdue=sum(is_overdue(action, today) for action in state.action),
        advice=advice_figures(of_year(state.advice_request, year), today),
        promises=promise_figures(made_in_or_open(state.promise, year), today),
        signals=len(came),
        voices=sum(row.count for row in came),
        themes=tuple(sorted(themes.items(), key=lambda pair: (not pair[0], -pair[1], pair[0]))),
        fed_back=sum(row.fed_back_on is not None for row in came),
    )


def _in(moment: datetime | None, year: int) -> bool:
    return moment is not None and moment.year == year


def _minutes(meeting: Meeting) -> int:
    if meeting.opened_at is None or meeting.closed_at is None:
        return 0
    return int((meeting.closed_at - meeting.opened_at).total_seconds()) // 60


def _presence(state: State, meetings: set[int]) -> tuple[int, int]:
    """How often somebody with a vote was there, and how often they were there or listed absent."""
    votes = {person.id for person in state.person if person.has_vote}
    rows = [row for row in state.attendance if row.meeting_id in meetings]
    listed = {(row.meeting_id, row.person_id) for row in rows if row.person_id in votes}
    there = {
        (row.meeting_id, row.person_id)
        for row in rows
        if row.person_id in votes and row.status is Presence.PRESENT
    }
    return len(there), len(listed)


def _became(events: list[ActionEvent], status: ActionStatus) -> int:
    """How many actions came to a state, each once."""
    return len(
        {
            event.action_id
            for event in events
            if event.kind is EventKind.STATUS and event.after == status.value
        }
    )


def _put_off(event: ActionEvent) -> bool:
    later = not event.after or event.after > event.before
    return event.kind is EventKind.EXTENDED and bool(event.before) and later

"""Clocks, all derived from stored moments: nothing here counts, so nothing drifts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from vergadering.domain.agenda import current_item
from vergadering.domain.choices import ItemStatus
from vergadering.domain.meeting import in_progress
from vergadering.domain.spans import ZERO, length

if TYPE_CHECKING:
    from vergadering.domain.model import AgendaItem
    from vergadering.domain.state import State


def spent(state: State, item_id: int, now: datetime) -> timedelta:
    """How long an item has been under discussion, breaks not counted; never negative."""
    visits = (visit for visit in state.agenda_visit if visit.item_id == item_id)
    return sum((length(visit, now) for visit in visits), ZERO)


def whole_minutes(time: timedelta) -> int:
    """A duration in whole minutes, rounded to the nearest."""
    return round(time.total_seconds() / 60)


@dataclass(frozen=True, slots=True)
class Forecast:
    """When the meeting will be done, if each coming item takes what was planned."""

    planned_minutes: int
    """The sum of all items."""
    end: datetime | None
    """Expected end; None when nothing says when the meeting begins."""
    late_minutes: int
    """Later than planned; negative when earlier, 0 when no end was planned."""


def left(state: State, item: AgendaItem, now: datetime) -> timedelta:
    """What is left of an item's planned time; zero when it is over or was dealt with."""
    if item.status not in (ItemStatus.PLANNED, ItemStatus.CURRENT):
        return ZERO
    return max(ZERO, timedelta(minutes=item.minutes) - spent(state, item.id, now))


def forecast(state: State, now: datetime) -> Forecast:
    """The sum of the agenda and the expected end.

    Before the opening the planned start counts, or now when that has passed. A closed
    meeting ended when it was closed.
    """
    meeting = state.the_meeting
    planned = sum(item.planned_minutes for item in state.agenda_item)
    if meeting.closed_at is not None:
        end: datetime | None = meeting.closed_at
    elif meeting.opened_at is not None:
        end = now + sum((left(state, item, now) for item in state.agenda_item), ZERO)
    elif meeting.planned_start is not None:
        begin = max(meeting.planned_start, now) if _same_day(meeting.planned_start, now) else None
        end = (begin or meeting.planned_start) + timedelta(minutes=planned)
    else:
        end = None
    late = whole_minutes(end - meeting.planned_end) if end and meeting.planned_end else 0
    return Forecast(planned, end, late)


def planned_starts(state: State) -> dict[int, datetime]:
    """The planned start of each item, from the start of the meeting; empty without one."""
    begin = state.the_meeting.planned_start
    starts: dict[int, datetime] = {}
    for item in state.items:
        if begin is None:
            break
        starts[item.id] = begin
        begin += timedelta(minutes=item.planned_minutes)
    return starts


def over_minutes(state: State, now: datetime) -> int:
    """How many whole minutes the current item is over its time; 0 while it is not."""
    item = current_item(state)
    if item is None or not item.minutes:
        return 0
    return max(0, int((spent(state, item.id, now).total_seconds() // 60) - item.minutes))


def expected_starts(state: State, now: datetime) -> dict[int, datetime]:
    """When each item that waits will begin, if those before it take what they may.

    Items in front of the current one come last, as the chair will take them up then.
    Empty unless the meeting is under way.
    """
    if not in_progress(state):
        return {}
    current = current_item(state)
    begin = now + (left(state, current, now) if current else ZERO)
    waiting = [item for item in state.items if item.status is ItemStatus.PLANNED]
    waiting.sort(key=lambda item: current is not None and item.position < current.position)
    starts: dict[int, datetime] = {}
    for item in waiting:
        starts[item.id] = begin
        begin += left(state, item, now)
    return starts


def minute_of(state: State, now: datetime) -> tuple[datetime, int]:
    """The minute of the clock and of the current item: what is shown in minutes follows these."""
    item = current_item(state)
    took = spent(state, item.id, now) // timedelta(minutes=1) if item else 0
    return now.replace(second=0, microsecond=0), took


def _same_day(one: datetime, other: datetime) -> bool:
    return one.date() == other.date()

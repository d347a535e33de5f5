"""Spans of time with a beginning and an end: of an item, of a break, of a speaker."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from vergadering.domain.model import AgendaVisit, MeetingBreak
from vergadering.domain.model_floor import SpeakingStretch

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

Span = TypeVar("Span", AgendaVisit, MeetingBreak, SpeakingStretch)

ZERO = timedelta()


def length(row: AgendaVisit | MeetingBreak | SpeakingStretch, now: datetime) -> timedelta:
    """How long a span lasted, or has lasted until now; never negative."""
    if row.started_at is None:
        return ZERO
    return max(ZERO, (row.ended_at or now) - row.started_at)


def ended(rows: Iterable[Span], at: datetime) -> list[Span]:
    """The spans that go on, ended; never before they began, also when a clock was set back."""
    return [
        replace(row, ended_at=max(at, row.started_at or at)) for row in rows if row.ended_at is None
    ]


def clock_time(time: timedelta) -> str:
    """A duration as minutes and seconds, `1:05`; never negative."""
    seconds = max(0, int(time.total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02d}"

"""Reading a council's file: the newest state, and a meeting by its number."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from vergadering.domain.choices import MeetingStatus
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.store.council import CouncilFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vergadering.domain.model import Meeting, Row
    from vergadering.domain.state import State


@contextmanager
def reading(path: Path) -> Iterator[CouncilFile]:
    """A council's file, let go of at the end."""
    file = CouncilFile(path)
    try:
        yield file
    finally:
        file.close()


def council_of(path: Path) -> State:
    """What lives across meetings: the council, its people, the open actions."""
    with reading(path) as file:
        return file.load(None)[0]


def register_of(path: Path) -> State:
    """Every decision and proposal of the council, of all meetings."""
    with reading(path) as file:
        return file.register()


def tables_of(path: Path, *kinds: type[Row]) -> State:
    """Every row of these kinds, of all meetings."""
    with reading(path) as file:
        return file.tables(*kinds)


def meeting_of(path: Path, number: str) -> State:
    """A state with this meeting in hand; without a number, the one that was closed last."""
    with reading(path) as file:
        state, _ = file.load(None)
        meeting = _numbered(state, number) if number else _last_closed(state)
        return file.load(meeting.id)[0]


def coming_meeting_of(path: Path, number: str) -> State:
    """A state with this meeting in hand; without a number, the one that is planned next."""
    with reading(path) as file:
        state, _ = file.load(None)
        meeting = _numbered(state, number) if number else _coming(state)
        return file.load(meeting.id)[0]


def _coming(state: State) -> Meeting:
    """The planned meeting that comes first, else one without a date, else the last closed."""
    waiting = [
        meeting
        for meeting in state.meeting
        if meeting.status in (MeetingStatus.DRAFT, MeetingStatus.PLANNED)
    ]
    dated = [(m.planned_start, m) for m in waiting if m.planned_start is not None]
    if dated:
        return min(dated, key=lambda pair: pair[0])[1]
    return waiting[0] if waiting else _last_closed(state)


def _numbered(state: State, number: str) -> Meeting:
    for meeting in state.meeting:
        if meeting.number.casefold() == number.strip().casefold():
            return meeting
    known = ", ".join(meeting.number for meeting in state.meeting)
    if not known:
        raise Refusal(N_("Er staat nog geen vergadering in dit bestand."))
    text = N_("Er is geen vergadering {number}. Wel: {known}.")
    raise Refusal(text, number=number, known=known)


def _last_closed(state: State) -> Meeting:
    closed = [
        (meeting.closed_at, meeting)
        for meeting in state.meeting
        if meeting.status is MeetingStatus.CLOSED and meeting.closed_at is not None
    ]
    if not closed:
        raise Refusal(N_("Er is nog geen vergadering gesloten. Kies er een met -v."))
    return max(closed, key=lambda pair: pair[0])[1]

"""iCalendar (RFC 5545): what somebody has to do, for their own calendar program."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from vergadering.documents.clean import clean, one_line
from vergadering.documents.reminders import together
from vergadering.domain.choices import ActionStatus
from vergadering.domain.model import Meeting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from vergadering.documents.reminders import Reminder
    from vergadering.domain.model import Action
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

LONGEST = 75
"""Bytes of a line, without its end; a longer one goes on in the next."""

STATUS = {
    ActionStatus.OPEN: "NEEDS-ACTION",
    ActionStatus.IN_PROGRESS: "IN-PROCESS",
    ActionStatus.REPORTED_DONE: "IN-PROCESS",
    ActionStatus.DONE: "COMPLETED",
    ActionStatus.DROPPED: "CANCELLED",
}
"""What each status is called there."""


def tasks(reminder: Reminder, state: State, t: Translator, at: datetime, origin: str) -> bytes:
    """What waits for somebody, a task for each action.

    `origin` tells this file from every other, so that a task that is read in again takes the
    place of the earlier one.
    """
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//vergadering//vergadering//NL"),
        *("CALSCALE:GREGORIAN", "METHOD:PUBLISH"),
    ]
    for action in reminder.actions:
        lines += _task(reminder, action, state, t, at, origin)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def folded(line: str) -> bytes:
    """A line in pieces of at most 75 bytes, no character broken; each ends as the format wants."""
    pieces, piece = [], b""
    for char in line:
        coded = char.encode("utf-8")
        if len(piece) + len(coded) > LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += coded
    return b"\r\n".join([*pieces, piece]) + b"\r\n"


def escaped(text: str) -> str:
    """A text as a value: without what could end it."""
    plain = clean(text).replace("\t", " ")
    for mark, said in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(mark, said)
    return plain


def _task(
    reminder: Reminder, action: Action, state: State, t: Translator, at: datetime, origin: str
) -> Iterator[str]:
    changes = sum(1 for event in state.action_event if event.action_id == action.id)
    yield "BEGIN:VTODO"
    yield f"UID:{action.number.lower()}@{origin}.vergadering"
    yield f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{max(0, changes - 1)}"
    yield f"SUMMARY:{escaped(one_line(action.text))}"
    yield "DESCRIPTION:" + escaped("\n".join(_about(reminder, action, state, t)))
    if action.due is not None:
        yield f"DUE;VALUE=DATE:{action.due:%Y%m%d}"
    yield f"STATUS:{STATUS[action.status]}"
    yield "END:VTODO"


def _about(reminder: Reminder, action: Action, state: State, t: Translator) -> Iterable[str]:
    """Number and council, the meeting that agreed it, and who else has a part in it."""
    meeting = state.get(Meeting, action.meeting_id)
    agreed = t("afgesproken in {number}", number=meeting.number) if meeting else ""
    head = ", ".join(filter(None, (action.number, one_line(state.the_council.name))))
    return filter(None, (head, agreed, together(reminder, action, state, t)))

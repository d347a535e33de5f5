"""The capture notation: what one typed line says, before anyone looks up who is meant."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain import phrases
from vergadering.domain.choices import NoteKind
from vergadering.domain.dates import read_clock
from vergadering.domain.entries import Entry, NoteEntry
from vergadering.domain.line_commands import COMMANDS, Command, Takes
from vergadering.domain.people import plain

if TYPE_CHECKING:
    from datetime import date, time

__all__ = ["COMMANDS", "Command", "Takes", "command_of", "is_internal", "read"]


def read(line: str, today: date, next_meeting: date | None = None) -> Entry:
    """What a line says. A line that cannot be understood is a note with its text as typed."""
    at, rest = _clocked(line.strip())
    days = phrases.Days(today, next_meeting)
    if not rest.startswith("/"):
        return phrases.note(rest, days, kind=NoteKind.DISCUSSION, at=at)
    word = rest.split(maxsplit=1)[0]
    command = command_of(word)
    entry = command.parse(rest[len(word) :].strip(), days) if command else None
    if entry is None:
        return NoteEntry(NoteKind.DISCUSSION, rest, typed=rest, unknown=word, at=at)
    return replace(entry, at=at) if at else entry


def is_internal(line: str) -> bool:
    """Whether a line, perhaps unfinished, is a note for the typist alone."""
    _, rest = _clocked(line.strip())
    word = rest.split(maxsplit=1)[0] if rest.startswith("/") else ""
    return bool(word) and command_of(word) is _BY_WORD["intern"]


def command_of(word: str) -> Command | None:
    """The command that answers to a word, with or without its slash; None when none does."""
    return _BY_WORD.get(plain(word[:40]).lstrip("/").rstrip(":")) if len(word) <= 40 else None


def _clocked(line: str) -> tuple[time | None, str]:
    """The clock time that a line begins with, and the rest; a lone time is a text."""
    found = re.match(r"([0-9]{1,2}:[0-9]{2})\s+(?=\S)", line)
    clock = read_clock(found[1]) if found else None
    return (clock, line[found.end() :]) if found and clock else (None, line)


_BY_WORD = {word: command for command in COMMANDS for word in command.words}

"""The formats for other programs by name; each is a text without anything private."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from vergadering.documents.compose.names import slug
from vergadering.documents.compose.times import day_of
from vergadering.documents.data import write_data
from vergadering.domain.plain import clean
from vergadering.domain.public import public
from vergadering.domain.state import State
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from vergadering.i18n import Translator

Write: TypeAlias = Callable[[State, datetime], str]
"""Makes a text of the meeting in hand that ends with a newline; the moment is now."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that other programs, or this one, can read."""

    name: str
    """English name, for who asks for it in English."""
    label: str
    """Dutch name."""
    extension: str
    """How the name of a file ends, as `.json`."""
    write: Write


def _notation(state: State, _now: datetime) -> str:
    """The notation of the capture line; reading it in makes a meeting with what is public."""
    from vergadering.domain.script import write_script

    return clean(write_script(public(state)))


FORMATS: tuple[Format, ...] = (
    Format("json", "json", ".json", write_data),
    Format("notation", "notatie", ".txt", _notation),
)
"""Every format; the first is made when nobody says which."""


def format_named(name: str) -> Format:
    """The format with this Dutch or English name. Refused when there is none."""
    wanted = name.strip().casefold()
    for format in FORMATS:
        if wanted in (format.name, format.label):
            return format
    known = ", ".join(format.label for format in FORMATS)
    raise Refusal(N_("{name} is geen formaat. Kies uit: {known}."), name=name, known=known)


def file_name(format: Format, state: State, t: Translator) -> str:
    """A name that sorts by date: `2026-10-06_vergadering_clientenraad-noorderveen.json`."""
    meeting = state.the_meeting
    day = day_of(meeting)
    words = (
        day.isoformat() if day else slug(meeting.number),
        slug(t(N_("vergadering"))),
        slug(state.the_council.name),
    )
    return "_".join(part for part in words if part) + format.extension

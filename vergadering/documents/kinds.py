"""The kinds of documents by name: the screen and the command line call the same function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from vergadering.documents.compose import advice, decisions, invitation, minutes
from vergadering.documents.compose.names import slug
from vergadering.documents.compose.times import day_of
from vergadering.domain.choices import MinutesStatus
from vergadering.domain.public import public
from vergadering.domain.state import State
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_, Translator

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from vergadering.documents.blocks import Document

Compose: TypeAlias = Callable[[State, Translator, datetime], "Document"]
"""Makes a document of a public state; the moment is when the document is made."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document."""

    name: str
    """English name, for who asks for it in English."""
    label: str
    """Dutch source text: its name, and what it is called in a file name."""
    compose: Compose


KINDS: tuple[Kind, ...] = (
    Kind("minutes", N_("notulen"), minutes.compose),
    Kind("decisions", N_("besluitenlijst"), decisions.compose),
    Kind("agenda", N_("agenda"), invitation.compose),
    Kind("advice", N_("adviesoverzicht"), advice.compose),
)
"""Every kind of document; the first is made when nobody says which."""


def kind_named(name: str) -> Kind:
    """The kind with this Dutch or English name. Refused when there is none."""
    wanted = name.strip().casefold()
    for kind in KINDS:
        if wanted in (kind.name, kind.label):
            return kind
    known = ", ".join(kind.label for kind in KINDS)
    raise Refusal(N_("{name} is geen soort document. Kies uit: {known}."), name=name, known=known)


def compose(kind: str, state: State, t: Translator, made_at: datetime) -> Document:
    """A document of the meeting in hand, without anything private."""
    return kind_named(kind).compose(public(state), t, made_at)


def write(
    kind: str,
    state: State,
    out: BinaryIO,
    t: Translator,
    *,
    made_at: datetime,
    template: Path | None = None,
) -> None:
    """Write a Word document of the meeting in hand, without anything private.

    `template` is a Word document whose styles are used. Refused when the kind or the
    template is not known, or when no meeting is in hand; nothing was written then.
    """
    from vergadering.documents.word import render

    out.write(render(compose(kind, state, t, made_at), template))


def file_name(kind: str, state: State, t: Translator) -> str:
    """A name that sorts by date: `2026-10-06_notulen_clientenraad-noorderveen_concept.docx`."""
    name = kind_named(kind).name
    if name == "advice" or (state.meeting_id is None and name == "decisions"):
        return f"{slug(t(kind_named(kind).label))}_{slug(state.the_council.name)}.docx"
    meeting = state.the_meeting
    day = day_of(meeting)
    if kind_named(kind).name == "agenda":
        start = meeting.planned_start
        when = start.date().isoformat() if start else slug(meeting.number)
        parts = (when, slug(t(N_("uitnodiging"))), slug(state.the_council.name))
        return "_".join(part for part in parts if part) + ".docx"
    adopted = meeting.minutes_status is MinutesStatus.ADOPTED
    status = MinutesStatus.ADOPTED if adopted else MinutesStatus.DRAFT
    words = (
        day.isoformat() if day else slug(meeting.number),
        slug(t(kind_named(kind).label)),
        slug(state.the_council.name),
        slug(t(word(status))),
    )
    return "_".join(part for part in words if part) + ".docx"

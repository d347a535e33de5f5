"""What a document is made of, in no format yet.

Texts are as people typed them: whoever writes a format cleans and escapes them. A line end
in a text is a new line within the same paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime


class Style(StrEnum):
    """What a paragraph is, so that each format can show it in its own way."""

    BODY = "body"
    SUBTITLE = "subtitle"
    STATUS = "status"
    """How far the document is, as `Concept`."""
    QUESTION = "question"
    """The key question of an item or a meeting."""
    EVENT = "event"
    """Somebody came or left, or the meeting stood still."""
    BULLET = "bullet"
    QUOTE = "quote"
    TIP = "tip"
    PROPOSAL = "proposal"
    DECISION = "decision"
    PROMISE = "promise"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that readers can jump to. Levels are never skipped."""

    text: str
    level: int = 1
    """1 for an agenda item, 2 for its parts."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and what it is."""

    runs: tuple[Run, ...]
    style: Style = Style.BODY

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what there is to say about it, a line each."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The particulars at the head of a document."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Data in rows under one row of headings; no cell is empty and none spans others."""

    title: str
    description: str
    """What the table shows, for who cannot see it."""
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    """How wide each column is beside the others."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A line on which somebody signs."""

    text: str


@dataclass(frozen=True, slots=True)
class WidePages:
    """From here on the pages lie on their side, if the format has pages."""


Block: TypeAlias = Heading | Paragraph | Facts | Table | Signature | WidePages


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    title: str
    subject: str
    author: str
    """The council: who speaks in it."""
    language: str
    """`nl` or `en`."""
    created: datetime
    header: str
    """Stands above each page; nothing that is not in the body too."""
    footer: str
    page_text: str
    """What a page says of itself, with the places `{page}` and `{pages}`."""
    blocks: tuple[Block, ...]
    wide: bool = False
    """Whether all its pages lie on their side, if the format has pages."""


def paragraph(text: str, style: Style = Style.BODY) -> Paragraph:
    """A paragraph in one weight."""
    return Paragraph((Run(text),), style)


def labelled(label: str, text: str, style: Style) -> Paragraph:
    """A paragraph that begins with a label in bold: `Besluit B-2026-15:` and its text."""
    return Paragraph((Run(f"{label} ", strong=True), Run(text)), style)

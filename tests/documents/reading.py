"""Composing and writing documents in tests, and reading them back."""

from __future__ import annotations

import gettext
import io
import zipfile
from typing import TYPE_CHECKING

import docx

from tests.helpers.council import later
from vergadering.documents import kinds
from vergadering.documents.blocks import Facts, Heading, Paragraph, Signature, Table
from vergadering.documents.house import W
from vergadering.i18n import Translator

if TYPE_CHECKING:
    from pathlib import Path

    from vergadering.documents.blocks import Block, Document
    from vergadering.domain.state import State

DUTCH = Translator("nl")
MADE = later(180)


class Loud(Translator):
    """A language in which every text shows that it was translated."""

    def __init__(self) -> None:
        self.language = "en"
        self._catalogue = _Shouting()


class _Shouting(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return f"«{message}»"

    def ngettext(self, one: str, more: str, n: int) -> str:
        return f"«{one if n == 1 else more}»"


def composed(state: State, t: Translator = DUTCH) -> Document:
    """The minutes as blocks."""
    return kinds.compose("notulen", state, t, MADE)


def sentences(state: State, t: Translator = DUTCH) -> list[str]:
    """Every heading, paragraph, fact and row of the minutes as a line of text."""
    return [line for block in composed(state, t).blocks for line in _lines(block)]


def under(state: State, heading: str) -> list[str]:
    """The lines of the minutes under the heading that begins so."""
    found: list[str] = []
    inside = False
    for block in composed(state).blocks:
        if isinstance(block, Heading):
            inside = block.text.startswith(heading)
        elif inside:
            found += _lines(block)
    return found


def fact(state: State, label: str) -> tuple[str, ...]:
    """What stands beside a label in the key block; nothing when the label is not there."""
    rows = next(block for block in composed(state).blocks if isinstance(block, Facts)).rows
    return next((row.lines for row in rows if row.label == label), ())


def table(state: State, title: str) -> Table | None:
    """The table with this title."""
    tables = [block for block in composed(state).blocks if isinstance(block, Table)]
    return next((each for each in tables if each.title == title), None)


def written(state: State, template: Path | None = None, t: Translator = DUTCH) -> bytes:
    """The minutes as a Word file."""
    out = io.BytesIO()
    kinds.write("notulen", state, out, t, made_at=MADE, template=template)
    return out.getvalue()


def reopened(content: bytes):
    """A Word file as python-docx reads it."""
    return docx.Document(io.BytesIO(content))


def unzipped(content: bytes) -> str:
    """Everything in a Word file as one text, names of parts included."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return "\n".join(
            f"{name}\n{archive.read(name).decode('utf-8')}" for name in archive.namelist()
        )


def w(name: str) -> str:
    """A name in the namespace of Word."""
    return f"{{{W}}}{name}"


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(text) | Signature(text):
            return [text]
        case Paragraph():
            return [block.text]
        case Facts(rows):
            return [f"{row.label}: {line}" for row in rows for line in row.lines]
        case Table():
            return [" | ".join(row) for row in (block.header, *block.rows)]
        case _:
            return []

"""Every text for people in the source, and the catalogue that translates it.

`python -m tests.helpers.texts` brings the English catalogue up to date: new texts come in
empty, old ones go, and what was translated is compiled.
"""

from __future__ import annotations

import ast
import io
import string
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.helpers.source import PACKAGE, calls, modules, name_of, short
from vergadering.i18n import LOCALE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PO = LOCALE / "en" / "LC_MESSAGES" / "vergadering.po"
MO = PO.with_suffix(".mo")
WRITTEN = datetime(2026, 11, 22, tzinfo=UTC)
"""The date in the head of the catalogue; it stays, so that only texts make a difference."""

ONE = {"N_", "t", "_t", "Marked"}
"""What is called with one source text."""
ONE_AND_MORE = {"many"}
"""What is called with the text for one and the text for more."""


class Text(NamedTuple):
    """A source text and where it stands."""

    texts: tuple[str, ...]
    """One text, or the singular and the plural."""
    place: str


def marked(path: Path) -> Iterator[Text]:
    """The texts of a file that are translated."""
    for call in calls(path):
        name = name_of(call)
        wanted = 1 if name in ONE else 2 if name in ONE_AND_MORE else 0
        given = [arg.value for arg in call.args[:wanted] if is_text(arg)]
        if wanted and len(given) == wanted:
            yield Text(tuple(given), f"{short(path)}:{call.lineno}")


def is_text(node: ast.expr) -> bool:
    """Whether something in the source is a plain text."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def texts() -> dict[tuple[str, ...], list[str]]:
    """Every source text of the package, with its places; empty texts are no texts."""
    found: dict[tuple[str, ...], list[str]] = {}
    for path in modules(PACKAGE):
        for text in marked(path):
            if text.texts[0]:
                found.setdefault(text.texts, []).append(text.place)
    return found


def catalogue() -> Catalog:
    """The English catalogue as it stands; an empty one when nobody made it."""
    if not PO.exists():
        return Catalog(locale="en", domain="vergadering")
    with PO.open("rb") as file:
        return read_po(file, locale="en", domain="vergadering")


def forms(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """A text of the catalogue as its one or more forms."""
    return (value,) if isinstance(value, str) else tuple(value)


def translations() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each source text of the catalogue with its translation; doubtful ones are empty."""
    return {
        forms(message.id): ("",) if message.fuzzy else forms(message.string)
        for message in catalogue()
        if message.id
    }


def places(text: str) -> set[str]:
    """The names of the `{places}` in a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def compiled() -> bytes:
    """What the compiled catalogue should be."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue())
    return buffer.getvalue()


def update() -> None:
    """Bring the catalogue up to date with the source and compile it."""
    old = translations()
    new = Catalog(
        locale="en",
        domain="vergadering",
        project="vergadering",
        header_comment="# What the program says in English.",
        creation_date=WRITTEN,
        revision_date=WRITTEN,
        last_translator="",
        language_team="",
        msgid_bugs_address="",
        fuzzy=False,
    )
    for source, where in sorted(texts().items(), key=lambda pair: pair[1]):
        known = old.get(source, ("",) * len(source))
        single = len(source) == 1
        new.add(
            source[0] if single else source,
            known[0] if single else known,
            locations=[(place.partition(":")[0], 0) for place in dict.fromkeys(where)],
        )
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, new, width=98, include_lineno=False, omit_header=False)
    MO.write_bytes(compiled())


if __name__ == "__main__":
    update()

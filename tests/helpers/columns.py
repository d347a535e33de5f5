"""Every column of a council's file, and whether it can hold a text that is private.

What a row of the domain holds follows from its class, and what may be seen of it from
`domain/public`. The other tables have a line here.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, is_dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from tests.helpers.files import INDEX, raw
from vergadering.domain import public
from vergadering.domain.model import AgendaItem, Decision
from vergadering.domain.state import KIND

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vergadering.domain.model import Row


class Sort(Enum):
    """What a column can hold."""

    NO_TEXT = "numbers, choices, moments, yes and no; or what the program itself wrote"
    OPEN = "a text that may be seen, unless its whole row is private"
    TOLD = "a text that may be seen also when its row is private"
    PRIVATE = "a text that nobody may see"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file; of a column that holds an object, one field of that."""

    table: str
    name: str
    """As `text`, or `rules.house_rules`."""

    def __str__(self) -> str:
        return f"{self.table}.{self.name}"


OF_THE_STORE = {
    "journal": {
        "id": Sort.NO_TEXT,
        "at": Sort.NO_TEXT,
        "who": Sort.TOLD,  # an undo says whose change it takes back
        "name": Sort.NO_TEXT,
        "meeting_id": Sort.NO_TEXT,
        "undoes": Sort.NO_TEXT,
        "rows": Sort.PRIVATE,
        "expired": Sort.NO_TEXT,
    },
    "draft": {
        "place": Sort.NO_TEXT,
        "window": Sort.PRIVATE,  # it has the name of a computer
        "at": Sort.NO_TEXT,
        "text": Sort.PRIVATE,
        "item_id": Sort.NO_TEXT,
        "seen": Sort.NO_TEXT,
    },
    "session": {
        "window": Sort.PRIVATE,
        "who": Sort.TOLD,
        "started_at": Sort.NO_TEXT,
        "seen_at": Sort.NO_TEXT,
    },
    "search_debt": {"id": Sort.NO_TEXT},
}
"""The columns of tables that are no rows of the domain."""

WRITTEN_BY_THE_PROGRAM = {"number", "language"}
"""Columns of texts that nobody types."""

TOLD_OF_CLOSED: dict[type[Row], str] = {
    AgendaItem: public.CLOSED_ITEM,
    Decision: f"{public.CLOSED_DECISION} public_text",
}
"""What may be told of rows that belong to a closed item."""

UNPLACED = (
    "{column} is new: say in tests/helpers/columns.py what it can hold ({sorts}), and if that is "
    "a text that is private, plant a secret in it in tests/helpers/planting.py"
)
FIELDLESS = "{column} is no field of {kind}: a column of a row of the domain needs one"
UNREADABLE = "{column} holds {hint}: say in tests/helpers/columns.py whether that can hold a text"


def tables(path: Path) -> dict[str, list[str]]:
    """Every table of a file, and its columns; not the index of texts that stand in others."""
    with closing(raw(path)) as db:
        names = [
            name
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith(("sqlite_", "_sqlite_migrations", INDEX))
        ]
        return {
            name: [row[1] for row in db.execute(f"PRAGMA table_info({name})")] for name in names
        }


def references(path: Path, table: str) -> dict[str, str]:
    """The columns of a table that refer to another, and to which."""
    with closing(raw(path)) as db:
        return {row[3]: row[2] for row in db.execute(f"PRAGMA foreign_key_list({table})")}


def placed(path: Path) -> dict[Column, Sort]:
    """What every column of a file can hold. Fails on a column that nobody placed."""
    found: dict[Column, Sort] = {}
    for table, names in tables(path).items():
        for name in names:
            found.update(_placed(table, name))
    return found


def _placed(table: str, name: str) -> Iterator[tuple[Column, Sort]]:
    column = Column(table, name)
    kind = KIND.get(table)
    if kind is None:
        sort = OF_THE_STORE.get(table, {}).get(name)
        sorts = ", ".join(each.name for each in Sort)
        assert sort is not None, UNPLACED.format(column=column, sorts=sorts)
        return iter([(column, sort)])
    hints = get_type_hints(kind)
    assert name in hints, FIELDLESS.format(column=column, kind=kind.__name__)
    return _walked(kind, column, name, hints[name])


def _walked(
    kind: type[Row], column: Column, field: str, hint: Any
) -> Iterator[tuple[Column, Sort]]:
    """What a field of a row can hold; an object is walked through."""
    bare = _bare(hint)
    if is_dataclass(bare):
        for name, inner in get_type_hints(bare).items():
            yield from _walked(kind, Column(column.table, f"{column.name}.{name}"), field, inner)
    elif bare is not str:
        assert _textless(bare), UNREADABLE.format(column=column, hint=hint)
        yield column, Sort.NO_TEXT
    elif column.name in WRITTEN_BY_THE_PROGRAM:
        yield column, Sort.NO_TEXT
    elif field in TOLD_OF_CLOSED.get(kind, "").split():
        yield column, Sort.TOLD
    else:
        seen = field in public.FIELDS.get(kind, "").split()
        yield column, Sort.OPEN if seen else Sort.PRIVATE


def _bare(hint: Any) -> Any:
    """A hint without its None, and of a list what is in it."""
    if isinstance(hint, UnionType):
        hint = next(each for each in get_args(hint) if each is not NoneType)
    return get_args(hint)[0] if get_origin(hint) is tuple else hint


def _textless(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, int | date | datetime | StrEnum)

"""Records to plain values and back: what stands in a column, and in the journal."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from vergadering.domain.choices import Precedence
from vergadering.domain.history import Difference
from vergadering.domain.model_rules import Rules
from vergadering.domain.state import KIND, TABLE

if typing.TYPE_CHECKING:
    from vergadering.domain.model import Row

Values = Mapping[str, Any]
"""A row as column names and plain values: text, whole numbers and None."""


def encode(row: Row) -> dict[str, Any]:
    """The plain values of a record, in the order of its fields."""
    return {name: _plain(getattr(row, name)) for name in columns(type(row))}


def decode(kind: type[Row], values: Values) -> Row:
    """The record of these values. Columns that it does not know are passed over."""
    return kind(**{name: read(values[name]) for name, read in _readers(kind) if name in values})


def columns(kind: type[Row]) -> tuple[str, ...]:
    """The columns of a kind of record."""
    return _COLUMNS[kind]


_COLUMNS = {kind: tuple(field.name for field in fields(kind)) for kind in TABLE}


def to_json(done: tuple[Difference, ...]) -> str:
    """Differences as they stand in the journal: `[[table, before, after], …]`."""
    return json.dumps(
        [[d.table, d.before and encode(d.before), d.after and encode(d.after)] for d in done],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_json(text: str) -> tuple[Difference, ...]:
    """The differences of a line of the journal."""
    return tuple(
        Difference(
            table,
            decode(KIND[table], before) if before else None,
            decode(KIND[table], after) if after else None,
        )
        for table, before, after in json.loads(text)
    )


def _plain(value: object) -> object:
    match value:
        case None | int() if not isinstance(value, bool):
            return value
        case bool():
            return int(value)
        case StrEnum():
            return value.value
        case str():
            return value
        case datetime() | date():
            return value.isoformat()
        case tuple():
            return json.dumps(value)
        case Rules():
            return json.dumps(asdict(value), ensure_ascii=False)
    raise TypeError(type(value))


def _readers(kind: type[Row]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """What reads each column, worked out once for each kind of record."""
    if kind not in _READERS:
        hints = typing.get_type_hints(kind)
        _READERS[kind] = tuple((name, _reader(hints[name])) for name in columns(kind))
    return _READERS[kind]


_READERS: dict[type[Row], tuple[tuple[str, Callable[[Any], Any]], ...]] = {}


def _reader(hint: Any) -> Callable[[Any], Any]:
    if isinstance(hint, types.UnionType):
        inner = _reader(next(arg for arg in hint.__args__ if arg is not types.NoneType))
        return lambda value: None if value is None else inner(value)
    readers: dict[object, Callable[[Any], Any]] = {
        datetime: datetime.fromisoformat,
        date: date.fromisoformat,
        Rules: _rules,
        bool: bool,
        tuple[int, ...]: lambda value: tuple(json.loads(value)),
        tuple[Precedence, ...]: lambda value: tuple(Precedence(each) for each in value),
    }
    if hint in readers:
        return readers[hint]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    return lambda value: value


def _rules(text: str) -> Rules:
    hints = typing.get_type_hints(Rules)
    stored = json.loads(text)
    return Rules(**{name: _reader(hints[name])(stored[name]) for name in hints if name in stored})

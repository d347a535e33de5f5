"""What became of one record, step by step, as the journal tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vergadering.domain.history import LABELS
from vergadering.domain.lines import notation_of
from vergadering.domain.public import view_of
from vergadering.domain.records import is_record
from vergadering.domain.state import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from vergadering.domain.history import Line
    from vergadering.domain.model import Row
    from vergadering.domain.records import Record
    from vergadering.domain.state import State


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a record."""

    at: datetime
    label: str
    """Source text of what was done."""
    who: str
    """Who did it; empty when nobody said so."""
    undone: bool
    """Whether it was taken back or done again, rather than done."""
    said: str
    """The record as it was typed from then on; empty when it was removed."""
    shown: bool
    """Whether what it said may be shown."""


def story(
    state: State, lines: Iterable[Line], record: Record, *, private: bool
) -> tuple[Step, ...]:
    """The steps of a record, oldest first; `lines` are those of the journal that touched it.

    What a step said is left out where the public view of it has no such record.
    """
    key = (TABLE[type(record)], record.id)
    return tuple(
        _step(state, line, difference.after, private=private)
        for line in lines
        for difference in line.done
        if (difference.table, difference.id) == key
    )


def _step(state: State, line: Line, row: Row | None, *, private: bool) -> Step:
    label, undone = LABELS.get(line.name, line.name), line.undoes is not None
    if row is None:
        return Step(line.at, label, line.who, undone, "", shown=True)
    then = state.put(row)
    seen = view_of(then, private=private).get(type(row), row.id)
    said = notation_of(then, seen) if is_record(seen) else ""
    return Step(line.at, label, line.who, undone, said, shown=bool(said))

"""A change: on ten years of data, on an empty file, and as one bare row of sqlite-utils."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from sqlite_utils import Database

from tests.benchmarks.measured import Line, medians
from tests.benchmarks.years import SENTENCE, under_way
from vergadering.desk import Desk
from vergadering.domain import notes
from vergadering.domain.agenda import current_item
from vergadering.domain.public import public

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 300


def measure(folder: Path, years: Path) -> list[Line]:
    """The same note, kept in turn."""
    with under_way(folder / "leeg.db") as small, closing(Desk(years)) as large:
        large.take(next(row.id for row in large.state.meeting if row.number[0] == "V"))
        bare = Database(folder / "kaal.db", execute_plugins=False)
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("PRAGMA journal_mode = TRUNCATE")
        table = bare.table("note")
        table.insert({"id": 1, "text": SENTENCE}, pk="id")
        here, there, alone = medians(
            ROUNDS, partial(keep, large), partial(keep, small), partial(insert, table)
        )
        [shown] = medians(50, partial(public, large.state))
        bare.close()
    return [
        Line("a change on ten years", "ms", here, "on an empty file", there, 1.5),
        Line("a change on an empty file", "ms", there, "sqlite-utils, one row", alone),
        Line("public view of a meeting", "ms", shown, "", None),
    ]


def keep(desk: Desk) -> None:
    """A note under the current item."""
    item = current_item(desk.state)
    desk.keep(partial(notes.add_note, text=SENTENCE, item_id=item.id if item else None))


def insert(table: object) -> None:
    """The same text in a table of one's own."""
    table.insert({"text": SENTENCE})  # type: ignore[attr-defined]

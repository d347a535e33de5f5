"""Going through the journal line by line for what has to be forgotten."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from vergadering.domain.lock import RECORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vergadering.domain.traces import Traces


class Sweep:
    """Takes traces out of lines of the journal, and remembers what it met."""

    def __init__(
        self, traces: Traces, telling: frozenset[str], there: Mapping[str, frozenset[int]]
    ) -> None:
        """`there`: the rows that the tables of `traces.removed` have."""
        self._traces = traces
        self._telling = telling
        self._there = there
        self.words: set[str] = set()
        """What stood in the emptied texts that are telling."""
        self.met: set[tuple[str, int]] = set()
        """The rows of which something was taken out, by table and identifier."""

    def swept(self, at: str, rows: str) -> str | None:
        """The rows of a line without the traces; None when it has none of them."""
        if not self._may_have(rows):
            return None
        done = json.loads(rows)
        kept = [row for row in done if not self._forgotten(at, *row)]
        emptied = [self._emptied(*row) for row in kept]
        if len(kept) == len(done) and not any(emptied):
            return None
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))

    def _may_have(self, rows: str) -> bool:
        """Whether a line is worth reading: it names one of the tables, or a meeting."""
        if self._traces.meetings and '"meeting_id"' in rows:
            return True
        tables = {table for table, _ in (*self._traces.texts, *self._traces.rows)}
        return any(f'"{table}"' in rows for table in tables | set(self._traces.removed))

    def _forgotten(self, at: str, table: str, before: Any, after: Any) -> bool:
        """Whether nothing stays of this row."""
        row = after or before
        key = table, row["id"]
        of_meeting = table in RECORDS and row.get("meeting_id") in self._traces.meetings
        gone = key in self._traces.rows or of_meeting or self._long_gone(at, *key)
        if gone:
            self.met.add(key)
        return gone

    def _long_gone(self, at: str, table: str, id: int) -> bool:
        """Whether a row was removed, and this was written so long ago that it is forgotten."""
        last = self._traces.removed.get(table)
        if last is None or id in self._there[table]:
            return False
        return datetime.fromisoformat(at).date() <= last

    def _emptied(self, table: str, before: Any, after: Any) -> bool:
        """Empty the texts that a row does not have any more; whether it had any."""
        key = table, (after or before)["id"]
        names = self._traces.texts.get(key, frozenset())
        had = False
        for row in (before, after):
            for name in names if row else ():
                if row.get(name):
                    had = True
                    self.words |= {row[name]} if name in self._telling else set()
                    row[name] = ""
        if names:
            self.met.add(key)
        return had

"""Taking words out of a file for good: journal, drafts, search index and unused pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from vergadering.errors import Busy
from vergadering.i18n import N_
from vergadering.store import index
from vergadering.store.finding import FindingFile
from vergadering.store.sweep import Sweep
from vergadering.store.windows import CAPTURE, EDIT

if TYPE_CHECKING:
    from collections.abc import Collection

    from vergadering.domain.traces import Traces

LEFT = N_(
    "De tekst is weg, maar staat nog in een tijdelijk bestand naast {path}. Sluit de andere"
    " vensters en doe het nog eens."
)

LONG = 12
"""Characters from which a text is looked for inside others; a shorter one is too common."""


class ErasingFile(FindingFile):
    """A file that can forget."""

    def forget(
        self, traces: Traces, *, telling: Collection[str] = (), final: bool = False
    ) -> tuple[str, ...]:
        """Take these traces out of the journal, and drop the drafts that belong to them.

        Inside `writing`, behind the change that took them out of the rows themselves. Gives
        what stood in those of the emptied texts that are `telling`; drafts with such words go
        too. With `final`, no line that had such a trace can be taken back any more.
        """
        self._db.execute("PRAGMA secure_delete = ON")
        sweep = Sweep(traces, frozenset(telling), self._gone(traces))
        found = self._db.execute("SELECT id, at, rows FROM journal ORDER BY id")
        lines = [(sweep.swept(at, rows), id) for id, at, rows in found]
        for text, id in lines:
            if text is not None:
                sql = "UPDATE journal SET rows = ?, expired = max(expired, ?) WHERE id = ?"
                self._db.execute(sql, (text, int(final), id))
        for table, id in sorted(sweep.met):
            self._db.execute("DELETE FROM draft WHERE place = ?", (f"{EDIT}{table}:{id}",))
        self._drop_drafts(traces.meetings, sweep.words)
        self._refill()
        return tuple(sorted(sweep.words))

    def scrub(self) -> None:
        """Write the file anew, so that nothing is left in unused pages or beside it.

        Outside `writing`. Refused as busy while another program reads on from before.
        """
        with self._explaining():
            self._prepare()
            self._db.execute("PRAGMA secure_delete = ON")
            self._db.execute("VACUUM")
            (mode,) = self._db.execute("PRAGMA journal_mode").fetchone()
            if mode == "wal":
                busy, _, _ = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if busy:
                    raise Busy(LEFT, path=self.path.name)

    def mentions(self, words: Collection[str]) -> tuple[tuple[str, int], ...]:
        """The rows, as table and identifier, in which one of these texts still stands.

        The lines of the journal are among them; a text of few characters is not looked for.
        """
        wanted = [word for word in words if len(word) >= LONG]
        found: set[tuple[str, int]] = set()
        with self._explaining():
            for table, columns in self._texts().items():
                for column in columns:
                    sql = f"SELECT id FROM {table} WHERE instr({column}, ?)"
                    for word in wanted:
                        said = json.dumps(word, ensure_ascii=False)[1:-1]
                        text = said if table == "journal" else word
                        found |= {(table, int(row["id"])) for row in self._query(sql, text)}
        return tuple(sorted(found))

    # the machinery

    def _gone(self, traces: Traces) -> dict[str, frozenset[int]]:
        """Of each table of which removed rows are forgotten, the rows that it has."""
        return {
            table: frozenset(int(row["id"]) for row in self._query(f"SELECT id FROM {table}"))
            for table in traces.removed
        }

    def _drop_drafts(self, meetings: Collection[int], words: Collection[str]) -> None:
        """Without the unfinished lines of these meetings, and those with one of these texts."""
        for id in meetings:
            self._db.execute(
                "DELETE FROM draft WHERE place = ?1 OR item_id IN"
                " (SELECT id FROM agenda_item WHERE meeting_id = ?2)",
                (f"{CAPTURE}{id}", id),
            )
        for word in words:
            self._db.execute(
                "DELETE FROM draft WHERE text = ?1 OR (length(?1) >= ?2 AND instr(text, ?1))"
                " OR (length(text) >= ?2 AND instr(?1, text))",
                (word, LONG),
            )

    def _texts(self) -> dict[str, list[str]]:
        """The columns with text of each table that has an identifier; not those of the index."""
        found: dict[str, list[str]] = {}
        sql = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND NOT name GLOB ? ORDER BY name"
        )
        tables = self._query(sql, f"{index.NAME}*")
        for name in (str(row["name"]) for row in tables):
            info = self._query(f"PRAGMA table_info({name})")
            texts = [str(row["name"]) for row in info if row["type"] == "TEXT"]
            keyed = any(row["name"] == "id" and row["type"] == "INTEGER" for row in info)
            if keyed and texts and name != "_sqlite_migrations":
                found[name] = texts
        return found

"""Taking words out of a file for good: journal, drafts, search index and unused pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from vergadering.errors import Busy
from vergadering.i18n import N_
from vergadering.store import index
from vergadering.store.finding import FindingFile
from vergadering.store.windows import EDIT

if TYPE_CHECKING:
    from collections.abc import Collection

LEFT = N_(
    "De tekst is weg, maar staat nog in een tijdelijk bestand naast {path}. Sluit de andere"
    " vensters en doe het nog eens."
)

LONG = 12
"""Characters from which a text is looked for inside others; a shorter one is too common."""


class ErasingFile(FindingFile):
    """A file that can forget."""

    def forget(
        self, table: str, id: int, names: Collection[str], *, telling: Collection[str]
    ) -> tuple[str, ...]:
        """Empty these texts of a row wherever the journal holds it, and drop drafts of them.

        Inside `writing`, behind the change that emptied the row itself. Gives what stood in
        those of the texts that are `telling`.
        """
        self._db.execute("PRAGMA secure_delete = ON")
        words = tuple(sorted(self._blank(table, id, frozenset(names), frozenset(telling))))
        self._db.execute("DELETE FROM draft WHERE place = ?", (f"{EDIT}{table}:{id}",))
        for word in words:
            self._db.execute(
                "DELETE FROM draft WHERE text = ?1 OR (length(?1) >= ?2 AND instr(text, ?1))"
                " OR (length(text) >= ?2 AND instr(?1, text))",
                (word, LONG),
            )
        self._refill()
        return words

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

    def _blank(
        self, table: str, id: int, names: frozenset[str], telling: frozenset[str]
    ) -> set[str]:
        """Empty these texts of a row in every line of the journal; gives what was telling."""
        words: set[str] = set()
        sql = "SELECT id, rows FROM journal WHERE instr(rows, ?)"
        for line in self._query(sql, f'"{table}"'):
            done = json.loads(line["rows"])
            mine = [row for name, *rows in done if name == table for row in rows if row]
            mine = [row for row in mine if row["id"] == id]
            words |= {row[name] for row in mine for name in telling if row.get(name)}
            if [row for row in mine if _emptied(row, names)]:
                text = json.dumps(done, ensure_ascii=False, separators=(",", ":"))
                self._db.execute("UPDATE journal SET rows = ? WHERE id = ?", (text, line["id"]))
        return words

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


def _emptied(row: dict[str, Any], names: frozenset[str]) -> bool:
    """Whether a row had any of these texts; it has none of them now."""
    had = {name for name in names if row.get(name)}
    row.update(dict.fromkeys(had, ""))
    return bool(had)

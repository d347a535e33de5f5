"""The search index of a file: made, filled, kept, asked, and compared with the rows.

It is a full-text index of SQLite (FTS5) without texts of its own. Where SQLite was built
without that, everything else works: the file remembers that the index is behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.store.engine import sqlite3

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vergadering.domain.matching import Query

NAME = "search_index"
"""The table of the index; those in which SQLite keeps it begin with the same name."""

LAST_WITHOUT_WORDS = 10
"""In the data of the index the rows up to this one hold how it is built, the others words."""

TABLE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5(text, content = 'search_text',"
    " content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')"
)
"""The index; the beginnings of one, two and three letters are quick because they are in it."""

FILL = "INSERT INTO search_index (search_index) VALUES ('rebuild')"
COMPARE = "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
FORGET = (
    "INSERT INTO search_index (search_index, rowid, text)"
    " SELECT 'delete', id, text FROM search_text WHERE id = ?"
)
LEARN = "INSERT INTO search_index (rowid, text) SELECT id, text FROM search_text WHERE id = ?"
ASK = "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC"


def able(db: sqlite3.Connection) -> bool:
    """Whether this SQLite has full-text indexes."""
    sql = "SELECT 1 FROM pragma_module_list WHERE name = 'fts5'"
    return db.execute(sql).fetchone() is not None


def begin(db: sqlite3.Connection) -> None:
    """Make and fill the index of a file that has none, or remember to; inside a change."""
    if able(db):
        fill(db)
    else:
        owe(db)


def fill(db: sqlite3.Connection) -> None:
    """Make the index anew from the rows; nothing of before is left in it. Inside a change."""
    db.execute(TABLE)
    db.execute(FILL)
    db.execute("DELETE FROM search_debt")


def owe(db: sqlite3.Connection) -> None:
    """Remember that the index is behind; inside a change."""
    db.execute("INSERT OR IGNORE INTO search_debt (id) VALUES (1)")


def wipe(db: sqlite3.Connection) -> None:
    """Leave no word in the index, where it cannot be made anew; inside a change."""
    if db.execute(f"SELECT 1 FROM sqlite_master WHERE name = '{NAME}_data'").fetchone():
        db.execute(f"DELETE FROM {NAME}_data WHERE id > {LAST_WITHOUT_WORDS}")
        db.execute(f"DELETE FROM {NAME}_idx")
    owe(db)


def behind(db: sqlite3.Connection) -> bool:
    """Whether the index has to be made anew before it is asked."""
    return db.execute("SELECT 1 FROM search_debt").fetchone() is not None


def forget(db: sqlite3.Connection, ids: Iterable[int | str]) -> None:
    """Take these rows out of the index as they stand; inside a change, before it."""
    db.executemany(FORGET, [(id,) for id in ids])


def learn(db: sqlite3.Connection, ids: Iterable[int | str]) -> None:
    """Take these rows up as they stand; inside a change, behind it."""
    db.executemany(LEARN, [(id,) for id in ids])


def ask(db: sqlite3.Connection, query: Query, *, whole: bool) -> Iterator[int]:
    """Identifiers of rows in which everything stands, the newest first, as they are wanted.

    The rows are candidates: who asks must look whether it is so. With `whole` the last word
    is no beginning.
    """
    phrases = [f'"{" ".join(phrase)}"' for phrase in query]
    words = " ".join(phrases) + ("" if whole else "*")
    return (int(id) for (id,) in db.execute(ASK, (words,)))


def agrees(db: sqlite3.Connection) -> bool:
    """Whether index and rows say the same; inside a change, which nothing of it is left of."""
    try:
        db.execute(COMPARE)
    except sqlite3.DatabaseError as error:
        if "malformed" not in str(error):
            raise
        return False
    return True

"""The `sqlite3` module that sqlite-utils uses too: a newer SQLite where one is installed.

Chosen here as it chooses, because importing sqlite-utils takes longer than reading a file.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3

__all__ = ["query", "sqlite3"]


def query(db: sqlite3.Connection, sql: str, *values: object) -> list[dict[str, Any]]:
    """The rows that a statement gives, by the names of their columns."""
    cursor = db.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]

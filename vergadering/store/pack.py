"""A council's file made ready to be given away: one file, as small as it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from vergadering.store import index
from vergadering.store.database import connect, explained
from vergadering.store.engine import sqlite3

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


def pack(path: Path, *, made_at: datetime) -> None:
    """Leave one file without companions or unused pages, its tables made at this moment.

    Nobody else may have the file open.
    """
    db, _ = connect(path)
    try:
        steps = f"UPDATE {Migrations.migrations_table} SET applied_at = ?"
        with db:
            db.execute(steps, (made_at.isoformat(),))
            index.begin(db)
        db.execute("PRAGMA journal_mode = DELETE").fetchone()
        db.execute("VACUUM")
    except sqlite3.Error as error:
        raise explained(error, path) from error
    finally:
        db.close()

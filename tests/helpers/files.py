"""Council files to look at from outside, and files that are not what they seem."""

from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING

from vergadering.desk import Desk
from vergadering.store.engine import sqlite3
from vergadering.store.header import APPLICATION_ID

if TYPE_CHECKING:
    from pathlib import Path

    from vergadering.domain.state import State

INDEX = "search_index"
"""How the names begin of the tables in which SQLite keeps the search index as it likes."""


def raw(path: Path):
    """A connection of no program of ours."""
    return sqlite3.connect(path, isolation_level=None)


def filled(path: Path, state: State, **rest: object) -> Path:
    """A file that holds this state."""

    def begin(_state: State, _at: object) -> State:
        return state

    desk = Desk(path, create=True, **rest)
    desk.keep(begin)
    desk.close()
    return path


def marked(path: Path, *, application: int = APPLICATION_ID, version: int = 0) -> Path:
    """A database with one table that says it belongs to somebody."""
    with closing(raw(path)) as db:
        db.execute(f"PRAGMA application_id = {application}")
        db.execute(f"PRAGMA user_version = {version}")
        db.execute("CREATE TABLE theirs (id INTEGER PRIMARY KEY, text TEXT)")
        db.execute("INSERT INTO theirs (text) VALUES ('van een ander')")
    return path


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file of a folder and what is in it, to the byte."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def is_whole(path: Path) -> bool:
    """Whether SQLite finds nothing wrong with a file."""
    with closing(raw(path)) as db:
        sound = db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return sound and not db.execute("PRAGMA foreign_key_check").fetchall()

"""Whether a file is whole: what SQLite says of it, and whether every row can be read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from vergadering.domain.soundness import Finding
from vergadering.domain.state import KIND, State
from vergadering.i18n import N_
from vergadering.store import index, rows
from vergadering.store.database import connect, explained
from vergadering.store.engine import query, sqlite3

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vergadering.domain.model import Row


def inspect(path: Path) -> tuple[tuple[Finding, ...], State]:
    """What is wrong with a file, and a state with every row of it that can be read.

    The state holds the rows of all meetings and has none in hand. Nothing is changed.
    """
    db, writable = connect(path)
    try:
        beside = list(_index(db, path)) if writable else []
        db.execute("BEGIN")
        found = [*_said(db), *_loose_ends(db), *_journal(db), *beside]
        state = State()
        for table in KIND:
            unreadable, kept = _read(db, table)
            found.extend(unreadable)
            state = state.having({table: kept})
    except sqlite3.DatabaseError as error:
        raise explained(error, path) from error
    finally:
        db.rollback()
        db.close()
    return tuple(found), state


def _said(db: sqlite3.Connection) -> Iterator[Finding]:
    for (said,) in db.execute("PRAGMA integrity_check").fetchall():
        if said != "ok":
            yield Finding(N_("SQLite zegt: {said}"), {"said": said})


def _loose_ends(db: sqlite3.Connection) -> Iterator[Finding]:
    for table, id, to, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        text = N_("{table} {id} verwijst naar iets in {to} dat er niet is.")
        yield Finding(text, {"table": table, "id": id, "to": to})


def _journal(db: sqlite3.Connection) -> Iterator[Finding]:
    """A line of the journal must be readable and may only take back an earlier one."""
    lines = db.execute("SELECT id, at, undoes, rows FROM journal ORDER BY id").fetchall()
    for id, at, undoes, done in lines:
        try:
            datetime.fromisoformat(at)
            rows.from_json(done)
        except (ValueError, TypeError, KeyError):
            yield Finding(N_("Regel {id} van het logboek is niet leesbaar."), {"id": id})
        if undoes is not None and undoes >= id:
            text = N_("Regel {id} van het logboek neemt een latere regel terug.")
            yield Finding(text, {"id": id})


def _index(db: sqlite3.Connection, path: Path) -> Iterator[Finding]:
    """The search index must say what the rows say; one that is known to be behind is left."""
    if not index.able(db) or index.behind(db):
        return
    db.execute("BEGIN IMMEDIATE")
    agrees = index.agrees(db)
    db.rollback()
    if not agrees:
        text = N_(
            "De zoekindex klopt niet; ‘vergadering zoek {path} --opnieuw’ maakt haar opnieuw."
        )
        yield Finding(text, {"path": path.name})


def _read(db: sqlite3.Connection, table: str) -> tuple[list[Finding], tuple[Row, ...]]:
    found: list[Finding] = []
    kept: list[Row] = []
    for values in query(db, f"SELECT * FROM {table} ORDER BY id"):
        try:
            kept.append(rows.decode(KIND[table], values))
        except (ValueError, TypeError, KeyError):
            facts: dict[str, object] = {"table": table, "id": values["id"]}
            found.append(Finding(N_("{table} {id} is niet leesbaar."), facts))
    return found, tuple(kept)

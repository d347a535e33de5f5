"""Opening a file safely: whose it is, how old it is, and whether it may be written."""

from __future__ import annotations

import os
import stat
from contextlib import ExitStack
from typing import TYPE_CHECKING

from vergadering.errors import Busy, Refusal, Unkept
from vergadering.i18n import N_
from vergadering.store.engine import sqlite3
from vergadering.store.header import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    from pathlib import Path

HEADER = 100
"""Bytes that every database begins with."""
BUSY_SECONDS = 5.0
"""How long one try waits for another program that holds the file."""


def connect(path: Path, *, create: bool = False) -> tuple[sqlite3.Connection, bool]:
    """A connection to a council's file, and whether it may be written.

    A file that does not exist is made when `create` is true. A file that is not ours, or
    that is newer than this program, is refused and stays as it was, to the byte.
    """
    fresh = _check_path(path, create=create)
    writable = fresh or may_write(path)
    with ExitStack() as undo:
        try:
            db = _connection(path, "rwc" if fresh else "rw" if writable else "ro")
            undo.callback(db.close)
            if not fresh:
                _check_owner(db, path)
            _bring_up_to_date(db, path, writable=writable)
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA synchronous = FULL")
        except sqlite3.Error as error:
            raise explained(error, path) from error
        undo.pop_all()
    return db, writable


def watcher(path: Path) -> sqlite3.Connection:
    """A second connection that only looks whether anybody wrote, and never waits."""
    return _connection(path, "ro", seconds=0)


def reader(path: Path, *, seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection that changes nothing, to a council's file of any version up to ours.

    What a program left behind that was killed is put right first, where that may be done.
    `seconds` is how long a statement waits for another program.
    """
    _check_path(path, create=False)
    with ExitStack() as undo:
        try:
            db = _connection(path, "rw" if may_write(path) else "ro")
            undo.callback(db.close)
            db.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
            db.execute("PRAGMA query_only = ON")
            _check_owner(db, path)
        except sqlite3.Error as error:
            raise explained(error, path) from error
        undo.pop_all()
    return db


def may_write(path: Path) -> bool:
    """Whether a file may be changed; a file that is marked read-only is left alone by anyone."""
    marked = path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    return bool(marked) and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def journal_mode(version: tuple[int, ...], *, careful: bool = False) -> str:
    """WAL where SQLite has the fix of its WAL-reset fault, else TRUNCATE.

    Live updates work the same in both. The fix is in 3.51.3, 3.50.7 and 3.44.6 and up.
    WAL needs memory that every window shares, so never where `careful` is asked for.
    """
    if careful:
        return "truncate"
    fixed = (
        version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    )
    return "wal" if fixed else "truncate"


BUSY = N_("Een ander programma houdt {path} bezet. Probeer het zo nog eens.")
FULL = N_("De schijf is vol, dus dit is niet bewaard. Maak ruimte en probeer het opnieuw.")
CLOSED = N_(
    "In {path} mag nu niet geschreven worden, dus dit is niet bewaard. "
    "Is het bestand of de map alleen-lezen geworden?"
)
MOVED = N_(
    "{path} is verplaatst, verwijderd of vervangen, dus dit is niet bewaard. "
    "Zet het terug waar het stond en probeer het opnieuw."
)
FAILING = N_("De schijf geeft een fout bij {path}. Er is niets bewaard.")
DAMAGED = N_("{path} is geen database of is beschadigd. Het bestand is niet aangeraakt.")

SENTENCES: dict[int, tuple[type[Refusal], str]] = {
    5: (Busy, BUSY),
    6: (Busy, BUSY),
    8: (Unkept, CLOSED),
    10: (Unkept, FAILING),
    11: (Refusal, DAMAGED),
    13: (Unkept, FULL),
    14: (Unkept, CLOSED),
    26: (Refusal, DAMAGED),
}
"""What is raised for each code of SQLite, and the sentence."""

DBMOVED = 1032
"""The code for a file that is no longer under its name."""

SAID = {"locked": 5, "busy": 5, "readonly": 8, "full": 13, "disk I/O": 10, "malformed": 11}
SAID |= {"unable to open": 14, "not a database": 26}
"""The codes of what SQLite says, for a module that does not pass them on."""


def leave_wal(db: sqlite3.Connection, mode: str) -> bool:
    """Whether a file is out of WAL and in this mode; only its one user can do that."""
    try:
        return bool(db.execute(f"PRAGMA journal_mode = {mode}").fetchone()[0] == mode)
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        return False


def explained(error: BaseException, path: Path) -> Refusal:
    """What SQLite says, as a sentence for people."""
    said = str(error)
    words = next((code for words, code in SAID.items() if words in said), 0)
    code = int(getattr(error, "sqlite_errorcode", words))
    if code == DBMOVED:
        return Unkept(MOVED, path=path.name)
    known = SENTENCES.get(code & 0xFF)
    if known == (Unkept, FAILING) and path.exists() and not may_write(path):
        return Unkept(CLOSED, path=path.name)
    if known is None:
        text = N_("{path} kan niet worden gebruikt: {said}")
        return Refusal(text, path=path.name, said=said)
    kind, text = known
    return kind(text, path=path.name)


def same_place(path: Path, number: int) -> bool:
    """Whether the file with this number of its folder still stands under its name."""
    try:
        return path.stat().st_ino == number
    except FileNotFoundError:
        return False


def _check_path(path: Path, *, create: bool) -> bool:
    """Whether the file has still to be made. Refused when it cannot be a database.

    The file is only looked at: to open it here and close it would let go of every lock that
    this program has on it, also those of a change that is half done.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        if create and path.parent.is_dir():
            return True
        raise Refusal(N_("Het bestand {path} bestaat niet."), path=path.name) from None
    except OSError as error:
        raise _unreadable(path) from error
    if stat.S_ISDIR(found.st_mode):
        raise Refusal(N_("{path} is een map, geen bestand."), path=path.name)
    if not stat.S_ISREG(found.st_mode):
        raise Refusal(N_("{path} is geen gewoon bestand."), path=path.name)
    if not os.access(path, os.R_OK):
        raise _unreadable(path)
    if not found.st_size and create:
        return True
    if found.st_size < HEADER:
        raise Refusal(DAMAGED, path=path.name)
    return False


def _unreadable(path: Path) -> Refusal:
    return Refusal(N_("Het bestand {path} mag niet gelezen worden."), path=path.name)


def _connection(path: Path, mode: str, *, seconds: float | None = None) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    wait = BUSY_SECONDS if seconds is None else seconds
    return sqlite3.connect(uri, uri=True, timeout=wait, check_same_thread=False)


def _pragma(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _check_owner(db: sqlite3.Connection, path: Path) -> None:
    if _pragma(db, "application_id") != APPLICATION_ID:
        raise Refusal(
            N_("{path} is een database van een ander programma. Het bestand is niet aangeraakt."),
            path=path.name,
        )
    if _pragma(db, "user_version") > VERSION:
        raise Refusal(
            N_("{path} is gemaakt met een nieuwere versie van dit programma. Werk eerst bij."),
            path=path.name,
        )


def _bring_up_to_date(db: sqlite3.Connection, path: Path, *, writable: bool) -> None:
    """Take the steps that the file does not have yet, all or none of them."""
    if _pragma(db, "user_version") == VERSION:
        return
    if not writable:
        raise Refusal(
            N_("{path} moet eerst worden bijgewerkt, maar mag alleen gelezen worden."),
            path=path.name,
        )
    from sqlite_utils import Database

    from vergadering.store.schema import migrations

    db.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(Database(db, execute_plugins=False))
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.commit()
    except BaseException:
        db.rollback()
        raise

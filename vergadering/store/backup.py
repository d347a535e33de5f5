"""A backup of a council's file, and a file from a backup: whole, checked, never over another."""

from __future__ import annotations

import errno
import os
from contextlib import closing
from typing import TYPE_CHECKING

from vergadering.errors import Refusal
from vergadering.files import TAKEN, Taken, appearing
from vergadering.i18n import N_
from vergadering.store.database import BUSY_SECONDS, explained, reader
from vergadering.store.engine import sqlite3
from vergadering.store.shelf import Backup, Reason, free_names

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

PATIENCE_SECONDS = 3 * BUSY_SECONDS
"""How long a backup waits for another program that holds the file; nobody waits for a backup."""
COMPANIONS = ("-journal", "-wal", "-shm")
"""What SQLite puts behind the name of a database for the files that belong to it."""


def make(path: Path, folder: Path, *, at: datetime, reason: Reason) -> Backup:
    """Make a backup in a folder that is there, under a name that is free.

    It is one file, for this user alone, and holds the file as it was at one moment. Refused
    when the file is not whole, or stays busy, and when the folder cannot be written in.
    """
    broken = N_("{path} is beschadigd, dus er is geen reservekopie van gemaakt.")
    for number, name in enumerate(free_names(path, at, reason), start=1):
        try:
            with appearing(folder / name) as beside:
                _copy(path, beside, broken)
        except Taken:
            continue
        return Backup(folder / name, at, reason, number)
    raise AssertionError


def restore(backup: Path, path: Path) -> None:
    """Make a new file from a backup, which stays as it is.

    Refused when anything stands there, also what belongs to a file that stood there before,
    and when the backup is not whole or not ours.
    """
    for companion in (path.with_name(path.name + ending) for ending in COMPANIONS):
        if os.path.lexists(companion):
            raise Taken(TAKEN, path=companion.name)
    with appearing(path) as beside:
        _copy(backup, beside, N_("{path} is beschadigd en is niet teruggezet."))


def _copy(path: Path, to: Path, broken: str) -> None:
    """Copy a council's file as it is at one moment, and look whether the copy is whole."""
    os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(reader(path, seconds=PATIENCE_SECONDS)) as source:
            _hold_still(source)
            with closing(_connection(to)) as target:
                source.backup(target)
        with closing(_connection(to)) as target:
            target.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
            target.execute("PRAGMA journal_mode = DELETE").fetchone()
            found = target.execute("PRAGMA integrity_check").fetchall()
    except sqlite3.Error as error:
        raise _explained(error, path) from error
    if found != [("ok",)]:
        raise Refusal(broken, path=path.name)


def _connection(path: Path) -> sqlite3.Connection:
    """A connection to a file that nobody else has; that it is on the disk is seen to later."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = OFF").fetchone()
    db.execute("PRAGMA synchronous = OFF")
    return db


def _hold_still(source: sqlite3.Connection) -> None:
    """From here on the source is as it is now; the copying itself would wait without end."""
    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _explained(error: sqlite3.Error, path: Path) -> Exception:
    """What is said of the disk is about the copy; all else is about the file."""
    said = str(error)
    if "full" in said:
        return OSError(errno.ENOSPC, said)
    if "disk I/O" in said:
        return OSError(errno.EIO, said)
    return explained(error, path)

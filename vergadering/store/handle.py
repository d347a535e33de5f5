"""An open file: who may write it, one writer at a time, and what SQLite says in words."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Any

from vergadering.errors import Busy, Refusal, Unkept
from vergadering.i18n import N_
from vergadering.store.database import (
    MOVED,
    connect,
    explained,
    journal_mode,
    leave_wal,
    same_place,
)
from vergadering.store.engine import query, sqlite3
from vergadering.store.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vergadering.store.folders import Folder


class Handle:
    """One council's file. Several threads take turns."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self._db, self.writable = connect(path, create=create)
        self._watch = Watch(path)
        self._number = path.stat().st_ino
        self.written_elsewhere()
        self._prepared = False
        self._lock = RLock()

    @cached_property
    def folder(self) -> Folder:
        """Which kind of folder the file is in; takes milliseconds the first time."""
        from vergadering.store.folders import recognise

        return recognise(self.path)

    def close(self) -> None:
        """Let the file go."""
        self._watch.close()
        self._db.close()

    def written_elsewhere(self) -> bool:
        """Whether anybody committed since this was last asked; safe beside other calls.

        It never waits: while another program holds the file, that is told the next time.
        """
        try:
            return self._watch.elsewhere()
        except sqlite3.DatabaseError as error:
            refusal = explained(error, self.path)
            if isinstance(refusal, Busy):
                return False
            raise refusal from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the file: what is kept inside is kept whole, or not at all."""
        if not self.writable:
            raise Refusal(
                N_("{path} mag niet gewijzigd worden; u kunt alleen lezen."), path=self.path.name
            )
        with self._explaining():
            if not same_place(self.path, self._number):
                raise Unkept(MOVED, path=self.path.name)
            self._prepare()
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.commit()
            except BaseException:
                self._db.rollback()
                raise

    # for those who build on it

    def _query(self, sql: str, *values: object) -> list[dict[str, Any]]:
        return query(self._db, sql, *values)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Everything that is read inside is of one moment; inside `writing`, of that one."""
        with self._explaining():
            if self._db.in_transaction:
                yield
                return
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                self._db.rollback()

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            with self._lock:
                yield
        except UnicodeEncodeError as error:
            raise Refusal(
                N_("In deze tekst staat een teken dat niet bewaard kan worden.")
            ) from error
        except sqlite3.IntegrityError as error:
            raise _conflict(error) from None
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.DatabaseError as error:
            raise explained(error, self.path) from error

    def _prepare(self) -> None:
        """Choose how the file is written, at the first change: looking leaves it as it is."""
        if self._prepared:
            return
        wanted = journal_mode(sqlite3.sqlite_version_info, careful=self.folder.careful)
        (current,) = self._db.execute("PRAGMA journal_mode").fetchone()
        if current == "wal" and wanted != "wal":
            with self._watch.aside():
                self._prepared = leave_wal(self._db, wanted)
        else:
            self._db.execute(f"PRAGMA journal_mode = {wanted}").fetchone()
            self._prepared = True


def _conflict(error: sqlite3.IntegrityError) -> Exception:
    """What stands in the way of a change; a fault of ours when it is none of these."""
    if "FOREIGN KEY" in str(error):
        text = N_("Dit kan niet: iets anders hoort hier nog bij, of is intussen verwijderd.")
        return Refusal(text)
    return error

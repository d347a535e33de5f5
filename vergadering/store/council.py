"""The narrow face of the store: load, keep, what is new, what others wrote, drafts."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Any

from vergadering.domain.actions import UNFINISHED
from vergadering.domain.model import (
    Action,
    AgendaItem,
    Council,
    Counter,
    Decision,
    Meeting,
    Person,
    Proposal,
    Row,
    Vote,
)
from vergadering.domain.model_votes import Candidate, DecisionEvent, ProposalVersion, Voter
from vergadering.domain.state import KIND, LASTING, TABLE, State
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.store import rows
from vergadering.store.database import connect, explained, journal_mode, leave_wal
from vergadering.store.engine import query, sqlite3
from vergadering.store.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from vergadering.domain.history import Difference
    from vergadering.store.folders import Folder

WHOLE = frozenset(TABLE[kind] for kind in (Council, Counter, Person, Meeting, DecisionEvent))
"""Tables that are always loaded whole."""

REGISTER = WHOLE | {
    TABLE[kind]
    for kind in (AgendaItem, Proposal, ProposalVersion, Vote, Voter, Candidate, Decision)
}
"""Tables that the register of decisions is read from."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the journal: one change, who made it, and every row that it touched."""

    id: int
    at: str
    who: str
    name: str
    meeting_id: int | None
    undoes: int | None
    """The line that this one took back, if it is an undo or a redo."""
    done: tuple[Difference, ...]


class CouncilFile:
    """One council's file. Several threads take turns."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self._db, self.writable = connect(path, create=create)
        self._watch = Watch(path)
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

    # reading

    def load(self, meeting_id: int | None) -> tuple[State, int]:
        """The newest state with this meeting in hand, and the last line of the journal in it."""
        with self._explaining():
            self._db.execute("BEGIN")
            try:
                last = self._query("SELECT coalesce(max(id), 0) AS last FROM journal")
                return self._state(meeting_id), int(last[0]["last"])
            finally:
                self._db.rollback()

    def register(self) -> State:
        """Every decision and proposal of the council with what belongs to it, of all meetings.

        No meeting is in hand; notes, attendance and actions are left out.
        """
        with self._explaining():
            self._db.execute("BEGIN")
            try:
                return State().having({name: self._rows(name) for name in REGISTER})
            finally:
                self._db.rollback()

    def since(self, line: int) -> list[Line]:
        """The lines of the journal after this one, oldest first."""
        with self._explaining():
            return [_line(row) for row in self._query(f"{LINES} WHERE id > ? ORDER BY id", line)]

    def line(self, id: int) -> Line:
        """One line of the journal."""
        with self._explaining():
            return _line(self._query(f"{LINES} WHERE id = ?", id)[0])

    def order(self, meeting_id: int | None) -> list[tuple[int, int | None]]:
        """Each line of a meeting and the line that it took back, newest first."""
        with self._explaining():
            sql = "SELECT id, undoes FROM journal WHERE meeting_id IS ? ORDER BY id DESC LIMIT 1000"
            return [(row["id"], row["undoes"]) for row in self._query(sql, meeting_id)]

    def written_elsewhere(self) -> bool:
        """Whether anybody committed since this was last asked; safe beside other calls."""
        return self._watch.elsewhere()

    # writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the file: what is kept inside is kept whole, or not at all."""
        if not self.writable:
            raise Refusal(
                N_("{path} mag niet gewijzigd worden; u kunt alleen lezen."), path=self.path.name
            )
        with self._explaining():
            self._prepare()
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.commit()
            except BaseException:
                self._db.rollback()
                raise

    def keep(
        self,
        done: tuple[Difference, ...],
        *,
        at: datetime,
        who: str,
        name: str,
        meeting_id: int | None,
        undoes: int | None = None,
    ) -> int:
        """Write these rows and a line in the journal; inside `writing`. Gives the line."""
        for difference in done:
            if difference.after is None:
                sql = f"DELETE FROM {difference.table} WHERE id = ?"
                self._db.execute(sql, (difference.id,))
            else:
                values = rows.encode(difference.after)
                self._db.execute(UPSERT[difference.table], tuple(values.values()))
        cursor = self._db.execute(
            "INSERT INTO journal (at, who, name, meeting_id, undoes, rows)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (at.isoformat(), who, name, meeting_id, undoes, rows.to_json(done)),
        )
        return int(cursor.lastrowid or 0)

    # drafts: the line being typed, which is no change yet

    def keep_draft(self, place: str, window: str, at: datetime, text: str) -> None:
        """Keep what a window is typing at a place; an empty text takes it away."""
        with self.writing():
            if text:
                self._db.execute(
                    "INSERT INTO draft (place, window, at, text) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (place, window) DO UPDATE SET at = excluded.at,"
                    " text = excluded.text",
                    (place, window, at.isoformat(), text),
                )
            else:
                self.drop_draft(place, window)

    def drop_draft(self, place: str, window: str) -> None:
        """Take an unfinished line away; inside `writing`."""
        self._db.execute("DELETE FROM draft WHERE place = ? AND window = ?", (place, window))

    def drafts(self, place: str) -> list[tuple[str, str]]:
        """Each window with an unfinished line at a place, and the line; newest first."""
        with self._explaining():
            sql = "SELECT window, text FROM draft WHERE place = ? ORDER BY at DESC, window"
            return [(row["window"], row["text"]) for row in self._query(sql, place)]

    # the machinery

    def _state(self, meeting_id: int | None) -> State:
        loaded: dict[str, tuple[Row, ...]] = {}
        for name in KIND:
            condition, values = _scope(name, meeting_id)
            loaded[name] = self._rows(name, condition, *values)
        return State(meeting_id=meeting_id).having(loaded)

    def _rows(self, name: str, condition: str = "", *values: object) -> tuple[Row, ...]:
        sql = f"SELECT * FROM {name} {condition} ORDER BY id"
        return tuple(rows.decode(KIND[name], row) for row in self._query(sql, *values))

    def _query(self, sql: str, *values: object) -> list[dict[str, Any]]:
        return query(self._db, sql, *values)

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


def _conflict(error: sqlite3.IntegrityError) -> Exception:
    """What stands in the way of a change; a fault of ours when it is none of these."""
    if "FOREIGN KEY" in str(error):
        text = N_("Dit kan niet: iets anders hoort hier nog bij, of is intussen verwijderd.")
        return Refusal(text)
    return error


LINES = "SELECT id, at, who, name, meeting_id, undoes, rows FROM journal"

UPSERT = {
    name: (
        f"INSERT INTO {name} ({', '.join(rows.columns(kind))})"
        f" VALUES ({', '.join('?' for _ in rows.columns(kind))})"
        " ON CONFLICT (id) DO UPDATE SET "
        + ", ".join(f"{column} = excluded.{column}" for column in rows.columns(kind)[1:])
    )
    for name, kind in KIND.items()
}
"""The statement that writes a row of each table, new or not."""


def _line(row: dict[str, Any]) -> Line:
    return Line(
        row["id"],
        row["at"],
        row["who"],
        row["name"],
        row["meeting_id"],
        row["undoes"],
        rows.from_json(row["rows"]),
    )


def _scope(name: str, meeting_id: int | None) -> tuple[str, tuple[object, ...]]:
    """Which rows of a table belong to the state with this meeting in hand."""
    if name in WHOLE:
        return "", ()
    if name not in LASTING:
        return "WHERE meeting_id = ?", (meeting_id,)
    states = ", ".join(f"'{status.value}'" for status in sorted(UNFINISHED))
    touched = "SELECT action_id FROM action_event WHERE meeting_id = ?"
    wanted = (
        f"SELECT id FROM action WHERE status IN ({states}) OR meeting_id = ? OR id IN ({touched})"
    )
    column = "id" if name == TABLE[Action] else "action_id"
    return f"WHERE {column} IN ({wanted})", (meeting_id, meeting_id)


def in_hand(state: State, difference: Difference) -> bool:
    """Whether a row belongs to what a state with its meeting in hand holds."""
    if difference.table in LASTING:
        return True
    row = difference.after or difference.before
    return getattr(row, "meeting_id", None) == state.meeting_id

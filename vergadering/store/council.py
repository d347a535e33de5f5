"""The narrow face of the store: load, keep, what is new, what others wrote, drafts."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from vergadering.domain.actions import UNFINISHED
from vergadering.domain.history import Line
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
from vergadering.domain.model_floor import ParkedPoint
from vergadering.domain.model_next import AgendaTemplate, MinutesChange, TemplateItem
from vergadering.domain.model_votes import Candidate, DecisionEvent, ProposalVersion, Voter
from vergadering.domain.state import KIND, LASTING, REGISTERS, TABLE, State
from vergadering.store import rows
from vergadering.store.erasing import ErasingFile

if TYPE_CHECKING:
    from vergadering.domain.history import Difference

WHOLE = frozenset(
    TABLE[kind]
    for kind in (
        *(Council, Counter, Person, Meeting, DecisionEvent),
        *(AgendaTemplate, TemplateItem, MinutesChange),
        *REGISTERS,
    )
)
"""Tables that are always loaded whole."""

REGISTER = frozenset(TABLE[kind] for kind in (Council, Counter, Person, Meeting, DecisionEvent)) | {
    TABLE[kind]
    for kind in (
        *(AgendaItem, Proposal, ProposalVersion, Vote, Voter, Candidate, Decision),
        ParkedPoint,
    )
}
"""Tables of which the register holds what every meeting left: decisions, and what waits."""


class CouncilFile(ErasingFile):
    """One council's file. Several threads take turns."""

    # reading

    def load(self, meeting_id: int | None) -> tuple[State, int]:
        """The newest state with this meeting in hand, and the last line of the journal in it."""
        with self._reading():
            last = self._query("SELECT coalesce(max(id), 0) AS last FROM journal")
            return self._state(meeting_id), int(last[0]["last"])

    def register(self) -> State:
        """Every decision and proposal with what belongs to it, and every agenda, of all meetings.

        No meeting is in hand; notes, attendance and actions are left out.
        """
        with self._reading():
            return State().having({name: self._rows(name) for name in REGISTER})

    def tables(self, *kinds: type[Row]) -> State:
        """Every row of these kinds, of all meetings; no meeting is in hand."""
        with self._reading():
            return State().having({TABLE[kind]: self._rows(TABLE[kind]) for kind in kinds})

    def since(self, line: int) -> list[Line]:
        """The lines of the journal after this one, oldest first."""
        with self._explaining():
            return [_line(row) for row in self._query(f"{LINES} WHERE id > ? ORDER BY id", line)]

    def origin(self) -> str:
        """What tells this file, its copies and its backups from every other: a few letters."""
        with self._explaining():
            found = self._query("SELECT at FROM journal ORDER BY id LIMIT 1")
        began = found[0]["at"] if found else ""
        return sha256(began.encode("utf-8")).hexdigest()[:12]

    def line(self, id: int) -> Line:
        """One line of the journal."""
        with self._explaining():
            return _line(self._query(f"{LINES} WHERE id = ?", id)[0])

    def history(self, table: str, id: int) -> list[Line]:
        """The lines of the journal that touched a row, oldest first."""
        with self._explaining():
            sql = f"{LINES} WHERE rows LIKE ? AND rows LIKE ? ORDER BY id"
            found = self._query(sql, f'%["{table}",%', f'%"id":{id},%')
        lines = (_line(row) for row in found)
        return [line for line in lines if any((d.table, d.id) == (table, id) for d in line.done)]

    def order(self, meeting_id: int | None) -> list[tuple[int, int | None]]:
        """Each line of a meeting and the line that it took back, newest first."""
        with self._explaining():
            sql = "SELECT id, undoes FROM journal WHERE meeting_id IS ? ORDER BY id DESC LIMIT 1000"
            return [(row["id"], row["undoes"]) for row in self._query(sql, meeting_id)]

    # writing

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
        touched = self._before(done)
        for difference in done:
            if difference.after is None:
                sql = f"DELETE FROM {difference.table} WHERE id = ?"
                self._db.execute(sql, (difference.id,))
            else:
                values = rows.encode(difference.after)
                self._db.execute(UPSERT[difference.table], tuple(values.values()))
        self._after(touched)
        cursor = self._db.execute(
            "INSERT INTO journal (at, who, name, meeting_id, undoes, rows)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (at.isoformat(), who, name, meeting_id, undoes, rows.to_json(done)),
        )
        return int(cursor.lastrowid or 0)

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


OPEN = ", ".join(f"'{status.value}'" for status in sorted(UNFINISHED))
"""The states of an action that is not finished, for a statement."""

LINES = "SELECT id, at, who, name, meeting_id, undoes, rows, expired FROM journal"

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
        datetime.fromisoformat(row["at"]),
        row["who"],
        row["name"],
        row["meeting_id"],
        row["undoes"],
        rows.from_json(row["rows"]),
        bool(row["expired"]),
    )


def _scope(name: str, meeting_id: int | None) -> tuple[str, tuple[object, ...]]:
    """Which rows of a table belong to the state with this meeting in hand."""
    if name in WHOLE:
        return "", ()
    if name not in LASTING:
        return "WHERE meeting_id = ?", (meeting_id,)
    touched = "SELECT action_id FROM action_event WHERE meeting_id = ?"
    wanted = (
        f"SELECT id FROM action WHERE status IN ({OPEN}) OR meeting_id = ? OR id IN ({touched})"
    )
    column = "id" if name == TABLE[Action] else "action_id"
    return f"WHERE {column} IN ({wanted})", (meeting_id, meeting_id)


def in_hand(state: State, difference: Difference) -> bool:
    """Whether a row belongs to what a state with its meeting in hand holds."""
    if difference.table in LASTING:
        return True
    row = difference.after or difference.before
    return getattr(row, "meeting_id", None) == state.meeting_id

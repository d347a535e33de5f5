"""A council's file with a secret in every place that may hold one.

The secrets stand in what nobody may see of any row, and in every text of rows that are
private themselves: a closed item, a part of it, and all that hangs from them. The rows are
those of the sample and, in the meetings of `INTO`, one more of every kind of row that can
hang from a closed item; which kinds can, follows from the references in the file.
"""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, get_type_hints

from tests.helpers.columns import Column, Sort, placed, references
from tests.helpers.files import raw
from tests.helpers.marks import GLYPH, NUMBER, TALK_SECONDS, mark
from vergadering.desk import Desk
from vergadering.domain import public
from vergadering.domain.choices import (
    EventKind,
    Goal,
    Method,
    NoteKind,
    ProposalStatus,
    Stance,
    TurnStatus,
    VoteStatus,
)
from vergadering.domain.model import (
    Action,
    ActionEvent,
    AgendaItem,
    Meeting,
    MeetingBreak,
    Note,
    Person,
    Proposal,
    Row,
    Vote,
)
from vergadering.domain.model_floor import SpeakingStretch, SpeakingTurn
from vergadering.domain.model_next import AgendaTemplate, MinutesChange, TemplateItem
from vergadering.domain.model_registers import IncomingDocument, Membership, Promise, Signal
from vergadering.domain.model_votes import Candidate, Voter
from vergadering.domain.state import KIND, TABLE, State

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HELD, COMING = "V-2026-06", "V-2026-07"
"""Two meetings of the sample: the last one that was held, and the next one."""

INTO = (HELD, COMING)
"""The meetings in which a row is added to everything that can be private."""

ELSEWHERE = mark("draft.window") + ":1"
FAR_AHEAD = "2126-11-03T19:30:00+01:00"
"""When that window last gave a sign of life: it goes on whatever the clock says."""
"""A window of another computer, as far as this one can tell still open."""

TOLD = "Er is besloten over een persoon."
"""What may be told of a decision in a closed item."""

OWN_KEYS = {"id", "meeting_id", "parent_id", "number", "position"}

SETTLED: dict[type[Row], dict[str, Any]] = {
    Action: {"confidential": True},
    Promise: {"confidential": True},
    IncomingDocument: {"confidential": True},
    MinutesChange: {"confidential": True},
    TemplateItem: {"confidential": True},
    SpeakingTurn: {"status": TurnStatus.FINISHED},
    Proposal: {"status": ProposalStatus.TABLED},
}
"""What a private row needs besides, to be what it is and to leave the meeting in peace."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A file with secrets."""

    path: Path
    places: dict[Column, int]
    """In how many rows of each column a secret stands, as read back from the file."""


def plant(path: Path) -> Planted:
    """Plant secrets in a copy of the sample; what the file says is there then."""
    desk = Desk(path, clock=lambda: dt.datetime(2026, 10, 20, 12, tzinfo=dt.UTC))
    planter = Planter(path)
    for meeting in desk.state.meeting:
        desk.take(meeting.id)
        desk.keep(planter.planted)
    desk.close()
    _beside(path)
    return Planted(path, read_back(path))


def wanted(path: Path) -> set[Column]:
    """The columns in which a secret must stand: private ones, and texts of private rows."""
    reach = reaching(path) | {TABLE[kind] for kind in UNSEEN}
    told = {Column(TABLE[Signal], name) for name in public.QUIET_SIGNAL.split()}
    return {
        column
        for column, sort in placed(path).items()
        if sort is Sort.PRIVATE or (sort is Sort.OPEN and column.table in reach)
    } - told


def reaching(path: Path) -> set[str]:
    """The tables of which a row can hang from an agenda item, the items among them."""
    found = {TABLE[AgendaItem]}
    for table in KIND:
        refers = references(path, table)
        if "item_id" in refers or found & {to for to in refers.values() if to != table}:
            found.add(table)
    return found - {TABLE[Meeting], TABLE[Person]}


def read_back(path: Path) -> dict[Column, int]:
    """In how many rows of each column a secret stands."""
    with closing(raw(path)) as db:
        found = {}
        for column, sort in placed(path).items():
            if sort is Sort.NO_TEXT:
                continue
            name, _, inner = column.name.partition(".")
            value = f"json_extract({name}, '$.{inner}')" if inner else name
            sql = f"SELECT count(*) FROM {column.table} WHERE instr({value}, ?) > 0"
            count = db.execute(sql, (GLYPH,)).fetchone()[0]
            if count:
                found[column] = count
        return found


class Planter:
    """Knows which texts of a file are private, and makes rows that are."""

    def __init__(self, path: Path) -> None:
        self._sorts = placed(path)
        self._refers = {table: references(path, table) for table in KIND}
        self._reach = reaching(path)
        self._at = dt.datetime(2026, 10, 20, 10, tzinfo=dt.UTC)

    def planted(self, state: State, _at: object) -> State:
        """The meeting in hand with its secrets."""
        if state.the_meeting.number in INTO:
            state = self._with_closed(state)
            state = self._with_unseen(state)
            state = self._lone(state)
        hidden = self._hidden(state)
        for kind in TABLE:
            rows = (self._marked(row, hidden) for row in state.rows(kind))
            state = state.put(
                *(new for new, old in zip(rows, state.rows(kind), strict=True) if new != old)
            )
        return state

    # rows that are private

    def _with_closed(self, state: State) -> State:
        """With two closed items, one with a part, and one row of everything under each."""
        for told in ("", "Personele zaak"):
            state, closed = self._item(state, public_title=told)
            state = self._with_rows(state, closed)
            state = state.put(replace(state.decision[-1], public_text=told and TOLD))
        if state.the_meeting.number == HELD:
            waits = replace(state.proposal[-1], status=ProposalStatus.HELD_OVER)
            state = state.put(waits)
        state, part = self._item(state, parent_id=closed)
        return self._with_rows(state, part)

    def _item(self, state: State, **known: Any) -> tuple[State, int]:
        parent = state.get(AgendaItem, known.get("parent_id"))
        known["confidential"] = parent is None
        place = len(state.agenda_item) + 1
        number = f"{parent.number}.1" if parent else f"{place}"
        state, row = self._made(state, AgendaItem, goal=Goal.DECIDE, planned_minutes=10, **known)
        return state.put(replace(row, position=place, number=number)), int(row.id)

    def _with_rows(self, state: State, item_id: int) -> State:
        """One row of every kind that can hang from an item."""
        anchors = {TABLE[AgendaItem]: item_id}
        for table, kind in KIND.items():
            if kind is not AgendaItem and table in self._reach:
                state, row = self._made(state, kind, anchors)
                anchors[table] = row.id
        return state

    def _lone(self, state: State) -> State:
        """With a row of every kind that has something private and no row yet."""
        state, template = self._made(state, AgendaTemplate, name="Vaste punten")
        for kind in UNSEEN:
            state, _ = self._made(state, kind, {TABLE[AgendaTemplate]: template.id})
        private = {column for column, sort in self._sorts.items() if sort is Sort.PRIVATE}
        for table in (name for name in KIND if name in {column.table for column in private}):
            keys = [str(row.id) for row in state.rows(KIND[table])]
            named = Column(table, "id") in private and not any(GLYPH in key for key in keys)
            if named or not keys:
                first = {
                    name: state.rows(kind)[0].id for name, kind in KIND.items() if state.rows(kind)
                }
                state, _ = self._made(state, KIND[table], first)
        return state

    def _made(
        self, state: State, kind: type[Row], anchors: dict[str, Any] | None = None, /, **known: Any
    ) -> tuple[State, Row]:
        """A row of a kind that refers to these rows; a number where a count may stand."""
        hints = get_type_hints(kind)
        state, id = state.fresh()
        values: dict[str, Any] = {"id": id if hints["id"] is int else mark(f"{TABLE[kind]}.id")}
        for field in fields(kind):
            if field.name in self._refers[TABLE[kind]]:
                values[field.name] = self._reference(state, kind, field.name, anchors or {})
            elif hints[field.name] == (dt.datetime | None):
                values[field.name] = self._at
            elif field.name == "number" and hints["number"] is str:
                values["number"] = f"Z-{id}"
        counts = _counts(kind)
        values |= dict.fromkeys(counts, NUMBER) | SETTLED.get(kind, {}) | known
        row = kind(**values)
        return state.put(row), row

    def _reference(self, state: State, kind: type[Row], name: str, anchors: dict[str, Any]) -> Any:
        table = self._refers[TABLE[kind]][name]
        if table == TABLE[Meeting]:
            return state.meeting_id
        if table == TABLE[Person]:
            return state.person[0].id
        return anchors.get(table)

    def _hidden(self, state: State) -> dict[str, set[Any]]:
        """The rows that are private: closed items, their parts, and what refers to those."""
        items = {row.id for row in state.agenda_item if row.confidential}
        items |= {row.id for row in state.agenda_item if row.parent_id in items}
        hidden: dict[str, set[Any]] = {TABLE[AgendaItem]: items}
        for table, kind in KIND.items():
            if kind is AgendaItem or (table not in self._reach and kind not in UNSEEN):
                continue
            refers = {n: to for n, to in self._refers[table].items() if to in hidden}
            hidden[table] = {
                row.id
                for row in state.rows(kind)
                if UNSEEN.get(kind, _unseen)(row)
                or any(getattr(row, name) in hidden[to] for name, to in refers.items())
            }
        return hidden

    # secrets in them

    def _marked(self, row: Row, hidden: dict[str, set[Any]]) -> Row:
        """The row with a secret in each text that is private in it."""
        table = TABLE[type(row)]
        sorts = {Sort.PRIVATE}
        mine = hidden.get(table, set())
        if row.id in mine:
            sorts.add(Sort.OPEN)
        names = [
            column.name
            for column, sort in self._sorts.items()
            if column.table == table and sort in sorts and column.name not in OWN_KEYS
        ]
        if isinstance(row, ActionEvent) and row.kind in TOLD_EVENTS and row.id not in mine:
            names.remove("comment")
        for name in names:
            row = _with_mark(row, name, mark(f"{table}.{name}"))
        return row

    # what is private for a while

    def _with_unseen(self, state: State) -> State:
        """With an internal note, a running vote and somebody's talk time, in the open."""
        first = state.items[0].id
        anchors = {TABLE[AgendaItem]: first}
        for place in (first, None):
            state, _ = self._made(state, Note, {TABLE[AgendaItem]: place}, kind=NoteKind.INTERNAL)
        state = self._talked(state, state.items[1].id)
        if state.the_meeting.number != COMING:
            return state
        text = "De raad koopt een fiets."
        state, proposal = self._made(state, Proposal, anchors, text=text)
        anchors[TABLE[Proposal]] = proposal.id
        return self._running(state, anchors)

    def _running(self, state: State, anchors: dict[str, Any]) -> State:
        """With a vote that runs: what nobody may see of it yet is a secret."""
        known = {"method": Method.ROLL_CALL, "status": VoteStatus.RUNNING, "voters": 8}
        state, vote = self._made(state, Vote, anchors, **known)
        anchors = {**anchors, TABLE[Vote]: vote.id}
        for kind, seen in (
            (Vote, public.RUNNING_VOTE),
            (Voter, public.RUNNING_VOTER),
            (Candidate, public.RUNNING_CANDIDATE),
        ):
            row = vote
            if kind is not Vote:
                known = {"stance": Stance.FOR} if kind is Voter else {"name": "W. Dekker"}
                state, row = self._made(state, kind, anchors, **known)
            hints = get_type_hints(kind)
            for name in (n for n in hints if hints[n] is str and n not in seen.split()):
                row = replace(row, **{name: mark(f"{TABLE[kind]}.{name}")})
            state = state.put(row)
        return state

    def _talked(self, state: State, item_id: int) -> State:
        """With somebody who spoke for a time that is nothing else."""
        begun = state.the_meeting.planned_start
        assert begun is not None
        state, turn = self._made(state, SpeakingTurn, {TABLE[AgendaItem]: item_id})
        quiet = {row.person_id for row in state.speaking_turn}
        person = next(row for row in reversed(state.person) if row.id not in quiet)
        state = state.put(replace(turn, person_id=person.id))
        known = {"started_at": begun, "ended_at": begun + dt.timedelta(seconds=TALK_SECONDS)}
        state, _ = self._made(state, SpeakingStretch, {TABLE[SpeakingTurn]: turn.id}, **known)
        return state


def _unseen(row: Any) -> bool:
    """Whether a row says itself that nobody may see it."""
    return getattr(row, "confidential", False) or getattr(row, "kind", None) is NoteKind.INTERNAL


UNSEEN: dict[type[Row], Callable[[Any], bool]] = {
    IncomingDocument: _unseen,
    MinutesChange: _unseen,
    TemplateItem: _unseen,
    Signal: lambda row: not row.released,
    Membership: lambda row: row.from_on is None,
}
"""What makes a row private, of kinds that do not hang from an item."""

TOLD_EVENTS = (EventKind.PROGRESS, EventKind.STATUS)
"""Events of an action whose words may be for everybody."""


def _counts(kind: type[Row]) -> list[str]:
    """The fields that hold a count of people or votes."""
    if kind in (MeetingBreak, AgendaItem):
        return []
    return [
        name
        for name, hint in get_type_hints(kind).items()
        if hint is int and (name.startswith("votes") or name in ("issued", "voters"))
    ]


def _with_mark(row: Any, name: str, text: str) -> Any:
    """The row with a text in a field, or in a field of the object in that."""
    head, _, rest = name.partition(".")
    value = getattr(row, head)
    if rest:
        assert is_dataclass(value)
        return replace(row, **{head: _with_mark(value, rest, text)})
    return replace(row, **{head: (text,) if isinstance(value, tuple) else text})


def _beside(path: Path) -> None:
    """Secrets in the tables that are no rows of the domain; the journal has its own already."""
    at = "2026-11-03T19:30:00+01:00"
    with closing(raw(path)) as db:
        known = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
        for (meeting,) in db.execute("SELECT id FROM meeting").fetchall():
            db.execute(
                "INSERT INTO draft (place, window, at, text) VALUES (?, ?, ?, ?)",
                (f"capture:{meeting}", ELSEWHERE, at, mark("draft.text")),
            )
        if "session" in known:
            db.execute(
                "INSERT INTO session (window, who, started_at, seen_at) VALUES (?, ?, ?, ?)",
                (ELSEWHERE, "Ibrahim", at, FAR_AHEAD),
            )

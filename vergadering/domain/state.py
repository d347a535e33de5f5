"""The state that every rule takes and gives: what is known of a council, one meeting in hand."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from vergadering.domain.model import (
    Action,
    ActionEvent,
    AgendaItem,
    AgendaVisit,
    Attendance,
    Council,
    Counter,
    Decision,
    Meeting,
    MeetingBreak,
    Note,
    Person,
    Proposal,
    Row,
    Vote,
)
from vergadering.domain.model_floor import ParkedPoint, SpeakingStretch, SpeakingTurn
from vergadering.domain.model_next import AgendaTemplate, MinutesChange, TemplateItem
from vergadering.domain.model_references import RuleReference
from vergadering.domain.model_registers import (
    AdviceEvent,
    AdviceRequest,
    IncomingDocument,
    Membership,
    Promise,
    PromiseEvent,
    Signal,
)
from vergadering.domain.model_votes import Candidate, DecisionEvent, ProposalVersion, Voter
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class State:
    """A snapshot. Rows stand in the order of their identifiers, so in the order they came.

    The first five fields hold everything of the council, as what became of decisions, the
    templates, the changes of minutes, the registers and the places of rules do; actions and
    promises hold the open ones and those that the meeting in hand touches; the others hold the
    meeting in hand alone.
    """

    council: tuple[Council, ...] = ()
    counter: tuple[Counter, ...] = ()
    person: tuple[Person, ...] = ()
    meeting: tuple[Meeting, ...] = ()
    meeting_break: tuple[MeetingBreak, ...] = ()
    agenda_item: tuple[AgendaItem, ...] = ()
    agenda_visit: tuple[AgendaVisit, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    note: tuple[Note, ...] = ()
    proposal: tuple[Proposal, ...] = ()
    vote: tuple[Vote, ...] = ()
    decision: tuple[Decision, ...] = ()
    action: tuple[Action, ...] = ()
    action_event: tuple[ActionEvent, ...] = ()
    speaking_turn: tuple[SpeakingTurn, ...] = ()
    speaking_stretch: tuple[SpeakingStretch, ...] = ()
    parked_point: tuple[ParkedPoint, ...] = ()
    proposal_version: tuple[ProposalVersion, ...] = ()
    voter: tuple[Voter, ...] = ()
    candidate: tuple[Candidate, ...] = ()
    decision_event: tuple[DecisionEvent, ...] = ()
    agenda_template: tuple[AgendaTemplate, ...] = ()
    template_item: tuple[TemplateItem, ...] = ()
    minutes_change: tuple[MinutesChange, ...] = ()
    promise: tuple[Promise, ...] = ()
    promise_event: tuple[PromiseEvent, ...] = ()
    advice_request: tuple[AdviceRequest, ...] = ()
    advice_event: tuple[AdviceEvent, ...] = ()
    signal: tuple[Signal, ...] = ()
    incoming_document: tuple[IncomingDocument, ...] = ()
    membership: tuple[Membership, ...] = ()
    rule_reference: tuple[RuleReference, ...] = ()
    meeting_id: int | None = None
    """The meeting in hand, if there is one."""

    @property
    def the_council(self) -> Council:
        """The council of this file; a nameless one while nobody made it."""
        return self.council[0] if self.council else Council()

    @property
    def the_meeting(self) -> Meeting:
        """The meeting in hand. Refused when there is none."""
        for meeting in self.meeting:
            if meeting.id == self.meeting_id:
                return meeting
        raise Refusal(N_("Er is geen vergadering gekozen."))

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The agenda in the order of treatment."""
        return tuple(sorted(self.agenda_item, key=lambda item: item.position))

    def get(self, kind: type[R], id: int | str | None) -> R | None:
        """The row of this kind with this identifier, if it is there."""
        for row in self.rows(kind):
            if row.id == id:
                return row
        return None

    def need(self, kind: type[R], id: int | str | None) -> R:
        """The row of this kind with this identifier. Refused when it is gone."""
        row = self.get(kind, id)
        if row is None:
            raise Refusal(N_("Dit bestaat niet meer; iemand anders heeft het verwijderd."))
        return row

    def need_item(self, item_id: int | None) -> None:
        """Refused when the item that something belongs to is gone; None is no item."""
        if item_id is not None:
            self.need(AgendaItem, item_id)

    def rows(self, kind: type[R]) -> tuple[R, ...]:
        """All rows of a kind."""
        return cast("tuple[R, ...]", getattr(self, TABLE[kind]))

    def put(self, *rows: Row) -> State:
        """With these rows, each in place of the one with its identifier, if that is there."""
        state = self
        for row in rows:
            name = TABLE[type(row)]
            state = state.having({name: _placed(getattr(state, name), row)})
        return state

    def drop(self, *rows: Row) -> State:
        """Without these rows."""
        state = self
        for row in rows:
            name = TABLE[type(row)]
            kept = tuple(other for other in getattr(state, name) if other.id != row.id)
            state = state.having({name: kept})
        return state

    def turned_to(self, meeting_id: int) -> State:
        """With a new meeting in hand, of which nothing is known yet."""
        gone = {name: () for name in TABLE.values() if name not in LASTING}
        return replace(self.having(gone), meeting_id=meeting_id)

    def having(self, tables: Mapping[str, tuple[Row, ...]]) -> State:
        """With these rows as the whole of each of these tables."""
        changed: dict[str, Any] = dict(tables)
        return replace(self, **changed)

    def fresh(self) -> tuple[State, int]:
        """A new identifier, and the state that remembers it was given out."""
        return self.count("id")

    def count(self, series: str) -> tuple[State, int]:
        """The next number of a series, and the state that remembers it was given out."""
        counter = self.get(Counter, series) or Counter(series)
        after = replace(counter, last=counter.last + 1)
        return self.put(after), after.last

    def numbered(self, kind: str, year: int) -> tuple[State, str]:
        """The next printed number of a kind in a year: `A-2026-28`."""
        series = f"{kind}-{year}"
        state, number = self.count(series)
        return state, f"{series}-{number:02d}"

    def people(self, ids: Iterable[int]) -> tuple[Person, ...]:
        """The people with these identifiers, in that order, as far as they are known."""
        known = {person.id: person for person in self.person}
        return tuple(known[id] for id in ids if id in known)


TABLE: dict[type[Row], str] = {
    Council: "council",
    Counter: "counter",
    Person: "person",
    Meeting: "meeting",
    MeetingBreak: "meeting_break",
    AgendaItem: "agenda_item",
    AgendaVisit: "agenda_visit",
    Attendance: "attendance",
    Note: "note",
    Proposal: "proposal",
    Vote: "vote",
    Decision: "decision",
    Action: "action",
    ActionEvent: "action_event",
    SpeakingTurn: "speaking_turn",
    SpeakingStretch: "speaking_stretch",
    ParkedPoint: "parked_point",
    ProposalVersion: "proposal_version",
    Voter: "voter",
    Candidate: "candidate",
    DecisionEvent: "decision_event",
    AgendaTemplate: "agenda_template",
    TemplateItem: "template_item",
    MinutesChange: "minutes_change",
    Promise: "promise",
    PromiseEvent: "promise_event",
    AdviceRequest: "advice_request",
    AdviceEvent: "advice_event",
    Signal: "signal",
    IncomingDocument: "incoming_document",
    Membership: "membership",
    RuleReference: "rule_reference",
}
"""The table, and the field of the state, of each kind of row; parents before children."""

REGISTERS: tuple[type[Row], ...] = (
    Promise,
    PromiseEvent,
    AdviceRequest,
    AdviceEvent,
    Signal,
    IncomingDocument,
    Membership,
    RuleReference,
)
"""Kinds of rows of the registers, and the places of rules, that are always known whole."""

LASTING = frozenset(
    TABLE[kind]
    for kind in (
        *(Council, Counter, Person, Meeting, Action, ActionEvent, DecisionEvent),
        *(AgendaTemplate, TemplateItem, MinutesChange),
        *REGISTERS,
    )
)
"""Tables whose rows live across meetings; the others hold the meeting in hand alone."""

KIND: dict[str, type[Row]] = {name: kind for kind, name in TABLE.items()}
"""The kind of row of each table."""


def _placed(rows: tuple[Row, ...], row: Row) -> tuple[Row, ...]:
    """Rows in the order of their identifiers, with this one in its place."""
    ids: list[Any] = [other.id for other in rows[-1:]]
    if not ids or ids[-1] < row.id:
        return (*rows, row)
    ids = [other.id for other in rows]
    index = bisect_left(ids, row.id)
    rest = rows[index + 1 :] if rows[index].id == row.id else rows[index:]
    return (*rows[:index], row, *rest)

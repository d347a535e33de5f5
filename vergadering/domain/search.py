"""Search in everything that a council kept: in which texts, and what a hit is.

A hit follows from what may be seen of a row and from nothing else: not from how common a word
is, and not from rows that may not be seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vergadering.domain.agenda import is_closed
from vergadering.domain.matching import Query, Snippet, matches, snippet
from vergadering.domain.model import (
    Action,
    ActionEvent,
    AgendaItem,
    Decision,
    Meeting,
    Note,
    Proposal,
    Row,
)
from vergadering.domain.model_floor import ParkedPoint
from vergadering.domain.model_next import MinutesChange
from vergadering.domain.model_registers import (
    AdviceEvent,
    AdviceRequest,
    IncomingDocument,
    Promise,
    PromiseEvent,
    Signal,
)
from vergadering.domain.model_votes import DecisionEvent, ProposalVersion
from vergadering.domain.plain import one_line
from vergadering.domain.public import public
from vergadering.domain.state import TABLE
from vergadering.i18n import N_, Marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from vergadering.domain.state import State

FINDABLE: dict[type[Row], tuple[str, ...]] = {
    Meeting: ("number", "title", "location", "key_question"),
    AgendaItem: ("title", "public_title", "key_question"),
    Note: ("text",),
    Proposal: ("text",),
    ProposalVersion: ("text", "reason"),
    Decision: ("number", "text", "public_text", "minority_view"),
    DecisionEvent: ("reason",),
    Action: ("number", "text"),
    ActionEvent: ("comment",),
    ParkedPoint: ("text", "comment"),
    MinutesChange: ("text",),
    Promise: ("number", "text"),
    PromiseEvent: ("comment",),
    AdviceRequest: (
        *("number", "subject", "legal_basis"),
        *("response_text", "timeliness_reason", "comment"),
    ),
    AdviceEvent: ("comment",),
    Signal: ("number", "place", "theme", "raw", "text", "follow_up"),
    IncomingDocument: ("number", "sender", "subject", "follow_up", "comment"),
}
"""The texts of each kind of row in which words are looked for."""

BELONGS: dict[str, type[Row]] = {
    "item_id": AgendaItem,
    "parent_id": AgendaItem,
    "proposal_id": Proposal,
    "decision_id": Decision,
    "action_id": Action,
    "promise_id": Promise,
    "advice_id": AdviceRequest,
    "meeting_id": Meeting,
}
"""The fields that say what a row belongs to: without that nobody knows who may see it."""

NAMES: dict[type[Row], str] = {
    Meeting: N_("Vergadering"),
    AgendaItem: N_("Agendapunt"),
    Note: N_("Notitie"),
    Proposal: N_("Voorstel"),
    ProposalVersion: N_("Eerdere tekst van een voorstel"),
    Decision: N_("Besluit"),
    DecisionEvent: N_("Over een besluit"),
    Action: N_("Actie"),
    ActionEvent: N_("Over een actie"),
    ParkedPoint: N_("Geparkeerd punt"),
    MinutesChange: N_("Wijziging van notulen"),
    Promise: N_("Toezegging"),
    PromiseEvent: N_("Over een toezegging"),
    AdviceRequest: N_("Adviesaanvraag"),
    AdviceEvent: N_("Over een adviesaanvraag"),
    Signal: N_("Signaal"),
    IncomingDocument: N_("Ingekomen stuk"),
}
"""What each kind of row that can be found is called."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A row in which everything stands that was asked for, as it may be seen."""

    row: Row
    number: str
    """The printed number of it, or of what it belongs to; empty without one."""
    shown: Snippet
    meeting: Meeting | None
    item: AgendaItem | None
    """The item of that meeting that it stands under; None also when that was another meeting's."""
    closed: bool
    """Whether it belongs to something closed (besloten)."""
    private: bool
    """Whether it is found only where everything may be seen."""

    @property
    def name(self) -> Marked:
        """What kind of row it is, ready to be translated."""
        return Marked(NAMES[type(self.row)])

    @property
    def day(self) -> date | None:
        """When it was said or came in, else the day of the meeting."""
        at = getattr(self.row, "at", None) or getattr(self.row, "planned_start", None)
        if at is None and self.meeting is not None:
            at = self.meeting.opened_at or self.meeting.planned_start
        return at.date() if at is not None else getattr(self.row, "received_on", None)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: whole words first, then words that begin so; each newest first."""

    hits: tuple[Hit, ...] = ()
    more: bool = False
    """Whether there is more than was asked for."""


def parts_of(row: Row) -> tuple[str, ...]:
    """The texts of a row in which words are looked for.

    A text of ours that stands in place of somebody's (`Marked`) is none.
    """
    texts = (getattr(row, name) for name in FINDABLE[type(row)])
    return tuple("" if isinstance(text, Marked) else text for text in texts)


def text_of(row: Row) -> str:
    """Those texts as one, a line each; empty for a kind of row that cannot be found."""
    return "\n".join(parts_of(row)) if type(row) in FINDABLE else ""


def hits_in(
    state: State, rows: Iterable[Row], query: Query, *, private: bool, whole: bool
) -> Iterator[Hit]:
    """The hits among rows of a state that holds all they belong to; in the order of the rows.

    With `whole` the last word is no beginning of a longer one.
    """
    told = public(state)
    shown = state if private else told
    for row in rows:
        seen = shown.get(type(row), row.id)
        if seen is not None and matches(text_of(seen), query, whole=whole):
            yield _hit(shown, told, seen, query)


def _hit(shown: State, told: State, row: Row, query: Query) -> Hit:
    known = row if told is shown else told.get(type(row), row.id)
    owner = _owner(shown, row)
    item_id = row.id if isinstance(row, AgendaItem) else _inherited(row, owner, "item_id")
    meeting_id = row.id if isinstance(row, Meeting) else _inherited(row, owner, "meeting_id")
    secret = getattr(row, "confidential", False) or getattr(owner, "confidential", False)
    item = shown.get(AgendaItem, item_id)
    elsewhere = item is not None and item.meeting_id != meeting_id
    return Hit(
        row,
        getattr(row, "number", "") if _printed(row) else getattr(owner, "number", ""),
        snippet(_line(row), query),
        shown.get(Meeting, meeting_id),
        None if elsewhere else item,
        closed=secret or is_closed(shown, item_id),
        private=known is None or not matches(text_of(known), query),
    )


def _printed(row: Row) -> bool:
    """Whether a row has a printed number of its own; that of a version only counts."""
    return isinstance(getattr(row, "number", None), str)


def _owner(state: State, row: Row) -> Row | None:
    """The record of which a row tells the history, if it does."""
    for name, kind in BELONGS.items():
        if kind not in (AgendaItem, Meeting) and hasattr(row, name):
            return state.get(kind, getattr(row, name))
    return None


def _inherited(row: Row, owner: Row | None, name: str) -> Any:
    """What a row says of its place, else what the record that it belongs to says."""
    own = getattr(row, name, None)
    return own if own is not None else getattr(owner, name, None)


def _line(row: Row) -> str:
    """Its texts on one line, each once; its number stands elsewhere."""
    names = FINDABLE[type(row)]
    texts = (
        one_line(text) for name, text in zip(names, parts_of(row), strict=True) if name != "number"
    )
    return " · ".join(dict.fromkeys(filter(None, texts)))


assert FINDABLE.keys() == NAMES.keys() <= TABLE.keys()

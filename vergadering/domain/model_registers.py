"""The records of the registers: what a council keeps from meeting to meeting.

A printed number is never used again, so it can stand for what it numbers: where a record
says what came of it, it says so with a number as `A-2026-31`, or in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from vergadering.domain.choices import Advice, EventKind
from vergadering.domain.choices_registers import (
    AdviceKind,
    AdviceStatus,
    Handling,
    PromiseStatus,
    Response,
    SignalStatus,
    Source,
    Timeliness,
)
from vergadering.domain.model import Row


@dataclass(frozen=True, slots=True)
class Promise(Row):
    """What somebody outside the council said they will do (toezegging)."""

    id: int = 0
    number: str = ""
    """As `T-2026-05`; never used again."""
    meeting_id: int | None = None
    """The meeting that it was made in; None when it was made elsewhere."""
    item_id: int | None = None
    at: datetime | None = None
    text: str = ""
    person_id: int | None = None
    """Who made it; None: the organisation."""
    due: date | None = None
    status: PromiseStatus = PromiseStatus.OPEN
    confidential: bool = False
    """True when it was made under a closed item; known in every later meeting too."""


@dataclass(frozen=True, slots=True)
class PromiseEvent(Row):
    """One line in the history of a promise, as that of an action."""

    id: int = 0
    promise_id: int = 0
    meeting_id: int | None = None
    at: datetime | None = None
    kind: EventKind = EventKind.CREATED
    before: str = ""
    after: str = ""
    comment: str = ""
    """Why, in somebody's words; private."""


@dataclass(frozen=True, slots=True)
class AdviceRequest(Row):
    """A request for advice or consent, or an advice that the council gives unasked."""

    id: int = 0
    number: str = ""
    """As `ADV-2026-03`; never used again."""
    kind: AdviceKind = AdviceKind.ADVICE
    status: AdviceStatus = AdviceStatus.RECEIVED
    subject: str = ""
    legal_basis: str = ""
    """What the request rests on, in the council's words."""
    handler_id: int | None = None
    """Who prepares the advice."""
    weeks: int = 6
    """How many weeks the council counts on for this request; its own term, no law."""
    received_on: date | None = None
    known_on: date | None = None
    """When the decision was known to others, or to a council that was never asked."""
    acknowledged_on: date | None = None
    asked_by: date | None = None
    """When the board wants the answer."""
    agreed_by: date | None = None
    """When the answer is due as board and council agreed."""
    intended_on: date | None = None
    """When the board means to decide."""
    questions_on: date | None = None
    answered_on: date | None = None
    term_stops: bool = False
    """Whether it was agreed that the term stands still until the questions are answered."""
    constituency_from: date | None = None
    constituency_until: date | None = None
    decision: str = ""
    """The number of the council's decision."""
    advice: Advice = Advice.NONE
    """What the answer of the council comes to."""
    sent_on: date | None = None
    response_due: date | None = None
    responded_on: date | None = None
    response: Response = Response.NONE
    response_text: str = ""
    timeliness: Timeliness = Timeliness.NONE
    """What the council itself says; `none`: what follows from the dates holds."""
    timeliness_reason: str = ""
    comment: str = ""
    """Private."""


@dataclass(frozen=True, slots=True)
class AdviceEvent(Row):
    """A request went from one state to another."""

    id: int = 0
    advice_id: int = 0
    meeting_id: int | None = None
    at: datetime | None = None
    day: date | None = None
    """On which day it happened."""
    before: str = ""
    """The state, as it is stored; empty at the beginning."""
    after: str = ""
    comment: str = ""
    """Private."""


@dataclass(frozen=True, slots=True)
class Signal(Row):
    """What the constituency lets the council know; of nobody in particular."""

    id: int = 0
    number: str = ""
    """As `S-2026-10`; never used again."""
    received_on: date | None = None
    source: Source = Source.POSTCARD
    place: str = ""
    theme: str = ""
    raw: str = ""
    """As it came in; private for ever."""
    text: str = ""
    """The same without anything that tells of whom it is; private until it is released."""
    count: int = 1
    """How many people, or cards, say the same."""
    status: SignalStatus = SignalStatus.RECEIVED
    released: bool = False
    """Whether the text may be shown."""
    follow_up: str = ""
    """What came of it: a number, or words; private."""
    fed_back_on: date | None = None


@dataclass(frozen=True, slots=True)
class IncomingDocument(Row):
    """A letter or paper that came in."""

    id: int = 0
    number: str = ""
    """As `I-2026-31`; never used again."""
    received_on: date | None = None
    sender: str = ""
    subject: str = ""
    handling: Handling = Handling.NONE
    follow_up: str = ""
    """What came of it: a number, or words."""
    confidential: bool = False
    comment: str = ""
    """Private."""


@dataclass(frozen=True, slots=True)
class Membership(Row):
    """A term of office, or the time that somebody is a candidate for one."""

    id: int = 0
    person_id: int = 0
    since: date | None = None
    """When somebody became a candidate; private."""
    trial_until: date | None = None
    """When the trial of a candidate ends; private."""
    found_by: str = ""
    """How a candidate heard of the council; private."""
    from_on: date | None = None
    """The first day of the term; None for a candidate."""
    until: date | None = None
    """The last day of the term."""
    re_electable: bool = True
    appointed_by: str = ""
    """The number of the decision."""
    left_on: date | None = None
    """When they left before that, or were no candidate any more."""

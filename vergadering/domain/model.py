"""The records of a council: one frozen class for each table.

Identifiers are numbers that are never used again. Moments carry their offset from UTC and
whole seconds. Durations are derived, never kept; `minutes` and `seconds` stand in the names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from vergadering.domain.choices import (
    ActionStatus,
    Advice,
    DecisionKind,
    EventKind,
    Format,
    Goal,
    ItemStatus,
    Majority,
    MeetingKind,
    MeetingStatus,
    Method,
    MinutesStatus,
    NoteKind,
    Outcome,
    Phase,
    Presence,
    ProposalStatus,
    Result,
    Role,
    VoteStatus,
)
from vergadering.domain.model_rules import Rules


@dataclass(frozen=True, slots=True)
class Row:
    """A record of any table."""

    if TYPE_CHECKING:

        @property
        def id(self) -> int | str:
            """Identifier; unique in the whole file, and never used again."""


@dataclass(frozen=True, slots=True)
class Counter(Row):
    """The last number given out in a series; it only ever grows."""

    id: str = ""
    """The series: `id`, or a kind and a year as `A-2026`."""
    last: int = 0
    """The last number given out."""


@dataclass(frozen=True, slots=True)
class Council(Row):
    """The council whose file this is; a file holds one."""

    id: int = 0
    name: str = ""
    organisation: str = ""
    """The organisation that the council belongs to."""
    rules: Rules = field(default_factory=Rules)
    language: str = "nl"
    """Language of the minutes and other documents."""


@dataclass(frozen=True, slots=True)
class Person(Row):
    """Somebody who takes part: a member, a guest, an owner of an action."""

    id: int = 0
    name: str = ""
    """Name in documents, as `M. van Aalst`."""
    display_name: str = ""
    """Name on the screen and in talk, as `Marijke`."""
    role: Role = Role.MEMBER
    has_vote: bool = False
    organisation: str = ""
    background: str = ""
    """Private: youth, parent, foster_parent, relative."""
    email: str = ""
    """Private."""
    phone: str = ""
    """Private."""
    active: bool = True
    """False for somebody who left; records keep referring to them."""


@dataclass(frozen=True, slots=True)
class Meeting(Row):
    """One meeting: what was planned and what came of it."""

    id: int = 0
    number: str = ""
    """As `V-2026-06`."""
    title: str = ""
    kind: MeetingKind = MeetingKind.COUNCIL
    format: Format = Format.ONSITE
    status: MeetingStatus = MeetingStatus.DRAFT
    location: str = ""
    key_question: str = ""
    planned_start: datetime | None = None
    planned_end: datetime | None = None
    chair_id: int | None = None
    secretary_id: int | None = None
    """Who takes the minutes."""
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    next_start: datetime | None = None
    """When the next meeting is, if that is known."""
    minutes_status: MinutesStatus = MinutesStatus.NONE
    adopted_on: date | None = None
    source_digest: str = ""
    """Fingerprint of the text file that the meeting was read from, if it was."""
    adopted_in_id: int | None = None
    """The meeting in which its minutes were adopted, if that is known."""
    adopted_by: str = ""
    """The number of the decision that adopted them, as `B-2026-15`."""
    prepared_at: datetime | None = None
    """When its agenda was made of what waited; what is put off since comes at its opening."""
    reopened_at: datetime | None = None
    """When it was opened again after it was closed, the last time."""
    cleared_on: date | None = None
    """When the working material of its adopted minutes went; private."""


@dataclass(frozen=True, slots=True)
class MeetingBreak(Row):
    """A suspension of the meeting; every clock stands still between the two moments."""

    id: int = 0
    meeting_id: int = 0
    started_at: datetime | None = None
    ended_at: datetime | None = None
    """None while the meeting is suspended."""


@dataclass(frozen=True, slots=True)
class AgendaItem(Row):
    """One item of an agenda. Its printed number stays when the order changes."""

    id: int = 0
    meeting_id: int = 0
    parent_id: int | None = None
    """The item that this one is part of; such an item has no parts itself."""
    number: str = ""
    """Printed number, as `7`, `6a` or `7.1`."""
    position: int = 0
    """Place in the order of treatment, counted from 1 over the whole agenda."""
    title: str = ""
    public_title: str = ""
    """What is shown in place of the title of a closed item."""
    goal: Goal = Goal.DISCUSS
    key_question: str = ""
    planned_minutes: int = 0
    submitter_id: int | None = None
    confidential: bool = False
    """True for a closed item (besloten): its content is private."""
    status: ItemStatus = ItemStatus.PLANNED
    phase: Phase = Phase.NONE
    """The step of BOB that it is in; none when the council does not use it here."""
    allotted_minutes: int | None = None
    """What it got during the meeting, when that is not what was planned."""
    limit_seconds: int | None = None
    """Speaking time of each turn under this item; None: the council's own, 0: no limit."""
    list_closed: bool = False
    """Whether nobody can ask for the floor any more."""
    minutes_of_id: int | None = None
    """The earlier meeting whose minutes are to be adopted under it."""
    deferred_from: int | None = None
    """The item of an earlier meeting that was put off and comes back in it."""
    parked_from: int | None = None
    """The point on the parking list of an earlier meeting that it came from."""

    @property
    def minutes(self) -> int:
        """The minutes that it may take as things stand."""
        return self.planned_minutes if self.allotted_minutes is None else self.allotted_minutes


@dataclass(frozen=True, slots=True)
class AgendaVisit(Row):
    """A stretch of time in which an item was under discussion."""

    id: int = 0
    meeting_id: int = 0
    item_id: int = 0
    started_at: datetime | None = None
    ended_at: datetime | None = None
    """None while it is under discussion."""


@dataclass(frozen=True, slots=True)
class Attendance(Row):
    """A stretch in which somebody was present, or the fact that they were not."""

    id: int = 0
    meeting_id: int = 0
    person_id: int = 0
    status: Presence = Presence.PRESENT
    via: Format = Format.ONSITE
    """`onsite` or `online`."""
    from_at: datetime | None = None
    """None while the meeting has not begun, and for somebody absent."""
    until_at: datetime | None = None
    """None while they are there, and for somebody absent."""
    reason: str = ""
    """Private."""


@dataclass(frozen=True, slots=True)
class Note(Row):
    """A sentence that somebody typed during an item."""

    id: int = 0
    meeting_id: int = 0
    item_id: int | None = None
    """None for a note outside the agenda."""
    at: datetime | None = None
    kind: NoteKind = NoteKind.DISCUSSION
    text: str = ""
    person_id: int | None = None
    """Who said it, if that matters."""


@dataclass(frozen=True, slots=True)
class Proposal(Row):
    """A text that the council may decide on; it stands on the screen before anyone votes."""

    id: int = 0
    meeting_id: int = 0
    item_id: int | None = None
    at: datetime | None = None
    text: str = ""
    proposer_id: int | None = None
    status: ProposalStatus = ProposalStatus.TABLED
    about_person: bool = False
    """True when it is about a person: then other rules hold for the vote."""
    kind: DecisionKind = DecisionKind.DECISION
    earlier_id: int | None = None
    """The proposal of an earlier meeting that was held over and comes back in this one."""
    without_quorum: bool = False
    """Whether it was held over in a meeting without a quorum, here or under `earlier_id`."""


@dataclass(frozen=True, slots=True)
class Vote(Row):
    """A count of votes on a proposal, with who could vote at that moment, by number."""

    id: int = 0
    meeting_id: int = 0
    proposal_id: int | None = None
    at: datetime | None = None
    method: Method = Method.SHOW_OF_HANDS
    voters: int = 0
    """Voting members present when the vote was taken; never changed afterwards."""
    votes_for: int = 0
    votes_against: int = 0
    votes_abstain: int = 0
    votes_blank: int = 0
    votes_invalid: int = 0
    item_id: int | None = None
    question: str = ""
    """What was asked in a straw poll that is not about a proposal."""
    status: VoteStatus = VoteStatus.SETTLED
    result: Result = Result.NONE
    majority: Majority = Majority.SIMPLE
    """The rule that held when the vote was taken, as the two fields below."""
    abstentions_count: bool = False
    blanks_count: bool = False
    quorum_needed: int = 0
    """How many voters the quorum asked for at that moment; 0 when there was none."""
    round: int = 0
    """Which round of a consent, or which roll call of the council; 0 for other methods."""
    issued: int = 0
    """Ballots that were handed out."""
    only_result: bool = False
    """True for a ballot of which no count is kept, nor can be found anywhere."""


@dataclass(frozen=True, slots=True)
class Decision(Row):
    """What was decided, in the words that were decided on."""

    id: int = 0
    number: str = ""
    """As `B-2026-15`; never used again."""
    meeting_id: int = 0
    item_id: int | None = None
    proposal_id: int | None = None
    vote_id: int | None = None
    at: datetime | None = None
    text: str = ""
    public_text: str = ""
    """What may be told of a decision in a closed item; nothing when empty."""
    method: Method = Method.WITHOUT_VOTE
    outcome: Outcome = Outcome.CARRIED
    provisional: bool = False
    """True when it was taken without quorum (onder voorbehoud)."""
    minority_view: str = ""
    kind: DecisionKind = DecisionKind.DECISION
    advice: Advice = Advice.NONE
    """What it comes to, for an advice or an answer to a request for consent."""
    review_on: date | None = None
    """When the council looks at it again."""
    corrects_id: int | None = None
    """The earlier decision of which this line puts a mistake right."""
    replaces_id: int | None = None
    """The earlier decision that this one takes the place of."""


@dataclass(frozen=True, slots=True)
class Action(Row):
    """Who does what by when. It belongs to the council and outlives the meeting."""

    id: int = 0
    number: str = ""
    """As `A-2026-28`; never used again."""
    meeting_id: int | None = None
    """The meeting that it was agreed in."""
    item_id: int | None = None
    at: datetime | None = None
    text: str = ""
    owner_id: int | None = None
    co_owners: tuple[int, ...] = ()
    due: date | None = None
    status: ActionStatus = ActionStatus.OPEN
    confidential: bool = False
    """True when it was agreed under a closed item; known in every later meeting too."""


@dataclass(frozen=True, slots=True)
class ActionEvent(Row):
    """One line in the history of an action."""

    id: int = 0
    action_id: int = 0
    meeting_id: int | None = None
    """The meeting in which it happened."""
    at: datetime | None = None
    kind: EventKind = EventKind.CREATED
    before: str = ""
    """The old date, owner, text or status, as it is stored."""
    after: str = ""
    """The new one; the identifier of the agenda item that it became."""
    comment: str = ""
    """Why, or how far it is, in somebody's words."""

"""What a room, and a public document, may see: one function, by allow-list.

A field that is not named here is left empty, and a kind of row that is not named here is
left out. Whoever adds a field therefore adds it as private.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from vergadering.domain.choices import ActionStatus, EventKind, NoteKind, TurnStatus
from vergadering.domain.choices_registers import SignalStatus
from vergadering.domain.model import (
    Action,
    ActionEvent,
    AgendaItem,
    AgendaVisit,
    Attendance,
    Council,
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
from vergadering.domain.state import TABLE, R, State
from vergadering.domain.votes import UNSETTLED
from vergadering.i18n import N_, Marked

if TYPE_CHECKING:
    from collections.abc import Iterable

CLOSED_TITLE = Marked(N_("Besloten agendapunt"))
"""What stands in place of the title of a closed item that has no public title."""

FIELDS: dict[type[Row], str] = {
    Council: "id name organisation rules language",
    Person: "id name display_name role has_vote organisation active",
    Meeting: "id number title kind format status location key_question planned_start planned_end"
    " chair_id secretary_id opened_at closed_at next_start minutes_status adopted_on"
    " adopted_in_id adopted_by prepared_at reopened_at",
    MeetingBreak: "id meeting_id started_at ended_at",
    AgendaItem: "id meeting_id parent_id number position title goal key_question"
    " planned_minutes submitter_id confidential status phase allotted_minutes limit_seconds"
    " list_closed minutes_of_id deferred_from parked_from",
    AgendaVisit: "id meeting_id item_id started_at ended_at",
    Attendance: "id meeting_id person_id status via from_at until_at",
    Note: "id meeting_id item_id at kind text person_id",
    Proposal: "id meeting_id item_id at text proposer_id status about_person kind earlier_id"
    " without_quorum",
    Vote: "id meeting_id proposal_id at method voters votes_for votes_against votes_abstain"
    " votes_blank votes_invalid item_id question status result majority abstentions_count"
    " blanks_count quorum_needed round issued only_result",
    Decision: "id number meeting_id item_id proposal_id vote_id at text method outcome"
    " provisional minority_view kind advice review_on corrects_id replaces_id",
    Action: "id number meeting_id item_id at text owner_id co_owners due status",
    ActionEvent: "id action_id meeting_id at kind before after",
    SpeakingTurn: "id meeting_id item_id person_id kind status position limit_seconds leaves_soon",
    SpeakingStretch: "id meeting_id turn_id started_at ended_at",
    ParkedPoint: "id meeting_id item_id at text person_id status comment",
    ProposalVersion: "id meeting_id proposal_id number text at reason",
    Voter: "id meeting_id vote_id person_id stance argument",
    Candidate: "id meeting_id vote_id name votes elected",
    DecisionEvent: "id decision_id at fate day by_id",
    AgendaTemplate: "id name kind",
    TemplateItem: "id template_id position title goal planned_minutes key_question part",
    MinutesChange: "id meeting_id noted_in_id at kind text person_id",
    Promise: "id number meeting_id item_id at text person_id due status",
    PromiseEvent: "id promise_id meeting_id at kind before after",
    AdviceRequest: "id number kind status subject legal_basis handler_id weeks received_on"
    " known_on acknowledged_on asked_by agreed_by intended_on questions_on answered_on term_stops"
    " constituency_from constituency_until decision advice sent_on response_due responded_on"
    " response response_text timeliness timeliness_reason",
    AdviceEvent: "id advice_id meeting_id at day before after",
    Signal: "id number received_on source place theme text count status released fed_back_on",
    IncomingDocument: "id number received_on sender subject handling follow_up",
    Membership: "id person_id from_on until re_electable appointed_by left_on",
    RuleReference: "id rule text",
}
"""The fields that may be seen, for each kind of row that may be seen."""

CLOSED_ITEM = (
    "id meeting_id parent_id number position public_title planned_minutes allotted_minutes status"
)
"""The fields that may be seen of a closed item and its parts, beside a title."""

RUNNING_VOTE = "id meeting_id proposal_id item_id at method voters status round"
"""The fields that may be seen of a vote that the chair has not rounded off: no counts."""

RUNNING_VOTER = "id meeting_id vote_id person_id"
"""The fields that may be seen of somebody who can vote while it is not rounded off."""

RUNNING_CANDIDATE = "id meeting_id vote_id name"
"""The fields that may be seen of a candidate while it is not rounded off."""

CLOSED_DECISION = "id number meeting_id item_id at public_text method outcome provisional"
"""The fields that may be seen of a decision in a closed item, beside its public text."""

TOLD_EVENT = FIELDS[ActionEvent] + " comment"
"""The fields that may be seen of what is said for everybody: how far it is, why it is dropped."""
QUIET_SIGNAL = "id number received_on source count status"
"""The fields that may be seen of a signal whose text nobody released, or that went elsewhere."""

WITHOUT_SECRETS = frozenset(
    kind for kind, names in FIELDS.items() if {f.name for f in fields(kind)} == set(names.split())
)
"""Kinds of row of which every field may be seen; such rows need no copy."""

GOING = frozenset({TurnStatus.SPEAKING, TurnStatus.PAUSED, TurnStatus.INTERRUPTED})
"""Turns whose clock may be seen. How long somebody spoke before is for the chair alone."""

PUBLIC_NOTES = frozenset(
    {
        NoteKind.DISCUSSION,
        NoteKind.PRO,
        NoteKind.CON,
        NoteKind.QUOTE,
        NoteKind.TIP,
        NoteKind.PROMISE,
    }
)
"""The kinds of notes that may be seen; a new kind is private until it stands here."""


def public(state: State) -> State:
    """The state without anything private; the same type, so that what shows it is the same."""
    closed = _closed(state)
    hidden = {row.proposal_id for row in state.decision if row.item_id in closed} - {None}
    hidden |= {row.id for row in state.proposal if row.item_id in closed}
    votes = {row.vote_id for row in state.decision if row.item_id in closed}
    votes |= {row.id for row in state.vote if row.item_id in closed or row.proposal_id in hidden}
    running = {row.id for row in state.vote if row.status in UNSETTLED}
    told = tuple(_decisions(state.decision, closed))
    known = {row.id for row in told}
    actions = [row for row in state.action if not row.confidential and row.item_id not in closed]
    seen_actions = {row.id for row in actions}
    turns = [row for row in state.speaking_turn if row.item_id not in closed]
    going = {row.id for row in turns if row.status in GOING}
    return State(
        council=_seen(state.council),
        person=_seen(state.person),
        meeting=_seen(state.meeting),
        meeting_break=_seen(state.meeting_break),
        agenda_item=tuple(_item(item, closed) for item in state.agenda_item),
        agenda_visit=_seen(state.agenda_visit),
        attendance=_seen(state.attendance),
        note=_seen(n for n in state.note if n.kind in PUBLIC_NOTES and n.item_id not in closed),
        proposal=_seen(row for row in state.proposal if row.id not in hidden),
        vote=_votes(state.vote, votes, running, "id", RUNNING_VOTE),
        decision=told,
        action=_seen(actions),
        action_event=_events(row for row in state.action_event if row.action_id in seen_actions),
        speaking_turn=_seen(turns),
        speaking_stretch=_seen(row for row in state.speaking_stretch if row.turn_id in going),
        parked_point=_seen(row for row in state.parked_point if row.item_id not in closed),
        proposal_version=_seen(
            row for row in state.proposal_version if row.proposal_id not in hidden
        ),
        voter=_votes(state.voter, votes, running, "vote_id", RUNNING_VOTER),
        candidate=_votes(state.candidate, votes, running, "vote_id", RUNNING_CANDIDATE),
        decision_event=_seen(row for row in state.decision_event if row.decision_id in known),
        meeting_id=state.meeting_id,
    ).having(_kept(state, closed))


def _kept(state: State, closed: set[int]) -> dict[str, tuple[Row, ...]]:
    """What may be seen of what the council keeps between meetings: templates, registers."""
    hidden = {row.id for row in state.promise if row.confidential or row.item_id in closed}
    return {
        "agenda_template": _seen(state.agenda_template),
        "template_item": _seen(row for row in state.template_item if not row.confidential),
        "minutes_change": _seen(row for row in state.minutes_change if not row.confidential),
        "promise": _seen(row for row in state.promise if row.id not in hidden),
        "promise_event": _seen(row for row in state.promise_event if row.promise_id not in hidden),
        "advice_request": _seen(state.advice_request),
        "advice_event": _seen(state.advice_event),
        "signal": tuple(_signal(row) for row in state.signal),
        "incoming_document": _seen(row for row in state.incoming_document if not row.confidential),
        "membership": _seen(row for row in state.membership if row.from_on is not None),
        "rule_reference": _seen(state.rule_reference),
    }


def view_of(state: State, *, private: bool) -> State:
    """What a screen may show: everything when it is private, else what everybody may see."""
    return state if private else public(state)


def told_title(state: State, item: AgendaItem) -> str:
    """The title of an item as everybody may know it; `Marked` when it is a text of ours."""
    return _told_title(item) if item.id in _closed(state) else item.title


def _told_title(closed: AgendaItem) -> str:
    return closed.public_title or CLOSED_TITLE


def _closed(state: State) -> set[int]:
    """The closed items and their parts."""
    marked = {item.id for item in state.agenda_item if item.confidential}
    return marked | {item.id for item in state.agenda_item if item.parent_id in marked}


def _item(item: AgendaItem, closed: set[int]) -> AgendaItem:
    if item.id not in closed:
        return _with(item, FIELDS[AgendaItem])
    return _with(item, CLOSED_ITEM, title=_told_title(item), confidential=True)


def _decisions(rows: Iterable[Decision], closed: set[int]) -> Iterable[Decision]:
    for row in rows:
        if row.item_id not in closed:
            yield _with(row, FIELDS[Decision])
        elif row.public_text:
            yield _with(row, CLOSED_DECISION, text=row.public_text)


def _signal(row: Signal) -> Signal:
    shown = row.released and row.status is not SignalStatus.REFERRED
    return _with(row, FIELDS[Signal] if shown else QUIET_SIGNAL)


def _votes(
    rows: Iterable[R], hidden: set[int | None], running: set[int], key: str, names: str
) -> tuple[R, ...]:
    """What may be seen of votes: nothing in a closed item, and no count while one runs."""
    return tuple(
        _with(row, names if getattr(row, key) in running else FIELDS[type(row)])
        for row in rows
        if getattr(row, key) not in hidden
    )


def _events(rows: Iterable[ActionEvent]) -> tuple[ActionEvent, ...]:
    """What may be seen of the history of actions; why somebody needs more time is private."""
    return tuple(_with(row, TOLD_EVENT if _told(row) else FIELDS[ActionEvent]) for row in rows)


def _told(event: ActionEvent) -> bool:
    dropped = event.kind is EventKind.STATUS and event.after == ActionStatus.DROPPED.value
    return dropped or event.kind is EventKind.PROGRESS


def _seen(rows: Iterable[R]) -> tuple[R, ...]:
    return tuple(_with(row, FIELDS[type(row)]) for row in rows)


def _with(row: R, names: str, **others: object) -> R:
    """A row of the same kind with only these fields."""
    if type(row) in WITHOUT_SECRETS and names == FIELDS[type(row)]:
        return row
    kept: dict[str, Any] = {name: getattr(row, name) for name in names.split()}
    return type(row)(**kept, **others)


assert set(FIELDS) <= set(TABLE)

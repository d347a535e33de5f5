"""Deciding: the text stands on the screen first, then the council decides on it.

The methods of this module are without a vote and by show of hands; others record what
was decided with `record_decision` and its `method`.
"""

from __future__ import annotations

from dataclasses import asdict, astuple, dataclass, replace
from typing import TYPE_CHECKING

from vergadering.domain.attendance import quorum, voters
from vergadering.domain.choices import Method, Outcome, ProposalStatus, TieRule
from vergadering.domain.history import change
from vergadering.domain.model import Decision, Proposal, Vote
from vergadering.domain.numbers import year_of
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.state import State


@dataclass(frozen=True, slots=True)
class Count:
    """The votes that were counted."""

    votes_for: int
    votes_against: int = 0
    votes_abstain: int = 0
    votes_blank: int = 0
    votes_invalid: int = 0

    @property
    def total(self) -> int:
        """Everybody who took part."""
        return (
            self.votes_for
            + self.votes_against
            + self.votes_abstain
            + self.votes_blank
            + self.votes_invalid
        )


@change(N_("voorstel op het scherm gezet"))
def table_proposal(
    state: State,
    at: datetime,
    *,
    text: str,
    item_id: int | None = None,
    proposer_id: int | None = None,
    when: datetime | None = None,
) -> State:
    """Put a text on the screen that may be decided on."""
    _check(text)
    state.need_item(item_id)
    state, id = state.fresh()
    return state.put(
        Proposal(id, state.the_meeting.id, item_id, when or at, text.strip(), proposer_id)
    )


@change(N_("voorstel gewijzigd"))
def amend_proposal(state: State, at: datetime, *, proposal_id: int, text: str) -> State:
    """Change the text of a proposal that was not decided on."""
    _check(text)
    proposal = _open(state, proposal_id)
    return state.put(replace(proposal, text=text.strip()))


@change(N_("voorstel ingetrokken"))
def withdraw_proposal(state: State, at: datetime, *, proposal_id: int) -> State:
    """The proposer takes it back; it stays in the record."""
    return state.put(replace(_open(state, proposal_id), status=ProposalStatus.WITHDRAWN))


@change(N_("voorstel aangehouden"))
def hold_over_proposal(state: State, at: datetime, *, proposal_id: int) -> State:
    """Decide another time."""
    return state.put(replace(_open(state, proposal_id), status=ProposalStatus.HELD_OVER))


@change(N_("voorstel verwijderd"))
def remove_proposal(state: State, at: datetime, *, proposal_id: int) -> State:
    """Take away a proposal that was typed by mistake, while nothing was decided on it."""
    return state.drop(_open(state, proposal_id))


@change(N_("besluit genomen"))
def decide_without_vote(state: State, at: datetime, *, proposal_id: int) -> State:
    """Nobody objects: it is decided."""
    proposal = _open(state, proposal_id)
    state = state.put(replace(proposal, status=ProposalStatus.DECIDED))
    decision = Decision(
        proposal_id=proposal.id, item_id=proposal.item_id, at=at, text=proposal.text
    )
    return _decide(state, at, decision)


@change(N_("stemming vastgelegd"))
def show_of_hands(
    state: State,
    at: datetime,
    *,
    proposal_id: int,
    count: Count,
    method: Method = Method.SHOW_OF_HANDS,
) -> State:
    """Raised hands were counted. The count must fit the voting members who are present."""
    proposal = _open(state, proposal_id)
    entitled = voters(state, at) or voters(state)
    _check_count(count, entitled if state.attendance else count.total)
    outcome = outcome_of(count, state.the_council.rules.tie_on_matters)
    vote = Vote(
        meeting_id=proposal.meeting_id,
        proposal_id=proposal.id,
        at=at,
        method=method,
        voters=entitled or count.total,
    )
    state, vote_id = _counted(state, vote, count)
    held = outcome is Outcome.HELD_OVER
    status = ProposalStatus.HELD_OVER if held else ProposalStatus.DECIDED
    state = state.put(replace(proposal, status=status))
    return _decide(
        state,
        at,
        Decision(
            proposal_id=proposal.id,
            item_id=proposal.item_id,
            vote_id=vote_id,
            at=at,
            text=proposal.text,
            method=method,
            outcome=outcome,
        ),
    )


@change(N_("stemming vastgelegd"))
def unanimous(state: State, at: datetime, *, proposal_id: int) -> State:
    """Everybody who may vote is for it."""
    entitled = voters(state, at) or voters(state)
    if not entitled:
        raise Refusal(N_("Er zijn nog geen stemgerechtigden aanwezig gemeld."))
    return show_of_hands(state, at, proposal_id=proposal_id, count=Count(entitled))


@change(N_("besluit vastgelegd"))
def record_decision(
    state: State,
    at: datetime,
    *,
    text: str,
    item_id: int | None = None,
    method: Method = Method.WITHOUT_VOTE,
    outcome: Outcome = Outcome.CARRIED,
    count: Count | None = None,
    public_text: str = "",
    when: datetime | None = None,
) -> State:
    """Keep a decision that was taken already, with the count if there was one."""
    _check(text)
    state.need_item(item_id)
    vote_id = None
    if count is not None:
        entitled = voters(state, when or at) or count.total
        _check_count(count, entitled)
        meeting_id = state.the_meeting.id
        vote = Vote(meeting_id=meeting_id, at=when or at, method=method, voters=entitled)
        state, vote_id = _counted(state, vote, count)
    decision = Decision(
        item_id=item_id,
        vote_id=vote_id,
        at=when or at,
        text=text.strip(),
        public_text=public_text.strip(),
        method=method,
        outcome=outcome,
    )
    return _decide(state, at, decision)


@change(N_("besluit gewijzigd"))
def change_decision(
    state: State,
    at: datetime,
    *,
    decision_id: int,
    text: str,
    minority_view: str | None = None,
    public_text: str | None = None,
) -> State:
    """Correct the words of a decision, or add the view of the minority."""
    _check(text)
    decision = state.need(Decision, decision_id)
    if minority_view is None:
        minority_view = decision.minority_view
    return state.put(
        replace(
            decision,
            text=text.strip(),
            minority_view=minority_view.strip(),
            public_text=decision.public_text if public_text is None else public_text.strip(),
        )
    )


@change(N_("besluit verwijderd"))
def remove_decision(state: State, at: datetime, *, decision_id: int) -> State:
    """Take back a decision that was noted by mistake; its number is not used again.

    The proposal that it came from is open again, and the count goes.
    """
    decision = state.need(Decision, decision_id)
    state = state.drop(decision)
    if (vote := state.get(Vote, decision.vote_id)) is not None:
        state = state.drop(vote)
    if (proposal := state.get(Proposal, decision.proposal_id)) is not None:
        state = state.put(replace(proposal, status=ProposalStatus.TABLED))
    return state


def open_proposal(state: State, item_id: int | None) -> Proposal | None:
    """The proposal of an item that waits for a decision: the newest one."""
    waiting = [
        proposal
        for proposal in state.proposal
        if proposal.item_id == item_id and proposal.status is ProposalStatus.TABLED
    ]
    return waiting[-1] if waiting else None


def outcome_of(count: Count, tie: TieRule) -> Outcome:
    """More for than against carries; abstentions and blank votes do not count."""
    if count.votes_for > count.votes_against:
        return Outcome.CARRIED
    if count.votes_for < count.votes_against:
        return Outcome.REJECTED
    return Outcome.HELD_OVER if tie is TieRule.HELD_OVER else Outcome.REJECTED


def is_tie(vote: Vote) -> bool:
    """Whether as many were for as against."""
    return vote.votes_for == vote.votes_against


def _counted(state: State, vote: Vote, count: Count) -> tuple[State, int]:
    """The state with a vote in which so many were counted, and the vote's identifier."""
    state, id = state.fresh()
    return state.put(replace(vote, id=id, **asdict(count))), id


def _decide(state: State, at: datetime, decision: Decision) -> State:
    """Give a decision its number, and the label that belongs to a missing quorum."""
    meeting = state.the_meeting
    enough = quorum(state, decision.at or at)
    provisional = enough.known and bool(enough.seats) and not enough.met
    if provisional and not state.the_council.rules.decide_without_quorum:
        raise Refusal(
            N_("Er is geen quorum: {present} van de {needed} leden die nodig zijn."),
            present=enough.present,
            needed=enough.needed,
        )
    state, number = state.numbered("B", year_of(meeting, at))
    state, id = state.fresh()
    return state.put(
        replace(decision, id=id, number=number, meeting_id=meeting.id, provisional=provisional)
    )


def _check(text: str) -> None:
    if not text.strip():
        raise Refusal(N_("De tekst van het besluit ontbreekt nog."))


def _check_count(count: Count, entitled: int) -> None:
    if min(astuple(count)) < 0:
        raise Refusal(N_("Een aantal stemmen is nooit minder dan nul."))
    if count.total == 0:
        raise Refusal(N_("Er zijn geen stemmen geteld."))
    if count.total != entitled:
        raise Refusal(
            N_("Er zijn {total} stemmen geteld en {entitled} stemgerechtigden aanwezig."),
            total=count.total,
            entitled=entitled,
        )


def _open(state: State, proposal_id: int) -> Proposal:
    proposal = state.need(Proposal, proposal_id)
    if proposal.status is not ProposalStatus.TABLED:
        raise Refusal(N_("Over dit voorstel is al beslist."))
    return proposal

"""Deciding: the text stands on the screen first, then the council decides on it.

Here are the proposals, and the ways to decide that are one step. A vote that is taken step
by step stands in `voting` and `named_votes`; what becomes of decisions in `register`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.attendance import quorum
from vergadering.domain.choices import (
    Advice,
    DecisionKind,
    Method,
    Outcome,
    ProposalStatus,
    Stance,
    VoteStatus,
)
from vergadering.domain.counting import check_count
from vergadering.domain.decided import (
    need_mendable,
    need_tabled,
    need_text,
    need_unadopted,
    take,
    without_decision,
    without_vote,
)
from vergadering.domain.history import change
from vergadering.domain.majority import Ballot, Count
from vergadering.domain.model import Decision, Proposal, Vote
from vergadering.domain.named_votes import amended, record_names
from vergadering.domain.votes import (
    is_tie,
    open_vote,
    versions,
    votes_on,
    was_amended,
)
from vergadering.domain.voting import (
    confirm_if_clear,
    counted,
    entitled,
    opened,
    record_ballot,
    record_count,
    start_vote,
)
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from vergadering.domain.state import State

__all__ = [
    "Count",
    "amend_proposal",
    "change_decision",
    "classify_decision",
    "decide_by_consent",
    "decide_by_names",
    "decide_without_vote",
    "hold_over_proposal",
    "is_tie",
    "mark_proposal",
    "open_proposal",
    "record_decision",
    "remove_decision",
    "remove_proposal",
    "show_of_hands",
    "table_proposal",
    "unanimous",
    "withdraw_proposal",
]

ADVICES = {
    DecisionKind.DECISION: frozenset({Advice.NONE}),
    DecisionKind.ADVICE: frozenset(
        {Advice.NONE, Advice.POSITIVE, Advice.POSITIVE_WITH_CONDITIONS, Advice.NEGATIVE}
    ),
    DecisionKind.CONSENT_RIGHT: frozenset({Advice.NONE, Advice.CONSENTED, Advice.NOT_CONSENTED}),
    DecisionKind.UNSOLICITED: frozenset({Advice.NONE}),
}
"""What each kind of decision can come to."""


@change(N_("voorstel op het scherm gezet"))
def table_proposal(
    state: State,
    at: datetime,
    *,
    text: str,
    item_id: int | None = None,
    proposer_id: int | None = None,
    when: datetime | None = None,
    about_person: bool = False,
    kind: DecisionKind = DecisionKind.DECISION,
) -> State:
    """Put a text on the screen that may be decided on."""
    text = need_text(text)
    state.need_item(item_id)
    state, id = state.fresh()
    row = Proposal(id, state.the_meeting.id, item_id, when or at, text, proposer_id)
    return state.put(replace(row, about_person=about_person, kind=kind))


@change(N_("voorstel gewijzigd"))
def amend_proposal(
    state: State, at: datetime, *, proposal_id: int, text: str, reason: str = ""
) -> State:
    """Change the text of a proposal that was not decided on; the old text is kept.

    With a reason it is another proposal than was brought, and is carried as amended;
    without one only its words are mended.
    """
    text = need_text(text)
    return amended(state, at, need_tabled(state, proposal_id), text, reason)


@change(N_("soort voorstel gewijzigd"))
def mark_proposal(
    state: State, at: datetime, *, proposal_id: int, about_person: bool, kind: DecisionKind
) -> State:
    """Say whether a proposal is about a person, and what kind of decision it asks for."""
    proposal = need_tabled(state, proposal_id)
    return state.put(replace(proposal, about_person=about_person, kind=kind))


@change(N_("voorstel ingetrokken"))
def withdraw_proposal(state: State, at: datetime, *, proposal_id: int) -> State:
    """The proposer takes it back; it stays in the record."""
    return state.put(replace(need_tabled(state, proposal_id), status=ProposalStatus.WITHDRAWN))


@change(N_("voorstel aangehouden"))
def hold_over_proposal(state: State, at: datetime, *, proposal_id: int) -> State:
    """Decide another time; when there is no quorum now, that is kept with it."""
    proposal = need_tabled(state, proposal_id)
    enough = quorum(state, at)
    missed = proposal.without_quorum or (enough.known and not enough.met)
    held = replace(proposal, status=ProposalStatus.HELD_OVER, without_quorum=missed)
    return state.put(held)


@change(N_("voorstel verwijderd"))
def remove_proposal(state: State, at: datetime, *, proposal_id: int) -> State:
    """Take away a proposal that was typed by mistake, while nobody voted on it."""
    proposal = need_tabled(state, proposal_id)
    if votes_on(state, proposal_id):
        raise Refusal(N_("Over dit voorstel is al gestemd. Trek het in, of houd het aan."))
    return state.drop(*versions(state, proposal_id), proposal)


@change(N_("besluit genomen"))
def decide_without_vote(
    state: State, at: datetime, *, proposal_id: int, method: Method = Method.WITHOUT_VOTE
) -> State:
    """Nobody objects, or with `consensus` everybody agrees: it is decided."""
    proposal = need_tabled(state, proposal_id)
    if method not in (Method.WITHOUT_VOTE, Method.CONSENSUS, Method.CONSENT):
        raise Refusal(N_("Bij {method} worden stemmen geteld."), method=word(method))
    state = state.put(replace(proposal, status=ProposalStatus.DECIDED))
    as_amended = was_amended(state, proposal_id)
    decision = Decision(
        proposal_id=proposal.id,
        item_id=proposal.item_id,
        at=at,
        text=proposal.text,
        method=method,
        outcome=Outcome.CARRIED_AMENDED if as_amended else Outcome.CARRIED,
        kind=proposal.kind,
    )
    return take(state, at, decision)


@change(N_("stemming vastgelegd"))
def show_of_hands(
    state: State,
    at: datetime,
    *,
    proposal_id: int,
    count: Count,
    method: Method = Method.SHOW_OF_HANDS,
) -> State:
    """Raised hands were counted. The count must fit the voting members who are present.

    When the votes are equal and the chair decides, the vote waits for the chair's word.
    """
    state = start_vote(state, at, proposal_id=proposal_id, method=method)
    vote = _running(state)
    if vote.method is Method.BALLOT:
        if count.votes_abstain:
            raise Refusal(N_("Op een briefje staat geen onthouding. Tel het als blanco."))
        ballot = Ballot(
            count.total,
            count.votes_for,
            count.votes_against,
            count.votes_blank,
            count.votes_invalid,
        )
        state = record_ballot(state, at, vote_id=vote.id, ballot=ballot)
    else:
        entitled_now = vote.voters if state.attendance else count.total
        check_count(count, entitled_now)
        state = record_count(state, at, vote_id=vote.id, count=count)
    return confirm_if_clear(state, at, _running(state).id)


@change(N_("stemming vastgelegd"))
def unanimous(state: State, at: datetime, *, proposal_id: int) -> State:
    """Everybody who may vote is for it."""
    number = len(entitled(state, at))
    if not number:
        raise Refusal(N_("Er zijn nog geen stemgerechtigden aanwezig gemeld."))
    return show_of_hands(state, at, proposal_id=proposal_id, count=Count(number))


@change(N_("stemming vastgelegd"))
def decide_by_names(
    state: State,
    at: datetime,
    *,
    proposal_id: int,
    stances: Mapping[int, Stance],
    method: Method = Method.SHOW_OF_HANDS,
) -> State:
    """Everybody who may vote chose, with their name beside it."""
    state = start_vote(state, at, proposal_id=proposal_id, method=method)
    state = record_names(state, at, vote_id=_running(state).id, stances=stances)
    return confirm_if_clear(state, at, _running(state).id)


@change(N_("consent gevraagd"))
def decide_by_consent(
    state: State, at: datetime, *, proposal_id: int, objections: Mapping[int, str] | None = None
) -> State:
    """A round of consent: decided when nobody objects.

    An objection, by person with its argument, leaves the round waiting for another text.
    """
    if not entitled(state, at):
        return decide_without_vote(state, at, proposal_id=proposal_id, method=Method.CONSENT)
    state = start_vote(state, at, proposal_id=proposal_id, method=Method.CONSENT)
    vote, against = _running(state), objections or {}
    stances = {
        row.person_id: Stance.OBJECTION if row.person_id in against else Stance.CONSENT
        for row in state.voter
        if row.vote_id == vote.id
    }
    stances |= dict.fromkeys(against, Stance.OBJECTION)
    state = record_names(state, at, vote_id=vote.id, stances=stances, arguments=against)
    return state if against else confirm_if_clear(state, at, _running(state).id)


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
    text = need_text(text)
    state.need_item(item_id)
    if method is Method.STRAW_POLL:
        raise Refusal(N_("Een peiling beslist niets."))
    vote_id = None
    if count is not None:
        state, vote = opened(state, when or at, None, method)
        check_count(count, vote.voters or count.total)
        vote_id = vote.id
        done = replace(counted(vote, count), item_id=item_id, status=VoteStatus.SETTLED)
        state = state.put(done)
    decision = Decision(
        item_id=item_id,
        vote_id=vote_id,
        at=when or at,
        text=text,
        public_text=public_text.strip(),
        method=method,
        outcome=outcome,
    )
    return take(state, at, decision)


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
    """Mend the words of a decision, or add the view of the minority.

    After the closing the words stay; a minority may add its view until the minutes are
    adopted.
    """
    text = need_text(text)
    decision = state.need(Decision, decision_id)
    if text != decision.text:
        need_mendable(state)
    if minority_view is None:
        minority_view = decision.minority_view
    elif minority_view.strip() != decision.minority_view:
        need_unadopted(state)
    return state.put(
        replace(
            decision,
            text=text,
            minority_view=minority_view.strip(),
            public_text=decision.public_text if public_text is None else public_text.strip(),
        )
    )


@change(N_("soort besluit gewijzigd"))
def classify_decision(
    state: State,
    at: datetime,
    *,
    decision_id: int,
    kind: DecisionKind,
    advice: Advice = Advice.NONE,
    review_on: date | None = None,
) -> State:
    """Say what kind of decision it is, what the advice comes to, and when it is looked at again.

    After the closing only the date may change.
    """
    decision = state.need(Decision, decision_id)
    if (kind, advice) != (decision.kind, decision.advice):
        need_mendable(state)
    if advice not in ADVICES[kind]:
        raise Refusal(N_("“{advice}” past niet bij: {kind}."), advice=word(advice), kind=word(kind))
    return state.put(replace(decision, kind=kind, advice=advice, review_on=review_on))


@change(N_("besluit verwijderd"))
def remove_decision(state: State, at: datetime, *, decision_id: int) -> State:
    """Take back a decision that was noted by mistake; its number is not used again.

    The proposal that it came from is open again, and the count goes.
    """
    decision = state.need(Decision, decision_id)
    need_mendable(state)
    state = without_decision(state, decision)
    if (vote := state.get(Vote, decision.vote_id)) is not None:
        state = without_vote(state, vote)
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


def _running(state: State) -> Vote:
    vote = open_vote(state)
    assert vote is not None
    return vote

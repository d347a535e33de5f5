"""How to make each change of a vote, and of the register, with drawn arguments."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.helpers.council import START
from tests.helpers.drawing import DAY, TEXT, one, one_id
from tests.helpers.makers import MAKERS, _count, _maker
from vergadering.domain import deciding, named_votes, register, voting
from vergadering.domain.choices import (
    Advice,
    DecisionKind,
    Majority,
    Method,
    Outcome,
    ProposalStatus,
    Stance,
    VoteStatus,
)
from vergadering.domain.majority import Ballot, Count
from vergadering.domain.model import Proposal, Vote
from vergadering.domain.votes import UNSETTLED, voters_of

if TYPE_CHECKING:
    from tests.helpers.drawing import Draw
    from vergadering.domain.history import Change
    from vergadering.domain.model import Decision
    from vergadering.domain.state import State

__all__ = ["MAKERS"]


def _open(draw: Draw, state: State, *methods: Method) -> Vote | None:
    """A vote that is not settled; sometimes any vote at all."""
    going = [row for row in state.vote if row.status in UNSETTLED]
    fitting = [row for row in going if not methods or row.method in methods]
    return one(draw, tuple(fitting or going or state.vote))


def _stances(draw: Draw, state: State, vote: Vote) -> dict[int, Stance]:
    choices = [Stance.FOR, Stance.AGAINST, Stance.ABSTAIN]
    if vote.method is Method.CONSENT:
        choices = [Stance.CONSENT, Stance.CONSENT, Stance.OBJECTION]
    return {row.person_id: draw(st.sampled_from(choices)) for row in voters_of(state, vote.id)}


@_maker
def _mark_proposal(draw: Draw, state: State) -> Change | None:
    proposal = one(draw, state.proposal)
    about_person, kind = draw(st.booleans()), draw(st.sampled_from(DecisionKind))
    return proposal and partial(
        deciding.mark_proposal, proposal_id=proposal.id, about_person=about_person, kind=kind
    )


@_maker
def _start_vote(draw: Draw, state: State) -> Change | None:
    tabled = tuple(row for row in state.proposal if row.status is ProposalStatus.TABLED)
    proposal = one(draw, tabled or state.proposal)
    if proposal is None:
        return None
    method = draw(st.sampled_from(sorted(voting.VOTES)))
    names = draw(st.sampled_from([(), (), ("Noa", "Wil")]))
    ballot = method is Method.BALLOT
    return partial(
        voting.start_vote,
        proposal_id=proposal.id,
        method=method,
        majority=draw(st.none() | st.sampled_from(Majority)),
        only_result=ballot and draw(st.booleans()),
        names=names if ballot else (),
    )


@_maker
def _record_count(draw: Draw, state: State) -> Change | None:
    vote = _open(draw, state, Method.SHOW_OF_HANDS, Method.ROLL_CALL)
    if vote is None:
        return None
    some = draw(st.integers(0, vote.voters))
    count = Count(some, vote.voters - some) if vote.voters else _count(draw, state)
    return partial(voting.record_count, vote_id=vote.id, count=count)


@_maker
def _record_ballot(draw: Draw, state: State) -> Change | None:
    vote = _open(draw, state, Method.BALLOT)
    if vote is None:
        return None
    issued = draw(st.integers(1, vote.voters or 5))
    blank = draw(st.integers(0, issued))
    some = draw(st.integers(0, issued - blank))
    rest = issued - blank - some
    ballot = Ballot(issued, some, rest, blank)
    names = [row.name for row in state.candidate if row.vote_id == vote.id]
    if names:
        ballot = Ballot(issued, blank=blank, candidates={names[0]: some, names[1]: rest})
    return partial(voting.record_ballot, vote_id=vote.id, ballot=ballot)


@_maker
def _confirm_vote(draw: Draw, state: State) -> Change | None:
    vote = _open(draw, state)
    outcome = draw(st.none() | st.sampled_from(Outcome))
    return vote and partial(voting.confirm_vote, vote_id=vote.id, outcome=outcome)


@_maker
def _straw_poll(draw: Draw, state: State) -> Change:
    return partial(
        voting.straw_poll,
        count=Count(*draw(st.tuples(st.integers(0, 4), st.integers(0, 4)))),
        proposal_id=one_id(draw, state.proposal),
        item_id=one_id(draw, state.agenda_item),
        question=draw(st.just("") | TEXT),
    )


@_maker
def _cast(draw: Draw, state: State) -> Change | None:
    vote = _open(draw, state)
    if vote is None or not (stances := _stances(draw, state, vote)):
        return None
    person_id, stance = draw(st.sampled_from(sorted(stances.items())))
    return partial(
        named_votes.cast, vote_id=vote.id, person_id=person_id, stance=stance, argument=draw(TEXT)
    )


@_maker
def _record_names(draw: Draw, state: State) -> Change | None:
    vote = _open(draw, state, Method.SHOW_OF_HANDS, Method.ROLL_CALL, Method.CONSENT)
    if vote is None:
        return None
    stances = _stances(draw, state, vote)
    arguments = dict.fromkeys(stances, "Te duur")
    return partial(named_votes.record_names, vote_id=vote.id, stances=stances, arguments=arguments)


@_maker
def _next_round(draw: Draw, state: State) -> Change | None:
    vote = _open(draw, state, Method.CONSENT)
    return vote and partial(named_votes.next_round, vote_id=vote.id, text=draw(TEXT))


@_maker
def _explain_vote(draw: Draw, state: State) -> Change | None:
    row = one(draw, state.voter)
    return row and partial(
        named_votes.explain_vote, vote_id=row.vote_id, person_id=row.person_id, argument=draw(TEXT)
    )


@_maker
def _decide_by_names(draw: Draw, state: State) -> Change | None:
    proposal = one(draw, state.proposal)
    if proposal is None:
        return None
    here = voting.entitled(state, START)
    stance = st.sampled_from([Stance.FOR, Stance.AGAINST, Stance.ABSTAIN])
    stances = {person.id: draw(stance) for person in here}
    return partial(deciding.decide_by_names, proposal_id=proposal.id, stances=stances)


@_maker
def _decide_by_consent(draw: Draw, state: State) -> Change | None:
    proposal, person = one(draw, state.proposal), one_id(draw, state.person)
    objections = {person: "Te duur"} if person else {}
    return proposal and partial(
        deciding.decide_by_consent, proposal_id=proposal.id, objections=objections
    )


@_maker
def _classify_decision(draw: Draw, state: State) -> Change | None:
    decision, kind = one(draw, state.decision), draw(st.sampled_from(DecisionKind))
    if decision is None:
        return None
    advice = draw(st.sampled_from([*sorted(deciding.ADVICES[kind]), Advice.NEGATIVE]))
    return partial(
        deciding.classify_decision,
        decision_id=decision.id,
        kind=kind,
        advice=advice,
        review_on=draw(st.none() | DAY),
    )


def _decided(draw: Draw, state: State) -> Decision | None:
    row: Decision | None = one(draw, state.decision)
    return row


def _about(rule: Any, **drawn: st.SearchStrategy[Any]) -> None:
    """A change that is about a decision as a whole row."""

    def make(draw: Draw, state: State) -> Change | None:
        decision = _decided(draw, state)
        facts = {name: draw(strategy) for name, strategy in drawn.items()}
        return decision and partial(rule, decision=decision, **facts)

    MAKERS[rule.__name__] = make


_about(register.execute_decision, day=st.none() | DAY, reason=st.just("") | TEXT)
_about(register.revoke_decision, day=st.none() | DAY, reason=TEXT)
_about(register.correct_decision, text=TEXT, reason=TEXT)


@_maker
def _replace_decision(draw: Draw, state: State) -> Change | None:
    old, new = _decided(draw, state), _decided(draw, state)
    return (old and new) and partial(register.replace_decision, decision=old, by_id=new.id)


@_maker
def _decide_by_ballot(draw: Draw, state: State) -> Change | None:
    proposal = one(draw, state.proposal)
    voters = len(voting.entitled(state, START)) or 5
    against = draw(st.integers(0, voters))
    ballot = Ballot(voters, voters - against, against)
    secret = draw(st.booleans())
    return proposal and partial(
        voting.decide_by_ballot, proposal_id=proposal.id, ballot=ballot, only_result=secret
    )


@_maker
def _answer_round(draw: Draw, state: State) -> Change | None:
    vote = _open(draw, state, Method.CONSENT)
    if vote is None:
        return None
    people = [row.person_id for row in voters_of(state, vote.id)]
    against = draw(st.sets(st.sampled_from(people))) if people else set()
    objections = {id: draw(TEXT) for id in against}
    return partial(named_votes.answer_round, vote_id=vote.id, objections=objections)


@_maker
def _open_meeting_with(draw: Draw, state: State) -> Change:
    waiting = Proposal(-2, -1, None, START, draw(TEXT), status=ProposalStatus.HELD_OVER)
    return partial(register.open_meeting_with, waiting=(register.Held(waiting, draw(TEXT)),))


@_maker
def _add_meeting_with(draw: Draw, state: State) -> Change:
    waiting = Proposal(-1, -1, None, START, draw(TEXT), status=ProposalStatus.HELD_OVER)
    held = (register.Held(waiting, draw(st.just("") | TEXT), draw(st.booleans())),)
    return partial(register.add_meeting_with, waiting=held, title=draw(TEXT), planned_start=START)


@_maker
def _bring_back(draw: Draw, state: State) -> Change | None:
    """A proposal of another meeting, that only the register knows."""
    others = [row for row in state.meeting if row.id != state.meeting_id]
    meeting_id = others[0].id if others else -1
    row = Proposal(-draw(st.integers(1, 3)), meeting_id, None, START, draw(TEXT))
    waiting = replace(row, status=ProposalStatus.HELD_OVER, at=START - timedelta(days=30))
    return partial(
        register.bring_back,
        proposal=waiting,
        title=draw(st.just("") | TEXT),
        item_id=one_id(draw, state.agenda_item),
        confidential=draw(st.booleans()),
    )


SETTLED = frozenset({VoteStatus.SETTLED, VoteStatus.SUPERSEDED})
"""A vote of which the count never changes again."""

"""How votes stand: who could vote, what was counted, what that comes to. Changes nothing."""

from __future__ import annotations

from collections import Counter as Tally
from typing import TYPE_CHECKING

from vergadering.domain.choices import (
    Majority,
    Method,
    Outcome,
    Result,
    Stance,
    TieRule,
    VoteStatus,
)
from vergadering.domain.majority import Count, Rule, Verdict, after_tie, elected, verdict
from vergadering.domain.model import Proposal, Vote
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from vergadering.domain.choices import PersonTieRule
    from vergadering.domain.model_votes import Candidate, ProposalVersion, Voter
    from vergadering.domain.state import State

UNSETTLED = frozenset({VoteStatus.RUNNING, VoteStatus.COUNTED})
"""A vote that the chair has not rounded off."""

NAMED = frozenset({Method.SHOW_OF_HANDS, Method.ROLL_CALL, Method.CONSENT})
"""Methods in which a choice may have a name beside it."""


def open_vote(state: State) -> Vote | None:
    """The vote that runs, or that waits for the chair; a meeting has one at most."""
    for vote in state.vote:
        if vote.status in UNSETTLED:
            return vote
    return None


def refuse_open_vote(state: State) -> None:
    """Refused while a vote runs or waits for the chair."""
    vote = open_vote(state)
    if vote is not None and vote.status is VoteStatus.RUNNING:
        raise Refusal(N_("Er loopt nog een stemming. Rond haar af of breek haar af."))
    if vote is not None:
        raise Refusal(N_("De uitslag van de stemming is nog niet bevestigd."))


def usual_method(state: State, proposal: Proposal) -> Method:
    """How the council votes on a proposal, when it comes to a vote."""
    by_ballot = proposal.about_person and state.the_council.rules.persons_by_ballot
    return Method.BALLOT if by_ballot else Method.SHOW_OF_HANDS


def majority_for(state: State, proposal: Proposal | None) -> Majority:
    """The majority that the council asks for a proposal."""
    rules = state.the_council.rules
    about_person = proposal is not None and proposal.about_person
    return rules.majority_on_persons if about_person else rules.majority


def rule_of(vote: Vote) -> Rule:
    """The rule that held when a vote was taken."""
    return Rule(vote.majority, vote.abstentions_count, vote.blanks_count)


def count_of(vote: Vote) -> Count:
    """The numbers of a vote."""
    return Count(
        vote.votes_for,
        vote.votes_against,
        vote.votes_abstain,
        vote.votes_blank,
        vote.votes_invalid,
    )


def result_of(vote: Vote) -> Result:
    """What a vote came to; for a vote of an older file by its numbers."""
    if vote.result is not Result.NONE or vote.status is VoteStatus.RUNNING:
        return vote.result
    return verdict(count_of(vote), rule_of(vote)).result


def verdict_of(state: State, vote: Vote) -> Verdict | None:
    """How many votes were needed and of how many; None when no count is kept."""
    if vote.only_result or vote.status is VoteStatus.RUNNING:
        return None
    several = candidates(state, vote.id)
    if several:
        return elected([row.votes for row in several], vote.votes_blank, rule_of(vote))[0]
    return verdict(count_of(vote), rule_of(vote))


def is_tie(vote: Vote) -> bool:
    """Whether the votes were equal."""
    return result_of(vote) is Result.TIE


def voters_of(state: State, vote_id: int) -> tuple[Voter, ...]:
    """Who could vote, in the order of the register of people."""
    return tuple(row for row in state.voter if row.vote_id == vote_id)


def candidates(state: State, vote_id: int | None) -> tuple[Candidate, ...]:
    """Who could be voted for; empty when it was about one proposal."""
    return tuple(row for row in state.candidate if row.vote_id == vote_id)


def elected_name(state: State, vote: Vote) -> str:
    """The candidate who was elected; empty when nobody was."""
    return next((row.name for row in candidates(state, vote.id) if row.elected), "")


def by_name(state: State, vote_id: int) -> dict[Stance, tuple[int, ...]]:
    """The people who chose each stance, as far as votes have names."""
    found: dict[Stance, tuple[int, ...]] = {}
    for row in voters_of(state, vote_id):
        if row.stance is not Stance.NONE:
            found[row.stance] = (*found.get(row.stance, ()), row.person_id)
    return found


def tally(rows: tuple[Voter, ...]) -> Count:
    """The count of votes with names; their order plays no part."""
    times = Tally(row.stance for row in rows)
    return Count(
        times[Stance.FOR] + times[Stance.CONSENT],
        times[Stance.AGAINST] + times[Stance.OBJECTION],
        times[Stance.ABSTAIN],
    )


def calling_order(state: State, vote: Vote) -> tuple[Voter, ...]:
    """In which order people are called by name: each roll call begins with the next one."""
    rows = voters_of(state, vote.id)
    first = vote.round % len(rows) if rows else 0
    return rows[first:] + rows[:first]


def votes_on(state: State, proposal_id: int | None) -> tuple[Vote, ...]:
    """Every vote on a proposal, straw polls and votes that were taken again among them."""
    if proposal_id is None:
        return ()
    return tuple(vote for vote in state.vote if vote.proposal_id == proposal_id)


def rounds(state: State, proposal_id: int | None) -> tuple[Vote, ...]:
    """The rounds of a consent that hold, in order."""
    return tuple(
        vote
        for vote in votes_on(state, proposal_id)
        if vote.method is Method.CONSENT and vote.status is not VoteStatus.SUPERSEDED
    )


def versions(state: State, proposal_id: int) -> tuple[ProposalVersion, ...]:
    """The texts that a proposal had before, the oldest first."""
    return tuple(row for row in state.proposal_version if row.proposal_id == proposal_id)


def was_amended(state: State, proposal_id: int | None) -> bool:
    """Whether a proposal is another than was brought: changed for a reason, not mended."""
    return any(row.reason for row in state.proposal_version if row.proposal_id == proposal_id)


def tie_rule(state: State, vote: Vote) -> TieRule | PersonTieRule:
    """What the council does when the votes on a proposal are equal."""
    rules = state.the_council.rules
    proposal = state.get(Proposal, vote.proposal_id)
    about_person = proposal is not None and proposal.about_person
    return rules.tie_on_persons if about_person else rules.tie_on_matters


def proposed(state: State, vote: Vote) -> Outcome:
    """What the program proposes to the chair when a vote is counted."""
    match result_of(vote):
        case Result.CARRIED:
            amended = was_amended(state, vote.proposal_id)
            return Outcome.CARRIED_AMENDED if amended else Outcome.CARRIED
        case Result.TIE:
            proposal = state.get(Proposal, vote.proposal_id)
            others = (row for row in votes_on(state, vote.proposal_id) if row.id < vote.id)
            return after_tie(
                tie_rule(state, vote),
                again=any(row.method is vote.method and _counts(row) for row in others),
                held_before=proposal is not None and proposal.earlier_id is not None,
            )
        case _:
            return Outcome.REJECTED


def _counts(vote: Vote) -> bool:
    """Whether an earlier vote stands as one in which the votes were equal."""
    return is_tie(vote) and vote.status is VoteStatus.SETTLED


def needs_choice(state: State, vote: Vote) -> bool:
    """Whether the chair, or the lot, must still say what the tie leads to."""
    return proposed(state, vote) is Outcome.TIED and tie_rule(state, vote) != TieRule.REVOTE

"""A vote step by step: it starts, it is counted, the chair confirms it.

When it starts, the text stays as it is, and who may vote and the quorum are kept with it:
who leaves later changes nothing. Of a ballot no name, order or moment is ever kept, and with
`only_result` no count either, so there is nothing that could be found or brought back.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from vergadering.domain.attendance import present_people
from vergadering.domain.choices import (
    ItemStatus,
    Majority,
    MeetingStatus,
    Method,
    Outcome,
    ProposalStatus,
    Result,
    TieRule,
    VoteStatus,
)
from vergadering.domain.counting import check_ballot, check_count
from vergadering.domain.decided import (
    need_tabled,
    need_text,
    quorum_needed,
    refuse_without_quorum,
    take,
    without_decision,
    without_vote,
)
from vergadering.domain.history import change
from vergadering.domain.majority import Ballot, Count, elected, verdict
from vergadering.domain.model import AgendaItem, Decision, Proposal, Vote
from vergadering.domain.model_votes import Candidate, Voter
from vergadering.domain.rules import place_of
from vergadering.domain.votes import (
    UNSETTLED,
    candidates,
    elected_name,
    majority_for,
    needs_choice,
    proposed,
    refuse_open_vote,
    result_of,
    rounds,
    rule_of,
    tie_rule,
    votes_on,
)
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from vergadering.domain.model import Person
    from vergadering.domain.state import State

_LEFT = frozenset({ItemStatus.DONE, ItemStatus.DEFERRED, ItemStatus.PARKED})
"""An item that the council is done with for today."""

VOTES = frozenset({Method.SHOW_OF_HANDS, Method.ROLL_CALL, Method.BALLOT, Method.CONSENT})
"""Methods in which something is counted before it is decided."""


@change(N_("stemming begonnen"))
def start_vote(
    state: State,
    at: datetime,
    *,
    proposal_id: int,
    method: Method,
    majority: Majority | None = None,
    only_result: bool = False,
    names: tuple[str, ...] = (),
) -> State:
    """Put a proposal to the vote; `names` are the candidates, when there are several.

    Without `majority` the council's own rule for matters or for persons holds.
    """
    proposal = need_tabled(state, proposal_id)
    refuse_open_vote(state)
    if method not in VOTES:
        raise Refusal(N_("{method} is geen manier om te stemmen."), method=word(method))
    if method is not Method.BALLOT and (only_result or names):
        raise Refusal(N_("Dat kan alleen bij een schriftelijke stemming."))
    if names and (len(set(names)) < 2 or len(set(names)) < len(names)):
        raise Refusal(N_("Noem twee of meer verschillende kandidaten."))
    state, vote = opened(state, at, proposal, method, majority, only_result=only_result)
    refuse_without_quorum(state, vote.voters, vote.quorum_needed)
    for name in names:
        state, id = state.fresh()
        state = state.put(Candidate(id, vote.meeting_id, vote.id, need_text(name)))
    return state.put(replace(proposal, status=ProposalStatus.VOTING))


@change(N_("stemming afgebroken"))
def cancel_vote(state: State, at: datetime, *, vote_id: int) -> State:
    """Stop a vote that was not counted; the proposal waits as before."""
    vote = need_open_vote(state, vote_id)
    if vote.status is not VoteStatus.RUNNING:
        raise Refusal(N_("Deze stemming is al geteld. Bevestig haar, of stem opnieuw."))
    return _tabled_again(without_vote(state, vote), vote)


@change(N_("stemmen geteld"))
def record_count(state: State, at: datetime, *, vote_id: int, count: Count) -> State:
    """Raised hands, or voices at a roll call, were counted without names."""
    vote = need_open_vote(state, vote_id)
    if vote.method not in (Method.SHOW_OF_HANDS, Method.ROLL_CALL):
        raise Refusal(N_("Deze stemming wordt anders geteld."))
    check_count(count, vote.voters or count.total)
    return state.put(counted(vote, count))


@change(N_("stembriefjes geteld"))
def record_ballot(state: State, at: datetime, *, vote_id: int, ballot: Ballot) -> State:
    """The ballots were counted; only sums are kept, and with `only_result` not even those."""
    vote = need_open_vote(state, vote_id)
    if vote.method is not Method.BALLOT:
        raise Refusal(N_("Deze stemming is niet schriftelijk."))
    several = candidates(state, vote_id)
    check_ballot(ballot, vote.voters, [row.name for row in several])
    vote = replace(vote, issued=ballot.issued, voters=vote.voters or ballot.issued)
    count = Count(ballot.votes_for, ballot.votes_against, 0, ballot.blank, ballot.invalid)
    if not several:
        return state.put(counted(vote, count))
    votes = [ballot.candidates.get(row.name, 0) for row in several]
    found, first = elected(votes, ballot.blank, rule_of(vote))
    rows = [
        replace(row, votes=0 if vote.only_result else number, elected=place == first)
        for place, (row, number) in enumerate(zip(several, votes, strict=True))
    ]
    return state.put(replace(counted(vote, count), result=found.result), *rows)


@change(N_("stemming vastgelegd"))
def decide_by_ballot(
    state: State,
    at: datetime,
    *,
    proposal_id: int,
    ballot: Ballot,
    only_result: bool = False,
) -> State:
    """A written vote that was held and counted, as one change; only its sums ever come in.

    When the votes are equal and the chair or the lot decides, it waits for the chair's word.
    """
    names, method = tuple(ballot.candidates), Method.BALLOT
    state = start_vote(
        state, at, proposal_id=proposal_id, method=method, only_result=only_result, names=names
    )
    vote_id = next(vote.id for vote in state.vote if vote.status is VoteStatus.RUNNING)
    state = record_ballot(state, at, vote_id=vote_id, ballot=ballot)
    name = elected_name(state, state.need(Vote, vote_id))
    text = state.need(Proposal, proposal_id).text
    return confirm_if_clear(state, at, vote_id, text=f"{text} ({name})" if name else "")


@change(N_("uitslag bevestigd"))
def confirm_vote(
    state: State,
    at: datetime,
    *,
    vote_id: int,
    outcome: Outcome | None = None,
    text: str = "",
    public_text: str = "",
    minority_view: str = "",
) -> State:
    """The chair says what the count comes to; the decision is taken with it.

    Without `outcome` it is what the program proposes. `text` stands in place of the text of
    the proposal, as with the name of the candidate who was elected. With `tied`, as when the
    council votes again at once, nothing is decided and the proposal waits.
    """
    vote = need_open_vote(state, vote_id)
    chosen = _confirmed(state, vote, outcome)
    proposal = state.need(Proposal, vote.proposal_id)
    state = state.put(replace(vote, status=VoteStatus.SETTLED))
    if chosen is Outcome.TIED:
        return _tabled_again(state, vote)
    held = chosen is Outcome.HELD_OVER
    status = ProposalStatus.HELD_OVER if held else ProposalStatus.DECIDED
    decision = Decision(
        item_id=proposal.item_id,
        proposal_id=proposal.id,
        vote_id=vote.id,
        at=at,
        text=text.strip() or proposal.text,
        public_text=public_text.strip(),
        method=vote.method,
        outcome=chosen,
        minority_view=minority_view.strip(),
        kind=proposal.kind,
    )
    return take(state.put(replace(proposal, status=status)), at, decision)


@change(N_("stemming over"))
def vote_again(state: State, at: datetime, *, vote_id: int) -> State:
    """What was counted does not hold: the proposal waits for another vote.

    The old vote stays in the record. Possible until the item or the meeting is closed.
    """
    vote = state.need(Vote, vote_id)
    others = [row for row in votes_on(state, vote.proposal_id) if row.method in VOTES]
    if vote.status is VoteStatus.SUPERSEDED or not others or others[-1].id != vote.id:
        raise Refusal(N_("Alleen de laatste stemming over een voorstel kan over."))
    if vote.status is VoteStatus.RUNNING:
        refuse_open_vote(state)
    item = state.get(AgendaItem, vote.item_id)
    if state.the_meeting.status is MeetingStatus.CLOSED:
        raise Refusal(N_("De vergadering is gesloten; de stemming kan niet meer over."))
    if item is not None and item.status in _LEFT:
        raise Refusal(N_("Het punt is afgerond; de stemming kan niet meer over."))
    if any(row.id != vote.id and row.status in UNSETTLED for row in state.vote):
        refuse_open_vote(state)
    for decision in state.decision:
        if decision.vote_id == vote.id:
            state = without_decision(state, decision)
    return _tabled_again(state.put(replace(vote, status=VoteStatus.SUPERSEDED)), vote)


@change(N_("peiling gehouden"))
def straw_poll(
    state: State,
    at: datetime,
    *,
    count: Count,
    proposal_id: int | None = None,
    item_id: int | None = None,
    question: str = "",
) -> State:
    """A quick look at how people think, members or not; it decides nothing."""
    check_count(count, count.total)
    proposal = state.need(Proposal, proposal_id) if proposal_id is not None else None
    item_id = proposal.item_id if proposal else item_id
    state.need_item(item_id)
    state, id = state.fresh()
    poll = Vote(
        id,
        state.the_meeting.id,
        proposal_id,
        at,
        Method.STRAW_POLL,
        count.total,
        item_id=item_id,
        question=question.strip(),
        **asdict(count),
    )
    return state.put(poll)


def confirm_if_clear(state: State, at: datetime, vote_id: int, *, text: str = "") -> State:
    """The state in which a vote that was counted is confirmed, unless the chair must choose."""
    if needs_choice(state, state.need(Vote, vote_id)):
        return state
    return confirm_vote(state, at, vote_id=vote_id, text=text)


def opened(
    state: State,
    at: datetime,
    proposal: Proposal | None,
    method: Method,
    majority: Majority | None = None,
    *,
    only_result: bool = False,
) -> tuple[State, Vote]:
    """The state with a vote that runs, with who may vote in it, and that vote."""
    rules, people = state.the_council.rules, entitled(state, at)
    number = 0
    if method is Method.CONSENT and proposal is not None:
        number = len(rounds(state, proposal.id)) + 1
    elif method is Method.ROLL_CALL:
        state, number = state.count("roll_call")
    state, id = state.fresh()
    vote = Vote(
        id,
        state.the_meeting.id,
        proposal.id if proposal else None,
        at,
        method,
        len(people),
        item_id=proposal.item_id if proposal else None,
        status=VoteStatus.RUNNING,
        majority=majority or majority_for(state, proposal),
        abstentions_count=rules.abstentions_count,
        blanks_count=rules.blanks_count,
        quorum_needed=quorum_needed(state, at, proposal.id if proposal else None),
        round=number,
        only_result=only_result,
    )
    state = state.put(vote)
    for person in people:
        state, id = state.fresh()
        state = state.put(Voter(id, vote.meeting_id, vote.id, person.id))
    return state, vote


def entitled(state: State, at: datetime) -> tuple[Person, ...]:
    """Who may vote at a moment: who is present and has a vote; else those who do now."""

    def voting(people: Iterable[Person]) -> tuple[Person, ...]:
        return tuple(person for person in people if person.has_vote)

    return voting(present_people(state, at)) or voting(present_people(state))


def counted(vote: Vote, count: Count) -> Vote:
    """A vote with its count and what that comes to; without the count if none is kept."""
    result = verdict(count, rule_of(vote)).result
    kept = Count(0) if vote.only_result else count
    voters = vote.voters or count.total
    return replace(
        vote, status=VoteStatus.COUNTED, result=result, **(asdict(kept) | {"voters": voters})
    )


def need_open_vote(state: State, vote_id: int) -> Vote:
    """A vote that was not rounded off."""
    vote = state.need(Vote, vote_id)
    if vote.status not in UNSETTLED:
        raise Refusal(N_("Deze stemming is al afgerond."))
    return vote


def _confirmed(state: State, vote: Vote, outcome: Outcome | None) -> Outcome:
    """What the chair chose, if the count and the rules of the council allow it."""
    if vote.status is VoteStatus.RUNNING:
        raise Refusal(N_("Er is nog niet geteld."))
    offered, result = proposed(state, vote), result_of(vote)
    if vote.method is Method.CONSENT and result is not Result.CARRIED:
        raise Refusal(
            N_("Er is nog een bezwaar. Pas de tekst aan voor een volgende ronde, of stop ermee.")
        )
    choices = {offered}
    if result is Result.CARRIED:
        choices |= {Outcome.CARRIED, Outcome.CARRIED_AMENDED}
    if needs_choice(state, vote):
        choices = set(Outcome) - {Outcome.WITHDRAWN}
        if outcome is None:
            raise _to_choose(state, vote)
    if outcome is not None and outcome not in choices:
        raise Refusal(
            N_("Dat past niet bij de telling: het voorstel is {outcome}."), outcome=word(offered)
        )
    return outcome or offered


def _to_choose(state: State, vote: Vote) -> Refusal:
    """Somebody must say what a tie leads to, and which rule says so."""
    text = N_("De stemmen staken. Zeg of het voorstel is aangenomen of verworpen.")
    by = "tie_on_matters" if isinstance(tie_rule(state, vote), TieRule) else "tie_on_persons"
    if place := place_of(state, by):
        text = N_("De stemmen staken ({place}). Zeg of het voorstel is aangenomen of verworpen.")
    return Refusal(text, place=place)


def _tabled_again(state: State, vote: Vote) -> State:
    proposal = state.need(Proposal, vote.proposal_id)
    return state.put(replace(proposal, status=ProposalStatus.TABLED))

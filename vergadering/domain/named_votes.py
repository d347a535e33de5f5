"""Votes with names beside them: hands by name, roll calls, and rounds of consent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.choices import Method, ProposalStatus, Result, Stance, VoteStatus
from vergadering.domain.decided import need_unadopted
from vergadering.domain.history import change
from vergadering.domain.model import Proposal, Vote
from vergadering.domain.model_votes import ProposalVersion, Voter
from vergadering.domain.votes import NAMED, result_of, tally, versions, voters_of
from vergadering.domain.voting import confirm_vote, counted, need_open_vote, opened
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from vergadering.domain.state import State

CONSENT_STANCES = frozenset({Stance.NONE, Stance.CONSENT, Stance.OBJECTION})
VOTE_STANCES = frozenset({Stance.NONE, Stance.FOR, Stance.AGAINST, Stance.ABSTAIN})


@change(N_("stem genoteerd"))
def cast(
    state: State,
    at: datetime,
    *,
    vote_id: int,
    person_id: int,
    stance: Stance,
    argument: str = "",
) -> State:
    """Somebody says what they choose, while the vote runs. Never for a ballot."""
    vote = need_open_vote(state, vote_id)
    return state.put(_chosen(state, vote, person_id, stance, argument))


@change(N_("stemmen geteld"))
def record_names(
    state: State,
    at: datetime,
    *,
    vote_id: int,
    stances: Mapping[int, Stance] | None = None,
    arguments: Mapping[int, str] | None = None,
) -> State:
    """Count what everybody chose: what was cast before, and these stances on top of it.

    Refused while somebody who may vote chose nothing; it says who.
    """
    vote = need_open_vote(state, vote_id)
    for person_id, stance in (stances or {}).items():
        said = (arguments or {}).get(person_id, "")
        state = state.put(_chosen(state, vote, person_id, stance, said))
    rows = voters_of(state, vote_id)
    if not rows:
        raise Refusal(N_("Er zijn nog geen stemgerechtigden aanwezig gemeld."))
    silent = state.people(row.person_id for row in rows if row.stance is Stance.NONE)
    if silent:
        names = ", ".join(person.display_name for person in silent)
        raise Refusal(N_("Nog geen stem van: {names}."), names=names)
    return state.put(_judged(vote, rows))


@change(N_("volgende ronde begonnen"))
def next_round(
    state: State, at: datetime, *, vote_id: int, text: str = "", reason: str = ""
) -> State:
    """The text took up the objections of a round of consent; everybody is asked again."""
    vote = _objected(state, vote_id)
    proposal = state.need(Proposal, vote.proposal_id)
    state = state.put(replace(vote, status=VoteStatus.SETTLED))
    objections = [row.argument for row in voters_of(state, vote_id) if row.argument]
    state = amended(state, at, proposal, text, reason or "; ".join(objections))
    proposal = state.need(Proposal, proposal.id)
    return opened(state, at, proposal, Method.CONSENT)[0]


@change(N_("consent gevraagd"))
def answer_round(
    state: State, at: datetime, *, vote_id: int, objections: Mapping[int, str]
) -> State:
    """Everybody answered in a round of consent that runs: decided when nobody objects."""
    stances = {
        row.person_id: Stance.OBJECTION if row.person_id in objections else Stance.CONSENT
        for row in voters_of(state, vote_id)
    }
    state = record_names(state, at, vote_id=vote_id, stances=stances, arguments=objections)
    return state if objections else confirm_vote(state, at, vote_id=vote_id)


@change(N_("consentronde gestopt"))
def stop_rounds(state: State, at: datetime, *, vote_id: int) -> State:
    """The objections stay: the round is kept, and the proposal waits for another way."""
    vote = _objected(state, vote_id)
    proposal = state.need(Proposal, vote.proposal_id)
    settled = replace(vote, status=VoteStatus.SETTLED)
    return state.put(settled, replace(proposal, status=ProposalStatus.TABLED))


@change(N_("stemverklaring toegevoegd"))
def explain_vote(
    state: State, at: datetime, *, vote_id: int, person_id: int, argument: str
) -> State:
    """Somebody explains their vote in a sentence; an empty one takes it away. Not for ballots."""
    need_unadopted(state)
    vote = state.need(Vote, vote_id)
    row = _voter(state, vote, person_id)
    if row.stance is Stance.OBJECTION and not argument.strip():
        raise Refusal(N_("Bij een bezwaar hoort een argument."))
    return state.put(replace(row, argument=argument.strip()))


def amended(state: State, at: datetime, proposal: Proposal, text: str, reason: str = "") -> State:
    """The state in which a proposal has this text, and the old one is kept as a version."""
    text = text.strip()
    if not text or text == proposal.text:
        return state
    state, id = state.fresh()
    number = len(versions(state, proposal.id)) + 1
    old = ProposalVersion(
        id, proposal.meeting_id, proposal.id, number, proposal.text, at, reason.strip()
    )
    return state.put(replace(proposal, text=text), old)


def _chosen(state: State, vote: Vote, person_id: int, stance: Stance, argument: str) -> Voter:
    """The row of somebody with what they choose."""
    row = _voter(state, vote, person_id)
    if stance not in (CONSENT_STANCES if vote.method is Method.CONSENT else VOTE_STANCES):
        raise Refusal(N_("Dat kan bij deze manier van stemmen niet gekozen worden."))
    if stance is Stance.OBJECTION and not argument.strip():
        raise Refusal(N_("Bij een bezwaar hoort een argument."))
    return replace(row, stance=stance, argument=argument.strip())


def _voter(state: State, vote: Vote, person_id: int) -> Voter:
    """The row of somebody who could vote. Refused for a ballot, which has no names."""
    if vote.method not in NAMED:
        raise Refusal(N_("Bij deze stemming wordt nooit bewaard wie wat koos."))
    for row in voters_of(state, vote.id):
        if row.person_id == person_id:
            return row
    found = state.people([person_id])
    name = found[0].display_name if found else "?"
    raise Refusal(N_("{name} mag bij deze stemming niet stemmen."), name=name)


def _judged(vote: Vote, rows: tuple[Voter, ...]) -> Vote:
    """A vote with the count of its names; one objection is enough to stop a consent."""
    count = tally(rows)
    if vote.method is not Method.CONSENT:
        return counted(vote, count)
    result = Result.REJECTED if count.votes_against else Result.CARRIED
    return replace(counted(vote, count), result=result)


def _objected(state: State, vote_id: int) -> Vote:
    """A round of consent that was counted and in which somebody objected."""
    vote = need_open_vote(state, vote_id)
    if vote.method is not Method.CONSENT or result_of(vote) is not Result.REJECTED:
        raise Refusal(N_("Er is geen ronde met een bezwaar."))
    return vote

"""What every way of deciding shares: what may be decided on, and a decision with its number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.attendance import quorum
from vergadering.domain.choices import MeetingStatus, MinutesStatus, ProposalStatus
from vergadering.domain.model import Decision, Proposal, Vote
from vergadering.domain.numbers import year_of
from vergadering.domain.rules import place_of
from vergadering.domain.votes import candidates, voters_of
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.state import State


def need_text(text: str) -> str:
    """The text without white space around it. Refused when nothing is left."""
    if not text.strip():
        raise Refusal(N_("De tekst van het besluit ontbreekt nog."))
    return text.strip()


def need_tabled(state: State, proposal_id: int) -> Proposal:
    """A proposal that may be changed and decided on."""
    proposal = state.need(Proposal, proposal_id)
    if proposal.status is ProposalStatus.VOTING:
        raise Refusal(N_("Over dit voorstel wordt gestemd; de tekst ligt nu vast."))
    if proposal.status is not ProposalStatus.TABLED:
        raise Refusal(N_("Over dit voorstel is al beslist."))
    return proposal


def need_mendable(state: State) -> None:
    """Refused when the meeting is closed: what was decided in it stays as it is."""
    if state.the_meeting.status is MeetingStatus.CLOSED:
        raise Refusal(
            N_(
                "De vergadering is gesloten, dus dit besluit blijft staan. Maak een nieuw besluit"
                " dat het verbetert, vervangt of intrekt."
            )
        )


def need_unadopted(state: State) -> None:
    """Refused when the minutes of the meeting were adopted."""
    if state.the_meeting.minutes_status is MinutesStatus.ADOPTED:
        raise Refusal(N_("Het verslag van deze vergadering is al vastgesteld."))


def quorum_needed(state: State, at: datetime, proposal_id: int | None = None) -> int:
    """How many voters the quorum asks for at a moment; 0 when nobody knows who is there.

    0 too for a proposal that may be decided on without one.
    """
    if freed_of_quorum(state, proposal_id):
        return 0
    enough = quorum(state, at)
    return enough.needed if enough.known and enough.seats else 0


def freed_of_quorum(state: State, proposal_id: int | None) -> bool:
    """Whether a proposal that a meeting without a quorum held over may be decided on anyhow."""
    proposal = state.get(Proposal, proposal_id)
    if proposal is None or proposal.earlier_id is None:
        return False
    return proposal.without_quorum and state.the_council.rules.second_without_quorum


def refuse_without_quorum(state: State, present: int, needed: int) -> None:
    """Refused when too few are present and the council does not decide provisionally."""
    if present < needed and not state.the_council.rules.decide_without_quorum:
        text = N_("Er is geen quorum: {present} van de {needed} leden die nodig zijn.")
        if place := place_of(state, "decide_without_quorum", "quorum"):
            text = N_(
                "Er is geen quorum: {present} van de {needed} leden die nodig zijn ({place})."
            )
        raise Refusal(text, present=present, needed=needed, place=place)


def take(state: State, at: datetime, decision: Decision) -> State:
    """Give a decision its number, and the label that belongs to a missing quorum.

    When a vote came before it, the voters of that vote are the ones that count.
    """
    meeting = state.the_meeting
    vote = state.get(Vote, decision.vote_id)
    moment = decision.at or at
    free_id = decision.proposal_id
    needed = vote.quorum_needed if vote else quorum_needed(state, moment, free_id)
    present = vote.voters if vote else quorum(state, moment).present
    refuse_without_quorum(state, present, needed)
    state, number = state.numbered("B", year_of(meeting, at))
    state, id = state.fresh()
    taken = replace(decision, id=id, number=number, meeting_id=meeting.id)
    return state.put(replace(taken, provisional=present < needed))


def without_decision(state: State, decision: Decision) -> State:
    """The state without a decision and what was noted of it afterwards."""
    for other in state.decision:
        if decision.id in (other.corrects_id, other.replaces_id):
            raise Refusal(
                N_("{number} noemt dit besluit. Verwijder dat besluit eerst."), number=other.number
            )
    for meeting in state.meeting:
        if meeting.adopted_by == decision.number and meeting.adopted_in_id == decision.meeting_id:
            text = N_(
                "Met {number} is het verslag van {meeting} vastgesteld. Neem die vaststelling"
                " eerst terug (M)."
            )
            raise Refusal(text, number=decision.number, meeting=meeting.number)
    events = [row for row in state.decision_event if decision.id in (row.decision_id, row.by_id)]
    return state.drop(*events, decision)


def without_vote(state: State, vote: Vote) -> State:
    """The state without a vote and those who could vote."""
    return state.drop(*voters_of(state, vote.id), *candidates(state, vote.id), vote)

"""Votes with names: hands by name, roll calls, and consent in rounds."""

from __future__ import annotations

import pytest

from tests.helpers.council import item, later, who
from vergadering.domain import attendance, deciding, meeting, minutes, named_votes, voting
from vergadering.domain.choices import (
    Method,
    Outcome,
    ProposalStatus,
    Result,
    Stance,
    VoteStatus,
)
from vergadering.domain.votes import by_name, rounds, versions
from vergadering.errors import Refusal

MEMBERS = ("Marijke", "Ibrahim", "Joke", "Noa", "Fatima", "Gerrit-Jan", "Youssef", "Wil")


@pytest.fixture
def tabled(open_meeting_state):
    """A proposal on the screen; eight people with a vote."""
    place = item(open_meeting_state, "Advies").id
    return deciding.table_proposal(
        open_meeting_state, later(10), text="4 keer per jaar", item_id=place
    )


def begun(state, method):
    return voting.start_vote(state, later(11), proposal_id=state.proposal[-1].id, method=method)


def chosen(state, **stances):
    """Everybody for, but for who is named."""
    stances = {name.replace("_", "-"): stance for name, stance in stances.items()}
    return {who(state, name).id: stances.get(name, Stance.FOR) for name in MEMBERS}


def test_hands_by_name_are_counted(tabled):
    stances = chosen(tabled, Gerrit_Jan=Stance.AGAINST, Wil=Stance.ABSTAIN)
    state = deciding.decide_by_names(
        tabled, later(12), proposal_id=tabled.proposal[0].id, stances=stances
    )
    vote = state.vote[0]
    assert (vote.votes_for, vote.votes_against, vote.votes_abstain) == (6, 1, 1)
    assert by_name(state, vote.id)[Stance.AGAINST] == (who(state, "Gerrit-Jan").id,)
    assert state.decision[0].outcome is Outcome.CARRIED


def test_at_a_roll_call_everybody_is_noted_in_turn(tabled):
    state = begun(tabled, Method.ROLL_CALL)
    id = state.vote[0].id
    for name in MEMBERS[:6]:
        state = named_votes.cast(
            state, later(12), vote_id=id, person_id=who(state, name).id, stance=Stance.FOR
        )
    with pytest.raises(Refusal, match=r"Nog geen stem van: Youssef, Wil\."):
        named_votes.record_names(state, later(13), vote_id=id)
    rest = {who(state, name).id: Stance.AGAINST for name in MEMBERS[6:]}
    state = named_votes.record_names(state, later(13), vote_id=id, stances=rest)
    assert (state.vote[0].votes_for, state.vote[0].votes_against) == (6, 2)
    assert state.vote[0].status is VoteStatus.COUNTED


def test_only_who_could_vote_is_noted(tabled):
    state = begun(tabled, Method.ROLL_CALL)
    with pytest.raises(Refusal, match="Sanne mag bij deze stemming niet stemmen"):
        named_votes.cast(
            state,
            later(12),
            vote_id=state.vote[0].id,
            person_id=who(state, "Sanne").id,
            stance=Stance.FOR,
        )
    with pytest.raises(Refusal, match="niet gekozen worden"):
        named_votes.cast(
            state,
            later(12),
            vote_id=state.vote[0].id,
            person_id=who(state, "Noa").id,
            stance=Stance.OBJECTION,
            argument="nee",
        )


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (named_votes.cast, {"stance": Stance.FOR}),
        (named_votes.explain_vote, {"argument": "Ja"}),
    ],
)
def test_of_a_ballot_no_name_is_ever_taken(tabled, rule, said):
    state = begun(tabled, Method.BALLOT)
    id, noa = state.vote[0].id, who(state, "Noa").id
    with pytest.raises(Refusal, match="nooit bewaard wie wat koos"):
        rule(state, later(12), vote_id=id, person_id=noa, **said)
    with pytest.raises(Refusal, match="nooit bewaard wie wat koos"):
        named_votes.record_names(state, later(12), vote_id=id, stances={noa: Stance.FOR})


def test_without_a_presence_list_there_are_no_names(planned_state):
    state = meeting.open_meeting(planned_state, later(1))
    state = begun(deciding.table_proposal(state, later(2), text="Ja"), Method.ROLL_CALL)
    with pytest.raises(Refusal, match="nog geen stemgerechtigden"):
        named_votes.record_names(state, later(3), vote_id=state.vote[0].id)


def test_consent_in_two_rounds(tabled):
    objection = {who(tabled, "Gerrit-Jan").id: "Te veel werk."}
    id = tabled.proposal[0].id
    state = deciding.decide_by_consent(tabled, later(12), proposal_id=id, objections=objection)
    first = state.vote[0]
    assert (first.round, first.result, first.status) == (1, Result.REJECTED, VoteStatus.COUNTED)
    assert (first.votes_for, first.votes_against, state.decision) == (7, 1, ())
    with pytest.raises(Refusal, match="nog een bezwaar"):
        voting.confirm_vote(state, later(13), vote_id=first.id)
    state = attendance.leave(state, later(13), person_id=who(state, "Fatima").id)
    state = named_votes.next_round(state, later(14), vote_id=first.id, text="3 keer per jaar")
    assert state.proposal[0].text == "3 keer per jaar"
    assert [(row.text, row.reason) for row in versions(state, id)] == [
        ("4 keer per jaar", "Te veel werk.")
    ]
    second = state.vote[1]
    assert (second.round, second.voters) == (2, 7)
    agreed = {row.person_id: Stance.CONSENT for row in state.voter if row.vote_id == second.id}
    state = named_votes.record_names(state, later(15), vote_id=second.id, stances=agreed)
    state = voting.confirm_vote(state, later(16), vote_id=second.id)
    assert state.decision[0].outcome is Outcome.CARRIED_AMENDED
    assert state.decision[0].text == "3 keer per jaar"
    assert [row.round for row in rounds(state, id)] == [1, 2]


def test_an_objection_has_an_argument(tabled):
    with pytest.raises(Refusal, match="hoort een argument"):
        deciding.decide_by_consent(
            tabled,
            later(12),
            proposal_id=tabled.proposal[0].id,
            objections={who(tabled, "Noa").id: "  "},
        )


def test_without_objections_consent_decides_at_once(tabled):
    state = deciding.decide_by_consent(tabled, later(12), proposal_id=tabled.proposal[0].id)
    assert (state.decision[0].method, state.decision[0].outcome) == (
        Method.CONSENT,
        Outcome.CARRIED,
    )


def test_after_an_objection_the_council_may_vote_or_wait(tabled):
    id = tabled.proposal[0].id
    against = {who(tabled, "Noa").id: "Te duur"}
    state = deciding.decide_by_consent(tabled, later(12), proposal_id=id, objections=against)
    state = named_votes.stop_rounds(state, later(13), vote_id=state.vote[0].id)
    assert state.proposal[0].status is ProposalStatus.TABLED
    voted = deciding.show_of_hands(state, later(14), proposal_id=id, count=deciding.Count(7, 1))
    assert voted.decision[0].outcome is Outcome.CARRIED
    running = begun(state, Method.CONSENT)
    with pytest.raises(Refusal, match="geen ronde met een bezwaar"):
        named_votes.next_round(running, later(15), vote_id=running.vote[-1].id)


def test_a_vote_may_be_explained_until_the_minutes_are_adopted(tabled):
    state = deciding.unanimous(tabled, later(12), proposal_id=tabled.proposal[0].id)
    noa, id = who(state, "Noa").id, state.vote[0].id
    state = meeting.close_meeting(state, later(60))
    state = named_votes.explain_vote(
        state, later(70), vote_id=id, person_id=noa, argument=" Met tegenzin. "
    )
    assert [row.argument for row in state.voter if row.person_id == noa] == ["Met tegenzin."]
    state = minutes.adopt_minutes(state, later(80), meeting_id=state.meeting_id)
    with pytest.raises(Refusal, match="al vastgesteld"):
        named_votes.explain_vote(state, later(90), vote_id=id, person_id=noa, argument="")

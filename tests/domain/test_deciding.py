from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from tests.helpers.council import START, done, item, later, who
from vergadering.domain import attendance, deciding, meeting, minutes, people, revision
from vergadering.domain.choices import (
    Advice,
    DecisionKind,
    Method,
    Outcome,
    ProposalStatus,
    QuorumRule,
    Result,
    TieRule,
)
from vergadering.domain.deciding import Count
from vergadering.domain.majority import verdict
from vergadering.domain.model_rules import Rules
from vergadering.errors import Refusal


@pytest.fixture
def tabled(open_meeting_state):
    """A proposal on the screen, eight people with a vote."""
    advice = item(open_meeting_state, "Advies")
    return deciding.table_proposal(
        open_meeting_state, later(10), text=" Positief advies ", item_id=advice.id
    )


def vote(state, *counts, at=None):
    return deciding.show_of_hands(
        state, at or later(20), proposal_id=state.proposal[-1].id, count=Count(*counts)
    )


def test_the_text_stands_first_and_is_what_is_decided(tabled):
    state = deciding.decide_without_vote(tabled, later(20), proposal_id=tabled.proposal[0].id)
    decision = state.decision[0]
    assert (decision.number, decision.text) == ("B-2026-01", "Positief advies")
    assert (decision.method, decision.outcome) == (Method.WITHOUT_VOTE, Outcome.CARRIED)
    assert state.proposal[0].status is ProposalStatus.DECIDED
    assert deciding.open_proposal(state, decision.item_id) is None


def test_no_proposal_or_decision_without_text(open_meeting_state, tabled):
    with pytest.raises(Refusal, match="tekst van het besluit"):
        deciding.table_proposal(open_meeting_state, START, text=" ")
    with pytest.raises(Refusal, match="tekst van het besluit"):
        deciding.record_decision(open_meeting_state, START, text="")
    with pytest.raises(Refusal, match="tekst van het besluit"):
        deciding.amend_proposal(tabled, START, proposal_id=tabled.proposal[0].id, text=" ")


@pytest.mark.parametrize(
    "change",
    [
        deciding.decide_without_vote,
        deciding.withdraw_proposal,
        deciding.hold_over_proposal,
        deciding.remove_proposal,
        deciding.unanimous,
        partial(deciding.amend_proposal, text="Anders"),
        partial(deciding.show_of_hands, count=Count(8)),
    ],
)
def test_over_a_proposal_is_decided_once(tabled, change):
    id = tabled.proposal[0].id
    settled = deciding.withdraw_proposal(tabled, START, proposal_id=id)
    with pytest.raises(Refusal, match="al beslist"):
        change(settled, START, proposal_id=id)
    with pytest.raises(Refusal, match="bestaat niet meer"):
        change(tabled, START, proposal_id=987)


@pytest.mark.parametrize(
    ("counts", "outcome"),
    [
        ((5, 3), Outcome.CARRIED),
        ((5, 2, 1), Outcome.CARRIED),
        ((1, 0, 7), Outcome.CARRIED),
        ((2, 1, 0, 5), Outcome.CARRIED),
        ((3, 5), Outcome.REJECTED),
        ((2, 3, 3), Outcome.REJECTED),
        ((4, 4), Outcome.HELD_OVER),
        ((0, 0, 8), Outcome.HELD_OVER),
        ((1, 1, 2, 2, 2), Outcome.HELD_OVER),
    ],
)
def test_more_for_than_against_carries_and_abstentions_do_not_count(tabled, counts, outcome):
    assert vote(tabled, *counts).decision[0].outcome is outcome


def test_five_of_ten_is_no_majority():
    assert verdict(Count(5, 5)).result is Result.TIE
    assert verdict(Count(6, 4)).result is Result.CARRIED


def test_a_tie_waits_or_falls_by_the_rule_of_the_council(tabled):
    held = vote(tabled, 4, 4)
    assert held.proposal[0].status is ProposalStatus.HELD_OVER
    assert deciding.is_tie(held.vote[0])
    strict = people.set_council(
        tabled, START, name="Raad", rules=Rules(tie_on_matters=TieRule.REJECTED)
    )
    fallen = vote(strict, 4, 4)
    assert fallen.decision[0].outcome is Outcome.REJECTED
    assert fallen.proposal[0].status is ProposalStatus.DECIDED


@pytest.mark.parametrize("counts", [(9,), (7,), (4, 3), (0,), (9, -1), (-1, 9), (8, 0, -1, 1)])
def test_a_count_must_fit_the_people_who_may_vote(tabled, counts):
    with pytest.raises(Refusal, match="stemmen"):
        vote(tabled, *counts)


def test_without_a_presence_list_the_count_itself_says_how_many_voted(planned_state):
    state = done(
        planned_state,
        meeting.open_meeting,
        partial(deciding.table_proposal, text="Ja"),
    )
    assert vote(state, 3, 1).vote[0].voters == 4
    with pytest.raises(Refusal, match="nog geen stemgerechtigden"):
        deciding.unanimous(state, START, proposal_id=state.proposal[0].id)


def test_unanimous_counts_everybody_with_a_vote(tabled):
    state = deciding.unanimous(tabled, later(20), proposal_id=tabled.proposal[0].id)
    assert (state.vote[0].votes_for, state.vote[0].voters) == (8, 8)


def test_presence_that_changes_later_does_not_change_the_vote(tabled):
    state = vote(tabled, 5, 3)
    before = state.vote
    gone = who(state, "Noa").id
    state = attendance.leave(state, later(30), person_id=gone, when=later(15))
    state = attendance.mark_absent(state, later(31), person_id=who(state, "Wil").id, notified=False)
    assert state.vote == before
    assert state.decision[0].provisional is False


def test_who_left_does_not_count_for_a_vote_afterwards(tabled):
    state = attendance.leave(tabled, later(15), person_id=who(tabled, "Noa").id)
    assert vote(state, 4, 3).vote[0].voters == 7
    with pytest.raises(Refusal, match="8 stemmen geteld en 7"):
        vote(state, 5, 3)


def leaving(state, *names):
    for name in names:
        state = attendance.leave(state, later(15), person_id=who(state, name).id)
    return state


def test_without_quorum_a_decision_is_provisional(tabled):
    few = leaving(tabled, "Noa", "Wil", "Joke", "Fatima")
    state = deciding.decide_without_vote(few, later(20), proposal_id=few.proposal[0].id)
    assert state.decision[0].provisional
    enough = leaving(tabled, "Noa", "Wil", "Joke")
    state = deciding.decide_without_vote(enough, later(20), proposal_id=few.proposal[0].id)
    assert not state.decision[0].provisional


def test_a_council_may_refuse_to_decide_without_quorum(tabled):
    strict = people.set_council(
        tabled, START, name="Raad", rules=Rules(decide_without_quorum=False)
    )
    few = leaving(strict, "Noa", "Wil", "Joke", "Fatima")
    with pytest.raises(Refusal, match="geen quorum: 4 van de 5"):
        deciding.decide_without_vote(few, later(20), proposal_id=few.proposal[0].id)


def test_nothing_is_provisional_while_nobody_kept_a_presence_list(planned_state):
    state = done(
        planned_state, meeting.open_meeting, partial(deciding.record_decision, text="Akkoord")
    )
    assert not state.decision[0].provisional


def test_a_council_without_a_quorum_rule_never_decides_provisionally(tabled):
    free = people.set_council(tabled, START, name="Raad", rules=Rules(quorum=QuorumRule.NONE))
    few = leaving(free, "Noa", "Wil", "Joke", "Fatima")
    state = deciding.decide_without_vote(few, later(20), proposal_id=few.proposal[0].id)
    assert not state.decision[0].provisional


def test_a_decision_that_was_taken_already_is_kept_with_its_count(open_meeting_state):
    state = deciding.record_decision(
        open_meeting_state,
        later(30),
        text="Verworpen plan",
        method=Method.BALLOT,
        outcome=Outcome.REJECTED,
        count=Count(3, 5),
        when=later(25),
    )
    decision, counted = state.decision[0], state.vote[0]
    assert decision.vote_id == counted.id
    assert (decision.at, counted.at, counted.voters) == (later(25), later(25), 8)
    with pytest.raises(Refusal, match="stemmen"):
        deciding.record_decision(open_meeting_state, START, text="x", count=Count(3, -1))


def test_the_words_of_a_decision_can_be_mended(tabled):
    state = vote(tabled, 5, 3)
    id = state.decision[0].id
    state = deciding.change_decision(
        state, START, decision_id=id, text=" Beter ", minority_view=" Drie waren tegen. "
    )
    again = deciding.change_decision(state, START, decision_id=id, text="Best", public_text=" P ")
    assert again.decision[0].minority_view == "Drie waren tegen."
    assert (again.decision[0].text, again.decision[0].public_text) == ("Best", "P")


def test_a_removed_decision_opens_its_proposal_and_its_number_is_not_used_again(tabled):
    state = vote(tabled, 5, 3)
    state = deciding.remove_decision(state, START, decision_id=state.decision[0].id)
    assert (state.decision, state.vote) == ((), ())
    assert state.proposal[0].status is ProposalStatus.TABLED
    assert vote(state, 8).decision[0].number == "B-2026-02"


def test_the_newest_open_proposal_of_an_item_is_the_one_in_question(tabled):
    advice = tabled.proposal[0].item_id
    state = deciding.table_proposal(tabled, later(12), text="Ander voorstel", item_id=advice)
    assert deciding.open_proposal(state, advice).text == "Ander voorstel"
    assert deciding.open_proposal(state, None) is None
    state = deciding.hold_over_proposal(state, START, proposal_id=state.proposal[1].id)
    assert deciding.open_proposal(state, advice).text == "Positief advies"


def test_decisions_are_numbered_in_the_year_of_the_meeting(tabled):
    next_year = replace(tabled.the_meeting, planned_start=START.replace(year=2027))
    state = vote(tabled.put(next_year), 8)
    assert state.decision[0].number == "B-2027-01"


def test_after_the_closing_the_words_of_a_decision_stay(tabled):
    state = meeting.close_meeting(vote(tabled, 5, 3), later(60))
    id = state.decision[0].id
    with pytest.raises(Refusal, match="dit besluit blijft staan"):
        deciding.change_decision(state, later(61), decision_id=id, text="Anders")
    with pytest.raises(Refusal, match="dit besluit blijft staan"):
        deciding.remove_decision(state, later(61), decision_id=id)
    with pytest.raises(Refusal, match="dit besluit blijft staan"):
        revision.set_time(state, later(61), record=state.decision[0], when=later(5))


def test_a_minority_adds_its_view_until_the_minutes_are_adopted(tabled):
    state = meeting.close_meeting(vote(tabled, 5, 3), later(60))
    same = {"decision_id": state.decision[0].id, "text": state.decision[0].text}
    state = deciding.change_decision(state, later(61), **same, minority_view="Te duur.")
    assert state.decision[0].minority_view == "Te duur."
    state = minutes.adopt_minutes(state, later(62), meeting_id=state.meeting_id)
    with pytest.raises(Refusal, match="al vastgesteld"):
        deciding.change_decision(state, later(63), **same, minority_view="")
    told = deciding.change_decision(state, later(63), **same, public_text="Er is een besluit.")
    assert told.decision[0].public_text == "Er is een besluit."


def test_an_advice_comes_to_something_that_fits_it(tabled):
    state = vote(tabled, 5, 3)
    id = state.decision[0].id
    state = deciding.classify_decision(
        state,
        later(21),
        decision_id=id,
        kind=DecisionKind.ADVICE,
        advice=Advice.POSITIVE_WITH_CONDITIONS,
    )
    assert state.decision[0].advice is Advice.POSITIVE_WITH_CONDITIONS
    for kind, advice in (
        (DecisionKind.DECISION, Advice.POSITIVE),
        (DecisionKind.CONSENT_RIGHT, Advice.NEGATIVE),
        (DecisionKind.ADVICE, Advice.CONSENTED),
    ):
        with pytest.raises(Refusal, match="past niet bij"):
            deciding.classify_decision(state, later(22), decision_id=id, kind=kind, advice=advice)


def test_consensus_is_no_count(tabled):
    id = tabled.proposal[0].id
    state = deciding.decide_without_vote(tabled, later(20), proposal_id=id, method=Method.CONSENSUS)
    assert (state.decision[0].method, state.vote) == (Method.CONSENSUS, ())
    with pytest.raises(Refusal, match="worden stemmen geteld"):
        deciding.decide_without_vote(tabled, later(20), proposal_id=id, method=Method.BALLOT)

"""A vote step by step: who may vote, what is counted, and what the chair makes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.council import item, later, who
from tests.helpers.voting import about_person, ballots, confirmed, counted, ruled, started
from vergadering.domain import attendance, deciding, meeting, voting
from vergadering.domain.choices import (
    Majority,
    Method,
    Outcome,
    PersonTieRule,
    ProposalStatus,
    Result,
    TieRule,
    VoteStatus,
)
from vergadering.domain.majority import Count
from vergadering.domain.votes import (
    calling_order,
    is_tie,
    open_vote,
    proposed,
    result_of,
    usual_method,
    verdict_of,
    versions,
)
from vergadering.errors import Refusal


@pytest.fixture
def tabled(open_meeting_state):
    """A proposal on the screen, eight people with a vote, the item under discussion."""
    state = meeting.go_to_item(
        open_meeting_state, later(5), item_id=item(open_meeting_state, "Advies").id
    )
    return deciding.table_proposal(
        state, later(10), text="Positief advies", item_id=item(state, "Advies").id
    )


def test_while_a_vote_runs_the_text_stands_still(tabled):
    state = started(tabled)
    id = state.proposal[0].id
    assert state.proposal[0].status is ProposalStatus.VOTING
    with pytest.raises(Refusal, match="de tekst ligt nu vast"):
        deciding.amend_proposal(state, later(12), proposal_id=id, text="Anders")
    with pytest.raises(Refusal, match="de tekst ligt nu vast"):
        deciding.withdraw_proposal(state, later(12), proposal_id=id)
    stopped = voting.cancel_vote(state, later(12), vote_id=state.vote[0].id)
    assert (stopped.vote, stopped.voter) == ((), ())
    assert stopped.proposal == tabled.proposal


def test_the_chair_confirms_what_was_counted(tabled):
    state = counted(started(tabled), 5, 2, 1)
    assert (state.vote[0].status, state.decision) == (VoteStatus.COUNTED, ())
    assert proposed(state, state.vote[0]) is Outcome.CARRIED
    state = confirmed(state, minority_view=" Te duur ")
    decision = state.decision[0]
    assert (decision.number, decision.outcome) == ("B-2026-01", Outcome.CARRIED)
    assert (decision.at, decision.minority_view) == (later(13), "Te duur")
    assert state.vote[0].status is VoteStatus.SETTLED
    assert state.proposal[0].status is ProposalStatus.DECIDED


def test_who_leaves_after_the_start_changes_nothing(tabled):
    state = started(tabled)
    for name in ("Noa", "Wil", "Joke", "Fatima", "Youssef"):
        state = attendance.leave(state, later(12), person_id=who(state, name).id)
    with pytest.raises(Refusal, match="3 stemmen geteld en 8 stemgerechtigden"):
        counted(state, 3)
    state = confirmed(counted(state, 5, 3))
    assert state.vote[0].voters == len(state.voter) == 8
    assert not state.decision[0].provisional


def test_who_comes_after_the_start_may_not_vote(tabled):
    gone = attendance.leave(tabled, later(10), person_id=who(tabled, "Noa").id)
    state = attendance.arrive(started(gone), later(12), person_id=who(tabled, "Noa").id)
    assert who(state, "Noa").id not in {row.person_id for row in state.voter}
    with pytest.raises(Refusal, match="8 stemmen geteld en 7"):
        counted(state, 8)


def test_without_quorum_nobody_votes_for_nothing(tabled):
    state = ruled(tabled, decide_without_quorum=False)
    for name in ("Noa", "Wil", "Joke", "Fatima"):
        state = attendance.leave(state, later(10), person_id=who(state, name).id)
    with pytest.raises(Refusal, match="geen quorum: 4 van de 5"):
        started(state)
    assert confirmed(counted(started(ruled(state)), 4)).decision[0].provisional


def test_one_vote_at_a_time(tabled):
    state = deciding.table_proposal(started(tabled), later(11), text="Iets anders")
    with pytest.raises(Refusal, match="loopt nog een stemming"):
        started(state)
    state = counted(voting.start_vote(
        tabled, later(11), proposal_id=tabled.proposal[0].id, method=Method.SHOW_OF_HANDS
    ), 8)  # fmt: skip
    with pytest.raises(Refusal, match="nog niet bevestigd"):
        meeting.next_item(state, later(13))


def test_an_item_or_a_meeting_does_not_end_in_the_middle_of_a_vote(tabled):
    state = started(tabled)
    for rule in (meeting.finish_item, meeting.next_item, meeting.close_meeting):
        with pytest.raises(Refusal, match="loopt nog een stemming"):
            rule(state, later(20))


@pytest.mark.parametrize("rule", [meeting.defer_item, meeting.park_item])
def test_an_item_is_not_put_off_in_the_middle_of_a_vote_and_then_the_vote_stands(tabled, rule):
    mine = tabled.proposal[0].item_id
    with pytest.raises(Refusal, match="loopt nog een stemming"):
        rule(started(tabled), later(20), item_id=mine)
    state = counted(started(tabled), 5, 3)
    with pytest.raises(Refusal, match="nog niet bevestigd"):
        rule(state, later(20), item_id=mine)
    after = rule(confirmed(state), later(20), item_id=mine)
    with pytest.raises(Refusal, match="Het punt is afgerond"):
        voting.vote_again(after, later(21), vote_id=after.vote[-1].id)


@pytest.mark.parametrize("method", [Method.WITHOUT_VOTE, Method.CONSENSUS, Method.STRAW_POLL])
def test_not_every_method_is_a_vote(tabled, method):
    with pytest.raises(Refusal, match="geen manier om te stemmen"):
        started(tabled, method)
    with pytest.raises(Refusal):
        deciding.record_decision(tabled, later(11), text="Ja", method=Method.STRAW_POLL)


def test_a_vote_is_taken_again_until_the_item_ends(tabled):
    state = confirmed(counted(started(tabled), 5, 3))
    again = voting.vote_again(state, later(14), vote_id=state.vote[0].id)
    assert again.decision == ()
    assert again.vote[0] == replace(state.vote[0], status=VoteStatus.SUPERSEDED)
    assert again.proposal[0].status is ProposalStatus.TABLED
    after = confirmed(counted(started(again), 3, 5))
    assert after.decision[0].number == "B-2026-02"
    assert [row.status for row in after.vote] == [VoteStatus.SUPERSEDED, VoteStatus.SETTLED]
    with pytest.raises(Refusal, match="Alleen de laatste stemming"):
        voting.vote_again(after, later(15), vote_id=after.vote[0].id)
    over = meeting.next_item(after, later(16))
    with pytest.raises(Refusal, match="Het punt is afgerond"):
        voting.vote_again(over, later(17), vote_id=over.vote[-1].id)
    closed = meeting.close_meeting(after, later(18))
    with pytest.raises(Refusal, match="gesloten"):
        voting.vote_again(closed, later(19), vote_id=closed.vote[-1].id)


def test_a_running_vote_is_stopped_and_a_counted_one_confirmed_or_taken_again(tabled):
    with pytest.raises(Refusal, match="loopt nog"):
        voting.vote_again(started(tabled), later(12), vote_id=started(tabled).vote[0].id)
    with pytest.raises(Refusal, match="nog niet geteld"):
        confirmed(started(tabled))
    state = counted(started(tabled), 8)
    with pytest.raises(Refusal, match="al geteld"):
        voting.cancel_vote(state, later(13), vote_id=state.vote[0].id)
    assert counted(state, 3, 5).vote[0].result is Result.REJECTED
    done = confirmed(state)
    for rule in (voting.cancel_vote, voting.confirm_vote):
        with pytest.raises(Refusal, match="al afgerond"):
            rule(done, later(14), vote_id=done.vote[0].id)


def test_the_chair_cannot_make_something_else_of_a_count(tabled):
    state = counted(started(tabled), 3, 5)
    for outcome in (Outcome.CARRIED, Outcome.HELD_OVER, Outcome.TIED):
        with pytest.raises(Refusal, match="past niet bij de telling"):
            confirmed(state, outcome)
    assert confirmed(state).decision[0].outcome is Outcome.REJECTED
    carried = counted(started(tabled), 5, 3)
    after = confirmed(carried, Outcome.CARRIED_AMENDED)
    assert after.decision[0].outcome is Outcome.CARRIED_AMENDED


def test_the_majority_that_held_then_holds_for_good(tabled):
    state = confirmed(counted(started(ruled(tabled, majority=Majority.TWO_THIRDS)), 5, 3))
    assert state.decision[0].outcome is Outcome.REJECTED
    state = ruled(state)
    assert result_of(state.vote[0]) is Result.REJECTED
    found = verdict_of(state, state.vote[0])
    assert (found.needed, found.of) == (6, 8)
    lax = counted(
        started(ruled(tabled, majority=Majority.TWO_THIRDS), majority=Majority.SIMPLE), 5, 3
    )
    assert proposed(lax, lax.vote[0]) is Outcome.CARRIED


def tied(state, rule):
    return counted(started(ruled(state, tie_on_matters=rule)), 4, 4)


def test_a_tie_is_held_over_or_rejected_by_the_rule(tabled):
    held = confirmed(tied(tabled, TieRule.HELD_OVER))
    assert held.decision[0].outcome is Outcome.HELD_OVER
    assert held.proposal[0].status is ProposalStatus.HELD_OVER
    once = confirmed(tied(tabled, TieRule.HELD_OVER_THEN_REJECTED))
    assert once.decision[0].outcome is Outcome.HELD_OVER
    back = tabled.put(replace(tabled.proposal[0], earlier_id=1))
    twice = confirmed(tied(back, TieRule.HELD_OVER_THEN_REJECTED))
    assert twice.decision[0].outcome is Outcome.REJECTED
    assert is_tie(twice.vote[0])


def test_the_chair_decides_on_a_tie_if_the_council_wants_so(tabled):
    state = tied(tabled, TieRule.CHAIR_DECIDES)
    with pytest.raises(Refusal, match="Zeg of het voorstel"):
        confirmed(state)
    assert confirmed(state, Outcome.CARRIED).decision[0].outcome is Outcome.CARRIED
    assert confirmed(state, Outcome.REJECTED).decision[0].outcome is Outcome.REJECTED
    undecided = confirmed(state, Outcome.TIED)
    assert undecided.decision == ()
    assert undecided.proposal[0].status is ProposalStatus.TABLED


def test_by_hands_in_one_step_a_tie_waits_for_the_chair(tabled):
    state = ruled(tabled, tie_on_matters=TieRule.CHAIR_DECIDES)
    id = state.proposal[0].id
    state = deciding.show_of_hands(state, later(12), proposal_id=id, count=Count(4, 4))
    assert (open_vote(state), state.decision) == (state.vote[0], ())
    assert confirmed(state, Outcome.REJECTED).decision[0].outcome is Outcome.REJECTED


def test_the_council_votes_again_once_and_then_waits(tabled):
    state = confirmed(tied(tabled, TieRule.REVOTE))
    assert state.decision == ()
    assert state.proposal[0].status is ProposalStatus.TABLED
    state = confirmed(counted(started(state), 4, 4))
    assert state.decision[0].outcome is Outcome.HELD_OVER
    other = confirmed(counted(started(confirmed(tied(tabled, TieRule.REVOTE))), 5, 3))
    assert other.decision[0].outcome is Outcome.CARRIED


@pytest.mark.parametrize(
    ("rule", "outcome"),
    [
        (PersonTieRule.REVOTE_NEXT_MEETING, Outcome.HELD_OVER),
        (PersonTieRule.REJECTED, Outcome.REJECTED),
        (PersonTieRule.REVOTE, None),
    ],
)
def test_about_a_person_another_rule_holds_for_a_tie(tabled, rule, outcome):
    state = ruled(about_person(tabled), tie_on_persons=rule, tie_on_matters=TieRule.CHAIR_DECIDES)
    state = confirmed(ballots(started(state, Method.BALLOT), 8, 4, 4))
    assert [row.outcome for row in state.decision] == ([outcome] if outcome else [])


def test_the_lot_is_told_to_the_program(tabled):
    state = ruled(about_person(tabled), tie_on_persons=PersonTieRule.LOT)
    state = ballots(started(state, Method.BALLOT), 8, 4, 4)
    with pytest.raises(Refusal, match="staken"):
        confirmed(state)
    assert confirmed(state, Outcome.CARRIED).decision[0].outcome is Outcome.CARRIED


def test_persons_are_voted_on_by_ballot_unless_the_council_wants_otherwise(tabled):
    state = about_person(tabled)
    assert usual_method(state, state.proposal[0]) is Method.BALLOT
    assert usual_method(tabled, tabled.proposal[0]) is Method.SHOW_OF_HANDS
    state = ruled(state, persons_by_ballot=False)
    assert usual_method(state, state.proposal[0]) is Method.SHOW_OF_HANDS


def test_a_straw_poll_decides_nothing(tabled):
    id = tabled.proposal[0].id
    state = voting.straw_poll(tabled, later(11), count=Count(3, 2, 1), proposal_id=id)
    assert (state.decision, open_vote(state)) == ((), None)
    assert state.proposal == tabled.proposal
    assert state.vote[0].voters == 6
    assert confirmed(counted(started(state), 8)).decision[0].outcome is Outcome.CARRIED
    with pytest.raises(Refusal, match="geen stemmen"):
        voting.straw_poll(tabled, later(11), count=Count(0), question="Pauze?")


def test_each_roll_call_begins_with_somebody_else(tabled):
    state, firsts = tabled, []
    for _ in range(9):
        state = started(state, Method.ROLL_CALL)
        firsts.append(calling_order(state, state.vote[-1])[0].person_id)
        assert {row.person_id for row in calling_order(state, state.vote[-1])} == {
            person.id for person in state.person if person.has_vote
        }
        state = voting.vote_again(counted(state, 4, 4), later(13), vote_id=state.vote[-1].id)
    assert len(set(firsts[:8])) == 8
    assert firsts[8] == firsts[0]


def test_old_texts_are_kept_and_a_reason_makes_it_an_amendment(tabled):
    id = tabled.proposal[0].id
    state = deciding.amend_proposal(tabled, later(11), proposal_id=id, text="Positief advies.")
    state = deciding.amend_proposal(state, later(12), proposal_id=id, text="Positief advies.")
    assert [(row.number, row.text, row.at) for row in versions(state, id)] == [
        (1, "Positief advies", later(11))
    ]
    plain = deciding.decide_without_vote(state, later(13), proposal_id=id)
    assert plain.decision[0].outcome is Outcome.CARRIED
    state = deciding.amend_proposal(
        state, later(12), proposal_id=id, text="Negatief advies.", reason="te laat gevraagd"
    )
    assert [row.number for row in versions(state, id)] == [1, 2]
    amended = deciding.decide_without_vote(state, later(13), proposal_id=id)
    assert amended.decision[0].outcome is Outcome.CARRIED_AMENDED
    gone = deciding.remove_proposal(state, later(14), proposal_id=id)
    assert (gone.proposal, gone.proposal_version) == ((), ())


def test_a_proposal_that_was_voted_on_is_not_removed(tabled):
    id = tabled.proposal[0].id
    state = voting.straw_poll(tabled, later(11), count=Count(3), proposal_id=id)
    with pytest.raises(Refusal, match="al gestemd"):
        deciding.remove_proposal(state, later(12), proposal_id=id)

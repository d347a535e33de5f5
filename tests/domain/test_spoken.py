"""What the chair says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.council import later, open_meeting, who
from vergadering.domain import attendance, deciding, named_votes, people, voting
from vergadering.domain.choices import (
    Majority,
    Method,
    Outcome,
    PersonTieRule,
    Result,
    TieRule,
)
from vergadering.domain.majority import Ballot, Count
from vergadering.domain.model_rules import Rules
from vergadering.domain.spoken import QUESTIONS, announced, told
from vergadering.domain.voting import VOTES
from vergadering.i18n import Translator

T = Translator("nl")


def tabled(**rules):
    state = people.set_council(open_meeting(), later(1), name="Raad", rules=Rules(**rules))
    return deciding.table_proposal(state, later(2), text="Doen")


def hands(state, *count):
    state = voting.start_vote(
        state, later(3), proposal_id=state.proposal[0].id, method=Method.SHOW_OF_HANDS
    )
    return voting.record_count(state, later(4), vote_id=state.vote[-1].id, count=Count(*count))


def ballots(state, ballot, **more):
    state = voting.start_vote(
        state, later(3), proposal_id=state.proposal[0].id, method=Method.BALLOT, **more
    )
    return voting.record_ballot(state, later(4), vote_id=state.vote[-1].id, ballot=ballot)


def said(state, outcome=None):
    return announced(T, state, state.vote[-1], outcome)


def test_every_method_has_a_question_to_ask():
    assert set(QUESTIONS) == set(Method)


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        ((5, 2, 1), "Het voorstel is aangenomen met 5 stemmen voor, 2 tegen en 1 onthouding."),
        ((1, 0, 7), "Het voorstel is aangenomen met 1 stem voor, 0 tegen en 7 onthoudingen."),
        ((8,), "Het voorstel is aangenomen met algemene stemmen: 8 voor."),
        ((3, 5), "Het voorstel is verworpen met 3 stemmen voor en 5 tegen."),
    ],
)
def test_a_count_is_told_in_one_sentence(count, sentence):
    assert said(hands(tabled(), *count)) == sentence


def test_a_larger_majority_is_told_with_it():
    assert said(hands(tabled(majority=Majority.TWO_THIRDS), 5, 3)) == (
        "Het voorstel is verworpen met 5 stemmen voor en 3 tegen."
        " Nodig waren 6 van de 8 stemmen die meetellen."
    )


@pytest.mark.parametrize(
    ("rule", "outcome", "sentence"),
    [
        (TieRule.HELD_OVER, None, "Het voorstel komt terug in een volgende vergadering."),
        (TieRule.REJECTED, None, "Het voorstel is daarmee verworpen."),
        (TieRule.REVOTE, None, "We stemmen meteen opnieuw."),
        (TieRule.CHAIR_DECIDES, None, "De voorzitter beslist."),
        (
            TieRule.CHAIR_DECIDES,
            Outcome.CARRIED,
            "De voorzitter besliste: het voorstel is aangenomen.",
        ),
        (
            TieRule.CHAIR_DECIDES,
            Outcome.REJECTED,
            "De voorzitter besliste: het voorstel is verworpen.",
        ),
    ],
)
def test_a_tie_is_told_with_what_follows_from_it(rule, outcome, sentence):
    state = hands(tabled(tie_on_matters=rule), 4, 4)
    assert said(state, outcome) == f"De stemmen staken (4 voor, 4 tegen). {sentence}"


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (None, "Het lot beslist."),
        (Outcome.CARRIED, "Het lot besliste: het voorstel is aangenomen."),
    ],
)
def test_the_lot_is_told_about_a_person(outcome, sentence):
    state = tabled(tie_on_persons=PersonTieRule.LOT)
    state = state.put(replace(state.proposal[0], about_person=True))
    assert said(ballots(state, Ballot(8, 4, 4)), outcome).endswith(sentence)


def test_of_a_secret_result_no_number_is_said():
    state = ballots(tabled(), Ballot(8, 5, 3), only_result=True)
    assert said(state) == "Het voorstel is aangenomen."
    state = ballots(tabled(), Ballot(8, 4, 4), only_result=True)
    assert not any(letter.isdigit() for letter in said(state))


def test_who_was_elected_is_told_by_name():
    names = ("S. Koster", "W. Dekker")
    votes = {"S. Koster": 5, "W. Dekker": 3}
    state = ballots(tabled(), Ballot(8, candidates=votes), names=names)
    assert said(state) == "S. Koster is gekozen. De stemmen: S. Koster 5 en W. Dekker 3."
    secret = ballots(tabled(), Ballot(8, candidates=votes), names=names, only_result=True)
    assert said(secret) == "S. Koster is gekozen."
    strict = tabled(majority=Majority.TWO_THIRDS)
    nobody = ballots(strict, Ballot(8, candidates=votes), names=names)
    assert said(nobody).startswith("Niemand is gekozen.")


def test_consent_is_told_with_its_objections():
    state = tabled()
    id = state.proposal[0].id
    against = {who(state, "Noa").id: "Te duur.", who(state, "Wil").id: "Te laat"}
    asked = deciding.decide_by_consent(state, later(3), proposal_id=id, objections=against)
    assert said(asked) == "Er zijn 2 bezwaren. Noa: Te duur; Wil: Te laat."
    again = named_votes.next_round(asked, later(4), vote_id=asked.vote[0].id, text="Minder")
    agreed = {row.person_id: "consent" for row in again.voter if row.vote_id == again.vote[1].id}
    done = named_votes.record_names(again, later(5), vote_id=again.vote[1].id, stances=agreed)
    assert said(done) == "Niemand heeft bezwaar. Het gewijzigde voorstel is aangenomen."


def test_without_a_vote_and_by_consensus():
    state = tabled()
    for method, sentence in (
        (Method.WITHOUT_VOTE, "Niemand heeft bezwaar. Het voorstel is aangenomen."),
        (Method.CONSENSUS, "Iedereen is het eens. Het voorstel is aangenomen."),
    ):
        after = deciding.decide_without_vote(
            state, later(3), proposal_id=state.proposal[0].id, method=method
        )
        assert told(T, after, after.decision[0]) == sentence
    voted = deciding.unanimous(state, later(3), proposal_id=state.proposal[0].id)
    assert told(T, voted, voted.decision[0], voted.vote[0]) == (
        "Het voorstel is aangenomen met algemene stemmen: 8 voor."
    )


def test_a_straw_poll_says_that_it_decides_nothing():
    state = voting.straw_poll(tabled(), later(3), count=Count(3, 2, 1))
    assert said(state) == "De peiling: 3 voor, 2 tegen, 1 onthouding. Dit is geen besluit."


def test_without_quorum_the_chair_says_so():
    state = tabled()
    for name in ("Noa", "Wil", "Joke", "Fatima"):
        state = attendance.leave(state, later(2), person_id=who(state, name).id)
    assert said(hands(state, 4)).endswith("Dit is onder voorbehoud: er is geen quorum.")


@pytest.mark.parametrize("method", sorted(VOTES - {Method.CONSENT}))
@pytest.mark.parametrize("result", [Result.CARRIED, Result.REJECTED, Result.TIE])
def test_every_result_of_every_method_is_a_whole_sentence(method, result):
    state = voting.start_vote(
        tabled(), later(3), proposal_id=tabled().proposal[0].id, method=method
    )
    state = state.put(replace(state.vote[0], result=result, status="counted"))
    assert said(state)[0].isupper()
    assert said(state).endswith(".")

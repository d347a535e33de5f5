"""What the minutes and the list tell of a vote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.documents.reading import DUTCH, MADE, sentences, table
from tests.helpers.council import item, later, open_meeting, who
from vergadering.documents import kinds
from vergadering.documents.blocks import Heading, Table
from vergadering.domain import deciding, meeting, minutes, named_votes, people, register, voting
from vergadering.domain.choices import (
    Majority,
    Method,
    Outcome,
    PersonTieRule,
    Stance,
    TieRule,
)
from vergadering.domain.majority import Ballot, Count
from vergadering.domain.model_rules import Rules


def tabled(**rules):
    state = people.set_council(open_meeting(), later(1), name="Raad", rules=Rules(**rules))
    place = item(state, "Advies").id
    return deciding.table_proposal(state, later(2), text="Zo doen we het.", item_id=place)


def started(state, method, **more):
    id = state.proposal[-1].id
    return voting.start_vote(state, later(3), proposal_id=id, method=method, **more)


def confirmed(state, outcome=None):
    return voting.confirm_vote(state, later(6), vote_id=state.vote[-1].id, outcome=outcome)


def told(state):
    """The words of the first decision, behind its text."""
    line = next(line for line in sentences(state) if line.startswith("Besluit B-"))
    return line.split("\n", 1)[1]


def row(state):
    return table(state, "Besluitenlijst").rows[0]


def balloted(state, ballot, **more):
    state = started(state, Method.BALLOT, **more)
    state = voting.record_ballot(state, later(4), vote_id=state.vote[-1].id, ballot=ballot)
    return confirmed(state)


def test_a_ballot_tells_its_sums_and_the_majority():
    state = balloted(tabled(majority=Majority.TWO_THIRDS), Ballot(5, 4, 0, 1))
    assert told(state) == (
        "De raad besluit dit bij schriftelijke stemming, met 4 stemmen voor, 0 tegen en 1 blanco."
        " Er zijn 5 briefjes uitgereikt; 4 waren geldig."
        " Nodig waren 3 van de 4 stemmen die meetellen."
    )
    assert row(state)[5] == "aangenomen: 4 voor, 0 tegen, 1 blanco; nodig 3 van 4"


def test_of_only_the_result_no_number_is_told():
    state = balloted(tabled(), Ballot(8, 7, 1), only_result=True)
    assert told(state) == "De raad besluit dit bij schriftelijke stemming."
    assert row(state)[5] == "aangenomen"
    state = balloted(tabled(), Ballot(8, 1, 7), only_result=True)
    assert told(state) == "De raad verwerpt het voorstel."
    tie = balloted(tabled(), Ballot(8, 4, 4), only_result=True)
    assert told(tie).startswith("De stemmen staken. Het voorstel komt terug")


def test_candidates_are_told_with_their_votes():
    votes = {"S. Koster": 5, "W. Dekker": 3}
    state = balloted(tabled(), Ballot(8, candidates=votes), names=tuple(votes))
    assert "De stemmen: S. Koster 5 en W. Dekker 3. S. Koster is gekozen." in told(state)
    assert row(state)[5] == "aangenomen: S. Koster 5, W. Dekker 3"


def test_a_roll_call_tells_who_chose_what_and_why():
    state = started(tabled(), Method.ROLL_CALL)
    stances = {r.person_id: Stance.FOR for r in state.voter}
    stances |= {who(state, "Wil").id: Stance.AGAINST, who(state, "Noa").id: Stance.ABSTAIN}
    id = state.vote[0].id
    state = named_votes.record_names(state, later(4), vote_id=id, stances=stances)
    state = confirmed(state)
    state = named_votes.explain_vote(
        state, later(7), vote_id=id, person_id=who(state, "Wil").id, argument="Te duur."
    )
    assert told(state).endswith(
        "Voor: Marijke, Ibrahim, Joke, Fatima, Gerrit-Jan en Youssef. Tegen: Wil."
        " Onthouding: Noa. Stemverklaring van Wil: “Te duur.”"
    )


def test_consent_tells_its_rounds_and_what_the_text_was():
    state = tabled()
    against = {who(state, "Gerrit-Jan").id: "Te veel werk."}
    id = state.proposal[0].id
    state = deciding.decide_by_consent(state, later(3), proposal_id=id, objections=against)
    state = named_votes.next_round(state, later(4), vote_id=state.vote[0].id, text="Minder.")
    rest = {r.person_id: Stance.CONSENT for r in state.voter if r.vote_id == state.vote[1].id}
    state = named_votes.record_names(state, later(5), vote_id=state.vote[1].id, stances=rest)
    state = confirmed(state)
    assert told(state) == (
        "De raad besluit dit met consent. Dat ging in 2 rondes."
        " In ronde 1 had Gerrit-Jan een bezwaar: “Te veel werk.”"
        " Het voorstel is gewijzigd. Eerst was het: “Zo doen we het.”"
    )
    assert row(state)[5] == "gewijzigd aangenomen: in 2 rondes"


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (Outcome.CARRIED, "De voorzitter besliste: het voorstel is aangenomen."),
        (Outcome.HELD_OVER, "Het voorstel komt terug in een volgende vergadering."),
    ],
)
def test_a_tie_tells_what_the_chair_made_of_it(outcome, sentence):
    state = started(tabled(tie_on_matters=TieRule.CHAIR_DECIDES), Method.SHOW_OF_HANDS)
    id = state.vote[0].id
    state = voting.record_count(state, later(4), vote_id=id, count=Count(4, 4))
    state = confirmed(state, outcome)
    assert told(state) == f"De stemmen staken (4 voor, 4 tegen). {sentence}"
    assert row(state)[5].startswith("stemmen staken, ")


def test_the_lot_is_told():
    state = tabled(tie_on_persons=PersonTieRule.LOT)
    state = state.put(replace(state.proposal[0], about_person=True))
    state = started(state, Method.BALLOT)
    ballot = Ballot(8, 4, 4)
    state = voting.record_ballot(state, later(4), vote_id=state.vote[0].id, ballot=ballot)
    assert "Het lot besliste: het voorstel is aangenomen." in told(
        confirmed(state, Outcome.CARRIED)
    )


@pytest.mark.parametrize("outcome", [Outcome.WITHDRAWN, Outcome.TIED])
def test_what_was_written_down_so_is_told_so(outcome):
    place = item(open_meeting(), "Advies").id
    state = deciding.record_decision(
        open_meeting(), later(3), text="Plan", item_id=place, outcome=outcome
    )
    told_of = {
        Outcome.WITHDRAWN: "Het voorstel is ingetrokken.",
        Outcome.TIED: "De stemmen staken.",
    }
    assert told(state) == told_of[outcome]


def test_a_poll_and_a_vote_that_was_taken_again_are_told():
    state = voting.straw_poll(
        tabled(), later(2), count=Count(3, 2), proposal_id=tabled().proposal[0].id
    )
    place = item(state, "Advies").id
    state = voting.straw_poll(
        state, later(2), count=Count(5, 1), item_id=place, question="Pauze nu?"
    )
    state = started(state, Method.SHOW_OF_HANDS)
    id = state.vote[-1].id
    state = voting.record_count(state, later(4), vote_id=id, count=Count(5, 3))
    state = voting.vote_again(state, later(5), vote_id=id)
    state = started(state, Method.SHOW_OF_HANDS)
    again = state.vote[-1].id
    state = voting.record_count(state, later(5), vote_id=again, count=Count(6, 2))
    state = confirmed(state)
    lines = sentences(state)
    assert "Peiling: 3 voor, 2 tegen. Dit is geen besluit." in lines
    assert "Peiling: Pauze nu? 5 voor, 1 tegen. Dit is geen besluit." in lines
    assert "Een eerdere stemming is overgedaan: 5 voor, 3 tegen." in lines


def listed(state):
    """The blocks of the decision list."""
    return kinds.compose("besluitenlijst", state, DUTCH, MADE).blocks


def test_the_decision_list_is_a_document_of_its_own():
    state = deciding.decide_without_vote(tabled(), later(3), proposal_id=tabled().proposal[0].id)
    state = deciding.table_proposal(state, later(4), text="Later.")
    state = deciding.hold_over_proposal(state, later(5), proposal_id=state.proposal[-1].id)
    document = kinds.compose("decisions", state, DUTCH, MADE)
    assert document.title == "Besluitenlijst Raad, 6 oktober 2026"
    assert document.blocks[0].text == "Nog niet vastgesteld"
    found = [block for block in document.blocks if isinstance(block, Table)]
    assert found[0].rows[0][3:6] == ("Zo doen we het.", "zonder stemming", "aangenomen")
    assert found[1].rows == (("6 okt 2026", "–", "Later.", "–"),)
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert headings == ["Genomen besluiten", "Aangehouden voorstellen"]


def test_without_decisions_the_list_says_so_and_when_it_was_adopted():
    closed = meeting.close_meeting(open_meeting(), later(60))
    state = minutes.adopt_minutes(closed, later(70), meeting_id=closed.meeting_id)
    texts = [block.text for block in listed(state) if hasattr(block, "text")]
    assert texts == [
        "Vastgesteld op 6 oktober 2026",
        "Genomen besluiten",
        "Er zijn geen besluiten genomen.",
    ]


def test_the_list_says_what_became_of_a_decision():
    state = deciding.record_decision(open_meeting(), later(3), text="Eerst")
    first = state.decision[0]
    state = deciding.record_decision(state, later(4), text="Daarna")
    state = deciding.classify_decision(
        state,
        later(5),
        decision_id=first.id,
        kind=first.kind,
        review_on=date(2027, 1, 5),
    )
    state = register.correct_decision(state, later(5), decision=first, text="Eerst!")
    state = register.execute_decision(state, later(6), decision=first)
    state = register.replace_decision(state, later(7), decision=first, by_id=state.decision[1].id)
    remarks = [cells[6] for cells in table(state, "Besluitenlijst").rows]
    assert remarks == [
        (
            "opnieuw bekijken op 5 januari 2027; verbeterd door B-2026-03;"
            " uitgevoerd op 6 oktober 2026; vervangen door B-2026-02"
        ),
        "vervangt B-2026-01",
        "verbetert B-2026-01",
    ]
    whole = replace(state, meeting_id=None)
    assert listed(whole)[0].text == "Stand op 6 oktober 2026"
    assert kinds.file_name("besluitenlijst", whole, DUTCH) == (
        "besluitenlijst_clientenraad-jeugdhulp-noorderveen.docx"
    )

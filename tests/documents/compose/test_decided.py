from dataclasses import replace

import pytest

from tests.documents.reading import sentences, table, under
from tests.helpers.council import item, later, open_meeting, who
from tests.helpers.meetings import MINORITY, Course, held, with_decision, with_meeting
from vergadering.domain import attendance, deciding, register
from vergadering.domain.choices import Method, Outcome, ProposalStatus, TieRule
from vergadering.domain.model import Proposal
from vergadering.domain.model_rules import Rules

STATE = held()


def decided(**fields):
    """The line of a decision in words that was recorded with these particulars."""
    state = open_meeting()
    place = item(state, "Advies").id
    state = deciding.record_decision(
        state, later(5), text="Zo doen we het.", item_id=place, **fields
    )
    return state, next(line for line in sentences(state) if line.startswith("Besluit "))


def test_a_vote_is_counted_in_words():
    lines = under(STATE, "7. ")
    line = next(each for each in lines if each.startswith("Besluit "))
    assert (
        "De raad besluit dit bij handopsteken, met 4 stemmen voor, 1 tegen en 1 onthouding." in line
    )


def test_the_view_of_the_minority_stands_with_the_decision():
    assert any(line.endswith(f"Minderheidsstandpunt: {MINORITY}") for line in under(STATE, "7. "))


def test_a_decision_without_a_vote_says_so():
    assert decided()[1].endswith("Zo doen we het.\nDe raad besluit dit zonder stemming.")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"method": Method.CONSENT}, "De raad besluit dit met consent."),
        ({"method": Method.CONSENSUS}, "De raad besluit dit met consensus."),
        ({"method": Method.BALLOT}, "De raad besluit dit bij schriftelijke stemming."),
        (
            {"method": Method.SHOW_OF_HANDS, "count": deciding.Count(8)},
            "De raad besluit dit bij handopsteken, met algemene stemmen: 8 voor.",
        ),
        (
            {"method": Method.BALLOT, "count": deciding.Count(1, 0, 0, 7)},
            "De raad besluit dit bij schriftelijke stemming, met 1 stem voor, 0 tegen en 7 blanco.",
        ),
        (
            {"method": Method.ROLL_CALL, "count": deciding.Count(5, 0, 2, 0, 1)},
            "met 5 stemmen voor, 0 tegen, 2 onthoudingen en 1 ongeldig.",
        ),
        (
            {
                "method": Method.SHOW_OF_HANDS,
                "count": deciding.Count(2, 6),
                "outcome": Outcome.REJECTED,
            },
            "De raad verwerpt het voorstel bij handopsteken, met 2 stemmen voor en 6 tegen.",
        ),
        ({"outcome": Outcome.REJECTED}, "De raad verwerpt het voorstel."),
        (
            {"outcome": Outcome.REJECTED, "count": deciding.Count(4, 4)},
            "De stemmen staken (4 voor, 4 tegen). Het voorstel is daarmee verworpen.",
        ),
        (
            {"outcome": Outcome.HELD_OVER},
            "Het voorstel is aangehouden. Het voorstel komt terug in een volgende vergadering.",
        ),
        (
            {"outcome": Outcome.CARRIED_AMENDED},
            "De raad besluit dit zonder stemming. Het voorstel is gewijzigd.",
        ),
    ],
)
def test_each_way_of_deciding_has_its_own_sentence(fields, sentence):
    assert decided(**fields)[1].endswith(sentence)


def test_a_tie_says_when_the_proposal_comes_back():
    line = next(each for each in under(STATE, "11. ") if each.startswith("Besluit "))
    assert "(aangehouden)" in line
    assert line.endswith(
        "De stemmen staken (2 voor, 2 tegen, 1 onthouding)."
        " Het voorstel komt terug op 3 november 2026."
    )


def test_without_quorum_the_decision_is_provisional():
    state = with_decision(decided()[0], provisional=True)
    assert any(
        line.endswith("Dit besluit is genomen onder voorbehoud: er was geen quorum.")
        for line in sentences(state)
    )
    assert table(state, "Besluitenlijst").rows[0][6] == "onder voorbehoud (geen quorum)"


def test_the_list_has_the_result_and_the_count():
    rows = table(STATE, "Besluitenlijst").rows
    assert [row[5] for row in rows] == [
        "aangenomen",
        "aangenomen: 4 voor, 1 tegen, 1 onthouding",
        "aangenomen",
        "gewijzigd aangenomen",
        "stemmen staken, aangehouden: 2 voor, 2 tegen, 1 onthouding",
    ]


def test_the_list_remarks_what_else_there_is_to_know():
    remarks = [row[6] for row in table(STATE, "Besluitenlijst").rows]
    assert remarks == ["–", "met minderheidsstandpunt", "–", "–", "komt terug op 3 november 2026"]


def test_without_a_next_date_the_list_has_no_remark_on_a_tie():
    rows = table(with_meeting(STATE, next_start=None), "Besluitenlijst").rows
    assert rows[-1][6] == "–"


def test_the_rule_of_the_council_decides_what_a_tie_means():
    course = Course(open_meeting())
    rules = Rules(tie_on_matters=TieRule.REJECTED)
    course.state = course.state.put(replace(course.state.the_council, rules=rules))
    course.vote(10, "Advies", "We wachten af.", 4, 4)
    assert any("daarmee verworpen" in line for line in sentences(course.state))


def test_what_is_decided_without_a_quorum_the_second_time_is_told():
    state = open_meeting()
    place = item(state, "Advies").id
    earlier = Proposal(
        -1, -1, text="Zo doen we het.", status=ProposalStatus.HELD_OVER, without_quorum=True
    )
    for name in ("Joke", "Fatima", "Gerrit-Jan", "Youssef", "Wil"):
        state = attendance.leave(state, later(1), person_id=who(state, name).id)
    state = register.bring_back(state, later(2), proposal=earlier, item_id=place)
    state = deciding.decide_without_vote(state, later(5), proposal_id=state.proposal[-1].id)
    line = next(line for line in sentences(state) if line.startswith("Besluit "))
    assert "Het quorum was niet nodig" in line
    assert "onder voorbehoud" not in line

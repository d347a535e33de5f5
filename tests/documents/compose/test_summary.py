from tests.documents.reading import composed, under
from tests.helpers.council import open_meeting
from tests.helpers.meetings import Course, held
from vergadering.documents.blocks import Heading
from vergadering.documents.compose.summary import LONGEST, shortened
from vergadering.domain import deciding

STATE = held()


def decided(count):
    """The summary of a meeting with so many decisions and one action."""
    course = Course(open_meeting())
    course.action(1, "Advies", "Bellen", "Joke", None)
    for place in range(count):
        course.at(2 + place, deciding.record_decision, text=f"Besluit {place}.")
    return under(course.state, "In het kort")


def test_it_tells_each_decision_with_its_number():
    lines = under(STATE, "In het kort")
    assert lines[2] == "B-2026-03: De raad benoemt S. Koster tot lid per 1 november 2026."
    assert lines[4].startswith("B-2026-05 (aangehouden): In 2027")


def test_a_few_decisions_leave_room_for_the_new_actions():
    assert decided(2)[-1] == "Er is 1 nieuwe actie; zie de actielijst."


def test_it_has_five_lines_at_most():
    assert len(decided(5)) == 5
    assert decided(9)[-1] == "En nog 5 besluiten; zie de besluitenlijst."
    assert len(decided(9)) == 5


def test_a_meeting_without_decisions_has_none():
    titles = [block.text for block in composed(open_meeting()).blocks if isinstance(block, Heading)]
    assert "In het kort" not in titles


def test_a_long_decision_ends_at_a_sentence_or_clause():
    assert shortened("Wij adviseren ja; " + "en " * 100) == "Wij adviseren ja …"


def test_a_long_decision_without_a_clause_ends_at_a_word():
    short = shortened("woord " * 100)
    assert short.endswith("woord …")
    assert len(short) <= LONGEST + 2

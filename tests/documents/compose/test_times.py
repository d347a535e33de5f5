from tests.documents.reading import DUTCH
from tests.helpers.council import START, later
from vergadering.documents.compose.times import Calendar, bare_time, span, spans


def test_a_stretch_has_dots_and_says_uur_once():
    assert span(DUTCH, START, later(124)) == "19.30–21.34 uur"


def test_a_stretch_that_goes_on_has_only_a_beginning():
    assert span(DUTCH, START, None) == "vanaf 19.30 uur"


def test_only_the_last_of_several_stretches_says_uur():
    assert spans(DUTCH, [(START, later(10)), (later(20), None)]) == "19.30–19.40 en vanaf 19.50 uur"


def test_a_bare_time_has_no_word_with_it():
    assert bare_time(DUTCH, START) == "19.30"


def test_a_list_has_short_dates_with_the_year_and_a_dash_for_none():
    days = Calendar(DUTCH)
    assert days.short(START.date()) == days.short(START.date()) == "6 okt 2026"
    assert days.short(None) == "–"


def test_a_sentence_has_the_date_in_full():
    days = Calendar(DUTCH)
    assert days.full(START.date()) == days.full(START.date()) == "6 oktober 2026"

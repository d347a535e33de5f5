from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from vergadering.documents.clean import clean, one_line


def test_plain_text_stays_as_it_is():
    assert clean("Cliënten & <b> “citaat” — 👩‍👧") == "Cliënten & <b> “citaat” — 👩‍👧"


def test_control_characters_and_escape_sequences_go():
    assert clean("a\x00b\x1b[2Jc\x7fd\x9be") == "ab[2Jcde"


def test_every_line_end_becomes_a_line_feed():
    assert clean("a\r\nb\rc\x0bd\x0ce\u2028f\x85g") == "a\nb\nc\nd\ne\nf\ng"


def test_a_half_character_becomes_a_sign_that_something_stood_there():
    assert clean("a\ud83db") == "a\ufffdb"


def test_two_halves_that_belong_together_become_one_character():
    assert clean("\ud83d\ude00") == "😀"


def test_marks_that_turn_text_around_go():
    assert clean("a\u202eb\u2066c") == "abc"


def test_one_line_has_single_spaces():
    assert one_line(" a \n\t b ") == "a b"


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_whatever_was_typed_fits_in_xml(text):
    element = etree.Element("t")
    element.text = clean(text)
    assert etree.fromstring(etree.tostring(element)).text == (clean(text) or None)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(categories=("L", "N", "P", "S"))))
def test_letters_digits_and_signs_are_never_lost(text):
    assert clean(text) == text

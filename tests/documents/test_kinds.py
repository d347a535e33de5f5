from dataclasses import replace

import pytest

from tests.documents.reading import DUTCH, MADE, Loud, reopened, written
from tests.helpers.council import council
from tests.helpers.meetings import adopted, held, with_meeting
from vergadering.documents import kinds
from vergadering.errors import Refusal

STATE = held()


@pytest.mark.parametrize("name", ["notulen", "minutes", " Notulen "])
def test_a_kind_answers_to_its_dutch_and_its_english_name(name):
    assert kinds.kind_named(name) is kinds.KINDS[0]


def test_an_unknown_kind_is_refused_and_the_known_ones_are_named():
    with pytest.raises(Refusal, match=r"gedicht .* notulen"):
        kinds.kind_named("gedicht")


def test_the_file_name_sorts_by_date_and_says_how_far_the_minutes_are():
    name = "2026-10-06_notulen_clientenraad-jeugdhulp-noorderveen_concept.docx"
    assert kinds.file_name("notulen", STATE, DUTCH) == name
    assert kinds.file_name("notulen", adopted(STATE), DUTCH).endswith("_vastgesteld.docx")


def test_the_file_name_speaks_the_language_of_the_document():
    assert "_notulen_" in kinds.file_name("minutes", STATE, Loud())


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", 'a:b\\c|d?"*<>', "\x00\n", "委員会", "x" * 500]
)
def test_the_file_name_is_safe_whatever_the_council_is_called(name):
    state = STATE.put(replace(STATE.the_council, name=name))
    found = kinds.file_name("notulen", state, DUTCH)
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert found.endswith("_concept.docx")
    assert ".." not in found
    assert len(found) < 120


def test_a_meeting_without_a_date_is_named_by_its_number():
    state = with_meeting(STATE, opened_at=None, planned_start=None)
    assert kinds.file_name("notulen", state, DUTCH).startswith("v-2026-")


def test_without_a_meeting_in_hand_nothing_is_written():
    with pytest.raises(Refusal, match="geen vergadering"):
        written(council())


def test_screen_and_command_line_get_the_same_bytes():
    assert written(STATE) == written(STATE)


def test_a_document_says_when_it_was_made():
    assert (
        reopened(written(STATE)).core_properties.created.isoformat() == "2026-10-06T20:30:00+00:00"
    )
    assert MADE.isoformat() == "2026-10-06T22:30:00+02:00"

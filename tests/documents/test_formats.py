"""The formats for other programs: by name, under a safe name, without anything private."""

from dataclasses import replace

import pytest

from tests.documents.reading import DUTCH
from tests.documents.test_data import planted
from tests.documents.test_hostile import TEXTS, stuffed
from tests.helpers.council import council, item, later
from tests.helpers.meetings import held, with_meeting
from tests.helpers.scripts import imported, reported
from vergadering.documents.formats import FORMATS, file_name, format_named
from vergadering.domain.choices import NoteKind
from vergadering.domain.plain import clean
from vergadering.domain.public import public
from vergadering.domain.state import State
from vergadering.errors import Refusal

STATE = held()
NOW = later(180)
JSON, NOTATION = FORMATS


@pytest.mark.parametrize("name", ["notatie", "notation", " Notatie "])
def test_a_format_answers_to_its_dutch_and_its_english_name(name):
    assert format_named(name) is NOTATION


def test_an_unknown_format_is_refused_and_the_known_ones_are_named():
    with pytest.raises(Refusal, match=r"pdf .* json, notatie"):
        format_named("pdf")


def test_the_file_name_sorts_by_date():
    name = "2026-10-06_vergadering_clientenraad-jeugdhulp-noorderveen"
    assert file_name(JSON, STATE, DUTCH) == f"{name}.json"
    assert file_name(NOTATION, STATE, DUTCH) == f"{name}.txt"


def test_a_meeting_without_a_date_is_named_by_its_number():
    state = with_meeting(STATE, opened_at=None, planned_start=None)
    assert file_name(JSON, state, DUTCH).startswith("v-2026-")


@pytest.mark.parametrize("name", ["../../etc/passwd", 'a:b\\c|d?"*<>', "\x00\n", "委員会"])
def test_the_file_name_is_safe_whatever_the_council_is_called(name):
    found = file_name(JSON, STATE.put(replace(STATE.the_council, name=name)), DUTCH)
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert ".." not in found


@pytest.mark.parametrize("format", FORMATS, ids=lambda each: each.name)
def test_no_secret_is_in_any_format(format):
    state, _ = planted()
    assert "GEHEIM" not in format.write(state, NOW)


@pytest.mark.parametrize("format", FORMATS, ids=lambda each: each.name)
def test_the_same_word_in_the_open_is_in_every_format(format):
    opening = item(STATE, "Opening")
    assert "GEHEIM" in format.write(STATE.put(replace(opening, title="GEHEIM")), NOW)


@pytest.mark.parametrize("format", FORMATS, ids=lambda each: each.name)
@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_everywhere_gives_a_text_that_can_be_shown_and_kept(format, text):
    written = format.write(stuffed(text), NOW)
    assert clean(written) == written
    assert written.encode("utf-8")
    assert written.endswith("\n")


@pytest.mark.parametrize("format", FORMATS, ids=lambda each: each.name)
def test_without_a_meeting_in_hand_there_is_nothing_to_write(format):
    with pytest.raises(Refusal, match="geen vergadering"):
        format.write(council(), NOW)


def test_the_notation_is_read_in_again_without_a_question():
    written = NOTATION.write(STATE, NOW)
    assert reported(written).problems == ()
    again = imported(written, State())
    view = public(STATE)
    assert [each.title for each in again.items] == [each.title for each in view.items]
    promised = [note.text for note in view.note if note.kind is NoteKind.PROMISE]
    notes = [note.text for note in view.note if note.kind is not NoteKind.PROMISE]
    assert sorted(note.text for note in again.note) == sorted(notes)
    assert [row.text for row in again.promise] == promised, "a promise is no note any more"
    assert [row.text for row in again.decision] == [row.text for row in view.decision]

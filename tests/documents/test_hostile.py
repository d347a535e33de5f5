"""Whatever people type, the file is whole and nothing that can be read is lost."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.reading import reopened, unzipped, w, written
from tests.helpers.council import item, later, open_meeting
from tests.helpers.meetings import held
from vergadering.documents.clean import clean, one_line
from vergadering.domain import actions, deciding, notes

TEXTS = [
    "Jansen & Co <b>vet</b> ]]> &amp; <!-- nee -->",
    "[/rood] {places} %s {0} \\N{X} ${huis}",
    "\x1b[2J\x1b]0;titel\x07 piep \x9b31m",
    "nul \x00 en \ufffe en \uffff",
    "half \ud800 en \udfff",
    "\u202egedraaid\u202c en \u200frechts",
    '=HYPERLINK("http://x") en +1 en @som',
    "regel een\r\nregel twee\x0bregel drie\x0cregel vier",
    "{{ jinja }} {% raw %}",
    "👩‍👩‍👧‍👦 e\u0301 ﷽ 日本",
    "\t  spaties   blijven  ",
]


@cache
def stuffed(text):
    """A held meeting in which every text of a person is this one."""
    state = held()
    changed = {
        "council": ("name", "organisation"),
        "person": ("name", "display_name", "organisation"),
        "meeting": ("title", "location", "number", "key_question"),
        "agenda_item": ("title", "key_question", "public_title", "number"),
        "note": ("text",),
        "proposal": ("text",),
        "decision": ("text", "minority_view", "public_text", "number"),
        "action": ("text", "number"),
    }
    for name, fields in changed.items():
        rows = getattr(state, name)
        state = state.having({name: tuple(replace(r, **dict.fromkeys(fields, text)) for r in rows)})
    return state


def words_of(content):
    """All words of the body, white space evened out."""
    body = reopened(content).element.body
    return one_line(" ".join(each.text or "" for each in body.iter(w("t"))))


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_everywhere_gives_a_whole_file_that_has_it(text):
    content = written(stuffed(text))
    assert one_line(text) in words_of(content)


@pytest.mark.parametrize("text", TEXTS)
def test_no_control_character_leaves_the_program(text):
    found = unzipped(written(stuffed(text)))
    assert not [char for char in found if char < " " and char not in "\n\r\t"]
    assert not [char for char in found if "\x7f" <= char <= "\x9f"]


def test_a_line_of_a_million_characters_arrives():
    state = notes.add_note(open_meeting(), later(5), text="woord " * 170_000)
    assert words_of(written(state)).count("woord") == 170_000


@settings(max_examples=60)
@given(st.text(st.characters(codec=None, exclude_categories=()), min_size=1).filter(str.strip))
def test_any_note_arrives_in_its_own_words(text):
    state = open_meeting()
    place = item(state, "Advies").id
    state = notes.add_note(state, later(5), text=text, item_id=place)
    assert one_line(text.strip()) in words_of(written(state))


@settings(max_examples=30)
@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip), max_size=5))
def test_all_notes_decisions_and_actions_arrive(texts):
    state = open_meeting()
    place = item(state, "Advies").id
    for minutes, text in enumerate(texts):
        at = later(minutes)
        state = notes.add_note(state, at, text=text, item_id=place)
        state = deciding.record_decision(state, at, text=text, item_id=place)
        state = actions.add_action(state, at, text=text, item_id=place)
    words = words_of(written(state))
    for text in texts:
        assert one_line(clean(text.strip())) in words

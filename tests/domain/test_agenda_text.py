"""An agenda as people paste it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.council import later
from vergadering.domain.agenda_text import add_headings, headings, read_agenda, written
from vergadering.domain.choices import Goal
from vergadering.domain.script_reading import Heading
from vergadering.errors import Refusal


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("Opening", Heading("Opening")),
        ("1. Opening (5)", Heading("Opening", 5)),
        ("1 Opening 5 min", Heading("Opening", 5)),
        ("1) Opening – 5 minuten", Heading("Opening", 5)),
        ("- Opening 5'", Heading("Opening", 5)),
        ("12. 3 kaarten drukken", Heading("3 kaarten drukken")),
        ("7. De Wilg (30 min, besluiten)", Heading("De Wilg", 30, Goal.DECIDE)),
        ("7. De Wilg (ter besluitvorming, 30')", Heading("De Wilg", 30, Goal.DECIDE)),
        ("7. De Wilg (30) ter besluitvorming", Heading("De Wilg", 30, Goal.DECIDE)),
        ("Verslag (ter vaststelling)", Heading("Verslag", 0, Goal.ADOPT)),
        ("Begroting vaststellen", Heading("Begroting vaststellen", 0, Goal.ADOPT)),
        ("Mededelingen ter informatie", Heading("Mededelingen", 0, Goal.INFORM)),
        ("9. Benoeming (besloten)", Heading("Benoeming", confidential=True)),
        ("9. Benoeming (10) besloten", Heading("Benoeming", 10, confidential=True)),
        ("Signalen (15) ? Wat horen we?", Heading("Signalen", 15, key_question="Wat horen we?")),
        ("19.30 - 19.45 uur 4. Post", Heading("Post", 15)),
        ("19:30 Opening", Heading("Opening")),
        ("2027: plannen", Heading("2027: plannen")),
        ("Jaarplan 2027", Heading("Jaarplan 2027")),
        ("Waar (niet) over praten", Heading("Waar (niet) over praten")),
        ("Kaarten, 15", Heading("Kaarten, 15")),
        ("(15)", Heading("(15)")),
        ("# Nieuwsbrief (15) besluiten", Heading("Nieuwsbrief", 15, Goal.DECIDE)),
        ("[b]Vet[/b] \x1b[2J", Heading("[b]Vet[/b] \x1b[2J")),
    ],
)
def test_a_line_is_an_item_and_what_is_not_understood_is_its_title(line, item):
    assert read_agenda(line) == (item,)


def test_parts_stand_further_in_or_have_a_number_with_a_point():
    text = "1. Opening\n\n2. Signalen\n   - Brieven\n   - Kaarten\n"
    text += "3. Plan\n3.1 Deel\n## Nog een\n4 Slot"
    found = read_agenda(text)
    assert [(item.title, item.part) for item in found] == [
        ("Opening", False),
        ("Signalen", False),
        ("Brieven", True),
        ("Kaarten", True),
        ("Plan", False),
        ("Deel", True),
        ("Nog een", True),
        ("Slot", False),
    ]


def test_an_agenda_that_stands_in_the_middle_of_a_mail_has_no_parts():
    assert [item.part for item in read_agenda("    1. Opening\n    2. Slot\n")] == [False, False]
    assert [item.part for item in read_agenda("  8.1 Deel\n  Slot")] == [False, False]
    assert read_agenda(" \n\n") == ()


TITLE = st.text(st.characters(categories=["L", "Nd", "P", "Zs"]), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split()).strip(" ,;:|–-#")
)
ITEM = st.builds(
    Heading,
    st.sampled_from(["Opening", "3 kaarten", "Nieuws besluiten", "Iets (a)", "Verslag: 1 mei"]),
    st.integers(0, 240),
    st.sampled_from(Goal),
    st.sampled_from(["", "Wat vinden we?"]),
    st.booleans(),
    part=st.booleans(),
)


@given(st.lists(ITEM, max_size=6), st.sampled_from(["nl", "en"]))
def test_what_is_written_is_read_back_the_same(items, language):
    items = [
        Heading(
            i.title,
            i.planned_minutes,
            i.goal,
            i.key_question,
            i.confidential,
            part=i.part and place > 0,
        )
        for place, i in enumerate(items)
    ]
    assert list(read_agenda(written(items, language))) == items


@given(st.text(max_size=200))
def test_any_text_is_an_agenda(text):
    for item in read_agenda(text):
        assert item.title
        assert 0 <= item.planned_minutes <= 24 * 60


@given(TITLE)
def test_no_word_of_a_title_without_marks_is_lost(title):
    if title and title[0].isalpha() and len(title) > 1 and title.replace(" ", "").isalpha():
        (item,) = read_agenda(title)
        assert item.title == title or item.goal is not Goal.DISCUSS or item.confidential


def test_items_come_behind_the_item_in_view_or_at_the_end(draft_state):
    items = read_agenda("Kaarten (10)\n  Kleur\nBrieven")
    state = add_headings(draft_state, later(0), items=items)
    assert [(i.number, i.title) for i in state.items[-3:]] == [
        ("6", "Kaarten"),
        ("6.1", "Kleur"),
        ("7", "Brieven"),
    ]
    state = add_headings(draft_state, later(0), items=items, after_id=draft_state.items[0].id)
    assert [i.title for i in state.items[:4]] == ["Opening", "Kaarten", "Kleur", "Brieven"]
    assert [item.title for item in headings(state.items)][:2] == ["Opening", "Kaarten"]
    assert [item.part for item in headings(state.items)][1:3] == [False, True]
    with pytest.raises(Refusal, match="nog geen agendapunt"):
        add_headings(draft_state, later(0), items=())

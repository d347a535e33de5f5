"""Words in texts, whatever their accents and capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vergadering.domain.matching import (
    MOST_CHARACTERS,
    WIDTH,
    folded,
    matches,
    query_of,
    snippet,
)


def marked(text: str, typed: str) -> list[str]:
    """What is marked of a text."""
    shown = snippet(text, query_of(typed))
    return [shown.text[begin:end] for begin, end in shown.marks]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        *(("een", "Nummer één"), ("één", "nog een keer"), ("CAFE", "in het café")),
        *(("café", "cafe\u0301 open"), ("cafe\u0301", "Café"), ("reünie", "Reunie")),
        *(("verg", "de vergadering"), ("raad verg", "Vergadert de Raad?")),
        *(("A-2026-2", "zie A-2026-28."), ("a.2026", "A-2026-28"), ("28", "A-2026-28")),
        *(("de de", "de"), ("’s avonds", "'s avonds laat"), ("3", "groep 3")),
    ],
)
def test_this_is_found(typed: str, text: str) -> None:
    assert matches(text, query_of(typed))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        *(("gadering", "vergadering"), ("verg raad", "de vergadering van de raad")),
        *(("raad bestuur", "de raad"), ("A-2026-28", "A 2026 en 28"), ("2026-A", "A-2026")),
        *(("", "iets"), ("  ", "iets"), ("*", "iets"), ('"-"', "iets"), ("_", "iets")),
    ],
)
def test_this_is_not_found(typed: str, text: str) -> None:
    assert not matches(text, query_of(typed))


def test_the_last_word_may_be_the_beginning_of_one_unless_whole_words_are_asked_for() -> None:
    assert matches("de raad vergadert", query_of("raad verg"))
    assert not matches("de raad vergadert", query_of("raad verg"), whole=True)
    assert matches("de raad vergadert", query_of("vergadert raad"), whole=True)


def test_what_was_asked_for_is_marked_as_far_as_it_was_typed() -> None:
    assert marked("De raad vergadert; de Raad is er.", "raad ver") == ["raad", "ver", "Raad"]
    assert marked("Actie A-2026-28 bewaken", "a-2026-2") == ["A-2026-2"]
    assert marked("Eén café\u0301", "een caf") == ["Eén", "café\u0301"]


def test_a_long_text_is_cut_so_that_a_word_that_was_found_is_in_view() -> None:
    text = "woorden vooraf " * 30 + "de kikker kwaakt " + "woorden achteraf " * 30
    shown = snippet(text, query_of("kik"))
    assert len(shown.text) <= WIDTH
    assert shown.text.startswith("… ")
    assert shown.text.endswith(" …")
    assert [shown.text[begin:end] for begin, end in shown.marks] == ["kik"]
    assert snippet(text, query_of("woorden")).text.startswith("woorden vooraf")


def test_a_word_without_end_is_cut_too() -> None:
    assert len(snippet("a" * 5000, query_of("a")).text) <= WIDTH


def test_too_much_that_is_typed_is_not_looked_at() -> None:
    assert query_of("a " * MOST_CHARACTERS) == (("a",),) * (MOST_CHARACTERS // 2)


@given(st.text(max_size=400), st.text(max_size=60))
def test_marks_stand_in_order_inside_the_text_and_every_hit_has_one(text: str, typed: str) -> None:
    query = query_of(typed)
    line = " ".join(text.split())
    shown = snippet(line, query)
    assert len(shown.text) <= max(WIDTH, 0)
    assert all(0 <= begin < end <= len(shown.text) for begin, end in shown.marks)
    assert list(shown.marks) == sorted(shown.marks)
    if matches(line, query) and len(line) <= WIDTH:
        assert shown.marks


@given(st.text(max_size=80))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    query = query_of(text)
    assert matches(text, query) == bool(query)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)

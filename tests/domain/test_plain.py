from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vergadering.domain.plain import clean, one_line

ANY = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("gewoon, met één ë", "gewoon, met één ë"),
        ("regel\nnog een\tkolom", "regel\nnog een\tkolom"),
        ("wis\x1b[2J het scherm", "wis[2J het scherm"),
        ("klembord\x1b]52;c;QQ==\x07", "klembord]52;c;QQ=="),
        ("ook\x9b31m met C1", "ook31m met C1"),
        ("nul\x00en\x7fdel", "nulendel"),
        ("regel\r\nvan Windows", "regel\nvan Windows"),
        ("om\u202eekeerd", "omekeerd"),
        ("in\u2066gesloten\u2069", "ingesloten"),
        ("half \ud83d teken", "half \ufffd teken"),
        ("twee helften \ud83d\ude00", "twee helften \U0001f600"),
        ("[/foo] {naam} ́", "[/foo] {naam} ́"),
    ],
)
def test_a_text_is_shown_without_what_steers_a_terminal(typed: str, shown: str) -> None:
    assert clean(typed) == shown


@given(ANY)
def test_no_control_character_gets_out(text: str) -> None:
    shown = clean(text)
    controls = [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert controls == []
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert clean(shown) == shown


@given(ANY)
def test_one_line_is_one_line(text: str) -> None:
    shown = one_line(text)
    assert len(shown.splitlines()) <= 1
    assert "\t" not in shown
    assert "  " not in shown

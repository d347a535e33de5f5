"""What the README tells is so."""

from __future__ import annotations

from tests.helpers.readme import README, updated


def test_its_tables_are_those_of_the_program():
    text = README.read_text(encoding="utf-8")
    assert text == updated(text), "run python -m tests.helpers.readme"

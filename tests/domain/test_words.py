from __future__ import annotations

import inspect
from enum import StrEnum

import pytest

from vergadering.domain import choices, choices_registers
from vergadering.domain.choices import EventKind
from vergadering.domain.words import WORDS, word
from vergadering.i18n import Marked

KINDS = [
    kind
    for module in (choices, choices_registers)
    for _, kind in inspect.getmembers(module, inspect.isclass)
    if issubclass(kind, StrEnum) and kind not in (StrEnum, EventKind)
]


@pytest.mark.parametrize("choice", [choice for kind in KINDS for choice in kind])
def test_every_choice_has_a_word(choice):
    assert isinstance(word(choice), Marked)
    assert word(choice).strip()


@pytest.mark.parametrize("kind", KINDS)
def test_two_choices_of_one_sort_never_share_a_word(kind):
    words = [word(choice) for choice in kind]
    assert len(set(words)) == len(words)


def test_no_word_is_left_over():
    assert len(WORDS) == sum(len(kind) for kind in KINDS)

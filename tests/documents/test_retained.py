"""Documents say the same, to the letter, when what they were made of is kept no longer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.documents.reading import MADE
from tests.domain.test_retention import LONG_AFTER, WHOLE, gone
from vergadering.documents import kinds
from vergadering.documents.data import write_data
from vergadering.domain.retention import due
from vergadering.i18n import LANGUAGES, Translator

MEETING = next(row.id for row in WHOLE.meeting if row.adopted_on)


def in_hand(state):
    """The state with the adopted meeting in hand and nothing of another."""
    kept = {
        name: tuple(row for row in getattr(state, name) if row.meeting_id == MEETING)
        for name in ("note", "agenda_item", "agenda_visit", "attendance", "speaking_turn")
    }
    return replace(state.having(kept), meeting_id=MEETING)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", kinds.KINDS)
def test_a_document_of_adopted_minutes_stays_as_it_is(kind, language):
    before, after = in_hand(WHOLE), in_hand(gone(WHOLE))
    assert before != after
    t = Translator(language)
    name = getattr(kind, "name", kind)
    assert kinds.compose(name, after, t, MADE) == kinds.compose(name, before, t, MADE)


def test_the_data_of_adopted_minutes_stays_as_it_is():
    assert due(WHOLE, LONG_AFTER) != ()
    assert write_data(in_hand(gone(WHOLE)), MADE) == write_data(in_hand(WHOLE), MADE)

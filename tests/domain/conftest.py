"""What the tests of the domain share."""

from __future__ import annotations

import pytest

from tests.helpers.floor import Talk


@pytest.fixture
def talk(open_meeting_state):
    """The sample meeting; nobody asked for anything."""
    return Talk(open_meeting_state)


@pytest.fixture
def busy(talk):
    """Noa speaks since twenty seconds; Wil and Joke wait."""
    return talk.asks("Noa", "Wil", "Joke").next().then(20)

from __future__ import annotations

import pytest

from tests.helpers.council import START
from vergadering.domain.explain import explain


@pytest.mark.parametrize(
    ("line", "said", "ok"),
    [
        ("/toezegging", "toezegging: typ de tekst", False),
        ("/toezegging Er komt een plan", "toezegging zonder datum", True),
        ("/toezegging Er komt een plan voor 1 december", "toezegging, voor 2026-12-01", True),
        ("/toezegging @wil: een plan", "toezegging van Wil, zonder datum", True),
        ("/toezegging Wil: een plan voor 1 december", "toezegging van Wil, voor 2026-12-01", True),
        ("/toezegging @zus: een plan", "wie? zus is niet bekend", False),
        ("/toezegging Let op: een plan", "toezegging zonder datum", True),
    ],
)
def test_what_a_promise_will_become(open_meeting_state, line, said, ok):
    told = explain(open_meeting_state, START, line, None)
    assert told is not None
    assert (told.text.format_map(told.values), told.ok) == (said, ok)

"""The program is killed three hundred times during a meeting, and nothing kept is lost."""

from __future__ import annotations

import sys

import pytest

from tests.helpers.killing import Ordeal, under_fire
from tests.helpers.terminal import sample_copy

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
]

LIVES = 50
"""How many lives one run has; all six together are three hundred."""


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 6))]
)
def test_what_the_screen_showed_as_kept_survives_every_kill(tmp_path, nursery, seed):
    path = sample_copy(tmp_path)
    under_fire(path)
    ordeal = Ordeal(path, nursery, seed)
    for _ in range(LIVES):
        ordeal.live()
    ordeal.check()
    sys.stdout.write(f"{ordeal.tally}\n")
    assert ordeal.tally.lives == LIVES
    assert ordeal.tally.kept >= ordeal.tally.shown > 0

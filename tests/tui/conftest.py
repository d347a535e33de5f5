"""A user in front of the live screen."""

from __future__ import annotations

import pytest

from tests.helpers.killing import under_fire
from tests.helpers.lives import Nursery
from tests.helpers.terminal import meeting, sample_copy


@pytest.fixture
async def user(tmp_path):
    """The planned meeting of the sample is in front."""
    async with meeting(tmp_path) as driver:
        yield driver


@pytest.fixture(scope="module")
def nursery():
    """Where programs with a terminal of their own are born."""
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
def live(nursery, tmp_path):
    """Starts the program on a file: on the live screen of a meeting under way, ready to type."""
    lives = []

    def live(path=None, **rest):
        if path is None:
            path = sample_copy(tmp_path)
            under_fire(path)
        life = nursery.bear(path, (100, 30), VERGADERING_MAP=str(tmp_path), **rest)
        lives.append(life)
        life.path = path
        life.see("enter openen")
        life.send("\r")
        life.see("esc sturen")
        return life

    yield live
    for life in lives:
        life.close()


@pytest.fixture
def life(live):
    """The program with a meeting under way, ready to type in."""
    return live()

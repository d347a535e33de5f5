"""A user in front of the live screen."""

from __future__ import annotations

import pytest

from tests.helpers.terminal import meeting


@pytest.fixture
async def user(tmp_path):
    """The planned meeting of the sample is in front."""
    async with meeting(tmp_path) as driver:
        yield driver

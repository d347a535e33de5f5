"""The sample meeting, and what it was made from where that is at hand."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers.cli import SAMPLE
from tests.helpers.sample import SOURCE, number
from vergadering.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from vergadering.domain.state import State


@pytest.fixture
def october(tmp_path: Path) -> State:
    """The meeting of 6 October 2026 in hand."""
    path = shutil.copy(SAMPLE, tmp_path / "sample.db")
    desk = Desk(path)
    try:
        return desk.take(number(desk.state, "V-2026-06"))
    finally:
        desk.close()


@pytest.fixture
def source() -> dict[str, Any]:
    """What the sample was made from; the test is skipped where it is not at hand."""
    if not SOURCE.exists():
        pytest.skip("the source of the sample is not on this machine")
    found: dict[str, Any] = json.loads(SOURCE.read_text("utf-8"))
    return found

"""The committed sample, and the source that it was made from where that is at hand."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers.cli import SAMPLE
from tests.sample.source import SOURCE, number
from vergadering.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from vergadering.domain.state import State


@pytest.fixture
def october(tmp_path: Path) -> State:
    """The committed sample with the meeting of 6 October in hand."""
    path = tmp_path / "sample.db"
    shutil.copy(SAMPLE, path)
    desk = Desk(path)
    try:
        return desk.take(number(desk.state, "V-2026-06"))
    finally:
        desk.close()


@pytest.fixture
def source() -> dict[str, Any]:
    """What the sample was made from."""
    if not SOURCE.exists():
        pytest.skip("the source of the sample is not on this machine")
    found: dict[str, Any] = json.loads(SOURCE.read_text("utf-8"))
    return found

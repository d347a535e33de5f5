"""A place for what a test makes."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.helpers.council import Clock
from tests.helpers.files import filled, raw
from tests.helpers.registers import busy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with nothing in it."""
    folder = tmp_path / "kast"
    folder.mkdir()
    return folder


@pytest.fixture
def rolled_back(meeting_file: Path) -> Path:
    """A file with the sample meeting that does not use WAL, whatever the SQLite of this machine."""
    with closing(raw(meeting_file)) as db:
        assert db.execute("PRAGMA journal_mode = delete").fetchone() == ("delete",)
    return meeting_file


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """The file of a council with something in each of its registers, and a closed item."""
    return filled(tmp_path / "vol.db", busy(), clock=Clock())

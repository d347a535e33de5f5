"""A command line, and a copy of the sample council to use it on."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.helpers.cli import SAMPLE, Line

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Line:
    """The command line, in an own folder."""
    monkeypatch.chdir(tmp_path)
    return Line(capsys)


@pytest.fixture
def raad(tmp_path: Path) -> Path:
    """A copy of the sample council."""
    return shutil.copy(SAMPLE, tmp_path / "raad.db")

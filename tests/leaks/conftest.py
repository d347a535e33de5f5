"""A council's file full of secrets, made once; each test gets a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.helpers.marks import mark
from tests.helpers.planting import Planted, plant
from tests.helpers.terminal import sample_copy


@pytest.fixture(scope="session")
def planted_once(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """The sample with a secret in every place that may hold one; only to be read."""
    return plant(sample_copy(tmp_path_factory.mktemp("geplant")))


@pytest.fixture
def planted(planted_once: Planted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that file, in a folder whose name is a secret too."""
    folder = tmp_path / mark("folder")
    folder.mkdir()
    monkeypatch.setenv("VERGADERING_MAP", str(folder))
    return Path(shutil.copy(planted_once.path, folder / "raad.db"))

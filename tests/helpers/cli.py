"""Running the command line in this process, and as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from vergadering.cli.main import main

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample.db"
TODAY = datetime(2026, 10, 28, 9, 0, tzinfo=timezone(timedelta(hours=1)))
"""A day on which some actions of the sample are overdue and others are not."""


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of output."""
        return self.out.splitlines()


class Line:
    """A command line with a fixed day."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *words: str | Path) -> Result:
        self._capture.readouterr()
        code = main([str(word) for word in words], clock=lambda: TODAY)
        out, err = self._capture.readouterr()
        return Result(code, out, err)


def process(
    *words: str | Path, folder: Path | None = None, data: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """The program as a process without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "vergadering", *map(str, words)],
        cwd=folder or ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        input=data,
        capture_output=True,
        timeout=120,
        check=False,
    )

"""A reading command beside the import of what it stands on."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

from tests.benchmarks.measured import Line, medians

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 15


def run(*arguments: str) -> None:
    """Run Python with these arguments and throw away what it says."""
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def measure(sample: Path, years: Path) -> list[Line]:
    """Both in turn, each as a process of its own."""
    here, there, bare = medians(
        ROUNDS,
        partial(run, "-m", "vergadering", "acties", str(sample)),
        partial(run, "-m", "vergadering", "acties", str(years)),
        partial(run, "-c", "import click, sqlite_utils"),
    )
    peer = "import click, sqlite_utils"
    return [
        Line("acties", "ms", here, peer, bare, 1.5),
        Line("acties, ten years", "ms", there, peer, bare, 1.5),
    ]

"""First paint: the start screen beside a minimal Textual app, with the sample and ten years."""

from __future__ import annotations

import re
import sys
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.measured import Line
from tests.benchmarks.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ROUNDS = 12
QUIET_SECONDS = 0.45


def paint(command: Sequence[str]) -> tuple[float, float]:
    """Milliseconds until anything stands on the screen, and until all of it does."""
    screen = Screen([sys.executable, *command])
    screen.wait(lambda lines: any(line.strip() for line in lines))
    screen.settle(QUIET_SECONDS, 5)
    seen: list[tuple[float, list[str]]] = []
    screen.rewind()
    while (moment := screen.step()) is not None:
        seen.append((moment, timeless(screen.lines())))
    screen.end()
    last = seen[-1][1]
    frame = next(moment for moment, lines in seen if any(line.strip() for line in lines))
    whole = next(moment for moment, lines in seen if lines == last)
    return (frame - screen.began) * 1000, (whole - screen.began) * 1000


def timeless(lines: list[str]) -> list[str]:
    """A screen on which clocks stand still."""
    return [re.sub(r"\d", "0", line) for line in lines]


def measure(sample: Path, years: Path) -> list[Line]:
    """Ours, ten years of ours, and the minimal app in turn."""
    commands = (
        ["-m", "vergadering", str(sample)],
        ["-m", "vergadering", str(years)],
        ["-m", "tests.benchmarks.peers", "minimal"],
    )
    times = [[paint(command) for command in commands] for _ in range(ROUNDS)]
    frames, wholes = (
        [median(row[which][part] for row in times) for which in range(3)] for part in (0, 1)
    )
    peer = "minimal Textual app"
    return [
        Line("first paint, the frame", "ms", frames[0], peer, frames[2], 1.3),
        Line("first paint, all of it", "ms", wholes[0], peer, wholes[2], 2.0),
        Line("first paint, ten years", "ms", wholes[1], "with the sample", wholes[0], 1.2),
    ]

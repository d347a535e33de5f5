"""From a line on one screen to the screen of another window on the same file."""

from __future__ import annotations

import random
import time
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.measured import Line, share
from tests.benchmarks.typing import live

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.benchmarks.screen import Screen

LINES = 100
GATHER_SECONDS = 0.8
"""How long what comes on both screens is only read; it is looked at when all of it is there."""
BELOW = 6
"""Rows at the bottom that show what is being typed, not what was kept."""


def among_records(text: str) -> Callable[[list[str]], bool]:
    """Whether a text stands among the records on a screen."""
    return lambda rows: any(text in row for row in rows[:-BELOW])


def gather(*screens: Screen) -> None:
    """Take in what comes on several screens, each piece at its moment."""
    end = time.perf_counter() + GATHER_SECONDS
    while time.perf_counter() < end:
        for screen in screens:
            screen.read(0.002)


def measure(path: Path) -> list[Line]:
    """Each window writes in turn, at a person's pace; the milliseconds until the other shows it."""
    chance = random.Random(5)
    windows = [live(path), live(path)]
    took: list[float] = []
    whole: list[float] = []
    for n in range(LINES):
        mine, other = windows[n % 2], windows[1 - n % 2]
        text = f"regel {n:03d}"
        mine.send(text.encode())
        mine.see(text)
        time.sleep(chance.uniform(0.1, 0.4))
        sent = mine.send(b"\r")
        gather(mine, other)
        kept = mine.wait(among_records(text))
        shown = other.wait(among_records(text))
        took.append(max(0.0, shown - kept) * 1000)
        whole.append((shown - sent) * 1000)
    for window in windows:
        window.end()
    return [
        Line("kept here to shown in the other window, median", "ms", median(took), "", None),
        Line("kept here to shown there, 95 %", "ms", share(took, 0.95), "", None, 250),
        Line("enter here to shown there, 95 %", "ms", share(whole, 0.95), "", None),
        Line("enter here to shown there, longest", "ms", max(whole), "", None),
    ]

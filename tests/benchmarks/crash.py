"""A thousand kills of the program during a meeting: what the screen showed as kept is there."""

from __future__ import annotations

import shutil
import sys
from dataclasses import fields
from typing import TYPE_CHECKING

from tests.benchmarks.measured import Line
from tests.helpers.killing import Ordeal, Tally, under_fire
from tests.helpers.lives import Nursery

if TYPE_CHECKING:
    from pathlib import Path

FILES = 20
LIVES = 50
"""Kills that each of the files lives through."""


def measure(folder: Path, sample: Path) -> list[Line]:
    """Stops at the first kill after which something is not as it must be."""
    total, nursery = Tally(), Nursery()
    for seed in range(1000, 1000 + FILES):
        path = folder / f"ramp {seed}.db"
        shutil.copy(sample, path)
        under_fire(path)
        ordeal = Ordeal(path, nursery, seed)
        for _ in range(LIVES):
            ordeal.live()
        ordeal.check()
        for each in fields(Tally):
            more = getattr(total, each.name) + getattr(ordeal.tally, each.name)
            setattr(total, each.name, more)
        sys.stderr.write(f"  {total}\n")
    nursery.close()
    lost = max(0, total.shown - total.kept)
    return [
        Line("kill -9: lives", "", total.lives, "", None),
        Line("of those in the middle of writing", "", total.halfway, "", None),
        Line("lines shown as kept", "", total.shown, "", None),
        Line("of those lost", "", lost, "", None, 0),
    ]

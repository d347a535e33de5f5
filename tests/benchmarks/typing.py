"""Key to terminal, and what an idle screen costs: the live screen beside one bare Input."""

from __future__ import annotations

import random
import sys
import time
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.measured import Line, share
from tests.benchmarks.peers import READY
from tests.benchmarks.screen import Screen

if TYPE_CHECKING:
    from pathlib import Path

KEYS = 240
BLOCK = 30
TAIL = 5
LETTERS = "bcdfghjklmnpqrstvwxz"
IDLE_SECONDS = 12.0


def live(path: Path) -> Screen:
    """The live screen of the meeting that is under way, ready to type in."""
    screen = Screen([sys.executable, "-m", "vergadering", str(path)])
    screen.see("openen")
    screen.settle()
    screen.send(b"\r")
    screen.see("typen")
    screen.settle()
    return screen


def bare() -> Screen:
    """One bare Input."""
    screen = Screen([sys.executable, "-m", "tests.benchmarks.peers", "input"])
    screen.see(READY)
    screen.settle()
    return screen


def type_block(screen: Screen, chance: random.Random, into: list[float]) -> None:
    """Type so many letters as a person does, note how long each takes, and clear the line."""
    typed = ""
    for _ in range(BLOCK):
        time.sleep(chance.uniform(0.04, 0.12))
        screen.settle(0)
        while screen.step() is not None:
            pass
        typed += chance.choice(LETTERS)
        tail = typed[-TAIL:]
        sent = screen.send(typed[-1].encode())
        into.append((screen.see(tail) - sent) * 1000)
    screen.send(b"\x15")
    screen.settle()


def idle(screen: Screen) -> tuple[float, float]:
    """Bytes a second to the terminal, and the share of a processor in percent."""
    screen.settle()
    pieces, used, begin = len(screen.pieces), screen.cpu_seconds(), time.perf_counter()
    while (left := begin + IDLE_SECONDS - time.perf_counter()) > 0:
        screen.read(left)
    lasted = time.perf_counter() - begin
    written = sum(len(data) for _, data in screen.pieces[pieces:])
    return written / lasted, (screen.cpu_seconds() - used) / lasted * 100


def measure(path: Path) -> list[Line]:
    """Both programs at once, in turn block by block."""
    chance = random.Random(7)
    ours, theirs = live(path), bare()
    our_times: list[float] = []
    their_times: list[float] = []
    for screen in (ours, theirs):
        type_block(screen, chance, [])
    for _ in range(KEYS // BLOCK):
        type_block(ours, chance, our_times)
        type_block(theirs, chance, their_times)
    written, used = idle(ours)
    their_written, their_used = idle(theirs)
    for screen in (ours, theirs):
        screen.end()
    peer = "one bare Input"
    return [
        Line("key to terminal, median", "ms", median(our_times), peer, median(their_times), 1.5),
        Line(
            "key to terminal, 99th percentile", "ms",
            share(our_times, 0.99), peer, share(their_times, 0.99), 2.0,
        ),
        Line("idle live screen, output", "B/s", written, "", None, 2000),
        Line("idle live screen, processor", "%", used, "", None, 1.0),
        Line("idle bare Input, output", "B/s", their_written, "", None),
        Line("idle bare Input, processor", "%", their_used, "", None),
    ]  # fmt: skip

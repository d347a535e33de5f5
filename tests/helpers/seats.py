"""Two people at two windows on one file, who type as fast as they can and wait for nobody."""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.helpers.files import raw
from tests.helpers.pty import PATIENCE_SECONDS, Terminal, program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NAMES = ("Noa", "Fatima", "Joke", "Gerrit-Jan", "Youssef", "Wil", "Ibrahim", "Henk")
MARK = re.compile(r"[AB]\d{4}")
"""The number that every note and action carries."""
STEERING = "volgende spreker"
"""In the line of keys while single keys steer; elsewhere it may say what was undone."""
UNDO = "\x1a"
CLEAR = "\x15"
LINE, EXPLANATION, BELOW = -3, -2, 5
"""Rows of the screen, counted from the bottom: the line, what it becomes, where those begin."""


@dataclass(frozen=True, slots=True)
class Sight:
    """When a number stood on a screen, in seconds."""

    at: float
    since: float
    """Since when the item under which it stands was in view."""


class Seat:
    """One window and who sits there; `deeds` says how many changes it made."""

    def __init__(self, path: Path, name: str, seed: int, *, deeds: int) -> None:
        self.name = name
        self.path = path
        self.terminal: Terminal = program(path, size=(80, 24), VERGADERING_NAAM=name)
        self.typed: list[str] = []
        """The number of every note and action, in the order of typing."""
        self.undos = 0
        """How often the last change was taken back."""
        self.kept = 0
        """How many changes must be in the file."""
        self.seen: dict[str, Sight] = {}
        """When each number first stood among the records on this screen."""
        self._title = ("", 0.0)
        self._wanted = deeds
        self._chance = random.Random(seed)
        self._course = self._begin()

    def go_on(self) -> bool:
        """Read what came and take the next step; False when all is done."""
        before = self.terminal.written
        self.terminal.read(0.005)
        if self.terminal.written > before:
            self._look()
        return next(self._course, None) is not None

    def _look(self) -> None:
        rows, now = self.terminal.lines(), time.monotonic()
        if rows[1] != self._title[0]:
            self._title = (rows[1], now)
        for mark in MARK.findall("\n".join(rows[:-BELOW])):
            self.seen.setdefault(mark, Sight(now, self._title[1]))

    def written(self) -> int:
        """How many changes of this window are in the file."""
        with closing(raw(self.path)) as db:
            sql = "SELECT count(*) FROM journal WHERE who = ?"
            return int(db.execute(sql, (self.name,)).fetchone()[0])

    # what this person does

    def _begin(self) -> Iterator[bool]:
        yield from self._wait(lambda: self._shows("enter openen"))
        self.terminal.send("\r")
        yield from self._wait(lambda: self._shows("esc sturen"))
        while self.kept < self._wanted:
            yield from self._burst()
            yield from self._perhaps()
            if self._chance.random() < 0.1:
                yield from self._steer()
        yield from self._wait(lambda: self.written() == self.kept)

    def _burst(self) -> Iterator[bool]:
        """Some lines and corrections in one go, none of them refused by any rule."""
        for _ in range(self._chance.randint(5, 12)):
            kind = self._chance.choice(["note", "note", "note", "action", "undo"])
            if kind == "undo":
                self.undos += 1
                self.terminal.send(UNDO)
            else:
                self.typed.append(f"{self.name}{len(self.typed):04d}")
                start = "/actie Joke: " if kind == "action" else ""
                self.terminal.send(f"{start}{self.typed[-1]} de groepen gaan samen\r")
            self.kept += 1
            yield True
        yield from self._wait(lambda: self.written() == self.kept)

    def _perhaps(self) -> Iterator[bool]:
        """A line that the rules may refuse, because of what the other did meanwhile."""
        chance = self._chance
        line = chance.choice(
            [f"/woord {chance.choice(NAMES)}", "/volgende", f"/punt {chance.randint(1, 11)}"]
        )
        self.terminal.send(f"{line}\r")
        yield from self._wait(lambda: self.written() > self.kept or self._refused(line))
        if self.written() > self.kept:
            self.kept += 1
        else:
            self.terminal.send(CLEAR)
            yield from self._wait(lambda: self._shows("Typ een zin"))

    def _steer(self) -> Iterator[bool]:
        """Leave the line, take something back with one key, and go on typing."""
        self.terminal.send("\x1b")
        yield from self._wait(lambda: STEERING in self.terminal.lines()[-1])
        self.terminal.send("ui")
        self.undos += 1
        self.kept += 1
        yield from self._wait(lambda: self._shows("esc sturen"))

    def _refused(self, line: str) -> bool:
        rows = self.terminal.lines()
        return line in rows[LINE] and not rows[EXPLANATION].lstrip().startswith("→")

    def _shows(self, text: str) -> bool:
        return text in self.terminal.shown()

    def _wait(self, come: Callable[[], bool]) -> Iterator[bool]:
        end = time.monotonic() + PATIENCE_SECONDS
        while not come():
            assert time.monotonic() < end, (self.name, self.kept, self.terminal.shown())
            yield True


def meet(*seats: Seat) -> None:
    """Let everybody go on until all are done."""
    going = list(seats)
    while going:
        going = [seat for seat in going if seat.go_on()]


def agree(one: Seat, two: Seat) -> list[str]:
    """Wait until both screens show the same above the line of who sits there; those rows."""
    end = time.monotonic() + PATIENCE_SECONDS
    for seat in (one, two):
        seat.terminal.send("\x1b")
        seat.terminal.until(lambda seat=seat: STEERING in seat.terminal.lines()[-1])
        seat.terminal.send(".")
    while time.monotonic() < end:
        rows = []
        for seat in (one, two):
            seat.terminal.read(0.02)
            rows.append(seat.terminal.lines()[:-BELOW])
        if rows[0] == rows[1]:
            return rows[0]
    raise AssertionError(f"{one.terminal.shown()}\n{two.terminal.shown()}")


def delays(one: Seat, two: Seat) -> list[float]:
    """Milliseconds from a number on the screen of who typed it to the screen of the other."""
    pairs = [
        (mine.seen[mark], other.seen[mark])
        for mine, other in ((one, two), (two, one))
        for mark in mine.typed
        if mark in mine.seen and mark in other.seen
    ]
    return [max(0.0, (there.at - here.at) * 1000) for here, there in pairs if there.since < here.at]


def doubled(marks: list[str]) -> list[str]:
    """Those that occur more than once."""
    return [mark for mark, times in Counter(marks).items() if times > 1]

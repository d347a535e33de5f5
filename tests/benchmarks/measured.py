"""A line of the table, and the small sums behind it."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement beside its peer; values in the unit that is named."""

    what: str
    unit: str
    ours: float
    peer: str
    theirs: float | None
    bar: float | None = None
    """The highest ratio to the peer, or the highest value when there is no peer."""
    at_least: bool = False
    """True when the ratio is how many times faster we are, and the bar is the lowest."""

    @property
    def score(self) -> float:
        """What the bar is held against."""
        if self.theirs is None:
            return self.ours
        return self.theirs / self.ours if self.at_least else self.ours / self.theirs

    @property
    def verdict(self) -> str:
        """Whether the bar is kept."""
        if self.bar is None:
            return ""
        kept = self.score >= self.bar if self.at_least else self.score <= self.bar
        return "yes" if kept else "NO"

    def cells(self) -> tuple[str, ...]:
        """The line as it stands in the table."""
        theirs = "" if self.theirs is None else f"{self.theirs:.2f}"
        ratio = "" if self.theirs is None else f"{self.score:.2f}x"
        sign = "≥" if self.at_least else "≤"
        times = "" if self.theirs is None else "x"
        bar = "" if self.bar is None else f"{sign} {self.bar:g}{times}"
        return (
            self.what,
            self.unit,
            f"{self.ours:.2f}",
            theirs,
            self.peer,
            ratio,
            bar,
            self.verdict,
        )


HEADS = ("what", "unit", "ours", "peer's", "peer", "ratio", "bar", "kept")


def table(lines: Sequence[Line]) -> str:
    """The lines as a table of plain text."""
    rows = [HEADS, *(line.cells() for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    texts = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join([texts[0], "-" * max(map(len, texts)), *texts[1:]])


def share(values: Sequence[float], part: float) -> float:
    """The value below which this part of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(part * (len(ordered) - 1)))]


@contextmanager
def stopwatch(into: list[float]) -> Iterator[None]:
    """Add how many milliseconds something took to a list."""
    begin = time.perf_counter()
    yield
    into.append((time.perf_counter() - begin) * 1000)


def in_turn(rounds: int, *deeds: Callable[[], object]) -> list[list[float]]:
    """The milliseconds of each deed; they take turns, so that both meet the same minutes."""
    times: list[list[float]] = [[] for _ in deeds]
    for _ in range(rounds):
        for deed, into in zip(deeds, times, strict=True):
            with stopwatch(into):
                deed()
    return times


def medians(rounds: int, *deeds: Callable[[], object]) -> list[float]:
    """The middle time of each deed, in milliseconds."""
    return [median(times) for times in in_turn(rounds, *deeds)]

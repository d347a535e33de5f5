"""Windows on one meeting: several desks on one file."""

from __future__ import annotations

import socket
from functools import partial
from typing import TYPE_CHECKING

from vergadering.desk import Desk
from vergadering.domain import notes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.council import Clock
    from vergadering.domain.history import Change


class Windows:
    """Makes desks on one file, each with a window of its own, and closes them all."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._desks: list[Desk] = []

    def __call__(self, who: str = "", *, window: str = "") -> Desk:
        desk = Desk(self._path, clock=self._clock, who=who)
        desk.drafts.window = window or f"{socket.gethostname()}:{1_000_000 + len(self._desks)}"
        desk.take(desk.state.meeting[0].id)
        self._desks.append(desk)
        return desk

    def close(self) -> None:
        """Close every desk."""
        for desk in self._desks:
            desk.close()


def note(text: str) -> Change:
    """A note outside the agenda."""
    return partial(notes.add_note, text=text)


def texts(desk: Desk) -> list[str]:
    """The notes that a desk knows."""
    return [row.text for row in desk.state.note]

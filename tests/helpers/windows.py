"""Windows on one meeting: several desks on one file."""

from __future__ import annotations

import socket
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from vergadering.desk import Desk
from vergadering.domain import notes
from vergadering.store.windows import Draft, Session

if TYPE_CHECKING:
    from datetime import datetime
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
        desk.windows.mine = window or f"{socket.gethostname()}:{1_000_000 + len(self._desks)}"
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


def unfinished(desk: Desk, place: str) -> str:
    """The line that a window would find at a place; empty when there is none."""
    draft = desk.drafts.newest(place)
    return draft.text if draft else ""


def types(desk: Desk, place: str, window: str, at: datetime, text: str) -> None:
    """Some window, which may be another one, types a line."""
    file = desk._file
    with file.writing():
        file.sit_down(Session(window, "", at, at), timedelta(minutes=1))
        file.keep_draft(Draft(place, window, at, text))
    desk.windows.read()


def typed(desk: Desk, place: str) -> list[tuple[str, str]]:
    """Each window with an unfinished line at a place, and the line; newest first."""
    return [(draft.window, draft.text) for draft in desk._file.drafts(place)]

"""Another window on the file of a user, that is open at the same time."""

from __future__ import annotations

import os
import socket
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from vergadering.desk import Desk
from vergadering.domain import agenda, notes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.helpers.terminal import Driver
    from vergadering.domain.model import Note

LIVING = f"{socket.gethostname()}:{os.getppid()}"
"""A window of a program that goes on as long as the test does."""


class Beside:
    """Somebody at another window on the same meeting."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def note(self, text: str) -> Note:
        """Write a note under the item that is being discussed."""
        do = partial(notes.add_note, text=text, item_id=agenda.current_item_id(self.desk.state))
        return self.desk.keep(do).note[-1]

    def change(self, note: Note, text: str) -> None:
        """Give a note another text."""
        self.desk.keep(
            partial(
                notes.change_note,
                note_id=note.id,
                text=text,
                kind=note.kind,
                person_id=note.person_id,
            )
        )

    def edits(self, table: str, id: int, text: str) -> None:
        """Be changing a row, with this text so far; nothing when it is empty."""
        self.desk.drafts.type(f"edit:{table}:{id}", text, seen=self.desk.line)
        self.desk._worker.submit(int).result()


@contextmanager
def beside(path: Path, user: Driver, who: str = "Joke") -> Iterator[Beside]:
    """Another window, on the meeting that the user has in hand."""
    desk = Desk(path, clock=user.clock, who=who)
    desk.windows.mine = LIVING
    desk.take(user.state.meeting_id)
    try:
        yield Beside(desk)
    finally:
        desk.close()

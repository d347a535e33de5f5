"""Backups that are made by themselves: when a meeting is opened or closed, and while it lasts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain.meeting import in_progress
from vergadering.domain.model import Meeting
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.store import backup, shelf
from vergadering.store.shelf import Reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from vergadering.domain.state import State
    from vergadering.store.council import CouncilFile

QUARTER = timedelta(minutes=15)
"""How often a backup is made of an open meeting."""
AGAIN = timedelta(minutes=1)
"""When to look again whether another window that was making one did."""


def turn(before: State, after: State) -> Reason | None:
    """Which backup is due between two states: the meeting in hand was opened, or closed."""
    new = after.get(Meeting, after.meeting_id)
    if new is None:
        return None
    old = before.get(Meeting, new.id)
    if new.closed_at is not None and (old is None or old.closed_at is None):
        return Reason.CLOSE
    if new.opened_at is not None and (old is None or old.opened_at is None):
        return Reason.OPEN
    return None


def is_due(at: datetime, last: datetime | None) -> bool:
    """Whether a quarter of an hour went by since a backup, also when the clock was set back."""
    return last is None or abs(at - last) >= QUARTER


class Backups:
    """The backups of one file that a window makes, on a thread of its own: nobody waits."""

    def __init__(self, file: CouncilFile, clock: Callable[[], datetime]) -> None:
        self.failed: Refusal | None = None
        """Why the last backup was not made, until somebody was told."""
        self._file = file
        self._clock = clock
        self._worker: ThreadPoolExecutor | None = None
        self._last: datetime | None = None
        self._copied: State | None = None

    def begin(self) -> None:
        """Make backups from now on; of a file in a folder of more computers, one at once.

        Of a file that may only be read none is made.
        """
        if self._file.writable and self._worker is None:
            self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="backups")
            self._soon(partial(self._opened, self._clock()))

    def after(self, before: State, state: State) -> None:
        """Have a backup made when a change of this window opened or closed a meeting."""
        reason = turn(before, state)
        if reason is not None:
            self._last = self._clock()
            self._soon(partial(self._make, self._last, reason, state))

    def look(self, state: State) -> Refusal | None:
        """Have a backup made when a quarter of an hour of an open meeting went by.

        Takes microseconds. Gives why the last one was not made, once.
        """
        if state is not self._copied and in_progress(state):
            at = self._clock()
            if is_due(at, self._last):
                self._last = at
                self._soon(partial(self._quarter, at, state))
        failed, self.failed = self.failed, None
        return failed

    def close(self) -> None:
        """Finish what was begun."""
        if self._worker is not None:
            self._worker.shutdown(wait=True)
            self._worker = None

    # on the thread

    def _soon(self, work: Callable[[], None]) -> None:
        if self._worker is not None:
            self._worker.submit(self._try, work)

    def _try(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Refusal as refusal:
            self.failed = refusal
        except Exception as error:  # noqa: BLE001 - nobody waits here; the screen says it
            kind = type(error).__name__
            self.failed = Refusal(
                N_("Er is geen reservekopie gemaakt; er ging iets mis ({kind})."), kind=kind
            )

    def _opened(self, at: datetime) -> None:
        if self._file.folder.careful:
            self._make(at, Reason.OPEN)

    def _quarter(self, at: datetime, state: State) -> None:
        """Make one, unless another window on this file did or is doing so."""
        with shelf.claimed(self._folder()) as mine:
            known = shelf.everywhere(self._file.path)
            made = next((each.at for each in known if not is_due(at, each.at)), None)
            if made is not None:
                self._last = made
            elif mine:
                self._make(at, Reason.QUARTER, state)
            else:
                self._last = at - QUARTER + AGAIN

    def _make(self, at: datetime, reason: Reason, state: State | None = None) -> None:
        folder = self._folder()
        backup.make(self._file.path, folder, at=at, reason=reason)
        self._copied = state
        shelf.tidy(self._file.path, folder)

    def _folder(self) -> Path:
        return shelf.usable(shelf.places(self._file.path, self._file.folder))

"""One window among the others on a file: who is there, and who ended without a word."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.store.windows import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from vergadering.store.council import CouncilFile

BEAT = timedelta(minutes=1)
"""How often a window that wrote gives a sign of life."""

GONE = timedelta(minutes=3)
"""How long a window on another computer may be silent before it counts as ended."""


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What a window finds when another one ended without closing the file."""

    windows: int
    """How many windows ended so."""
    lines: int
    """How many unfinished lines they left."""


class Windows:
    """Which windows there are. This one is made known at its first change, not before."""

    def __init__(self, file: CouncilFile, clock: Callable[[], datetime], who: str) -> None:
        self.mine = f"{socket.gethostname()}:{os.getpid()}"
        """Machine and process of this window."""
        self.who = who
        """Who sits here, for the others; empty when nobody said so."""
        self._file = file
        self._clock = clock
        self._started = clock()
        self._sits = False
        self._beaten = self._started
        self._known: dict[str, Session] = {}
        self.read()

    def read(self) -> None:
        """See which windows there are now."""
        self._known = {row.window: row for row in self._file.sessions()}

    def sit(self, at: datetime) -> None:
        """Make this window known with what it writes; inside `writing` of the file.

        Refused where one computer at a time must write, and another one does.
        """
        if not self._sits:
            self.read()
            if (other := self.occupied()) is not None:
                raise occupied_by(other)
            for window in filter(self.ended, self._known):
                self._file.stand_up(window)
        self._sits, self._beaten = True, at
        self._file.sit_down(Session(self.mine, self.who, self._started, at), BEAT)

    @property
    def silent(self) -> bool:
        """Whether it is time for a sign of life. A window that only looks gives none."""
        return self._sits and self._clock() - self._beaten >= BEAT

    def beat(self) -> None:
        """Give a sign of life when it is time."""
        if self.silent:
            with self._file.writing():
                self.sit(self._clock())

    def close(self) -> None:
        """Say goodbye."""
        if self._sits:
            with self._file.writing():
                self._file.stand_up(self.mine)
            self._sits = False

    def ended(self, window: str) -> bool:
        """Whether a window is no longer there, as far as this machine can tell."""
        session = self._known.get(window)
        if session is None:
            return window != self.mine
        if window == self.mine:
            return session.started_at != self._started
        host, _, pid = window.rpartition(":")
        if host != socket.gethostname() or not pid.isdigit():
            return self._clock() - session.seen_at > GONE
        return not _goes_on(int(pid))

    @property
    def alone(self) -> bool:
        """Whether no other window is known that goes on."""
        return all(window == self.mine or self.ended(window) for window in self._known)

    def name(self, window: str) -> str:
        """Who sits at a window; empty when nobody said so."""
        session = self._known.get(window)
        return session.who if session else ""

    def aftermath(self) -> Aftermath | None:
        """What windows that ended without a word left behind; None when there are none."""
        gone = {window for window in self._known if self.ended(window)}
        if not gone:
            return None
        return Aftermath(len(gone), sum(row.window in gone for row in self._file.all_drafts()))

    def occupied(self) -> Session | None:
        """A window on another computer, where that keeps this one from writing."""
        far = self.far()
        return far if far is not None and self._file.folder.careful else None

    def far(self) -> Session | None:
        """A window on another computer that gave a sign of life just now."""
        here = socket.gethostname()
        for window, session in self._known.items():
            if window.rpartition(":")[0] != here and not self.ended(window):
                return session
        return None


def occupied_by(other: Session) -> Refusal:
    """Why nothing can be written while a window on another computer is open."""
    text = N_(
        "Dit bestand is open op een andere computer ({name}). In deze map kan er één tegelijk"
        " schrijven: sluit het daar, en open het dan hier opnieuw."
    )
    return Refusal(text, name=other.who or other.window.rpartition(":")[0])


def _goes_on(pid: int) -> bool:
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

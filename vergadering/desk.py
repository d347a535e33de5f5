"""The one place where anything changes: a rule is applied to the newest state and kept."""

from __future__ import annotations

import asyncio
import os
import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from vergadering.domain import history
from vergadering.domain.history import LABELS, Change
from vergadering.errors import Busy, Refusal
from vergadering.i18n import N_
from vergadering.store.council import CouncilFile, Line, in_hand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vergadering.domain.state import State

T = TypeVar("T")

TRIES = 3
"""How often a change is tried while another program holds the file."""


def now() -> datetime:
    """The present moment, with the local offset, in whole seconds."""
    return datetime.now().astimezone().replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or a redo did."""

    label: str
    """Source text of what the change was called."""
    who: str
    """Who had made it; empty when nobody said so."""


class Desk:
    """A council's file with the newest state that is known of it.

    `keep`, `undo` and `redo` work at once; `change` and its sisters do the same off the
    caller's thread, one after the other, and never make a screen wait.
    """

    def __init__(
        self,
        path: Path,
        *,
        create: bool = False,
        clock: Callable[[], datetime] = now,
        who: str = "",
    ) -> None:
        self._file = CouncilFile(path, create=create)
        self._clock = clock
        self._who = who
        self.window = f"{socket.gethostname()}:{os.getpid()}"
        """Which program holds the drafts that are typed here."""
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._typed: dict[str, str] = {}
        try:
            self.state, self._line = self._file.load(None)
        except Refusal:
            self._file.close()
            raise

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    @property
    def writable(self) -> bool:
        """False when the file may only be read."""
        return self._file.writable

    def close(self) -> None:
        """Write what is still being typed and let the file go."""
        self._worker.shutdown(wait=True)
        self._file.close()

    def take(self, meeting_id: int | None) -> State:
        """Take a meeting in hand, or none."""
        self.state, self._line = self._file.load(meeting_id)
        return self.state

    # at once

    def keep(self, do: Change, *, finishes: str = "") -> State:
        """Apply a rule to the newest state, write what it changed, and give the new state.

        `finishes` names the place whose unfinished line this was; its draft goes with it.
        """
        self._must_be_writable()
        at = self._clock()
        with self._file.writing():
            state = self._newest()
            after = do(state, at)
            line = self._write(state, after, at, history.name_of(do))
            if finishes:
                self._file.drop_draft(finishes, self.window)
        if after.meeting_id != state.meeting_id:
            return self.take(after.meeting_id)
        self.state, self._line = after, line
        return after

    def undo(self) -> Undone:
        """Take back the last change of the meeting in hand, whoever made it."""
        return self._take_back(N_("Er is niets om ongedaan te maken."), self._last_done)

    def redo(self) -> Undone:
        """Do again what was undone last, as long as nothing else was done since."""
        return self._take_back(N_("Er is niets om opnieuw te doen."), self._last_undone)

    def refresh(self) -> bool:
        """Take in what other windows wrote; whether there was anything."""
        before = self._line
        self.state = self._newest()
        return self._line != before

    def written_elsewhere(self) -> bool:
        """Whether anybody wrote since this was last asked; costs microseconds."""
        return self._file.written_elsewhere()

    # off the caller's thread

    async def change(self, do: Change, *, finishes: str = "") -> State:
        """As `keep`; waits and tries again while another program holds the file."""
        return await self._patiently(partial(self.keep, do, finishes=finishes))

    async def undo_soon(self) -> Undone:
        """As `undo`."""
        return await self._patiently(self.undo)

    async def redo_soon(self) -> Undone:
        """As `redo`."""
        return await self._patiently(self.redo)

    async def refresh_soon(self) -> bool:
        """As `refresh`."""
        return await self._patiently(self.refresh)

    async def take_soon(self, meeting_id: int | None) -> State:
        """As `take`."""
        return await self._patiently(partial(self.take, meeting_id))

    # drafts

    def type(self, place: str, text: str) -> None:
        """Keep an unfinished line soon; of several, only the newest is written."""
        if not self.writable:
            return
        self._typed[place] = text
        self._worker.submit(self._write_draft, place)

    def draft(self, place: str) -> str:
        """The unfinished line of this window, or of one that ended without finishing it."""
        for window, text in self._file.drafts(place):
            if window == self.window:
                return text
            if self.writable and _ended(window):
                self._file.keep_draft(place, window, self._clock(), "")
                self._file.keep_draft(place, self.window, self._clock(), text)
                return text
        return ""

    def _write_draft(self, place: str) -> None:
        text = self._typed.pop(place, None)
        if text is None:
            return
        try:
            self._file.keep_draft(place, self.window, self._clock(), text)
        except Busy:
            self._typed.setdefault(place, text)
            self._worker.submit(self._write_draft, place)

    # the machinery

    def _write(
        self, old: State, new: State, at: datetime, name: str, undoes: int | None = None
    ) -> int:
        done = history.differences(old, new)
        if not done and undoes is None:
            return self._line
        return self._file.keep(
            done, at=at, who=self._who, name=name, meeting_id=new.meeting_id, undoes=undoes
        )

    def _newest(self) -> State:
        """The state with every line of the journal in it; remembers the last line."""
        state = self.state
        for line in self._file.since(self._line):
            mine = (d for d in line.done if in_hand(state, d))
            state = history.applied(state, mine)
            self._line = line.id
        self.state = state
        return state

    def _take_back(self, nothing: str, find: Callable[[], Line | None]) -> Undone:
        self._must_be_writable()
        at = self._clock()
        with self._file.writing():
            state = self._newest()
            line = find()
            if line is None:
                raise Refusal(nothing)
            after = history.revert(state, at, done=line.done)
            written = self._write(state, after, at, line.name, undoes=line.id)
        self.state, self._line = after, written
        return Undone(LABELS.get(line.name, line.name), line.who)

    def _last_done(self) -> Line | None:
        taken_back: set[int] = set()
        for id, undoes in self._file.order(self.state.meeting_id):
            if id in taken_back:
                continue
            if undoes is None:
                return self._file.line(id)
            taken_back.add(undoes)
        return None

    def _last_undone(self) -> Line | None:
        order = self._file.order(self.state.meeting_id)
        first_hand = {id for id, undoes in order if undoes is None}
        taken_back: set[int] = set()
        for id, undoes in order:
            if id in taken_back:
                continue
            if undoes is None:
                return None
            if undoes in first_hand:
                return self._file.line(id)
            taken_back.add(undoes)
        return None

    def _must_be_writable(self) -> None:
        if not self.writable:
            raise Refusal(
                N_("{path} mag niet gewijzigd worden; u kunt alleen lezen."), path=self.path.name
            )

    async def _patiently(self, work: Callable[[], T]) -> T:
        loop = asyncio.get_running_loop()
        for tried in range(1, TRIES + 1):
            try:
                return await loop.run_in_executor(self._worker, work)
            except Busy:
                if tried == TRIES:
                    raise
        raise AssertionError


def _ended(window: str) -> bool:
    """Whether the program that had a window is gone, as far as this machine can tell."""
    host, _, pid = window.rpartition(":")
    if host != socket.gethostname() or not pid.isdigit():
        return False
    if int(pid) == os.getpid():
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False

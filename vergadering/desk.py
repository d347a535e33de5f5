"""The one place where anything changes: a rule is applied to the newest state and kept."""

from __future__ import annotations

import asyncio
import os
import socket
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from vergadering.domain import history
from vergadering.domain.history import LABELS, Change
from vergadering.errors import Busy, Refusal
from vergadering.i18n import N_
from vergadering.store.council import CouncilFile, in_hand
from vergadering.store.keeping import Backups

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vergadering.domain.state import State
    from vergadering.store.folders import Folder

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


class Drafts:
    """The lines that are being typed in this window, kept off the caller's thread."""

    def __init__(self, file: CouncilFile, worker: Executor, clock: Callable[[], datetime]) -> None:
        self.window = f"{socket.gethostname()}:{os.getpid()}"
        """Which program holds the lines that are typed here."""
        self._file = file
        self._worker = worker
        self._clock = clock
        self._typed: dict[str, str] = {}
        self._closing = False

    def type(self, place: str, text: str) -> None:
        """Keep an unfinished line soon; of several, only the newest is written."""
        if self._file.writable:
            self._typed[place] = text
            self._worker.submit(self._write, place)

    def newest(self, place: str) -> str:
        """The unfinished line of this window, or of one that ended without finishing it."""
        for window, text in self._file.drafts(place):
            if window == self.window:
                return text
            if self._file.writable and _ended(window):
                self._file.keep_draft(place, window, self._clock(), "")
                self._file.keep_draft(place, self.window, self._clock(), text)
                return text
        return ""

    def close(self) -> None:
        """Write what waits and end the worker; refused when the file stays busy."""
        self._closing = True
        self._worker.shutdown(wait=True)
        for place in list(self._typed):
            self._write(place, last=True)

    def _write(self, place: str, *, last: bool = False) -> None:
        text = self._typed.pop(place, None)
        if text is None:
            return
        try:
            self._file.keep_draft(place, self.window, self._clock(), text)
        except Busy:
            if last:
                raise
            self._typed.setdefault(place, text)
            if not self._closing:
                self._worker.submit(self._write, place)


class Register:
    """Every decision and proposal of all meetings, read anew each time."""

    def __init__(self, file: CouncilFile, worker: Executor) -> None:
        self._file = file
        self._worker = worker

    def read(self) -> State:
        """A state with the decisions of every meeting and what belongs to them, none in hand."""
        return self._file.register()

    async def read_soon(self) -> State:
        """As `read`, off the caller's thread."""
        return await _patiently(self._worker, self.read)


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
        self.path = path
        """The file."""
        self._clock = clock
        self._who = who
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self.drafts = Drafts(self._file, self._worker, clock)
        self.register = Register(self._file, self._worker)
        self.backups = Backups(self._file, clock)
        try:
            self.state, self._line = self._file.load(None)
        except Refusal:
            self._file.close()
            raise

    @property
    def writable(self) -> bool:
        """False when the file may only be read."""
        return self._file.writable

    @property
    def folder(self) -> Folder:
        """Which kind of folder the file is in; takes milliseconds the first time."""
        return self._file.folder

    def close(self) -> None:
        """Write what is still being typed, finish a backup, and let the file go."""
        try:
            self.drafts.close()
        finally:
            self.backups.close()
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
        at = self._clock()
        with self._file.writing():
            state = self._newest()
            after, line = do(state, at), self._line
            if done := history.differences(state, after):
                name, meeting_id = history.name_of(do), after.meeting_id
                line = self._file.keep(done, at=at, who=self._who, name=name, meeting_id=meeting_id)
            if finishes:
                self._file.drop_draft(finishes, self.drafts.window)
        self.backups.after(state, after)
        if after.meeting_id != state.meeting_id:
            return self.take(after.meeting_id)
        self.state, self._line = after, line
        return after

    def undo(self) -> Undone:
        """Take back the last change of the meeting in hand, whoever made it."""
        return self._take_back(N_("Er is niets om ongedaan te maken."), history.last_done)

    def redo(self) -> Undone:
        """Do again what was undone last, as long as nothing else was done since."""
        return self._take_back(N_("Er is niets om opnieuw te doen."), history.last_undone)

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
        return await _patiently(self._worker, partial(self.keep, do, finishes=finishes))

    async def undo_soon(self) -> Undone:
        """As `undo`."""
        return await _patiently(self._worker, self.undo)

    async def redo_soon(self) -> Undone:
        """As `redo`."""
        return await _patiently(self._worker, self.redo)

    async def refresh_soon(self) -> bool:
        """As `refresh`."""
        return await _patiently(self._worker, self.refresh)

    async def take_soon(self, meeting_id: int | None) -> State:
        """As `take`."""
        return await _patiently(self._worker, partial(self.take, meeting_id))

    # drafts

    def type(self, place: str, text: str) -> None:
        """Keep an unfinished line soon; of several, only the newest is written."""
        self.drafts.type(place, text)

    def draft(self, place: str) -> str:
        """The unfinished line of this window, or of one that ended without finishing it."""
        return self.drafts.newest(place)

    # the machinery

    def _newest(self) -> State:
        """The state with every line of the journal in it; remembers the last line."""
        state = self.state
        for line in self._file.since(self._line):
            mine = (d for d in line.done if in_hand(state, d))
            state = history.applied(state, mine)
            self._line = line.id
        self.state = state
        return state

    def _take_back(self, nothing: str, find: Callable[[history.Order], int | None]) -> Undone:
        at = self._clock()
        with self._file.writing():
            state = self._newest()
            found = find(self._file.order(state.meeting_id))
            if found is None:
                raise Refusal(nothing)
            line = self._file.line(found)
            after = history.revert(state, at, done=line.done)
            written = self._file.keep(
                history.differences(state, after),
                at=at,
                who=self._who,
                name=line.name,
                meeting_id=after.meeting_id,
                undoes=line.id,
            )
        self.state, self._line = after, written
        return Undone(LABELS.get(line.name, line.name), line.who)


async def _patiently(worker: Executor, work: Callable[[], T]) -> T:
    loop = asyncio.get_running_loop()
    for tried in range(1, TRIES + 1):
        try:
            return await loop.run_in_executor(worker, work)
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

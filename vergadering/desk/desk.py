"""A council's file with the newest state that is known of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from vergadering.desk.drafts import Drafts
from vergadering.desk.eraser import Eraser
from vergadering.desk.patience import patiently
from vergadering.desk.register import Register
from vergadering.desk.retention import Retention
from vergadering.desk.windows import Windows
from vergadering.domain import history
from vergadering.domain.history import LABELS, Change
from vergadering.domain.news import TOLD, news
from vergadering.domain.public import public
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.settings import now
from vergadering.store.council import CouncilFile, in_hand
from vergadering.store.keeping import Backups

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from vergadering.domain.history import Line
    from vergadering.domain.news import News
    from vergadering.domain.state import State
    from vergadering.store.folders import Folder


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or a redo did."""

    label: str
    """Source text of what the change was called."""
    who: str
    """Who had made it; empty when nobody said so."""
    by: str = ""
    """Who took it back, when that was in another window; empty when nobody said so."""
    again: bool = False
    """Whether it was done again, rather than undone."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What other windows did since this was last asked."""

    news: tuple[News, ...] = ()
    """What everybody should know, made of what everybody may know."""
    undone: tuple[Undone, ...] = ()
    """What was taken back or done again there."""


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
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._closed = False
        self._heard: list[Heard] = []
        self.register = Register(self._file, self._worker)
        self.backups = Backups(self._file, clock)
        self.eraser = Eraser(self._file, self._worker, self.keep)
        try:
            self.windows = Windows(self._file, clock, who)
            self.occupied = self.windows.occupied()
            """A window on another computer that keeps this one from writing."""
            self._file.writable &= self.occupied is None
            self.aftermath = self.windows.aftermath()
            self.drafts = Drafts(self._file, self._worker, clock, self.windows)
            self.retention = Retention(
                self._file, self._worker, clock, self.windows, self.eraser, self.refresh
            )
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

    @property
    def line(self) -> int:
        """The last line of the journal that the state has in it."""
        return self._line

    def close(self) -> None:
        """Write what is still being typed, say goodbye, finish a backup, let the file go; once."""
        if self._closed:
            return
        self._closed = True
        try:
            self.drafts.close()
            self.windows.close()
        finally:
            self.backups.close()
            self._file.close()

    def take(self, meeting_id: int | None) -> State:
        """Take a meeting in hand, or none."""
        self.state, self._line = self._file.load(meeting_id)
        return self.state

    # at once

    def keep(
        self, do: Change, *, finishes: str = "", also: Callable[[], object] | None = None
    ) -> State:
        """Apply a rule to the newest state, write what it changed, and give the new state.

        `finishes` names the place whose unfinished line this was; its draft goes with it.
        `also` writes more under the same lock; all of it is kept, or nothing.
        """
        at = self._clock()
        with self._file.writing():
            state = self._newest()
            after, line = do(state, at), self._line
            if done := history.differences(state, after):
                self.windows.sit(at)
                name, meeting_id = history.name_of(do), after.meeting_id
                line = self._file.keep(
                    done, at=at, who=self.windows.who, name=name, meeting_id=meeting_id
                )
            if finishes:
                self._file.drop_draft(finishes, self.drafts.window)
            if also is not None:
                also()
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
        """Take in what other windows wrote; whether anything changed."""
        before = self._line
        self.windows.read()
        self.drafts.read()
        self._newest()
        return self._line != before

    def heard(self) -> Heard:
        """What other windows did that should be told; each thing once."""
        heard, self._heard = self._heard, []
        return Heard(
            tuple(each for one in heard for each in one.news),
            tuple(each for one in heard for each in one.undone),
        )

    # off the caller's thread

    async def change(self, do: Change, *, finishes: str = "") -> State:
        """As `keep`; waits and tries again while another program holds the file."""
        return await patiently(self._worker, partial(self.keep, do, finishes=finishes))

    async def undo_soon(self) -> Undone:
        """As `undo`."""
        return await patiently(self._worker, self.undo)

    async def redo_soon(self) -> Undone:
        """As `redo`."""
        return await patiently(self._worker, self.redo)

    async def look(self) -> bool:
        """Take in what other windows wrote, if any did; whether anything changed."""
        if self.windows.silent:
            await patiently(self._worker, self.windows.beat)
        return self._file.written_elsewhere() and await patiently(self._worker, self.refresh)

    async def take_soon(self, meeting_id: int | None) -> State:
        """As `take`."""
        return await patiently(self._worker, partial(self.take, meeting_id))

    # the machinery

    def _newest(self) -> State:
        """The state with every line of the journal in it; remembers the last line."""
        lines = self._file.since(self._line)
        if not lines:
            return self.state
        before = state = self.state
        for line in lines:
            mine = (d for d in line.done if in_hand(state, d))
            state = history.applied(state, mine)
        if any(line.expired for line in lines):
            state, _ = self._file.load(before.meeting_id)
        self._heard.append(self._told(before, state, lines))
        self.state, self._line = state, lines[-1].id
        return state

    def _told(self, before: State, after: State, lines: list[Line]) -> Heard:
        """What lines of other windows have to tell."""
        undone = tuple(_undone(self._file, line) for line in lines if line.undoes is not None)
        if not any(d.table in TOLD for line in lines for d in line.done):
            return Heard((), undone)
        return Heard(news(public(before), public(after)), undone)

    def _take_back(self, nothing: str, find: Callable[[history.Order], int | None]) -> Undone:
        at = self._clock()
        with self._file.writing():
            state = self._newest()
            found = find(self._file.order(state.meeting_id))
            if found is None:
                raise Refusal(nothing)
            line = self._file.line(found)
            history.refuse_expired(line)
            after = history.revert(state, at, done=line.done)
            self.windows.sit(at)
            written = self._file.keep(
                history.differences(state, after),
                at=at,
                who=self.windows.who,
                name=line.name,
                meeting_id=after.meeting_id,
                undoes=line.id,
            )
        self.state, self._line = after, written
        return Undone(LABELS.get(line.name, line.name), line.who)


def _undone(file: CouncilFile, line: Line) -> Undone:
    """What a line took back; the undo of an undo does it again."""
    first, steps = line, 0
    while first.undoes is not None:
        first, steps = file.line(first.undoes), steps + 1
    label = LABELS.get(first.name, first.name)
    return Undone(label, first.who, line.who, again=steps % 2 == 0)

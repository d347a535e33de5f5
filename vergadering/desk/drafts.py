"""The lines that are being typed in this window, and what is being changed in others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from vergadering.errors import Busy, Refusal
from vergadering.store.windows import EDIT, Draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor
    from datetime import datetime

    from vergadering.desk.windows import Windows
    from vergadering.store.council import CouncilFile

SILENCE = timedelta(minutes=1)
"""How long somebody who changes a record may be silent before nobody heeds it any more."""


@dataclass(frozen=True, slots=True)
class Typed:
    """An unfinished line as it is now."""

    text: str
    item_id: int | None
    """The agenda item that it was begun under."""
    seen: int
    """The last line of the journal that was seen when it was begun."""


class Drafts:
    """Unfinished lines, kept off the caller's thread; of each only the newest is written."""

    def __init__(
        self,
        file: CouncilFile,
        worker: Executor,
        clock: Callable[[], datetime],
        windows: Windows,
    ) -> None:
        self._file = file
        self._worker = worker
        self._clock = clock
        self._windows = windows
        self._typed: dict[str, Typed] = {}
        self._edits: tuple[Draft, ...] = ()
        self._closing = False
        self.trouble: Refusal | None = None
        """Why the newest unfinished line is not in the file, while that is so."""
        self.read()

    @property
    def window(self) -> str:
        """Which program holds the lines that are typed here."""
        return self._windows.mine

    def type(self, place: str, text: str, *, item_id: int | None = None, seen: int = 0) -> None:
        """Keep an unfinished line soon; an empty text takes it away."""
        if self._file.writable:
            self._typed[place] = Typed(text, item_id, seen)
            self._worker.submit(self._write, place)

    @property
    def unwritten(self) -> str:
        """What was typed and is not in the file; empty when all of it is."""
        return "\n".join(typed.text for typed in self._typed.values() if typed.text)

    def again(self) -> None:
        """Try anew what could not be written, unless that goes on by itself."""
        if self.trouble is not None and not isinstance(self.trouble, Busy):
            for place in list(self._typed):
                self._worker.submit(self._write, place)

    def newest(self, place: str) -> Draft | None:
        """The unfinished line of this window, or of one that ended without finishing it."""
        return self._mine(self._file.drafts(place))

    def unfinished_edit(self) -> Draft | None:
        """A record that this window was changing, or one that ended without finishing it."""
        return self._mine(self._file.edits())

    def read(self) -> None:
        """See what is being changed in every window."""
        self._edits = tuple(self._file.edits())

    def edits(self) -> dict[tuple[str, int], str]:
        """The rows that another window is changing now, and who sits there."""
        now = self._clock()
        return {
            edited(draft.place): self._windows.name(draft.window)
            for draft in reversed(self._edits)
            if draft.window != self.window
            and now - draft.at < SILENCE
            and not self._windows.ended(draft.window)
        }

    def close(self) -> None:
        """Write what waits and end the worker; refused when the file cannot be written."""
        if self._closing:
            return
        self._closing = True
        self._worker.shutdown(wait=True)
        for place in list(self._typed):
            self._write(place, last=True)

    def _mine(self, drafts: list[Draft]) -> Draft | None:
        self._windows.read()
        for draft in drafts:
            if draft.window == self.window:
                return draft
            if self._file.writable and self._windows.ended(draft.window):
                with self._file.writing():
                    self._windows.sit(self._clock())
                    self._file.move_draft(draft, self.window)
                return draft
        return None

    def _write(self, place: str, *, last: bool = False) -> None:
        typed = self._typed.pop(place, None)
        if typed is None:
            return
        now = self._clock()
        draft = Draft(place, self.window, now, typed.text, typed.item_id, typed.seen)
        try:
            with self._file.writing():
                self._windows.sit(now)
                self._file.keep_draft(draft)
        except Refusal as refusal:
            self._typed.setdefault(place, typed)
            self.trouble = refusal
            if last:
                raise
            if isinstance(refusal, Busy) and not self._closing:
                self._worker.submit(self._write, place)
        else:
            self.trouble = None


def edit_place(table: str, id: int) -> str:
    """The place of a line that changes a record."""
    return f"{EDIT}{table}:{id}"


def edited(place: str) -> tuple[str, int]:
    """The table and the identifier of the record that a line at this place changes."""
    _, table, id = place.split(":")
    return table, int(id)

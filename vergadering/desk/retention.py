"""Taking out of the file what was kept long enough: from rows, journal, drafts and bytes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from vergadering.desk.patience import patiently
from vergadering.domain.history import differences, name_of
from vergadering.domain.retention import READ, Matter, due, term
from vergadering.domain.state import TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from concurrent.futures import Executor
    from datetime import datetime
    from pathlib import Path

    from vergadering.desk.eraser import Erased, Eraser
    from vergadering.desk.windows import Windows
    from vergadering.domain.retention import Expired
    from vergadering.store.council import CouncilFile


@dataclass(frozen=True, slots=True)
class Preview:
    """What would go."""

    expired: tuple[Expired, ...]
    parts: dict[str, int]
    """How much working material there is in it, by `PARTS` of `domain/expiry`."""
    terms: dict[Matter, int]
    """The council's term of each matter, in its own unit."""
    backups: tuple[Path, ...]
    """Backups that may hold it and keep it; newest first."""


class Retention:
    """Shows what was kept long enough, and leaves no byte of it in the file."""

    def __init__(
        self,
        file: CouncilFile,
        worker: Executor,
        clock: Callable[[], datetime],
        windows: Windows,
        eraser: Eraser,
        refresh: Callable[[], object],
    ) -> None:
        """`refresh` has the desk take in what was taken out."""
        self._file = file
        self._worker = worker
        self._clock = clock
        self._windows = windows
        self._eraser = eraser
        self._refresh = refresh

    def preview(self) -> Preview:
        """What is due now; nothing is changed."""
        from vergadering.domain.expiry import COUNTED, counted

        state = self._file.tables(*READ, *COUNTED)
        expired = due(state, self._clock().date())
        meetings = [row.id for row in expired if row.matter is Matter.WORKING]
        terms = {matter: term(state, matter) for matter in Matter}
        return Preview(expired, counted(state, meetings), terms, self._eraser.backups())

    def expire(self, expired: Collection[Expired]) -> Erased:
        """Take out what is named here and still due, with all that remembers it, for good.

        Refused as busy when bytes of it still stand beside the file because another window
        reads; once more, with nothing named, goes on then.
        """
        self._take_out(expired)
        return self._eraser.scrub()

    async def preview_soon(self) -> Preview:
        """As `preview`, off the caller's thread."""
        return await patiently(self._worker, self.preview)

    async def expire_soon(self, expired: Collection[Expired]) -> Erased:
        """As `expire`."""
        await patiently(self._worker, partial(self._take_out, expired))
        return await self._eraser.scrub_soon()

    def _take_out(self, expired: Collection[Expired]) -> None:
        """All of it under one lock, but for the bytes that nothing refers to any more."""
        from vergadering.domain.expiry import expire, traces

        at = self._clock()
        change = partial(expire, expired=expired)
        with self._file.writing():
            self._windows.sit(at)
            before = self._file.tables(*TABLE)
            after = change(before, at)
            if done := differences(before, after):
                self._file.keep(
                    done, at=at, who=self._windows.who, name=name_of(change), meeting_id=None
                )
            gone = traces(before, after, at.date())
            self._file.forget(gone, telling=("raw",), final=True)
        self._refresh()

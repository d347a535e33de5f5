"""Taking a complaint's words out of the file for good: what no undo brings back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from vergadering.desk.patience import patiently
from vergadering.domain.signals import WORDS_OF, refer_signal
from vergadering.domain.traces import Traces
from vergadering.store import shelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor
    from pathlib import Path

    from vergadering.domain.state import State
    from vergadering.store.council import CouncilFile

TELLING = ("raw", "text")
"""The words of a signal that are looked for elsewhere."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What is left to look at when words were taken out."""

    backups: tuple[Path, ...]
    """Backups from before, which still hold them; newest first."""
    elsewhere: tuple[tuple[str, int], ...]
    """Rows, and lines of the journal, in which somebody typed the same words."""


class Eraser:
    """Refers a complaint and leaves no byte of its words in the file."""

    def __init__(self, file: CouncilFile, worker: Executor, keep: Callable[..., State]) -> None:
        """`keep` keeps a change, and lets more be written under the same lock (`also`)."""
        self._file = file
        self._worker = worker
        self._keep = keep

    def backups(self) -> tuple[Path, ...]:
        """The backups that keep what is taken out of the file; to be told before and after."""
        return tuple(backup.path for backup in shelf.everywhere(self._file.path))

    def refer(self, signal_id: int, to: str) -> Erased:
        """Refer a complaint, and take its words out of rows, journal, drafts and unused pages.

        The change itself can be undone, its words never come back. Refused as busy when they
        still stand beside the file because another window reads; `scrub` goes on then.
        """
        words = self._take_out(signal_id, to)
        return self.scrub(words)

    def scrub(self, words: tuple[str, ...] = ()) -> Erased:
        """Write the file anew, so that only what stands in a row is in it."""
        self._file.scrub()
        return Erased(self.backups(), self._file.mentions(words))

    async def refer_soon(self, signal_id: int, to: str) -> Erased:
        """As `refer`, off the caller's thread."""
        words = await patiently(self._worker, partial(self._take_out, signal_id, to))
        return await patiently(self._worker, partial(self.scrub, words))

    async def scrub_soon(self) -> Erased:
        """As `scrub`."""
        return await patiently(self._worker, self.scrub)

    def _take_out(self, signal_id: int, to: str) -> tuple[str, ...]:
        """Refer it, and empty the journal under the same lock; gives the words."""
        words: list[str] = []

        def forget() -> None:
            traces = Traces({("signal", signal_id): frozenset(WORDS_OF)})
            words.extend(self._file.forget(traces, telling=TELLING))

        self._keep(partial(refer_signal, signal_id=signal_id, to=to), also=forget)
        return tuple(words)

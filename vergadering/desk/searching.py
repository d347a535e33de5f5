"""Searching while somebody types: off the caller's thread, and the newest question alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vergadering.desk.patience import patiently

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from vergadering.domain.search import Found
    from vergadering.store.council import CouncilFile


class Searcher:
    """Finds words in a file. A question that is followed by another one gets no answer."""

    def __init__(self, file: CouncilFile, worker: Executor) -> None:
        self._file = file
        self._worker = worker
        self._asked = 0

    async def find(self, typed: str, *, private: bool) -> Found | None:
        """What everybody may see with these words in it; with `private` everything.

        None when something else was asked before the answer was there. Refused where SQLite
        was built without search.
        """
        self._asked += 1
        mine = self._asked

        def newest() -> bool:
            return self._asked == mine

        look = partial(self._file.find, typed, private=private, wanted=newest)
        found = await patiently(self._worker, look)
        return found if newest() else None

"""What is read anew each time: the decisions of all meetings, and what became of one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.desk.patience import patiently
from vergadering.desk.searching import Searcher

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from vergadering.domain.history import Line
    from vergadering.domain.state import State
    from vergadering.store.council import CouncilFile


class Register:
    """Everything that is not in the state in hand, off the caller's thread."""

    def __init__(self, file: CouncilFile, worker: Executor) -> None:
        self._file = file
        self._worker = worker
        self.searcher = Searcher(file, worker)

    def read(self) -> State:
        """A state with the decisions of every meeting and what belongs to them, none in hand."""
        return self._file.register()

    async def read_soon(self) -> State:
        """As `read`."""
        return await patiently(self._worker, self.read)

    async def history(self, table: str, id: int) -> list[Line]:
        """The changes that touched a row, oldest first."""
        return await patiently(self._worker, lambda: self._file.history(table, id))

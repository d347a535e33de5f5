"""Noticing that another window wrote."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from vergadering.store.database import watcher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNSEEN = -1
"""No data version: whatever comes is new."""


class Watch:
    """A connection that only looks whether anybody wrote. Several threads may ask."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = watcher(path)
        self._lock = Lock()
        self._seen = UNSEEN

    def elsewhere(self) -> bool:
        """Whether anybody committed since this was last asked; takes microseconds."""
        with self._lock:
            before, self._seen = self._seen, self._version()
            return self._seen != before

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Meanwhile nobody watches, so that whoever asks may be the only one with the file.

        What was missed counts as written.
        """
        with self._lock:
            self._db.close()
            try:
                yield
            finally:
                self._db, self._seen = watcher(self._path), UNSEEN

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    def _version(self) -> int:
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

"""Making a backup in a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.council import START
from vergadering.store import backup
from vergadering.store.shelf import Reason

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


def made(path: Path, folder: Path, *, at: datetime = START, reason: Reason = Reason.HAND) -> Path:
    """Where the backup stands."""
    return backup.make(path, folder, at=at, reason=reason).path

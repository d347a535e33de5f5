"""What is written down when the program itself is at fault: never a text of people."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from vergadering import __version__, settings

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


def note_fault(error: BaseException, at: datetime) -> Path:
    """Add the kind of fault and the lines of code to the log; where the log is.

    The message of the fault and the values of variables are left out: they may hold what
    people said.
    """
    path = settings.log_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{at.isoformat()} vergadering {__version__} {type(error).__name__}"]
    lines += [
        f"  {frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    with path.open("a", encoding="utf-8") as log:
        log.write("\n".join(lines) + "\n")
    return path

"""What is written down when something goes wrong: a fault, or a text that has no other place."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from vergadering import __version__, settings

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from vergadering.i18n import Translator


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


def fault_sentence(t: Translator, error: BaseException, at: datetime) -> str:
    """Write the details down, and say where; the name of a user is not in it."""
    words = t("Er ging iets mis in het programma; wat bewaard was, is bewaard.")
    try:
        path = note_fault(error, at)
    except OSError:
        return words
    more = t("De technische details staan in {path}.", path=settings.shown_path(path))
    return f"{words} {more}"


def save_text(text: str, name: str, at: datetime) -> Path:
    """Add a text that the file of this name could not take to a file of the user; where it is."""
    path = settings.unkept_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", errors="replace") as file:
        file.write(f"{at.isoformat()} {name}\n{text}\n")
    return path

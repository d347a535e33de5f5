"""A fault of the program itself, told in a sentence; the details go to the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.i18n import N_
from vergadering.settings import shown_path
from vergadering.tui.faults import note_fault

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.i18n import Translator


def sentence(error: BaseException, at: datetime, t: Translator) -> str:
    """Write the details to the log, and say where they are."""
    try:
        path = note_fault(error, at)
    except OSError:
        return t(N_("Er ging iets mis in het programma ({kind})."), kind=type(error).__name__)
    where = shown_path(path)
    return t(N_("Er ging iets mis in het programma. De details staan in {path}."), path=where)

"""Writing a document beside the council's file, never over one that is there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from vergadering.documents.kinds import file_name, write
from vergadering.errors import Refusal
from vergadering.i18n import N_, Translator

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.state import State


def write_beside(kind: str, state: State, folder: Path, at: datetime) -> Path:
    """Write a document whole or not at all; its path. A taken name gets a number behind it."""
    t = Translator(state.the_council.language)
    wanted = folder / file_name(kind, state, t)
    try:
        handle, temporary = tempfile.mkstemp(dir=folder, suffix=".tmp")
        with os.fdopen(handle, "wb") as out:
            write(kind, state, out, t, made_at=at)
        return _under_a_free_name(Path(temporary), wanted)
    except OSError as error:
        raise Refusal(
            N_("De map {folder} kan niet worden beschreven."), folder=folder.name
        ) from error


def _under_a_free_name(temporary: Path, wanted: Path) -> Path:
    path, number = wanted, 1
    while True:
        try:
            os.link(temporary, path)
        except FileExistsError:
            number += 1
            path = wanted.with_stem(f"{wanted.stem} ({number})")
        else:
            temporary.unlink()
            return path

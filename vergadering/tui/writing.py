"""Writing a document beside the council's file, never over one that is there."""

from __future__ import annotations

from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

from vergadering.documents.kinds import file_name, write
from vergadering.files import Taken, write_file
from vergadering.i18n import Translator

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from vergadering.domain.state import State


def write_beside(kind: str, state: State, folder: Path, at: datetime) -> Path:
    """Write a document whole or not at all; its path. A taken name gets a number behind it."""
    t = Translator(state.the_council.language)
    made = BytesIO()
    write(kind, state, made, t, made_at=at)
    wanted = folder / file_name(kind, state, t)
    for number in count(1):
        path = wanted if number == 1 else wanted.with_stem(f"{wanted.stem} ({number})")
        try:
            write_file(path, lambda out: out.write(made.getbuffer()))
        except Taken:
            continue
        return path
    raise AssertionError

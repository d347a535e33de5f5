"""Which meeting a command is about, and where the file that it makes comes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vergadering.cli.output import STDOUT, say, write_stdout
from vergadering.errors import Refusal
from vergadering.files import REPLACEABLE, write_file
from vergadering.i18n import N_, Translator

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from vergadering.cli.base import Session
    from vergadering.domain.state import State


def which_meeting(t: Translator) -> click.Option:
    """The option that names a meeting."""
    return click.Option(
        ["-v", "--vergadering", "--meeting", "number"],
        default="",
        metavar=t(N_("NR")),
        help=t(N_("Welke vergadering, bijvoorbeeld V-2026-06.")),
    )


def where_to(t: Translator) -> click.Option:
    """The option that names a file, a folder, or standard output."""
    return click.Option(
        ["-o", "--uitvoer", "--output", "output"],
        default="",
        metavar=t(N_("BESTAND")),
        help=t(N_("Waar het komt; een streepje is standaarduitvoer.")),
    )


def may_replace(t: Translator) -> click.Option:
    """The option that lets a file be replaced."""
    return click.Option(
        ["--overschrijf", "--overwrite", "overwrite"],
        is_flag=True,
        help=t(N_("Een bestand dat er al is, mag vervangen worden.")),
    )


def place_document(
    session: Session,
    state: State,
    kind: str,
    output: str,
    *,
    database: Path,
    overwrite: bool,
    template: Path | None = None,
) -> None:
    """Write a document in the language of the council, and say where it is.

    To standard output when that is asked for. Refused as `place` is.
    """
    from vergadering.documents import kinds

    t = Translator(state.the_council.language)

    def write(out: BinaryIO) -> None:
        kinds.write(kind, state, out, t, template=template, made_at=session.clock())

    if output == STDOUT:
        write_stdout(write)
        return
    name = kinds.file_name(kind, state, t)
    read = (database, template or database)
    place(session.t, write, output, name=name, read=read, overwrite=overwrite)


def place(
    t: Translator,
    write: Callable[[BinaryIO], object],
    output: str,
    *,
    name: str,
    read: tuple[Path, ...],
    overwrite: bool,
) -> None:
    """Have a file written, under its own `name` in a folder, and say where it is.

    Refused when something stands there and `overwrite` is false, and when it is one of the
    files that were `read`.
    """
    path = Path(output or name)
    path = path / name if path.is_dir() else path
    if path.exists() and any(path.samefile(own) for own in read):
        raise Refusal(N_("{path} wordt gelezen en kan niet vervangen worden."), path=path.name)
    write_file(path, write, overwrite=overwrite, taken=REPLACEABLE)
    say(t(N_("Geschreven: {path}"), path=str(path)))

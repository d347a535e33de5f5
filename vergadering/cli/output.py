"""Files that are written whole or not at all, and lines for a reader or the next program."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

import click

from vergadering.domain.plain import clean
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

STDOUT = "-"
"""The file name that stands for standard output."""


TAKEN = N_("{path} bestaat al. Kies een andere naam.")
REPLACEABLE = N_("{path} bestaat al. Kies een andere naam, of geef --overschrijf.")


def say(text: str) -> None:
    """A line for the reader, beside the output."""
    click.echo(clean(text), err=True)


def give(text: str) -> None:
    """A line of output."""
    with _delivering():
        click.echo(clean(text))


def write_stdout(write: Callable[[BinaryIO], object]) -> None:
    """Have bytes written to standard output. Refused when that is a terminal."""
    if sys.stdout.isatty():
        raise Refusal(
            N_("Dit is geen tekst voor het scherm. Kies een bestand met -o, of stuur het door.")
        )
    made = BytesIO()
    write(made)
    with _delivering():
        sys.stdout.buffer.write(made.getbuffer())
        sys.stdout.buffer.flush()


def finish() -> None:
    """Let nothing that was given be on its way still."""
    with _delivering():
        sys.stdout.flush()


def stop_output() -> None:
    """What is still to be written goes nowhere, so that nothing complains at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def write_file(
    path: Path,
    write: Callable[[BinaryIO], object],
    *,
    overwrite: bool = False,
    taken: str = TAKEN,
) -> None:
    """Have a file written by `write`; it appears whole, or not at all.

    Refused when something stands there already and `overwrite` is false, in the words of
    `taken`; when what stands there is no plain file; and when the folder cannot be written in.
    """
    _may_write(path, overwrite=overwrite, taken=taken)
    beside = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as out:
            write(out)
            out.flush()
            os.fsync(out.fileno())
        if overwrite:
            beside.replace(path)
        else:
            _place(beside, path, taken)
    except OSError as error:
        raise _explained(error, path) from error
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _delivering() -> Iterator[None]:
    """Output that fails for another reason than that nobody reads on is a refusal."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        stop_output()
        raise Refusal(
            N_("De uitvoer kan niet geschreven worden: {said}"), said=error.strerror
        ) from error


def _may_write(path: Path, *, overwrite: bool, taken: str) -> None:
    if not path.parent.is_dir():
        raise Refusal(N_("De map {folder} bestaat niet."), folder=str(path.parent))
    if not os.access(path.parent, os.W_OK):
        raise _closed(path)
    if not os.path.lexists(path):
        return
    if path.is_dir():
        raise Refusal(N_("{path} is een map, geen bestand."), path=path.name)
    if not path.is_file():
        raise Refusal(N_("{path} is geen gewoon bestand."), path=path.name)
    if not overwrite:
        raise Refusal(taken, path=path.name)


def _place(beside: Path, path: Path, taken: str) -> None:
    """Give the file its name, unless another program was first."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise Refusal(taken, path=path.name) from None
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK):
            raise
        _may_write(path, overwrite=False, taken=taken)
        beside.replace(path)


def _closed(path: Path) -> Refusal:
    text = N_("In de map {folder} mag niet geschreven worden.")
    return Refusal(text, folder=str(path.parent))


def _explained(error: OSError, path: Path) -> Refusal:
    match error.errno:
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _closed(path)
        case errno.ENOSPC | errno.EDQUOT:
            return Refusal(N_("De schijf is vol; {path} is niet geschreven."), path=path.name)
    return Refusal(
        N_("{path} kan niet geschreven worden: {said}"), path=path.name, said=error.strerror
    )

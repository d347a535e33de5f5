"""Lines for a reader, and bytes or lines for the next program."""

from __future__ import annotations

import os
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
    from typing import BinaryIO

STDOUT = "-"
"""The file name that stands for standard output."""


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


def give_data(text: str) -> None:
    """A text that ends with a newline; its UTF-8 bytes when a program reads on."""
    if sys.stdout.isatty():
        give(text.removesuffix("\n"))
    else:
        write_stdout(lambda out: out.write(text.encode("utf-8")))


def finish() -> None:
    """Let nothing that was given be on its way still."""
    with _delivering():
        sys.stdout.flush()


def stop_output() -> None:
    """What is still to be written goes nowhere, so that nothing complains at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


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

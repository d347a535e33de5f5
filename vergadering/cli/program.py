"""`vergadering [DATABASE]`: open the program."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

import click

from vergadering.cli.base import PATH, Command, Session
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

    from vergadering.i18n import Translator


def command(name: str, t: Translator) -> Command:
    """The command that opens the program."""
    database = click.Argument(["database"], required=False, type=PATH, metavar="DATABASE")
    run = click.pass_obj(open_program)
    return Command(name, t, does=N_("Open het programma."), run=run, parameters=[database])


def open_program(session: Session, database: Path | None) -> int:
    """Open the program on a file, or on the council of this user. Refused without a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refusal(
            N_(
                "Het programma heeft een terminal nodig. Zonder terminal kunt u wel"
                " “vergadering notulen”, “vergadering acties” of “vergadering invoer” gebruiken."
            )
        )
    from vergadering.tui.app import run

    gc.enable()
    return run(database, session.t.language)

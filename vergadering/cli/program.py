"""`vergadering [DATABASE]`: open the program."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

import click

from vergadering.cli.base import PATH, SEAT, Command, Session, seat_option
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

    from vergadering.i18n import Translator


def command(name: str, t: Translator) -> Command:
    """The command that opens the program."""
    database = click.Argument(["database"], required=False, type=PATH, metavar="DATABASE")
    return Command(
        name,
        t,
        does=N_("Open het programma."),
        run=click.pass_context(open_program),
        parameters=[database, seat_option(t)],
    )


def open_program(context: click.Context, database: Path | None) -> int:
    """Open the program on a file, or on the council of this user. Refused without a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refusal(
            N_(
                "Het programma heeft een terminal nodig. Zonder terminal kunt u wel"
                " “vergadering notulen”, “vergadering acties” of “vergadering invoer” gebruiken."
            )
        )
    from vergadering.tui.app import run
    from vergadering.tui.seats import Seat

    gc.enable()
    session: Session = context.obj
    return run(database, session.t.language, context.meta.get(SEAT, Seat.EITHER))

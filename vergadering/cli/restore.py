"""`vergadering terugzetten`: a council's file from a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vergadering.cli.base import PATH, Command, Session
from vergadering.cli.output import say
from vergadering.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

    from vergadering.i18n import Translator

DOES = N_(
    "Zet RESERVEKOPIE terug als een nieuw bestand. Eerst wordt gekeken of zij heel is; zij blijft"
    " zoals zij is. Een BESTAND dat er al is, wordt nooit overschreven."
)


def command(name: str, t: Translator) -> Command:
    """The command that makes a file from a backup."""
    return Command(
        name,
        t,
        does=DOES,
        run=click.pass_obj(put_back),
        parameters=[
            click.Argument(["backup"], type=PATH, metavar=t(N_("RESERVEKOPIE"))),
            click.Argument(["path"], type=PATH, metavar=t(N_("BESTAND"))),
        ],
    )


def put_back(session: Session, backup: Path, path: Path) -> None:
    """Make the file, and say how to open it."""
    from vergadering.store.backup import restore

    restore(backup, path)
    t = session.t
    say(t(N_("Teruggezet: {path}"), path=str(path)))
    say(t(N_("Openen: vergadering {path}"), path=str(path)))

"""`vergadering controleer`: whether a file is whole and every rule is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vergadering.cli.base import PATH, Command, Session
from vergadering.cli.output import give, say
from vergadering.domain.plain import one_line
from vergadering.domain.soundness import findings
from vergadering.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

    from vergadering.i18n import Translator

DOES = N_(
    "Kijk of DATABASE heel is: het bestand zelf, het logboek, en alle regels van de"
    " vergaderingen. Wat niet klopt, staat elk op een regel. Er wordt niets veranderd."
)


def command(name: str, t: Translator) -> Command:
    """The command that looks a file over."""
    database = click.Argument(["database"], type=PATH, metavar="DATABASE")
    return Command(name, t, does=DOES, run=click.pass_obj(look_over), parameters=[database])


def look_over(session: Session, database: Path) -> int:
    """Give a line for each thing that is wrong; 1 when there is any."""
    from vergadering.store.integrity import inspect

    t = session.t
    found, state = inspect(database)
    _advise(database, t)
    found += findings(state)
    for finding in found:
        give(one_line(t(finding.text, **finding.values)))
    if found:
        return 1
    say(t(N_("{path} is in orde."), path=database.name))
    return 0


def _advise(database: Path, t: Translator) -> None:
    """Say what kind of file and folder this is, where it matters."""
    from vergadering.store.folders import CONFLICT, conflict_copies, names_in, recognise
    from vergadering.store.shelf import read_name

    if backup := read_name(None, database):
        say(t(N_("Dit is een reservekopie van {moment}."), moment=backup.at))
    folder = recognise(database)
    if folder.careful:
        say(t(folder.text, name=folder.name))
    for copy in conflict_copies(database, names_in(database.absolute().parent)):
        say(one_line(t(CONFLICT, path=database.name, copy=copy)))

"""`vergadering reservekopie`: make a backup, or see which there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from vergadering.cli import listing
from vergadering.cli.base import PATH, Command, Misuse, Session
from vergadering.cli.output import give
from vergadering.domain.plain import one_line
from vergadering.i18n import N_
from vergadering.store import shelf
from vergadering.store.shelf import Reason

if TYPE_CHECKING:
    from pathlib import Path

    from rich.text import Text

    from vergadering.i18n import Translator
    from vergadering.store.shelf import Backup

DOES = N_(
    "Maak een reservekopie van DATABASE in MAP, of in de gewone map voor reservekopieën. Waar zij"
    " staat, komt op standaarduitvoer. Wat zo gemaakt is, wordt nooit vanzelf verwijderd."
)

WHY = {
    Reason.OPEN: N_("bij het openen"),
    Reason.CLOSE: N_("bij het sluiten"),
    Reason.QUARTER: N_("elk kwartier"),
    Reason.HAND: N_("met de hand"),
}


def command(name: str, t: Translator) -> Command:
    """The command that makes a backup."""
    return Command(
        name,
        t,
        does=DOES,
        run=click.pass_context(back_up),
        parameters=[
            click.Argument(["database"], type=PATH, metavar="DATABASE"),
            click.Argument(["folder"], required=False, type=PATH, metavar=t(N_("MAP"))),
            click.Option(
                ["--lijst", "--list", "only_list"],
                is_flag=True,
                help=t(N_("Maak niets, maar laat zien welke er zijn, de nieuwste eerst.")),
            ),
            listing.as_json(t),
        ],
    )


def back_up(
    context: click.Context,
    database: Path,
    folder: Path | None,
    *,
    only_list: bool,
    as_json: bool,
) -> None:
    """Make a backup and give its path, or list those that there are."""
    session: Session = context.obj
    if as_json and not only_list:
        raise Misuse(N_("--json hoort bij --lijst."), context)
    if only_list:
        found = shelf.backups(database, folder) if folder else shelf.everywhere(database)
        _listing(session.t).give(found, as_json=as_json)
        return
    from vergadering.store.backup import make
    from vergadering.store.folders import recognise

    if folder is None:
        folder = shelf.usable(shelf.places(database, recognise(database)))
    made = make(database, folder, at=session.clock(), reason=Reason.HAND)
    give(str(made.path))


def _listing(t: Translator) -> listing.Listing[Backup]:
    return listing.Listing(
        t(N_("Er zijn nog geen reservekopieën.")),
        _facts,
        partial(_cells, t),
        (
            listing.Column(t(N_("Gemaakt")), whole=True),
            listing.Column(t(N_("Waarom"))),
            listing.Column(t(N_("Grootte")), whole=True),
            listing.Column(t(N_("Bestand"))),
        ),
        partial(_texts, t),
    )


def _cells(t: Translator, backup: Backup) -> list[str]:
    """The moment as `2026-10-06T19:30:00+02:00`, why, the size in bytes, and where it is."""
    size = str(backup.path.stat().st_size)
    return [backup.at.isoformat(), t(WHY[backup.reason]), size, one_line(str(backup.path))]


def _facts(backup: Backup) -> dict[str, Any]:
    return {
        "at": backup.at.isoformat(),
        "reason": backup.reason.value,
        "bytes": backup.path.stat().st_size,
        "path": str(backup.path),
    }


def _texts(t: Translator, backup: Backup) -> list[Text]:
    """The cells with the moment and the size as people write them."""
    from rich.text import Text

    _, why, size, path = _cells(t, backup)
    shown = t(N_("{n} kB"), n=-(-int(size) // 1000))
    return [Text(t.moment(backup.at)), Text(why), Text(shown), Text(path, overflow="fold")]

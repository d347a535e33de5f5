"""`vergadering notulen`: a Word document of a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vergadering.cli.base import PATH, Command, Session
from vergadering.cli.placing import may_replace, place_document, where_to, which_meeting
from vergadering.cli.reading import coming_meeting_of, meeting_of
from vergadering.i18n import N_, Translator

if TYPE_CHECKING:
    from pathlib import Path

DOES = N_(
    "Maak een Word-document van een vergadering in DATABASE: de notulen van de laatste"
    " gesloten vergadering, tenzij u iets anders kiest. Besloten punten en interne notities"
    " staan er niet in."
)


def command(name: str, t: Translator) -> Command:
    """The command that writes minutes."""
    database = click.Argument(["database"], type=PATH, metavar="DATABASE")
    run = click.pass_obj(write_document)
    parameters = [
        database,
        which_meeting(t),
        _kind(t),
        where_to(t),
        _template(t),
        may_replace(t),
    ]
    return Command(name, t, does=DOES, run=run, parameters=parameters)


def _kind(t: Translator) -> click.Option:
    """Which document."""
    return click.Option(
        ["-s", "--soort", "--kind", "kind"],
        default="notulen",
        metavar=t(N_("SOORT")),
        help=t(N_("Welk document; zonder deze optie: notulen.")),
    )


def _template(t: Translator) -> click.Option:
    """How the document looks."""
    return click.Option(
        ["--huisstijl", "--template", "template"],
        type=PATH,
        metavar="DOCX",
        help=t(N_("Een Word-document waarvan de opmaak wordt gebruikt.")),
    )


def write_document(
    session: Session,
    database: Path,
    number: str,
    kind: str,
    output: str,
    template: Path | None,
    *,
    overwrite: bool,
) -> None:
    """Write the document in the language of the council, and say where it is."""
    from vergadering.documents import kinds

    coming = kinds.kind_named(kind).name == "agenda"
    state = (coming_meeting_of if coming else meeting_of)(database, number)
    place_document(
        session, state, kind, output, database=database, template=template, overwrite=overwrite
    )

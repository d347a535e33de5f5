"""`vergadering exporteer`: a meeting for other programs, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vergadering.cli.base import PATH, Command, Session
from vergadering.cli.output import STDOUT, give_data
from vergadering.cli.placing import may_replace, place, where_to, which_meeting
from vergadering.cli.reading import meeting_of
from vergadering.i18n import N_, Translator

if TYPE_CHECKING:
    from pathlib import Path

DOES = N_(
    "Geef een vergadering uit DATABASE aan een ander programma: de laatste gesloten"
    " vergadering, tenzij u iets anders kiest. Zonder -o komt zij op standaarduitvoer."
    " json is voor programma’s, notatie is de schrijfwijze van “vergadering invoer”. Besloten"
    " punten, interne notities en spreektijden staan er niet in."
)


def command(name: str, t: Translator) -> Command:
    """The command that gives a meeting to other programs."""
    return Command(
        name,
        t,
        does=DOES,
        run=click.pass_obj(export),
        parameters=[
            click.Argument(["database"], type=PATH, metavar="DATABASE"),
            which_meeting(t),
            click.Option(
                ["-f", "--formaat", "--format", "format"],
                default="json",
                metavar=t(N_("FORMAAT")),
                help=t(N_("json of notatie; zonder deze optie: json.")),
            ),
            where_to(t),
            may_replace(t),
        ],
    )


def export(
    session: Session,
    database: Path,
    number: str,
    format: str,
    output: str,
    *,
    overwrite: bool,
) -> None:
    """Give the text, or write it to a file and say where that is."""
    from vergadering.documents.formats import file_name, format_named

    chosen = format_named(format)
    state = meeting_of(database, number)
    text = chosen.write(state, session.clock())
    if output in ("", STDOUT):
        give_data(text)
        return
    name = file_name(chosen, state, Translator(state.the_council.language))
    data = text.encode("utf-8")
    place(
        session.t,
        lambda out: out.write(data),
        output,
        name=name,
        read=(database,),
        overwrite=overwrite,
    )

"""`vergadering notulen`: a Word document of a meeting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vergadering.cli.base import PATH, Command, Session
from vergadering.cli.output import STDOUT, say, write_stdout
from vergadering.cli.reading import meeting_of
from vergadering.errors import Refusal
from vergadering.files import REPLACEABLE, write_file
from vergadering.i18n import N_, Translator

if TYPE_CHECKING:
    from typing import BinaryIO

DOES = N_(
    "Maak een Word-document van een vergadering in DATABASE: de notulen van de laatste"
    " gesloten vergadering, tenzij u iets anders kiest. Besloten punten en interne notities"
    " staan er niet in."
)


def command(name: str, t: Translator) -> Command:
    """The command that writes minutes."""
    database = click.Argument(["database"], type=PATH, metavar="DATABASE")
    run = click.pass_obj(write_document)
    parameters = [database, *_what(t), *_where(t)]
    return Command(name, t, does=DOES, run=run, parameters=parameters)


def _what(t: Translator) -> list[click.Option]:
    """Which document of which meeting."""
    return [
        click.Option(
            ["-v", "--vergadering", "--meeting", "number"],
            default="",
            metavar=t(N_("NR")),
            help=t(N_("Welke vergadering, bijvoorbeeld V-2026-06.")),
        ),
        click.Option(
            ["-s", "--soort", "--kind", "kind"],
            default="notulen",
            metavar=t(N_("SOORT")),
            help=t(N_("Welk document; zonder deze optie: notulen.")),
        ),
    ]


def _where(t: Translator) -> list[click.Option]:
    """Where the document comes, and how it looks."""
    return [
        click.Option(
            ["-o", "--uitvoer", "--output", "output"],
            default="",
            metavar=t(N_("BESTAND")),
            help=t(N_("Waar het komt; een streepje is standaarduitvoer.")),
        ),
        click.Option(
            ["--huisstijl", "--template", "template"],
            type=PATH,
            metavar="DOCX",
            help=t(N_("Een Word-document waarvan de opmaak wordt gebruikt.")),
        ),
        click.Option(
            ["--overschrijf", "--overwrite", "overwrite"],
            is_flag=True,
            help=t(N_("Een bestand dat er al is, mag vervangen worden.")),
        ),
    ]


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

    state = meeting_of(database, number)
    t = Translator(state.the_council.language)
    name = kinds.file_name(kind, state, t)

    def write(out: BinaryIO) -> None:
        kinds.write(kind, state, out, t, template=template, made_at=session.clock())

    if output == STDOUT:
        write_stdout(write)
        return
    path = Path(output or name)
    path = path / name if path.is_dir() else path
    if path.exists() and any(path.samefile(own) for own in (database, template or database)):
        raise Refusal(N_("{path} wordt gelezen en kan niet vervangen worden."), path=path.name)
    write_file(path, write, overwrite=overwrite, taken=REPLACEABLE)
    say(session.t(N_("Geschreven: {path}"), path=str(path)))

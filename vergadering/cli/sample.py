"""`vergadering voorbeeld`: write the sample council."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from vergadering.cli.base import PATH, Command, Session
from vergadering.cli.output import say
from vergadering.files import write_file
from vergadering.i18n import N_

if TYPE_CHECKING:
    from vergadering.i18n import Translator

DOES = N_(
    "Schrijf de voorbeeldraad naar PAD: een verzonnen raad met vier vergaderingen en een"
    " vijfde die u kunt openen. Zonder PAD wordt het voorbeeld.db in deze map."
)


def command(name: str, t: Translator) -> Command:
    """The command that writes the sample council."""
    path = click.Argument(["path"], required=False, type=PATH, metavar=t(N_("PAD")))
    return Command(name, t, does=DOES, run=click.pass_obj(write_sample), parameters=[path])


def write_sample(session: Session, path: Path | None) -> None:
    """Write the sample council to a file that does not exist yet."""
    t = session.t
    path = path or Path(t(N_("voorbeeld.db")))
    with TemporaryDirectory() as folder:
        from vergadering.sample import build

        made = Path(folder) / "raad.db"
        build(made)
        write_file(path, lambda out: out.write(made.read_bytes()))
    say(t(N_("De voorbeeldraad staat in {path}."), path=str(path)))
    say(t(N_("Openen: vergadering {path}"), path=str(path)))

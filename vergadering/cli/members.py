"""`vergadering leden`: who belongs to the council, and a list of members taken over."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from vergadering.cli.base import PATH, Command, Misuse, Session
from vergadering.cli.listing import as_json as json_option
from vergadering.cli.listing import private_too
from vergadering.cli.output import STDOUT, say
from vergadering.cli.registers import RegisterList, Seen, list_register, picked
from vergadering.domain.model_registers import Membership
from vergadering.domain.roster import roster, term_of, term_warning
from vergadering.domain.words import word
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vergadering.domain.model import Person
    from vergadering.domain.state import State
    from vergadering.i18n import Translator


def command(name: str, t: Translator) -> Command:
    """The command that lists the members, or takes over a list of them."""
    return Command(
        name,
        t,
        does=MEMBERS.does,
        run=click.pass_obj(members_command),
        parameters=[
            click.Argument(["database"], type=PATH, metavar="DATABASE"),
            click.Option(
                ["--alles", "--all", "everything"],
                is_flag=True,
                help=t(N_("Ook wie uit de raad is gegaan.")),
            ),
            private_too(t, N_("Ook e-mail, telefoon en achtergrond.")),
            json_option(t),
            click.Option(
                ["--csv", "file"],
                type=PATH,
                metavar=t(N_("BESTAND")),
                help=t(
                    N_(
                        "Neem de ledenlijst uit dit CSV-bestand over, helemaal of niet; een"
                        " streepje is standaardinvoer."
                    )
                ),
            ),
            click.Option(
                ["--proef", "--dry-run", "only_look"],
                is_flag=True,
                help=t(N_("Met --csv: laat zien wat er zou veranderen, en verander niets.")),
            ),
        ],
    )


def members_command(
    session: Session, database: Path, *, file: Path | None, only_look: bool, **chosen: Any
) -> None:
    """List the members, or take over a list."""
    if file is None:
        if only_look:
            raise Misuse(N_("--proef hoort bij --csv."), None)
        list_register(MEMBERS, session, database, **chosen)
        return
    if any(chosen.values()):
        raise Misuse(N_("--csv gaat niet samen met --alles, --besloten of --json."), None)
    take_over(session, database, file, only_look=only_look)


def take_over(session: Session, database: Path, file: Path, *, only_look: bool) -> None:
    """Say what a list would do, and do it when no line is wrong."""
    from vergadering.desk import Desk
    from vergadering.domain.people_csv import MOST_BYTES, read_sheet
    from vergadering.domain.people_import import preview, take_list, told_lines
    from vergadering.files import read_small
    from vergadering.settings import user_name

    at = session.clock()
    from_input = str(file) == STDOUT
    data = sys.stdin.buffer.read(MOST_BYTES + 1) if from_input else read_small(file, MOST_BYTES)
    sheet = read_sheet(data, at.date())
    desk = Desk(database, clock=lambda: at, who=user_name())
    try:
        told = preview(desk.state, at, sheet)
        for line in told_lines(session.t, told, sheet):
            say(line)
        do = partial(take_list, sheet=sheet)
        if only_look:
            do(desk.state, at)
            say(session.t(N_("Dit was een proef; er is niets veranderd.")))
        else:
            desk.keep(do)
    finally:
        desk.close()


def _rows(state: State, everything: bool) -> Sequence[Person]:  # noqa: FBT001 - as listed
    people = [person for row in roster(state).values() for person in row]
    return [person for person in people if person.active or everything]


def _cells(seen: Seen, row: Person) -> list[str]:
    term = term_of(seen.state, row.id)
    vote = seen.t("stem") if row.has_vote and row.active else ""
    until = term.until.isoformat() if term and term.until else ""
    return [row.display_name, seen.t(word(row.role)), vote, until, row.organisation, row.name]


def _facts(seen: Seen, row: Person) -> dict[str, Any]:
    term = term_of(seen.state, row.id)
    return {
        **picked(row, "name display_name role has_vote organisation active"),
        **picked(row, "background email phone"),
        "term": picked(term, "from_on until re_electable appointed_by left_on") if term else None,
    }


MEMBERS: RegisterList[Person] = RegisterList(
    N_(
        "Laat zien wie er bij de raad horen. Buiten een terminal is het een regel per persoon, met"
        " tabs ertussen: naam op het scherm, functie, stem, einde van de termijn, organisatie en"
        " naam in de notulen. Met --csv komt er een ledenlijst uit een rekenblad bij."
    ),
    N_("Er staat nog niemand in dit bestand."),
    (
        *(N_("Wie"), N_("Functie"), N_("Stem"), N_("Termijn tot"), N_("Organisatie")),
        N_("Naam in de notulen"),
    ),
    (Membership,),
    _rows,
    _cells,
    _facts,
    lambda seen, row: bool(term_warning(seen.t, seen.state, row.id, seen.today)),
)
"""How members are listed."""

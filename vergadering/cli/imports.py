"""`vergadering invoer`: a meeting in the capture notation, from a text file."""

from __future__ import annotations

import datetime as dt
import sys
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from vergadering.cli.base import PATH, Command, Session
from vergadering.cli.output import STDOUT, give, say
from vergadering.cli.placing import which_meeting
from vergadering.domain.plain import one_line
from vergadering.errors import Refusal
from vergadering.files import write_file
from vergadering.i18n import N_
from vergadering.settings import user_name

if TYPE_CHECKING:
    from vergadering.domain.model import Meeting
    from vergadering.domain.script import Report
    from vergadering.i18n import Translator

DOES = N_(
    "Lees een vergadering uit BESTAND, een tekst met de schrijfwijze van de invoerregel, en zet"
    " haar in DATABASE. Bestaat DATABASE nog niet, dan wordt die gemaakt. Een streepje als"
    " BESTAND is standaardinvoer. Het nummer van de vergadering komt op standaarduitvoer."
)

KEPT_AS_NOTE = N_("Regel {number} is als notitie bewaard ({why}): {line}")
DONE_IN_PART = N_("Regel {number}: kijk dit na ({why}): {line}")

SHOWN = 100
"""How much of a line is shown when it is listed."""


class LocalZone(dt.tzinfo):
    """The zone of this machine, with the offset that held there at any moment."""

    def utcoffset(self, moment: dt.datetime | None) -> dt.timedelta | None:
        """The offset that held here at a local moment."""
        return moment.replace(tzinfo=None).astimezone().utcoffset() if moment else None

    def dst(self, _moment: dt.datetime | None) -> dt.timedelta | None:
        """Not known apart from the offset."""
        return None

    def tzname(self, _moment: dt.datetime | None) -> str | None:
        """It has no name."""
        return None


def command(name: str, t: Translator) -> Command:
    """The command that reads a meeting in."""
    return Command(
        name,
        t,
        does=DOES,
        run=click.pass_obj(read_in),
        parameters=[
            click.Argument(["database"], type=PATH, metavar="DATABASE"),
            click.Argument(["file"], type=PATH, metavar=t(N_("BESTAND"))),
            click.Option(
                ["--agenda", "agenda"],
                is_flag=True,
                help=t(
                    N_("BESTAND is een agenda, een punt per regel, voor een vergadering die er is.")
                ),
            ),
            which_meeting(t),
        ],
    )


def read_in(
    session: Session, database: Path, file: Path, number: str, *, agenda: bool = False
) -> None:
    """Read a meeting in, whole or not at all, and say what to look at."""
    text = _text(file)
    if agenda or number:
        _keep_agenda(session, database, text, number)
        return
    if database.exists():
        meeting, seen = _keep(session, database, text)
    else:
        with TemporaryDirectory() as folder:
            made = Path(folder) / "raad.db"
            meeting, seen = _keep(session, made, text, create=True)
            write_file(database, lambda out: out.write(made.read_bytes()))
    _tell(session.t, database, meeting, seen)


def _text(file: Path) -> str:
    """The text of a file, every line end a newline. Refused when it is not UTF-8."""
    try:
        data = sys.stdin.buffer.read() if str(file) == STDOUT else file.read_bytes()
    except FileNotFoundError:
        raise Refusal(N_("Het bestand {path} bestaat niet."), path=file.name) from None
    except IsADirectoryError:
        raise Refusal(N_("{path} is een map, geen bestand."), path=file.name) from None
    except OSError as error:
        raise Refusal(N_("Het bestand {path} mag niet gelezen worden."), path=file.name) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refusal(
            N_("{path} is geen tekst in UTF-8; het gaat mis op regel {line}."),
            path=file.name,
            line=line,
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _keep(
    session: Session, database: Path, text: str, *, create: bool = False
) -> tuple[Meeting, Report]:
    """Put the meeting in the file; what is strange about it comes back."""
    from vergadering.desk import Desk
    from vergadering.domain.script import import_script, read_script, report

    at = session.clock()
    script = read_script(text, at.date())
    digest = sha256(text.strip().encode("utf-8")).hexdigest()
    desk = Desk(database, create=create, clock=lambda: at, who=user_name())
    try:
        seen = report(desk.state, at, script=script, zone=LocalZone())
        do = partial(import_script, script=script, digest=digest, zone=LocalZone())
        return desk.keep(do).the_meeting, seen
    finally:
        desk.close()


def _keep_agenda(session: Session, database: Path, text: str, number: str) -> None:
    """Put the items of a text on the agenda of a meeting that is there."""
    from vergadering.cli.reading import coming_meeting_of
    from vergadering.desk import Desk
    from vergadering.domain.agenda_text import add_headings, read_agenda

    items = read_agenda(text)
    meeting = coming_meeting_of(database, number).the_meeting
    desk = Desk(database, clock=session.clock, who=user_name())
    try:
        desk.take(meeting.id)
        desk.keep(partial(add_headings, items=items))
    finally:
        desk.close()
    give(meeting.number)
    say(
        session.t.many(
            "{n} punt staat nu op de agenda van {number}.",
            "{n} punten staan nu op de agenda van {number}.",
            len(items),
            number=meeting.number,
        )
    )


def _tell(t: Translator, database: Path, meeting: Meeting, seen: Report) -> None:
    give(meeting.number)
    say(t(N_("{title} staat als {number} in {path}."), **_facts(meeting, database)))
    for problem in seen.problems:
        why = t(problem.text, **problem.values)
        line = one_line(problem.line)
        line = line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
        text = KEPT_AS_NOTE if problem.as_note else DONE_IN_PART
        say(one_line(t(text, number=problem.number, why=why, line=line)))
    if seen.guests:
        say(t(N_("Als gast toegevoegd: {names}."), names=one_line(", ".join(seen.guests))))
    if seen.newcomers:
        say(t(N_("Toegevoegd: {names}."), names=one_line(", ".join(seen.newcomers))))


def _facts(meeting: Meeting, database: Path) -> dict[str, object]:
    return {
        "title": one_line(meeting.title),
        "number": meeting.number,
        "path": database.name,
    }

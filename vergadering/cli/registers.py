"""What the commands that list a register share: who may be seen, a table, lines or JSON."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click

from vergadering.cli import listing
from vergadering.cli.base import PATH, Command, Session
from vergadering.cli.output import say
from vergadering.cli.reading import tables_of
from vergadering.domain.model import Council, Meeting, Person
from vergadering.domain.plain import clean, one_line
from vergadering.domain.public import public
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from rich.text import Text

    from vergadering.domain.model import Row
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

R = TypeVar("R", bound="Row")


@dataclass(frozen=True, slots=True)
class Seen:
    """What rows are shown with."""

    state: State
    """Every row that may be seen."""
    today: date
    t: Translator


@dataclass(frozen=True, slots=True)
class RegisterList(Generic[R]):
    """How one register is listed."""

    does: str
    """Source text of what the command does."""
    nothing: str
    """Source text for a register without anything."""
    headings: tuple[str, ...]
    """Source texts of the columns; the last is as wide as it needs."""
    kinds: tuple[type[Row], ...]
    """What it is made of, besides the council, its people and its meetings."""
    rows: Callable[[State, bool], Sequence[R]]
    """The rows of a state; with True also what is finished."""
    cells: Callable[[Seen, R], list[str]]
    facts: Callable[[Seen, R], dict[str, Any]]
    urgent: Callable[[Seen, R], bool] = lambda _seen, _row: False
    """Whether a row stands out."""

    def command(self, name: str, t: Translator, *more: click.Parameter) -> Command:
        """The command that lists it, with the options that every such command has."""
        return Command(
            name,
            t,
            does=self.does,
            run=click.pass_obj(partial(list_register, self)),
            parameters=[*parameters(t), *more],
        )

    def give(self, seen: Seen, rows: Sequence[R], *, as_json: bool) -> None:
        """Give these rows."""
        t = seen.t
        *narrow, last = (t(heading) for heading in self.headings)
        listing.Listing(
            t(self.nothing),
            partial(self.facts, seen),
            lambda row: [one_line(cell) for cell in self.cells(seen, row)],
            [
                *(listing.Column(heading, max_width=18) for heading in narrow),
                listing.Column(last),
            ],
            partial(self._texts, seen),
        ).give(rows, as_json=as_json)

    def _texts(self, seen: Seen, row: R) -> list[Text]:
        from rich.text import Text

        style = "bold" if self.urgent(seen, row) else ""
        return [Text(one_line(cell), style) for cell in self.cells(seen, row)]


def parameters(t: Translator) -> list[click.Parameter]:
    """What every command that lists a register takes."""
    return [
        click.Argument(["database"], type=PATH, metavar="DATABASE"),
        click.Option(
            ["--alles", "--all", "everything"],
            is_flag=True,
            help=t(N_("Ook wat is afgehandeld.")),
        ),
        listing.private_too(t, N_("Ook wat besloten is, en wat nog niet getoond mag worden.")),
        listing.as_json(t),
    ]


def list_register(
    wanted: RegisterList[Any],
    session: Session,
    database: Path,
    *,
    everything: bool,
    private: bool,
    as_json: bool,
) -> None:
    """Give the rows of a register, and say how many were left out."""
    whole = tables_of(database, *COMMON, *wanted.kinds)
    shown = whole if private else public(whole)
    rows = wanted.rows(shown, everything)
    if hidden := len(wanted.rows(whole, everything)) - len(rows):
        say(left_out(hidden, session.t))
    seen = Seen(shown, session.clock().date(), session.t)
    wanted.give(seen, rows, as_json=as_json)


COMMON: tuple[type[Row], ...] = (Council, Person, Meeting)
"""What every register refers to."""


def left_out(count: int, t: Translator) -> str:
    """How many rows are not shown, and what shows them."""
    return t.many(
        "{n} regel is besloten en weggelaten; --besloten laat haar zien.",
        "{n} regels zijn besloten en weggelaten; --besloten laat ze zien.",
        count,
    )


def name_of(seen: Seen, person_id: int | None) -> str:
    """What somebody is called; empty when nobody is meant."""
    person = seen.state.get(Person, person_id)
    return clean(person.display_name) if person else ""


def iso(day: date | None) -> str:
    """A day as `2026-10-13`; empty when there is none."""
    return day.isoformat() if day else ""


def picked(row: Row, names: str) -> dict[str, Any]:
    """These fields of a row as JSON has them: days as text, texts harmless."""
    return {name: _value(getattr(row, name)) for name in names.split()}


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return clean(str(value))
    return value.isoformat() if hasattr(value, "isoformat") else value

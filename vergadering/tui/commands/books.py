"""What the registers share on the screen: a book, what can be done with a row, and dates."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from vergadering.domain.dates import read_date
from vergadering.domain.model import Person
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.dialogs.book import NEW, Book
from vergadering.tui.dialogs.choose import Choose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from enum import StrEnum

    from vergadering.domain.state import State
    from vergadering.tui.dialogs.book import Line
    from vergadering.tui.stage import Answer, Stage

RowDeed: TypeAlias = Callable[["Stage", int], Awaitable["Answer"]]
"""Asks what it must about the row with this identifier, and names a change."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One register as it is opened on the screen."""

    name: str
    """Source text of what it is called."""
    lines: Callable[[Stage, State], Sequence[Line]]
    """Its rows in a state that may be seen, the most urgent first."""
    add: Callable[[Stage], Awaitable[Answer]]
    deeds: Callable[[Stage, int], Sequence[tuple[str, RowDeed]]]
    """What can be done with a row, in the user's language."""
    private: bool = False
    """Whether it shows what not everybody may read."""


async def open_shelf(stage: Stage, shelf: Shelf, seen: State) -> Answer:
    """Show a register, and ask what to do with the row that was chosen."""
    t = stage.t
    book = Book(t, t(shelf.name), shelf.lines(stage, seen))
    chosen = await stage.ask(book)
    if chosen is None:
        return None
    if chosen == NEW:
        return await shelf.add(stage)
    deeds = shelf.deeds(stage, chosen)
    head = next(line.head for line in shelf.lines(stage, seen) if line.id == chosen)
    deed = await stage.ask(Choose(t, head, deeds))
    return None if deed is None else await deed(stage, chosen)


def typed_day(stage: Stage, text: object) -> date | None:
    """A day as it was typed in a form; None for nothing. Refused when it is no day."""
    said = str(text).strip()
    if not said:
        return None
    day = read_date(said, stage.moment().date())
    if day is None:
        raise Refusal(N_("Typ de datum zoals 6 oktober 2026."))
    return day


def needed_day(stage: Stage, text: object) -> date:
    """As `typed_day`, refused when nothing was typed."""
    day = typed_day(stage, text)
    if day is None:
        raise Refusal(N_("Typ de datum zoals 6 oktober 2026."))
    return day


def shown_day(stage: Stage, day: date | None) -> str:
    """A day as a form has it; empty when there is none."""
    return stage.t.date(day) if day else ""


def somebody(stage: Stage, nobody: str) -> tuple[tuple[str, object], ...]:
    """Everybody who may be chosen in a form, behind a word for nobody."""
    people = ((person.display_name, person.id) for person in stage.state.person if person.active)
    return ((nobody, 0), *people)


def choices(stage: Stage, kind: type[StrEnum]) -> tuple[tuple[str, object], ...]:
    """The choices of a sort, for a form."""
    return tuple((stage.t(word(choice)), choice) for choice in kind)


def name_of(state: State, person_id: int | None) -> str:
    """What somebody is called; empty when nobody is meant."""
    person = state.get(Person, person_id)
    return person.display_name if person else ""

"""The list of speakers: put it in order, take people off, give somebody precedence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import OptionList

from vergadering.domain.choices import TurnStatus
from vergadering.domain.plain import clean
from vergadering.domain.words import word
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.i18n import Translator


@dataclass(frozen=True, slots=True)
class Waits:
    """Somebody on the list."""

    turn_id: int
    name: str
    kind: str
    """What for, in the user's language."""
    leaves_soon: bool = False
    off: TurnStatus | None = None
    """Why they are off the list; None while they are on it."""


class Queue(Dialog[tuple[Waits, ...]]):
    """Asks for the whole list as it should be. Nothing changes before enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("shift+up", "move(-1)", ""),
        ("shift+down", "move(1)", ""),
        ("x,delete", f"off('{TurnStatus.WITHDRAWN}')", ""),
        ("o,comma", f"off('{TurnStatus.SKIPPED}')", ""),
        ("exclamation_mark,z", "leaving", ""),
    ]

    def __init__(self, t: Translator, people: tuple[Waits, ...]) -> None:
        """Everybody who waits, in the order of speaking."""
        hint = t(
            "⇧↑ eerder · ⇧↓ later · ! moet zo weg · o overslaan · x trekt zich terug · "
            "enter klaar · esc niets wijzigen"
        )
        super().__init__(t, t("Sprekerslijst"), hint)
        self._people = list(people)

    def content(self) -> list[Widget]:
        """A line for each."""
        return [OptionList(*self._lines())]

    def on_option_list_option_selected(self) -> None:
        """Enter: the list is as it should be."""
        self.dismiss(tuple(self._people))

    def action_move(self, steps: int) -> None:
        """One place earlier or later."""
        place = self._place()
        if 0 <= place + steps < len(self._people):
            self._people.insert(place + steps, self._people.pop(place))
            self._show(place + steps)

    def action_off(self, why: str) -> None:
        """Off the list, or on it again."""
        person, status = self._people[self._place()], TurnStatus(why)
        self._set(replace(person, off=None if person.off is status else status))

    def action_leaving(self) -> None:
        """Must go soon, or not after all; to the front then."""
        place = self._place()
        person = replace(self._people[place], leaves_soon=not self._people[place].leaves_soon)
        self._set(person)
        if person.leaves_soon:
            self._people.insert(0, self._people.pop(place))
            self._show(0)

    def _place(self) -> int:
        return self.query_one(OptionList).highlighted or 0

    def _set(self, person: Waits) -> None:
        place = self._place()
        self._people[place] = person
        self._show(place)

    def _show(self, place: int) -> None:
        shown = self.query_one(OptionList)
        for index, line in enumerate(self._lines()):
            shown.replace_option_prompt_at_index(index, line)
        shown.highlighted = place

    def _lines(self) -> list[Text]:
        return [self._line(place, person) for place, person in enumerate(self._people, start=1)]

    def _line(self, place: int, person: Waits) -> Text:
        line = Text(f"{place:>2}  ", no_wrap=True)
        line.append(clean(person.name), "strike" if person.off else "bold")
        line.append(f"  {person.kind}")
        if person.leaves_soon:
            line.append("  " + self.t("moet zo weg"))
        return line.append(f"  {self.t(word(person.off))}" if person.off else "")

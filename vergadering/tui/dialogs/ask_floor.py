"""Who wants the floor: type a part of a name, or a number of the presence list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from vergadering.domain.plain import clean
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.i18n import Translator


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who may be meant."""

    person_id: int
    number: int
    """The number on the presence list."""
    name: str
    note: str = ""
    """What is to be known of them, in the user's language."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who was chosen, with what was typed."""

    person_id: int
    text: str


class AskFloor(Dialog[Wanted]):
    """Asks for one person. Enter takes the first that fits, or the one that is marked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down", "mark(1)", ""),
        ("up", "mark(-1)", ""),
    ]

    DEFAULT_CSS = """
    AskFloor {
        Input { border: heavy $primary; background: $background; }
        OptionList { height: auto; max-height: 14; background: $surface; border: none; }
    }
    """

    def __init__(
        self,
        t: Translator,
        title: str,
        hint: str,
        find: Callable[[str], tuple[Named, ...]],
        wrong: Callable[[Wanted], str],
    ) -> None:
        """`find` gives who fits what is typed, the best first; `wrong` why one cannot have it."""
        super().__init__(t, title, hint)
        self._find = find
        self._wrong = wrong
        self._found: tuple[Named, ...] = ()

    def content(self) -> list[Widget]:
        """The field, and who fits below it."""
        people = OptionList()
        people.can_focus = False
        return [Input(placeholder=self.t("deel van een naam, of een nummer")), people]

    def on_mount(self) -> None:
        """Everybody, while nothing is typed."""
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Who fits now."""
        event.stop()
        self.complain("")
        self._show(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the one that is marked."""
        event.stop()
        self._take(self.query_one(OptionList).highlighted or 0)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes somebody."""
        self._take(event.option_index)

    def action_mark(self, steps: int) -> None:
        """Mark another one."""
        shown = self.query_one(OptionList)
        if self._found:
            shown.highlighted = ((shown.highlighted or 0) + steps) % len(self._found)

    def _take(self, index: int) -> None:
        if not self._found:
            self.complain(self.t("Niemand heet zo. Typ minder, of een nummer van de lijst."))
            return
        wanted = Wanted(self._found[index].person_id, self.query_one(Input).value)
        sentence = self._wrong(wanted)
        if sentence:
            self.complain(sentence)
        else:
            self.dismiss(wanted)

    def _show(self, text: str) -> None:
        self._found = self._find(text)
        shown = self.query_one(OptionList)
        shown.clear_options()
        shown.add_options(Option(_line(person)) for person in self._found)
        shown.highlighted = 0 if self._found else None


def _line(person: Named) -> Text:
    line = Text(f"{person.number:>2}  ", no_wrap=True)
    line.append(clean(person.name), "bold")
    return line.append(f"  {person.note}" if person.note else "")

"""Who wants the floor: type a part of a name, or a number of the presence list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Input

from vergadering.domain.plain import clean
from vergadering.tui.dialogs.finder import Finder

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widgets import OptionList

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


class AskFloor(Finder[Wanted, Named]):
    """Asks for one person. Enter takes the first that fits, or the one that is marked."""

    DEFAULT_CSS = """
    AskFloor Input { border: heavy $primary; background: $background; }
    """

    def __init__(
        self,
        t: Translator,
        title: str,
        find: Callable[[str], tuple[Named, ...]],
        wrong: Callable[[Wanted], str],
    ) -> None:
        """`find` gives who fits what is typed, the best first; `wrong` why one cannot have it."""
        hint = t("enter nemen · ↑↓ kiezen · ! erachter: moet zo weg · esc terug")
        super().__init__(t, title, hint, t("deel van een naam, of een nummer"), find)
        self._wrong = wrong

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the one that is marked."""
        event.stop()
        self._take(event.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes somebody."""
        event.option_list.highlighted = event.option_index
        self._take(self.query_one(Input).value)

    def line(self, entry: Named) -> Text:
        """Number, name, and what is to be known of them."""
        line = Text(f"{entry.number:>2}  ", no_wrap=True)
        line.append(clean(entry.name), "bold")
        return line.append(f"  {entry.note}" if entry.note else "")

    def _take(self, text: str) -> None:
        if self.marked is None:
            self.complain(self.t("Niemand heet zo. Typ minder, of een nummer van de lijst."))
            return
        wanted = Wanted(self.marked.person_id, text)
        sentence = self._wrong(wanted)
        if sentence:
            self.complain(sentence)
        else:
            self.dismiss(wanted)

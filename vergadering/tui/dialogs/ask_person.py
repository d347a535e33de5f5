"""Who: type a part of a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from vergadering.domain.plain import one_line
from vergadering.tui.dialogs.finder import Finder

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widgets import Input, OptionList

    from vergadering.i18n import Translator


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant."""

    person_id: int
    name: str
    note: str = ""
    """What is to be known of them, in the user's language."""


class AskPerson(Finder[int, Candidate]):
    """Asks for one person, by identifier. Enter takes the first that fits, or the one marked."""

    DEFAULT_CSS = """
    AskPerson Input { border: heavy $primary; background: $background; }
    """

    def __init__(
        self, t: Translator, title: str, find: Callable[[str], tuple[Candidate, ...]]
    ) -> None:
        """`find` gives who fits what is typed, the best first."""
        hint = t("typ om te zoeken · ↑↓ kiezen · enter nemen · esc terug")
        super().__init__(t, title, hint, t("deel van een naam"), find)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the one that is marked."""
        event.stop()
        self._take()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes somebody."""
        event.option_list.highlighted = event.option_index
        self._take()

    def line(self, entry: Candidate) -> Text:
        """The name, and what is to be known of them."""
        line = Text(no_wrap=True).append(one_line(entry.name), "bold")
        return line.append(f"  {entry.note}" if entry.note else "")

    def _take(self) -> None:
        if self.marked is None:
            self.complain(self.t("Niemand heet zo. Typ minder."))
        else:
            self.dismiss(self.marked.person_id)

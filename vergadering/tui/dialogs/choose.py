"""A list to choose from, and a question with two answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from rich.text import Text
from textual.widgets import OptionList, Static

from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.i18n import Translator

T = TypeVar("T")


class Choose(Dialog[T], Generic[T]):
    """Asks for one of several; a number key chooses at once."""

    def __init__(
        self, t: Translator, title: str, options: Sequence[tuple[str, T]], selected: int = 0
    ) -> None:
        """`options` are words in the user's language and what they stand for."""
        super().__init__(t, title, t("↑↓ kiezen · enter nemen · esc terug"))
        self._options = options
        self._selected = selected

    def content(self) -> list[Widget]:
        """The list, with a number before each of the first nine."""
        shown = OptionList(
            *(
                Text(f"{number} {words}" if number <= 9 else f"  {words}")
                for number, (words, _) in enumerate(self._options, start=1)
            )
        )
        shown.highlighted = self._selected
        return [shown]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click takes an option."""
        self.dismiss(self._options[event.option_index][1])

    def on_key(self, event: events.Key) -> None:
        """A number takes the option with that number."""
        if event.key.isdigit() and 0 < int(event.key) <= min(9, len(self._options)):
            event.stop()
            self.dismiss(self._options[int(event.key) - 1][1])


class Confirm(Dialog[bool]):
    """Asks yes or no; enter is yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter", "yes", ""),
        ("j", "yes", ""),
        ("y", "yes", ""),
        ("n", "leave", ""),
    ]

    def __init__(self, t: Translator, title: str, question: str) -> None:
        """The question in the user's language."""
        super().__init__(t, title, t("enter ja · esc nee"))
        self._question = question

    def content(self) -> list[Widget]:
        """The question."""
        return [Static(Text(self._question))]

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss(result=True)

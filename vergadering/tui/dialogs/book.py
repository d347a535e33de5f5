"""One register: find a row, read it whole, choose what to do with it, or add one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text

from vergadering.domain.people import has_words
from vergadering.domain.plain import one_line
from vergadering.i18n import N_
from vergadering.tui.dialogs.finder import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType
    from textual.widgets import Input

    from vergadering.i18n import Translator

NEW = 0
"""The answer of who wants to add a row; identifiers begin at 1."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a register, in the user's language."""

    id: int
    head: str
    """Number, day and state."""
    text: str
    details: tuple[str, ...] = ()
    """What else there is to know, a line each."""
    urgent: bool = False
    """Whether it waits for somebody; said with a mark, not with colour alone."""

    @property
    def shown(self) -> str:
        """Everything that the screen says of it."""
        return " ".join((self.head, self.text, *self.details))


class Book(Reader[int, Line]):
    """Shows rows as words are typed; enter takes the one that is marked, `ctrl+n` a new one."""

    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+n", "add", "")]

    NOTHING = N_("Niets gevonden. Met ^n komt er iets bij.")

    def __init__(self, t: Translator, title: str, lines: Sequence[Line]) -> None:
        """The title and the rows in the user's language, the most urgent first."""
        hint = t("typ om te zoeken · ↑↓ kiezen · enter wat nu · ^n nieuw · esc terug")
        every = tuple(lines)

        def find(words: str) -> tuple[Line, ...]:
            return tuple(line for line in every if has_words(line.shown, words))

        super().__init__(t, title, hint, t("woorden of een nummer"), find)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the row that is marked."""
        event.stop()
        if self.marked is not None:
            self.dismiss(self.marked.id)

    def action_add(self) -> None:
        """Add a row."""
        self.dismiss(NEW)

    def line(self, entry: Line) -> Text:
        """The head, with a mark when it waits, and the beginning of the text."""
        line = Text("! " if entry.urgent else "  ", "bold", no_wrap=True, overflow="ellipsis")
        return line.append(one_line(entry.head), "bold").append(f"  {one_line(entry.text)}")

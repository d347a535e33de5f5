"""What something would do, line by line, before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import Static

from vergadering.domain.plain import clean
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.i18n import Translator


class Overview(Dialog[bool]):
    """Shows lines to read; enter does it, unless something stands in the way."""

    SCROLLS = True

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "agree", ""), ("ctrl+s", "agree", "")]

    def __init__(self, t: Translator, title: str, lines: Sequence[str], trouble: str = "") -> None:
        """The lines in the user's language, the first above the others.

        `trouble` says why it cannot be done; empty when it can.
        """
        keys = t("↑↓ lezen · esc terug; er verandert niets")
        super().__init__(t, title, keys if trouble else t("enter doen · ↑↓ lezen · esc niet doen"))
        self._lines = lines
        self._trouble = trouble

    def content(self) -> list[Widget]:
        """The first line strong, then the others."""
        text = Text()
        for place, line in enumerate(self._lines):
            text.append(clean(line), "bold" if place == 0 else "")
            text.append("\n\n" if place == 0 else "\n")
        return [Static(text)]

    def on_mount(self) -> None:
        """Say at once what stands in the way."""
        super().on_mount()
        self.complain(self._trouble)

    def action_agree(self) -> None:
        """Do it; when it cannot be done, back without it."""
        self.dismiss(not self._trouble)

"""What every key does, made from the tables of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text
from textual.widgets import Static

from vergadering.domain.notation import COMMANDS as NOTATION
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from textual.widget import Widget

    from vergadering.i18n import Translator


class Help(Dialog[None]):
    """Tells; asks nothing."""

    SCROLLS = True

    DEFAULT_CSS = """
    Help > #frame { width: 90; }
    Help .head { text-style: bold; color: $primary; margin-top: 1; }
    """

    def __init__(self, t: Translator, keys: tuple[tuple[str, str, str], ...]) -> None:
        """Each key, what it does, and why it cannot be given now; empty when it can."""
        super().__init__(t, t("Hulp"), t("↑↓ bladeren · esc terug"))
        self.rows = keys
        """Each key, what it does, and why it cannot be given now."""

    def content(self) -> list[Widget]:
        """A table of keys and a table of what can be typed."""
        keys = Table.grid(padding=(0, 2, 0, 0))
        for key, does, reason in self.rows:
            meaning = Text(does)
            if reason:
                meaning.append(f"  ({reason})", "dim")
            keys.add_row(Text(key, "bold"), meaning)
        words = Table.grid(padding=(0, 2, 0, 0))
        for row in NOTATION:
            words.add_row(Text(self.t(row.example), "bold"), Text(self.t(row.help)))
        return [
            Static(Text(self.t("Toetsen"), "bold"), classes="head"),
            Static(keys),
            Static(Text(self.t("In de invoerregel")), classes="head"),
            Static(words),
        ]

"""A neutral screen, for when nobody should see what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from vergadering.i18n import Translator


class PauseScreen(ModalScreen[None]):
    """Covers everything. Any key asks whether the meeting goes on; only enter after that does."""

    DEFAULT_CSS = """
    PauseScreen {
        align: center middle;
        background: $background;
        & > #neutral { width: 100%; height: auto; }
        #words { width: 100%; text-align: center; text-style: bold; color: $foreground; }
        #question { width: 100%; text-align: center; margin-top: 2; color: $quiet; }
        ToastRack { display: none; }
    }
    """

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self.t = t
        self.asked = False
        """Whether it asks now whether the meeting goes on."""

    def compose(self) -> ComposeResult:
        """Two lines in the middle."""
        with Vertical(id="neutral"):
            yield Static(Text(self.t("Even pauze")), id="words")
            yield Static(id="question", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Any key asks; enter after that goes on, escape stays."""
        event.stop()
        event.prevent_default()
        if self.asked and event.key == "enter":
            self.dismiss(None)
            return
        self.asked = not (self.asked and event.key == "escape")
        self._ask()

    def on_click(self, event: events.Click) -> None:
        """A click asks too."""
        event.stop()
        self.asked = True
        self._ask()

    def _ask(self) -> None:
        words = self.t("Verder met de vergadering, zichtbaar voor iedereen? enter ja · esc nee")
        self.query_one("#question", Static).update(Text(words if self.asked else ""))

"""A widget that shows one text, and is painted again only when that text changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.reactive import var
from textual.widget import Widget

if TYPE_CHECKING:
    from datetime import datetime

    from rich.style import Style

    from vergadering.domain.state import State
    from vergadering.i18n import Translator


class Painted(Widget):
    """Words that follow from a state and a moment; a tick that changes no word costs no paint."""

    view: var[State | None] = var(None, init=False)
    """What may be seen."""
    now: var[datetime | None] = var(None, init=False)
    """The present moment."""

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self._t = t
        self._shown = Text()
        self._inks: dict[str, Style] = {}

    def words(self) -> Text:
        """What it should show now."""
        return Text()

    def watch_view(self) -> None:
        """Another state."""
        self.repaint()

    def watch_now(self) -> None:
        """Another moment."""
        self.repaint()

    def on_resize(self) -> None:
        """Another width."""
        self.repaint()

    def ink(self, name: str) -> Style:
        """The colours of a part of this widget, worked out once for each theme."""
        if name not in self._inks:
            self._inks[name] = self.get_component_rich_style(name, partial=True)
        return self._inks[name]

    def notify_style_update(self) -> None:
        """Other colours."""
        super().notify_style_update()
        self._inks.clear()
        self.call_later(self.repaint)

    def render(self) -> Text:
        """The text as it was last composed."""
        return self._shown

    def repaint(self) -> None:
        """Compose the text; show it when it became another. Out of sight it waits."""
        if not self.display:
            return
        text = self.words()
        if text != self._shown or text.spans != self._shown.spans:
            grew = text.plain.count("\n") != self._shown.plain.count("\n")
            self._shown = text
            self.refresh(layout=grew)

"""What a small terminal shows in one line each, and what a tiny one says."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.reactive import var
from textual.widgets import Static

from vergadering.domain.agenda import current_item
from vergadering.domain.attendance import last_mark
from vergadering.domain.choices import Presence
from vergadering.tui.widgets.painted import Painted
from vergadering.tui.widgets.text import harmless, inked

if TYPE_CHECKING:
    from vergadering.domain.model import AgendaItem
    from vergadering.i18n import Translator

LEAST_WIDTH, LEAST_HEIGHT = 60, 18
"""Below this many columns or rows nothing useful fits."""


class AgendaLine(Painted):
    """Where we are in the agenda: the item in view, the one before and the next."""

    DEFAULT_CSS = """
    AgendaLine { height: 1; padding: 0 1; color: $quiet; }
    AgendaLine > .line--here { color: $primary; text-style: bold; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--here"}

    item_id: var[int | None] = var(None, init=False)
    """The item in view."""

    def watch_item_id(self) -> None:
        """Another item in view."""
        self.repaint()

    def words(self) -> Text:
        """One line."""
        state = self.view
        items = state.items if state else ()
        index = next((i for i, item in enumerate(items) if item.id == self.item_id), None)
        if state is None or index is None:
            return Text()
        current = current_item(state)
        sign = "▶" if current and current.id == self.item_id else "·"
        here = self.ink("line--here")
        text = inked(f"{sign} {items[index].number} ", here)
        text.append(self._t("van {n}", n=len(items)))
        if index:
            text.append("   " + self._t("vorige {title}", title=_title(items[index - 1])))
        if index + 1 < len(items):
            text.append("   " + self._t("volgende {title}", title=_title(items[index + 1])))
        text.truncate(max(1, self.size.width), overflow="ellipsis")
        return text


class PresenceLine(Painted):
    """Who is here, in one line."""

    DEFAULT_CSS = "PresenceLine { height: 1; padding: 0 1; color: $quiet; }"

    def words(self) -> Text:
        """The names of who is here."""
        state = self.view
        people = state.person if state else ()
        here = [p for p in people if state and last_mark(state, p.id).status is Presence.PRESENT]
        names = [harmless(person.display_name) for person in here]
        words = self._t("aanwezig: {names}", names=", ".join(names)) if names else ""
        text = Text(words or self._t("presentie nog niet ingevuld: p"), no_wrap=True)
        text.truncate(max(1, self.size.width), overflow="ellipsis")
        return text


class TooSmall(Static):
    """Covers everything while the terminal is too small; what was typed waits behind it."""

    DEFAULT_CSS = """
    TooSmall {
        layer: over;
        width: 100%;
        height: 100%;
        background: $background;
        content-align: center middle;
        text-align: center;
        display: none;
    }
    """

    def __init__(self, t: Translator) -> None:
        super().__init__(
            Text(
                t(
                    "Dit venster is te klein. Maak het minstens {width} tekens breed "
                    "en {height} regels hoog; er gaat niets verloren.",
                    width=LEAST_WIDTH,
                    height=LEAST_HEIGHT,
                )
            )
        )


def _title(item: AgendaItem) -> str:
    return f"{item.number} {harmless(item.title)}"

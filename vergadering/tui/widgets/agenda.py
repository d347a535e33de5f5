"""The agenda at the left: where we are, what each item took, what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.message import Message
from textual.reactive import var
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from vergadering.domain.choices import ItemStatus
from vergadering.domain.clock import expected_starts, forecast, spent
from vergadering.tui.widgets.text import fitted, harmless

if TYPE_CHECKING:
    from datetime import datetime

    from textual import events

    from vergadering.domain.model import AgendaItem
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

SIGNS = {
    ItemStatus.PLANNED: " ",
    ItemStatus.CURRENT: "▶",
    ItemStatus.DONE: "✓",
    ItemStatus.DEFERRED: "→",
    ItemStatus.PARKED: "P",
}
"""What stands before an item."""


ROOM_FOR_TIMES = 28
"""Cells of a line in which there is room for the time at which an item will begin."""


class AgendaPanel(OptionList):
    """Items with planned and actual minutes; the highlighted one is the one in view."""

    DEFAULT_CSS = """
    AgendaPanel {
        background: $background;
        border: round $edge;
        border-title-color: $secondary;
        border-title-style: bold;
        border-subtitle-color: $quiet;
        padding: 0;
        height: 1fr;
        scrollbar-size-vertical: 1;
        &:focus { border: round $primary; background-tint: $foreground 0%; }
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-highlighted { background: $panel; color: $foreground; }
        &:focus > .option-list--option-highlighted {
            background: $panel; color: $foreground; text-style: reverse;
        }
    }
    AgendaPanel > .agenda--done { color: $quiet; }
    AgendaPanel > .agenda--current { color: $primary; text-style: bold; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"agenda--done", "agenda--current"}

    view: var[State | None] = var(None, init=False)
    """What may be seen."""
    now: var[datetime | None] = var(None, init=False)
    """The present moment."""
    item_id: var[int | None] = var(None, init=False)
    """The item in view."""

    class Looked(Message):
        """The user looks at another item."""

        def __init__(self, item_id: int) -> None:
            """The item."""
            self.item_id = item_id
            super().__init__()

    class Chosen(Message):
        """The user wants this item under discussion now."""

        def __init__(self, item_id: int) -> None:
            """The item."""
            self.item_id = item_id
            super().__init__()

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self._t = t
        self._shown: list[Text] = []
        self.border_title = Text(t("Agenda"))

    def watch_view(self) -> None:
        """Another state."""
        self._paint()

    def watch_now(self) -> None:
        """Another moment."""
        self._paint()

    def watch_item_id(self) -> None:
        """Another item in view, also from elsewhere."""
        self._highlight()

    def on_resize(self) -> None:
        """Another width."""
        self._paint()

    def notify_style_update(self) -> None:
        """Other colours."""
        super().notify_style_update()
        self.call_later(self._paint)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Arrow keys and clicks look at an item."""
        event.stop()
        item_id = int(event.option_id or 0)
        if item_id and item_id != self.item_id and self.has_focus:
            self.post_message(self.Looked(item_id))

    def on_click(self, event: events.Click) -> None:
        """A click only looks."""
        event.prevent_default()
        place = event.style.meta.get("option")
        if place is not None:
            self.highlighted = place

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter wants the item under discussion."""
        event.stop()
        self.post_message(self.Chosen(int(event.option_id or 0)))

    def _paint(self) -> None:
        """Change the lines that became different; only a changed agenda makes a new list."""
        state, now = self.view, self.now
        if state is None or now is None:
            return
        items = state.items
        width = max(12, self.scrollable_content_region.width - 2)
        starts = expected_starts(state, now)
        lines = [self._line(state, item, now, width, starts.get(item.id)) for item in items]
        if [option.id for option in self.options] != [str(item.id) for item in items]:
            self.clear_options()
            self.add_options(
                Option(line, id=str(item.id)) for line, item in zip(lines, items, strict=True)
            )
            self._highlight()
        else:
            for index, line in enumerate(lines):
                if line != self._shown[index] or line.spans != self._shown[index].spans:
                    self.replace_option_prompt_at_index(index, line)
        self._shown = lines
        self._sum(state, now)

    def _line(
        self,
        state: State,
        item: AgendaItem,
        now: datetime,
        width: int,
        start_at: datetime | None,
    ) -> Text:
        """An item with its minutes; one that waits also with when it will begin."""
        took = int(spent(state, item.id, now).total_seconds() // 60)
        touched = item.status in (ItemStatus.CURRENT, ItemStatus.DONE)
        minutes = f"{took}/{item.minutes}" if touched else str(item.minutes or "")
        if start_at is not None and width >= ROOM_FOR_TIMES:
            minutes = f"{self._t.time(start_at)} {minutes:>2}"
        number = f"{'' if item.parent_id is None else ' '}{item.number:>2} "
        start = f"{SIGNS[item.status]} {number}"
        title = fitted(harmless(self._t.told(item.title)), width - len(start) - len(minutes) - 1)
        style = {
            ItemStatus.CURRENT: "agenda--current",
            ItemStatus.DONE: "agenda--done",
            ItemStatus.DEFERRED: "agenda--done",
            ItemStatus.PARKED: "agenda--done",
        }.get(item.status)
        text = Text(f"{start}{title} {minutes}", no_wrap=True)
        if style:
            text.stylize(self.get_component_rich_style(style, partial=True))
        return text

    def _sum(self, state: State, now: datetime) -> None:
        planned = forecast(state, now).planned_minutes
        took = sum(spent(state, item.id, now).total_seconds() for item in state.agenda_item)
        words = self._t("gepland {planned} min, nu {took}", planned=planned, took=int(took // 60))
        if self.border_subtitle != words:
            self.border_subtitle = words

    def _highlight(self) -> None:
        for index, option in enumerate(self.options):
            if option.id == str(self.item_id):
                self.highlighted = index
                return

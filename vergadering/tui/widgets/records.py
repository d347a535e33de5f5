"""What was captured under an item; any number of records costs the same to show."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from vergadering.domain.model import Decision, Proposal
from vergadering.domain.records import Record, records
from vergadering.domain.state import TABLE
from vergadering.tui.widgets.record_lines import CLOCK, Painter
from vergadering.tui.widgets.text import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console
    from rich.text import Text
    from textual import events
    from textual.binding import BindingType

    from vergadering.domain.state import State
    from vergadering.i18n import Translator


ROLES = ("text", "quiet", "name", "action", "decision")
"""The roles that have a colour of their own."""


class RecordList(ScrollView, can_focus=True):
    """Records in the order in which they came; arrows select one, the newest stays in view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "select(-1)", ""),
        ("down", "select(1)", ""),
        ("home", "select(-100000)", ""),
        ("end", "select(100000)", ""),
    ]

    DEFAULT_CSS = """
    RecordList {
        height: 1fr;
        padding: 0 1;
        background: $background;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
    }
    RecordList > .record--text { color: $foreground; }
    RecordList > .record--quiet { color: $quiet; }
    RecordList > .record--name { color: $secondary; text-style: bold; }
    RecordList > .record--action { color: $accent; text-style: bold; }
    RecordList > .record--decision { color: $success; text-style: bold; }
    RecordList > .record--selected { background: $panel; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"record--{role}" for role in ROLES),
        "record--selected",
    }

    view: var[State | None] = var(None, init=False)
    """What may be seen."""
    item_id: var[int | None] = var(None, init=False)
    """The item in view."""
    edits: var[Mapping[tuple[str, int], str]] = var({}, init=False)
    """The rows that another window is changing now, and who sits there."""
    selected: var[Record | None] = var(None, init=False)
    """The record that commands work on, while this list has the focus."""

    class Selected(Message):
        """The user selected another record."""

        def __init__(self, record: Record | None) -> None:
            """The record; None when none is selected."""
            self.record = record
            super().__init__()

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self._t = t
        self._records: tuple[Record, ...] = ()
        self._lines: list[tuple[int, Strip]] = []
        self._starts: list[int] = []
        self._painted: dict[tuple[type[Record], int], tuple[Record, list[Strip]]] = {}
        self._painted_for: tuple[object, ...] = ()

    def watch_view(self) -> None:
        """Another state: paint what changed, and stay at the end when we were there."""
        self._paint()

    def watch_item_id(self) -> None:
        """Another item: from its end."""
        self.selected = None
        self._paint()
        self.scroll_end(animate=False, force=True)

    def watch_edits(self) -> None:
        """Somebody began or stopped changing a record elsewhere."""
        self.refresh()

    def on_resize(self) -> None:
        """Another width."""
        self._paint()

    def notify_style_update(self) -> None:
        """Other colours."""
        super().notify_style_update()
        self.call_later(self._paint)

    def on_focus(self) -> None:
        """Steering begins at the newest record."""
        self.refresh()

    def on_blur(self) -> None:
        """Typing begins."""
        self.refresh()

    def action_select(self, steps: int) -> None:
        """Select the record some places on; one beyond the last selects none."""
        if not self._records:
            return
        last = len(self._records) - 1
        index = self._index()
        at = last + 1 if index is None else index
        at = min(last, max(0, at + steps))
        self.selected = self._records[at]
        self.scroll_to_region(
            Region(0, self._starts[at], 1, self._starts[at + 1] - self._starts[at]), animate=False
        )

    def on_click(self, event: events.Click) -> None:
        """A click selects."""
        line = event.y + self.scroll_offset.y
        if 0 <= line < len(self._lines):
            self.selected = self._records[self._lines[line][0]]

    def watch_selected(self, record: Record | None) -> None:
        """Show which one it is, and tell."""
        self.refresh()
        self.post_message(self.Selected(record))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if line >= len(self._lines):
            return Strip.blank(width, base)
        index, strip = self._lines[line]
        strip = strip.crop_extend(0, width, base)
        if line == self._starts[index]:
            strip = self._marked(strip, self._records[index], width)
        if self.has_focus and index == self._index():
            chosen = self.get_component_rich_style("record--selected")
            return strip.apply_style(Style(bgcolor=chosen.bgcolor))
        return strip.apply_style(base)

    def _marked(self, strip: Strip, record: Record, width: int) -> Strip:
        """The first line of a record, with who is changing it where the clock or an edge stood."""
        who = self.edits.get((TABLE[type(record)], record.id))
        if who is None:
            return strip
        name = harmless(who) or self._t("ander venster")
        mark = Strip([Segment(f"✎ {name} ", self._style("name"))])
        if isinstance(record, Proposal | Decision):
            mark = mark.crop(0, width // 2)
            return Strip.join([strip.crop(0, width - mark.cell_length), mark])
        mark = mark.crop_extend(0, CLOCK - 1, None)
        return Strip.join([mark, strip.crop(CLOCK - 1)])

    def _index(self) -> int | None:
        if self.selected is None:
            return None
        for index, record in enumerate(self._records):
            if record.id == self.selected.id and type(record) is type(self.selected):
                return index
        return None

    def _paint(self) -> None:
        state, width = self.view, self.scrollable_content_region.width
        if state is None or not width:
            return
        at_end = self.scroll_offset.y >= self.max_scroll_y
        painter = self._painter(state, width)
        self._records = records(state, self.item_id)
        blocks = [self._block(painter, record) for record in self._records]
        self._lines = [(i, strip) for i, block in enumerate(blocks) for strip in block]
        self._starts = list(accumulate((len(block) for block in blocks), initial=0))
        self.virtual_size = Size(width, len(self._lines))
        self._keep_selection()
        self.refresh()
        if at_end:
            self.scroll_end(animate=False, force=True)

    def _keep_selection(self) -> None:
        """The selected record as it is now; none when it went."""
        index = self._index()
        self.selected = None if index is None else self._records[index]

    def _painter(self, state: State, width: int) -> Painter:
        """A painter; what it painted stays good until names, width or colours change."""
        colours = tuple(self._style(role) for role in ROLES)
        now = (state.person, state.vote, width, colours)
        if now != self._painted_for:
            self._painted.clear()
            self._painted_for = now
        return Painter(state, self._t, self._style, self.app.console, width)

    def _style(self, role: str) -> Style:
        return self.get_component_rich_style(f"record--{role}", partial=True)

    def _block(self, painter: Painter, record: Record) -> list[Strip]:
        key = (type(record), record.id)
        known = self._painted.get(key)
        if known is None or known[0] != record:
            known = (record, [_strip(line, self.app.console) for line in painter.lines(record)])
            self._painted[key] = known
        return known[1]


def _strip(line: Text, console: Console) -> Strip:
    segments = [s for s in line.render(console, end="") if s.text]
    return Strip([Segment(s.text, s.style) for s in segments])

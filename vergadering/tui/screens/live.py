"""The live screen: where we are, what was captured, and the line to type in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.reactive import var

from vergadering.domain.agenda import current_item
from vergadering.domain.model import AgendaItem, Meeting
from vergadering.domain.public import view_of
from vergadering.tui.base import bindings
from vergadering.tui.commands import Place
from vergadering.tui.screens.editing import Editing
from vergadering.tui.screens.guiding import Guiding
from vergadering.tui.stage import Request, SwitchView, TakeBack, View
from vergadering.tui.widgets.agenda import AgendaPanel
from vergadering.tui.widgets.bar import MeetingBar
from vergadering.tui.widgets.capture import CaptureLine
from vergadering.tui.widgets.explanation import ExplanationLine
from vergadering.tui.widgets.floor import FloorLine, FloorPanel
from vergadering.tui.widgets.item import ItemHead
from vergadering.tui.widgets.keys import KeyLine
from vergadering.tui.widgets.narrow import (
    LEAST_HEIGHT,
    LEAST_WIDTH,
    AgendaLine,
    PresenceLine,
    TooSmall,
)
from vergadering.tui.widgets.presence import PresencePanel
from vergadering.tui.widgets.records import RecordList
from vergadering.tui.widgets.text import harmless

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from vergadering.domain.records import Record


class LiveScreen(Editing, Guiding):
    """One meeting: before it opens, while it runs, and after it was closed."""

    PLACE = Place.LIVE
    CSS_PATH = "live.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Place.LIVE),
        Binding("left", "pane('AgendaPanel')", show=False),
        Binding("right", "pane('RecordList')", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (150, "-roomy")]  # noqa: RUF012 - as the base class has it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - as the base class has it

    shown_id: var[int | None] = var(None, init=False)
    """The item in view."""

    def __init__(self) -> None:
        super().__init__()
        self._walked: int | None = None

    def compose(self) -> ComposeResult:
        """Each part of the meeting in its place."""
        t, cls = self.t, LiveScreen
        yield MeetingBar(t).data_bind(cls.view, now=cls.minute)
        yield AgendaLine(t).data_bind(cls.view, item_id=cls.shown_id)
        with Horizontal(id="columns"):
            yield AgendaPanel(t).data_bind(cls.view, now=cls.minute, item_id=cls.shown_id)
            with Vertical(id="item"):
                yield ItemHead(t).data_bind(cls.view, now=cls.minute, item_id=cls.shown_id)
                yield RecordList(t).data_bind(cls.view, cls.edits, item_id=cls.shown_id)
            with Vertical(id="people"):
                yield FloorPanel(t).data_bind(cls.view, cls.now, cls.minute, cls.private)
                yield PresencePanel(t).data_bind(cls.view)
        yield FloorLine(t).data_bind(cls.view, cls.now)
        yield PresenceLine(t).data_bind(cls.view)
        yield CaptureLine(t)
        yield ExplanationLine()
        yield KeyLine()
        yield TooSmall(t)

    def on_mount(self) -> None:
        """Show the state that there is, and what was being typed."""
        self.built = True
        self._walked = self.begin_at
        self._label()
        self.watch_state()
        self.begin_typing()

    # the stage

    @property
    def item_id(self) -> int | None:
        """The agenda item in view."""
        return self.shown_id

    @property
    def record(self) -> Record | None:
        """The record that is selected while steering."""
        shown = self.query_one(RecordList)
        return shown.selected if shown.has_focus else None

    async def fulfil(self, request: Request) -> None:
        """Do what a command wants of this screen; the rest is the same on every screen."""
        match request:
            case View():
                self._look_at(request.item_id)
            case SwitchView():
                self.private = not self.private
            case TakeBack():
                await self.settled()
                await super().fulfil(request)
            case _ if self.types(request):
                return
            case _:
                await super().fulfil(request)

    # one road in: another state

    def watch_state(self) -> None:
        """Show the newest state, at the item that we were looking at."""
        if self.state.meeting_id is None or not self.built:
            return
        if self.state.get(Meeting, self.state.meeting_id) is None:
            self.run_worker(self.host.leave())
            return
        self.minute = self.now
        self.view = view_of(self.state, private=self.private)
        self._look_at(self._walked)
        self.refresh_keys()
        self.guide()

    def watch_shown_id(self) -> None:
        """Another item is in view."""
        self.explain_again()

    def watch_private(self) -> None:
        """Show more, or less; what was said to the one user is not for the room."""
        if not self.private:
            self.app.clear_notifications()
        self._label()
        self.watch_state()
        self.query_one(CaptureLine).reconsider()

    def on_resize(self, event: events.Resize) -> None:
        """Say so when nothing useful fits; what is being typed stays."""
        tiny = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        self.set_class(tiny, "-tiny")

    # walking through the agenda

    def action_pane(self, name: str) -> None:
        """Go to the agenda or to the records."""
        self.set_class(name == "AgendaPanel", "-agenda")
        self.query_one(name).focus()

    def on_agenda_panel_looked(self, event: AgendaPanel.Looked) -> None:
        """Look at another item."""
        self._look_at(event.item_id)
        self.refresh_keys()

    async def on_agenda_panel_chosen(self, event: AgendaPanel.Chosen) -> None:
        """Take up an item."""
        self._look_at(event.item_id)
        self.action_give("go_to_item")

    def on_record_list_selected(self) -> None:
        """Other commands may be possible now."""
        self.refresh_keys()

    def _look_at(self, item_id: int | None) -> None:
        """Show an item; None, or the current one: go along with the meeting."""
        state = self.state
        current = current_item(state)
        first = state.items[0].id if state.items else None
        here = current.id if current else first
        known = state.get(AgendaItem, item_id) is not None
        self._walked = item_id if known and item_id != here else None
        self.shown_id = self._walked or here
        self._title(away=self._walked is not None and current is not None)

    def _title(self, *, away: bool) -> None:
        """The title of the item in the edge around it, and where the meeting is if elsewhere."""
        frame = self.query_one("#item")
        item = self.view.get(AgendaItem, self.shown_id) if self.view else None
        title = f"{item.number}  {harmless(self.t.told(item.title))}" if item else ""
        frame.border_title = Text(title)
        frame.border_subtitle = Text(self.t(". terug naar het huidige punt") if away else "")
        frame.set_class(away, "-away")

    def _label(self) -> None:
        words = self.t("PRIVÉ") if self.private else self.t("SCHERM GEDEELD")
        if not self.host.desk.writable:
            words = f"{words} · {self.t('ALLEEN LEZEN')}"
        self.query_one(MeetingBar).label = (words, self.private)

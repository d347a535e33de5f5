"""Going through the open actions, one at a time, before a meeting or in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.reactive import var
from textual.widgets import Static

from vergadering.domain.action_story import last_facts
from vergadering.domain.model import Action
from vergadering.domain.public import public
from vergadering.domain.review import Wanted, mark, since, to_review
from vergadering.tui.base import CouncilScreen, bindings, key_of
from vergadering.tui.commands import Place, commands_at
from vergadering.tui.screens.review_words import called, head_of, summary, where_of
from vergadering.tui.stage import Narrow, Request, Step, SwitchView, TakeBack
from vergadering.tui.widgets.action_card import ActionCard
from vergadering.tui.widgets.keys import KeyLine
from vergadering.tui.widgets.text import harmless

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from vergadering.domain.history import Change
    from vergadering.domain.state import State

DEEDS = (
    *("keep_action", "finish_action", "put_off_action", "pass_on_action", "drop_action"),
    *("raise_action", "skip_action"),
)
"""What can become of an action: the first line of keys."""

REST = (
    *("previous_action", "filter_actions", "undo", "switch_view", "hide", "leave"),
    *("remind_owner", "reopen_action", "redo", "help"),
)
"""Everything else: the second line."""


class ReviewScreen(CouncilScreen):
    """One action after the other; behind the last one what came of it all."""

    PLACE = Place.REVIEW
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Place.REVIEW),
        Binding("up", "scroll_card(-1)", show=False),
        Binding("down", "scroll_card(1)", show=False),
    ]

    position: var[int] = var(0, init=False)
    """Which of the actions is talked about; their number when all were."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Wanted()
        """Which actions to go through."""
        self.start = 0
        """The mark behind which everything happened in this review."""
        self._chosen: tuple[int, ...] = ()
        self._view: State | None = None

    def compose(self) -> ComposeResult:
        """A head, how far we are, the action, and two lines of keys."""
        yield Static(id="head", markup=False)
        yield Static(id="where", markup=False)
        with VerticalScroll(id="card", can_focus=False):
            yield ActionCard(self.t)
            yield Static(id="summary", markup=False)
        yield KeyLine(id="deeds")
        yield KeyLine(id="rest")

    def on_mount(self) -> None:
        """Show the first action."""
        self.built = True
        self.start = mark(self.state)
        self._choose(Wanted())

    @property
    def ids(self) -> tuple[int, ...]:
        """The actions to go through, as far as this screen may show them."""
        view = self._view
        return tuple(id for id in self._chosen if view and view.get(Action, id) is not None)

    @property
    def record(self) -> Action | None:
        """The action that is talked about; None behind the last one."""
        ids = self.ids
        return self.state.get(Action, ids[self.position]) if self.position < len(ids) else None

    # what commands want of this screen

    async def fulfil(self, request: Request) -> None:
        """Do what a command wants of this screen; the rest is the same on every screen."""
        match request:
            case Step():
                self.position = min(len(self.ids), max(0, self.position + request.steps))
            case Narrow():
                self._choose(request.wanted)
            case SwitchView():
                self.private = not self.private
            case TakeBack():
                before = self.state
                await super().fulfil(request)
                self._go_to_changed(before)
            case _:
                await super().fulfil(request)

    async def keep(self, change: Change, *, finishes: str = "") -> None:
        """Keep a change, and say what became of the action."""
        action, before = self.record, mark(self.state)
        await super().keep(change, finishes=finishes)
        if action is not None:
            events = since(self.state, action.id, before)
            facts = "; ".join(last_facts(self.state, events, partial(called, self.state), self.t))
            self.tell(self.t("{number}: {facts}", number=action.number, facts=harmless(facts)))

    def action_scroll_card(self, steps: int) -> None:
        """Read on in a long history."""
        self.query_one("#card").scroll_relative(y=steps, animate=False)

    # one road in: another state

    def watch_state(self) -> None:
        """Show the newest state, at the action that we were at."""
        if self.built:
            here = self.record
            self._look(here.id if here else None)

    def watch_private(self) -> None:
        """Show more; or less, and nothing of what was said in passing about it."""
        if not self.private:
            self.app.clear_notifications()
        self.watch_state()

    def on_resize(self) -> None:
        """Use the room that there is now."""
        if self.built:
            self._show()

    def watch_position(self) -> None:
        """Show another action."""
        if self.built:
            self.query_one("#card").scroll_home(animate=False)
            self._show()

    def _choose(self, wanted: Wanted) -> None:
        """Go through these actions from the first one."""
        self.wanted = wanted
        rows = to_review(self.state, self.moment().date(), wanted)
        self._chosen = tuple(action.id for action in rows)
        self.position = 0
        self._look(None)

    def _look(self, action_id: int | None) -> None:
        """Take in what may be seen now; stay at an action when it is still among them."""
        self._view = self.state if self.private else public(self.state)
        ids = self.ids
        if action_id in ids:
            self.position = ids.index(action_id)
        self.position = min(self.position, len(ids))
        self._show()

    def _go_to_changed(self, before: State) -> None:
        """Go to the action that was just taken back, if it is among them."""
        touched = set(before.action_event) ^ set(self.state.action_event)
        changed = {event.action_id for event in touched}
        for place, id in enumerate(self.ids):
            if id in changed:
                self.position = place

    # showing

    def _show(self) -> None:
        action, card = self.record, self.query_one(ActionCard)
        card.view, card.today = self._view, self.moment().date()
        card.action_id = action.id if action else None
        card.display = action is not None
        frame = self.query_one("#card")
        frame.border_title = Text(action.number if action else self.t("Klaar"))
        closing = self.query_one("#summary", Static)
        closing.display = action is None
        closing.update(Text() if action else summary(self))
        self.query_one("#head", Static).update(head_of(self))
        self.query_one("#where", Static).update(where_of(self))
        self.refresh_keys()

    def refresh_keys(self) -> None:
        """Both lines of keys."""
        rows = {row.name: row for row in commands_at(self.PLACE)}
        for line, names in (("#deeds", DEEDS), ("#rest", REST)):
            self.query_one(line, KeyLine).keys = tuple(key_of(self, rows[name]) for name in names)

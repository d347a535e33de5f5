"""Everybody of the council, and its own rules with the place where each of them stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.containers import Horizontal
from textual.reactive import var
from textual.widgets import OptionList, Static

from vergadering.domain.model import Person
from vergadering.domain.public import view_of
from vergadering.tui.base import CouncilScreen, bindings, key_of
from vergadering.tui.commands import Place, commands_at
from vergadering.tui.screens import people_words as words
from vergadering.tui.stage import Request, Step, SwitchView
from vergadering.tui.widgets.grouped import SEPARATOR, GroupedList
from vergadering.tui.widgets.keys import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from vergadering.domain.state import State

DEEDS = ("change_chosen", "add_someone", "set_term", "retire", "import_people", "other_list")
"""What can be done with people and rules: the first line of keys."""

REST = ("undo", "redo", "switch_view", "hide", "leave", "help")
"""Everything else: the second line."""


class PeopleScreen(CouncilScreen):
    """Two lists, side by side where there is room, else one at a time."""

    PLACE = Place.PEOPLE
    CSS_PATH = "people.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - as the base class has it
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Place.PEOPLE),
        Binding("tab", "other_list", show=False),
        Binding("shift+tab", "other_list", show=False),
    ]

    on_rules: var[bool] = var(default=False, init=False)
    """Whether the list of rules is the one in hand."""

    def compose(self) -> ComposeResult:
        """A head, both lists, what is marked in full, and two lines of keys."""
        yield Static(id="head", markup=False)
        with Horizontal(id="lists"):
            yield GroupedList(id="people")
            yield GroupedList(id="rules")
        yield Static(id="about", markup=False)
        yield KeyLine(id="deeds")
        yield KeyLine(id="rest")

    def on_mount(self) -> None:
        """Show the people first."""
        self.built = True
        self.query_one("#people").border_title = Text(self.t("Mensen"))
        self.query_one("#rules").border_title = Text(self.t("Regels van de raad"))
        self._look()
        self._list.focus()

    @property
    def view(self) -> State:
        """What this screen may show."""
        return view_of(self.state, private=self.private)

    async def fulfil(self, request: Request) -> None:
        """Do what a command wants of this screen; the rest is the same on every screen."""
        match request:
            case Step():
                self.action_other_list()
            case SwitchView():
                self.private = not self.private
            case _:
                await super().fulfil(request)

    def action_other_list(self) -> None:
        """Take the other list in hand."""
        self.on_rules = not self.on_rules

    # one road in: another state

    def watch_state(self) -> None:
        """Show the newest state."""
        if self.built:
            self._look()

    def watch_private(self) -> None:
        """Show more; or less, and nothing of what was said in passing about it."""
        if not self.private:
            self.app.clear_notifications()
        self.watch_state()

    def watch_on_rules(self) -> None:
        """Another list in hand."""
        self.set_class(self.on_rules, "-rules")
        self._list.focus()
        self._mark()

    def on_resize(self) -> None:
        """Use the room that there is now."""
        if self.built:
            self._look()

    def on_descendant_focus(self) -> None:
        """A click in the other list takes that one in hand."""
        if self.built:
            self.on_rules = self.focused is self.query_one("#rules")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell of what is marked."""
        event.stop()
        self._mark()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click changes what is marked."""
        event.stop()
        self.action_give("change_chosen")

    # showing

    @property
    def _list(self) -> GroupedList:
        return self.query_one("#rules" if self.on_rules else "#people", GroupedList)

    def _look(self) -> None:
        t, view, today = self.t, self.view, self.moment().date()
        head = words.head(t, view, self.size.width - 4, private=self.private)
        self.query_one("#head", Static).update(head)
        people, rules = (self.query_one(f"#{id}", GroupedList) for id in ("people", "rules"))
        people.border_subtitle = Text(words.counted(t, view))
        people.show(partial(words.people_lines, t, view, today))
        rules.show(partial(words.rule_lines, t, view))
        self._mark()

    def _mark(self) -> None:
        """Take in what is marked in the list in hand, and tell of it."""
        kind, _, id = self._list.chosen.partition(SEPARATOR)
        self.chosen = (kind, int(id) if kind == words.MEMBER else id) if kind else None
        self.query_one("#about", Static).update(self._about(kind, id))
        self.refresh_keys()

    def _about(self, kind: str, id: str) -> Text:
        t, view = self.t, self.view
        match kind:
            case words.MEMBER:
                today = self.moment().date()
                return words.about_person(t, view, today, view.need(Person, int(id)))
            case words.RULE:
                return words.about_rule(t, view, id)
            case words.COUNCIL:
                return words.about_council(t, view)
        return Text(t("Er is nog niemand. Met n komt er iemand bij, met i een hele lijst."))

    def refresh_keys(self) -> None:
        """Both lines of keys."""
        rows = {row.name: row for row in commands_at(self.PLACE)}
        for line, names in (("#deeds", DEEDS), ("#rest", REST)):
            self.query_one(line, KeyLine).keys = tuple(key_of(self, rows[name]) for name in names)

"""A user whose every frame is searched for secrets while the screen is shared."""

from __future__ import annotations

from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

from textual._compositor import CompositorUpdate
from textual.widgets import Input, OptionList, Static

from tests.helpers.marks import leaked
from tests.helpers.terminal import Driver, evening
from vergadering.tui.app import VergaderingApp
from vergadering.tui.base import CouncilScreen
from vergadering.tui.commands import commands_at
from vergadering.tui.dialogs.choose import Confirm
from vergadering.tui.dialogs.dialog import Dialog
from vergadering.tui.screens.live import LiveScreen
from vergadering.tui.screens.pause import PauseScreen
from vergadering.tui.screens.start import StartScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from rich.console import RenderableType
    from textual.screen import Screen
    from textual.widget import Widget

    from vergadering.tui.commands import Command

TO_PANE = {"AgendaPanel": ("left",), "RecordList": ("right", "up")}
"""The keys that go to the part of the screen where a command belongs."""
DEEPEST = 3
"""So many dialogs behind each other are answered."""
MOST_KEYS = 12
"""So many keys take a user out of everything that is asked."""


class ShowingApp(VergaderingApp):
    """The program; somebody sees everything that it paints."""

    seen: Callable[[str], None] | None = None
    """Gets the text of each frame, or of the part that was painted anew."""

    def _display(self, screen: Screen, renderable: RenderableType | None) -> None:
        """Show a frame, to a terminal and to who watches."""
        super()._display(screen, renderable)
        if self.seen is not None and isinstance(renderable, CompositorUpdate):
            parts = renderable.__rich_console__(self.console, self.console.options)
            self.seen("".join(each.text for each in parts if not each.control))


class Watched(Driver):
    """A user with a keyboard; after each key all that the room could see is searched."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)
        self.frames = 0
        """How many frames of the shared screen were searched, parts of them counted."""
        self.found: dict[str, str] = {}
        """Each secret that was seen, and the last keys before it."""
        self.private_text = ""
        """Everything that the private view showed."""
        self.given: set[str] = set()
        """Names of the commands that were given when nothing stood in their way."""
        self.asked: set[str] = set()
        """Names of the dialogs that were shown."""
        self._keys: list[str] = []
        self._agreed = False

    @property
    def private(self) -> bool:
        """Whether the screen says that only this user sees it."""
        screens = [each for each in self.app.screen_stack if isinstance(each, CouncilScreen)]
        return bool(screens) and screens[-1].private

    async def press(self, *keys: str) -> None:
        """Press keys; look after each."""
        for key in keys:
            self.pressed += 1
            self._keys.append(key)
            self._send(key)
            await self.settle()
            self.look()

    async def type(self, text: str) -> None:
        """Type a text, without finishing the line; look when it stands there."""
        self._keys.append(text)
        self.line.insert_text_at_cursor(text)
        await self.settle()
        self.look()

    async def look_at(self, item_id: int) -> None:
        """Look at an item without walking there."""
        self.live._look_at(item_id)
        await self.settle()
        self.look()

    def look(self) -> None:
        """Search what a user could scroll to, and what is said in passing."""
        if isinstance(self.app.screen, Dialog):
            self.asked.add(type(self.app.screen).__name__)
        self.search(self.beyond())

    def search(self, text: str) -> None:
        """Search a frame, or what is behind it."""
        if self.private:
            self.private_text += text
        elif not self._agreed:
            self.frames += 1
            for place in leaked(text):
                self.found.setdefault(place, f"{' '.join(self._keys[-8:])}\n{text}")

    def beyond(self) -> str:
        """Texts of all widgets whole: also what is cut off, scrolled away or covered."""
        widgets = [w for s in self.app.screen_stack for w in s.walk_children(with_self=True)]
        return "\n".join([*(line for w in widgets for line in _texts(w)), self.said()])

    @contextmanager
    def agreed(self) -> Iterator[None]:
        """The user was warned, and chose to show what is closed: not searched meanwhile."""
        self._agreed = True
        yield
        self._agreed = False

    # commands and dialogs

    async def give_all(self, *, but: frozenset[str] = frozenset(), through: bool = False) -> None:
        """Give every command of this screen and take back what it changed.

        `through`: answer what is asked with enter, else look and leave.
        """
        screen = self.app.screen
        assert isinstance(screen, CouncilScreen)
        for command in commands_at(screen.PLACE):
            if command.name not in but:
                await self.give(command, through=through)

    async def give(self, command: Command, *, through: bool = False) -> None:
        """Give one command; what it changed is taken back."""
        screen, before = self.app.screen, self.state
        assert isinstance(screen, CouncilScreen)
        here = screen.item_id if isinstance(screen, LiveScreen) else None
        await self.press(*TO_PANE.get(command.pane, ()))
        if not command.why_not(screen):
            self.given.add(command.name)
        await self.press(command.key)
        await self.answer(through=through)
        if isinstance(self.app.screen, LiveScreen):
            await self._steer()
        if self.state != before and command.name not in {"undo", "redo"}:
            await self.press("u")
        if here is not None and isinstance(self.app.screen, LiveScreen):
            await self.look_at(here)

    async def answer(self, *, through: bool = False) -> None:
        """Look through what is asked and leave it; a warning is never agreed with."""
        seen: list[object] = []
        for _ in range(MOST_KEYS):
            if not self.in_dialog:
                return
            dialog = self.app.screen
            if dialog not in seen:
                seen.append(dialog)
                asks = isinstance(dialog, Dialog) and not isinstance(dialog, Confirm)
                keys = ("enter", "ctrl+s") if through and len(seen) <= DEEPEST else ()
                for key in ("down", *keys) if asks else ():
                    if self.app.screen is dialog:
                        await self.press(key)
            elif isinstance(dialog, PauseScreen):
                await self.press("enter", "enter")
            else:
                await self.press("escape")
        raise AssertionError(f"a dialog that does not go away:\n{self.text()}")

    async def _steer(self) -> None:
        """Leave the line empty and let keys steer."""
        if self.line.has_focus:
            await self.press("escape")
            self.line.put("")

    async def walk(self, item_id: int) -> None:
        """Look at an item with the arrow keys."""
        await self.press("left", "home")
        for _ in self.state.items:
            if self.live.item_id == item_id:
                return
            await self.press("down")
        raise AssertionError("the item is not on the agenda")


def _texts(widget: Widget) -> Iterator[str]:
    """What a widget has to say, also outside the part of it that is in view."""
    yield str(widget.border_title or "")
    yield str(widget.border_subtitle or "")
    yield str(widget.tooltip or "")
    if isinstance(widget, Input):
        yield widget.placeholder if widget.password else f"{widget.value} {widget.placeholder}"
    elif isinstance(widget, OptionList):
        for option in widget.options:
            yield str(option.prompt)
    elif isinstance(widget, Static):
        yield str(widget.content)
    lines = getattr(widget, "_lines", None)
    if isinstance(lines, list):
        for line in lines:
            yield str(line)


@asynccontextmanager
async def watched(
    path: Path, *, size: tuple[int, int] = (120, 40), language: str = "nl"
) -> AsyncIterator[Watched]:
    """The program on a file, each frame of it searched."""
    clock = evening()
    app = ShowingApp(path, language, clock=clock)
    async with app.run_test(size=size) as pilot:
        user = Watched(app, pilot, clock)
        app.seen = user.search
        await user.until(lambda: app.ready and isinstance(app.screen, StartScreen))
        await user.settle()
        user.look()
        yield user

"""The program in the terminal: which screens there are, and how it begins and ends."""

from __future__ import annotations

import asyncio
import gc
import sys
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.containers import Horizontal, Vertical

from vergadering import settings
from vergadering.errors import Refusal
from vergadering.i18n import Translator
from vergadering.tui.news import after_a_crash
from vergadering.tui.seats import NAMES, Seat, next_seat
from vergadering.tui.terminal import SAID_SECONDS, TerminalApp
from vergadering.tui.themes import THEMES
from vergadering.tui.watch import Watch, council_screens, heed_signals

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.command import Provider

    from vergadering.desk import Desk


def _palette() -> type[Provider]:
    from vergadering.tui.palette import Commands

    return Commands


class VergaderingApp(TerminalApp):
    """One council's file in one window."""

    TITLE = "vergadering"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9", "hide", show=False, priority=True)]
    NOTIFICATION_TIMEOUT = SAID_SECONDS

    CSS = """
    #frame-head, #frame-keys { height: 3; background: $panel; }
    #frame-keys { height: 1; }
    .frame-box { width: 1fr; height: 1fr; border: round $edge; }
    ToastRack { margin-bottom: 6; }
    Toast { width: 30; max-width: 40%; margin-top: 0; padding: 0 1; background: $panel; }
    """

    desk: Desk

    def __init__(
        self,
        path: Path | None = None,
        language: str = "nl",
        clock: Callable[[], datetime] | None = None,
        seat: Seat = Seat.EITHER,
    ) -> None:
        """Open this file, or the file of this user. `clock` is for tests."""
        super().__init__()
        self.path = path
        self.seat = seat
        """Who sits at this window."""
        self.t = Translator(language)
        self.ready = False
        """Whether the file is open."""
        self.farewell = ""
        """A sentence for the terminal when the program ended because of it."""
        self._given_clock = clock
        self._watch = Watch(self)
        for theme, _ in THEMES.values():
            self.register_theme(theme)
        self.theme = next(iter(THEMES))

    def clock(self) -> datetime:
        """The present moment."""
        return self._given_clock() if self._given_clock is not None else settings.now()

    def compose(self) -> ComposeResult:
        """The frame of the first screen, which stands while the file is opened."""
        yield Vertical(id="frame-head")
        with Horizontal():
            yield Vertical(classes="frame-box")
            yield Vertical(classes="frame-box")
        yield Vertical(id="frame-keys")

    def on_mount(self) -> None:
        """Show the frame at once; everything else comes behind it."""
        if not self.is_headless:
            heed_signals(self.end)
        self.call_after_refresh(lambda: self.run_worker(self._begin(), exit_on_error=True))

    def publish(self) -> None:
        """Show the newest state on every screen."""
        for screen in council_screens(self.screen_stack):
            screen.state = self.desk.state

    def next_seat(self) -> Seat:
        """Sit as somebody else; the keys follow."""
        self.seat = next_seat(self.seat)
        self.desk.windows.who = self._who()
        return self.seat

    async def action_hide(self) -> None:
        """Show a neutral screen, over whatever stands there; back it is the shared view."""
        from vergadering.tui.screens.pause import PauseScreen

        if not isinstance(self.screen, PauseScreen):
            self.clear_notifications()
            for screen in council_screens(self.screen_stack):
                screen.private = False
            await self.push_screen(PauseScreen(self.t))

    async def show_screen(
        self, name: str, meeting_id: int | None, item_id: int | None = None
    ) -> None:
        """Show a screen by its name, with a meeting or the one in hand, at an item of it."""
        from vergadering.tui.screens import screen_named

        kind = screen_named(name)
        state = await self.desk.take_soon(meeting_id or self.desk.state.meeting_id)
        screen = kind()
        screen.begin_at = item_id
        screen.set_reactive(kind.state, state)
        if isinstance(self.screen, kind):
            self.switch_screen(screen)
        else:
            await self.push_screen(screen)

    async def leave(self) -> None:
        """Back to the screen below this one, where the meeting stays in hand; at last out."""
        below = len(self.screen_stack) - 2
        if below < 1:
            self.exit(0)
            return
        if below == 1:
            await self.desk.take_soon(None)
        self.pop_screen()
        self.publish()

    async def write_document(self, kind: str) -> Path:
        """Write a document beside the file, under a name that is still free."""
        from vergadering.tui.writing import write_beside

        state = self.desk.state
        work = partial(write_beside, kind, state, self.desk.path.parent, self.clock())
        return await asyncio.to_thread(work)

    def next_theme(self) -> str:
        """Show the next set of colours; its name in the user's language."""
        names = list(THEMES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        return self.t(THEMES[self.theme][1])

    def action_command_palette(self) -> None:
        """Search in all commands."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            words = self.t("Zoek een opdracht …")
            self.push_screen(CommandPalette(placeholder=words, id="--command-palette"))

    def end(self) -> None:
        """End when what is in hand is kept or came back."""
        from vergadering.tui.ending import end

        end(self)

    def on_unmount(self) -> None:
        """Write what is still being typed and let the file go."""
        if not self.ready:
            return
        self._watch.stop()
        try:
            self.desk.close()
            if failed := self.desk.backups.failed:
                self.farewell = self.t.refusal(failed)
        except Refusal as refusal:
            from vergadering.tui.ending import rescued

            self._return_code = 1
            where = rescued(self.t, self.desk, self.clock())
            self.farewell = f"{self.t.refusal(refusal)} {where}"

    async def _begin(self) -> None:
        """Open the file off this thread, then show what is in it."""
        try:
            self.desk = await asyncio.to_thread(_desk, self.path, self._who(), self._given_clock)
        except Refusal as refusal:
            self.farewell = self.t.refusal(refusal)
            self.exit(1)
            return
        from vergadering.tui.screens.start import StartScreen

        screen = StartScreen()
        screen.set_reactive(StartScreen.state, self.desk.state)
        await self.push_screen(screen)
        self.ready = True
        self.desk.backups.begin()
        if self.desk.aftermath is not None:
            self.say(after_a_crash(self.t, self.desk.aftermath), seconds=20)
        if self.desk.occupied is not None:
            from vergadering.desk import occupied_by

            self.say(self.t.refusal(occupied_by(self.desk.occupied)), seconds=20)
        await self._resume()
        self._watch.begin(self._handle_exception)
        self.call_after_refresh(self._rest)

    async def _resume(self) -> None:
        """Whoever has a seat goes straight to the meeting that is going on."""
        from vergadering.domain.meeting import going_on

        going = going_on(self.desk.state)
        if self.seat is not Seat.EITHER and len(going) == 1:
            await self.show_screen("live", going[0].id)

    async def _rest(self) -> None:
        """What the next screen needs, while nobody waits for it."""
        await asyncio.to_thread(import_module, "vergadering.tui.screens.live")
        gc.enable()
        folder = await asyncio.to_thread(lambda: self.desk.folder)
        if folder.careful:
            self.say(self.t(folder.text, name=folder.name), seconds=12)

    def _who(self) -> str:
        """Who sits here, for the journal and the other windows; empty when nobody said so."""
        seat = "" if self.seat is Seat.EITHER else self.t(NAMES[self.seat])
        return settings.user_name() or seat

    def _handle_exception(self, error: Exception) -> None:
        """End with one sentence; the details go to a log, without anybody's text."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        self._return_code = 1
        from vergadering.tui.faults import fault_sentence

        self._exit_renderables.append(Text(fault_sentence(self.t, error, self.clock())))
        self._close_messages_no_wait()


def _desk(path: Path | None, who: str, clock: Callable[[], datetime] | None) -> Desk:
    """Open a file, or the file of this user, which is made when it is not there."""
    import_module("vergadering.tui.screens.start")
    from vergadering.desk import Desk

    times: dict[str, Any] = {"clock": clock} if clock else {}
    if path is not None:
        return Desk(path, who=who, **times)
    path = settings.own_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    return Desk(path, create=not path.exists(), who=who, **times)


def run(path: Path | None, language: str, seat: Seat = Seat.EITHER) -> int:
    """Run the program until the user leaves; the exit code."""
    gc.disable()  # until the first screen stands: collecting while importing is lost time
    app = VergaderingApp(path, language, seat=seat)
    result = app.run()
    if app.farewell:
        sys.stderr.write(app.farewell + "\n")
    return app.return_code or result or 0

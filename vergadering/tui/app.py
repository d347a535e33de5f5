"""The program in the terminal: which screens there are, and how it begins and ends."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.containers import Horizontal, Vertical

from vergadering import settings
from vergadering.errors import Refusal
from vergadering.i18n import Translator
from vergadering.tui.order import InOrder
from vergadering.tui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.command import Provider
    from textual.driver import Driver

    from vergadering.desk import Desk


def _palette() -> type[Provider]:
    from vergadering.tui.palette import Commands

    return Commands


LOOK_SECONDS = 0.15
"""How often the program looks whether another window wrote."""


AGAIN_SECONDS = 2
"""How often what is being typed is tried again while the file cannot be written."""


class VergaderingApp(InOrder):
    """One council's file in one window."""

    TITLE = "vergadering"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    NOTIFICATION_TIMEOUT = 6

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
    ) -> None:
        """Open this file, or the file of this user. `clock` is for tests."""
        super().__init__()
        self.path = path
        self.t = Translator(language)
        self.ready = False
        """Whether the file is open."""
        self.farewell = ""
        """A sentence for the terminal when the program ended because of it."""
        self._worried = ""
        self._given_clock = clock
        for theme, _ in THEMES.values():
            self.register_theme(theme)
        self.theme = next(iter(THEMES))

    def clock(self) -> datetime:
        """The present moment."""
        if self._given_clock is not None:
            return self._given_clock()
        from vergadering.desk import now

        return now()

    def get_driver_class(self) -> type[Driver]:
        """The library's own, mended where this is a terminal of Linux or macOS."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":
            return found
        from vergadering.tui.driver import TerminalDriver

        return TerminalDriver

    def compose(self) -> ComposeResult:
        """The frame of the first screen, which stands while the file is opened."""
        yield Vertical(id="frame-head")
        with Horizontal():
            yield Vertical(classes="frame-box")
            yield Vertical(classes="frame-box")
        yield Vertical(id="frame-keys")

    def on_mount(self) -> None:
        """Show the frame at once; everything else comes behind it."""
        self._heed_signals()
        self.call_after_refresh(lambda: self.run_worker(self._begin(), exit_on_error=True))

    def publish(self) -> None:
        """Show the newest state on every screen."""
        from vergadering.tui.base import CouncilScreen

        for screen in self.screen_stack:
            if isinstance(screen, CouncilScreen):
                screen.state = self.desk.state

    async def open_meeting(self, meeting_id: int | None) -> None:
        """Show the live screen of a meeting, or of the one in hand."""
        from vergadering.tui.base import CouncilScreen
        from vergadering.tui.screens.live import LiveScreen

        state = await self.desk.take_soon(meeting_id or self.desk.state.meeting_id)
        screen = LiveScreen()
        screen.set_reactive(CouncilScreen.state, state)
        await self.push_screen(screen)

    async def leave(self) -> None:
        """From a meeting to the start screen; from there out."""
        if len(self.screen_stack) > 2:
            await self.desk.take_soon(None)
            self.pop_screen()
            self.publish()
        else:
            self.exit(0)

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

    def on_unmount(self) -> None:
        """Write what is still being typed and let the file go."""
        if not self.ready:
            return
        try:
            self.desk.close()
        except Refusal as refusal:
            from vergadering.tui.ending import rescued

            self._return_code = 1
            where = rescued(self.t, self.desk, self.clock())
            self.farewell = f"{self.t.refusal(refusal)} {where}"

    async def _begin(self) -> None:
        """Open the file off this thread, then show what is in it."""
        try:
            self.desk = await asyncio.to_thread(self._desk)
        except Refusal as refusal:
            self.farewell = self.t.refusal(refusal)
            self.exit(1)
            return
        from vergadering.tui.screens.start import StartScreen

        screen = StartScreen()
        screen.set_reactive(StartScreen.state, self.desk.state)
        await self.push_screen(screen)
        self.ready = True
        self.set_interval(LOOK_SECONDS, self._look)
        self.set_interval(AGAIN_SECONDS, self.desk.drafts.again)
        self.call_after_refresh(self._rest)

    async def _rest(self) -> None:
        """What the next screen needs, while nobody waits for it."""
        await asyncio.to_thread(import_module, "vergadering.tui.screens.live")
        gc.enable()

    def _desk(self) -> Desk:
        import_module("vergadering.tui.screens.start")
        from vergadering.desk import Desk

        clock: dict[str, Any] = {"clock": self._given_clock} if self._given_clock else {}
        path = self.path
        if path is None:
            path = settings.own_file()
            path.parent.mkdir(parents=True, exist_ok=True)
            return Desk(path, create=not path.exists(), who=settings.user_name(), **clock)
        return Desk(path, who=settings.user_name(), **clock)

    async def _look(self) -> None:
        """Take in what another window wrote, down the same road as a key press."""
        if getattr(self._driver, "gone", False):
            _end(self)
            return
        try:
            if self.desk.written_elsewhere() and await self.desk.refresh_soon():
                self.publish()
        except Refusal as refusal:
            self._worry(self.t.refusal(refusal))
            return
        if self.desk.drafts.trouble is None:
            self._worried = ""
        else:
            self._worry(self.t.refusal(self.desk.drafts.trouble))

    def _worry(self, sentence: str) -> None:
        """Say what is wrong with the file; once, until it is another thing or right again."""
        if sentence != self._worried:
            self._worried = sentence
            self.notify(sentence, markup=False, severity="warning")

    def _heed_signals(self) -> None:
        """End cleanly when the terminal closes or somebody ends the program."""
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for number in ("SIGTERM", "SIGHUP", "SIGINT"):
            if hasattr(signal, number) and sys.platform != "win32":
                loop.add_signal_handler(getattr(signal, number), partial(_end, self))

    def _handle_exception(self, error: Exception) -> None:
        """End with one sentence; the details go to a log, without anybody's text."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        from vergadering.tui.faults import note_fault

        path = note_fault(error, self.clock())
        self.farewell = self.t(
            "Er ging iets mis in het programma; wat bewaard was, is bewaard. "
            "De technische details staan in {path}.",
            path=path,
        )
        self._return_code = 1
        self._exit_renderables.append(Text(self.farewell))
        self.farewell = ""
        self._close_messages_no_wait()


def _end(app: VergaderingApp) -> None:
    from vergadering.tui.ending import end

    end(app)


def run(path: Path | None, language: str) -> int:
    """Run the program until the user leaves; the exit code."""
    gc.disable()  # until the first screen stands: collecting while importing is lost time
    app = VergaderingApp(path, language)
    result = app.run()
    if app.farewell:
        sys.stderr.write(app.farewell + "\n")
    return app.return_code or result or 0

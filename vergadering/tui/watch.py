"""What happens on its own: other windows are noticed, signals are heeded."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import TYPE_CHECKING, Protocol

from vergadering.errors import Refusal
from vergadering.tui.news import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

    from vergadering.desk import Desk
    from vergadering.i18n import Translator
    from vergadering.tui.base import CouncilScreen

LOOK_SECONDS = 0.15
"""How often the program looks whether another window wrote, when there is one."""

ALONE_SECONDS = 0.4
"""How often it looks while it knows of no other window: the first change of one comes later."""

RETRY_SECONDS = 2
"""How often what is being typed is tried again while the file cannot be written."""


class Watched(Protocol):
    """What watching needs of the app."""

    desk: Desk
    t: Translator

    @property
    def screen_stack(self) -> Sequence[Screen[object]]:
        """The screens, the one in front last."""

    @property
    def forsaken(self) -> bool:
        """Whether the terminal is gone."""

    def end(self) -> None:
        """End when what is in hand is kept or came back."""

    def publish(self) -> None:
        """Show the newest state on every screen."""

    def say(self, sentence: str) -> None:
        """Say something in passing."""


class Watch:
    """Takes in what other windows write, down the same road as a key press.

    An idle program costs what its looks cost, so it looks less often while it is alone.
    """

    def __init__(self, app: Watched) -> None:
        self._app = app
        self._worry = ""
        self._task: asyncio.Task[None] | None = None

    def begin(self, failed: Callable[[Exception], None]) -> None:
        """Look from now on; `failed` hears of a fault that ends the looking."""
        self._task = asyncio.create_task(self._go_on(failed))

    def stop(self) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()

    async def _go_on(self, failed: Callable[[Exception], None]) -> None:
        try:
            waited = 0.0
            while True:
                seconds = ALONE_SECONDS if self._app.desk.windows.alone else LOOK_SECONDS
                await asyncio.sleep(seconds)
                await self.look()
                waited += seconds
                if waited >= RETRY_SECONDS:
                    waited = 0.0
                    self._app.desk.drafts.again()
        except Exception as error:  # noqa: BLE001 - the outermost edge: the program says it
            failed(error)

    async def look(self) -> None:
        """See whether anybody wrote, and tell what matters of it; each thing once."""
        app = self._app
        if app.forsaken:
            app.end()
            return
        try:
            if await app.desk.look():
                app.publish()
        except Refusal as refusal:
            self._worried(app.t.refusal(refusal))
            return
        if failed := app.desk.backups.look(app.desk.state):
            app.say(app.t.refusal(failed))
        if app.desk.drafts.trouble is None:
            self._worry = ""
        else:
            self._worried(app.t.refusal(app.desk.drafts.trouble))
        edits = app.desk.drafts.edits()
        for screen in council_screens(app.screen_stack):
            screen.edits = edits
        for sentence in sentences(app.t, app.desk.heard()):
            app.say(sentence)

    def _worried(self, sentence: str) -> None:
        """Say what is wrong with the file, until it is another thing or right again."""
        if sentence != self._worry:
            self._worry = sentence
            self._app.say(sentence)


def council_screens(stack: Sequence[Screen[object]]) -> list[CouncilScreen]:
    """The screens that show a council."""
    from vergadering.tui.base import CouncilScreen

    return [screen for screen in stack if isinstance(screen, CouncilScreen)]


def heed_signals(leave: Callable[[], object]) -> None:
    """End cleanly when the terminal closes or somebody ends the program."""
    loop = asyncio.get_running_loop()
    for number in ("SIGTERM", "SIGHUP", "SIGINT"):
        if hasattr(signal, number) and sys.platform != "win32":
            loop.add_signal_handler(getattr(signal, number), leave)

"""The program driven by keys, without a terminal."""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
import unicodedata
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.screen import ModalScreen

from tests.helpers.council import Clock
from vergadering.tui.app import VergaderingApp
from vergadering.tui.screens.live import LiveScreen
from vergadering.tui.seats import Seat
from vergadering.tui.widgets.capture import CaptureLine
from vergadering.tui.widgets.explanation import ExplanationLine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot

    from vergadering.domain.state import State

SAMPLE = Path(__file__).parents[2] / "sample.db"
WINTER = dt.timezone(dt.timedelta(hours=1))
EVENING = dt.datetime(2026, 11, 3, 19, 30, tzinfo=WINTER)
"""When the next meeting of the sample is planned."""
QUIET_TURNS = 6
"""Turns of the loop in which nobody has anything to do, before the screen stands still."""
PAINT_TURN = 3
"""The quiet turn at which what changed is painted."""
BRISK_TURNS = 500
"""Turns after which threads and disks that something waits for get time of their own."""
TURNS = 20_000
"""Turns in which a screen must have come to stand still; the most of twenty seconds."""
PATIENCE = 400
"""How many times a screen may settle before something must have happened."""


def sample_copy(folder: Path) -> Path:
    """The sample council in a file of the test's own."""
    return Path(shutil.copy(SAMPLE, folder / "raad.db"))


def evening() -> Clock:
    """A clock that stands at the planned start of the next meeting."""
    return Clock(EVENING)


class Driver:
    """A user with a keyboard."""

    def __init__(self, app: VergaderingApp, pilot: Pilot[int], clock: Clock) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock
        self.pressed = 0
        """How many keys were pressed; a typed line counts as one key a character and enter."""

    @property
    def state(self) -> State:
        """The newest state."""
        return self.app.desk.state

    @property
    def live(self) -> LiveScreen:
        """The live screen; it must be the one in front."""
        assert isinstance(self.app.screen, LiveScreen)
        return self.app.screen

    @property
    def line(self) -> CaptureLine:
        """The capture line."""
        return self.app.screen.query_one(CaptureLine)

    @property
    def explanation(self) -> tuple[str, bool]:
        """What stands below the capture line."""
        return self.app.screen.query_one(ExplanationLine).words

    async def press(self, *keys: str) -> None:
        """Press keys and let the screen settle."""
        for key in keys:
            self.pressed += 1
            self._send(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text, without finishing the line."""
        self.pressed += len(text)
        self.line.insert_text_at_cursor(text)
        await self.settle()

    async def enter(self, text: str) -> None:
        """Type a line in the capture line and finish it."""
        if not self.line.has_focus:
            await self.press("i")
        await self.type(text)
        await self.press("enter")

    async def settle(self) -> None:
        """Let every message and every change come to an end, without waiting for a clock."""
        quiet = 0
        for turn in range(TURNS):
            await asyncio.sleep(0 if turn < BRISK_TURNS else 0.001)
            if self._busy():
                quiet = 0
            elif any(w.is_running for w in self.app.workers) and not self.in_dialog:
                quiet = 0
                await asyncio.sleep(0.001)
            else:
                quiet += 1
                if quiet == PAINT_TURN:
                    self.app.screen._on_timer_update()
            if quiet > QUIET_TURNS:
                return
        raise AssertionError("the screen never stood still")

    def _busy(self) -> bool:
        pumps = (self.app, *self.app._registry)
        return any(p._next_callbacks or not p._message_queue.empty() for p in pumps)

    @property
    def in_dialog(self) -> bool:
        """Whether something is asked."""
        return isinstance(self.app.screen, ModalScreen)

    async def until(self, come: Callable[[], object]) -> None:
        """Wait until something is so."""
        for _ in range(PATIENCE):
            if come():
                return
            await self.pilot.pause()
        raise AssertionError("it never came about")

    async def forward(self, minutes: float) -> None:
        """Let time pass on the clock and on the screen."""
        self.clock.forward(minutes)
        self.live.now = self.clock.now
        await self.settle()

    def said(self) -> str:
        """What was said in passing, all of it."""
        return "\n".join(str(note.message) for note in self.app._notifications)

    def text(self) -> str:
        """What stands on the screen, as lines of text."""
        size = self.app.size
        screen = self.app.screen
        return "\n".join(
            "".join(segment.text for segment in strip)
            for strip in screen._compositor.render_strips(size)
        )

    def _send(self, key: str) -> None:
        if len(key) == 1 and not key.isalnum():
            key = _character_to_key(key)
        try:
            name = _get_unicode_name_from_key(REPLACED_KEYS.get(key, key))
            char: str | None = unicodedata.lookup(name)
        except KeyError:
            char = key if len(key) == 1 else None
        event = events.Key(key, char)
        event.set_sender(self.app)
        assert self.app._driver is not None
        self.app._driver.send_message(event)


@asynccontextmanager
async def running(
    path: Path | None,
    *,
    size: tuple[int, int] = (120, 40),
    language: str = "nl",
    clock: Clock | None = None,
    seat: Seat = Seat.EITHER,
) -> AsyncIterator[Driver]:
    """The program on a file, ready for keys."""
    clock = clock or evening()
    app = VergaderingApp(path, language, clock=clock, seat=seat)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot, clock)
        await driver.until(lambda: app.ready or app.farewell)
        await driver.settle()
        yield driver


@asynccontextmanager
async def meeting(
    folder: Path, *, size: tuple[int, int] = (120, 40), language: str = "nl"
) -> AsyncIterator[Driver]:
    """The live screen of the planned meeting of the sample."""
    async with running(sample_copy(folder), size=size, language=language) as driver:
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, LiveScreen))
        await driver.settle()
        yield driver


async def opened(user: Driver) -> Driver:
    """The meeting is open, all members are there, and keys steer."""
    await user.press("escape", "h")
    await user.press("p", "l", "enter")
    return user

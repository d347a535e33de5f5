"""Keys one after the other: none overtakes the one before it, however fast they come.

Textual gives a letter to the widget at once, but looks for the binding of a key only when
the key came back up from there. What is typed in one breath over a slow line would become
something else: the letters behind an enter would come before it.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.message import Message

if TYPE_CHECKING:
    from textual.events import Event

LONGEST_SECONDS = 0.5
"""How long a command may hold up keys; a change that waits for a busy file is no reason."""

LOST_SECONDS = 5.0
"""How long a key may be under way before it counts as lost, with a widget that went."""


class Done(Message):
    """Something that held up the keys is done; it takes the way that a key takes."""

    def __init__(self, hold: object) -> None:
        """What is done."""
        self.hold = hold
        super().__init__()


class InOrder(App[int]):
    """Deals with each key, and with the command that it gave, before it looks at the next."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: deque[events.Key] = deque()
        self._commands: set[object] = set()
        self._under_way: object = None
        self._began = 0.0

    def hold_keys(self) -> object:
        """Let keys wait for a command; give what this returns to `let_go` when it is done."""
        hold = object()
        self._commands.add(hold)
        return hold

    def let_go(self, hold: object) -> None:
        """A command that keys waited for is done."""
        self.post_message(Done(hold))

    def let_all_go(self) -> None:
        """No command holds up the keys any more."""
        self._commands.clear()
        self.post_message(Done(None))

    async def on_event(self, event: Event) -> None:
        """Put a key behind those that wait."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._keys.append(event)
        if monotonic() - self._began > LOST_SECONDS:
            self._under_way = None
        await self._next()
        if event in self._keys:
            self.set_timer(LONGEST_SECONDS, partial(self._waited, event))

    async def on_done(self, message: Done) -> None:
        """Take the next key when nothing holds it up."""
        message.stop()
        self._commands.discard(message.hold)
        if self._under_way is message.hold:
            self._under_way = None
        await self._next()

    async def _next(self) -> None:
        """Give the oldest key to whoever it is for, and send behind it that it was dealt with."""
        if not self._keys or self._commands or self._under_way is not None:
            return
        key, self._under_way, self._began = self._keys.popleft(), object(), monotonic()
        done = Done(self._under_way)
        await super().on_event(key)
        if not (self.focused or self.screen).post_message(done):
            self.post_message(done)

    def _waited(self, key: events.Key) -> None:
        """A key waited long enough for a command."""
        if key in self._keys:
            self.let_all_go()

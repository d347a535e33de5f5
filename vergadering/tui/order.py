"""Keys one after the other: none overtakes the one before it, however fast they come.

Textual gives a letter to the widget at once, but looks for the binding of a key only when
the key came back up from there. What is typed in one breath over a slow line would become
something else: the letters behind an enter would come before it.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.message import Message

if TYPE_CHECKING:
    from textual.events import Event

LONGEST_SECONDS = 0.5
"""How long a key may hold up the next ones; a change that waits for a busy file is no reason."""


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
        self._holds: set[object] = set()

    def hold_keys(self) -> object:
        """Let keys wait for something; give what this returns to `let_go` when it is done."""
        hold = object()
        self._holds.add(hold)
        return hold

    def let_go(self, hold: object) -> None:
        """Something that keys waited for is done."""
        self.post_message(Done(hold))

    def let_all_go(self) -> None:
        """Nothing holds up the keys any more."""
        self._holds.clear()
        self.post_message(Done(None))

    async def on_event(self, event: Event) -> None:
        """Put a key behind those that wait."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._keys.append(event)
        if self._holds:
            self.set_timer(LONGEST_SECONDS, partial(self._waited, event))
        else:
            await self._next()

    async def on_done(self, message: Done) -> None:
        """Take the next key when nothing holds it up."""
        message.stop()
        self._holds.discard(message.hold)
        if self._keys and not self._holds:
            await self._next()

    async def _next(self) -> None:
        hold = self.hold_keys()
        await super().on_event(self._keys.popleft())
        way = self.focused or self.screen
        if not way.post_message(Done(hold)):
            self.let_go(hold)

    def _waited(self, key: events.Key) -> None:
        """A key waited long enough."""
        if key in self._keys:
            self.let_all_go()

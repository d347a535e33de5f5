"""Guiding on the live screen: a hint for the chair, and the keys that belong to the moment."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from textual.reactive import var

from vergadering.domain.choices import GuideFor
from vergadering.domain.clock import minute_of
from vergadering.domain.guide import advice, timely
from vergadering.tui.base import CouncilScreen
from vergadering.tui.commands import commands_at
from vergadering.tui.keys import key_name
from vergadering.tui.widgets.explanation import ExplanationLine

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.state import State

LOOK_SECONDS = 5
"""How often the clock alone may bring another hint."""

STEP = timedelta(seconds=LOOK_SECONDS)


class Guiding(CouncilScreen):
    """The part of the live screen that says what could be done now."""

    view: var[State | None] = var(None, init=False)
    """What this screen may show: the public view, or everything."""
    now: var[datetime | None] = var(None, init=False)
    """The present moment; a tick a second."""
    minute: var[datetime | None] = var(None, init=False)
    """The moment at which the present minute was first seen, for what shows no seconds."""
    _minute: tuple[datetime, int] | None = None

    def on_mount(self) -> None:
        """Let the clock tick."""
        self.now = self.host.clock()
        self.set_interval(1, lambda: setattr(self, "now", self.host.clock()))

    def watch_now(self, before: datetime | None, now: datetime) -> None:
        """Time alone may bring another minute, and another hint."""
        in_hand = self.state.meeting_id is not None
        minute = minute_of(self.state, now) if in_hand else None
        if minute != self._minute:
            self._minute = minute
            self.minute = now
        if before is None or now - before >= STEP or now.second % LOOK_SECONDS == 0:
            self.guide()

    def guide(self) -> None:
        """Show the hint of this moment, made of what this screen may show; and its keys."""
        if self.view is None or self.now is None or not self.built:
            return
        self.query_one(ExplanationLine).hint = self._hint(self.view, self.now)
        fitting = timely(self.state, self.now)
        if fitting != self.timely:
            self.timely = fitting
            self.refresh_keys()

    def _hint(self, view: State, now: datetime) -> str:
        wanted = self.state.the_council.rules.guide
        seen = wanted is GuideFor.SHARED or (wanted is GuideFor.PRIVATE and self.private)
        found = advice(view, now) if seen else None
        if found is None:
            return ""
        rows = {row.name: row for row in commands_at(self.PLACE)}
        told = (rows[name] for name in found.commands)
        keys = [f"{self.t(key_name(row.key))} {self.t(row.label)}" for row in told]
        return "  ".join((self.t(found.text, **found.values), *keys))

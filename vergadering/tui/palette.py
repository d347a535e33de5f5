"""The palette: every command of the screen, found by its words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider

from vergadering.tui.base import CouncilScreen
from vergadering.tui.commands import commands_at
from vergadering.tui.keys import key_name

if TYPE_CHECKING:
    from textual.command import Hits


class Commands(Provider):
    """The rows of the tables, with the reason why one cannot be given now."""

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for words, help_text, run in self._rows():
            yield DiscoveryHit(words, run, help=help_text)

    async def search(self, query: str) -> Hits:
        """What fits the words."""
        matcher = self.matcher(query)
        for words, help_text, run in self._rows():
            score = max(matcher.match(words), matcher.match(help_text))
            if score > 0:
                yield Hit(score, matcher.highlight(words), run, help=help_text)

    def _rows(self) -> list[tuple[str, str, partial[None]]]:
        screen = self.screen
        if not isinstance(screen, CouncilScreen):
            return []
        rows = []
        for row in commands_at(screen.PLACE):
            help_text = screen.t(row.help)
            why_not = row.why_not(screen)
            if why_not:
                help_text = f"{help_text} ({why_not})"
            words = f"{screen.t(row.label)}  {screen.t(key_name(row.key))}"
            rows.append((words, help_text, partial(screen.action_give, row.name)))
        return rows

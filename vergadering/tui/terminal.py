"""The program as its terminal knows it: keys in order, a mended driver, a word in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.tui.order import InOrder

if TYPE_CHECKING:
    from textual.driver import Driver

SAID_SECONDS = 6
"""How long a sentence in passing stands."""


class TerminalApp(InOrder):
    """What any program of ours needs of its terminal."""

    def get_driver_class(self) -> type[Driver]:
        """The library's own, mended where this is a terminal of Linux or macOS."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":
            return found
        from vergadering.tui.driver import TerminalDriver

        return TerminalDriver

    @property
    def forsaken(self) -> bool:
        """Whether the terminal is gone."""
        return bool(getattr(self._driver, "gone", False))

    def say(self, sentence: str, seconds: float = SAID_SECONDS) -> None:
        """Say something in passing."""
        self.notify(sentence, markup=False, timeout=seconds)

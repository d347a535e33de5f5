"""The bare library: what Textual does without us. `python -m tests.benchmarks.peers WHICH`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from textual.app import ComposeResult

READY = "Gereed"


class BareInput(App[None]):
    """One Input and nothing else."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Input(placeholder=READY)


class Minimal(App[None]):
    """One text and nothing else."""

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(READY)


PEERS = {"input": BareInput, "minimal": Minimal}

if __name__ == "__main__":
    PEERS[sys.argv[1]]().run()

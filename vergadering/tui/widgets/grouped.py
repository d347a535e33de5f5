"""A list under headings: each line as wide as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from vergadering.tui.widgets.text import fitted, inked

if TYPE_CHECKING:
    from rich.text import Text

SEPARATOR = ":"
"""Stands between the sort of a thing and its identifier."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of such a list."""

    text: Text
    id: str = ""
    """What it stands for; empty for a heading."""


Lines: TypeAlias = Callable[[int], Iterable[Line]]
"""Makes the lines for a width in cells."""


def heading(words: str, width: int) -> Line:
    """The line above a group."""
    return Line(inked(fitted(words, width), "bold"))


def cells(*columns: tuple[str, int]) -> str:
    """Words in columns of these widths, a space between them."""
    return " ".join(fitted(words, width) for words, width in columns if width > 0)


class GroupedList(OptionList):
    """Keeps the marked line marked, whatever comes above it."""

    DEFAULT_CSS = """
    GroupedList {
        width: 1fr;
        height: 1fr;
        background: $background;
        border: round $edge;
        border-title-color: $secondary;
        border-title-style: bold;
        border-subtitle-color: $quiet;
        padding: 0 1;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        text-wrap: nowrap;
        & > .option-list--option-disabled { color: $secondary; text-style: bold; }
    }
    GroupedList:focus { border: round $primary; border-title-color: $primary; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._make: Lines = lambda _width: ()
        self._shown: tuple[Line, ...] = ()

    @property
    def chosen(self) -> str:
        """What the marked line stands for; empty when none is marked."""
        option = self.highlighted_option
        return option.id or "" if option is not None else ""

    def show(self, make: Lines) -> None:
        """Show these lines."""
        self._make = make
        self._build()

    def mark(self, id: str) -> None:
        """Mark the line that stands for something, if it is there."""
        for index, line in enumerate(self._shown):
            if line.id and line.id == id:
                self.highlighted = index

    def on_resize(self) -> None:
        """Use the room that there is now."""
        self._build()

    def _build(self) -> None:
        width = self.scrollable_content_region.width
        lines = tuple(self._make(width)) if width > 0 else ()
        if lines == self._shown:
            return
        before, self._shown = self.chosen, lines
        self.clear_options()
        self.add_options(Option(line.text, line.id or None, disabled=not line.id) for line in lines)
        known = [line.id for line in lines if line.id]
        self.mark(before if before in known else next(iter(known), ""))

"""Text from people on the screen: harmless, and of the width that there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from vergadering.domain.plain import one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.style import Style


def inked(text: str, style: str | Style) -> Text:
    """A text in a style that what is appended to it does not take over."""
    return Text().append(text, style)


def harmless(text: str) -> str:
    """One line of a person's text, without anything that a terminal would obey."""
    return one_line(text)


def fitted(text: str, width: int) -> str:
    """A text of exactly this many cells: cut with an ellipsis, or filled with spaces."""
    if cell_len(text) <= width:
        return set_cell_size(text, max(0, width))
    return set_cell_size(text, max(0, width - 1)) + "…" if width > 0 else ""


def spread(left: Text, right: Text, width: int) -> Text:
    """Two texts on one line, the second against the right edge; the first gives way."""
    room = max(0, width - right.cell_len)
    line = left.copy()
    line.truncate(room, overflow="ellipsis", pad=True)
    return line.append_text(right)


def wrapped(text: Text, width: int, console: Console) -> list[Text]:
    """A text in lines of at most this many cells, broken between words."""
    return list(text.wrap(console, max(1, width))) or [Text()]


def bar(done: float, width: int, full: Style, rest: Style) -> Text:
    """A bar of this many cells, filled for a share of 0 to 1."""
    filled = round(min(1.0, max(0.0, done)) * width)
    return inked("━" * filled, full).append("━" * (width - filled), rest)

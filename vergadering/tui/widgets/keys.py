"""The line of keys at the bottom, made from the tables of commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events


@dataclass(frozen=True, slots=True)
class Key:
    """One key as it is shown."""

    key: str
    """Its short name, as `^p`."""
    label: str
    """What it does, in the user's language."""
    action: str
    """What a click on it gives."""
    enabled: bool = True
    """False: shown dim; giving it tells why."""


class KeyLine(Widget):
    """As many keys as fit; a click does what the key does."""

    DEFAULT_CSS = """
    KeyLine { height: 1; padding: 0 1; background: $panel; }
    KeyLine > .keys--key { color: $accent; text-style: bold; }
    KeyLine > .keys--off { color: $quiet; text-style: strike; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--off"}

    keys: reactive[tuple[Key, ...]] = reactive(())
    """What is shown, in order."""

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, action: str) -> None:
            """The action of that key."""
            self.action = action
            super().__init__()

    def render(self) -> Text:
        """Keys in colour, words beside them."""
        strong = self.get_component_rich_style("keys--key", partial=True)
        off = self.get_component_rich_style("keys--off", partial=True)
        text = Text(no_wrap=True)
        for _, key in self._fitting():
            text.append(key.key, strong if key.enabled else off)
            text.append(f" {key.label}  ", "" if key.enabled else off)
        return text

    def on_click(self, event: events.Click) -> None:
        """Find the key below the pointer."""
        for start, key in self._fitting():
            if start <= event.x - 1 < start + _width(key):
                self.post_message(self.Pressed(key.action))

    def _fitting(self) -> list[tuple[int, Key]]:
        """Each key that fits, with the column in which it begins; the last, help, always does."""
        fitting, column = [], 0
        last = self.keys[-1:]
        room = self.size.width - sum(_width(key) - 2 for key in last)
        for key in self.keys[:-1]:
            if column + _width(key) > room:
                break
            fitting.append((column, key))
            column += _width(key)
        return [*fitting, *((column, key) for key in last)]


def _width(key: Key) -> int:
    return cell_len(key.key) + 1 + cell_len(key.label) + 2

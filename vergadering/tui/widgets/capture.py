"""The line at the bottom: everything is typed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

    from vergadering.i18n import Translator


class CaptureLine(Input):
    """One line, one event. It says what was typed; it keeps nothing itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "screen.complete", show=False),
        Binding("escape", "screen.steer", show=False),
    ]

    DEFAULT_CSS = """
    CaptureLine {
        height: 3;
        border: round $edge;
        background: $background;
        padding: 0 1;
        border-title-color: $secondary;
        & > .input--placeholder { color: $quiet; }
        &:focus { border: heavy $primary; background: $surface; }
    }
    """

    virtual_size = Reactive(Size(0, 0))
    """As of the base class, but a longer line does not lay out the whole screen again."""

    class Typed(Message):
        """The text changed."""

        def __init__(self, text: str) -> None:
            """The whole text."""
            self.text = text
            super().__init__()

    class Entered(Message):
        """The line is finished."""

        def __init__(self, text: str) -> None:
            """The whole text."""
            self.text = text
            super().__init__()

    def __init__(self, t: Translator) -> None:
        super().__init__(placeholder=t("Typ een zin, of / voor een actie, voorstel of besluit"))
        self.hides: Callable[[str], bool] = lambda _text: False
        """Whether a text must not be read by whoever looks along; asked before it is shown."""
        self.cursor_blink = False
        self.select_on_focus = False
        self.handed_over = 0
        """How many finished lines left that nobody has taken over yet."""
        self._words = (t("typen"), t("sturen: één toets is genoeg, i om te typen"))
        self.border_title = Text(self._words[1])

    def validate_value(self, value: str) -> str:
        """Cover a text that must not be seen, before it is shown for the first time."""
        self.password = self.hides(value)
        return value

    def reconsider(self) -> None:
        """Cover or uncover what stands here: who may look along, or where it belongs, changed."""
        self.password = self.hides(self.value)

    def put(self, text: str) -> None:
        """Show this text with the cursor behind it."""
        self.value = text
        self.cursor_position = len(text)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is in the line now."""
        event.stop()
        self.post_message(self.Typed(event.value))

    async def action_submit(self) -> None:
        """Tell that the line is finished; keys that follow at once begin the next one."""
        if self.value.strip():
            text = self.value
            self.put("")
            self.handed_over += 1
            self.post_message(self.Entered(text))

    def on_paste(self, event: events.Paste) -> None:
        """Lines that are pasted become one line, so that none of them is lost."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(" ".join(event.text.split()))

    def on_focus(self) -> None:
        """Say that typing goes here."""
        self.border_title = Text(self._words[0])

    def on_blur(self) -> None:
        """Say that single keys steer."""
        self.border_title = Text(self._words[1])

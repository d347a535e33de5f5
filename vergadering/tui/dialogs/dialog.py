"""What every dialog shares: a frame with a title, and escape that always leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from rich.text import Text
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.i18n import Translator

T = TypeVar("T")


class Dialog(ModalScreen[T | None]):
    """Asks one thing. Its answer is None when the user backs out."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "")]

    SCROLLS: ClassVar[bool] = False
    """Whether the arrow keys scroll it, because there is nothing to choose or type."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        & > #frame {
            width: 76;
            max-width: 96%;
            height: auto;
            max-height: 90%;
            padding: 1 2;
            background: $surface;
            border: round $primary;
            border-title-color: $primary;
            border-title-style: bold;
        }
        OptionList { height: auto; max-height: 16; background: $surface; border: none; }
        OptionList:focus { border: none; }
        .sum { height: auto; margin-top: 1; }
        .hint { color: $quiet; height: auto; margin-top: 1; }
        .problem { color: $error; height: auto; display: none; }
        .problem.-shown { display: block; margin-top: 1; }
    }
    """

    def __init__(self, t: Translator, title: str, hint: str = "") -> None:
        """A dialog in the language `t`; title and hint are texts in that language."""
        super().__init__()
        self.t = t
        self._title = title
        self._hint = hint

    def compose(self) -> ComposeResult:
        """A frame around the content, with the keys below it."""
        with VerticalScroll(id="frame", can_focus=False) as frame:
            frame.border_title = Text(self._title)
            yield from self.content()
            yield Static(classes="problem", markup=False)
            if self._hint:
                yield Static(Text(self._hint), classes="hint")

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        if self.SCROLLS:
            frame = self.query_one("#frame")
            frame.can_focus = True
            frame.focus()

    def content(self) -> list[Widget]:
        """The widgets inside the frame."""
        return []

    def complain(self, sentence: str) -> None:
        """Say what is wrong, and stay."""
        problem = self.query_one(".problem", Static)
        problem.update(Text(sentence))
        problem.set_class(bool(sentence), "-shown")

    def action_leave(self) -> None:
        """Back out."""
        self.dismiss(None)

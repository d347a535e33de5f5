"""Finding one of many: a field to type in, what fits below it, and perhaps one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar

from rich.text import Text
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from vergadering.domain.plain import clean
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.i18n import Translator

T = TypeVar("T")
Entry = TypeVar("Entry")


class Readable(Protocol):
    """What has a text to read in full."""

    @property
    def text(self) -> str:
        """The text itself."""

    @property
    def details(self) -> Sequence[str]:
        """What there is to know of it besides, a line each."""


Whole = TypeVar("Whole", bound=Readable)


class Finder(Dialog[T], Generic[T, Entry]):
    """Shows what fits what is typed, the best first and marked; up and down mark another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down", "mark(1)", ""),
        ("up", "mark(-1)", ""),
    ]

    def __init__(
        self,
        t: Translator,
        title: str,
        hint: str,
        placeholder: str,
        find: Callable[[str], tuple[Entry, ...]],
    ) -> None:
        """`find` gives what fits, the best first; everything when nothing is typed."""
        super().__init__(t, title, hint)
        self._placeholder = placeholder
        self._find = find
        self.found: tuple[Entry, ...] = ()
        """What fits what is typed now."""

    def content(self) -> list[Widget]:
        """The field, and what fits below it."""
        shown = OptionList()
        shown.can_focus = False
        return [Input(placeholder=self._placeholder), shown]

    def on_mount(self) -> None:
        """Everything, while nothing is typed."""
        self.show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """What fits now."""
        event.stop()
        self.show(event.value)

    def action_mark(self, steps: int) -> None:
        """Mark another one."""
        if self.found:
            self._shown.highlighted = ((self._shown.highlighted or 0) + steps) % len(self.found)

    @property
    def marked(self) -> Entry | None:
        """The one that is marked; None when nothing fits."""
        return self.found[self._shown.highlighted or 0] if self.found else None

    def show(self, text: str) -> None:
        """Show what fits a text."""
        self.complain("")
        self.found = self._find(text)
        self._shown.clear_options()
        self._shown.add_options(Option(self.line(entry)) for entry in self.found)
        self._shown.highlighted = 0 if self.found else None

    def line(self, entry: Entry) -> Text:
        """How one of them is shown."""
        return Text(str(entry))

    @property
    def _shown(self) -> OptionList:
        return self.query_one(OptionList)


class Reader(Finder[T, Whole], Generic[T, Whole]):
    """A finder of which the one that is marked stands below in full."""

    DEFAULT_CSS = """
    Reader {
        & > #frame { width: 100; }
        OptionList { max-height: 30vh; text-wrap: nowrap; text-overflow: ellipsis; }
        Input { background: $background; }
        #whole { height: auto; border-top: solid $edge; }
    }
    """

    NOTHING = ""
    """What is said when nothing fits (source text)."""

    def content(self) -> list[Widget]:
        """The words to look for, what was found, and one of them in full."""
        return [*super().content(), Static(id="whole")]

    def on_option_list_option_highlighted(self) -> None:
        """Show it in full."""
        if self.marked is not None:
            text = Text(clean(self.marked.text), "bold")
            for line in self.marked.details:
                text.append(f"\n{clean(line)}", "not bold")
            self.query_one("#whole", Static).update(text)

    def show(self, text: str) -> None:
        """Show what fits a text, or that nothing does."""
        super().show(text)
        if not self.found:
            self.query_one("#whole", Static).update(Text(self.t(self.NOTHING)))

"""The register of decisions: find one, read it whole, say what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from vergadering.domain.plain import clean, one_line
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.i18n import Translator


class Deed(Enum):
    """What may be said of a decision afterwards."""

    EXECUTE = "execute"
    REVOKE = "revoke"
    REPLACE = "replace"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register, in the user's language."""

    decision_id: int
    head: str
    """Number, day, outcome and what became of it."""
    text: str
    """The whole text of the decision."""
    details: tuple[str, ...] = ()
    """How it was decided, the item, the view of the minority, the day to look at it again."""


class Register(Dialog[tuple[int, Deed]]):
    """Shows decisions as words are typed; the one that is marked stands below in full."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down", "mark(1)", ""),
        ("up", "mark(-1)", ""),
        ("ctrl+e", f"give('{Deed.EXECUTE.value}')", ""),
        ("ctrl+h,ctrl+r", f"give('{Deed.REVOKE.value}')", ""),
        ("ctrl+v", f"give('{Deed.REPLACE.value}')", ""),
        ("ctrl+b", f"give('{Deed.CORRECT.value}')", ""),
    ]

    DEFAULT_CSS = """
    Register {
        & > #frame { width: 100; }
        OptionList {
            height: auto;
            max-height: 12;
            background: $surface;
            border: none;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        Input { background: $background; margin-bottom: 1; }
        #whole { height: auto; margin-top: 1; border-top: solid $edge; }
    }
    """

    def __init__(self, t: Translator, find: Callable[[str], tuple[Entry, ...]]) -> None:
        """`find` gives the decisions in which every word stands, the newest first."""
        hint = t(
            "typ om te zoeken · ↑↓ kiezen · ^e uitgevoerd · ^r herroepen · ^v vervangen · "
            "^b verbeteren · esc terug"
        )
        super().__init__(t, t("Besluitenregister"), hint)
        self._find = find
        self._found: tuple[Entry, ...] = ()

    def content(self) -> list[Widget]:
        """The words to look for, what was found, and one decision in full."""
        found = OptionList()
        found.can_focus = False
        field = Input(placeholder=self.t("woorden of een nummer"))
        return [field, found, Static(id="whole")]

    def on_mount(self) -> None:
        """Everything, while nothing is typed."""
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """What fits now."""
        event.stop()
        self._show(event.value)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show it in full."""
        self._read(event.option_index)

    def action_mark(self, steps: int) -> None:
        """Mark another one."""
        shown = self.query_one(OptionList)
        if self._found:
            shown.highlighted = ((shown.highlighted or 0) + steps) % len(self._found)

    def action_give(self, deed: str) -> None:
        """Say something of the decision that is marked."""
        if self._found:
            place = self.query_one(OptionList).highlighted or 0
            self.dismiss((self._found[place].decision_id, Deed(deed)))

    def _show(self, words: str) -> None:
        self._found = self._find(words)
        shown = self.query_one(OptionList)
        shown.clear_options()
        shown.add_options(Option(_line(entry)) for entry in self._found)
        shown.highlighted = 0 if self._found else None
        if not self._found:
            self.query_one("#whole", Static).update(Text(self.t("Geen besluit gevonden.")))

    def _read(self, index: int) -> None:
        entry = self._found[index]
        text = Text(clean(entry.text), "bold")
        for line in entry.details:
            text.append(f"\n{clean(line)}", "not bold")
        self.query_one("#whole", Static).update(text)


def _line(entry: Entry) -> Text:
    line = Text(no_wrap=True, overflow="ellipsis")
    return line.append(one_line(entry.head), "bold").append(f"  {one_line(entry.text)}")

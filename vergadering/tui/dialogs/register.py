"""The register of decisions: find one, read it whole, say what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text

from vergadering.domain.plain import one_line
from vergadering.i18n import N_
from vergadering.tui.dialogs.finder import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

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

    @property
    def shown(self) -> str:
        """Everything that the screen says of it."""
        return " ".join((self.head, self.text, *self.details))


class Register(Reader[tuple[int, Deed], Entry]):
    """Shows decisions as words are typed; the one that is marked stands below in full."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("ctrl+e", f"give('{Deed.EXECUTE.value}')", ""),
        ("ctrl+r", f"give('{Deed.REVOKE.value}')", ""),
        ("ctrl+v", f"give('{Deed.REPLACE.value}')", ""),
        ("ctrl+b", f"give('{Deed.CORRECT.value}')", ""),
    ]

    NOTHING = N_("Geen besluit gevonden.")

    def __init__(self, t: Translator, find: Callable[[str], tuple[Entry, ...]]) -> None:
        """`find` gives the decisions in which every word stands, the newest first."""
        hint = t(
            "typ om te zoeken · ↑↓ kiezen · ^e uitgevoerd · ^r herroepen · ^v vervangen · "
            "^b verbeteren · esc terug"
        )
        super().__init__(t, t("Besluitenregister"), hint, t("woorden of een nummer"), find)

    def action_give(self, deed: str) -> None:
        """Say something of the decision that is marked."""
        if self.marked is not None:
            self.dismiss((self.marked.decision_id, Deed(deed)))

    def line(self, entry: Entry) -> Text:
        """The head and the beginning of the text."""
        line = Text(no_wrap=True, overflow="ellipsis")
        return line.append(one_line(entry.head), "bold").append(f"  {one_line(entry.text)}")

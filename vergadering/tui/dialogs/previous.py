"""The minutes of an earlier meeting: changes, adoption, and corrections afterwards."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import OptionList, Static

from vergadering.domain.plain import clean
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.i18n import Translator


class Step(Enum):
    """What somebody wants with the minutes."""

    NOTE = "note"
    """Note a change, or a correction when they were adopted."""
    REWORD = "reword"
    REMOVE = "remove"
    ADOPT = "adopt"
    WITHDRAW = "withdraw"
    """Take the adoption back."""
    ARISING = "arising"
    """Type what follows from them."""


class Previous(Dialog[tuple[Step, int]]):
    """Asks for the next step. The number is that of the marked change; 0 when there is none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("w,r,plus", "step('note')", ""),
        ("x,delete", "step('remove')", ""),
        ("v", "step('adopt')", ""),
        ("t", "step('withdraw')", ""),
        ("n", "step('arising')", ""),
        ("enter", "step('reword')", ""),
    ]

    DEFAULT_CSS = """
    Previous {
        & > #frame { width: 90; }
        OptionList { margin-top: 1; max-height: 12; }
        #stand { height: auto; }
        #say { height: auto; margin-top: 1; color: $quiet; }
    }
    """

    def __init__(
        self,
        t: Translator,
        title: str,
        stand: str,
        rows: tuple[tuple[int, str], ...],
        say: str,
        *,
        adopted: bool,
    ) -> None:
        """`stand` says how far the minutes are; `rows` are the changes by number.

        `say` is what the chair says now; empty when that is nothing.
        """
        hint = (
            t("r rectificatie · x verwijderen · n naar aanleiding van · t terugnemen · esc terug")
            if adopted
            else t(
                "w wijziging · enter aanpassen · x verwijderen · v vaststellen · "
                "n naar aanleiding van · esc terug"
            )
        )
        super().__init__(t, title, hint)
        self._stand = stand
        self._rows = rows
        self._say = say

    def content(self) -> list[Widget]:
        """How far they are, a line for each change, and what the chair says."""
        shown: list[Widget] = [Static(Text(clean(self._stand)), id="stand")]
        if self._rows:
            shown.append(OptionList(*(Text(clean(line)) for _, line in self._rows)))
        if self._say:
            shown.append(Static(Text(clean(self._say)), id="say"))
        return shown

    def on_option_list_option_selected(self) -> None:
        """Enter on a change: other words."""
        self.action_step(Step.REWORD.value)

    def action_step(self, step: str) -> None:
        """Answer with a step."""
        lists = self.query(OptionList)
        place = lists.first().highlighted or 0 if lists else 0
        id = self._rows[place][0] if self._rows else 0
        if not id and step in (Step.REWORD.value, Step.REMOVE.value):
            self.complain(self.t("Er is nog geen wijziging."))
            return
        self.dismiss((Step(step), id))

"""The check before the gavel falls: what is missing, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import OptionList, Static

from vergadering.domain.check import Warning as Missing
from vergadering.domain.plain import clean
from vergadering.tui.dialogs.dialog import Dialog
from vergadering.tui.dialogs.time import Took, chart

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.i18n import Translator


MOST_WARNINGS = 14
"""Rows in which warnings are shown; more of them scroll."""

OTHER_ROWS = 12
"""Rows of the dialog beside the warnings and the chart; without room there is no chart."""


class Closing(Dialog[Missing | bool]):
    """Asks whether to close. True closes; a warning means: take me there first."""

    BINDINGS: ClassVar[list[BindingType]] = [("h,s", "close_meeting", "")]

    DEFAULT_CSS = """
    Closing OptionList { max-height: 14; }
    Closing OptionList, Closing #times { margin-top: 1; }
    """

    def __init__(
        self, t: Translator, missing: tuple[Missing, ...], summary: str, times: tuple[Took, ...]
    ) -> None:
        """`summary` says in the user's language what the meeting brought."""
        hint = (
            t("enter naar die plek · h sluiten met de hamer · esc nog niet sluiten")
            if missing
            else t("enter of h sluiten met de hamer · esc nog niet sluiten")
        )
        super().__init__(t, t("De vergadering sluiten"), hint)
        self._missing = missing
        self._summary = summary
        self._times = times

    def content(self) -> list[Widget]:
        """What the meeting brought, and a line for each thing that is missing."""
        shown: list[Widget] = [Static(Text(self._summary))]
        if self._missing:
            lines = [
                Text("! " + clean(self.t(row.text, **row.values)), "bold") for row in self._missing
            ]
            shown.append(OptionList(*lines))
        if (
            min(14, len(self._missing)) + len(self._times) + OTHER_ROWS
            <= self.app.size.height * 0.9
        ):
            shown.append(Static(chart(self.t, self._times), id="times"))
        return shown

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a warning goes there."""
        self.dismiss(self._missing[event.option_index])

    def key_enter(self) -> None:
        """Enter closes when nothing is missing."""
        if not self._missing:
            self.dismiss(result=True)

    def action_close_meeting(self) -> None:
        """Close, whatever is missing."""
        self.dismiss(result=True)

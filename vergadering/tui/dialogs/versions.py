"""Two versions of one line, side by side, and what to do with them; and what became of a record."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Horizontal
from textual.widgets import OptionList, Static

from vergadering.domain.plain import clean
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget

    from vergadering.i18n import Translator


class Choice(Enum):
    """What becomes of two versions."""

    MINE = "mine"
    THEIRS = "theirs"
    MERGE = "merge"
    BOTH = "both"


class Versions(Dialog[Choice]):
    """Asks which of two versions counts. Backing out leaves both as they are."""

    DEFAULT_CSS = """
    Versions {
        & > #frame { width: 100; }
        .pair { height: auto; margin-bottom: 1; }
        .pair > Static { width: 1fr; height: auto; padding: 0 1; border: round $edge;
            border-title-color: $secondary; }
    }
    """

    def __init__(self, t: Translator, mine: str, theirs: str | None) -> None:
        """Both as they are typed; `theirs` is None when the record was removed."""
        super().__init__(t, t("Twee versies"), t("↑↓ kiezen · enter nemen · esc terug"))
        self._mine = mine
        self._theirs = theirs

    @property
    def options(self) -> list[tuple[str, Choice]]:
        """What can be chosen, in words."""
        t = self.t
        if self._theirs is None:
            return [
                (t("Bewaar die van u als nieuwe regel"), Choice.BOTH),
                (t("Laat haar verwijderd"), Choice.THEIRS),
            ]
        return [
            (t("Neem die van u"), Choice.MINE),
            (t("Houd die van de ander"), Choice.THEIRS),
            (t("Zet beide in de invoerregel om ze samen te voegen"), Choice.MERGE),
            (t("Houd beide, als twee regels"), Choice.BOTH),
        ]

    def content(self) -> list[Widget]:
        """What happened, both versions, and the choices."""
        t = self.t
        told = t("Terwijl u deze regel wijzigde, deed iemand anders dat ook. Er is niets weg.")
        mine = Static(Text(clean(self._mine)))
        mine.border_title = Text(t("van u"))
        other = clean(self._theirs) if self._theirs is not None else t("verwijderd")
        theirs = Static(Text(other))
        theirs.border_title = Text(t("van de ander"))
        choices = OptionList(*(Text(words) for words, _ in self.options))
        return [Static(Text(told)), Horizontal(mine, theirs, classes="pair"), choices]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click chooses."""
        self.dismiss(self.options[event.option_index][1])


class Story(Dialog[None]):
    """Tells what became of a record; asks nothing."""

    SCROLLS: ClassVar[bool] = True

    def __init__(self, t: Translator, steps: Sequence[tuple[str, str]]) -> None:
        """Each step as what was done, by whom and when, and what it then said."""
        super().__init__(t, t("Geschiedenis"), t("↑↓ bladeren · esc terug"))
        self.steps = steps
        """Each step: what was done by whom and when, and what it then said."""

    def content(self) -> list[Widget]:
        """A step on two lines or more, the newest first."""
        told = Text()
        for head, said in reversed(self.steps):
            told.append(clean(head) + "\n", "bold")
            told.append(f"  {clean(said)}\n\n")
        told.rstrip()
        return [Static(told)]

"""The clock of the meeting in a dialog: a new division of the time, and what each item took."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.table import Table
from rich.text import Text
from textual.widgets import Static

from vergadering.domain.plain import clean
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.i18n import Translator

WIDTH = 24
"""Cells of the longest bar of a chart."""


@dataclass(frozen=True, slots=True)
class Share:
    """One item in a division of the time."""

    name: str
    before: int
    """Minutes that it has now."""
    after: int
    """Minutes that it would have."""


@dataclass(frozen=True, slots=True)
class Took:
    """One item in a chart of the time."""

    name: str
    planned_minutes: int
    actual_minutes: int


class Division(Dialog[bool]):
    """Shows a new division of the time. Enter applies it."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "apply", "")]

    def __init__(self, t: Translator, shares: Sequence[Share], outcome: str) -> None:
        """`outcome` says in the user's language when the meeting would end."""
        super().__init__(t, t("De tijd opnieuw verdelen"), t("enter toepassen · esc zo laten"))
        self._shares = shares
        self._outcome = outcome

    def content(self) -> list[Widget]:
        """Each item with its minutes before and after."""
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(ratio=1)
        for _ in range(2):
            table.add_column(justify="right")
        for share in self._shares:
            style = "bold" if share.after != share.before else ""
            after = self.t("{n} min", n=share.after)
            table.add_row(
                Text(clean(share.name), no_wrap=True, overflow="ellipsis"),
                Text(self.t("{n} min", n=share.before)),
                Text(f"→ {after}", style),
            )
        return [Static(table), Static(Text(self._outcome, "bold"), classes="sum")]

    def action_apply(self) -> None:
        """Do it."""
        self.dismiss(result=True)


class Times(Dialog[None]):
    """Shows what each item was planned to take, and what it took."""

    SCROLLS = True

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "leave", "")]

    def __init__(self, t: Translator, rows: Sequence[Took], outcome: str) -> None:
        """`outcome` is the sum in the user's language."""
        super().__init__(t, t("Tijd per agendapunt"), t("enter of esc terug"))
        self._rows = rows
        self._outcome = outcome

    def content(self) -> list[Widget]:
        """The chart, and the sum."""
        table = chart(self.t, self._rows)
        return [Static(table), Static(Text(self._outcome, "bold"), classes="sum")]


def chart(t: Translator, rows: Sequence[Took]) -> Table:
    """A bar for each item: full for what was planned, another sign for what came on top.

    The words behind it say the same, so that nothing hangs on signs or colours.
    """
    longest = max((max(row.planned_minutes, row.actual_minutes) for row in rows), default=0)
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column(width=WIDTH, no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    for row in rows:
        words = t("{took} van {planned} min", took=row.actual_minutes, planned=row.planned_minutes)
        over = row.actual_minutes > row.planned_minutes
        table.add_row(
            Text(clean(row.name)), _bar(row, longest), Text(words, "bold" if over else "")
        )
    return table


def _bar(row: Took, longest: int) -> Text:
    """What was used of the plan, what was left of it, or what came on top."""

    def cells(minutes: int) -> int:
        return round(minutes / longest * WIDTH) if longest else 0

    used = cells(min(row.actual_minutes, row.planned_minutes))
    text = Text("█" * used)
    if row.actual_minutes > row.planned_minutes:
        return text.append("▒" * (cells(row.actual_minutes) - used), "bold")
    return text.append("·" * (cells(row.planned_minutes) - used), "dim")

"""The next meeting: when, of which kind, and what comes on its agenda."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Horizontal
from textual.widgets import Input, Label, OptionList, Static

from vergadering.domain.agenda import LONGEST_MINUTES
from vergadering.domain.dates import read_clock
from vergadering.domain.plain import clean, one_line
from vergadering.domain.preparing import planned_minutes
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.domain.proposed import Proposed
    from vergadering.i18n import Translator


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody chose for the next meeting."""

    template: int
    """Which of the templates that were offered."""
    date: str
    start: str
    end: str
    """As they were typed."""
    items: tuple[Proposed, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of meeting with its template, in the user's language, and its usual times."""

    words: str
    start: str
    end: str


STEP_MINUTES = 5

OTHER_ROWS = 12
"""Rows of the dialog beside the list."""

LEAST_ROWS = 4

LEAST_COLUMN = 24
"""Cells that a title takes at least, with what stands before it."""


class Prepare(Dialog[Plan]):
    """Asks for the next meeting. One key for each thing; nothing is made until enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("space", "switch", ""),
        ("plus,equals_sign", "more(1)", ""),
        ("minus", "more(-1)", ""),
        ("k", "kind(1)", ""),
        ("K", "kind(-1)", ""),
        ("d", "when", ""),
    ]

    DEFAULT_CSS = """
    Prepare {
        & > #frame { width: 100; }
        #when { height: 1; }
        #when Label { color: $quiet; margin-right: 1; }
        #when Input { width: 1fr; background: $panel; margin-right: 2; }
        #when .short { width: 9; }
        #kind { height: 1; margin-bottom: 1; }
        OptionList { text-wrap: nowrap; text-overflow: ellipsis; }
        #sum { margin-top: 1; text-style: bold; height: auto; }
    }
    """

    def __init__(
        self,
        t: Translator,
        offers: Sequence[Offer],
        plan: Plan,
        find: Callable[[Plan], tuple[Proposed, ...]],
        wrong: Callable[[Plan], str],
        title_of: Callable[[Proposed], str],
    ) -> None:
        """`find` gives what is proposed; `wrong` says what does not fit.

        `title_of` gives the title of an item as this screen may show it.
        """
        hint = t(
            "spatie erop of eraf · + en - minuten · k andere soort · d datum en tijd · "
            "enter maken · esc terug"
        )
        super().__init__(t, t("Volgende vergadering"), hint)
        self._offers = offers
        self._plan = replace(plan, items=find(plan))
        self._find = find
        self._wrong = wrong
        self._title_of = title_of
        self._chosen: dict[tuple[str, str], Proposed] = {}

    def content(self) -> list[Widget]:
        """When, of which kind, a line for each item, and how long that takes."""
        plan, t = self._plan, self.t
        shown = OptionList()
        rows = int(self.app.size.height * 0.9) - OTHER_ROWS
        shown.styles.max_height = max(LEAST_ROWS, rows)
        return [
            Horizontal(
                Label(Text(t("Datum"))),
                Input(plan.date, id="date", compact=True),
                Label(Text(t("Begin"))),
                Input(plan.start, id="start", classes="short", compact=True),
                Label(Text(t("Eind"))),
                Input(plan.end, id="end", classes="short", compact=True),
                id="when",
            ),
            Static(id="kind", markup=False),
            shown,
            Static(id="sum", markup=False),
        ]

    def on_mount(self) -> None:
        """Show what is proposed, and go to the list."""
        self.call_after_refresh(self._show)
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """Lines are cut to the width that there is."""
        self.call_after_refresh(self._show)

    def on_option_list_option_selected(self) -> None:
        """Enter: make it, when everything fits."""
        self._answer()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a field: back to the list, with what this date brings."""
        event.stop()
        self._typed()
        self._refind()
        self.query_one(OptionList).focus()

    def on_input_changed(self) -> None:
        """The time that there is follows the fields."""
        self._typed()
        self._sum()

    def action_switch(self) -> None:
        """On the agenda, or not."""
        here = self._here()
        if here is not None:
            self._set(replace(here, on=not here.on))

    def action_more(self, steps: int) -> None:
        """More minutes, or fewer."""
        here = self._here()
        if here is not None:
            minutes = here.item.planned_minutes + steps * STEP_MINUTES
            minutes = min(max(0, minutes // STEP_MINUTES * STEP_MINUTES), LONGEST_MINUTES)
            self._set(replace(here, item=replace(here.item, planned_minutes=minutes)))

    def action_kind(self, steps: int) -> None:
        """Another kind of meeting, or another template."""
        before = self._offers[self._plan.template]
        number = (self._plan.template + steps) % len(self._offers)
        offer = self._offers[number]
        self._plan = replace(self._plan, template=number)
        if (self._plan.start, self._plan.end) == (before.start, before.end):
            self.query_one("#start", Input).value = offer.start
            self.query_one("#end", Input).value = offer.end
            self._typed()
        self._refind()

    def action_when(self) -> None:
        """To the date."""
        self.query_one("#date").focus()

    def _answer(self) -> None:
        self._typed()
        sentence = self._wrong(self._plan)
        if sentence:
            self.complain(sentence)
        else:
            self.dismiss(self._plan)

    def _typed(self) -> None:
        """Take in what stands in the fields."""
        date, start, end = (
            self.query_one(f"#{name}", Input).value for name in ("date", "start", "end")
        )
        self._plan = replace(self._plan, date=date, start=start, end=end)

    def _refind(self) -> None:
        """What this template and date propose; what was chosen already stays so."""
        found = self._find(self._plan)
        items = tuple(self._chosen.get((each.item.title, each.source), each) for each in found)
        self._plan = replace(self._plan, items=items)
        self._show()

    def _here(self) -> Proposed | None:
        place = self.query_one(OptionList).highlighted
        return self._plan.items[place] if place is not None else None

    def _set(self, new: Proposed) -> None:
        shown = self.query_one(OptionList)
        place, items = shown.highlighted or 0, list(self._plan.items)
        items[place] = self._chosen[new.item.title, new.source] = new
        self._plan = replace(self._plan, items=tuple(items))
        shown.replace_option_prompt_at_index(place, self._line(new))
        self._sum()

    def _show(self) -> None:
        shown = self.query_one(OptionList)
        place = shown.highlighted or 0
        shown.clear_options()
        shown.add_options(self._line(each) for each in self._plan.items)
        if self._plan.items:
            shown.highlighted = min(place, len(self._plan.items) - 1)
        words = self._offers[self._plan.template].words
        self.query_one("#kind", Static).update(
            Text(self.t("Soort: {kind}", kind=words), no_wrap=True, overflow="ellipsis")
        )
        self._sum()

    def _line(self, each: Proposed) -> Text:
        """On or off, minutes, title, and where it comes from in quiet text."""
        source = one_line(each.source)
        minutes = str(each.item.planned_minutes or "")
        head = f"{'✓' if each.on else '·'} {minutes:>3}  {'  ' if each.item.part else ''}"
        title = one_line(self._title_of(each))
        line = Text(head, no_wrap=True, overflow="ellipsis")
        shown = Text(clean(title), "bold" if each.on else "")
        titles = [self._title_of(other) for other in self._plan.items]
        sources = [other.source for other in self._plan.items]
        column = _column(self.query_one(OptionList).content_size.width, titles, sources)
        shown.truncate(column - len(head), overflow="ellipsis", pad=True)
        return line.append_text(shown).append(f"  {source}", "dim")

    def _sum(self) -> None:
        """The minutes that are planned against the time that there is."""
        total, t = planned_minutes(self._plan.items), self.t
        start, end = read_clock(self._plan.start), read_clock(self._plan.end)
        words = t.many("Samen {n} minuut.", "Samen {n} minuten.", total)
        if start is not None and end is not None:
            there = ((end.hour - start.hour) * 60 + end.minute - start.minute) % (24 * 60)
            facts = {"total": total, "there": there, "over": abs(there - total)}
            words = (
                t("Samen {total} van {there} minuten; {over} over.", **facts)
                if total <= there
                else t("! Samen {total} van {there} minuten: {over} te veel.", **facts)
            )
        self.query_one("#sum", Static).update(Text(words))


def _column(width: int, titles: list[str], sources: list[str]) -> int:
    """Cells before the sources: what the longest title takes, when the sources fit beside."""
    room = width - 3
    longest = max(map(len, sources), default=0)
    wanted = max(map(len, titles), default=0) + 8
    return max(LEAST_COLUMN, min(wanted, room - min(longest, room // 2)))

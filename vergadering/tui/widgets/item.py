"""The head of the item in view: its question, its clock, its goal."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.reactive import var

from vergadering.domain.choices import ItemStatus
from vergadering.domain.clock import planned_starts, spent
from vergadering.domain.model import AgendaItem
from vergadering.domain.words import word
from vergadering.tui.widgets.painted import Painted
from vergadering.tui.widgets.text import bar, harmless, inked, wrapped

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.state import State


class ItemHead(Painted):
    """The key question and how much of the planned time is gone."""

    DEFAULT_CSS = """
    ItemHead { height: auto; padding: 0 1; }
    ItemHead > .head--clock { color: $primary; }
    ItemHead > .head--late { color: $warning; text-style: bold; }
    ItemHead > .head--rest { color: $edge; }
    ItemHead > .head--quiet { color: $quiet; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "head--clock",
        "head--late",
        "head--rest",
        "head--quiet",
    }

    item_id: var[int | None] = var(None, init=False)
    """The item in view."""

    def watch_item_id(self) -> None:
        """Another item in view."""
        self.repaint()

    def words(self) -> Text:
        """The question in lines, and the clock below it."""
        state, now = self.view, self.now
        item = state.get(AgendaItem, self.item_id) if state else None
        if state is None or now is None or item is None:
            return Text(self._t("Er zijn nog geen agendapunten. Voeg er een toe met +."))
        lines = []
        question = harmless(item.key_question)
        if question:
            width = max(10, self.size.width - 2)
            lines += wrapped(inked(question, "bold"), width, self.app.console)
        lines.append(self._clock(state, item, now))
        return Text("\n").join(lines)

    def _clock(self, state: State, item: AgendaItem, now: datetime) -> Text:
        t = self._t
        quiet = self.get_component_rich_style("head--quiet", partial=True)
        goal = inked(f"  {t(word(item.goal))}", quiet)
        took = int(spent(state, item.id, now).total_seconds() // 60)
        if item.status is ItemStatus.PLANNED:
            start = planned_starts(state).get(item.id)
            words = t("{n} min", n=item.planned_minutes)
            if start:
                words = t("gepland om {time}", time=t.time(start)) + f", {words}"
            return inked(words, quiet).append_text(goal)
        if item.status is not ItemStatus.CURRENT:
            words = t(
                "{word}: {took} van {planned} min",
                word=word(item.status),
                took=took,
                planned=item.planned_minutes,
            )
            return inked(words, quiet).append_text(goal)
        if not item.planned_minutes:
            return inked(t("{n} min bezig", n=took), quiet).append_text(goal)
        late = took >= item.planned_minutes
        clock = self.get_component_rich_style("head--late" if late else "head--clock", partial=True)
        rest = self.get_component_rich_style("head--rest", partial=True)
        text = bar(took / item.planned_minutes, 24, clock, rest)
        words = t("{took} van {planned} min", took=took, planned=item.planned_minutes)
        if took > item.planned_minutes:
            words += " · " + t("{n} min over", n=took - item.planned_minutes)
        return text.append(f"  {words}", clock).append_text(goal)

"""The head of the item in view: its question, its clock, its goal."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.reactive import var

from vergadering.domain.choices import ItemStatus, Phase
from vergadering.domain.clock import expected_starts, planned_starts, spent
from vergadering.domain.model import AgendaItem
from vergadering.domain.timing import PHASES, PROMPTS
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
            width = max(10, self.size.width)
            lines += wrapped(inked(question, "bold"), width, self.app.console)
        if item.phase is not Phase.NONE:
            lines += self._phase(item)
        lines.append(self._clock(state, item, now))
        return Text("\n").join(lines)

    def _phase(self, item: AgendaItem) -> list[Text]:
        """The steps of BOB, and what a chair asks in this one."""
        quiet = self.ink("head--quiet")
        here = self.ink("head--clock")
        steps = Text()
        for phase in PHASES[1:]:
            words = self._t(word(phase))
            reached = phase is item.phase
            steps.append(" › " if steps else "", quiet)
            steps.append(words.upper() if reached else words, here if reached else quiet)
        asked = " ".join(self._t(prompt) for prompt in PROMPTS[item.phase])
        width = max(10, self.size.width)
        return [steps, *wrapped(inked(asked, quiet), width, self.app.console)]

    def _clock(self, state: State, item: AgendaItem, now: datetime) -> Text:
        t = self._t
        quiet = self.ink("head--quiet")
        goal = inked(f"  {t(word(item.goal))}", quiet)
        took = int(spent(state, item.id, now).total_seconds() // 60)
        if item.status is ItemStatus.PLANNED:
            start = planned_starts(state).get(item.id)
            words = t("{n} min", n=item.minutes)
            if start:
                words = t("gepland om {time}", time=t.time(start)) + f", {words}"
            expected = expected_starts(state, now).get(item.id)
            if expected:
                words += " · " + t("begint ± {time}", time=t.time(expected))
            return inked(words, quiet).append_text(goal)
        if item.status is not ItemStatus.CURRENT:
            words = t(
                "{word}: {took} van {planned} min",
                word=word(item.status),
                took=took,
                planned=item.planned_minutes,
            )
            return inked(words, quiet).append_text(goal)
        if not item.minutes:
            return inked(t("{n} min bezig", n=took), quiet).append_text(goal)
        late = took >= item.minutes
        clock = self.ink("head--late" if late else "head--clock")
        rest = self.ink("head--rest")
        words = t("{took} van {planned} min", took=took, planned=item.minutes)
        if took > item.minutes:
            words += " · " + t("{n} min over", n=took - item.minutes)
        if item.minutes != item.planned_minutes:
            words += " · " + t("gepland {n}", n=item.planned_minutes)
        room = self.size.width - cell_len(words) - goal.cell_len - 2
        text = bar(took / item.minutes, max(4, min(24, room)), clock, rest)
        return text.append(f"  {words}", clock).append_text(goal)

"""One action in full: what, who, when, how often it was put off, and its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text
from textual.reactive import reactive
from textual.widgets import Static

from vergadering.domain.action_story import late_words, put_off_words, story_of
from vergadering.domain.actions import times_extended
from vergadering.domain.choices import ActionStatus
from vergadering.domain.model import Action
from vergadering.domain.review import days_late
from vergadering.domain.words import word
from vergadering.tui.widgets.text import harmless, inked

if TYPE_CHECKING:
    from datetime import date

    from vergadering.domain.state import State
    from vergadering.i18n import Translator

LABEL_WIDTH = 12


class ActionCard(Static):
    """The action that is talked about now."""

    DEFAULT_CSS = """
    ActionCard { height: auto; padding: 1 2; }
    """

    view: reactive[State | None] = reactive(None)
    """What may be seen."""
    action_id: reactive[int | None] = reactive(None)
    today: reactive[date | None] = reactive(None)
    """The day on which an action is late or not."""

    def __init__(self, t: Translator) -> None:
        super().__init__(markup=False)
        self._t = t

    def watch_view(self) -> None:
        """Show what is known now."""
        self._show()

    def watch_action_id(self) -> None:
        """Show another action."""
        self._show()

    def watch_today(self) -> None:
        """Another day, other things are late."""
        self._show()

    def _show(self) -> None:
        action = self.view.get(Action, self.action_id) if self.view else None
        if self.view is None or action is None or self.today is None:
            self.update("")
            return
        shown = Table.grid(padding=(0, 1), expand=True)
        shown.add_column(width=LABEL_WIDTH)
        shown.add_column(ratio=1)
        for label, value in self._facts(self.view, action, self.today):
            shown.add_row(Text(label, "dim"), value)
        whole = Table.grid(expand=True)
        whole.add_row(Text(harmless(action.text), "bold"))
        whole.add_row(Text())
        whole.add_row(shown)
        whole.add_row(Text())
        for line in story_of(self.view, action.id, self._called, self._t):
            whole.add_row(Text(f"· {harmless(line)}"))
        self.update(whole)

    def _facts(self, view: State, action: Action, today: date) -> list[tuple[str, Text]]:
        """Labels and what stands beside them."""
        t, late = self._t, late_words(self._t, days_late(action, today))
        day = t.long_date(action.due) if action.due else t("nog geen datum")
        due = inked(day, "bold" if late else "")
        due.append(f" · {late}" if late else "", "bold")
        rows = [(t("Wie"), Text(self._who(action))), (t("Klaar op"), due)]
        if put_off := put_off_words(t, times_extended(view, action.id)):
            rows.append(("", Text(put_off)))
        status = t(word(action.status))
        if action.status is ActionStatus.REPORTED_DONE:
            status = t("{status}, nog te bevestigen", status=status)
        rows.append((t("Stand"), Text(status)))
        if action.confidential:
            rows.append(("", inked(t("uit een besloten agendapunt"), "bold")))
        return rows

    def _who(self, action: Action) -> str:
        t, others = self._t, [name for id in action.co_owners if (name := self._called(id))]
        owner = self._called(action.owner_id) or t("nog geen eigenaar")
        if not others:
            return owner
        return t("{owner}, samen met {others}", owner=owner, others=t.listing(others))

    def _called(self, person_id: int | None) -> str:
        known = self.view.person if self.view else ()
        return next((harmless(p.display_name or p.name) for p in known if p.id == person_id), "")

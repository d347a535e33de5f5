"""What waits in the registers, and the open actions: as many as fit, and how many more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from vergadering.domain.actions import is_overdue, unfinished
from vergadering.domain.model import Action, Person
from vergadering.tui.widgets.text import harmless, inked, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from vergadering.domain.due import Due as Waiting
    from vergadering.domain.state import State
    from vergadering.i18n import Translator


HEAD_LINES = 2
"""What the head of the actions takes, with an empty line before it."""
LEAST_LINES = 4
"""With less room than this no action is shown below the head, only how many there are."""


class Due(Widget):
    """What waits, in words, the oldest date first. It never scrolls, so nothing hides."""

    view: reactive[State | None] = reactive(None)
    """What may be seen."""
    today: reactive[date | None] = reactive(None)
    """The day on which an action is late or not."""
    waits: reactive[tuple[Waiting, ...]] = reactive(())
    """What is due in the registers, in words that everybody may read."""

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self._t = t
        self.border_title = Text(t("Wat er ligt"))

    def render(self) -> Text:
        """A head, then each action with its number before it."""
        if self.view is None or self.today is None:
            return Text()
        if not self.view.council:
            return Text(
                self._t(
                    "Hier begint het. Maak eerst de raad (c), daarna de mensen (p) en een "
                    "vergadering (n). Alles wordt meteen bewaard."
                )
            )
        actions, waiting = unfinished(self.view), self._waiting()
        if not actions:
            return Text("\n").join([*waiting, Text(self._t("Er zijn geen open acties."))])
        head = [*waiting, *self._head(actions, self.today)]
        if self.content_size.height - len(head) < LEAST_LINES:
            return Text("\n").join(head)
        return Text("\n").join([*head, Text(), *self._fitting(actions, len(head) + 1)])

    def _waiting(self) -> list[Text]:
        """A line for each thing in the registers.

        For at most half of the room, or all but the head of the actions where no action would
        fit below it.
        """
        lines: list[Text] = []
        room = self.content_size.height
        half = room // 2
        most = max(1, half if room - half - HEAD_LINES >= LEAST_LINES else room - HEAD_LINES)
        for shown, due in enumerate(self.waits):
            more = len(self.waits) - shown
            facts = {key: _harmless(value) for key, value in due.facts.items()}
            said = inked(self._t(due.text, **facts), "bold" if due.late else "")
            block = wrapped(said, self.content_size.width - 2, self.app.console)
            if lines and len(lines) + len(block) + (more > 1) > most:
                lines.append(Text(self._t("en nog {n}", n=more)))
                break
            marks = ["! " if due.late else "· ", *["  "] * (len(block) - 1)]
            lines += [Text(mark).append_text(row) for mark, row in zip(marks, block, strict=True)]
        return [*lines, Text()] if lines else []

    def _head(self, actions: Sequence[Action], today: date) -> list[Text]:
        late = sum(is_overdue(action, today) for action in actions)
        head = self._t.many("{n} open actie", "{n} open acties", len(actions))
        if late:
            head += ", " + self._t.many("{n} te laat", "{n} te laat", late)
        return [inked(head, "bold")]

    def _fitting(self, actions: Sequence[Action], above: int) -> list[Text]:
        """The lines of the actions for which there is room, below what stands above them."""
        room = self.content_size.height - above
        column = max(len(action.number) for action in actions) + 2
        lines: list[Text] = []
        for shown, action in enumerate(actions):
            more = len(actions) - shown
            block = self._action(action, column)
            if len(lines) + len(block) + (more > 1) > room:
                return [*lines[: room - 1], Text(self._t("en nog {n}", n=more))]
            lines += [*block, Text()]
        return lines

    def _action(self, action: Action, column: int) -> list[Text]:
        """Its text, and below that who does it by when; its number in a column before it."""
        width = self.content_size.width - column
        lines = wrapped(Text(harmless(action.text)), width, self.app.console)
        lines += wrapped(self._who_when(action), width, self.app.console)
        number = inked(f"{action.number:<{column}}", "bold")
        indent = Text(" " * column)
        return [(indent if i else number).copy().append_text(row) for i, row in enumerate(lines)]

    def _who_when(self, action: Action) -> Text:
        t, owner = self._t, self.view and self.view.get(Person, action.owner_id)
        who = harmless(owner.display_name) if owner else ""
        late = self.today is not None and is_overdue(action, self.today)
        due = t.date(action.due) if action.due else t("nog geen datum")
        when = t("te laat sinds {due}", due=due) if late else due
        return inked(f"{who or t('nog geen eigenaar')} · {when}", "bold" if late else "")


def _harmless(value: object) -> object:
    """A fact that may stand on the screen."""
    return harmless(value) if type(value) is str else value

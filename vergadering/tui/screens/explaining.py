"""Below the capture line: what it will become, where, and whether everybody may read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.agenda import is_closed
from vergadering.domain.explain import explain
from vergadering.domain.model import AgendaItem
from vergadering.domain.notation import is_internal
from vergadering.tui.base import CouncilScreen
from vergadering.tui.widgets.capture import CaptureLine
from vergadering.tui.widgets.explanation import ExplanationLine

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.errors import Refusal


class Explaining(CouncilScreen):
    """The part of the live screen that knows what the text in the line is for."""

    _begun: int | None = None
    """The agenda item that the text in the line was begun under; it belongs there."""

    @property
    def line_item_id(self) -> int | None:
        """The item that the text in the line belongs to: that which it was begun under."""
        if self._begun is not None and self.state.get(AgendaItem, self._begun) is not None:
            return self._begun
        return self.item_id

    def _say_why(self, refusal: Refusal) -> None:
        words = self.t.refusal(refusal)
        if self.query_one(CaptureLine).password:
            words = self.t("Dit kan zo niet. Wat er mis is, staat alleen in uw eigen zicht (z).")
        self.query_one(ExplanationLine).words = (words, False)

    def watch_kept_at(self, moment: datetime) -> None:
        """Say when something was kept."""
        time = f"{moment:%H:%M:%S}"
        self.query_one(ExplanationLine).kept = self.t("bewaard {time}", time=time)

    def _hides(self, text: str) -> bool:
        """Whether a text must not be read by whoever looks along on a shared screen."""
        if self.private or not text:
            return False
        return is_closed(self.state, self.line_item_id) or is_internal(text)

    def explain_again(self) -> None:
        """Another item is in view: what is being typed may belong elsewhere, and be covered."""
        line = self.query_one(CaptureLine)
        line.reconsider()
        if line.has_focus and line.value:
            self._explain(line.value)

    def _explain(self, text: str) -> None:
        """Say what a text will become, and where when that is not the item in view."""
        shown, item_id = self.query_one(ExplanationLine), self.line_item_id
        if self.query_one(CaptureLine).password:
            words = self.t("niet te lezen op het gedeelde scherm; z is uw eigen zicht")
            shown.words = (f"→ {words}", True)
            return
        found = explain(self.state, self.host.clock(), text, item_id)
        if found is None:
            shown.words = ("", True)
            return
        words = self._about(self.t(found.text, **found.values), item_id)
        shown.words = (f"→ {words}", found.ok)

    def _about(self, words: str, item_id: int | None) -> str:
        """What is said of a line, with what it is for."""
        item = self.state.get(AgendaItem, item_id)
        if item is None or item_id == self.item_id:
            return words
        return self.t("bij punt {number}: {words}", number=item.number, words=words)

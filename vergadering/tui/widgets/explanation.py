"""Below the capture line: what it will become, and when it was last kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.reactive import reactive
from textual.widget import Widget

from vergadering.tui.widgets.text import harmless, inked, spread

if TYPE_CHECKING:
    from rich.text import Text


class ExplanationLine(Widget):
    """One line with two ends."""

    DEFAULT_CSS = """
    ExplanationLine { height: 1; padding: 0 2; color: $secondary; }
    ExplanationLine > .explanation--bad { color: $warning; }
    ExplanationLine > .explanation--quiet { color: $quiet; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"explanation--bad", "explanation--quiet"}

    words: reactive[tuple[str, bool]] = reactive(("", True))
    """What the line will become, and whether it can."""
    hint: reactive[str] = reactive("")
    """What a chair could do now; shown while there is nothing to explain."""
    kept: reactive[str] = reactive("")
    """When something was last kept."""

    def render(self) -> Text:
        """What it becomes at the left, when it was kept at the right."""
        text, good = self.words
        if not text:
            text, good = self.hint, True
        style = "" if good else self.get_component_rich_style("explanation--bad", partial=True)
        quiet = self.get_component_rich_style("explanation--quiet", partial=True)
        left = inked(harmless(text), style)
        return spread(left, inked(self.kept, quiet), self.size.width)

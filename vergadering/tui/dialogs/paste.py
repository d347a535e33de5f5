"""A text of several lines: paste or type it, and see what it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import Input, Static, TextArea

from vergadering.domain.plain import clean
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.i18n import Translator

OTHER_ROWS = 12
"""Rows of the dialog beside the text."""


class Sheet(TextArea):
    """Plain text of several lines; what is pasted cannot steer the terminal."""

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)
        await super()._on_paste(event)


class Paste(Dialog[tuple[str, str]]):
    """Asks for a text of several lines, and a name when there is one. Answers (name, text)."""

    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+s", "keep", "")]

    DEFAULT_CSS = """
    Paste {
        & > #frame { width: 100; }
        Sheet { height: 12; background: $panel; border: none; padding: 0 1; }
        Sheet:focus { border: none; }
        Input { background: $panel; margin-bottom: 1; }
        #becomes { height: auto; margin-top: 1; text-style: bold; }
    }
    """

    def __init__(
        self,
        t: Translator,
        title: str,
        text: str,
        becomes: Callable[[str], str],
        wrong: Callable[[str, str], str],
        *,
        name: str | None = None,
        hint: str = "",
    ) -> None:
        """`becomes` says what a text is understood as.

        `wrong` says why a name and a text cannot be kept; empty when they can. Without `name`
        none is asked.
        """
        keys = t("ctrl+s klaar · esc weg zonder bewaren")
        super().__init__(t, title, f"{hint}\n{keys}" if hint else keys)
        self._text = text
        self._becomes = becomes
        self._wrong = wrong
        self._named = name

    def content(self) -> list[Widget]:
        """A field for the name, one for the text, and what it becomes."""
        area = Sheet(clean(self._text), soft_wrap=False, tab_behavior="focus")
        area.styles.height = max(4, min(16, int(self.app.size.height * 0.9) - OTHER_ROWS))
        shown: list[Widget] = [area, Static(id="becomes", markup=False)]
        if self._named is not None:
            shown.insert(0, Input(self._named, placeholder=self.t("naam"), compact=True))
        return shown

    def on_mount(self) -> None:
        """Begin with the text."""
        self.query_one(TextArea).focus()
        self._show()

    def on_text_area_changed(self) -> None:
        """Say what it becomes."""
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From the name to the text."""
        event.stop()
        self.query_one(TextArea).focus()

    def action_keep(self) -> None:
        """Answer, when it fits."""
        text = self.query_one(TextArea).text
        name = self.query_one(Input).value if self._named is not None else ""
        sentence = self._wrong(name, text)
        if sentence:
            self.complain(sentence)
        else:
            self.dismiss((name, text))

    def _show(self) -> None:
        words = self._becomes(self.query_one(TextArea).text)
        self.query_one("#becomes", Static).update(Text(words))

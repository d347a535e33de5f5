"""A plain form: labels, fields, and a sentence when something does not fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.containers import Horizontal
from textual.widgets import Input, Label, Select

from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.i18n import Translator

Values = Mapping[str, Any]
"""The answers by the names of their fields: text, a choice, or True and False."""


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form."""

    name: str
    label: str
    """In the user's language."""
    value: object = ""
    choices: tuple[tuple[str, object], ...] = ()
    """Words and what they stand for; empty for a field to type in."""
    required: bool = False
    hint: str = ""
    """An example, shown while the field is empty."""
    covered: bool = False
    """Whether what is typed must not be read by whoever looks along."""


def yes_no(t: Translator) -> tuple[tuple[str, object], ...]:
    """The choices of a question that is answered with yes or no."""
    return ((t("nee"), False), (t("ja"), True))


class Form(Dialog[Values]):
    """Asks several things at once; what was typed stays until it fits or the user leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+s", "submit", "")]

    DEFAULT_CSS = """
    Form {
        .row { height: 1; margin-bottom: 1; }
        .row Label { width: 24; color: $quiet; }
        .row Input, .row Select { width: 1fr; background: $panel; }
        SelectOverlay { max-height: 8; }
    }
    """

    def __init__(
        self,
        t: Translator,
        title: str,
        fields: tuple[Field, ...],
        wrong: Callable[[Values], str],
    ) -> None:
        """`wrong` says in the user's language what does not fit; empty when all is well."""
        hint = t("tab volgende veld · enter bewaren · esc weg zonder bewaren · * is nodig")
        super().__init__(t, title, hint)
        self._fields = fields
        self._wrong = wrong

    def content(self) -> list[Widget]:
        """A row for each field."""
        return [
            Horizontal(
                Label(Text(f"{field.label}{' *' if field.required else ''}")),
                _widget(field),
                classes="row",
            )
            for field in self._fields
        ]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a field to type in keeps the form."""
        event.stop()
        self.action_submit()

    def action_submit(self) -> None:
        """Answer, when everything fits."""
        values = {field.name: self._value(field) for field in self._fields}
        for field in self._fields:
            if field.required and not str(values[field.name]).strip():
                self.complain(self.t("Vul “{label}” nog in.", label=field.label))
                self.query_one(f"#{field.name}").focus()
                return
        sentence = self._wrong(values)
        if sentence:
            self.complain(sentence)
        else:
            self.dismiss(values)

    def _value(self, field: Field) -> object:
        widget = self.query_one(f"#{field.name}")
        if isinstance(widget, Select):
            return widget.value
        assert isinstance(widget, Input)
        return widget.value


def _widget(field: Field) -> Widget:
    if field.choices:
        options = [(Text(words), value) for words, value in field.choices]
        return Select(options, value=field.value, allow_blank=False, id=field.name, compact=True)
    return Input(
        str(field.value),
        placeholder=field.hint,
        id=field.name,
        compact=True,
        password=field.covered,
    )

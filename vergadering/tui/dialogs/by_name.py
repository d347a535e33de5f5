"""Voting by name: one key for each person, and an argument where one belongs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Input, OptionList, Static

from vergadering.domain.choices import Stance
from vergadering.domain.plain import clean
from vergadering.domain.words import word
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual import events
    from textual.widget import Widget

    from vergadering.i18n import Translator
    from vergadering.tui.dialogs.decide import Preview

VOTING = {"v": Stance.FOR, "t": Stance.AGAINST, "o": Stance.ABSTAIN}
"""The keys of a vote."""

CONSENTING = {"c": Stance.CONSENT, "b": Stance.OBJECTION}
"""The keys of a round of consent."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who chose what, by the identifiers of people."""

    stances: Mapping[int, Stance] = field(default_factory=dict)
    arguments: Mapping[int, str] = field(default_factory=dict)


class ByName(Dialog[Named]):
    """Asks everybody in turn. The sentence to say stands below as soon as it is known."""

    DEFAULT_CSS = """
    ByName {
        OptionList { max-height: 14; }
        #say { color: $quiet; height: auto; margin-top: 1; }
        Input { display: none; margin-top: 1; }
    }
    """

    def __init__(
        self,
        t: Translator,
        title: str,
        question: str,
        people: tuple[tuple[int, str], ...],
        keys: Mapping[str, Stance],
        preview: Callable[[Named], Preview],
    ) -> None:
        """`people` are identifiers and names in the order of calling; `keys` what can be chosen."""
        each = " · ".join(f"{key} {t(word(stance))}" for key, stance in keys.items())
        first = word(next(iter(keys.values())))
        hint = t("{keys} · r de rest {first} · enter klaar · esc terug", keys=each, first=first)
        super().__init__(t, title, hint)
        self._question = question
        self._people = people
        self._keys = keys
        self._preview = preview
        self._stances: dict[int, Stance] = {}
        self._arguments: dict[int, str] = {}

    def content(self) -> list[Widget]:
        """A line for each person, the question or the sentence to say, a field for an argument."""
        return [
            OptionList(*(self._line(id, name) for id, name in self._people)),
            Static(Text(clean(self._question)), id="say"),
            Input(placeholder=self.t("het argument bij dit bezwaar")),
        ]

    def on_key(self, event: events.Key) -> None:
        """A key chooses for the person that is marked."""
        if isinstance(self.focused, Input):
            return
        if event.key in self._keys:
            event.stop()
            self._choose(self._keys[event.key])
        elif event.key == "r":
            event.stop()
            self._rest()

    def on_option_list_option_selected(self) -> None:
        """Enter: everybody chose."""
        named = Named(dict(self._stances), dict(self._arguments))
        found = self._preview(named)
        if found.fits:
            self.dismiss(named)
        else:
            self.complain(found.sentence)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The argument of an objection."""
        event.stop()
        if not event.value.strip():
            self.complain(self.t("Bij een bezwaar hoort een argument."))
            return
        self._arguments[self._here()] = event.value.strip()
        event.input.value = ""
        event.input.display = False
        self.query_one(OptionList).focus()
        self._next()

    def _choose(self, stance: Stance) -> None:
        self._stances[self._here()] = stance
        self._arguments.pop(self._here(), None)
        self._show()
        if stance is Stance.OBJECTION:
            self.query_one(Input).display = True
            self.query_one(Input).focus()
        else:
            self._next()

    def _rest(self) -> None:
        """Everybody who did not choose goes along with the first choice that there is."""
        first = next(iter(self._keys.values()))
        for id, _ in self._people:
            self._stances.setdefault(id, first)
        self._show()

    def _here(self) -> int:
        return self._people[self.query_one(OptionList).highlighted or 0][0]

    def _next(self) -> None:
        shown = self.query_one(OptionList)
        shown.highlighted = min((shown.highlighted or 0) + 1, len(self._people) - 1)
        self._show()

    def _show(self) -> None:
        shown = self.query_one(OptionList)
        for index, (id, name) in enumerate(self._people):
            shown.replace_option_prompt_at_index(index, self._line(id, name))
        self.complain("")
        if len(self._stances) == len(self._people):
            found = self._preview(Named(self._stances, self._arguments))
            said = self.t("Zeg: “{sentence}”", sentence=found.sentence)
            self.query_one("#say", Static).update(
                Text(clean(said if found.fits else found.sentence))
            )

    def _line(self, person_id: int, name: str) -> Text:
        stance = self._stances.get(person_id)
        line = Text(f"{self.t(word(stance)) if stance else '·':<12}", no_wrap=True)
        line.append(clean(name), "bold" if stance else "")
        argument = self._arguments.get(person_id, "")
        return line.append(f"  {clean(argument)}" if argument else "")

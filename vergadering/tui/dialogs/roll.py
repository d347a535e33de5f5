"""The presence list: one key for each person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import OptionList, Static

from vergadering.domain.attendance import Mark
from vergadering.domain.choices import GUEST_ROLES, Format, Presence
from vergadering.domain.plain import clean
from vergadering.domain.words import word
from vergadering.i18n import N_
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.domain.model import Person
    from vergadering.i18n import Translator

SIGNS = {
    Presence.PRESENT: "✓",
    Presence.ABSENT_NOTIFIED: N_("m.k."),
    Presence.ABSENT: N_("z.k."),
    None: "·",
}
"""What stands before a name."""


class Roll(Dialog[Mapping[int, Mark]]):
    """Asks who is there. The answer holds everybody on the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("space", "present", ""),
        ("a", "absent('absent_notified')", ""),
        ("z", "absent('absent')", ""),
        ("o", "online", ""),
        ("asterisk,l", "everybody", ""),
    ]

    DEFAULT_CSS = """
    Roll #count { margin-top: 1; text-style: bold; }
    """

    def __init__(
        self, t: Translator, people: tuple[Person, ...], marks: Mapping[int, Mark], needed: int
    ) -> None:
        """`needed` is the number of voting members that make a quorum."""
        hint = t(
            "spatie aanwezig · o online · a afgemeld (m.k.) · z zonder bericht (z.k.) · "
            "l alle leden · enter klaar · esc niets wijzigen"
        )
        super().__init__(t, t("Aanwezigheid"), hint)
        self._people = people
        self._marks = dict(marks)
        self._needed = needed

    def content(self) -> list[Widget]:
        """The list and the count."""
        return [
            OptionList(*(self._line(person) for person in self._people)),
            Static(self._count(), id="count"),
        ]

    def on_option_list_option_selected(self) -> None:
        """Enter: the list is done."""
        self.dismiss(self._marks)

    def action_present(self) -> None:
        """There, or not there after all."""
        mark = self._here()
        here = mark.status is Presence.PRESENT
        self._set(Mark() if here else replace(mark, status=Presence.PRESENT))

    def action_online(self) -> None:
        """There, from elsewhere."""
        mark = self._here()
        online = mark.via is Format.ONLINE and mark.status is Presence.PRESENT
        self._set(Mark(Presence.PRESENT, Format.ONSITE if online else Format.ONLINE))

    def action_absent(self, status: str) -> None:
        """Not coming."""
        self._set(Mark(Presence(status)))

    def action_everybody(self) -> None:
        """Every member of whom nothing is known is there."""
        for index, person in enumerate(self._people):
            if person.role not in GUEST_ROLES and self._marks[person.id].status is None:
                self._set(Mark(Presence.PRESENT), index)

    def _here(self) -> Mark:
        index = self.query_one(OptionList).highlighted or 0
        return self._marks[self._people[index].id]

    def _set(self, mark: Mark, index: int | None = None) -> None:
        shown = self.query_one(OptionList)
        index = (shown.highlighted or 0) if index is None else index
        person = self._people[index]
        self._marks[person.id] = mark
        shown.replace_option_prompt_at_index(index, self._line(person))
        self.query_one("#count", Static).update(self._count())

    def _line(self, person: Person) -> Text:
        mark = self._marks[person.id]
        line = Text(f"{self.t(SIGNS[mark.status]):<10}")
        line.append(clean(person.display_name), "bold" if mark.status is Presence.PRESENT else "")
        line.append(f"  {self.t(word(person.role))}")
        if mark.status is Presence.PRESENT and mark.via is Format.ONLINE:
            line.append(f" · {self.t(word(Format.ONLINE))}")
        return line

    def _count(self) -> Text:
        here = sum(
            1
            for person in self._people
            if person.has_vote and self._marks[person.id].status is Presence.PRESENT
        )
        if here >= self._needed:
            return Text(self.t("{n} stemgerechtigden aanwezig: quorum", n=here))
        return Text(
            self.t(
                "{n} stemgerechtigden aanwezig: nog {more} nodig voor het quorum",
                n=here,
                more=self._needed - here,
            )
        )

"""Who is here, at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text

from vergadering.domain.attendance import last_mark, present_people, quorum
from vergadering.domain.choices import GUEST_ROLES, Format, Presence
from vergadering.domain.queue import numbers
from vergadering.domain.words import word
from vergadering.tui.widgets.painted import Painted
from vergadering.tui.widgets.text import fitted, harmless, inked

if TYPE_CHECKING:
    from vergadering.domain.model import Person
    from vergadering.domain.state import State
    from vergadering.i18n import Translator


class PresencePanel(Painted):
    """Who is present, who is not, and whether that is enough."""

    DEFAULT_CSS = """
    PresencePanel {
        width: 26;
        height: 1fr;
        padding: 0 1;
        border: round $edge;
        border-title-color: $secondary;
        border-title-style: bold;
    }
    PresencePanel > .presence--quiet { color: $quiet; }
    PresencePanel > .presence--good { color: $success; }
    PresencePanel > .presence--bad { color: $warning; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"presence--quiet", "presence--good", "presence--bad"}

    def __init__(self, t: Translator) -> None:
        super().__init__(t)
        self.border_title = Text(t("Aanwezig"))

    def words(self) -> Text:
        """The quorum in words, and a line a person: who is there first."""
        state = self.view
        if state is None:
            return Text()
        quiet = self.ink("presence--quiet")
        text = self._quorum(state)
        number = numbers(state)
        for person in _in_order(state):
            text.append("\n")
            text.append_text(self._line(state, person, number[person.id]))
        if not state.person:
            text.append("\n" + self._t("Er zijn nog geen mensen."), quiet)
        return text

    def _quorum(self, state: State) -> Text:
        t, meeting = self._t, state.the_meeting
        count = quorum(state, meeting.opened_at if meeting.closed_at else None)
        if not count.known:
            quiet = self.ink("presence--quiet")
            return inked(t("nog niet ingevuld: p"), quiet)
        if not count.seats:
            return Text(t("{n} aanwezig", n=len(present_people(state))))
        numbers = {"n": count.present, "seats": count.seats}
        if count.met:
            good = self.ink("presence--good")
            return inked(t("✓ {n} van {seats}: quorum", **numbers), good)
        bad = self.ink("presence--bad")
        return inked(t("! {n} van {seats}: geen quorum", **numbers), bad)

    def _line(self, state: State, person: Person, number: int) -> Text:
        quiet = self.ink("presence--quiet")
        mark = last_mark(state, person.id)
        here = mark.status is Presence.PRESENT
        after = ""
        if here and mark.via is Format.ONLINE:
            after = self._t(word(Format.ONLINE))
        elif mark.status is Presence.ABSENT_NOTIFIED:
            after = self._t("m.k.")
        elif mark.status is Presence.ABSENT:
            after = self._t("z.k.")
        elif person.role in GUEST_ROLES:
            after = self._t(word(person.role))
        width = max(8, self.size.width)
        name = fitted(harmless(person.display_name), width - 4 - len(after) - 1)
        text = Text(f"{'●' if here else '○'}{number:>2} ", no_wrap=True)
        return text.append(name, "" if here else quiet).append(f" {after}", quiet)


def _in_order(state: State) -> list[Person]:
    """Members and who is there; present people first, then by their place in the council."""
    rows = [(person, last_mark(state, person.id)) for person in state.person if person.active]
    known = [row for row in rows if row[1].status or row[0].role not in GUEST_ROLES]
    return [person for person, mark in sorted(known, key=lambda r: _rank(r[1].status))]


def _rank(status: Presence | None) -> int:
    return {Presence.PRESENT: 0, None: 1, Presence.ABSENT_NOTIFIED: 2, Presence.ABSENT: 3}[status]

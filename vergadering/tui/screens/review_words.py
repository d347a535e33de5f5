"""What stands around an action that is talked about: where we are, and what came of it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from rich.text import Text

from vergadering.domain.action_story import summary_of
from vergadering.domain.model import Meeting, Person
from vergadering.domain.review import tally
from vergadering.tui.widgets.text import harmless, inked, spread

if TYPE_CHECKING:
    from textual.geometry import Size

    from vergadering.domain.review import Wanted
    from vergadering.domain.state import State
    from vergadering.i18n import Translator


class Reviewing(Protocol):
    """What is told of a review."""

    state: State
    private: bool
    position: int
    wanted: Wanted
    start: int

    @property
    def t(self) -> Translator:
        """The language of the interface."""

    @property
    def size(self) -> Size:
        """The room that there is."""

    @property
    def ids(self) -> tuple[int, ...]:
        """The actions that are gone through."""


def head_of(screen: Reviewing) -> Text:
    """The meeting that it belongs to, and who may see it."""
    t, meeting = screen.t, screen.state.get(Meeting, screen.state.meeting_id)
    head = inked(t("Open acties"), "bold")
    if meeting is not None:
        day = meeting.opened_at or meeting.planned_start
        head.append(f" · {meeting.number}, {t.long_date(day)}" if day else f" · {meeting.number}")
    label = t("PRIVÉ") if screen.private else t("SCHERM GEDEELD")
    return spread(head, inked(label, "bold"), screen.size.width - 4)


def where_of(screen: Reviewing) -> Text:
    """How far we are: `4 van 9 · 3 besproken · van Noa`; nothing when there is nothing."""
    t, total = screen.t, len(screen.ids)
    if not total:
        return Text()
    line = inked(t("{n} van {total}", n=min(screen.position + 1, total), total=total), "bold")
    said = total - tally(screen.state, screen.ids, screen.start)[None]
    if said:
        line.append(f" · {t('{n} besproken', n=said)}")
    filtered = _filtered(t, screen.state, screen.wanted)
    return line.append(f" · {filtered}" if filtered else "")


def summary(screen: Reviewing) -> Text:
    """What came of the actions, behind the last one."""
    t, ids = screen.t, screen.ids
    if not ids:
        return Text(t("Er zijn geen open acties om door te lopen."))
    head = t.many("{n} actie doorgelopen.", "{n} acties doorgelopen.", len(ids))
    said = summary_of(t, tally(screen.state, ids, screen.start))
    text = inked(head, "bold").append(f"\n\n{said}\n\n")
    return text.append(t("enter terug · ← nog eens kijken"), "dim")


def called(state: State, person_id: int | None) -> str:
    """What somebody is called on the screen; empty for nobody."""
    person = state.get(Person, person_id)
    return harmless(person.display_name or person.name) if person else ""


def _filtered(t: Translator, state: State, wanted: Wanted) -> str:
    """Which actions these are, when not all."""
    meeting = state.get(Meeting, wanted.meeting_id)
    name = called(state, wanted.person_id)
    words = [
        t("van {name}", name=name) if name else "",
        t("afgesproken in {number}", number=meeting.number) if meeting else "",
        t("alleen wat te laat is") if wanted.overdue else "",
    ]
    return ", ".join(filter(None, words))

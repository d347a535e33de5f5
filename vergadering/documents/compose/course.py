"""The course of a meeting: who came and went, and when it stood still, under which item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from vergadering.documents.compose.times import bare_time
from vergadering.domain.attendance import quorum
from vergadering.domain.choices import Presence
from vergadering.domain.model import Person
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vergadering.documents.compose.context import Context
    from vergadering.domain.model import AgendaVisit
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

Stretch: TypeAlias = tuple[datetime, datetime | None]
"""From when until when somebody was there; no end while they are."""

JOINS = N_("{name} sluit om {time} aan.")
LEAVES = N_("{name} verlaat de vergadering om {time}.")


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened at a moment, in a sentence."""

    item_id: int | None
    """The open item that it is told under; None when there is none."""
    at: datetime
    text: str


def happenings(c: Context) -> list[Happening]:
    """Everything that the minutes tell of the course, in the order of time."""
    visits = open_visits(c.state)
    found = [*_changes(c, visits), *_breaks(c, visits)]
    return sorted(found, key=lambda happening: happening.at)


def open_visits(state: State) -> list[AgendaVisit]:
    """When open items were under discussion, in the order of time."""
    closed = {item.id for item in state.agenda_item if item.confidential}
    known = [v for v in state.agenda_visit if v.started_at and v.item_id not in closed]
    return sorted(known, key=lambda v: (v.started_at.timestamp() if v.started_at else 0.0, v.id))


def item_at(visits: list[AgendaVisit], at: datetime, *, before: bool = False) -> int | None:
    """The open item under discussion at a moment, else the next one.

    With `before`, what happens at the border of two items, or between them, belongs to the
    earlier one.
    """
    if not visits:
        return None
    if before:
        begun = [visit for visit in visits if visit.started_at and visit.started_at < at]
        return begun[-1].item_id if begun else visits[0].item_id
    for visit in visits:
        if visit.ended_at is None or at < visit.ended_at:
            return visit.item_id
    return visits[-1].item_id


def is_told(c: Context, moment: datetime, *words: str) -> bool:
    """Whether a note already tells this: it has the clock time and one of the words."""
    times = (f"{moment:%H.%M}", f"{moment:%H:%M}")
    return any(
        any(time in note.text for time in times)
        and any(word and word.casefold() in note.text.casefold() for word in words)
        for note in c.state.note
    )


def _breaks(c: Context, visits: list[AgendaVisit]) -> Iterable[Happening]:
    t = c.t
    for row in c.state.meeting_break:
        if row.started_at is None:
            continue
        start = t.spoken_time(row.started_at)
        if row.ended_at is None:
            text = t("De vergadering is om {time} geschorst.", time=start)
        else:
            end = t.spoken_time(row.ended_at)
            start = bare_time(t, row.started_at)
            text = t("De vergadering is geschorst van {start} tot {end}.", start=start, end=end)
        yield Happening(item_at(visits, row.started_at, before=True), row.started_at, text)


def _changes(c: Context, visits: list[AgendaVisit]) -> Iterable[Happening]:
    """Who came after the opening and who left before the end, unless a note tells it."""
    meeting = c.state.the_meeting
    for person_id, own in stretches(c.state).items():
        name = c.names(person_id)
        for place, (start, end) in enumerate(own):
            late = meeting.opened_at is not None and start > meeting.opened_at
            if late and not is_told(c, start, name):
                text = N_("{name} sluit om {time} weer aan.") if place else JOINS
                sentence = _sentence(c, person_id, start, text, name)
                yield Happening(item_at(visits, start), start, sentence)
            early = end is not None and (meeting.closed_at is None or end < meeting.closed_at)
            if end is not None and early and not is_told(c, end, name):
                sentence = _sentence(c, person_id, end, LEAVES, name)
                yield Happening(item_at(visits, end, before=True), end, sentence)


def stretches(state: State) -> dict[int, list[Stretch]]:
    """From when until when each person was there, in order; what is joined is one stretch."""
    found: dict[int, list[Stretch]] = {}
    rows = [row for row in state.attendance if row.status is Presence.PRESENT]
    for row in rows:
        if row.from_at is None:
            continue
        mine = found.setdefault(row.person_id, [])
        start = mine.pop()[0] if mine and mine[-1][1] == row.from_at else row.from_at
        mine.append((start, row.until_at))
    return found


def _sentence(c: Context, person_id: int, at: datetime, text: str, name: str) -> str:
    state, t = c.state, c.t
    sentence = t(text, name=name, time=t.spoken_time(at))
    person = state.get(Person, person_id)
    return f"{sentence} {_voters(state, t, at)}" if person and person.has_vote else sentence


def _voters(state: State, t: Translator, at: datetime) -> str:
    """How many may vote from this moment on, and what that means."""
    now = quorum(state, at)
    sentence = t.many(
        "Er is nu {n} stemgerechtigd lid aanwezig.",
        "Er zijn nu {n} stemgerechtigde leden aanwezig.",
        now.present,
    )
    if now.seats and not now.met:
        sentence += " " + t("Dat is te weinig voor het quorum.")
    return sentence

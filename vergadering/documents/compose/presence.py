"""The head of the minutes: when and where, who was there, and whether that was enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.documents.blocks import Fact, Facts
from vergadering.documents.compose.course import open_visits, stretches
from vergadering.documents.compose.names import full_name, in_order
from vergadering.documents.compose.times import clock_known, day_of, span, spans
from vergadering.domain.attendance import quorum
from vergadering.domain.choices import GUEST_ROLES, MeetingKind, Presence, Role
from vergadering.domain.meeting import present_rows
from vergadering.domain.model import AgendaItem, Person
from vergadering.domain.words import word
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from vergadering.domain.model import Attendance
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

WITHOUT_QUORUM = frozenset({MeetingKind.NETWORK, MeetingKind.ENCOUNTER})
"""Kinds of meetings that decide nothing."""


def facts(state: State, t: Translator) -> Facts:
    """The key block; what is not known is not in it."""
    meeting = state.the_meeting
    chair, secretary = (
        state.get(Person, id) if id else None for id in (meeting.chair_id, meeting.secretary_id)
    )
    day = day_of(meeting)
    here, guests = _there(state)
    rows = (
        Fact(t("Nummer"), (meeting.number,)),
        Fact(t("Vergadering"), (meeting.title,)),
        Fact(t("Datum"), (t.long_date(day) if day else "",)),
        Fact(t("Tijd"), (_time(state, t),)),
        Fact(t("Locatie"), (_place(state, t),)),
        Fact(t("Voorzitter"), (full_name(chair) if chair else "",)),
        Fact(t("Notulist"), (full_name(secretary) if secretary else "",)),
        Fact(t("Aanwezig"), tuple(_present(state, t, person) for person in here)),
        Fact(t("Te gast"), tuple(_guest(state, t, person) for person in guests)),
        Fact(t("Afwezig"), tuple(_absent(state, t))),
        Fact(t("Quorum"), tuple(_quorum(state, t))),
    )
    return Facts(tuple(row for row in (_filled(row) for row in rows) if row.lines))


def _filled(row: Fact) -> Fact:
    return Fact(row.label, tuple(line for line in row.lines if line))


def _time(state: State, t: Translator) -> str:
    meeting = state.the_meeting
    if meeting.opened_at is not None and not clock_known(meeting):
        return ""
    planned = ""
    if meeting.planned_start:
        planned = (
            span(t, meeting.planned_start, meeting.planned_end)
            if meeting.planned_end
            else t.spoken_time(meeting.planned_start)
        )
    if meeting.opened_at is None:
        return planned
    actual = span(t, meeting.opened_at, meeting.closed_at)
    return t("{actual} (gepland: {planned})", actual=actual, planned=planned) if planned else actual


def _place(state: State, t: Translator) -> str:
    meeting = state.the_meeting
    form = t(word(meeting.format))
    return t("{place} ({form})", place=meeting.location, form=form) if meeting.location else form


def _there(state: State) -> tuple[list[Person], list[Person]]:
    """Who was there, and who was there as a guest, each in the order of a list."""
    ids = {row.person_id for row in state.attendance if row.status is Presence.PRESENT}
    people = in_order((p for p in state.person if p.id in ids), state.the_meeting.chair_id)
    guests = [person for person in people if person.role in GUEST_ROLES]
    return [person for person in people if person.role not in GUEST_ROLES], guests


def _present(state: State, t: Translator, person: Person) -> str:
    meeting = state.the_meeting
    about = [] if person.role is Role.MEMBER else [t(word(person.role))]
    if person.id == meeting.chair_id and person.role is not Role.CHAIR:
        about.append(t("voorzitter"))
    if person.id == meeting.secretary_id:
        about.append(t("notulen"))
    if _partial(state, person.id):
        about.append(t("gedeeltelijk: {times}", times=_times(state, t, person.id)))
    return _with(person, [*_from_elsewhere(state, person), *about])


def _guest(state: State, t: Translator, person: Person) -> str:
    about = [*_from_elsewhere(state, person), t(word(person.role))]
    if _partial(state, person.id):
        numbers = _items(state, person.id)
        places = t.listing(numbers)
        about.append(
            t.many("bij punt {places}", "bij punt {places}", len(numbers), places=places)
            if numbers
            else t("gedeeltelijk: {times}", times=_times(state, t, person.id))
        )
    return _with(person, about)


def _with(person: Person, about: list[str]) -> str:
    name = full_name(person)
    return f"{name} ({', '.join(about)})" if about else name


def _from_elsewhere(state: State, person: Person) -> list[str]:
    same = person.organisation in ("", state.the_council.organisation)
    return [] if same else [person.organisation]


def _partial(state: State, person_id: int) -> bool:
    """Whether somebody missed a part; leaving and coming back at one moment misses nothing."""
    meeting, own = state.the_meeting, stretches(state).get(person_id, [])
    if not own or meeting.opened_at is None:
        return False
    late = own[0][0] > meeting.opened_at
    end = own[-1][1]
    early = end is not None and (meeting.closed_at is None or end < meeting.closed_at)
    return late or early or len(own) > 1


def _times(state: State, t: Translator, person_id: int) -> str:
    return spans(t, stretches(state).get(person_id, []))


def _items(state: State, person_id: int) -> list[str]:
    """The printed numbers of the items that somebody was there for."""
    rows = present_rows(state, person_id)
    ids = dict.fromkeys(
        visit.item_id
        for visit in open_visits(state)
        if any(_overlap(row, visit.started_at, visit.ended_at) for row in rows)
    )
    items = (state.get(AgendaItem, id) for id in ids)
    return [item.number for item in items if item is not None]


def _overlap(row: Attendance, start: datetime | None, end: datetime | None) -> bool:
    if start is None or row.from_at is None:
        return False
    return (end is None or row.from_at < end) and (row.until_at is None or start < row.until_at)


def _absent(state: State, t: Translator) -> Iterable[str]:
    rows = {r.person_id: r for r in state.attendance if r.status is not Presence.PRESENT}
    for person in in_order(state.people(rows), state.the_meeting.chair_id):
        notified = rows[person.id].status is Presence.ABSENT_NOTIFIED
        how = t("met kennisgeving, m.k.") if notified else t("zonder kennisgeving, z.k.")
        about = [] if person.role is Role.MEMBER else [t(word(person.role))]
        yield _with(person, [*about, how])


def _quorum(state: State, t: Translator) -> Iterable[str]:
    """Whether the council could decide: at the opening, and where that changed."""
    meeting = state.the_meeting
    if meeting.kind in WITHOUT_QUORUM or meeting.opened_at is None:
        return
    first = quorum(state, meeting.opened_at)
    if not first.known or not first.seats or not first.needed:
        return
    counted = t(
        "{present} van {seats} leden met stemrecht bij de opening; nodig: {needed}.",
        present=first.present,
        seats=first.seats,
        needed=first.needed,
    )
    yield (
        counted
        + " "
        + (
            t("De raad mag besluiten nemen.")
            if first.met
            else t("Dat is te weinig voor het quorum.")
        )
    )
    met = first.met
    for moment in _turning_points(state):
        now = quorum(state, moment)
        if now.met != met:
            met = now.met
            text = (
                N_("Vanaf {time} was er quorum.") if met else N_("Vanaf {time} was er geen quorum.")
            )
            yield t(text, time=t.spoken_time(moment))


def _turning_points(state: State) -> list[datetime]:
    """Every moment between opening and closing at which somebody came or left."""
    meeting = state.the_meeting
    moments = {moment for row in state.attendance for moment in (row.from_at, row.until_at)}
    return sorted(
        moment
        for moment in moments
        if moment is not None
        and meeting.opened_at is not None
        and moment > meeting.opened_at
        and (meeting.closed_at is None or moment < meeting.closed_at)
    )

"""Who is there, from when until when, and whether that is enough to decide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vergadering.domain import turns
from vergadering.domain.agenda import current_item
from vergadering.domain.choices import Format, MeetingStatus, Presence
from vergadering.domain.history import change
from vergadering.domain.meeting import present_rows
from vergadering.domain.model import Attendance, Person
from vergadering.domain.numbers import needed_for_quorum
from vergadering.domain.people import members, seats
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from vergadering.domain.state import State


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether enough voting members are present."""

    present: int
    """Voting members who are there."""
    seats: int
    """Voting members that the council has."""
    needed: int
    known: bool
    """False while nobody's attendance was noted."""

    @property
    def met(self) -> bool:
        """Whether the council's rule is kept."""
        return self.present >= self.needed


@change(N_("aanwezigheid gewijzigd"))
def arrive(
    state: State,
    at: datetime,
    *,
    person_id: int,
    when: datetime | None = None,
    via: Format = Format.ONSITE,
) -> State:
    """Somebody is there.

    Without `when`, whoever is marked during the first item was there from the opening;
    later it counts from now. Before the opening it counts from the opening. Who is marked
    after the closing was there until then. Nobody comes before they left.
    """
    person = state.need(Person, person_id)
    meeting, rows = state.the_meeting, present_rows(state, person_id)
    left = rows[-1].until_at if rows else None
    if rows and left == meeting.closed_at:
        raise Refusal(N_("{name} is er al."), name=person.display_name)
    gone = [r for r in state.attendance if r.person_id == person_id and r not in rows]
    state, id = state.drop(*gone).fresh()
    moment = when or _arrival(state, at, first=not rows)
    if left is not None and moment is not None:
        moment = max(left, moment)
    if meeting.closed_at is not None and moment is not None:
        moment = min(moment, meeting.closed_at)
    stretch = Attendance(id, meeting.id, person_id, Presence.PRESENT, via, moment)
    return state.put(replace(stretch, until_at=meeting.closed_at))


@change(N_("aanwezigheid gewijzigd"))
def leave(state: State, at: datetime, *, person_id: int, when: datetime | None = None) -> State:
    """Somebody leaves; before the opening the mark is simply taken away."""
    return turns.gone(_until(state, person_id, when or at), at, person_id)


@change(N_("aanwezigheid gewijzigd"))
def mark_absent(
    state: State, at: datetime, *, person_id: int, notified: bool, reason: str = ""
) -> State:
    """Somebody is not coming, with or without notice. What they attended goes."""
    state.need(Person, person_id)
    gone = [row for row in state.attendance if row.person_id == person_id]
    state, id = turns.gone(state, at, person_id).drop(*gone).fresh()
    status = Presence.ABSENT_NOTIFIED if notified else Presence.ABSENT
    return state.put(Attendance(id, state.the_meeting.id, person_id, status, reason=reason.strip()))


@change(N_("aanwezigheid gewijzigd"))
def clear_attendance(state: State, at: datetime, *, person_id: int) -> State:
    """Nothing is known of somebody's attendance any more."""
    gone = [row for row in state.attendance if row.person_id == person_id]
    return state.drop(*gone)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the presence list says of one person; None for `status`: nothing is known."""

    status: Presence | None = None
    via: Format = Format.ONSITE


def mark_of(state: State, person_id: int) -> Mark:
    """What is known of somebody's attendance at this moment."""
    rows = [row for row in state.attendance if row.person_id == person_id]
    if not rows or rows[-1].until_at is not None:
        return Mark()
    return Mark(rows[-1].status, rows[-1].via)


@change(N_("aanwezigheid gewijzigd"))
def take_roll(state: State, at: datetime, *, marks: Mapping[int, Mark]) -> State:
    """Keep a whole presence list; who did not change on it is left alone."""
    for person_id, mark in marks.items():
        before = mark_of(state, person_id)
        if mark == before:
            continue
        stays = before.status is mark.status is Presence.PRESENT
        if stays:
            state = _until(state, person_id, at)
        elif before.status is Presence.PRESENT:
            state = leave(state, at, person_id=person_id)
        if mark.status is Presence.PRESENT:
            state = arrive(state, at, person_id=person_id, via=mark.via)
        elif mark.status is not None:
            notified = mark.status is Presence.ABSENT_NOTIFIED
            state = mark_absent(state, at, person_id=person_id, notified=notified)
        elif before.status is not Presence.PRESENT:
            state = clear_attendance(state, at, person_id=person_id)
    return state


@change(N_("alle leden aanwezig gemeld"))
def mark_all_present(state: State, at: datetime) -> State:
    """Every member of whom nothing is known is there."""
    known = {row.person_id for row in state.attendance}
    unknown = [person for person in members(state) if person.id not in known]
    if not unknown:
        raise Refusal(N_("Van alle leden is de aanwezigheid al ingevuld."))
    for person in unknown:
        state = arrive(state, at, person_id=person.id)
    return state


def last_mark(state: State, person_id: int) -> Mark:
    """What the presence list says; of a closed meeting: whether somebody was there at all."""
    rows = present_rows(state, person_id)
    if rows and state.the_meeting.status is MeetingStatus.CLOSED:
        return Mark(Presence.PRESENT, rows[-1].via)
    return mark_of(state, person_id)


def present_people(state: State, at: datetime | None = None) -> tuple[Person, ...]:
    """Everybody who is there: now, or at a moment."""
    here = {row.person_id for row in state.attendance if _covers(row, at)}
    return tuple(person for person in state.person if person.id in here)


def voters(state: State, at: datetime | None = None) -> int:
    """How many people with a vote are there: now, or at a moment."""
    return sum(1 for person in present_people(state, at) if person.has_vote)


def quorum(state: State, at: datetime | None = None) -> Quorum:
    """Whether enough voting members are there: now, or at a moment."""
    total = seats(state)
    rule = state.the_council.rules.quorum
    return Quorum(voters(state, at), total, needed_for_quorum(rule, total), bool(state.attendance))


def is_partial(state: State, person_id: int) -> bool:
    """Whether somebody was there for a part of the meeting only."""
    meeting = state.the_meeting
    rows = present_rows(state, person_id)
    if not rows or meeting.opened_at is None:
        return False
    late = any(row.from_at and row.from_at > meeting.opened_at for row in rows)
    end = meeting.closed_at
    early = any(row.until_at and (end is None or row.until_at < end) for row in rows)
    return late or early


def _until(state: State, person_id: int, moment: datetime) -> State:
    """The state in which somebody was there until this moment, or was never marked."""
    person = state.need(Person, person_id)
    going = [row for row in present_rows(state, person_id) if row.until_at is None]
    if not going:
        raise Refusal(N_("{name} is er niet."), name=person.display_name)
    row = going[-1]
    if row.from_at is None:
        return state.drop(row)
    return state.put(replace(row, until_at=max(moment, row.from_at)))


def _covers(row: Attendance, at: datetime | None) -> bool:
    if row.status is not Presence.PRESENT:
        return False
    if at is None:
        return row.until_at is None
    begun = row.from_at is not None and row.from_at <= at
    return begun and (row.until_at is None or at < row.until_at)


def _arrival(state: State, at: datetime, *, first: bool) -> datetime | None:
    """From when an arrival counts that nobody gave a time for."""
    meeting = state.the_meeting
    if meeting.status in (MeetingStatus.DRAFT, MeetingStatus.PLANNED):
        return None
    current = current_item(state)
    opening = current is None or current.id == state.items[0].id
    return meeting.opened_at if first and opening else at

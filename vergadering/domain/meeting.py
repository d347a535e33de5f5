"""The course of a meeting: from an invitation, through the items, to the gavel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.agenda import current_item, need_current
from vergadering.domain.choices import (
    Format,
    ItemStatus,
    MeetingKind,
    MeetingStatus,
    MinutesStatus,
    Presence,
)
from vergadering.domain.history import change
from vergadering.domain.lock import adopted, is_adopted
from vergadering.domain.model import AgendaItem, AgendaVisit, Attendance, Meeting, MeetingBreak
from vergadering.domain.model_floor import ParkedPoint
from vergadering.domain.parking import unsettled
from vergadering.domain.spans import ended
from vergadering.domain.turns import end_all, go_on, halt
from vergadering.domain.votes import refuse_open_vote
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.state import State


@change(N_("vergadering gemaakt"))
def add_meeting(
    state: State,
    at: datetime,
    *,
    title: str,
    planned_start: datetime | None,
    planned_end: datetime | None = None,
    kind: MeetingKind = MeetingKind.COUNCIL,
    format: Format = Format.ONSITE,
    location: str = "",
    key_question: str = "",
    chair_id: int | None = None,
    secretary_id: int | None = None,
    source_digest: str = "",
) -> State:
    """Make a meeting, numbered in the year of its date, and take it in hand."""
    year = (planned_start or at).year
    state, number = state.numbered("V", year)
    state, id = state.fresh()
    meeting = Meeting(
        id=id,
        number=number,
        title=title.strip(),
        kind=kind,
        format=format,
        location=location.strip(),
        key_question=key_question.strip(),
        planned_start=planned_start,
        planned_end=planned_end,
        chair_id=chair_id,
        secretary_id=secretary_id,
        source_digest=source_digest,
    )
    _check(meeting)
    return state.turned_to(id).put(meeting)


@change(N_("vergadering gewijzigd"))
def change_meeting(state: State, at: datetime, *, meeting: Meeting) -> State:
    """Keep a meeting's new particulars; its number and course stay."""
    now = state.need(Meeting, meeting.id)
    _check(meeting)
    return state.put(
        replace(
            meeting,
            number=now.number,
            status=now.status,
            opened_at=now.opened_at,
            closed_at=now.closed_at,
            minutes_status=now.minutes_status,
            adopted_on=now.adopted_on,
            adopted_in_id=now.adopted_in_id,
            adopted_by=now.adopted_by,
            prepared_at=now.prepared_at,
            reopened_at=now.reopened_at,
        )
    )


@change(N_("agenda vastgelegd"))
def plan_meeting(state: State, at: datetime) -> State:
    """The agenda is ready to be sent: from now on its printed numbers stay."""
    meeting = state.the_meeting
    if meeting.status is not MeetingStatus.DRAFT:
        raise Refusal(N_("De agenda is al vastgelegd."))
    if not state.agenda_item:
        raise Refusal(N_("De agenda is nog leeg."))
    if meeting.planned_start is None:
        raise Refusal(N_("De vergadering heeft nog geen datum."))
    return state.put(replace(meeting, status=MeetingStatus.PLANNED))


@change(N_("vergadering geopend"))
def open_meeting(state: State, at: datetime) -> State:
    """The gavel falls: the clock runs, the first item is under discussion."""
    meeting = state.the_meeting
    if meeting.status not in (MeetingStatus.DRAFT, MeetingStatus.PLANNED):
        raise Refusal(N_("De vergadering is al geopend."))
    state = state.put(replace(meeting, status=MeetingStatus.OPEN, opened_at=at))
    here = [
        replace(row, from_at=at)
        for row in state.attendance
        if row.status is Presence.PRESENT and row.from_at is None
    ]
    state = state.put(*here)
    first = state.items[:1]
    return _start(state, at, first[0]) if first else state


@change(N_("naar agendapunt"))
def go_to_item(state: State, at: datetime, *, item_id: int) -> State:
    """Take up an item, also one that was dealt with; the current one is finished."""
    running(state)
    item = state.need(AgendaItem, item_id)
    if item.status is ItemStatus.CURRENT:
        raise Refusal(N_("Dit punt is al aan de orde."))
    return _start(_end_current(state, at), at, item)


@change(N_("volgend agendapunt"))
def next_item(state: State, at: datetime, *, from_id: int | None = None) -> State:
    """Finish the current item and take up the next one that waits.

    `from_id` is the item that the chair was looking at: when another window went on
    already, nothing happens twice.
    """
    running(state)
    current = current_item(state)
    if from_id is not None and (current is None or current.id != from_id):
        raise Refusal(N_("Het volgende punt is al begonnen, in een ander venster."))
    following = _following(state, current)
    if following is None:
        raise Refusal(N_("Dit was het laatste punt. Sluit de vergadering met de hamer."))
    return _start(_end_current(state, at), at, following)


@change(N_("agendapunt doorgeschoven"))
def defer_item(state: State, at: datetime, *, item_id: int) -> State:
    """Stop with the current item, which moves to the next meeting, and take up the next one."""
    return _put_off(state, at, item_id, ItemStatus.DEFERRED)


@change(N_("agendapunt geparkeerd"))
def park_item(state: State, at: datetime, *, item_id: int) -> State:
    """Stop with the current item, which is put on the parking list; take up the next one."""
    state = _put_off(state, at, item_id, ItemStatus.PARKED)
    item = state.need(AgendaItem, item_id)
    if any((row.item_id, row.text) == (item.id, item.title) for row in unsettled(state)):
        return state
    state, id = state.fresh()
    return state.put(ParkedPoint(id, item.meeting_id, item.id, at, item.title))


@change(N_("agendapunt afgerond"))
def finish_item(state: State, at: datetime) -> State:
    """Finish the current item without taking up another."""
    running(state)
    if current_item(state) is None:
        raise Refusal(N_("Er is geen punt aan de orde."))
    return _end_current(state, at)


def going_on(state: State) -> tuple[Meeting, ...]:
    """The meetings that were opened and not closed yet."""
    return tuple(row for row in state.meeting if row.status.going_on)


@change(N_("vergadering geschorst"))
def suspend(state: State, at: datetime) -> State:
    """A break: every clock stands still."""
    meeting = running(state)
    state = halt(_stop_clock(state, at), at)
    state, id = state.fresh()
    state = state.put(MeetingBreak(id, meeting.id, at))
    return state.put(replace(meeting, status=MeetingStatus.SUSPENDED))


@change(N_("vergadering hervat"))
def resume(state: State, at: datetime) -> State:
    """The break is over; the item that was under discussion goes on."""
    meeting = state.the_meeting
    if meeting.status is not MeetingStatus.SUSPENDED:
        raise Refusal(N_("De vergadering is niet geschorst."))
    state = _end_break(state.put(replace(meeting, status=MeetingStatus.OPEN)), at)
    item = current_item(state)
    state = go_on(state, at)
    return _start(state, at, item) if item else state


@change(N_("vergadering gesloten"))
def close_meeting(state: State, at: datetime) -> State:
    """The gavel falls: clocks stop, who is present leaves, what waits is deferred."""
    meeting = state.the_meeting
    if not meeting.status.going_on:
        raise Refusal(N_("De vergadering is niet geopend."))
    at = max(at, meeting.opened_at or at)
    state = _end_break(_end_current(state, at), at)
    here = [
        replace(row, until_at=max(at, row.from_at or at))
        for row in state.attendance
        if row.status is Presence.PRESENT and row.until_at is None
    ]
    waiting = [
        replace(item, status=ItemStatus.DEFERRED)
        for item in state.agenda_item
        if item.status is ItemStatus.PLANNED
    ]
    closed = replace(
        meeting,
        status=MeetingStatus.CLOSED,
        closed_at=at,
        minutes_status=MinutesStatus.DRAFT,
    )
    return state.put(*here, *waiting, closed)


@change(N_("vergadering heropend"))
def reopen_meeting(state: State, at: datetime) -> State:
    """Open a closed meeting again on the same day; only the latest closed one.

    Items that the closing put off wait again; what the chair put off stays so.
    """
    meeting = state.the_meeting
    if meeting.status is not MeetingStatus.CLOSED or meeting.closed_at is None:
        raise Refusal(N_("De vergadering is niet gesloten."))
    if is_adopted(meeting):
        raise adopted(state, meeting)
    _need_latest(state, meeting)
    if meeting.closed_at.date() != at.date():
        raise Refusal(N_("Heropenen kan alleen op de dag zelf."))
    last = {row.person_id: row for row in state.attendance if row.status is Presence.PRESENT}
    here = [
        replace(row, until_at=None) for row in last.values() if row.until_at == meeting.closed_at
    ]
    begun = {visit.item_id for visit in state.agenda_visit}
    waiting = [
        replace(item, status=ItemStatus.PLANNED)
        for item in state.agenda_item
        if item.status is ItemStatus.DEFERRED and item.id not in begun
    ]
    opened = replace(
        meeting,
        status=MeetingStatus.OPEN,
        closed_at=None,
        reopened_at=at,
        minutes_status=MinutesStatus.NONE,
    )
    return state.put(*here, *waiting, opened)


def _need_latest(state: State, meeting: Meeting) -> None:
    """Refused when a later meeting went on with what this one left."""
    for other in state.meeting:
        if other.closed_at and meeting.closed_at and other.closed_at > meeting.closed_at:
            text = N_("Alleen de laatst gesloten vergadering kan heropend worden; dat is {number}.")
            raise Refusal(text, number=other.number)
        if other.status.going_on:
            text = N_("{number} is al begonnen; heropenen kan daarom niet meer.")
            raise Refusal(text, number=other.number)


def _check(meeting: Meeting) -> None:
    if not meeting.title.strip():
        raise Refusal(N_("Een vergadering heeft een naam nodig."))
    start, end = meeting.planned_start, meeting.planned_end
    if start and end and end <= start:
        raise Refusal(N_("De vergadering eindigt voordat zij begint."))


def running(state: State) -> Meeting:
    """The meeting in hand. Refused, with the reason, when it is not under way."""
    meeting = state.the_meeting
    match meeting.status:
        case MeetingStatus.OPEN:
            return meeting
        case MeetingStatus.SUSPENDED:
            raise Refusal(N_("De vergadering is geschorst. Hervat haar eerst."))
        case MeetingStatus.CLOSED:
            raise Refusal(N_("De vergadering is gesloten."))
    raise Refusal(N_("De vergadering is nog niet geopend."))


def _put_off(state: State, at: datetime, item_id: int, status: ItemStatus) -> State:
    """Leave the current item for another time; it has to be the one that was meant."""
    running(state)
    following = _following(state, need_current(state, item_id))
    state = _end_current(state, at, status)
    return _start(state, at, following) if following else state


def _following(state: State, current: AgendaItem | None) -> AgendaItem | None:
    """The item to take up next: the first that waits behind the current one, else before it."""
    waiting = [item for item in state.items if item.status is ItemStatus.PLANNED]
    behind = [item for item in waiting if current is None or item.position > current.position]
    return next(iter(behind or waiting), None)


def _start(state: State, at: datetime, item: AgendaItem) -> State:
    state, id = state.fresh()
    visit = AgendaVisit(id, item.meeting_id, item.id, at)
    return state.put(replace(item, status=ItemStatus.CURRENT), visit)


def _stop_clock(state: State, at: datetime) -> State:
    """End the visit that is going on."""
    return state.put(*ended(state.agenda_visit, at))


def _end_current(state: State, at: datetime, status: ItemStatus = ItemStatus.DONE) -> State:
    """The state in which nothing is under discussion, and nobody has the floor."""
    refuse_open_vote(state)
    state = end_all(_stop_clock(state, at), at)
    item = current_item(state)
    return state.put(replace(item, status=status)) if item else state


def _end_break(state: State, at: datetime) -> State:
    return state.put(*ended(state.meeting_break, at))


def in_progress(state: State) -> bool:
    """Whether the meeting in hand was opened and not closed, a break included.

    A meeting that was taken back, or none, is not.
    """
    meeting = state.get(Meeting, state.meeting_id)
    return meeting is not None and meeting.status.going_on


def present_rows(state: State, person_id: int) -> tuple[Attendance, ...]:
    """The stretches in which somebody was there, in order."""
    return tuple(
        row
        for row in state.attendance
        if row.person_id == person_id and row.status is Presence.PRESENT
    )

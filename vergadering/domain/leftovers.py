"""What earlier meetings left for the next one: each source proposes its items."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from vergadering.domain.actions import is_overdue, times_extended, unfinished
from vergadering.domain.agenda import is_closed
from vergadering.domain.choices import Goal, ItemStatus, MeetingKind, MeetingStatus, ParkedStatus
from vergadering.domain.minutes import held_on, to_adopt
from vergadering.domain.model import AgendaItem, Decision, Meeting, Person
from vergadering.domain.people import plain
from vergadering.domain.proposed import Past, Proposed
from vergadering.domain.register import held_with_items
from vergadering.domain.script_reading import Heading
from vergadering.domain.templates import is_actions, is_end, is_minutes
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vergadering.domain.model_floor import ParkedPoint
    from vergadering.domain.register import Held
    from vergadering.domain.state import State

LONG_AGO = timedelta(days=366)
"""What was left longer ago is not proposed any more."""

DEFAULT_MINUTES = 10

WITHOUT_MINUTES = frozenset({MeetingKind.NETWORK, MeetingKind.ENCOUNTER})
"""Kinds of meetings of which a report is made, that nobody adopts."""

OFTEN = 2
"""From so many times put off an action is proposed as an item."""


def standing(past: Past) -> Iterable[Proposed]:
    """The items of the template; that of the minutes once for each set that is a draft."""
    source, end = past.template.name, False
    for item in past.template.items:
        end = end or (is_end(item.title) and item is not past.template.items[0])
        if is_minutes(item.title, item.goal):
            yield from _minutes(past, item)
        elif is_actions(item.title):
            yield Proposed(item, f"{source} · {_open_actions(past)}", end=end)
        else:
            yield Proposed(item, source, end=end)


def minutes_to_adopt(past: Past) -> Iterable[Proposed]:
    """The minutes that wait to be adopted, where the template has no item for them."""
    if not any(is_minutes(item.title, item.goal) for item in past.template.items):
        item = Heading("", 5, Goal.ADOPT)
        yield from (replace(each, on=False) for each in _minutes(past, item) if each.on)


def put_off(past: Past) -> Iterable[Proposed]:
    """Items that were not dealt with, and come back; of the last meeting by themselves."""
    known = {plain(item.title) for item in past.template.items}
    carried = {row.deferred_from for row in past.register.agenda_item}
    for meeting in _recent(past):
        rows = [row for row in past.register.agenda_item if row.meeting_id == meeting.id]
        top = False
        for row in sorted(rows, key=lambda row: row.position):
            if row.parent_id is None:
                top = False
            waits = row.status is ItemStatus.DEFERRED and row.id not in carried
            if not waits or _stands(row, known):
                continue
            top = top or row.parent_id is None
            yield _put_off(past, meeting, row, part=row.parent_id is not None and top)


def held_proposals(past: Past) -> Iterable[Proposed]:
    """Proposals that were held over, under an item each; unless that comes back by itself."""
    there = {row.deferred_from for row in put_off(past)}
    found: dict[object, list[Held]] = {}
    for held in held_with_items(past.register):
        proposal = held.proposal
        if proposal.item_id not in there or proposal.item_id is None:
            found.setdefault(proposal.item_id or f"proposal {proposal.id}", []).append(held)
    for group in found.values():
        yield _held(past, tuple(group))


def parked_points(past: Past) -> Iterable[Proposed]:
    """What was parked; what was meant for a next agenda by itself."""
    placed = {row.parked_from for row in past.register.agenda_item}
    closed = {row.id: row for row in _recent(past)}
    for point in past.register.parked_point:
        wanted = point.status in (ParkedStatus.PARKED, ParkedStatus.AGENDA)
        if wanted and point.id not in placed and point.meeting_id in closed:
            yield _parked(past, closed[point.meeting_id], point)


def actions_put_off(past: Past) -> Iterable[Proposed]:
    """Actions that were put off again and again, in case the council wants to talk of them."""
    t = past.t
    for action in unfinished(past.state):
        times = times_extended(past.state, action.id)
        if times < OFTEN:
            continue
        source = (
            t("actie {number}, twee keer uitgesteld", number=action.number)
            if times == OFTEN
            else t("actie {number}, {times} keer uitgesteld", number=action.number, times=times)
        )
        item = Heading(_title(action.text), DEFAULT_MINUTES, confidential=action.confidential)
        yield Proposed(item, source, on=False, submitter_id=action.owner_id)


def closed_last(state: State) -> Meeting | None:
    """The meeting that was closed last, if there is one."""
    closed = [row for row in state.meeting if row.status is MeetingStatus.CLOSED and row.closed_at]
    return max(closed, key=_closed, default=None)


def _minutes(past: Past, item: Heading) -> Iterable[Proposed]:
    """The item once for each draft; off where another meeting that is to come has it."""
    t, waiting = past.t, [m for m in to_adopt(past.state) if m.kind not in WITHOUT_MINUTES]
    coming = {m.id for m in past.state.meeting if m.status is not MeetingStatus.CLOSED}
    placed = {row.minutes_of_id for row in past.register.agenda_item if row.meeting_id in coming}
    for meeting in waiting:
        day = held_on(meeting)
        title = past.say(N_("Verslag van {date}"), date=day) if day else meeting.number
        yield Proposed(
            replace(item, title=title),
            t("verslag van {number}, nog concept", number=meeting.number),
            on=_same_body(meeting.kind, past.template.kind) and meeting.id not in placed,
            minutes_of_id=meeting.id,
        )
    if not waiting:
        yield Proposed(item, t("er ligt geen verslag voor"), on=False)


def _same_body(one: MeetingKind, other: MeetingKind) -> bool:
    """Whether a kind of meeting adopts the minutes of another: an extra one is the council's."""
    council = (MeetingKind.COUNCIL, MeetingKind.EXTRA)
    return one is other or (one in council and other in council)


def _open_actions(past: Past) -> str:
    rows = [row for row in unfinished(past.state) if not row.confidential]
    late = sum(is_overdue(row, past.day) for row in rows)
    text = past.t.many("{n} open actie", "{n} open acties", len(rows))
    return text + (", " + past.t.many("{n} dan te laat", "{n} dan te laat", late) if late else "")


def _recent(past: Past) -> list[Meeting]:
    """The meetings of the last year, the oldest first."""
    first = past.day - LONG_AGO
    rows = [m for m in past.state.meeting if m.closed_at and m.closed_at.date() >= first]
    return sorted(rows, key=_closed)


def _closed(meeting: Meeting) -> float:
    return meeting.closed_at.timestamp() if meeting.closed_at else 0.0


def _stands(row: AgendaItem, known: set[str]) -> bool:
    """Whether the next agenda has such an item by itself."""
    return (
        plain(row.title) in known
        or is_end(row.title)
        or is_actions(row.title)
        or is_minutes(row.title, row.goal)
    )


def _put_off(past: Past, meeting: Meeting, row: AgendaItem, *, part: bool) -> Proposed:
    held = tuple(h for h in held_with_items(past.register) if h.proposal.item_id == row.id)
    last = past.before or closed_last(past.state)
    return Proposed(
        _heading(past, row, part=part),
        past.t("doorgeschoven uit {number}", number=meeting.number),
        on=last is not None and meeting.id == last.id,
        public_title=row.public_title,
        submitter_id=row.submitter_id,
        deferred_from=row.id,
        held=held,
    )


def _held(past: Past, group: tuple[Held, ...]) -> Proposed:
    first = group[0]
    row = past.register.get(AgendaItem, first.proposal.item_id)
    decided = [
        d.number
        for d in past.register.rows(Decision)
        if d.proposal_id in {held.proposal.id for held in group}
    ]
    meeting = past.state.get(Meeting, first.proposal.meeting_id)
    number = decided[-1] if decided else meeting.number if meeting else ""
    minutes = row.planned_minutes if row and row.planned_minutes else DEFAULT_MINUTES
    return Proposed(
        Heading(
            first.title or _title(first.proposal.text),
            minutes,
            Goal.DECIDE,
            row.key_question if row else "",
            first.confidential,
        ),
        past.t("aangehouden voorstel, {number}", number=number),
        public_title=first.public_title,
        submitter_id=first.proposal.proposer_id,
        held=group,
    )


def _parked(past: Past, meeting: Meeting, point: ParkedPoint) -> Proposed:
    t, person = past.t, past.state.get(Person, point.person_id)
    row = past.register.get(AgendaItem, point.item_id)
    closed = is_closed(past.register, point.item_id)
    whole = row is not None and row.title == point.text
    item = Heading(_title(point.text), DEFAULT_MINUTES, confidential=closed)
    name = person.display_name if person else ""
    source = (
        t("geparkeerd door {name}", name=name)
        if name
        else t("geparkeerd in {number}", number=meeting.number)
    )
    return Proposed(
        _heading(past, row) if row is not None and whole else item,
        source,
        on=point.status is ParkedStatus.AGENDA,
        public_title=row.public_title if row is not None and whole else "",
        submitter_id=point.person_id,
        parked_from=point.id,
    )


def _heading(past: Past, row: AgendaItem, *, part: bool = False) -> Heading:
    closed = is_closed(past.register, row.id)
    return Heading(row.title, row.planned_minutes, row.goal, row.key_question, closed, part=part)


def _title(text: str) -> str:
    return text.strip().split("\n")[0][:80]

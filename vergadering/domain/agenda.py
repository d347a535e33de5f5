"""The agenda: which items there are, in which order, under which printed number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.choices import Goal, ItemStatus, MeetingStatus
from vergadering.domain.history import change
from vergadering.domain.model import AgendaItem, Meeting
from vergadering.domain.records import records
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from vergadering.domain.model import Action
    from vergadering.domain.model_registers import Promise
    from vergadering.domain.state import State

LONGEST_MINUTES = 24 * 60
"""An item is planned for a day at most."""


@change(N_("agendapunt toegevoegd"))
def add_item(
    state: State,
    at: datetime,
    *,
    title: str,
    planned_minutes: int = 0,
    goal: Goal = Goal.DISCUSS,
    key_question: str = "",
    submitter_id: int | None = None,
    confidential: bool = False,
    public_title: str = "",
    after_id: int | None = None,
    parent_id: int | None = None,
) -> State:
    """Add an item behind another one and its parts, or at the end.

    While the agenda is a draft the numbers follow the order. Afterwards an item that comes
    between two others takes the number before it and a letter: `6a`.
    """
    meeting = _changeable(state)
    _check(title, planned_minutes)
    state, id = state.fresh()
    order = list(state.items)
    place = _place_after(order, after_id, parent_id)
    item = AgendaItem(
        id=id,
        meeting_id=meeting.id,
        parent_id=_parent(state, after_id, parent_id),
        title=title.strip(),
        public_title=public_title.strip(),
        goal=goal,
        key_question=key_question.strip(),
        planned_minutes=planned_minutes,
        submitter_id=submitter_id,
        confidential=confidential,
    )
    order.insert(place, item)
    return _renumbered(state, meeting, order)


@change(N_("agendapunt gewijzigd"))
def change_item(state: State, at: datetime, *, item: AgendaItem) -> State:
    """Keep an item's new particulars; its place, number and course stay.

    When other minutes are planned, those count, and not what it got before.
    """
    _changeable(state)
    now = state.need(AgendaItem, item.id)
    _check(item.title, item.planned_minutes)
    as_planned = item.planned_minutes == now.planned_minutes
    after = replace(
        item,
        title=item.title.strip(),
        parent_id=now.parent_id,
        number=now.number,
        position=now.position,
        status=now.status,
        phase=now.phase,
        allotted_minutes=now.allotted_minutes if as_planned else None,
        limit_seconds=now.limit_seconds,
        list_closed=now.list_closed,
    )
    return _closed_with(state.put(after))


@change(N_("agendapunt verwijderd"))
def remove_item(state: State, at: datetime, *, item_id: int) -> State:
    """Take an item and its parts off the agenda, while nothing was noted under it."""
    meeting = _changeable(state)
    item = state.need(AgendaItem, item_id)
    gone = [item, *parts(state, item_id)]
    for each in gone:
        if each.status is ItemStatus.CURRENT:
            raise Refusal(N_("Dit punt is nu aan de orde. Ga eerst naar een ander punt."))
        if _has_records(state, each.id):
            raise Refusal(
                N_("Bij punt {number} is al iets genoteerd of gesproken. Verwijder dat eerst."),
                number=each.number,
            )
    ids = {each.id for each in gone}
    visits = [visit for visit in state.agenda_visit if visit.item_id in ids]
    order = [each for each in state.items if each.id not in ids]
    return _renumbered(state.drop(*visits, *reversed(gone)), meeting, order)


@change(N_("agendapunt verplaatst"))
def move_item(state: State, at: datetime, *, item_id: int, steps: int) -> State:
    """Move an item and its parts among its neighbours: -1 is one place earlier."""
    meeting = _changeable(state)
    item = state.need(AgendaItem, item_id)
    neighbours = [each for each in state.items if each.parent_id == item.parent_id]
    index = next(i for i, each in enumerate(neighbours) if each.id == item_id)
    target = index + steps
    if not 0 <= target < len(neighbours):
        raise Refusal(N_("Dit punt staat al helemaal aan die kant."))
    neighbours.insert(target, neighbours.pop(index))
    return _renumbered(state, meeting, _tree(state, item.parent_id, neighbours))


@change(N_("agendapunt ingesprongen"))
def nest_item(state: State, at: datetime, *, item_id: int) -> State:
    """Make an item a part of the one before it."""
    meeting = _changeable(state)
    item = state.need(AgendaItem, item_id)
    if item.parent_id is not None or parts(state, item_id):
        raise Refusal(N_("Een onderdeel kan zelf geen onderdelen hebben."))
    tops = [each for each in state.items if each.parent_id is None]
    index = next(i for i, each in enumerate(tops) if each.id == item_id)
    if index == 0:
        raise Refusal(N_("Er staat geen punt boven waar dit een onderdeel van kan zijn."))
    state = state.put(replace(item, parent_id=tops[index - 1].id, number=""))
    return _renumbered(state, meeting, list(state.items))


@change(N_("agendapunt uitgesprongen"))
def unnest_item(state: State, at: datetime, *, item_id: int) -> State:
    """Make a part an item of its own, behind the one that it was part of.

    A part of a closed item stays closed: what was said there is not for the room.
    """
    meeting = _changeable(state)
    item = state.need(AgendaItem, item_id)
    if item.parent_id is None:
        raise Refusal(N_("Dit punt is geen onderdeel van een ander punt."))
    order = [each for each in state.items if each.id != item_id]
    place = _place_after(order, item.parent_id, None)
    closed = is_closed(state, item_id)
    order.insert(place, replace(item, parent_id=None, number="", confidential=closed))
    return _renumbered(state, meeting, order)


def parts(state: State, item_id: int) -> tuple[AgendaItem, ...]:
    """The parts of an item, in order."""
    return tuple(item for item in state.items if item.parent_id == item_id)


def is_closed(state: State, item_id: int | None) -> bool:
    """Whether an item, or the item that it is part of, is a closed one (besloten)."""
    item = state.get(AgendaItem, item_id)
    parent = state.get(AgendaItem, item.parent_id) if item else None
    return any(each.confidential for each in (item, parent) if each)


def current_item(state: State) -> AgendaItem | None:
    """The item under discussion, if there is one. There is never more than one."""
    for item in state.agenda_item:
        if item.status is ItemStatus.CURRENT:
            return item
    return None


def current_item_id(state: State) -> int | None:
    """The identifier of the item under discussion; None between two items."""
    item = current_item(state)
    return item.id if item else None


def need_current(state: State, item_id: int) -> AgendaItem:
    """The item under discussion. Refused when that is not the one that was meant."""
    item = current_item(state)
    if item is None or item.id != item_id:
        raise Refusal(N_("Dit punt is niet meer aan de orde."))
    return item


def numbered_item(state: State, number: str) -> AgendaItem:
    """The item with this printed number."""
    for item in state.agenda_item:
        if item.number == number:
            return item
    raise Refusal(N_("Er is geen agendapunt {number}."), number=number)


def check_minutes(minutes: int) -> None:
    """Refused when an item cannot take this long."""
    if not 0 <= minutes <= LONGEST_MINUTES:
        raise Refusal(N_("Een agendapunt duurt tussen 0 en {most} minuten."), most=LONGEST_MINUTES)


def _changeable(state: State) -> Meeting:
    meeting = state.the_meeting
    if meeting.status is MeetingStatus.CLOSED:
        raise Refusal(N_("De vergadering is gesloten. Heropen haar om de agenda te wijzigen."))
    return meeting


def _check(title: str, planned_minutes: int) -> None:
    if not title.strip():
        raise Refusal(N_("Een agendapunt heeft een titel nodig."))
    check_minutes(planned_minutes)


def _has_records(state: State, item_id: int) -> bool:
    spoke = any(turn.item_id == item_id for turn in state.speaking_turn)
    return spoke or bool(records(state, item_id))


def _parent(state: State, after_id: int | None, parent_id: int | None) -> int | None:
    """The item to be part of: asked for, or that of the part that it comes behind."""
    if parent_id is None and after_id is not None:
        parent_id = state.need(AgendaItem, after_id).parent_id
    if parent_id is not None and state.need(AgendaItem, parent_id).parent_id is not None:
        raise Refusal(N_("Een onderdeel kan zelf geen onderdelen hebben."))
    return parent_id


def _place_after(order: Sequence[AgendaItem], after_id: int | None, parent_id: int | None) -> int:
    """Where in the order an item comes that stands behind another and all its parts."""
    inside = [each.id for each in order if each.parent_id == parent_id]
    anchor = after_id if parent_id is None or after_id in inside else parent_id
    if anchor is None:
        return len(order)
    places = [i for i, each in enumerate(order) if anchor in (each.id, each.parent_id)]
    return places[-1] + 1 if places else len(order)


def _tree(state: State, parent_id: int | None, siblings: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The whole agenda with the items under one parent in this order."""
    tops = siblings if parent_id is None else [i for i in state.items if i.parent_id is None]
    order: list[AgendaItem] = []
    for top in tops:
        order.append(top)
        order.extend(siblings if top.id == parent_id else parts(state, top.id))
    return order


def _renumbered(state: State, meeting: Meeting, order: Sequence[AgendaItem]) -> State:
    """The state with this order: positions from 1, and a number for each that needs one."""
    follow = meeting.status is MeetingStatus.DRAFT
    taken = set() if follow else {item.number for item in order if item.number}
    numbers: dict[int, str] = {}
    tops, before = 0, ""
    for item in order:
        number = "" if follow else item.number
        if item.parent_id is not None:
            parent = numbers[item.parent_id]
            number = number or _free(f"{parent}.{{}}", taken)
        else:
            tops += 1
            number = number or (str(tops) if follow else _between(before, taken))
            before = number
        numbers[item.id] = number
        taken.add(number)
    placed = [
        replace(item, position=place, number=numbers[item.id])
        for place, item in enumerate(order, start=1)
    ]
    return _closed_with(state.put(*placed))


def _closed_with(state: State) -> State:
    """The state in which each action and promise of this meeting is as closed as its item."""
    rows: tuple[Action | Promise, ...] = (*state.action, *state.promise)
    here = [row for row in rows if row.meeting_id == state.meeting_id]
    followed = [replace(row, confidential=is_closed(state, row.item_id)) for row in here]
    return state.put(*(new for old, new in zip(here, followed, strict=True) if new != old))


def _between(before: str, taken: set[str]) -> str:
    """A number behind this one: the next when that is free, else with a letter."""
    digits = before.partition(".")[0].rstrip("abcdefghijklmnopqrstuvwxyz") or "0"
    following = str(int(digits) + 1)
    if following not in taken and not any(
        int(number) > int(digits) for number in taken if number.isdigit()
    ):
        return following
    for letter in "abcdefghijklmnopqrstuvwxyz":
        if f"{digits}{letter}" not in taken:
            return f"{digits}{letter}"
    return _free(f"{digits}z.{{}}", taken)


def _free(pattern: str, taken: set[str]) -> str:
    number = 1
    while pattern.format(number) in taken:
        number += 1
    return pattern.format(number)

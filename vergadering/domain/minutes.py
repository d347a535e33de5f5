"""Minutes of an earlier meeting: what is to be changed in them, their adoption, corrections.

The order is that of the minutes themselves: changes, adoption, matters arising. After the
adoption nothing changes any more; what is wrong all the same is put right in a line of its
own, with a date and a name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.agenda import is_closed
from vergadering.domain.choices import ChangeKind, MeetingStatus, MinutesStatus, Outcome
from vergadering.domain.deciding import record_decision
from vergadering.domain.history import change
from vergadering.domain.lock import adopted, is_adopted, unadopted
from vergadering.domain.model import AgendaItem, Decision, Meeting, Person
from vergadering.domain.model_next import MinutesChange
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import date, datetime

    from vergadering.domain.state import State

CARRIED = frozenset({Outcome.CARRIED, Outcome.CARRIED_AMENDED})


@change(N_("wijziging van het verslag genoteerd"))
def note_change(
    state: State,
    at: datetime,
    *,
    meeting_id: int,
    text: str,
    person_id: int | None = None,
    confidential: bool = False,
    item_id: int | None = None,
) -> State:
    """Note what is to be changed in the draft minutes of a closed meeting.

    When it is said under an item, that item is from now on about those minutes.
    """
    meeting = _draft(state, meeting_id)
    if item_id is not None:
        state = state.put(replace(state.need(AgendaItem, item_id), minutes_of_id=meeting.id))
    row = MinutesChange(
        meeting_id=meeting.id, text=text, person_id=person_id, confidential=confidential
    )
    return _noted(state, at, row)


@change(N_("rectificatie genoteerd"))
def correct_minutes(
    state: State,
    at: datetime,
    *,
    meeting_id: int,
    text: str,
    person_id: int,
    confidential: bool = False,
) -> State:
    """Put right, in a line of its own, what adopted minutes say; somebody stands for it."""
    meeting = state.need(Meeting, meeting_id)
    if not is_adopted(meeting):
        raise Refusal(
            N_("Het verslag van {number} is nog niet vastgesteld. Noteer een wijziging."),
            number=meeting.number,
        )
    state.need(Person, person_id)
    row = MinutesChange(
        meeting_id=meeting.id,
        kind=ChangeKind.CORRECTION,
        text=text,
        person_id=person_id,
        confidential=confidential,
    )
    return _noted(state, at, row)


@change(N_("wijziging van het verslag aangepast"))
def reword_change(
    state: State,
    at: datetime,
    *,
    change_id: int,
    text: str,
    person_id: int | None = None,
    confidential: bool = False,
) -> State:
    """Say a change, or a correction that was noted in the meeting in hand, in other words."""
    row = _open_change(state, change_id)
    _need_text(text)
    after = replace(row, text=text.strip(), person_id=person_id, confidential=confidential)
    return state.put(after)


@change(N_("wijziging van het verslag verwijderd"))
def remove_change(state: State, at: datetime, *, change_id: int) -> State:
    """Take away a change, or a correction that was noted in the meeting in hand."""
    return state.drop(_open_change(state, change_id))


@change(N_("verslag vastgesteld"))
def adopt_minutes(
    state: State, at: datetime, *, meeting_id: int, decision_id: int | None = None
) -> State:
    """The draft minutes of a closed meeting are adopted, today.

    In the meeting in hand, if that is another one; by a decision of it, if one was taken.
    """
    meeting = _draft(state, meeting_id)
    decision = state.need(Decision, decision_id) if decision_id is not None else None
    if decision is not None and decision.outcome not in CARRIED:
        raise Refusal(N_("{number} is niet aangenomen."), number=decision.number)
    done = replace(
        meeting,
        minutes_status=MinutesStatus.ADOPTED,
        adopted_on=at.date(),
        adopted_in_id=None if meeting.id == state.meeting_id else state.meeting_id,
        adopted_by=decision.number if decision else "",
    )
    return state.put(done)


@change(N_("verslag vastgesteld"))
def adopt_by_decision(
    state: State, at: datetime, *, meeting_id: int, item_id: int, text: str
) -> State:
    """Adopt the minutes of an earlier meeting under an item of the meeting in hand.

    By the decision that was taken there already; else one is taken, in these words, without
    a vote. The item says from now on whose minutes it is about.
    """
    meeting = _draft(state, meeting_id)
    if meeting.id == state.meeting_id:
        raise Refusal(N_("Een verslag wordt vastgesteld in een latere vergadering."))
    item = state.need(AgendaItem, item_id)
    if not state.the_meeting.status.going_on:
        raise Refusal(N_("De vergadering is niet bezig; vaststellen kan als zij geopend is."))
    decision = decided_under(state, item_id)
    if decision is None:
        state = record_decision(state, at, text=text, item_id=item_id)
        decision = state.decision[-1]
    state = state.put(replace(item, minutes_of_id=meeting.id))
    return adopt_minutes(state, at, meeting_id=meeting.id, decision_id=decision.id)


@change(N_("vaststelling teruggenomen"))
def withdraw_adoption(state: State, at: datetime, *, meeting_id: int) -> State:
    """The minutes are a draft again: only in the meeting that adopted them, until its end."""
    meeting = state.need(Meeting, meeting_id)
    if not is_adopted(meeting):
        raise Refusal(N_("Dit verslag is niet vastgesteld."))
    place = state.get(Meeting, meeting.adopted_in_id)
    if place is None or place.id != state.meeting_id or place.status is MeetingStatus.CLOSED:
        raise adopted(state, meeting)
    if changes_of(state, meeting.id, ChangeKind.CORRECTION):
        raise Refusal(N_("Er is al een rectificatie genoteerd. Verwijder die eerst."))
    return state.put(unadopted(meeting))


def decided_under(state: State, item_id: int) -> Decision | None:
    """The decision that was carried last under an item, if there is one."""
    found = [d for d in state.decision if d.item_id == item_id and d.outcome in CARRIED]
    return found[-1] if found else None


def to_adopt(state: State) -> tuple[Meeting, ...]:
    """Closed meetings whose minutes are a draft, the oldest first; not the one in hand."""
    waiting = (
        row
        for row in state.meeting
        if row.minutes_status is MinutesStatus.DRAFT and row.id != state.meeting_id
    )
    return tuple(sorted(waiting, key=lambda row: row.closed_at.timestamp() if row.closed_at else 0))


def changes_of(
    state: State, meeting_id: int | None, kind: ChangeKind | None = None
) -> tuple[MinutesChange, ...]:
    """The changes of the minutes of a meeting, of one kind or both, in the order they came."""
    return tuple(
        row
        for row in state.minutes_change
        if row.meeting_id == meeting_id and kind in (None, row.kind)
    )


def held_on(meeting: Meeting) -> date | None:
    """The day of a meeting: when it was opened, else when it is planned."""
    moment = meeting.opened_at or meeting.planned_start
    return moment.date() if moment else None


def _draft(state: State, meeting_id: int) -> Meeting:
    """A meeting whose minutes are a draft. Refused otherwise, with the reason."""
    meeting = state.need(Meeting, meeting_id)
    if is_adopted(meeting):
        raise adopted(state, meeting)
    if meeting.minutes_status is not MinutesStatus.DRAFT:
        raise Refusal(N_("Van deze vergadering ligt geen conceptverslag voor."))
    return meeting


def _noted(state: State, at: datetime, row: MinutesChange) -> State:
    """The state with this change in it; private when its item is a closed one."""
    _need_text(row.text)
    state, id = state.fresh()
    hidden = row.confidential or any(
        item.minutes_of_id == row.meeting_id and is_closed(state, item.id)
        for item in state.agenda_item
    )
    here = None if state.meeting_id == row.meeting_id else state.meeting_id
    kept = replace(row, id=id, noted_in_id=here, at=at, confidential=hidden)
    return state.put(replace(kept, text=row.text.strip()))


def _open_change(state: State, change_id: int) -> MinutesChange:
    """A change that may still be put in other words. Refused otherwise, with the reason."""
    row = state.need(MinutesChange, change_id)
    place = state.get(Meeting, row.noted_in_id)
    if place is not None and is_adopted(place):
        raise adopted(state, place)
    meeting = state.need(Meeting, row.meeting_id)
    if row.kind is ChangeKind.CHANGE and is_adopted(meeting):
        raise adopted(state, meeting)
    if row.kind is ChangeKind.CORRECTION and row.noted_in_id != state.meeting_id:
        raise Refusal(N_("Een rectificatie blijft staan. Noteer zo nodig een nieuwe."))
    return row


def _need_text(text: str) -> None:
    if not text.strip():
        raise Refusal(N_("Typ wat er in het verslag anders moet."))

"""Promises (toezeggingen): what somebody outside the council said they will do, and whether."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.agenda import is_closed
from vergadering.domain.choices import EventKind
from vergadering.domain.choices_registers import PromiseStatus
from vergadering.domain.history import change
from vergadering.domain.model import Meeting
from vergadering.domain.model_registers import Promise
from vergadering.domain.numbers import year_of
from vergadering.domain.record_events import with_event
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import date, datetime

    from vergadering.domain.state import State

WAITING = frozenset({PromiseStatus.OPEN})
"""What the council still waits for."""


@change(N_("toezegging toegevoegd"))
def add_promise(
    state: State,
    at: datetime,
    *,
    text: str,
    item_id: int | None = None,
    person_id: int | None = None,
    due: date | None = None,
    when: datetime | None = None,
) -> State:
    """Keep a promise: of the meeting in hand, or of no meeting when there is none."""
    _check(text)
    meeting = state.get(Meeting, state.meeting_id)
    state.need_item(item_id)
    year = year_of(meeting, at) if meeting else at.year
    state, number = state.numbered("T", year)
    state, id = state.fresh()
    promise = Promise(
        id=id,
        number=number,
        meeting_id=state.meeting_id,
        item_id=item_id,
        at=when or at,
        text=text.strip(),
        person_id=person_id,
        due=due,
        confidential=is_closed(state, item_id),
    )
    return with_event(state.put(promise), when or at, promise, EventKind.CREATED)


@change(N_("toezegging gewijzigd"))
def change_promise(
    state: State,
    at: datetime,
    *,
    promise_id: int,
    text: str,
    person_id: int | None,
    due: date | None,
    comment: str = "",
) -> State:
    """Keep another text, date, or somebody else who made it; its history tells what changed."""
    _check(text)
    promise = state.need(Promise, promise_id)
    after = replace(promise, text=text.strip(), person_id=person_id, due=due)
    state = state.put(after)
    if after.text != promise.text:
        state = with_event(
            state, at, promise, EventKind.REWORDED, promise.text, after.text, comment
        )
    if after.person_id != promise.person_id:
        people = (promise.person_id, after.person_id)
        state = with_event(state, at, promise, EventKind.TRANSFERRED, *people, comment)
    if after.due != promise.due:
        state = with_event(state, at, promise, EventKind.EXTENDED, promise.due, after.due, comment)
    return state


@change(N_("toezegging uitgesteld"))
def put_off_promise(
    state: State, at: datetime, *, promise_id: int, due: date, reason: str
) -> State:
    """Whoever made it asks for more time. Asks for a reason; how often it happens is counted."""
    promise = state.need(Promise, promise_id)
    if promise.status not in WAITING:
        raise Refusal(N_("Deze toezegging is al afgehandeld."))
    if not reason.strip():
        raise Refusal(N_("Waarom komt het later? Geef een reden."))
    if promise.due is not None and due <= promise.due:
        raise Refusal(N_("De nieuwe datum moet later zijn dan {due}."), due=promise.due)
    state = state.put(replace(promise, due=due))
    return with_event(state, at, promise, EventKind.EXTENDED, promise.due, due, reason)


@change(N_("stand van een toezegging gewijzigd"))
def settle_promise(
    state: State, at: datetime, *, promise_id: int, status: PromiseStatus, comment: str = ""
) -> State:
    """A promise was kept, was not, was taken back, or is open again.

    What was not kept, or taken back, asks for an explanation.
    """
    promise = state.need(Promise, promise_id)
    if promise.status is status:
        raise Refusal(N_("Dat is de stand van deze toezegging al."))
    if status in (PromiseStatus.NOT_KEPT, PromiseStatus.WITHDRAWN) and not comment.strip():
        raise Refusal(N_("Leg in een paar woorden uit waarom."))
    state = state.put(replace(promise, status=status))
    return with_event(state, at, promise, EventKind.STATUS, promise.status, status, comment)


@change(N_("toezegging verwijderd"))
def remove_promise(state: State, at: datetime, *, promise_id: int) -> State:
    """Take away a promise that was noted by mistake in this meeting.

    Its number is not used again. A promise of an earlier meeting is taken back, not removed.
    """
    promise = state.need(Promise, promise_id)
    if promise.meeting_id != state.meeting_id:
        raise Refusal(
            N_("Deze toezegging is van een eerdere vergadering. Noteer dat zij is ingetrokken.")
        )
    events = [event for event in state.promise_event if event.promise_id == promise_id]
    return state.drop(*events, promise)


def is_late(promise: Promise, today: date) -> bool:
    """Whether it should have been kept before today."""
    return promise.status in WAITING and promise.due is not None and promise.due < today


def is_broken(promise: Promise, today: date) -> bool:
    """Whether it was not kept, or should have been kept before today."""
    return promise.status is PromiseStatus.NOT_KEPT or is_late(promise, today)


def times_put_off(state: State, promise_id: int) -> int:
    """How often its date went back; a first date is none, nor is an earlier one."""
    return sum(
        1
        for event in state.promise_event
        if event.promise_id == promise_id and event.kind is EventKind.EXTENDED
        if event.before and (not event.after or event.after > event.before)
    )


def open_promises(state: State) -> tuple[Promise, ...]:
    """Every promise that the council waits for: by date, those without a date last."""
    waiting = [promise for promise in state.promise if promise.status in WAITING]
    return tuple(
        sorted(waiting, key=lambda p: (p.due is None, p.due.toordinal() if p.due else 0, p.id))
    )


def _check(text: str) -> None:
    if not text.strip():
        raise Refusal(N_("Wat is er toegezegd? De tekst ontbreekt."))

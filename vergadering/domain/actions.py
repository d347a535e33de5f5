"""Actions: who does what by when, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.agenda import is_closed
from vergadering.domain.choices import ActionStatus, EventKind
from vergadering.domain.history import change
from vergadering.domain.model import Action
from vergadering.domain.numbers import year_of
from vergadering.domain.record_events import with_event
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import date, datetime

    from vergadering.domain.state import State

UNFINISHED = frozenset({ActionStatus.OPEN, ActionStatus.IN_PROGRESS, ActionStatus.REPORTED_DONE})
"""What still has to be talked about."""


@change(N_("actie toegevoegd"))
def add_action(
    state: State,
    at: datetime,
    *,
    text: str,
    item_id: int | None = None,
    owner_id: int | None = None,
    co_owners: tuple[int, ...] = (),
    due: date | None = None,
    when: datetime | None = None,
) -> State:
    """Give out an action. Owner and date may follow; the closing check asks for them."""
    _check(text)
    meeting = state.the_meeting
    state.need_item(item_id)
    state, number = state.numbered("A", year_of(meeting, at))
    state, id = state.fresh()
    action = Action(
        id=id,
        number=number,
        meeting_id=meeting.id,
        item_id=item_id,
        at=when or at,
        text=text.strip(),
        owner_id=owner_id,
        co_owners=_others(co_owners, owner_id),
        due=due,
        confidential=is_closed(state, item_id),
    )
    return with_event(state.put(action), when or at, action, EventKind.CREATED)


@change(N_("actie gewijzigd"))
def change_action(
    state: State,
    at: datetime,
    *,
    action_id: int,
    text: str,
    owner_id: int | None,
    co_owners: tuple[int, ...] = (),
    due: date | None,
    comment: str = "",
) -> State:
    """Keep another text, owner or date; its history tells what changed, and perhaps why."""
    _check(text)
    action = state.need(Action, action_id)
    after = replace(
        action,
        text=text.strip(),
        owner_id=owner_id,
        co_owners=_others(co_owners, owner_id),
        due=due,
    )
    state = state.put(after)
    if after.text != action.text:
        state = with_event(state, at, action, EventKind.REWORDED, action.text, after.text, comment)
    if after.owner_id != action.owner_id:
        owners = (action.owner_id, after.owner_id)
        state = with_event(state, at, action, EventKind.TRANSFERRED, *owners, comment)
    if after.due != action.due:
        state = with_event(state, at, action, EventKind.EXTENDED, action.due, after.due, comment)
    return state


@change(N_("stand van een actie gewijzigd"))
def set_status(
    state: State,
    at: datetime,
    *,
    action_id: int,
    status: ActionStatus,
    comment: str = "",
) -> State:
    """An action is taken up, done, dropped or open again. Dropping asks for a reason."""
    action = state.need(Action, action_id)
    if action.status is status:
        raise Refusal(N_("Dat is de stand van deze actie al."))
    if status is ActionStatus.DROPPED and not comment.strip():
        raise Refusal(N_("Waarom vervalt deze actie? Geef een reden."))
    state = state.put(replace(action, status=status))
    return with_event(state, at, action, EventKind.STATUS, action.status, status, comment)


@change(N_("actie verwijderd"))
def remove_action(state: State, at: datetime, *, action_id: int) -> State:
    """Take away an action that was noted by mistake in this meeting.

    Its number is not used again. An action of an earlier meeting is dropped, not removed.
    """
    action = state.need(Action, action_id)
    if action.meeting_id != state.meeting_id:
        raise Refusal(N_("Deze actie is van een eerdere vergadering. Laat haar vervallen."))
    events = [event for event in state.action_event if event.action_id == action_id]
    return state.drop(*events, action)


def is_overdue(action: Action, today: date) -> bool:
    """Whether it should have been done before today."""
    waiting = action.status in (ActionStatus.OPEN, ActionStatus.IN_PROGRESS)
    return waiting and action.due is not None and action.due < today


def times_extended(state: State, action_id: int, until: int | None = None) -> int:
    """How often its date was put off, up to and with the event that has the identifier `until`.

    A first date is no delay, nor is an earlier one, nor what the meeting that gave it out
    made of it.
    """
    action = state.get(Action, action_id)
    return sum(
        1
        for event in state.action_event
        if event.action_id == action_id
        if event.kind is EventKind.EXTENDED and "" < event.before < event.after
        if until is None or event.id <= until
        if event.meeting_id is None or action is None or event.meeting_id != action.meeting_id
    )


def unfinished(state: State) -> tuple[Action, ...]:
    """Every action that is not done or dropped: by date, those without a date last."""
    waiting = [action for action in state.action if action.status in UNFINISHED]
    return tuple(
        sorted(waiting, key=lambda a: (a.due is None, a.due.toordinal() if a.due else 0, a.number))
    )


def _check(text: str) -> None:
    if not text.strip():
        raise Refusal(N_("Wat moet er gebeuren? De tekst van de actie ontbreekt."))


def _others(co_owners: tuple[int, ...], owner_id: int | None) -> tuple[int, ...]:
    return tuple(dict.fromkeys(id for id in co_owners if id != owner_id))

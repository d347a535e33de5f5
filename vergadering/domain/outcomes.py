"""What becomes of an open action when the council goes through them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.actions import UNFINISHED, change_action, set_status
from vergadering.domain.agenda import add_item
from vergadering.domain.choices import ActionStatus, EventKind, Goal, MeetingStatus
from vergadering.domain.history import change
from vergadering.domain.model import Action, AgendaItem, Meeting
from vergadering.domain.record_events import with_event
from vergadering.domain.review import action_list_item
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import date, datetime

    from vergadering.domain.state import State


@change(N_("actie besproken"))
def note_progress(state: State, at: datetime, *, action_id: int, progress: str = "") -> State:
    """An action stays as it is; how far it is may be said for everybody."""
    action = _waiting(state, action_id)
    return with_event(state, at, action, EventKind.PROGRESS, comment=progress)


@change(N_("actie gereed"))
def finish_action(state: State, at: datetime, *, action_id: int) -> State:
    """An action is done. Unless the council skips that, the next meeting confirms it."""
    action = _waiting(state, action_id)
    status = ActionStatus.DONE
    if state.the_council.rules.confirm_done:
        if action.status is ActionStatus.REPORTED_DONE:
            _refuse_own_report(state, action)
        else:
            status = ActionStatus.REPORTED_DONE
    return set_status(state, at, action_id=action_id, status=status)


@change(N_("actie uitgesteld"))
def put_off_action(state: State, at: datetime, *, action_id: int, due: date) -> State:
    """An action gets another date, today or later; what was reported done is open again."""
    action = _waiting(state, action_id)
    if due == action.due:
        raise Refusal(N_("Dat is de datum van deze actie al."))
    if due < at.date():
        raise Refusal(N_("{date} is al voorbij."), date=due)
    return _mended(state, at, replace(action, due=due))


@change(N_("actie doorgegeven"))
def pass_on_action(state: State, at: datetime, *, action_id: int, owner_id: int) -> State:
    """Somebody else does it from now on; others who had a part in it keep theirs.

    What was reported done is open again.
    """
    action = _waiting(state, action_id)
    if owner_id == action.owner_id:
        raise Refusal(N_("Deze actie is al van deze persoon."))
    return _mended(state, at, replace(action, owner_id=owner_id))


@change(N_("actie vervallen"))
def drop_action(state: State, at: datetime, *, action_id: int, reason: str) -> State:
    """Nobody does it any more; why not is told to everybody."""
    _waiting(state, action_id)
    return set_status(state, at, action_id=action_id, status=ActionStatus.DROPPED, comment=reason)


@change(N_("actie heropend"))
def reopen_action(state: State, at: datetime, *, action_id: int) -> State:
    """An action that was done, reported done or dropped has to be done after all."""
    return set_status(state, at, action_id=action_id, status=ActionStatus.OPEN)


@change(N_("actie op de agenda gezet"))
def raise_action(
    state: State, at: datetime, *, action_id: int, title: str = "", planned_minutes: int = 0
) -> State:
    """An action becomes an item of the meeting in hand as well, behind the list of actions.

    Under its own text when no title is given; closed when the action is.
    """
    action = _waiting(state, action_id)
    _refuse_full_agenda(state, action)
    place = action_list_item(state)
    known = {item.id for item in state.agenda_item}
    state = add_item(
        state,
        at,
        title=title.strip() or " ".join(action.text.split()),
        planned_minutes=planned_minutes,
        goal=Goal.DISCUSS,
        submitter_id=action.owner_id,
        confidential=action.confidential,
        after_id=place.id if place else None,
    )
    added = next(item for item in state.agenda_item if item.id not in known)
    return with_event(state, at, action, EventKind.AGENDA, after=added.id)


def _waiting(state: State, action_id: int) -> Action:
    """An action that is still to be talked about."""
    action = state.need(Action, action_id)
    if action.status not in UNFINISHED:
        raise Refusal(N_("Deze actie is al van de lijst. Heropen haar eerst."))
    return action


def _refuse_own_report(state: State, action: Action) -> None:
    """Who reports an action done in a meeting does not confirm it there."""
    meeting = state.get(Meeting, state.meeting_id)
    if meeting is None or meeting.opened_at is None:
        raise Refusal(N_("Deze actie is al gereed gemeld. De vergadering bevestigt het."))
    for event in state.action_event:
        mine = event.action_id == action.id and event.meeting_id == meeting.id
        reported = event.kind is EventKind.STATUS and event.after == action.status.value
        if mine and reported and event.at is not None and event.at >= meeting.opened_at:
            raise Refusal(
                N_("Deze actie is net gereed gemeld. De volgende vergadering bevestigt het.")
            )


def _refuse_full_agenda(state: State, action: Action) -> None:
    """There must be an agenda that an action can come on, and on which it does not stand."""
    meeting = state.get(Meeting, state.meeting_id)
    if meeting is None:
        raise Refusal(N_("Er is nog geen volgende vergadering. Maak haar eerst."))
    if meeting.status is MeetingStatus.CLOSED:
        raise Refusal(N_("Deze vergadering is gesloten. Op haar agenda komt niets meer bij."))
    for event in state.action_event:
        if event.action_id == action.id and event.kind is EventKind.AGENDA:
            item = state.get(AgendaItem, int(event.after))
            if item is not None:
                raise Refusal(
                    N_("Deze actie staat al op de agenda, als punt {number}."), number=item.number
                )


def _mended(state: State, at: datetime, action: Action) -> State:
    """The state with another owner or date, kept by the rule for that; the action is open."""
    if action.status is ActionStatus.REPORTED_DONE:
        state = set_status(state, at, action_id=action.id, status=ActionStatus.OPEN)
    return change_action(
        state,
        at,
        action_id=action.id,
        text=action.text,
        owner_id=action.owner_id,
        co_owners=action.co_owners,
        due=action.due,
    )

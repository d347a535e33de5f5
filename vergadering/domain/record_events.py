"""The history of actions and promises: a line for each thing that became of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from vergadering.domain.choices import EventKind
from vergadering.domain.model import Action, ActionEvent
from vergadering.domain.model_registers import Promise, PromiseEvent

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.state import State

Event: TypeAlias = ActionEvent | PromiseEvent
R = TypeVar("R", Action, Promise)


def with_event(
    state: State,
    at: datetime,
    record: Action | Promise,
    kind: EventKind,
    before: object = None,
    after: object = None,
    comment: str = "",
) -> State:
    """The state with one more line in the history of a record, told in the meeting in hand."""
    state, id = state.fresh()
    here, told = state.meeting_id, comment.strip()
    stood, stands = ("" if each is None else str(each) for each in (before, after))
    if isinstance(record, Action):
        return state.put(ActionEvent(id, record.id, here, at, kind, stood, stands, told))
    return state.put(PromiseEvent(id, record.id, here, at, kind, stood, stands, told))


def as_it_was(state: State, until: datetime, *, elsewhere: bool = False) -> State:
    """The state with the actions and promises that existed at a moment, as they were then.

    `elsewhere`: only what was done with them afterwards outside the meeting in hand is taken
    back; what was put right in it stays.
    """
    here = state.meeting_id

    def is_later(event: Event) -> bool:
        told_here = elsewhere and event.meeting_id == here
        return event.at is not None and event.at > until and not told_here

    def existed(row: Action | Promise) -> bool:
        return row.meeting_id == here or row.at is None or row.at <= until

    later: dict[tuple[type[Event], int], list[Event]] = {}
    events: tuple[Event, ...] = (*state.action_event, *state.promise_event)
    for event in events:
        if is_later(event):
            later.setdefault((type(event), _record_of(event)), []).append(event)
    actions = (_before(row, later.get((ActionEvent, row.id), [])) for row in state.action)
    promises = (_before(row, later.get((PromiseEvent, row.id), [])) for row in state.promise)
    return state.having(
        {
            "action": tuple(row for row in actions if existed(row)),
            "promise": tuple(row for row in promises if existed(row)),
            "action_event": tuple(row for row in state.action_event if not is_later(row)),
            "promise_event": tuple(row for row in state.promise_event if not is_later(row)),
        }
    )


def _record_of(event: Event) -> int:
    """The identifier of the action or promise that an event happened to."""
    return event.action_id if isinstance(event, ActionEvent) else event.promise_id


def _before(record: R, later: list[Event]) -> R:
    """A record before these events happened to it, the newest undone first."""
    person = "owner_id" if isinstance(record, Action) else "person_id"
    for event in sorted(later, key=lambda event: event.id, reverse=True):
        was: dict[str, Any] = {}
        match event.kind:
            case EventKind.STATUS:
                was = {"status": type(record.status)(event.before)}
            case EventKind.EXTENDED:
                was = {"due": date.fromisoformat(event.before) if event.before else None}
            case EventKind.TRANSFERRED:
                was = {person: int(event.before) if event.before else None}
            case EventKind.REWORDED:
                was = {"text": event.before}
            case EventKind.CREATED | EventKind.PROGRESS | EventKind.AGENDA:
                pass
        record = replace(record, **was)
    return record

"""The history of actions and promises: a line for each thing that became of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from vergadering.domain.choices import EventKind
from vergadering.domain.model import Action, ActionEvent
from vergadering.domain.model_registers import Promise, PromiseEvent

if TYPE_CHECKING:
    from collections.abc import Iterable
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


def as_they_were(
    records: Iterable[R], events: Iterable[Event], until: datetime, *, here: int | None
) -> list[R]:
    """Every record that existed at a moment, as it was then; all of the meeting `here` did."""
    later: dict[int, list[Event]] = {}
    for event in events:
        if event.at is not None and event.at > until:
            later.setdefault(record_of(event), []).append(event)
    return [
        _before(row, later.get(row.id, []))
        for row in records
        if row.meeting_id == here or row.at is None or row.at <= until
    ]


def record_of(event: Event) -> int:
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

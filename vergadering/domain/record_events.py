"""The history of actions and promises: a line for each thing that became of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.model import Action, ActionEvent
from vergadering.domain.model_registers import Promise, PromiseEvent

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.choices import EventKind
    from vergadering.domain.state import State


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

"""Actions as they were when the meeting closed, whatever happened to them afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.documents.blocks import Style, paragraph
from vergadering.documents.compose.recorded import owners
from vergadering.domain.action_story import last_facts
from vergadering.domain.actions import UNFINISHED
from vergadering.domain.choices import EventKind

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.documents.blocks import Paragraph
    from vergadering.documents.compose.context import Context
    from vergadering.domain.model import Action, ActionEvent


def finished_since(c: Context) -> list[Action]:
    """Actions of earlier meetings that were done or dropped since the meeting before."""
    before = _previous_closing(c)
    recent = {
        event.action_id
        for event in c.state.action_event
        if event.kind is EventKind.STATUS and event.at is not None
        if event.at <= c.until and (before is None or event.at > before)
    }
    here = c.state.meeting_id
    return [
        action
        for action in c.then.action
        if action.id in recent and action.meeting_id != here and action.status not in UNFINISHED
    ]


def reviewed(c: Context) -> list[tuple[datetime, Paragraph]]:
    """What the meeting did with earlier actions: the moment and a line for each."""
    here = c.state.meeting_id
    earlier = {action.id: action for action in c.state.action if action.meeting_id != here}
    mine: dict[int, list[ActionEvent]] = {}
    for event in c.state.action_event:
        if event.meeting_id == here and event.action_id in earlier and event.at is not None:
            mine.setdefault(event.action_id, []).append(event)
    then = {action.id: action for action in c.then.action}
    found: list[tuple[datetime, Paragraph]] = []
    for action_id, events in mine.items():
        text = _told(c, then.get(action_id, earlier[action_id]), events)
        last = max(event.at for event in events if event.at is not None)
        found.append((last, paragraph(text, Style.BULLET)))
    return found


def _told(c: Context, action: Action, events: list[ActionEvent]) -> str:
    """What became of an action: `A-2026-23, Toegang regelen: nieuwe datum 20 oktober 2026.`."""
    facts = last_facts(c.state, events, c.names, c.t)
    who = owners(c, action)
    name = f"{action.number}, {action.text.rstrip('.')}" + (f" ({who})" if who else "")
    return c.t("{action}: {facts}.", action=name, facts="; ".join(facts))


def _previous_closing(c: Context) -> datetime | None:
    """When the meeting before this one was closed."""
    own = c.state.the_meeting.opened_at
    closed = [m.closed_at for m in c.state.meeting if m.closed_at and own and m.closed_at <= own]
    return max(closed, default=None)

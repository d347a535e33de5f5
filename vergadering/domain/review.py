"""Going through the open actions: which, in which order, and what came of it."""

from __future__ import annotations

import re
from collections import Counter as Tally
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from vergadering.domain.actions import is_overdue, unfinished
from vergadering.domain.agenda import is_closed
from vergadering.domain.choices import ActionStatus, EventKind, MeetingStatus
from vergadering.domain.dates import find_due, read_date
from vergadering.domain.lines import next_meeting, only, who
from vergadering.domain.model import Action, AgendaItem, Counter, Meeting
from vergadering.domain.people import plain
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from vergadering.domain.model import ActionEvent, Person
    from vergadering.domain.state import State

ACTION_LIST = re.compile(
    r"actie(?:lijst|punten)|(?:open|openstaande|lopende) acties|^acties$"
    r"|action (?:list|items|points)|(?:open|outstanding) actions|^actions$"
)
"""What the title of the item says at which the open actions are gone through, without accents."""


Outcome: TypeAlias = ActionStatus | EventKind | None
"""What came of an action: a status, something else that happened, or nothing."""

MOVED = frozenset(EventKind) - {EventKind.PROGRESS, EventKind.STATUS, EventKind.CREATED}
"""What can happen to an action beside another status."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the open actions to go through; everything that is said must hold."""

    person_id: int | None = None
    """Who does it, alone or with others."""
    overdue: bool = False
    """Only what should have been done before today."""
    meeting_id: int | None = None
    """The meeting that it was agreed in."""


def to_review(state: State, today: date, wanted: Wanted | None = None) -> tuple[Action, ...]:
    """The actions to go through: what is overdue first, the longest first; then by date."""
    chosen = wanted or Wanted()
    rows = (action for action in unfinished(state) if _is_wanted(action, today, chosen))
    return tuple(sorted(rows, key=lambda action: not is_overdue(action, today)))


def days_late(action: Action, today: date) -> int:
    """How many days ago it should have been done; 0 for what is not overdue."""
    return (today - action.due).days if action.due and is_overdue(action, today) else 0


def doers(action: Action) -> tuple[int, ...]:
    """Whoever has a part in it, the owner first."""
    owner = () if action.owner_id is None else (action.owner_id,)
    return (*owner, *action.co_owners)


def meeting_for(state: State, wanted_id: int | None, today: date) -> int | None:
    """The meeting that a review belongs to: one that is not over.

    The one that was meant, else the one that is under way, else the first that comes.
    """
    waiting = [row for row in state.meeting if row.status is not MeetingStatus.CLOSED]
    if any(row.id == wanted_id for row in waiting):
        return wanted_id
    for row in waiting:
        if row.opened_at is not None:
            return row.id
    starts = {row.planned_start: row.id for row in waiting if row.planned_start}
    coming = [start for start in starts if start.date() >= today]
    return starts[min(coming)] if coming else None


def action_list_item(state: State) -> AgendaItem | None:
    """The open item of the agenda at which the actions are gone through, by its title."""
    for item in state.items:
        if not is_closed(state, item.id) and ACTION_LIST.search(plain(item.title)):
            return item
    return None


def read_due(state: State, at: datetime, text: str) -> date:
    """The day that somebody typed, in words or figures. Refused when it is none."""
    today, coming = at.date(), _coming(state, at)
    before, marked = find_due(f"- {text.strip()}", today, coming)
    found = read_date(text, today, coming) or (marked if before == "-" else None)
    if found is None:
        raise Refusal(
            N_("Typ een datum, zoals 1 december, over twee weken of volgende vergadering.")
        )
    return found


def read_owner(state: State, text: str) -> Person:
    """The person whose name somebody typed. Refused when it is nobody's, or several people's."""
    if not text.strip():
        raise Refusal(N_("Typ een naam."))
    return only(who(state, text), text.strip())


def mark(state: State) -> int:
    """The last identifier that was given out: what happens later has a higher one."""
    counter = state.get(Counter, "id")
    return counter.last if counter else 0


def since(state: State, action_id: int, start: int) -> tuple[ActionEvent, ...]:
    """What happened to an action after the mark `start`, in order."""
    events = (event for event in state.action_event if event.action_id == action_id)
    return tuple(event for event in events if event.id > start)


def tally(state: State, ids: Iterable[int], start: int) -> Tally[Outcome]:
    """How many of these actions came to what since the mark `start`; None: nothing was said."""
    counts: Tally[Outcome] = Tally()
    for id in ids:
        kinds: list[Outcome] = [_outcome(event) for event in since(state, id, start)]
        stands = [kind for kind in kinds if isinstance(kind, ActionStatus)][-1:]
        moved = [kind for kind in kinds if kind in MOVED]
        counts.update(list(dict.fromkeys([*stands, *moved] or kinds or [None])))
    return counts


def _outcome(event: ActionEvent) -> ActionStatus | EventKind:
    return ActionStatus(event.after) if event.kind is EventKind.STATUS else event.kind


def _is_wanted(action: Action, today: date, wanted: Wanted) -> bool:
    return (
        wanted.person_id in (None, *doers(action))
        and wanted.meeting_id in (None, action.meeting_id)
        and (not wanted.overdue or is_overdue(action, today))
    )


def _coming(state: State, at: datetime) -> date | None:
    """The day that is meant by the next meeting: the one in hand while it still has to begin."""
    meeting = state.get(Meeting, state.meeting_id)
    start = meeting.planned_start if meeting and meeting.opened_at is None else None
    return start.date() if start and start > at else next_meeting(state, at)

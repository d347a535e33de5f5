"""What a chair would want to know before the gavel falls. Warnings; nothing is blocked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vergadering.domain.actions import UNFINISHED
from vergadering.domain.agenda import is_closed
from vergadering.domain.attendance import quorum
from vergadering.domain.choices import Goal, ItemStatus, ParkedStatus, Presence
from vergadering.domain.clock import whole_minutes
from vergadering.domain.promises import WAITING as OPEN_PROMISES
from vergadering.domain.records import WAITING, records
from vergadering.domain.rules import place_of
from vergadering.domain.timing import Taken, times_taken
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from vergadering.domain.state import State


@dataclass(frozen=True, slots=True)
class Warning:
    """Something that is probably missing, and where to mend it."""

    text: str
    """Source text with places."""
    values: dict[str, object]
    item_id: int | None = None
    record_id: int | None = None


MUCH_OVER_MINUTES = 5
"""From here on it is worth saying that an item took longer than planned."""


def closing_check(state: State, now: datetime) -> tuple[Warning, ...]:
    """Everything that a careful secretary would point at, in the order of the agenda."""
    found: list[Warning] = []
    if not any(row.status is Presence.PRESENT for row in state.attendance):
        found.append(Warning(N_("Er is niemand aanwezig gemeld."), {}))
    elif not quorum(state).met:
        place = place_of(state, "quorum")
        text = N_("Er is nu geen quorum ({place}).") if place else N_("Er is nu geen quorum.")
        found.append(Warning(text, {"place": place}))
    for taken in times_taken(state, now):
        item = taken.item
        found.extend(_of_item(state, item.id))
        found.extend(_of_time(taken))
        found.extend(_of_records(state, item.id, item.number))
    return (*found, *_of_records(state, None, ""))


def _of_item(state: State, item_id: int) -> list[Warning]:
    item = next(each for each in state.agenda_item if each.id == item_id)
    found: list[Warning] = []
    place: dict[str, object] = {"number": item.number, "title": item.title}
    if item.status is ItemStatus.PLANNED:
        found.append(
            Warning(N_("Punt {number} is niet besproken en schuift door."), place, item_id)
        )
    elif not records(state, item_id):
        found.append(Warning(N_("Punt {number}: er is niets genoteerd."), place, item_id))
    elif item.goal is Goal.DECIDE and not _has_result(state, item_id):
        found.append(Warning(N_("Punt {number}: er is nog niets besloten."), place, item_id))
    return found


def _of_time(taken: Taken) -> list[Warning]:
    over = whole_minutes(taken.over)
    if not taken.item.planned_minutes or over < MUCH_OVER_MINUTES:
        return []
    facts: dict[str, object] = {
        "number": taken.item.number,
        "took": whole_minutes(taken.actual),
        "planned": taken.item.planned_minutes,
    }
    text = N_("Punt {number} duurde {took} minuten; gepland was {planned}.")
    return [Warning(text, facts, taken.item.id)]


def _of_records(state: State, item_id: int | None, number: str) -> list[Warning]:
    found: list[Warning] = []
    for proposal in state.proposal:
        if proposal.item_id == item_id and proposal.status in WAITING:
            text = N_("Punt {number}: over een voorstel is nog niet beslist.")
            if item_id is None:
                text = N_("Over een voorstel buiten de agenda is nog niet beslist.")
            found.append(Warning(text, {"number": number}, item_id, proposal.id))
    found.extend(_of_parked(state, item_id, number))
    for action in state.action:
        here = action.item_id == item_id and action.meeting_id == state.meeting_id
        if not here or action.status not in UNFINISHED:
            continue
        facts: dict[str, object] = {"number": action.number}
        if action.owner_id is None:
            found.append(Warning(N_("{number} heeft geen eigenaar."), facts, item_id, action.id))
        if action.due is None:
            found.append(Warning(N_("{number} heeft geen datum."), facts, item_id, action.id))
    return [*found, *_of_promises(state, item_id)]


def _of_promises(state: State, item_id: int | None) -> list[Warning]:
    return [
        Warning(N_("{number} heeft geen datum."), {"number": row.number}, item_id, row.id)
        for row in state.promise
        if row.item_id == item_id and row.meeting_id == state.meeting_id
        if row.status in OPEN_PROMISES and row.due is None
    ]


def _of_parked(state: State, item_id: int | None, number: str) -> Iterator[Warning]:
    """Points without a destination; of a closed item their words are not told."""
    closed = is_closed(state, item_id)
    for point in state.parked_point:
        if point.item_id != item_id or point.status is not ParkedStatus.PARKED:
            continue
        if closed:
            text = N_("Punt {number}: iets is geparkeerd en nog zonder bestemming.")
            yield Warning(text, {"number": number}, item_id, point.id)
        else:
            text = N_("Geparkeerd en nog zonder bestemming: {text}")
            yield Warning(text, {"text": point.text}, item_id, point.id)


def _has_result(state: State, item_id: int) -> bool:
    decided = any(row.item_id == item_id for row in state.decision)
    return decided or any(row.item_id == item_id for row in state.proposal)

"""The parking list: side tracks that are kept with one line, and get a destination later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.actions import add_action
from vergadering.domain.choices import ParkedStatus
from vergadering.domain.history import change
from vergadering.domain.model_floor import ParkedPoint
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from vergadering.domain.state import State


@change(N_("punt geparkeerd"))
def park(
    state: State,
    at: datetime,
    *,
    text: str,
    item_id: int | None = None,
    person_id: int | None = None,
    when: datetime | None = None,
) -> State:
    """Keep a side track for later."""
    _check(text)
    state.need_item(item_id)
    state, id = state.fresh()
    point = ParkedPoint(id, state.the_meeting.id, item_id, when or at, text.strip(), person_id)
    return state.put(point)


@change(N_("geparkeerd punt gewijzigd"))
def change_parked(
    state: State, at: datetime, *, point_id: int, text: str, person_id: int | None = None
) -> State:
    """Change the words of a parked point, or who brought it up."""
    _check(text)
    point = state.need(ParkedPoint, point_id)
    return state.put(replace(point, text=text.strip(), person_id=person_id))


@change(N_("geparkeerd punt verwijderd"))
def remove_parked(state: State, at: datetime, *, point_id: int) -> State:
    """Take a point off the parking list that was put there by mistake."""
    return state.drop(state.need(ParkedPoint, point_id))


@change(N_("geparkeerde punten verdeeld"))
def settle_parked(
    state: State,
    at: datetime,
    *,
    destinations: Mapping[int, ParkedStatus],
    comments: Mapping[int, str] | None = None,
) -> State:
    """Say what becomes of parked points, by their identifiers; an action is made at once.

    Points that are gone since, and points that keep their destination, are passed over.
    """
    for id, status in destinations.items():
        point = state.get(ParkedPoint, id)
        if point is None or point.status is status:
            continue
        comment = (comments or {}).get(id, point.comment).strip()
        state = state.put(replace(point, status=status, comment=comment))
        if status is ParkedStatus.ACTION:
            state = add_action(state, at, text=point.text, item_id=point.item_id)
    return state


def unsettled(state: State) -> tuple[ParkedPoint, ...]:
    """Points of this meeting that have no destination yet, in the order they came."""
    return tuple(row for row in state.parked_point if row.status is ParkedStatus.PARKED)


def _check(text: str) -> None:
    if not text.strip():
        raise Refusal(N_("Typ in een regel wat er geparkeerd wordt."))

"""The next meeting from what the last ones left: which items, and where each comes from.

A source looks at the past and proposes items; a register that has something for the next
agenda adds its source to `SOURCES`. What is chosen becomes a meeting in one change, and each
item names what it came from, so that nothing is carried twice, or lost when it is taken off.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from vergadering.domain import falling_due, leftovers
from vergadering.domain.agenda import add_item
from vergadering.domain.choices import MeetingKind
from vergadering.domain.history import change
from vergadering.domain.meeting import add_meeting
from vergadering.domain.model import AgendaItem
from vergadering.domain.register import bring_back, open_meeting_with
from vergadering.domain.templates import is_end
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from vergadering.domain.proposed import Past, Proposed, Source
    from vergadering.domain.register import Held
    from vergadering.domain.state import State

SOURCES: tuple[Source, ...] = (
    leftovers.minutes_to_adopt,
    leftovers.put_off,
    leftovers.held_proposals,
    leftovers.parked_points,
    leftovers.actions_put_off,
    falling_due.from_registers,
)
"""What proposes items beside the standing ones, in the order in which they stand."""


ONE_MATTER = frozenset({MeetingKind.NETWORK, MeetingKind.ENCOUNTER, MeetingKind.EXTRA})
"""Kinds of meetings that are about something of their own: what was left comes if asked for."""


def proposals(past: Past) -> tuple[Proposed, ...]:
    """Every item that could come on the next agenda, in the order in which it would stand."""
    standing = list(leftovers.standing(past))
    cut = next((i for i, each in enumerate(standing) if each.end), len(standing))
    others = [each for source in SOURCES for each in source(past)]
    if past.template.kind in ONE_MATTER:
        others = [replace(each, on=False) for each in others]
    return (*standing[:cut], *others, *standing[cut:])


def planned_minutes(chosen: Iterable[Proposed]) -> int:
    """How long these items take together, as far as they are on."""
    return sum(each.item.planned_minutes for each in chosen if each.on)


@change(N_("volgende vergadering gemaakt"))
def make_next(
    state: State, at: datetime, *, items: tuple[Proposed, ...], **particulars: Any
) -> State:
    """Make a meeting as `add_meeting` does, with those of these items that are on."""
    state = add_meeting(state, at, **particulars)
    state = state.put(replace(state.the_meeting, prepared_at=at))
    top: int | None = None
    for each in items:
        if not each.on:
            top = top if each.item.part else None
        else:
            state, id = _put(state, at, each, top if each.item.part else None, None)
            top = top if each.item.part and top is not None else id
    return state


@change(N_("vergadering geopend"))
def open_with(
    state: State, at: datetime, *, waiting: tuple[Held, ...], carried: tuple[Proposed, ...] = ()
) -> State:
    """Open the meeting as `open_meeting` does, with what was held over or put off meanwhile."""
    there = {held.proposal.id for each in carried for held in each.held}
    rest = tuple(held for held in waiting if held.proposal.id not in there)
    state = open_meeting_with(state, at, waiting=rest)
    for each in carried:
        state, _ = _put(state, at, each, None, _before_the_end(state))
    return state


def put_off_since(past: Past) -> tuple[Proposed, ...]:
    """What was put off since the agenda of the meeting in hand was made: for its opening."""
    made = past.state.the_meeting.prepared_at
    if made is None:
        return ()
    found = tuple(leftovers.put_off(past))
    late = {row.id for row in past.state.meeting if row.closed_at and row.closed_at > made}
    rows = (past.register.get(AgendaItem, each.deferred_from) for each in found)
    return tuple(
        each
        for each, row in zip(found, rows, strict=True)
        if row is not None and row.meeting_id in late
    )


def _put(
    state: State, at: datetime, each: Proposed, parent_id: int | None, after_id: int | None
) -> tuple[State, int]:
    """The state with an item on the agenda, and its identifier."""
    before = {item.id for item in state.agenda_item}
    state = add_item(
        state,
        at,
        title=each.item.title,
        planned_minutes=each.item.planned_minutes,
        goal=each.item.goal,
        key_question=each.item.key_question,
        submitter_id=each.submitter_id,
        confidential=each.item.confidential,
        public_title=each.public_title,
        parent_id=parent_id,
        after_id=after_id,
    )
    item = next(item for item in state.agenda_item if item.id not in before)
    state = state.put(
        replace(
            item,
            minutes_of_id=each.minutes_of_id,
            deferred_from=each.deferred_from,
            parked_from=each.parked_from,
        )
    )
    for held in each.held:
        state = bring_back(state, at, proposal=held.proposal, item_id=item.id)
    return (each.mark(state, at, item.id) if each.mark else state), item.id


def _before_the_end(state: State) -> int | None:
    """The last item that does not belong to the end; None: the end is the place."""
    tops = [item for item in state.items if item.parent_id is None]
    body = [item for item in tops[1:] if not is_end(item.title)]
    return body[-1].id if body and body[-1] is not tops[-1] else None

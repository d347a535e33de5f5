"""How to make each change of the floor, of the time and of the parking list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.helpers.drawing import TEXT, WHEN, about, one, one_id, registering, some_ids
from vergadering.domain import floor, meeting, parking, timing, turns
from vergadering.domain.agenda import current_item
from vergadering.domain.choices import (
    GuideFor,
    Majority,
    ParkedStatus,
    PersonTieRule,
    Phase,
    Precedence,
    QuorumRule,
    TieRule,
    TurnKind,
)
from vergadering.domain.model_rules import Rules

if TYPE_CHECKING:
    from tests.helpers.drawing import Draw, Maker
    from vergadering.domain.history import Change
    from vergadering.domain.state import State

SECONDS = st.none() | st.integers(-1, 3601)

RULES = st.builds(
    Rules,
    quorum=st.sampled_from(QuorumRule),
    decide_without_quorum=st.booleans(),
    tie_on_matters=st.sampled_from(TieRule),
    house_rules=TEXT,
    majority=st.sampled_from(Majority),
    majority_on_persons=st.sampled_from(Majority),
    abstentions_count=st.booleans(),
    blanks_count=st.booleans(),
    tie_on_persons=st.sampled_from(PersonTieRule),
    persons_by_ballot=st.booleans(),
    contribution_seconds=st.integers(0, 600),
    speaker_order=st.lists(st.sampled_from(Precedence), unique=True).map(tuple),
    chair_last=st.booleans(),
    order_when_closed=st.booleans(),
    guide=st.sampled_from(GuideFor),
    confirm_done=st.booleans(),
)

FLOOR: dict[str, Maker] = {}
"""How to make each of these changes fit a state; None when there is nothing to make it of."""

_maker = registering(FLOOR)

for _rule, _key, _rows in (
    (floor.end_turn, "turn_id", "speaking_turn"),
    (floor.pause_turn, "turn_id", "speaking_turn"),
    (floor.resume_turn, "turn_id", "speaking_turn"),
    (floor.skip_turn, "turn_id", "speaking_turn"),
    (floor.withdraw_turn, "turn_id", "speaking_turn"),
    (parking.remove_parked, "point_id", "parked_point"),
):
    FLOOR[_rule.__name__] = about(_rule, _key, _rows)

FLOOR["start_round"] = lambda draw, state: floor.start_round


def _holder_id(draw: Draw, state: State) -> int | None:
    """Who has the floor, mostly; else anybody, as a window that is behind would say."""
    now = turns.holder(state)
    right = now.id if now else None
    return right if draw(st.integers(0, 3)) else one_id(draw, state.speaking_turn)


def _item_id(draw: Draw, state: State) -> int | None:
    """The item under discussion, mostly; else any other."""
    item = current_item(state)
    if item is not None and draw(st.integers(0, 3)):
        return item.id
    return one_id(draw, state.agenda_item)


@_maker
def _request_floor(draw: Draw, state: State) -> Change | None:
    person = one(draw, state.person)
    return person and partial(
        floor.request_floor,
        person_id=person.id,
        kind=draw(st.sampled_from(TurnKind)),
        limit_seconds=draw(SECONDS),
        leaves_soon=draw(st.booleans()),
    )


@_maker
def _next_speaker(draw: Draw, state: State) -> Change:
    return partial(floor.next_speaker, from_id=_holder_id(draw, state))


@_maker
def _take_back(draw: Draw, state: State) -> Change:
    return partial(floor.take_back, from_id=_holder_id(draw, state))


@_maker
def _move_turn(draw: Draw, state: State) -> Change | None:
    turn, steps = one(draw, state.speaking_turn), draw(st.integers(-3, 3))
    return turn and partial(floor.move_turn, turn_id=turn.id, steps=steps)


@_maker
def _set_leaves_soon(draw: Draw, state: State) -> Change | None:
    turn, soon = one(draw, state.speaking_turn), draw(st.booleans())
    return turn and partial(floor.set_leaves_soon, turn_id=turn.id, leaves_soon=soon)


@_maker
def _arrange(draw: Draw, state: State) -> Change:
    order, withdrawn, skipped, leaving = (some_ids(draw, state.speaking_turn) for _ in range(4))
    return partial(
        floor.arrange, order=order, withdrawn=withdrawn, skipped=skipped, leaving=leaving
    )


@_maker
def _set_list_closed(draw: Draw, state: State) -> Change:
    return partial(floor.set_list_closed, closed=draw(st.booleans()))


@_maker
def _park(draw: Draw, state: State) -> Change:
    return partial(
        parking.park,
        text=draw(TEXT),
        item_id=one_id(draw, state.agenda_item),
        person_id=one_id(draw, state.person),
        when=draw(WHEN),
    )


@_maker
def _change_parked(draw: Draw, state: State) -> Change | None:
    point, text = one(draw, state.parked_point), draw(TEXT)
    return point and partial(parking.change_parked, point_id=point.id, text=text)


@_maker
def _settle_parked(draw: Draw, state: State) -> Change:
    ids = some_ids(draw, state.parked_point)
    status = st.sampled_from(ParkedStatus)
    return partial(
        parking.settle_parked,
        destinations={id: draw(status) for id in ids},
        comments={id: draw(TEXT) for id in ids},
    )


@_maker
def _give_more_time(draw: Draw, state: State) -> Change | None:
    id, minutes = _item_id(draw, state), draw(st.integers(1, 60))
    return None if id is None else partial(timing.give_more_time, item_id=id, minutes=minutes)


@_maker
def _round_off(draw: Draw, state: State) -> Change | None:
    id = _item_id(draw, state)
    return None if id is None else partial(timing.round_off, item_id=id)


@_maker
def _divide_time(draw: Draw, state: State) -> Change:
    given = {id: draw(st.integers(-1, 90)) for id in some_ids(draw, state.agenda_item)}
    return partial(timing.divide_time, minutes=given)


@_maker
def _set_phase(draw: Draw, state: State) -> Change | None:
    id, phase = _item_id(draw, state), draw(st.sampled_from(Phase))
    return None if id is None else partial(timing.set_phase, item_id=id, phase=phase)


@_maker
def _set_limit(draw: Draw, state: State) -> Change | None:
    id, seconds = _item_id(draw, state), draw(SECONDS)
    return None if id is None else partial(timing.set_limit, item_id=id, limit_seconds=seconds)


@_maker
def _defer_item(draw: Draw, state: State) -> Change | None:
    id = _item_id(draw, state)
    return None if id is None else partial(meeting.defer_item, item_id=id)


@_maker
def _park_item(draw: Draw, state: State) -> Change | None:
    id = _item_id(draw, state)
    return None if id is None else partial(meeting.park_item, item_id=id)

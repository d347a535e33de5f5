"""Turns to speak, and their clocks: who has the floor, who waits, how long somebody spoke.

A turn has stretches, each from a moment to a moment, so spoken time is the same whichever
way it was paused and ended. At most one stretch is open, and its turn has the floor.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.agenda import current_item_id
from vergadering.domain.choices import MeetingStatus, TurnStatus
from vergadering.domain.model_floor import SpeakingStretch, SpeakingTurn
from vergadering.domain.spans import ZERO, ended, length

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from vergadering.domain.state import State

HOLDING = frozenset({TurnStatus.SPEAKING, TurnStatus.PAUSED})
"""Who has one of these has the floor; there is never more than one."""

LOST = frozenset({TurnStatus.INTERRUPTED, TurnStatus.FINISHED, TurnStatus.SKIPPED})
"""A turn with one of these may have had the floor, and has it no more."""


def holder(state: State) -> SpeakingTurn | None:
    """The turn that has the floor, speaking or paused."""
    for turn in state.speaking_turn:
        if turn.status in HOLDING:
            return turn
    return None


def interrupted(state: State) -> tuple[SpeakingTurn, ...]:
    """Turns that wait for their floor to come back; the last gets it first."""
    return _by_position(t for t in state.speaking_turn if t.status is TurnStatus.INTERRUPTED)


def waiting(state: State, item_id: int | None) -> tuple[SpeakingTurn, ...]:
    """Who asked for the floor under an item and has not had it, in the order of speaking."""
    return _by_position(
        turn
        for turn in state.speaking_turn
        if turn.status is TurnStatus.REQUESTED and turn.item_id == item_id
    )


def queued(state: State) -> tuple[SpeakingTurn, ...]:
    """Who waits under the item that is under discussion now, in the order of speaking."""
    return waiting(state, current_item_id(state))


def stretches(state: State, turn_id: int) -> tuple[SpeakingStretch, ...]:
    """The stretches of a turn, in order."""
    return tuple(row for row in state.speaking_stretch if row.turn_id == turn_id)


def spoken(state: State, turn_id: int, now: datetime) -> timedelta:
    """How long somebody spoke in a turn, pauses not counted; never negative."""
    return sum((length(row, now) for row in stretches(state, turn_id)), ZERO)


def speak(state: State, at: datetime, turn: SpeakingTurn) -> State:
    """Give a turn the floor, and let its clock run unless the meeting is suspended."""
    state = state.put(replace(turn, status=TurnStatus.SPEAKING, position=0))
    if state.the_meeting.status is MeetingStatus.SUSPENDED:
        return state
    state, id = state.fresh()
    return state.put(SpeakingStretch(id, turn.meeting_id, turn.id, at))


def stop(
    state: State, at: datetime, turn: SpeakingTurn, status: TurnStatus, *, position: int = 0
) -> State:
    """Take the floor from a turn, which then has this status."""
    return halt(state, at).put(replace(turn, status=status, position=position))


def interrupt(state: State, at: datetime, turn: SpeakingTurn) -> State:
    """Take the floor from a turn that gets it back before all others that wait for that."""
    depth = max((other.position for other in interrupted(state)), default=0) + 1
    return stop(state, at, turn, TurnStatus.INTERRUPTED, position=depth)


def halt(state: State, at: datetime) -> State:
    """Let the speaker's clock stand still."""
    return state.put(*ended(state.speaking_stretch, at))


def go_on(state: State, at: datetime) -> State:
    """After a break: whoever was speaking speaks on."""
    turn = holder(state)
    if turn is None or turn.status is not TurnStatus.SPEAKING:
        return state
    return speak(state, at, turn)


def give_back(state: State, at: datetime) -> State:
    """Give the floor back to the one who was interrupted last, if there is one."""
    stack = interrupted(state)
    return speak(state, at, stack[-1]) if stack else state


def end_all(state: State, at: datetime) -> State:
    """End every turn that has the floor or would get it back; who waits goes on waiting."""
    finished = [
        replace(turn, status=TurnStatus.FINISHED, position=0)
        for turn in state.speaking_turn
        if turn.status in HOLDING or turn.status is TurnStatus.INTERRUPTED
    ]
    return halt(state, at).put(*finished)


def placed(state: State, order: Iterable[SpeakingTurn]) -> State:
    """The state in which these turns wait in this order, counted from 1."""
    rows = (replace(turn, position=place) for place, turn in enumerate(order, start=1))
    return state.put(*rows)


def gone(state: State, at: datetime, person_id: int) -> State:
    """Somebody left: what they asked for is withdrawn, and the floor goes on."""
    mine = (turn for turn in state.speaking_turn if turn.person_id == person_id)
    for turn in sorted(mine, key=lambda turn: turn.status in HOLDING):
        if turn.status is TurnStatus.REQUESTED:
            state = state.put(replace(turn, status=TurnStatus.WITHDRAWN, position=0))
            state = placed(state, waiting(state, turn.item_id))
        elif turn.status is TurnStatus.INTERRUPTED:
            state = state.put(replace(turn, status=TurnStatus.FINISHED, position=0))
        elif turn.status in HOLDING:
            state = give_back(stop(state, at, turn, TurnStatus.FINISHED), at)
    return state


def _by_position(turns: Iterable[SpeakingTurn]) -> tuple[SpeakingTurn, ...]:
    return tuple(sorted(turns, key=lambda turn: turn.position))

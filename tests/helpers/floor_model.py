"""What should come of a meeting in which people speak, worked out beside the program.

Nothing here looks at a stretch or at a visit: only at who has the floor and what is under
discussion after each step, and at the moment of the step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vergadering.domain import clock, turns
from vergadering.domain.agenda import current_item
from vergadering.domain.choices import MeetingStatus, TurnKind, TurnStatus

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from vergadering.domain.model_floor import SpeakingTurn
    from vergadering.domain.state import State


@dataclass(frozen=True)
class Mark:
    """From this moment on this turn is being spoken and this item discussed."""

    moment: datetime
    speaker: int | None
    item: int | None


def mark(state: State, at: datetime) -> Mark:
    """What runs in a state: nothing in a break, and no speaker whose clock was paused."""
    if state.the_meeting.status is not MeetingStatus.OPEN:
        return Mark(at, None, None)
    now, item = turns.holder(state), current_item(state)
    speaks = now is not None and now.status is TurnStatus.SPEAKING
    return Mark(at, now.id if now and speaks else None, item.id if item else None)


class Reference:
    """The course of a meeting as marks, with every step that is still there.

    What is undone was never done: the time since belongs to what was before. What is done
    again counts from the moment at which it was done first. Who comes back after a wrong key
    has all the time since they lost the floor that was not somebody else's by right.
    """

    def __init__(self, state: State, at: datetime) -> None:
        self._past: list[tuple[Mark, ...]] = [(mark(state, at),)]
        self._ahead: list[tuple[Mark, ...]] = []

    @property
    def undoable(self) -> bool:
        """Whether a step is there that can be undone."""
        return len(self._past) > 1

    @property
    def redoable(self) -> bool:
        """Whether a step was undone and nothing done since."""
        return bool(self._ahead)

    def did(self, name: str, before: State, after: State, at: datetime) -> None:
        """A step was made; one that changed nothing is none."""
        if after == before:
            return
        course = self._past[-1]
        if name == "take_back":
            course = given_back(course, before, after)
        self._past.append((*course, mark(after, at)))
        self._ahead.clear()

    def undid(self) -> None:
        """The last step was undone."""
        self._ahead.append(self._past.pop())

    def redid(self) -> None:
        """The step that was undone last was made again."""
        self._past.append(self._ahead.pop())

    def spoken(self, now: datetime) -> dict[int, float]:
        """Seconds of each turn that has any."""
        return self._seconds(now, lambda mark: mark.speaker)

    def spent(self, now: datetime) -> dict[int, float]:
        """Seconds of each item that has any."""
        return self._seconds(now, lambda mark: mark.item)

    def _seconds(self, now: datetime, whose: Callable[[Mark], int | None]) -> dict[int, float]:
        course = self._past[-1]
        ends = [*(mark.moment for mark in course[1:]), now]
        total: dict[int, float] = {}
        for one, end in zip(course, ends, strict=True):
            id, seconds = whose(one), (end - one.moment).total_seconds()
            if id is not None and seconds:
                total[id] = total.get(id, 0) + seconds
        return total


def given_back(course: tuple[Mark, ...], before: State, after: State) -> tuple[Mark, ...]:
    """The course in which the time of a wrong speaker is that of the one who came back."""
    wrong, right = turns.holder(before), turns.holder(after)
    assert right is not None
    if wrong is None:
        return course
    since = max(place for place, each in enumerate(course) if each.speaker == right.id)
    return tuple(
        Mark(each.moment, right.id, each.item)
        if place > since and each.speaker == wrong.id
        else each
        for place, each in enumerate(course)
    )


def clocks(state: State, now: datetime) -> tuple[dict[int, float], dict[int, float]]:
    """Seconds of each turn and of each item that have any, by the program."""
    spoken = {row.id: turns.spoken(state, row.id, now) for row in state.speaking_turn}
    spent = {row.id: clock.spent(state, row.id, now) for row in state.agenda_item}
    return tuple(  # type: ignore[return-value]
        {id: time.total_seconds() for id, time in times.items() if time}
        for times in (spoken, spent)
    )


W, S, P, HELD = TurnStatus.REQUESTED, TurnStatus.SPEAKING, TurnStatus.PAUSED, TurnStatus.INTERRUPTED
DONE, GONE, PASSED = TurnStatus.FINISHED, TurnStatus.WITHDRAWN, TurnStatus.SKIPPED

ENDS = {(S, DONE), (P, DONE), (HELD, DONE)}
GIVES = {(W, S), (HELD, S)}

FATES: dict[str, set[tuple[TurnStatus, TurnStatus]]] = {
    "request_floor": {(S, HELD), (P, HELD)},
    "next_speaker": {(S, DONE), (P, DONE)} | GIVES,
    "end_turn": {(S, DONE), (P, DONE), (HELD, S)},
    "pause_turn": {(S, P)},
    "resume_turn": {(P, S)},
    "skip_turn": {(W, PASSED), (S, PASSED), (P, PASSED)} | GIVES,
    "withdraw_turn": {(W, GONE)},
    "arrange": {(W, GONE), (W, PASSED)},
    "take_back": {
        (S, W),
        (P, W),
        (S, HELD),
        (P, HELD),
        (DONE, S),
        (PASSED, S),
        (HELD, S),
        (W, GONE),
    }
    | {(S, GONE), (P, GONE)},
    "leave": {(W, GONE), (HELD, S)} | ENDS,
    "mark_absent": {(W, GONE), (HELD, S)} | ENDS,
    "next_item": ENDS,
    "go_to_item": ENDS,
    "finish_item": ENDS,
    "defer_item": ENDS,
    "park_item": ENDS,
    "round_off": ENDS,
}
"""What may become of a turn by each change; by any other change nothing becomes of it."""


def lost(name: str, before: State, after: State) -> list[tuple[SpeakingTurn, SpeakingTurn | None]]:
    """Turns that went by a change, or became what that change does not make of them.

    At most one of those who wait gets the floor. Only a speaker who is taken back makes a
    later request of their own too many.
    """
    later = {turn.id: turn for turn in after.speaking_turn}
    changed = [(turn, later.get(turn.id)) for turn in before.speaking_turn]
    moved = [(old, new) for old, new in changed if not new or old.status is not new.status]
    allowed = FATES.get(name, set())
    wrong = [
        (old, new) for old, new in moved if new is None or (old.status, new.status) not in allowed
    ]
    started = [(old, new) for old, new in moved if new and new.status is S]
    dropped = [(old, new) for old, new in moved if new and (old.status, new.status) == (W, GONE)]
    if name == "take_back":
        now = turns.holder(before)
        wrong += [
            (old, new)
            for old, new in dropped
            if now is None or same(now) != same(old) or old.id < now.id
        ]
    elif name not in ("leave", "mark_absent", "arrange"):
        wrong += dropped[1:]
    return wrong + started[1:]


def same(turn: SpeakingTurn) -> tuple[int, bool]:
    """Two turns for which this is equal cannot both wait."""
    return turn.person_id, turn.kind is TurnKind.POINT_OF_ORDER

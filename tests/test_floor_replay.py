"""A whole evening, made up by chance but always the same, in two windows on one file."""

from __future__ import annotations

import random
from collections import Counter as Tally
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from tests.helpers import council
from tests.helpers.council import START, Clock, later
from tests.helpers.files import filled, is_whole
from tests.helpers.floor import ORDER, QUESTION
from tests.helpers.floor_model import Reference, clocks
from vergadering.desk import Desk
from vergadering.domain import (
    agenda,
    attendance,
    clock,
    floor,
    history,
    meeting,
    queue,
    timing,
    turns,
)
from vergadering.domain.agenda import current_item
from vergadering.domain.choices import ItemStatus, TurnKind, TurnStatus
from vergadering.domain.soundness import findings
from vergadering.errors import Refusal

ITEMS = 12
TURNS_AN_ITEM = 18
"""Beside the round of ten."""


class Evening:
    """Two windows, the clock on the wall, and what should come of it."""

    def __init__(self, desks, clock):
        self.chance = random.Random(20261006)
        self.desks = desks
        self.clock = clock
        self.reference = Reference(desks[0].state, clock.now)
        self.done = Tally()
        self.behind = desks[0].state

    @property
    def state(self):
        """The newest state, as the window that last did something has it."""
        return self.desks[0].state

    def wait(self, least, most):
        self.clock.forward(seconds=self.chance.randint(least, most))

    def do(self, change):
        """Make a change in the other window than the last one was made in."""
        self.desks.reverse()
        before = self.desks[1].state
        self.desks[0].keep(change)
        self.reference.did(history.name_of(change), before, self.state, self.clock.now)
        self.done[history.name_of(change)] += 1
        self.behind = before

    def takes_back(self, way):
        """Undo or redo, in the other window."""
        self.desks.reverse()
        getattr(self.desks[0], way)()
        getattr(self.reference, {"undo": "undid", "redo": "redid"}[way])()
        self.done[way] += 1

    def is_too_late(self):
        """The other window says next for a speaker who is done."""
        with pytest.raises(Refusal, match="in een ander venster"):
            self.desks[1].keep(partial(floor.next_speaker, from_id=holder_id(self.behind)))
        self.done["too late"] += 1

    def holder_id(self):
        return holder_id(self.state)

    def waiting(self):
        return turns.waiting(self.state, current_item(self.state).id)

    def next(self):
        self.do(partial(floor.next_speaker, from_id=self.holder_id()))

    def asks(self, kind=TurnKind.CONTRIBUTION):
        """Somebody who may ask does."""
        now = turns.holder(self.state)
        busy = {now.person_id} if now else set()
        if kind not in queue.SPECIAL:
            busy |= {turn.person_id for turn in self.waiting()}
        free = [p for p in attendance.present_people(self.state) if p.id not in busy]
        person = self.chance.choice(free)
        self.do(partial(floor.request_floor, person_id=person.id, kind=kind))


def holder_id(state):
    now = turns.holder(state)
    return now.id if now else None


def speaks(evening):
    """One turn, and now and then what comes between."""
    evening.next()
    evening.wait(10, 40)
    between = evening.chance.random()
    if between < 0.08:
        evening.asks(ORDER)
        evening.wait(5, 20)
        evening.do(partial(floor.end_turn, turn_id=evening.holder_id()))
    elif between < 0.2:
        evening.asks(QUESTION)
        evening.wait(5, 15)
        evening.next()
    elif between < 0.28:
        evening.do(partial(floor.pause_turn, turn_id=evening.holder_id()))
        evening.wait(5, 30)
        evening.do(partial(floor.resume_turn, turn_id=evening.holder_id()))
    elif between < 0.36 and evening.waiting():
        evening.next()
        evening.wait(1, 6)
        evening.do(partial(floor.take_back, from_id=evening.holder_id()))
    elif between < 0.42 and evening.waiting():
        evening.next()
        evening.wait(1, 6)
        evening.takes_back("undo")
    elif between < 0.48:
        evening.do(partial(floor.end_turn, turn_id=evening.holder_id()))
        evening.wait(1, 4)
        evening.takes_back("undo")
        evening.wait(1, 4)
        evening.takes_back("redo")
        return
    evening.wait(2, 25)
    if evening.chance.random() < 0.1 and evening.waiting():
        evening.next()
        evening.is_too_late()


def discussed(evening):
    """A round, and then everybody who asks; the list is never empty for long."""
    evening.do(floor.start_round)
    for _ in range(len(evening.waiting())):
        if evening.waiting():
            speaks(evening)
    for _ in range(TURNS_AN_ITEM):
        while len(evening.waiting()) < 3:
            evening.asks()
        last = evening.waiting()[-1]
        if evening.chance.random() < 0.1:
            evening.do(partial(floor.move_turn, turn_id=last.id, steps=-1))
        elif evening.chance.random() < 0.1:
            evening.do(partial(floor.withdraw_turn, turn_id=last.id))
        speaks(evening)


def breaks_off(evening):
    """Ten minutes in which somebody has the floor all the while."""
    evening.do(meeting.suspend)
    evening.wait(540, 660)
    evening.do(meeting.resume)


def planned():
    """The sample meeting with twelve items of twenty minutes, and an end after four hours."""
    state = council.draft_meeting()
    for number in range(len(state.items), ITEMS):
        state = agenda.add_item(state, START, title=f"Punt {number}")
    for item in state.items:
        state = agenda.change_item(state, START, item=replace(item, planned_minutes=20))
    row = replace(state.the_meeting, planned_end=later(240))
    state = meeting.plan_meeting(state.put(row), START)
    return meeting.open_meeting(attendance.mark_all_present(state, START), START)


@contextmanager
def two_windows(path):
    """An evening that begins in two windows on a new file."""
    hour = Clock()
    filled(path, planned(), clock=hour)
    with closing(Desk(path, clock=hour)) as one, closing(Desk(path, clock=hour)) as other:
        for desk in (one, other):
            desk.take(desk.state.meeting[0].id)
        yield Evening([one, other], hour)


def is_right(evening):
    """Both windows know the same, and every clock stands where it should."""
    for desk in evening.desks:
        desk.refresh()
    one, other = (desk.state for desk in evening.desks)
    now, reference = evening.clock.now, evening.reference
    assert one == other
    assert findings(one) == ()
    spoken, spent = reference.spoken(now), reference.spent(now)
    assert clocks(one, now) == (spoken, spent)
    assert clock.forecast(one, now).end == (one.the_meeting.closed_at or now) + left(one, spent)
    assert [*clock.expected_starts(one, now).values()][-1:] in ([], [now + left(one, spent, 1)])
    times = {p.id: 0.0 for p in one.person}
    for turn in one.speaking_turn:
        times[turn.person_id] += spoken.get(turn.id, 0)
    told = {id: time.total_seconds() for id, time in queue.talk_times(one, now).items()}
    assert told == {id: time for id, time in times.items() if time}


def left(state, spent, but=0):
    """What the items that are not dealt with may still take, but for the last ones."""
    going = [i for i in state.items if i.status in (ItemStatus.PLANNED, ItemStatus.CURRENT)]
    seconds = [max(0, item.minutes * 60 - spent.get(item.id, 0)) for item in going]
    return timedelta(seconds=sum(seconds[: len(seconds) - but]))


def test_after_four_hours_and_three_hundred_turns_no_second_is_lost(tmp_path):
    path = tmp_path / "avond.db"
    with two_windows(path) as evening:
        for number in range(1, ITEMS + 1):
            discussed(evening)
            is_right(evening)
            if number % 4 == 0:
                breaks_off(evening)
            if number % 5 == 0:
                item = current_item(evening.state)
                evening.do(partial(timing.give_more_time, item_id=item.id))
            if number < ITEMS:
                evening.do(partial(meeting.next_item, from_id=current_item(evening.state).id))
            is_right(evening)
        evening.do(meeting.close_meeting)
        evening.wait(600, 600)
        is_right(evening)
        is_a_whole_evening(evening)
        kept = evening.state
    assert is_whole(path)
    with closing(Desk(path)) as desk:
        assert desk.take(kept.meeting_id) == kept


def is_a_whole_evening(evening):
    """It was as long and as busy as it had to be, and its parts make up the whole."""
    state, done, now = evening.state, evening.done, evening.clock.now
    row = state.the_meeting
    whole = row.closed_at - row.opened_at
    assert timedelta(hours=3.5) <= whole <= timedelta(hours=4.5)
    spoken = [t for t in state.speaking_turn if turns.stretches(state, t.id)]
    assert len(spoken) >= 300
    many = ("take_back", "undo", "redo", "pause_turn", "move_turn", "withdraw_turn", "too late")
    assert min(done[name] for name in many) >= 5
    assert done["start_round"] == ITEMS
    breaks = sum((each.ended_at - each.started_at for each in state.meeting_break), timedelta())
    taken = sum((each.actual for each in timing.times_taken(state, now)), timedelta())
    assert taken + breaks == whole
    talked = sum(queue.talk_times(state, now).values(), timedelta())
    assert whole / 2 < talked < taken
    ends = {TurnStatus.FINISHED, TurnStatus.WITHDRAWN, TurnStatus.REQUESTED}
    assert {turn.status for turn in state.speaking_turn} == ends

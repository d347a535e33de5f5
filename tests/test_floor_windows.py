"""The floor in two windows at once, in any order of everything that can be done."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.council import START, Clock
from tests.helpers.files import filled, is_whole
from tests.helpers.floor import QUESTION
from tests.helpers.floor_makers import FLOOR
from tests.helpers.floor_model import Reference, clocks, lost
from tests.helpers.makers import MAKERS
from vergadering.desk import Desk
from vergadering.domain import floor, history, turns
from vergadering.domain.choices import TurnKind, TurnStatus
from vergadering.domain.public import public
from vergadering.domain.soundness import findings
from vergadering.errors import Refusal

OFTEN = ("request_floor", "next_speaker", "take_back") * 3 + ("pause_turn", "resume_turn") * 2
COURSE = ("next_item", "go_to_item", "finish_item", "suspend", "resume", "resume", "leave", "leave")
DEEDS = (*OFTEN, *FLOOR, *COURSE, *("undo", "redo") * 4)
SECONDS = st.integers(0, 90).map(lambda seconds: timedelta(seconds=seconds))


class Table:
    """A meeting and its journal in memory, as a desk keeps them; no file."""

    def __init__(self, state):
        self.state = state
        self._done = []
        self._undone = []

    def keep(self, change, at):
        after = change(self.state, at)
        if made := history.differences(self.state, after):
            self._done.append(made)
            self._undone.clear()
        self.state = after

    def undo(self, at):
        self._undone.append(self._turn(self._done.pop(), at))

    def redo(self, at):
        self._done.append(self._turn(self._undone.pop(), at))

    def _turn(self, made, at):
        before = self.state
        self.state = history.revert(before, at, done=made)
        return history.differences(before, self.state)


class Windows:
    """Two desks on one file under the same names; what is done is done in one of them."""

    def __init__(self, desks, clock):
        self._desks = desks
        self._clock = clock
        self.window = 0

    @property
    def state(self):
        """What this window knows, also when the other one has gone on since."""
        return self._desks[self.window].state

    def newest(self):
        self._desks[self.window].refresh()
        return self.state

    def keep(self, change, at):
        self._clock.now = at
        self._desks[self.window].keep(change)

    def undo(self, at):
        self._desks[self.window].undo()

    def redo(self, at):
        self._desks[self.window].redo()


def begin(draw, table, reference, at):
    """Sometimes a floor on which something goes on: one interrupts another, a third waits."""
    if not draw(st.booleans()):
        return
    id = {person.display_name: person.id for person in table.state.person}
    for name, kind in (("Noa", TurnKind.ANSWER), ("Wil", TurnKind.ANSWER), ("Joke", QUESTION)):
        before = table.state
        ask = partial(floor.request_floor, person_id=id[name], kind=kind)
        table.keep(ask, at)
        reference.did("request_floor", before, table.state, at)
        if name == "Noa":
            before = table.state
            table.keep(partial(floor.next_speaker, from_id=None), at)
            reference.did("next_speaker", before, table.state, at)


def step(draw, table, seen, before, reference, at):
    """Something that a window does that knows the state `seen`; a rule may say no."""
    deed = draw(st.sampled_from(DEEDS))
    if deed == "undo" and reference.undoable:
        table.undo(at)
        reference.undid()
    elif deed == "redo" and reference.redoable:
        table.redo(at)
        reference.redid()
    elif deed in MAKERS and (change := MAKERS[deed](draw, seen)):
        try:
            table.keep(change, at)
        except Refusal:
            return
        after = table.state
        assert lost(history.name_of(change), before, after) == []
        reference.did(history.name_of(change), before, after, at)


def check(state, reference, at):
    assert findings(state) == ()
    assert sum(turn.status in turns.HOLDING for turn in state.speaking_turn) <= 1
    assert clocks(state, at) == (reference.spoken(at), reference.spent(at))


@settings(max_examples=80)
@given(st.data())
def test_nobody_is_lost_and_every_second_of_the_floor_is_somebodys(data):
    table, at = Table(council.open_meeting()), START
    reference, behind = Reference(table.state, at), table.state
    begin(data.draw, table, reference, at)
    for _ in range(data.draw(st.integers(10, 40))):
        at += data.draw(SECONDS)
        before = table.state
        seen = data.draw(st.sampled_from([before, before, behind]))
        step(data.draw, table, seen, before, reference, at)
        behind = data.draw(st.sampled_from([behind, before]))
        check(table.state, reference, at + timedelta(seconds=7))


@settings(max_examples=40)
@given(st.data())
def test_a_clock_that_is_set_back_and_forth_harms_nothing(data):
    table, at = Table(council.open_meeting()), START
    reference = Reference(table.state, at)
    begin(data.draw, table, reference, at)
    for _ in range(data.draw(st.integers(10, 40))):
        at += timedelta(seconds=data.draw(st.integers(-3600, 3600)))
        step(data.draw, table, table.state, table.state, reference, at)
        assert findings(table.state) == ()
        now = at + timedelta(seconds=data.draw(st.integers(-7200, 7200)))
        spoken = [turns.spoken(table.state, row.id, now) for row in table.state.speaking_turn]
        assert all(time >= timedelta() for time in spoken)
        assert all(row.ended_at is None or row.ended_at >= row.started_at
                   for row in table.state.speaking_stretch)  # fmt: skip


@settings(max_examples=30)
@given(st.data())
def test_the_shared_screen_has_the_same_floor_and_never_what_somebody_spoke_before(data):
    table, at = Table(council.open_meeting()), START
    reference = Reference(table.state, at)
    begin(data.draw, table, reference, at)
    for _ in range(data.draw(st.integers(5, 25))):
        at += data.draw(SECONDS)
        step(data.draw, table, table.state, table.state, reference, at)
        shown, now = public(table.state), turns.holder(table.state)
        held = turns.holder(shown)
        assert (held and held.id) == (now and now.id)
        if now:
            assert turns.spoken(shown, now.id, at) == turns.spoken(table.state, now.id, at)
        for row in shown.speaking_turn:
            if row.status in (TurnStatus.FINISHED, TurnStatus.SKIPPED):
                assert turns.stretches(shown, row.id) == ()


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A file with the sample meeting under way, and nothing written in it since."""
    return filled(tmp_path_factory.mktemp("woord") / "raad.db", council.open_meeting())


@contextmanager
def two_windows(template):
    """Two windows on a copy of the file."""
    with TemporaryDirectory() as folder:
        path, clock = Path(folder) / "raad.db", Clock()
        shutil.copy(template, path)
        desks = [Desk(path, clock=clock) for _ in range(2)]
        for desk in desks:
            desk.take(desk.state.meeting[0].id)
        try:
            yield path, Windows(desks, clock), desks
        finally:
            for desk in desks:
                desk.close()


@settings(max_examples=15)
@given(st.data())
def test_two_windows_on_one_file_share_one_floor(template, data):
    with two_windows(template) as (path, table, desks):
        at, newest = START, table.state
        reference = Reference(newest, at)
        begin(data.draw, table, reference, at)
        newest = table.state
        for _ in range(data.draw(st.integers(8, 25))):
            at += data.draw(SECONDS)
            table.window = data.draw(st.integers(0, 1))
            step(data.draw, table, table.state, newest, reference, at)
            newest = table.newest()
            check(newest, reference, at + timedelta(seconds=7))
        for desk in desks:
            desk.refresh()
        assert desks[0].state == desks[1].state
        assert is_whole(path)

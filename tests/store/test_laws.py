"""What a file keeps, whatever is done to it and by how many windows."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.changes import STEP, fitting
from tests.helpers.council import Clock
from tests.helpers.files import filled, is_whole
from vergadering.desk import Desk
from vergadering.domain import meeting
from vergadering.domain.actions import unfinished
from vergadering.errors import Refusal
from vergadering.store.council import WHOLE

TURNS = frozenset({"add_meeting", "import_script", "make_next", "add_meeting_with"})
"""Changes after which another meeting is in hand."""

FEW = settings(max_examples=20)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A file with the sample meeting under way, and nothing written in it since."""
    return filled(tmp_path_factory.mktemp("wet") / "raad.db", council.open_meeting())


@contextmanager
def windows(template, count):
    """So many desks on a copy of the file, all with the meeting in hand."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "raad.db"
        shutil.copy(template, path)
        desks = [Desk(path, clock=Clock()) for _ in range(count)]
        for desk in desks:
            desk.take(desk.state.meeting[0].id)
        try:
            yield path, desks
        finally:
            for desk in desks:
                desk.close()


def attempt(data, desk, *, without=frozenset()):
    """Something that a window does; a rule may say no."""
    desk._clock.now += data.draw(STEP)
    deed = data.draw(st.sampled_from(["change"] * 6 + ["undo", "undo", "redo", "refresh"]))
    change = fitting(data.draw, desk.state, without=without) if deed == "change" else None
    try:
        if change is not None:
            desk.keep(change)
        elif deed != "change":
            getattr(desk, deed)()
    except Refusal:
        pass


def fresh(path, meeting_id):
    desk = Desk(path)
    state = desk.take(meeting_id)
    desk.close()
    return state


@FEW
@given(st.data())
def test_what_is_loaded_is_what_was_kept(template, data):
    with windows(template, 1) as (path, [desk]):
        for _ in range(data.draw(st.integers(4, 14))):
            attempt(data, desk)
            assert fresh(path, desk.state.meeting_id) == desk.state
        assert is_whole(path)


@FEW
@given(st.data())
def test_undoing_everything_gives_what_was_and_doing_it_again_what_became(template, data):
    with windows(template, 1) as (path, [desk]):
        before = desk.state
        done = 0
        for _ in range(data.draw(st.integers(4, 12))):
            change, was = fitting(data.draw, desk.state, without=TURNS), desk._line
            try:
                done += bool(change and desk.keep(change) and desk._line != was)
            except Refusal:
                continue
        after = desk.state
        for _ in range(done):
            desk.undo()
        assert desk.state.having({"counter": before.counter}) == before
        for _ in range(done):
            desk.redo()
        assert desk.state == after == fresh(path, after.meeting_id)


@FEW
@given(st.data())
def test_two_windows_end_equal_whatever_they_did_in_turn(template, data):
    with windows(template, 2) as (path, desks):
        for _ in range(data.draw(st.integers(6, 20))):
            attempt(data, data.draw(st.sampled_from(desks)), without=TURNS)
        for desk in desks:
            desk.refresh()
        one, two = desks
        assert one.state == two.state == fresh(path, one.state.meeting_id)
        assert is_whole(path)


@FEW
@given(st.data())
def test_windows_on_different_meetings_agree_on_what_they_share(template, data):
    with windows(template, 2) as (path, desks):
        desks[1].keep(partial(meeting.add_meeting, title="Tweede", planned_start=None))
        for _ in range(data.draw(st.integers(6, 20))):
            attempt(data, data.draw(st.sampled_from(desks)), without=TURNS)
        for desk in desks:
            desk.refresh()
        one, two = (desk.state for desk in desks)
        for table in WHOLE:
            assert getattr(one, table) == getattr(two, table)
        assert unfinished(one) == unfinished(two)
        assert is_whole(path)

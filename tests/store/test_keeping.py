"""When backups are made by themselves, and by whom."""

from __future__ import annotations

from contextlib import closing
from itertools import pairwise
from threading import Barrier, Thread

import pytest

from tests.helpers import council
from tests.helpers.council import START, Clock, later
from tests.helpers.files import filled, fingerprint, is_whole, raw
from tests.helpers.windows import note
from vergadering.desk import Desk
from vergadering.domain import meeting
from vergadering.errors import Busy
from vergadering.store import backup, keeping, shelf
from vergadering.store.engine import sqlite3
from vergadering.store.keeping import is_due, turn
from vergadering.store.shelf import Reason


def settle(desk):
    """Let what is being made be made."""
    desk.backups._worker.submit(int).result()


def reasons(desk):
    """The backups of a file, oldest first."""
    return [each.reason.value for each in reversed(shelf.everywhere(desk.path))]


@pytest.fixture
def planned(tmp_path, clock):
    """A desk with a meeting that can be opened, which makes backups."""
    path = filled(tmp_path / "raad.db", council.planned_meeting(), clock=Clock())
    desk = Desk(path, clock=clock)
    desk.take(desk.state.meeting[0].id)
    desk.backups.begin()
    yield desk
    desk.close()


def look(desk):
    """What is told at a regular look, after everything that it set going."""
    desk.backups.look(desk.state)
    settle(desk)
    return desk.backups.look(desk.state)


def test_opening_and_closing_are_turns_and_nothing_else_is():
    planned = council.planned_meeting()
    opened = meeting.open_meeting(planned, START)
    paused = meeting.suspend(opened, later(5))
    resumed = meeting.resume(paused, later(9))
    closed = meeting.close_meeting(resumed, later(60))
    course = [council.council(), planned, opened, paused, resumed, closed, closed]
    turns = [turn(before, after) for before, after in pairwise(course)]
    assert turns == [None, Reason.OPEN, None, None, Reason.CLOSE, None]
    assert turn(council.council(), closed) is Reason.CLOSE


@pytest.mark.parametrize(
    ("minutes", "due"),
    [(0, False), (14.9, False), (15, True), (600, True), (-1, False), (-14, False), (-15, True)],
)
def test_a_backup_is_due_each_quarter_of_an_hour_whatever_the_clock_did(minutes, due):
    assert is_due(later(minutes), START) is due
    assert is_due(START, None)


def test_opening_and_closing_a_meeting_make_a_backup_that_holds_it(planned, clock):
    planned.keep(meeting.open_meeting)
    settle(planned)
    clock.forward(10)
    planned.keep(meeting.close_meeting)
    settle(planned)
    closing_one, opening_one = shelf.everywhere(planned.path)
    assert reasons(planned) == ["open", "close"]
    for each, status in ((opening_one, "open"), (closing_one, "closed")):
        assert is_whole(each.path)
        with closing(raw(each.path)) as db:
            assert db.execute("SELECT status FROM meeting").fetchall() == [(status,)]


def test_other_changes_make_none(planned):
    planned.keep(note("Zomaar"))
    planned.undo()
    settle(planned)
    assert reasons(planned) == []


def test_nothing_is_made_until_the_program_begins(tmp_path, reserve):
    path = filled(tmp_path / "raad.db", council.planned_meeting(), clock=Clock())
    with closing(Desk(path, clock=Clock())) as desk:
        desk.take(desk.state.meeting[0].id)
        desk.keep(meeting.open_meeting)
        assert desk.backups.look(desk.state) is None
    assert not reserve.exists()


def test_each_quarter_of_an_open_meeting_in_which_something_was_kept_makes_one(planned, clock):
    look(planned)
    assert reasons(planned) == []
    planned.keep(meeting.open_meeting)
    look(planned)
    assert reasons(planned) == ["open"]
    for minutes in (10, 4, 1, 14, 1):
        clock.forward(minutes)
        planned.keep(note("Weer wat"))
        look(planned)
    assert reasons(planned) == ["open", "quarter", "quarter"]
    clock.forward(60)
    look(planned)
    clock.forward(60)
    assert look(planned) is None
    assert reasons(planned) == ["open", "quarter", "quarter"]
    planned.keep(meeting.close_meeting)
    clock.forward(60)
    look(planned)
    assert reasons(planned) == ["open", "quarter", "quarter", "close"]


def test_in_a_break_one_is_made_too(planned, clock):
    planned.keep(meeting.open_meeting)
    planned.keep(meeting.suspend)
    clock.forward(20)
    look(planned)
    assert reasons(planned) == ["open", "quarter"]


def test_without_a_meeting_in_hand_none_is_made(planned, clock):
    planned.keep(meeting.open_meeting)
    planned.take(None)
    clock.forward(20)
    look(planned)
    assert reasons(planned) == ["open"]


def test_of_two_windows_that_look_in_turn_one_makes_it(sit, clock):
    windows = [sit(), sit()]
    for quarter in range(3):
        for desk in windows:
            desk.backups.begin()
            desk.refresh()
            look(desk)
        clock.forward(15)
        windows[quarter % 2].keep(note("Weer wat"))
    assert reasons(windows[0]) == ["quarter"] * 3


def test_of_two_windows_that_look_at_once_one_makes_it(sit, clock):
    windows = [sit(), sit(), sit()]
    for desk in windows:
        desk.backups.begin()
    for quarter in range(1, 6):
        together = Barrier(len(windows))

        def looking(desk, together=together):
            together.wait()
            look(desk)

        threads = [Thread(target=looking, args=(desk,)) for desk in windows]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert reasons(windows[0]) == ["quarter"] * quarter
        clock.forward(15)
        windows[0].keep(note("Weer wat"))
        for desk in windows:
            desk.refresh()


def test_a_window_looks_again_soon_when_another_was_making_one(sit, clock):
    desk = sit()
    desk.backups.begin()
    folder = shelf.usable(shelf.places(desk.path, desk.folder))
    with shelf.claimed(folder):
        assert look(desk) is None
    assert reasons(desk) == []
    clock.forward(seconds=59)
    look(desk)
    assert reasons(desk) == []
    clock.forward(seconds=1)
    look(desk)
    assert reasons(desk) == ["quarter"]


def test_old_ones_go_as_new_ones_come(planned, clock):
    planned.keep(meeting.open_meeting)
    for _ in range(10):
        clock.forward(15)
        planned.keep(note("Weer wat"))
        look(planned)
    assert reasons(planned) == ["open", *["quarter"] * 8]


def test_of_a_file_that_may_only_be_read_none_is_made(rolled_back, reserve, clock):
    rolled_back.chmod(0o444)
    before = fingerprint(rolled_back.parent)
    with closing(Desk(rolled_back, clock=clock)) as desk:
        desk.take(desk.state.meeting[0].id)
        desk.backups.begin()
        assert desk.backups.look(desk.state) is None
    assert fingerprint(rolled_back.parent) == before
    assert not reserve.exists()


def test_why_one_was_not_made_is_told_once(planned, reserve, clock):
    reserve.write_text("geen map")
    beside = planned.path.parent / "reservekopieen"
    beside.write_text("geen map")
    planned.keep(meeting.open_meeting)
    settle(planned)
    assert str(planned.backups.look(planned.state)).startswith("Er is geen map waarin")
    assert planned.backups.look(planned.state) is None
    reserve.unlink()
    clock.forward(15)
    assert look(planned) is None
    assert reasons(planned) == ["quarter"]


def test_when_the_users_folder_cannot_be_used_it_comes_beside_the_file(planned, reserve):
    reserve.write_text("geen map")
    planned.keep(meeting.open_meeting)
    settle(planned)
    (made,) = shelf.everywhere(planned.path)
    assert made.path.parent.parent == planned.path.parent / "reservekopieen"


def test_a_file_that_stays_busy_is_told_and_the_next_quarter_it_is_tried_again(
    planned, clock, monkeypatch
):
    monkeypatch.setattr(backup, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))  # with WAL nobody is busy
    planned.keep(meeting.open_meeting)
    settle(planned)
    clock.forward(15)
    planned.keep(note("Weer wat"))
    with closing(raw(planned.path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert isinstance(look(planned), Busy)
        other.execute("ROLLBACK")
    clock.forward(15)
    assert look(planned) is None
    assert reasons(planned) == ["open", "quarter"]


def test_a_fault_in_making_one_is_told_without_anybodys_text(planned, monkeypatch):
    def broken(*given, **named):
        raise ZeroDivisionError("Joke zei het zelf")

    monkeypatch.setattr(keeping.backup, "make", broken)
    planned.keep(meeting.open_meeting)
    settle(planned)
    said = str(planned.backups.look(planned.state))
    assert said == "Er is geen reservekopie gemaakt; er ging iets mis (ZeroDivisionError)."


def test_closing_the_window_finishes_what_was_begun(planned, clock):
    planned.keep(meeting.open_meeting)
    clock.forward(1)
    planned.keep(meeting.close_meeting)
    planned.close()
    assert reasons(planned) == ["open", "close"]


@pytest.fixture
def shared(tmp_path):
    """A file in a folder that Dropbox keeps."""
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    return filled(folder / "raad.db", council.planned_meeting(), clock=Clock())


def test_in_a_synchronised_folder_each_opening_makes_one_elsewhere(shared, reserve, clock):
    before = fingerprint(shared.parent)
    for _ in range(2):
        with closing(Desk(shared, clock=clock)) as desk:
            assert desk.folder.name == "Dropbox"
            desk.backups.begin()
            desk.backups.begin()
        clock.forward(1)
    found = shelf.everywhere(shared)
    assert [each.reason for each in found] == [Reason.OPEN, Reason.OPEN]
    assert all(each.path.is_relative_to(reserve) for each in found)
    assert fingerprint(shared.parent) == before


def test_in_an_own_folder_an_opening_makes_none(planned):
    settle(planned)
    assert reasons(planned) == []


def at_work(path):
    """A desk with the meeting in hand."""
    desk = Desk(path, clock=Clock())
    desk.take(desk.state.meeting[0].id)
    return desk


def mode(path):
    with closing(raw(path)) as db:
        return db.execute("PRAGMA journal_mode").fetchone()[0]


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 3)])
def test_in_a_synchronised_folder_wal_is_never_used(shared, monkeypatch, version):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    with closing(at_work(shared)) as desk:
        desk.keep(note("Zomaar"))
        assert desk._file._db.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
    assert mode(shared) == "delete"


def test_a_file_with_wal_that_comes_into_such_a_folder_leaves_it_and_watching_goes_on(shared):
    with closing(raw(shared)) as db:
        db.execute("PRAGMA journal_mode = wal")
    with closing(at_work(shared)) as desk:
        desk._file.written_elsewhere()
        desk.keep(note("Zomaar"))
        assert mode(shared) == "delete"
        desk._file.written_elsewhere()
        assert not desk._file.written_elsewhere()
        with closing(at_work(shared)) as other:
            other.keep(note("Van een ander"))
        assert desk._file.written_elsewhere()


def test_while_another_window_has_it_in_wal_changes_go_on_and_are_seen(shared):
    with closing(raw(shared)) as db:
        db.execute("PRAGMA journal_mode = wal")
        db.execute("SELECT count(*) FROM note").fetchone()
        with closing(at_work(shared)) as desk:
            desk.keep(note("Zomaar"))
            assert db.execute("SELECT text FROM note").fetchall() == [("Zomaar",)]
            db.execute("UPDATE note SET text = 'Anders'")
            assert desk._file.written_elsewhere()
            db.close()
            desk.keep(note("Nog een"))
            assert mode(shared) == "delete"


def test_a_meeting_that_was_taken_back_is_no_reason_to_make_one(planned):
    taken = planned.state.drop(planned.state.the_meeting)
    assert planned.backups.look(taken) is None
    assert look(planned) is None

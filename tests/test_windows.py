from __future__ import annotations

import socket
import subprocess
import sys
from datetime import timedelta

import pytest

from tests.helpers.beside import LIVING
from tests.helpers.council import START, later
from tests.helpers.files import raw
from tests.helpers.terminal import evening, meeting, running, sample_copy
from tests.helpers.windows import note, types, unfinished
from vergadering.desk import Aftermath, Desk
from vergadering.errors import Refusal


@pytest.fixture
def dead():
    """A window of a program that has ended on this machine."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return f"{socket.gethostname()}:{ended.pid}"


def sessions(path):
    db = raw(path)
    try:
        return [row[0] for row in db.execute("select window from session order by window")]
    finally:
        db.close()


def test_a_window_is_known_from_its_first_change_until_it_closes(meeting_file):
    desk = Desk(meeting_file)
    desk.take(desk.state.meeting[0].id)
    assert sessions(meeting_file) == []
    desk.keep(note("Eerste"))
    assert sessions(meeting_file) == [desk.windows.mine]
    desk.close()
    assert sessions(meeting_file) == []


def test_typing_makes_a_window_known_too(meeting_file):
    desk = Desk(meeting_file)
    desk.drafts.type("capture:1", "Half")
    desk._worker.submit(int).result()
    assert sessions(meeting_file) == [desk.windows.mine]
    desk.close()


def test_a_window_that_ended_without_a_word_is_found_and_counted_once(meeting_file, dead):
    first = Desk(meeting_file)
    types(first, "capture:1", dead, START, "Halverwege een zi")
    first.close()
    second = Desk(meeting_file)
    assert second.aftermath == Aftermath(windows=1, lines=1)
    second.take(second.state.meeting[0].id)
    assert unfinished(second, "capture:1") == "Halverwege een zi"
    second.close()
    third = Desk(meeting_file)
    assert third.aftermath is None
    assert unfinished(third, "capture:1") == "Halverwege een zi"
    third.close()


def test_windows_that_are_open_or_were_closed_are_no_wreckage(meeting_file):
    desk = Desk(meeting_file)
    types(desk, "capture:1", LIVING, START, "Van een ander")
    desk.take(desk.state.meeting[0].id)
    desk.keep(note("Netjes"))
    desk.close()
    again = Desk(meeting_file)
    assert again.aftermath is None
    assert unfinished(again, "capture:1") == ""
    again.close()


def test_a_sign_of_life_is_given_once_a_minute_and_only_by_who_wrote(meeting_file):
    moments = [START]
    desk = Desk(meeting_file, clock=lambda: moments[-1])
    desk.take(desk.state.meeting[0].id)
    moments.append(later(5))
    assert not desk.windows.silent
    desk.keep(note("Eerste"))
    moments.append(later(5) + timedelta(seconds=59))
    assert not desk.windows.silent
    moments.append(later(6))
    assert desk.windows.silent
    desk.windows.beat()
    assert not desk.windows.silent
    seen = desk._file.sessions()[0]
    assert (seen.started_at, seen.seen_at) == (START, later(6))
    desk.close()


def test_a_window_on_another_computer_counts_until_it_is_silent_for_minutes(meeting_file):
    moments = [START]
    desk = Desk(meeting_file, clock=lambda: moments[-1])
    types(desk, "capture:1", "andere-laptop:77", START, "Van ver")
    assert desk.windows.far().window == "andere-laptop:77"
    moments.append(later(4))
    assert desk.windows.far() is None
    assert desk.windows.ended("andere-laptop:77")
    desk.close()


@pytest.fixture
def synchronised(meeting_file):
    """The file in a folder that is kept on several computers."""
    (meeting_file.parent / ".stfolder").mkdir()
    return meeting_file


def test_in_a_folder_of_more_computers_one_writes_at_a_time(synchronised):
    desk = Desk(synchronised, clock=lambda: START)
    assert desk.folder.careful
    types(desk, "capture:1", "andere-laptop:77", START, "Van ver")
    desk.take(desk.state.meeting[0].id)
    with pytest.raises(Refusal, match="open op een andere computer \\(andere-laptop\\)"):
        desk.keep(note("Van hier"))
    desk.close()
    again = Desk(synchronised, clock=lambda: START)
    assert not again.writable
    assert again.occupied.window == "andere-laptop:77"
    again.close()
    later_on = Desk(synchronised, clock=lambda: later(4))
    later_on.take(later_on.state.meeting[0].id)
    assert later_on.keep(note("Nu wel")).note[-1].text == "Nu wel"
    later_on.close()


def test_on_a_disk_of_this_computer_another_name_is_no_obstacle(meeting_file):
    desk = Desk(meeting_file, clock=lambda: START)
    types(desk, "capture:1", "oude-naam-van-deze-laptop:77", START, "Van toen")
    desk.take(desk.state.meeting[0].id)
    assert desk.keep(note("Gewoon")).note[-1].text == "Gewoon"
    desk.close()


async def test_the_program_says_that_the_file_is_open_on_another_computer(tmp_path):
    path = sample_copy(tmp_path)
    (tmp_path / ".stfolder").mkdir()
    desk = Desk(path)
    types(desk, "capture:1", "andere-laptop:77", evening().now, "Van ver")
    desk.close()
    async with running(path) as user:
        assert "open op een andere computer" in user.said()
        await user.press("enter")
        await user.until(lambda: "ALLEEN LEZEN" in user.text())


async def test_after_a_crash_the_program_says_what_it_found(tmp_path, dead):
    path = sample_copy(tmp_path)
    desk = Desk(path)
    meeting_id = max(row.id for row in desk.state.meeting)
    types(desk, f"capture:{meeting_id}", dead, START, "Halverwege een zi")
    desk.close()
    async with running(path) as user:
        assert "niet afgesloten" in user.said()
        assert "staat weer klaar" in user.said()
        await user.press("enter")
        await user.until(lambda: user.line.value == "Halverwege een zi")


async def test_after_a_clean_end_it_says_nothing(tmp_path):
    async with meeting(tmp_path) as user:
        await user.type("Halverwege een zi")
    async with running(tmp_path / "raad.db") as user:
        assert "niet afgesloten" not in user.said()
        await user.press("enter")
        await user.until(lambda: user.line.value == "Halverwege een zi")


async def test_a_record_that_was_being_changed_comes_back_after_a_crash(tmp_path, dead):
    async with meeting(tmp_path) as user:
        await user.press("escape", "h")
        await user.enter("De bus gaat om vier uur.")
        note_id = user.state.note[-1].id
        seen = user.app.desk.line
    desk = Desk(tmp_path / "raad.db")
    with desk._file.writing():
        types_edit(desk, note_id, dead, seen)
    desk.close()
    async with running(tmp_path / "raad.db") as user:
        await user.press("enter")
        await user.until(lambda: user.line.value == "De bus gaat om v")
        user.line.put("De bus gaat om vijf uur.")
        await user.press("enter")
        await user.until(lambda: user.state.note[-1].text == "De bus gaat om vijf uur.")
        assert len(user.state.note) == 1


def types_edit(desk, note_id, window, seen):
    """Some window was changing a note when it ended; inside `writing`."""
    from vergadering.store.windows import Draft, Session

    desk._file.sit_down(Session(window, "", START, START), timedelta(minutes=1))
    desk._file.keep_draft(
        Draft(f"edit:note:{note_id}", window, START, "De bus gaat om v", None, seen)
    )

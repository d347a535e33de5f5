from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.council import START, later
from tests.helpers.files import is_whole, raw
from tests.helpers.windows import note, typed, types, unfinished
from vergadering.desk import Desk
from vergadering.domain import agenda
from vergadering.errors import Busy, Refusal
from vergadering.store import database

ROOT = Path(__file__).parents[1]


def test_of_a_line_being_typed_the_newest_is_kept(sit, meeting_file):
    desk = sit()
    for end in range(1, 30):
        desk.drafts.type("live", "De groepen gaan in maart samen"[:end])
    desk.drafts.type("elders", "iets anders")
    desk.close()
    again = Desk(meeting_file)
    again.windows.mine = desk.drafts.window
    assert unfinished(again, "live") == "De groepen gaan in maart samen"[:29]
    assert unfinished(again, "elders") == "iets anders"
    assert unfinished(again, "nergens") == ""
    again.close()


def test_an_empty_line_leaves_no_draft(sit, meeting_file):
    desk = sit()
    desk.drafts.type("live", "half")
    desk.drafts.type("live", "")
    desk.close()
    again = Desk(meeting_file)
    assert typed(again, "live") == []
    again.close()


def test_a_line_that_is_finished_takes_its_draft_along(sit):
    desk = sit()
    types(desk, "live", desk.drafts.window, START, "De groepen")
    types(desk, "live", "elders:1", START, "Van een ander")
    desk.keep(note("De groepen"), finishes="live")
    assert typed(desk, "live") == [("elders:1", "Van een ander")]


def test_a_line_that_is_refused_keeps_its_draft(sit):
    desk = sit()
    types(desk, "live", desk.drafts.window, START, "/stem 9-9")
    with pytest.raises(Refusal):
        desk.keep(note(" "), finishes="live")
    assert unfinished(desk, "live") == "/stem 9-9"


def dead_window():
    """A window of a program that has ended on this machine."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return f"{socket.gethostname()}:{ended.pid}"


def test_a_draft_of_a_window_that_died_is_taken_over_once(sit):
    dead = sit(window=dead_window())
    types(dead, "live", dead.drafts.window, START, "Halverwege een zi")
    one, two = sit(window=f"{socket.gethostname()}:{os.getpid()}"), sit()
    assert unfinished(one, "live") == "Halverwege een zi"
    assert typed(one, "live") == [(one.drafts.window, "Halverwege een zi")]
    two.windows.mine = "elders:5"
    one.windows.mine = f"{socket.gethostname()}:{os.getppid()}"
    types(one, "live", one.drafts.window, START, "Van wie nog typt")
    assert ("elders:5", "") not in typed(two, "live")


@pytest.mark.parametrize(
    "window", [f"{socket.gethostname()}:{os.getppid()}", "elders:12345", "zonder nummer"]
)
def test_a_draft_of_a_window_that_may_be_alive_stays_there(sit, window):
    other, mine = sit(window=window), sit()
    types(other, "live", other.drafts.window, START, "Van de ander")
    assert unfinished(mine, "live") == ""
    assert unfinished(other, "live") == "Van de ander"


def test_my_own_draft_goes_before_one_of_a_window_that_died(sit):
    mine, dead = sit(), sit(window=dead_window())
    types(dead, "live", dead.drafts.window, START, "Oud")
    types(mine, "live", mine.drafts.window, later(1), "Nieuw")
    assert unfinished(mine, "live") == "Nieuw"


def test_a_draft_is_no_change(sit):
    one, two = sit(), sit()
    before = two.state
    types(one, "live", one.drafts.window, START, "half")
    assert not two.refresh()
    assert two.state == before
    with pytest.raises(Refusal, match="niets om opnieuw"):
        two.redo()


def test_typing_and_keeping_at_once_do_not_get_in_each_others_way(sit):
    desk = sit()
    for n in range(60):
        desk.drafts.type("live", f"regel {n}")
        desk.keep(note(str(n)))
    desk._worker.submit(int).result()
    assert len(desk.state.note) == 60
    assert unfinished(desk, "live") == "regel 59"


def test_a_line_that_waits_for_a_busy_file_is_written_before_the_end(
    sit, meeting_file, monkeypatch
):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    desk = sit()
    with closing(raw(meeting_file)) as other:
        other.execute("BEGIN IMMEDIATE")
        desk.drafts.type("live", "Bijna bewaard")
        desk._worker.submit(int).result()
        other.execute("ROLLBACK")
    desk.close()
    again = Desk(meeting_file)
    assert typed(again, "live") == [(desk.drafts.window, "Bijna bewaard")]
    again.close()


def test_an_end_while_the_file_stays_busy_says_so(sit, meeting_file, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    desk = sit()
    with closing(raw(meeting_file)) as other:
        other.execute("BEGIN IMMEDIATE")
        desk.drafts.type("live", "Niet bewaard")
        with pytest.raises(Busy):
            desk.close()


WRITE = """
import asyncio, sys
from functools import partial
from pathlib import Path
from vergadering.desk import Desk
from vergadering.domain import notes

async def main():
    desk = Desk(Path(sys.argv[1]))
    desk.take(desk.state.meeting[0].id)
    n = len(desk.state.note)
    print("klaar", flush=True)
    while True:
        desk.drafts.type("live", f"regel {n}")
        desk.drafts.type("live", f"regel {n} af")
        await desk.change(partial(notes.add_note, text=str(n)))
        print(n, flush=True)
        n += 1

asyncio.run(main())
"""


@pytest.mark.slow
def test_whoever_is_killed_loses_nothing_that_was_kept(meeting_file):
    acknowledged = -1
    for turn in range(25):
        program = subprocess.Popen(
            [sys.executable, "-c", WRITE, meeting_file], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert program.stdout.readline() == "klaar\n"
        for _ in range(1 + turn * 7 % 23):
            acknowledged = int(program.stdout.readline())
        program.kill()
        rest = program.communicate()[0].split()
        acknowledged = int(rest[-1]) if rest else acknowledged
        assert is_whole(meeting_file)
        desk = Desk(meeting_file)
        desk.take(desk.state.meeting[0].id)
        assert [int(row.text) for row in desk.state.note] == list(range(len(desk.state.note)))
        assert len(desk.state.note) > acknowledged
        typed = unfinished(desk, "live").removeprefix("regel ").removesuffix(" af")
        assert int(typed) in (acknowledged, acknowledged + 1, acknowledged + 2)
        assert agenda.current_item(desk.state).title == "Opening"
        types(desk, "live", desk.drafts.window, START, "")
        desk.close()

from __future__ import annotations

import os
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.helpers import council
from tests.helpers.council import START, Clock, item, later
from tests.helpers.files import filled, is_whole
from vergadering.desk import Desk, Undone, now
from vergadering.domain import agenda, meeting, notes, people
from vergadering.domain.choices import NoteKind
from vergadering.errors import Refusal

ROOT = Path(__file__).parents[1]


def note(text):
    return partial(notes.add_note, text=text)


def texts(desk):
    return [row.text for row in desk.state.note]


@pytest.fixture
def path(tmp_path):
    return filled(tmp_path / "raad.db", council.open_meeting(), clock=Clock())


@pytest.fixture
def sit(path, clock):
    """Makes windows on the same meeting, each with its own name."""
    desks = []

    def down(who="", *, window=None):
        desk = Desk(path, clock=clock, who=who)
        desk.window = window or f"{socket.gethostname()}:{1_000_000 + len(desks)}"
        desk.take(desk.state.meeting[0].id)
        desks.append(desk)
        return desk

    yield down
    for desk in desks:
        desk.close()


def test_the_present_is_in_whole_seconds_with_its_offset():
    assert now().tzinfo is not None
    assert now().microsecond == 0


def test_a_rule_gets_the_moment_of_the_desk(sit, clock):
    desk = sit()
    clock.now = later(17)
    desk.keep(note("Nu"))
    assert desk.state.note[0].at == later(17)


def test_a_new_meeting_is_taken_in_hand_with_nothing_of_the_other(sit):
    desk = sit()
    desk.keep(note("Van de eerste"))
    first = desk.state
    state = desk.keep(partial(meeting.add_meeting, title="Volgende", planned_start=START))
    assert state == desk.state
    assert (state.the_meeting.title, state.items, state.note) == ("Volgende", (), ())
    desk.keep(partial(agenda.add_item, title="Opening"))
    assert desk.take(first.meeting_id).items == first.items
    assert desk.take(state.meeting_id).items[0].number == "1"


def test_undo_takes_back_one_thing_at_a_time_and_redo_does_them_again(sit):
    desk = sit("Joke")
    for text in "abc":
        desk.keep(note(text))
    assert desk.undo() == Undone("notitie toegevoegd", "Joke")
    desk.undo()
    assert texts(desk) == ["a"]
    assert desk.redo() == Undone("notitie toegevoegd", "Joke")
    assert texts(desk) == ["a", "b"]
    desk.redo()
    assert texts(desk) == ["a", "b", "c"]
    with pytest.raises(Refusal, match="niets om opnieuw te doen"):
        desk.redo()


def test_undo_and_redo_may_be_mixed(sit):
    desk = sit()
    for text in "ab":
        desk.keep(note(text))
    steps = ["undo", "undo", "redo", "undo", "redo", "redo"]
    seen = []
    for step in steps:
        getattr(desk, step)()
        seen.append("".join(texts(desk)))
    assert seen == ["a", "", "a", "", "a", "ab"]


def test_after_something_new_there_is_nothing_to_do_again(sit):
    desk = sit()
    desk.keep(note("a"))
    desk.undo()
    desk.keep(note("b"))
    with pytest.raises(Refusal, match="niets om opnieuw te doen"):
        desk.redo()
    desk.undo()
    assert texts(desk) == []


def test_what_was_undone_and_done_differently_can_be_undone_to_the_beginning(sit):
    desk = sit()
    start = desk.state
    desk.keep(note("a"))
    desk.keep(note("b"))
    desk.undo()
    desk.keep(note("c"))
    desk.undo()
    desk.undo()
    assert desk.state.note == start.note
    assert desk.undo().label == "begin"
    with pytest.raises(Refusal, match="niets om ongedaan te maken"):
        desk.undo()


def test_anybody_may_undo_what_another_did(sit):
    one, two = sit("Ibrahim"), sit("Marijke")
    one.keep(note("Van Ibrahim"))
    assert two.undo() == Undone("notitie toegevoegd", "Ibrahim")
    one.refresh()
    assert texts(one) == []


def test_undo_stays_within_the_meeting_in_hand(sit):
    one, two = sit(), sit()
    one.keep(note("In de eerste"))
    two.keep(partial(meeting.add_meeting, title="Tweede", planned_start=None))
    two.keep(note("In de tweede"))
    one.undo()
    assert texts(one) == []
    assert texts(two) == ["In de tweede"]


def test_undoing_what_was_changed_elsewhere_never_leaves_loose_ends(sit, path):
    outside, inside = sit(), sit()
    outside.take(None)
    outside.keep(partial(people.add_person, name="Nieuw"))
    inside.refresh()
    newcomer = inside.state.person[-1]
    inside.keep(partial(notes.add_note, text="Hallo", person_id=newcomer.id))
    with pytest.raises(Refusal, match="hoort hier nog bij"):
        outside.undo()
    assert newcomer in outside.state.person
    assert is_whole(path)


def test_a_change_is_made_on_the_newest_state(sit):
    one, two = sit(), sit()
    one.keep(note("een"))
    two.keep(note("twee"))
    assert texts(two) == ["een", "twee"]
    assert one.refresh()
    assert not one.refresh()
    assert one.state == two.state


def test_two_windows_that_both_say_next_go_on_once(sit):
    one, two = sit(), sit()
    first = agenda.current_item(one.state).id
    one.keep(partial(meeting.next_item, from_id=first))
    with pytest.raises(Refusal, match="in een ander venster"):
        two.keep(partial(meeting.next_item, from_id=first))
    assert agenda.current_item(two.state).title.startswith("Vaststellen")


def test_a_note_for_an_item_that_went_elsewhere_is_refused(sit):
    one, two = sit(), sit()
    gone = item(one.state, "Signalen").id
    one.keep(partial(agenda.remove_item, item_id=gone))
    with pytest.raises(Refusal, match="bestaat niet meer"):
        two.keep(partial(notes.add_note, text="Te laat", item_id=gone))


def test_a_failed_write_does_not_hide_what_another_window_wrote_next(sit, monkeypatch):
    one, two = sit(), sit()
    with monkeypatch.context() as broken:

        def failing(*args, **kwargs):
            keep(*args, **kwargs)
            raise Refusal("De schijf is vol.")

        keep = one._file.keep
        broken.setattr(one._file, "keep", failing)
        with pytest.raises(Refusal):
            one.keep(note("Niet bewaard"))
    two.keep(note("Wel bewaard"))
    one.refresh()
    assert one.state == two.state


def test_a_commit_that_fails_does_not_hide_what_another_window_wrote_next(sit):
    one, two = sit(), sit()
    with pytest.raises(Refusal):
        one.keep(lambda state, at: notes.add_note(state, at, text="x", person_id=987_654))
    two.keep(note("Wel bewaard"))
    one.refresh()
    assert one.state == two.state


async def test_changes_off_the_thread_come_one_after_the_other(sit):
    import asyncio

    desk = sit()
    await asyncio.gather(*(desk.change(note(str(n))) for n in range(20)))
    assert texts(desk) == [str(n) for n in range(20)]
    assert (await desk.undo_soon()).label == "notitie toegevoegd"
    assert (await desk.redo_soon()).label == "notitie toegevoegd"
    assert not await desk.refresh_soon()
    assert (await desk.take_soon(None)).meeting_id is None


async def test_a_refusal_reaches_who_waits(sit):
    with pytest.raises(Refusal, match="lege notitie"):
        await sit().change(note(" "))


# drafts


def test_of_a_line_being_typed_the_newest_is_kept(sit, path):
    desk = sit()
    for end in range(1, 30):
        desk.type("live", "De groepen gaan in maart samen"[:end])
    desk.type("elders", "iets anders")
    desk.close()
    again = Desk(path)
    again.window = desk.window
    assert again.draft("live") == "De groepen gaan in maart samen"[:29]
    assert again.draft("elders") == "iets anders"
    assert again.draft("nergens") == ""
    again.close()


def test_an_empty_line_leaves_no_draft(sit, path):
    desk = sit()
    desk.type("live", "half")
    desk.type("live", "")
    desk.close()
    again = Desk(path)
    assert again._file.drafts("live") == []
    again.close()


def test_a_line_that_is_finished_takes_its_draft_along(sit):
    desk = sit()
    desk._file.keep_draft("live", desk.window, START, "De groepen")
    desk._file.keep_draft("live", "elders:1", START, "Van een ander")
    desk.keep(note("De groepen"), finishes="live")
    assert desk._file.drafts("live") == [("elders:1", "Van een ander")]


def test_a_line_that_is_refused_keeps_its_draft(sit):
    desk = sit()
    desk._file.keep_draft("live", desk.window, START, "/stem 9-9")
    with pytest.raises(Refusal):
        desk.keep(note(" "), finishes="live")
    assert desk.draft("live") == "/stem 9-9"


def dead_window():
    """A window of a program that has ended on this machine."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return f"{socket.gethostname()}:{ended.pid}"


def test_a_draft_of_a_window_that_died_is_taken_over_once(sit):
    dead = sit(window=dead_window())
    dead._file.keep_draft("live", dead.window, START, "Halverwege een zi")
    one, two = sit(window=f"{socket.gethostname()}:{os.getpid()}"), sit()
    assert one.draft("live") == "Halverwege een zi"
    assert one._file.drafts("live") == [(one.window, "Halverwege een zi")]
    two.window = "elders:5"
    one.window = f"{socket.gethostname()}:{os.getppid()}"
    one._file.keep_draft("live", one.window, START, "Van wie nog typt")
    assert ("elders:5", "") not in two._file.drafts("live")


@pytest.mark.parametrize(
    "window", [f"{socket.gethostname()}:{os.getppid()}", "elders:12345", "zonder nummer"]
)
def test_a_draft_of_a_window_that_may_be_alive_stays_there(sit, window):
    other, mine = sit(window=window), sit()
    other._file.keep_draft("live", other.window, START, "Van de ander")
    assert mine.draft("live") == ""
    assert other.draft("live") == "Van de ander"


def test_my_own_draft_goes_before_one_of_a_window_that_died(sit):
    mine, dead = sit(), sit(window=dead_window())
    dead._file.keep_draft("live", dead.window, START, "Oud")
    mine._file.keep_draft("live", mine.window, later(1), "Nieuw")
    assert mine.draft("live") == "Nieuw"


def test_a_draft_is_no_change(sit):
    one, two = sit(), sit()
    before = two.state
    one._file.keep_draft("live", one.window, START, "half")
    assert not two.refresh()
    assert two.state == before
    with pytest.raises(Refusal, match="niets om opnieuw"):
        two.redo()


def test_typing_and_keeping_at_once_do_not_get_in_each_others_way(sit):
    desk = sit()
    for n in range(60):
        desk.type("live", f"regel {n}")
        desk.keep(note(str(n)))
    desk._worker.submit(int).result()
    assert len(desk.state.note) == 60
    assert desk.draft("live") == "regel 59"


# the end of a program in the middle of things

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
        desk.type("live", f"regel {n}")
        desk.type("live", f"regel {n} af")
        await desk.change(partial(notes.add_note, text=str(n)))
        print(n, flush=True)
        n += 1

asyncio.run(main())
"""


@pytest.mark.slow
def test_whoever_is_killed_loses_nothing_that_was_kept(path):
    acknowledged = -1
    for turn in range(25):
        program = subprocess.Popen(
            [sys.executable, "-c", WRITE, path], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert program.stdout.readline() == "klaar\n"
        for _ in range(1 + turn * 7 % 23):
            acknowledged = int(program.stdout.readline())
        program.kill()
        rest = program.communicate()[0].split()
        acknowledged = int(rest[-1]) if rest else acknowledged
        assert is_whole(path)
        desk = Desk(path)
        desk.take(desk.state.meeting[0].id)
        assert [int(row.text) for row in desk.state.note] == list(range(len(desk.state.note)))
        assert len(desk.state.note) > acknowledged
        typed = desk.draft("live").removeprefix("regel ").removesuffix(" af")
        assert int(typed) in (acknowledged, acknowledged + 1, acknowledged + 2)
        assert agenda.current_item(desk.state).title == "Opening"
        desk._file.keep_draft("live", desk.window, START, "")
        desk.close()


def test_what_was_kept_is_there_for_whoever_opens_the_file_next(sit, path):
    desk = sit()
    desk.keep(note("Bewaard"))
    desk.keep(
        partial(notes.change_note, note_id=desk.state.note[0].id, text="Beter", kind=NoteKind.TIP)
    )
    desk.close()
    other = Desk(path)
    other.take(other.state.meeting[0].id)
    assert other.state == desk.state
    other.close()

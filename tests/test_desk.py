from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.helpers.council import START, item, later
from tests.helpers.files import is_whole
from tests.helpers.windows import note, texts
from vergadering.desk import Desk, Undone
from vergadering.domain import agenda, meeting, notes, people
from vergadering.domain.choices import NoteKind
from vergadering.errors import Refusal
from vergadering.settings import now

ROOT = Path(__file__).parents[1]


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


def test_undoing_what_was_changed_elsewhere_never_leaves_loose_ends(sit, meeting_file):
    outside, inside = sit(), sit()
    outside.take(None)
    outside.keep(partial(people.add_person, name="Nieuw"))
    inside.refresh()
    newcomer = inside.state.person[-1]
    inside.keep(partial(notes.add_note, text="Hallo", person_id=newcomer.id))
    with pytest.raises(Refusal, match="hoort hier nog bij"):
        outside.undo()
    assert newcomer in outside.state.person
    assert is_whole(meeting_file)


def test_what_was_undone_is_not_done_again_when_something_took_its_place(sit, meeting_file):
    inside, outside = sit(), sit()
    assert inside.undo().label == "begin"
    outside.take(None)
    outside.keep(partial(people.set_council, name="Een andere raad"))
    with pytest.raises(Refusal, match="iets anders voor in de plaats"):
        inside.redo()
    assert inside.state.the_council.name == "Een andere raad"
    assert is_whole(meeting_file)


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
    assert not await desk.look()
    assert (await desk.take_soon(None)).meeting_id is None


async def test_a_refusal_reaches_who_waits(sit):
    with pytest.raises(Refusal, match="lege notitie"):
        await sit().change(note(" "))


def test_what_was_kept_is_there_for_whoever_opens_the_file_next(sit, meeting_file):
    desk = sit()
    desk.keep(note("Bewaard"))
    desk.keep(
        partial(notes.change_note, note_id=desk.state.note[0].id, text="Beter", kind=NoteKind.TIP)
    )
    desk.close()
    other = Desk(meeting_file)
    other.take(other.state.meeting[0].id)
    assert other.state == desk.state
    other.close()

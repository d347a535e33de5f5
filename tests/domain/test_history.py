from __future__ import annotations

from functools import partial

import pytest

from tests.helpers.changes import registered
from tests.helpers.council import START, done, later
from vergadering.domain import history, meeting, notes, people
from vergadering.domain.choices import NoteKind
from vergadering.domain.history import LABELS, Difference
from vergadering.domain.model import Note, Person
from vergadering.domain.state import State
from vergadering.errors import Refusal


def test_every_change_has_a_label_that_says_what_was_done():
    for name in registered():
        assert LABELS[name].strip()
        assert LABELS[name][0].islower()


def test_a_change_is_known_by_the_name_of_its_rule():
    do = partial(partial(notes.add_note, text="x"), item_id=None)
    assert history.name_of(do) == "add_note"
    assert history.name_of(meeting.open_meeting) == "open_meeting"


def test_no_difference_between_a_state_and_itself(open_meeting_state):
    assert history.differences(open_meeting_state, open_meeting_state) == ()


def test_a_difference_tells_what_was_and_what_is(open_meeting_state):
    one = notes.add_note(open_meeting_state, START, text="Eerst")
    two = notes.change_note(
        one, START, note_id=one.note[0].id, text="Later", kind=NoteKind.DISCUSSION
    )
    three = notes.remove_note(two, START, note_id=two.note[0].id)
    assert history.differences(one, two) == (Difference("note", one.note[0], two.note[0]),)
    assert history.differences(two, three) == (Difference("note", two.note[0], None),)
    made = [d for d in history.differences(open_meeting_state, one) if d.undoable]
    assert made == [Difference("note", None, one.note[0])]


def test_parents_come_before_children_both_ways(draft_state):
    made = history.differences(State(), draft_state)
    order = list(dict.fromkeys(each.table for each in made))
    assert order == ["council", "counter", "person", "meeting", "agenda_item"]
    back = history.inverse(made)
    assert list(dict.fromkeys(each.table for each in back)) == [
        "council", "person", "meeting", "agenda_item",
    ]  # fmt: skip


def test_turning_to_a_new_meeting_takes_nothing_away(open_meeting_state):
    after = meeting.add_meeting(open_meeting_state, START, title="Volgende", planned_start=None)
    tables = {each.table for each in history.differences(open_meeting_state, after)}
    assert tables == {"counter", "meeting"}


def test_undo_gives_back_what_was_but_no_number_twice(open_meeting_state):
    after = notes.add_note(open_meeting_state, later(1), text="Weg ermee")
    made = history.differences(open_meeting_state, after)
    back = history.revert(after, later(2), done=made)
    assert back.note == open_meeting_state.note
    assert back.counter == after.counter
    again = notes.add_note(back, later(3), text="Opnieuw")
    assert again.note[0].id > after.note[0].id


def test_undo_is_refused_when_the_row_was_changed_since(open_meeting_state):
    one = notes.add_note(open_meeting_state, START, text="Eerst")
    made = history.differences(open_meeting_state, one)
    changed = notes.change_note(one, START, note_id=one.note[0].id, text="Later", kind=NoteKind.TIP)
    with pytest.raises(Refusal, match="intussen opnieuw gewijzigd"):
        history.revert(changed, START, done=made)
    gone = notes.remove_note(one, START, note_id=one.note[0].id)
    with pytest.raises(Refusal, match="intussen opnieuw gewijzigd"):
        history.revert(gone, START, done=made)


def test_undo_leaves_what_others_did_alone(open_meeting_state):
    one = notes.add_note(open_meeting_state, START, text="Van mij")
    made = history.differences(open_meeting_state, one)
    both = done(
        one,
        partial(notes.add_note, text="Van een ander"),
        partial(people.add_person, name="Nieuw"),
    )
    back = history.revert(both, START, done=made)
    assert [note.text for note in back.note] == ["Van een ander"]
    assert back.person == both.person


def test_a_difference_without_rows_is_no_difference():
    with pytest.raises(AssertionError):
        _ = Difference("note", None, None).id


def test_applied_does_not_look_at_what_was_there():
    state = history.applied(State(), [Difference("note", Note(1, text="a"), Note(1, text="b"))])
    assert state.note == (Note(1, text="b"),)
    gone = history.applied(state, [Difference("note", Note(1), None)])
    assert gone.note == ()
    assert history.applied(gone, [Difference("person", Person(1), None)]) == gone


@pytest.mark.parametrize(
    ("order", "done", "undone"),
    [
        ([], None, None),
        ([(1, None)], 1, None),
        ([(2, None), (1, None)], 2, None),
        ([(3, 2), (2, None), (1, None)], 1, 3),
        ([(4, 1), (3, 2), (2, None), (1, None)], None, 4),
        ([(5, 4), (4, 1), (3, 2), (2, None), (1, None)], 1, 3),
        ([(6, 3), (5, 4), (4, 1), (3, 2), (2, None), (1, None)], 2, None),
        ([(4, None), (3, 2), (2, None), (1, None)], 4, None),
        ([(5, 4), (4, None), (3, 2), (2, None), (1, None)], 1, 5),
        ([(4, 1), (3, 2), (2, 1), (1, None)], None, 4),
    ],
)
def test_which_line_an_undo_and_a_redo_take_back(order, done, undone):
    assert history.last_done(order) == done
    assert history.last_undone(order) == undone

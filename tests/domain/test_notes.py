from __future__ import annotations

import pytest

from tests.helpers.council import START, item, later, who
from vergadering.domain import notes
from vergadering.domain.choices import NoteKind
from vergadering.domain.model import Note
from vergadering.domain.state import State
from vergadering.errors import Refusal


def test_a_note_is_kept_with_its_item_speaker_and_moment(open_meeting_state):
    opening, noa = item(open_meeting_state, "Opening"), who(open_meeting_state, "Noa")
    state = notes.add_note(
        open_meeting_state, later(2), text="  Welkom.  ", item_id=opening.id, person_id=noa.id
    )
    note = state.note[0]
    assert (note.text, note.item_id, note.person_id, note.at) == (
        "Welkom.", opening.id, noa.id, later(2),
    )  # fmt: skip
    assert note.meeting_id == state.meeting_id


def test_a_clock_time_of_its_own_wins(open_meeting_state):
    state = notes.add_note(open_meeting_state, later(9), text="Eerder gezegd", when=later(4))
    assert state.note[0].at == later(4)


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_note_is_not_kept(open_meeting_state, text):
    with pytest.raises(Refusal, match="lege notitie"):
        notes.add_note(open_meeting_state, START, text=text)
    state = notes.add_note(open_meeting_state, START, text="Iets")
    with pytest.raises(Refusal, match="lege notitie"):
        notes.change_note(
            state, START, note_id=state.note[0].id, text=text, kind=NoteKind.DISCUSSION
        )


def test_a_note_needs_a_meeting():
    with pytest.raises(Refusal, match="geen vergadering"):
        notes.add_note(State(), START, text="Waar?")


def test_a_note_under_an_item_that_went_is_refused(open_meeting_state):
    with pytest.raises(Refusal, match="bestaat niet meer"):
        notes.add_note(open_meeting_state, START, text="Te laat", item_id=987)


def test_a_changed_note_keeps_its_moment_unless_told(open_meeting_state):
    state = notes.add_note(open_meeting_state, later(2), text="Eerst")
    note = state.note[0]
    same = notes.change_note(state, later(9), note_id=note.id, text="Later", kind=NoteKind.TIP)
    moved = notes.change_note(
        state, later(9), note_id=note.id, text="Later", kind=NoteKind.TIP, when=later(5)
    )
    assert (same.note[0].at, moved.note[0].at) == (later(2), later(5))
    assert same.note[0].kind is NoteKind.TIP


def test_a_note_that_went_cannot_be_changed_or_removed(open_meeting_state):
    state = notes.add_note(open_meeting_state, START, text="Iets")
    note = state.note[0]
    gone = notes.remove_note(state, START, note_id=note.id)
    assert gone.get(Note, note.id) is None
    with pytest.raises(Refusal, match="bestaat niet meer"):
        notes.change_note(gone, START, note_id=note.id, text="x", kind=NoteKind.TIP)
    with pytest.raises(Refusal, match="bestaat niet meer"):
        notes.remove_note(gone, START, note_id=note.id)


@pytest.mark.parametrize(
    "text", ["[/foo] [red]", "\x1b[2J", "\u202e", "{name}", "\x00", "é" * 10_000]
)
def test_text_is_kept_as_it_was_typed(open_meeting_state, text):
    state = notes.add_note(open_meeting_state, START, text=f"a{text}b")
    assert state.note[0].text == f"a{text}b"

"""Notes: sentences that somebody typed during an item."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.choices import NoteKind
from vergadering.domain.history import change
from vergadering.domain.model import Note
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.state import State


@change(N_("notitie toegevoegd"))
def add_note(
    state: State,
    at: datetime,
    *,
    text: str,
    item_id: int | None = None,
    kind: NoteKind = NoteKind.DISCUSSION,
    person_id: int | None = None,
    when: datetime | None = None,
) -> State:
    """Keep a sentence under an item. `when` is its clock time, if that is not now."""
    _check(text)
    state.need_item(item_id)
    state, id = state.fresh()
    return state.put(
        Note(id, state.the_meeting.id, item_id, when or at, kind, text.strip(), person_id)
    )


@change(N_("notitie gewijzigd"))
def change_note(
    state: State,
    at: datetime,
    *,
    note_id: int,
    text: str,
    kind: NoteKind,
    person_id: int | None = None,
    when: datetime | None = None,
) -> State:
    """Keep another text, kind, speaker or clock time of a note."""
    _check(text)
    note = state.need(Note, note_id)
    return state.put(
        replace(note, text=text.strip(), kind=kind, person_id=person_id, at=when or note.at)
    )


@change(N_("notitie verwijderd"))
def remove_note(state: State, at: datetime, *, note_id: int) -> State:
    """Take a note away; undo brings it back."""
    return state.drop(state.need(Note, note_id))


def _check(text: str) -> None:
    if not text.strip():
        raise Refusal(N_("Een lege notitie wordt niet bewaard."))

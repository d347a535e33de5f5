"""A council whose file holds something of everything that is kept for a while only."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from tests.helpers import council
from tests.helpers.council import START, Clock, item, later, who
from vergadering.desk import Desk
from vergadering.domain import (
    agenda,
    attendance,
    floor,
    meeting,
    minutes,
    notes,
    people,
    signals,
    terms_of_office,
)
from vergadering.domain.choices import Goal, NoteKind, Role
from vergadering.domain.model_registers import Membership
from vergadering.store.windows import Draft

if TYPE_CHECKING:
    from pathlib import Path

    from vergadering.domain.history import Change
    from vergadering.domain.state import State

YEAR_ON = START + timedelta(days=500)
"""A day on which every term has passed."""

GOING = (
    *("MOERASEIK", "OTTERSPOOR", "WILGENROOS", "ZEGGEKORF", "KWARTELEI"),
    *("PLOEGIJZER", "RIETVELDE", "TORENVALK", "VEENPLUIS", "ZONNEDAUW"),
    *("BEVERBURG", "DASSENPAD", "HERMELIJN"),
)
"""A word for each thing that goes: every one is in the file before, and none after."""

STAYING = ("BLIJFWOORD", "LIDNAAM", "ANONIEMTEKST", "BESLUITTEKST")
"""What stays, and is in the file after as well."""


@dataclass
class Life:
    """A desk with a clock that a test sets."""

    desk: Desk
    clock: Clock
    ids: dict[str, int] = field(default_factory=dict)

    def does(self, *changes: Change) -> None:
        """Keep changes, a minute after one another."""
        for change in changes:
            self.clock.forward(1)
            self.desk.keep(change)

    @property
    def state(self) -> State:
        """The newest state."""
        return self.desk.state


def lived(path: Path) -> Life:
    """A file with a meeting whose minutes were adopted, and with everything that may go."""
    clock = Clock()
    life = Life(Desk(path, create=True, clock=clock), clock)
    _council(life)
    _people(life)
    _signals(life)
    _meeting(life)
    _adopted(life)
    return life


def _council(life: Life) -> None:
    life.does(partial(people.set_council, name="Raad"))
    for name, display, role in council.MEMBERS:
        life.does(partial(people.add_person, name=name, display_name=display, role=role))


def _people(life: Life) -> None:
    """Somebody who left, a candidate who was refused, and one who came to a meeting."""
    sanne = who(life.state, "Sanne")
    wil = who(life.state, "Wil")
    life.does(
        partial(people.change_person, person=replace(wil, phone="BEVERBURG 1", email="x@y")),
        partial(people.change_person, person=replace(wil, phone="", email="PLOEGIJZER@raad")),
        partial(people.add_person, name="RIETVELDE", role=Role.CANDIDATE_MEMBER),
        partial(
            people.change_person, person=replace(sanne, email="TORENVALK@raad", name="LIDNAAM")
        ),
    )
    stranger = life.state.person[-1]
    for person, found in ((stranger, "VEENPLUIS"), (sanne, "via een ander")):
        row = Membership(person_id=person.id, since=date(2026, 9, 1), found_by=found)
        life.does(partial(terms_of_office.add_membership, membership=row))
        life.does(
            partial(terms_of_office.end_membership, membership_id=life.state.membership[-1].id)
        )
    life.ids |= {"stranger": stranger.id, "sanne": sanne.id, "wil": wil.id}


def _signals(life: Life) -> None:
    """A signal that was fed back, in two wordings, one that was removed, and a fresh one."""
    life.does(partial(signals.add_signal, raw="Iets over KWARTELEI", theme="eten"))
    row = life.state.signal[-1]
    life.does(
        partial(signals.change_signal, signal=replace(row, raw="Anders over ZEGGEKORF")),
        partial(signals.anonymise_signal, signal_id=row.id, text="ANONIEMTEKST"),
        partial(signals.feed_back_signal, signal_id=row.id),
        partial(signals.add_signal, raw="Vergissing van DASSENPAD"),
    )
    life.does(partial(signals.remove_signal, signal_id=life.state.signal[-1].id))
    life.does(partial(signals.add_signal, raw="Vers"))
    life.ids["signal"] = row.id


def _meeting(life: Life) -> None:
    """A meeting with internal notes, turns, earlier wordings, something undone and redone."""
    life.does(
        partial(meeting.add_meeting, title="Vergadering", planned_start=START),
        partial(agenda.add_item, title="Opening"),
        partial(agenda.add_item, title="De Wilg", goal=Goal.DECIDE),
    )
    state = life.state
    life.does(
        *(
            partial(attendance.arrive, person_id=who(state, name).id)
            for name in ("Marijke", "Noa", "Joke", "Sanne")
        ),
        partial(
            attendance.mark_absent,
            person_id=who(state, "Youssef").id,
            notified=True,
            reason="ziek: HERMELIJN",
        ),
        meeting.open_meeting,
        partial(notes.add_note, text="Nagaan bij MOERASEIK", kind=NoteKind.INTERNAL),
        partial(notes.add_note, text="Eerst stond hier OTTERSPOOR"),
    )
    _worded(life)
    life.does(
        partial(floor.request_floor, person_id=who(state, "Noa").id),
        partial(floor.next_speaker, from_id=None),
    )
    life.does(partial(floor.end_turn, turn_id=life.state.speaking_turn[-1].id))


def _worded(life: Life) -> None:
    """A note in two wordings, one that was removed, and lines that nobody finished."""
    note = life.state.note[-1]
    life.does(
        partial(
            notes.change_note,
            note_id=note.id,
            text="BLIJFWOORD staat in het verslag",
            kind=NoteKind.DISCUSSION,
        ),
        partial(notes.add_note, text="Weg met WILGENROOS"),
    )
    life.does(partial(notes.remove_note, note_id=life.state.note[-1].id))
    life.desk.undo()
    life.desk.redo()
    life.ids |= {"note": note.id, "meeting": life.state.meeting_id or 0}
    draft = Draft(f"edit:note:{note.id}", "elders:1", life.clock.now, "Nog eens ZONNEDAUW")
    line = Draft(
        f"capture:{life.ids['meeting']}", "elders:1", life.clock.now, "MOERASEIK en ZONNEDAUW"
    )
    with life.desk._file.writing():
        life.desk._file.keep_draft(draft)
        life.desk._file.keep_draft(line)


def _adopted(life: Life) -> None:
    """Its minutes are adopted in the next meeting, and somebody leaves."""
    life.does(
        meeting.close_meeting,
        partial(meeting.add_meeting, title="Volgende", planned_start=later(60 * 24 * 28)),
        partial(agenda.add_item, title="Verslag", goal=Goal.ADOPT),
        meeting.open_meeting,
    )
    life.does(
        partial(
            minutes.adopt_by_decision,
            meeting_id=life.ids["meeting"],
            item_id=item(life.state, "Verslag").id,
            text="BESLUITTEKST",
        ),
        partial(people.retire_person, person_id=life.ids["wil"]),
        meeting.close_meeting,
    )

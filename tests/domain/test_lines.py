"""The line that makes a record again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.council import later
from vergadering.domain import lines, people
from vergadering.domain.capture import meaning
from vergadering.domain.choices import NoteKind
from vergadering.domain.lines import notation_of
from vergadering.domain.model import Action, Decision, Note, Proposal
from vergadering.domain.model_floor import ParkedPoint
from vergadering.domain.model_registers import Promise
from vergadering.domain.records import Record, records
from vergadering.domain.revision import revision

if TYPE_CHECKING:
    from vergadering.domain.state import State

AT = later(10)

NAMES = ["Joke", "Henk", "Onbekend", "Let op"]
ODD_STARTS = ["", "/", "/actie ", "@joke: ", "@: ", ": ", "Joke: ", "20:05 ", "# ", "; ", "/foo "]
ODD_ENDS = ["", " voor 1 maart", " uiterlijk", " zonder datum", " vrijdag", ",", ".", " klaar", ":"]
PLAIN = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(NAMES)
TEXTS = (
    st.builds("{}{}{}".format, st.sampled_from(ODD_STARTS), PLAIN, st.sampled_from(ODD_ENDS))
    .map(str.strip)
    .filter(bool)
)
STATE = council.open_meeting()
PEOPLE = st.none() | st.sampled_from([person.id for person in STATE.person])
OWN_LINES = [kind for kind in NoteKind if kind is not NoteKind.PROMISE]
"""Kinds of notes that a line makes; a promise is no note any more."""
RECORDS = st.one_of(
    st.builds(Note, kind=st.sampled_from(OWN_LINES), text=TEXTS, person_id=PEOPLE),
    st.builds(
        Promise,
        text=TEXTS,
        person_id=PEOPLE,
        due=st.none() | st.dates(date(1000, 1, 1)),
    ),
    st.builds(Proposal, text=TEXTS, proposer_id=PEOPLE),
    st.builds(Decision, text=TEXTS),
    st.builds(ParkedPoint, text=TEXTS, person_id=PEOPLE),
    st.builds(
        Action,
        text=TEXTS,
        owner_id=PEOPLE,
        due=st.none() | st.dates(date(1000, 1, 1)),
    ),
)


def again(state: State, record: Record) -> Record:
    """What the line of a record makes."""
    do = meaning(state, AT, notation_of(state, record), state.items[0].id)
    after = do(state, AT)
    (new,) = records(after, state.items[0].id)
    return lines.said_of(new)


@given(RECORDS)
def test_the_line_of_a_record_makes_it_again(record: Record):
    assert again(STATE, record) == record


@given(TEXTS, PEOPLE)
def test_the_line_of_a_note_that_was_kept_as_a_promise_makes_a_promise(text: str, who: int | None):
    note = Note(kind=NoteKind.PROMISE, text=text, person_id=who)
    assert again(STATE, note) == Promise(text=text, person_id=who)


@given(st.lists(st.sampled_from([p.id for p in STATE.person]), unique=True, min_size=2), TEXTS)
def test_all_owners_of_an_action_come_back(ids: list[int], text: str):
    owner, *others = ids
    record = Action(text=text, owner_id=owner, co_owners=tuple(others))
    assert again(STATE, record) == record


def named(*names: str) -> State:
    """A meeting of the council and people with these names."""
    return council.done(STATE, *(partial(people.add_person, name=name) for name in names))


@given(st.lists(PLAIN.map(str.strip).filter(bool), min_size=1, max_size=4), st.data())
def test_whatever_people_are_called_the_line_means_the_same_person(
    names: list[str], data: st.DataObject
):
    state = named(*names)
    person = data.draw(st.sampled_from(state.person))
    assert again(state, Note(text="Iets.", person_id=person.id)).person_id == person.id  # type: ignore[union-attr]
    action = Action(text="Iets.", owner_id=person.id)
    assert again(state, action) == action


def test_two_people_with_one_name_and_somebody_who_left_are_told_apart():
    state = named("Joke", "Joke", "Wonen en Zorg", "Koster, S.")
    for person in state.person[-4:]:
        retired = people.retire_person(state, AT, person_id=person.id)
        for each in (state, retired):
            action = Action(text="Iets.", owner_id=person.id)
            assert again(each, action) == action


@given(RECORDS)
def test_the_records_of_a_meeting_can_all_be_revised_as_they_stand(record: Record):
    held = replace(record, id=77, meeting_id=STATE.the_meeting.id, at=AT)
    state = STATE.put(held)
    line = notation_of(state, held)
    assert revision(state, AT, held, line)(state, AT) == state

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.council import START
from vergadering.domain import notes
from vergadering.domain.model import Counter, Note, Person
from vergadering.domain.state import KIND, LASTING, TABLE, State
from vergadering.errors import Refusal


def test_every_kind_of_row_has_its_table_in_the_state():
    assert [field.name for field in fields(State)] == [*TABLE.values(), "meeting_id"]
    assert {KIND[name]: name for name in KIND} == TABLE


def test_every_table_of_one_meeting_knows_its_meeting():
    for kind, name in TABLE.items():
        belongs = "meeting_id" in {field.name for field in fields(kind)}
        assert belongs or name in LASTING


@given(st.lists(st.tuples(st.integers(1, 30), st.text()), max_size=40))
def test_rows_stand_in_the_order_of_their_identifiers_each_once(typed):
    state = State()
    for id, text in typed:
        state = state.put(Note(id, text=text))
    assert [row.id for row in state.note] == sorted({id for id, _ in typed})
    assert {row.id: row.text for row in state.note} == dict(typed)


@given(st.sets(st.integers(1, 30)), st.sets(st.integers(1, 30)))
def test_dropping_leaves_the_others(there, gone):
    state = State().put(*(Note(id) for id in there))
    left = state.drop(*(Note(id) for id in gone))
    assert {row.id for row in left.note} == there - gone


def test_a_state_is_never_changed_in_place(open_meeting_state):
    before = open_meeting_state.note
    notes.add_note(open_meeting_state, START, text="Nieuw")
    assert open_meeting_state.note is before
    with pytest.raises(FrozenInstanceError):
        open_meeting_state.note = ()


def test_identifiers_are_given_out_once():
    state, first = State().fresh()
    state, second = state.fresh()
    assert (first, second) == (1, 2)
    assert state.counter == (Counter("id", 2),)


def test_printed_numbers_count_for_each_kind_and_year():
    given_out = []
    state = State()
    for kind, year in (("A", 2026), ("A", 2026), ("B", 2026), ("A", 2027)):
        state, number = state.numbered(kind, year)
        given_out.append(number)
    assert given_out == ["A-2026-01", "A-2026-02", "B-2026-01", "A-2027-01"]


def test_what_is_gone_is_refused_with_a_sentence(council_state):
    assert council_state.get(Person, 99) is None
    with pytest.raises(Refusal, match="bestaat niet meer"):
        council_state.need(Person, 99)
    with pytest.raises(Refusal, match="geen vergadering gekozen"):
        _ = council_state.the_meeting


def test_a_file_without_a_council_has_a_nameless_one():
    assert State().the_council.name == ""


def test_people_come_in_the_order_that_was_asked(council_state):
    one, two = council_state.person[:2]
    assert council_state.people([two.id, 99, one.id]) == (two, one)


def test_no_item_is_always_there_and_a_missing_one_never(planned_state):
    planned_state.need_item(None)
    planned_state.need_item(planned_state.items[0].id)
    with pytest.raises(Refusal):
        planned_state.need_item(99_999)

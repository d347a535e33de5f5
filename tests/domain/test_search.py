"""What can be found, and what a hit says."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from typing import get_type_hints

import pytest

from tests.helpers import council
from tests.helpers.council import done, later
from vergadering.domain import actions, notes
from vergadering.domain.choices import ActionStatus, NoteKind
from vergadering.domain.matching import query_of
from vergadering.domain.model import Action, AgendaItem, Note, Row
from vergadering.domain.model_registers import Signal
from vergadering.domain.public import public
from vergadering.domain.search import FINDABLE, Found, Hit, hits_in, parts_of, text_of
from vergadering.domain.state import TABLE, State

NOT_FINDABLE = {
    "council": "name organisation rules language",  # on every page
    "counter": "id",
    "rule_reference": "rule text",  # beside the rules, on their screen
    "person": "name display_name organisation background email phone",  # the people screen
    "meeting": "source_digest adopted_by",
    "agenda_item": "number",  # a digit that is everywhere
    "attendance": "reason",
    "vote": "question",  # what came of it is a decision
    "voter": "argument",  # stands with the decision; private while a vote runs
    "candidate": "name",
    "action_event": "before after",  # as they are stored: dates and identifiers
    "promise_event": "before after",
    "advice_event": "before after",
    "advice_request": "decision",  # a number that the decision has itself
    "agenda_template": "name",  # nothing that was said
    "template_item": "title key_question",
    "membership": "found_by appointed_by",
}
"""The texts in which no words are looked for."""


def texts(kind: type[Row]) -> set[str]:
    """The fields of a kind of row that hold a text of somebody."""
    hints = get_type_hints(kind)
    return {field.name for field in fields(kind) if hints[field.name] is str} | (
        {"rules"} if "rules" in hints else set()
    )


@pytest.mark.parametrize("kind", TABLE)
def test_every_text_can_be_found_or_is_named_here(kind: type[Row]) -> None:
    findable = set(FINDABLE.get(kind, ()))
    named = set(NOT_FINDABLE.get(TABLE[kind], "").split())
    assert findable | named == texts(kind)
    assert not findable & named


def found(state: State, typed: str, *, private: bool = False) -> list[Hit]:
    """The hits in all rows of a state."""
    rows = [row for kind in FINDABLE for row in state.rows(kind)]
    return list(hits_in(state, rows, query_of(typed), private=private, whole=False))


@pytest.fixture
def state() -> State:
    """A meeting under way with an open item, and a closed one in which something was said."""
    state = council.open_meeting()
    first, second = state.items[1:3]
    title, told = "Benoeming van een besloten kring", "Personele zaak"
    state = state.put(replace(second, title=title, public_title=told, confidential=True))
    return done(
        state,
        partial(notes.add_note, text="De kikker kwaakt", item_id=first.id),
        partial(notes.add_note, text="De kikker zwijgt", item_id=second.id),
        partial(notes.add_note, text="Kikkers tellen", kind=NoteKind.INTERNAL),
        partial(actions.add_action, text="Kikker voeren", item_id=second.id),
        partial(actions.add_action, text="Kikkerbak maken", item_id=first.id),
        at=later(5),
    )


def test_a_hit_says_where_it_stands(state: State) -> None:
    (hit,) = found(state, "kwaakt")
    assert (hit.name, hit.number, hit.shown.text) == ("Notitie", "", "De kikker kwaakt")
    assert hit.meeting == public(state).the_meeting
    assert hit.item == public(state).items[1]
    assert (hit.closed, hit.private) == (False, False)
    assert hit.day == later(5).date()


def test_what_is_closed_or_internal_is_found_in_the_private_view_alone(state: State) -> None:
    assert [hit.shown.text for hit in found(state, "kikker")] == [
        "De kikker kwaakt",
        "Kikkerbak maken",
    ]
    private = found(state, "kikker", private=True)
    assert [(hit.shown.text, hit.closed, hit.private) for hit in private] == [
        ("De kikker kwaakt", False, False),
        ("De kikker zwijgt", True, True),
        ("Kikkers tellen", False, True),
        ("Kikker voeren", True, True),
        ("Kikkerbak maken", False, False),
    ]


def test_a_closed_item_is_found_by_its_public_title_alone(state: State) -> None:
    assert found(state, "benoeming") == []
    assert [hit.shown.text for hit in found(state, "personele")] == ["Personele zaak"]


def test_the_words_that_stand_in_place_of_a_title_betray_nothing(state: State) -> None:
    """The true title has ‘besloten’ in it, and so have our words for a closed item."""
    closed = next(row for row in state.agenda_item if row.confidential)
    state = state.put(replace(closed, public_title=""))
    assert public(state).need(AgendaItem, closed.id).title == "Besloten agendapunt"
    assert found(state, "besloten") == []


def test_an_action_has_its_number_and_what_was_told_of_it_has_it_too(state: State) -> None:
    row = state.rows(Action)[-1]
    state = done(
        state,
        partial(
            actions.set_status, action_id=row.id, status=ActionStatus.DROPPED, comment="Vijver weg"
        ),
        at=later(9),
    )
    (hit,) = found(state, "vijver")
    assert (hit.name, hit.number, hit.item) == (
        "Over een actie",
        row.number,
        public(state).items[1],
    )
    assert [one.number for one in found(state, row.number)] == [row.number]


def test_raw_words_of_a_signal_are_private(state: State) -> None:
    state = state.put(Signal(9000, "S-2026-01", raw="Kevin belde", text="Iemand belde"))
    assert found(state, "belde") == []
    (hit,) = found(state, "kevin", private=True)
    assert (hit.private, hit.number, hit.meeting) == (True, "S-2026-01", None)
    shown = state.put(Signal(9000, "S-2026-01", raw="Kevin belde", text="Iemand", released=True))
    assert found(shown, "kevin") == []
    assert [one.shown.text for one in found(shown, "iemand")] == ["Iemand"]


def test_a_text_is_shown_on_one_line_without_what_a_terminal_would_obey() -> None:
    state = State(note=(Note(1, 1, text="Een\x1b[31m regel\nen een\u202e tweede"),))
    (hit,) = found(state, "regel")
    assert hit.shown.text == "Een[31m regel en een tweede"


def test_a_kind_that_cannot_be_found_has_no_text() -> None:
    row = council.open_meeting().person[0]
    assert text_of(row) == ""
    assert parts_of(Note(text="x")) == ("x",)
    assert Found() == Found((), more=False)

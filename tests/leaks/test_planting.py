"""The secrets are really there, in every place that the file has for them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

import pytest

from tests.helpers import columns, planting
from tests.helpers.columns import Column, Sort, placed, tables
from tests.helpers.files import raw
from tests.helpers.marks import GLYPH, NUMBER, leaked, mark
from vergadering.domain import public
from vergadering.domain.model import Person, Row
from vergadering.domain.plain import one_line
from vergadering.domain.state import KIND


def test_a_secret_stands_in_every_place_that_may_hold_one(planted_once):
    assert set(planted_once.places) == planting.wanted(planted_once.path)
    assert len(placed(planted_once.path)) > 200
    assert len(planted_once.places) > 25
    assert sum(planted_once.places.values()) > 200


def test_every_table_of_the_file_is_placed(planted_once):
    found = {column.table for column in placed(planted_once.path)}
    assert found == set(tables(planted_once.path)) > set(KIND)


@pytest.mark.parametrize(
    "place",
    [
        *("person.email", "person.phone", "person.background", "attendance.reason"),
        *("note.text", "agenda_item.title", "agenda_item.key_question", "proposal.text"),
        *("decision.text", "decision.minority_view", "action.text", "action_event.comment"),
        *("parked_point.text", "voter.argument", "candidate.name", "vote.question"),
        *("proposal_version.reason", "decision_event.reason", "meeting.source_digest"),
        *("journal.rows", "draft.text"),
    ],
)
def test_what_the_domain_calls_private_is_among_them(planted_once, place):
    assert planted_once.places[Column(*place.split("."))] > 0


def test_a_running_vote_has_counts_that_nobody_may_see(planted_once):
    sql = "SELECT count(*) FROM vote WHERE status = 'running' AND votes_against = ?"
    with closing(raw(planted_once.path)) as db:
        assert db.execute(sql, (NUMBER,)).fetchone() == (1,)


# a new column or table


def changed(path, *statements):
    with closing(raw(path)) as db:
        for statement in statements:
            db.execute(statement)
    return path


def test_a_new_column_without_a_field_stops_everything(planted):
    path = changed(planted, "ALTER TABLE person ADD COLUMN address TEXT")
    with pytest.raises(AssertionError, match=r"person\.address is no field of Person"):
        placed(path)


def test_a_new_table_that_nobody_placed_stops_everything(planted):
    path = changed(planted, "CREATE TABLE letter (id INTEGER PRIMARY KEY, text TEXT) STRICT")
    with pytest.raises(AssertionError, match=r"letter\.id is new: say in tests/helpers/columns"):
        placed(path)


def test_a_new_field_is_private_until_somebody_says_that_it_may_be_seen(planted, monkeypatch):
    @dataclass(frozen=True, slots=True)
    class Neighbour(Person):
        address: str = ""

    monkeypatch.setitem(KIND, "person", Neighbour)
    monkeypatch.setitem(public.FIELDS, Neighbour, public.FIELDS[Person])
    path = changed(planted, "ALTER TABLE person ADD COLUMN address TEXT NOT NULL DEFAULT ''")
    assert placed(path)[Column("person", "address")] is Sort.PRIVATE
    assert Column("person", "address") in planting.wanted(path)
    assert Column("person", "address") not in planting.read_back(path)
    seen = f"{public.FIELDS[Person]} address"
    monkeypatch.setitem(public.FIELDS, Neighbour, seen)
    assert placed(path)[Column("person", "address")] is Sort.OPEN


def test_a_field_of_a_sort_that_nobody_knows_stops_everything():
    @dataclass(frozen=True, slots=True)
    class Odd(Row):
        facts: dict[str, str] | None = None

    found = columns._walked(Odd, Column("odd", "facts"), "facts", dict[str, str])
    with pytest.raises(AssertionError, match=r"odd\.facts holds dict"):
        list(found)


def test_the_texts_inside_an_object_are_walked(planted_once):
    assert placed(planted_once.path)[Column("council", "rules.house_rules")] is Sort.OPEN
    assert placed(planted_once.path)[Column("council", "rules.speaker_order")] is Sort.NO_TEXT


# finding a mark


@pytest.mark.parametrize("start", range(40))
def test_two_cells_of_a_mark_are_enough(start):
    text = mark("attendance.reason")
    part = text[start : start + 2]
    assert not part or leaked(f"xx{part}xx"[: len(part) + 3])


@pytest.mark.parametrize(
    "text",
    [
        mark("note.text"),
        mark("note.text").upper(),
        one_line(f" {mark('note.text')}\x1b "),
        ascii(mark("note.text")),
        "&#9760;n",
        f"{NUMBER} voor",
        "7.177 voor",
        "Noa 71:17",
    ],
)
def test_a_secret_is_found_as_people_and_programs_write_it(text):
    assert leaked(text)


@pytest.mark.parametrize("text", ["", "17177 71770", "2026-07-17 7:17", "een gewone zin"])
def test_what_is_no_secret_is_not_found(text):
    assert leaked(text) == []


def test_a_mark_says_where_it_stood():
    assert leaked(f"a {mark('note.text')} b") == ["note.text"]
    assert GLYPH not in leaked(mark("note.text"))[0]

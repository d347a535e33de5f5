from __future__ import annotations

from contextlib import closing
from dataclasses import fields, replace
from functools import partial

import pytest
from sqlite_utils import Database, utils

from tests.helpers.council import Clock
from tests.helpers.files import INDEX, is_whole, raw
from tests.helpers.meetings import held
from vergadering.desk import Desk
from vergadering.domain import floor, meeting
from vergadering.domain.choices import QuorumRule, Result, TieRule, TurnStatus
from vergadering.domain.model import Council, Note, Person
from vergadering.domain.model_rules import Rules
from vergadering.domain.state import TABLE, State
from vergadering.errors import Refusal
from vergadering.store import rows
from vergadering.store.council import CouncilFile
from vergadering.store.database import connect, journal_mode
from vergadering.store.engine import sqlite3
from vergadering.store.header import APPLICATION_ID, VERSION
from vergadering.store.schema import migrations

PROMISED = {
    *("council", "person", "meeting", "agenda_item", "agenda_visit", "attendance", "note"),
    *("proposal", "vote", "decision", "action", "action_event", "journal"),
    *("speaking_turn", "speaking_stretch", "parked_point"),
    *("promise", "promise_event", "advice_request", "advice_event", "signal"),
    *("incoming_document", "membership"),
    *("proposal_version", "voter", "candidate", "decision_event"),
    *("agenda_template", "template_item", "minutes_change"),
}
"""Tables that other tools may rely on."""


@pytest.fixture
def made(tmp_path):
    """A new file, looked at with SQLite alone."""
    CouncilFile(tmp_path / "raad.db", create=True).close()
    with closing(raw(tmp_path / "raad.db")) as db:
        yield db


def names(db, kind):
    return {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,))}


def test_every_promised_table_is_there(made):
    assert names(made, "table") >= PROMISED


@pytest.mark.parametrize("kind", TABLE)
def test_the_columns_of_a_table_are_the_fields_of_its_record(made, kind):
    columns = [row[1] for row in made.execute(f"PRAGMA table_info({TABLE[kind]})")]
    assert columns == [field.name for field in fields(kind)] == list(rows.columns(kind))


def test_every_table_is_strict_and_has_a_key(made):
    others = {"sqlite_sequence", "_sqlite_migrations"}
    others |= {name for name in names(made, "table") if name.startswith(INDEX)}
    for name in names(made, "table") - others:
        strict = made.execute(
            "SELECT strict FROM pragma_table_list WHERE name = ? AND schema = 'main'", (name,)
        )
        assert strict.fetchone() == (1,), name
        assert any(row[5] for row in made.execute(f"PRAGMA table_info({name})")), name


def test_everything_that_belongs_to_a_meeting_is_found_by_it(made):
    indexed = {
        (table, made.execute(f"PRAGMA index_info({index[1]})").fetchone()[2])
        for table in TABLE.values()
        for index in made.execute(f"PRAGMA index_list({table})")
    }
    for kind, table in TABLE.items():
        if "meeting_id" in {field.name for field in fields(kind)}:
            assert (table, "meeting_id") in indexed


def test_a_file_says_whose_it_is_and_how_far(made):
    assert made.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert made.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_the_version_is_the_number_of_steps(made):
    steps = [row[0] for row in made.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]
    assert len(steps) == VERSION
    assert [name[:4] for name in steps] == [f"m{n:03d}" for n in range(1, VERSION + 1)]


def test_an_empty_file_takes_every_step_once(tmp_path):
    path = tmp_path / "raad.db"
    path.touch()
    for _ in range(2):
        db, writable = connect(path, create=True)
        assert writable
        assert list(migrations.pending(Database(db))) == []
        db.close()


def old() -> State:
    """A meeting from gavel to gavel, with what the first version knew of its votes.

    Actions of an earlier meeting are without the items they were of.
    """
    state = held()
    loose = [row for row in state.action if row.meeting_id != state.meeting_id]
    votes = [replace(row, item_id=None, result=Result.NONE, quorum_needed=0) for row in state.vote]
    return state.put(*votes, *(replace(row, item_id=None) for row in loose)).having({"voter": ()})


OLD = old()


@pytest.fixture
def first(tmp_path):
    """A file of the first version, with a meeting from gavel to gavel in it."""
    path = tmp_path / "oud.db"
    with closing(Database(path, execute_plugins=False)) as db:
        migrations.apply(db, stop_before="m002_floor")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")
        known = {name: {column.name for column in db[name].columns} for name in db.table_names()}
        for kind, table in TABLE.items():
            for row in OLD.rows(kind) if table in known else ():
                values = rows.encode(row)
                db[table].insert({name: values[name] for name in values if name in known[table]})
        db["council"].update(OLD.the_council.id, {"rules": OLD_RULES})
        db["journal"].insert({"at": "2026-10-06T19:30:00+02:00", "who": "Ibrahim", "name": "begin",
                              "rows": "[]"})  # fmt: skip
    return path


OLD_RULES = (
    '{"quorum": "half", "decide_without_quorum": false, "tie_on_matters": "rejected",'
    ' "house_rules": "HR art. 7"}'
)


def content(path, tables):
    """What stands in each of these tables, by the columns of the first version."""
    with closing(raw(path)) as db:
        return {
            table: db.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()
            for table, columns in tables.items()
        }


def test_a_file_of_the_first_version_is_brought_up_to_date_and_keeps_its_content(first):
    with closing(raw(first)) as db:
        tables = {
            name: [row[1] for row in db.execute(f"PRAGMA table_info({name})")]
            for name in names(db, "table") - {"sqlite_sequence", "_sqlite_migrations"}
        }
        assert "speaking_turn" not in tables
        assert "phase" not in tables["agenda_item"]
    before = content(first, tables)
    assert all(before[table] for table in ("agenda_item", "vote", "action_event", "journal"))
    file = CouncilFile(first)
    state, line = file.load(OLD.meeting_id)
    file.close()
    assert content(first, tables) == before
    assert is_whole(first)
    rules = Rules(QuorumRule.HALF, decide_without_quorum=False, tie_on_matters=TieRule.REJECTED,
                  house_rules="HR art. 7")  # fmt: skip
    council = replace(OLD.the_council, rules=rules)
    assert (state, line) == (OLD.put(council), 1)
    with closing(raw(first)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_the_floor_can_be_asked_for_in_a_file_of_the_first_version(first):
    closed = OLD.the_meeting.closed_at
    with closing(Desk(first, clock=Clock(closed))) as desk:
        noa = desk.take(OLD.meeting_id).person[0].id
        desk.keep(meeting.reopen_meeting)
        desk.keep(partial(floor.request_floor, person_id=noa))
        desk.keep(partial(floor.next_speaker, from_id=None))
        kept = desk.state
    with closing(Desk(first)) as desk:
        assert desk.take(kept.meeting_id) == kept
        assert [turn.status for turn in kept.speaking_turn] == [TurnStatus.SPEAKING]


def test_a_file_that_cannot_be_brought_up_to_date_stays_as_it_was(tmp_path):
    path = tmp_path / "raad.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("CREATE TABLE council (id INTEGER PRIMARY KEY)")
    before = path.read_bytes()
    with pytest.raises(Refusal, match="kan niet worden gebruikt"):
        connect(path)
    assert path.read_bytes() == before


def test_a_file_holds_one_council(made):
    values = "('Raad', '', '{}', 'nl')"
    made.execute(f"INSERT INTO council (name, organisation, rules, language) VALUES {values}")
    with pytest.raises(sqlite3.IntegrityError):
        made.execute(f"INSERT INTO council (name, organisation, rules, language) VALUES {values}")


def test_the_engine_is_the_one_of_sqlite_utils():
    assert sqlite3 is utils.sqlite3


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 37, 0), "truncate"),
        ((3, 40, 1), "truncate"),
        ((3, 44, 5), "truncate"),
        ((3, 44, 6), "wal"),
        ((3, 44, 9), "wal"),
        ((3, 45, 0), "truncate"),
        ((3, 50, 6), "truncate"),
        ((3, 50, 7), "wal"),
        ((3, 51, 0), "truncate"),
        ((3, 51, 2), "truncate"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_wal_only_where_its_fault_was_mended(version, mode):
    assert journal_mode(version) == mode


@pytest.mark.parametrize("kind", TABLE)
def test_a_record_comes_back_from_its_columns(kind):
    row = kind()
    assert rows.decode(kind, rows.encode(row)) == row


def test_a_column_that_nobody_knows_is_passed_over():
    values = {**rows.encode(Note(3, text="x")), "colour": "blue"}
    assert rows.decode(Note, values) == Note(3, text="x")


def test_a_row_of_the_journal_from_before_a_field_was_added_can_be_read():
    assert rows.decode(Person, {"id": 3, "name": "Noa"}) == Person(3, "Noa")
    assert rows.decode(Council, {"id": 1, "rules": '{"quorum": "half"}'}).rules.quorum == "half"


def test_what_cannot_stand_in_a_column_is_a_fault():
    with pytest.raises(TypeError):
        rows.encode(Note(1, text=object()))

"""A file of an older version keeps everything that is in it when it is brought up to date."""

from __future__ import annotations

import json
from contextlib import closing

import pytest

from tests.helpers import council
from tests.helpers.files import filled, is_whole, raw
from tests.helpers.floor import Talk
from vergadering.desk import Desk
from vergadering.domain import actions, deciding, meeting, parking
from vergadering.domain.choices import Outcome, Result, VoteStatus
from vergadering.domain.deciding import Count
from vergadering.domain.soundness import findings
from vergadering.domain.state import TABLE
from vergadering.domain.votes import result_of
from vergadering.store.header import APPLICATION_ID, VERSION
from vergadering.store.integrity import inspect
from vergadering.store.schema import FIRST, FLOOR

STEPS = {"m001_first": FIRST, "m002_floor": FLOOR}
"""The steps that older files took."""


def columns(db, table):
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]


def aged(path, older, version):
    """The rows of a file in a new file as this version made it."""
    with closing(raw(path)) as new, closing(raw(older)) as old:
        taken = list(STEPS.items())[:version]
        for _, step in taken:
            for statement in step.split(";\n"):
                old.execute(statement)
        old.execute(
            "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT,"
            " name TEXT, applied_at TEXT)"
        )
        old.executemany(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
            [("vergadering", name, "2026-06-01") for name, _ in taken],
        )
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute(f"PRAGMA user_version = {version}")
        tables = [row[0] for row in old.execute("SELECT name FROM sqlite_master WHERE sql LIKE"
                                                " '%STRICT'")]  # fmt: skip
        for table in tables:
            names = ", ".join(columns(old, table))
            places = ", ".join("?" for _ in columns(old, table))
            rows = new.execute(f"SELECT {names} FROM {table}").fetchall()
            old.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)
        known = {table: set(columns(old, table)) for table in tables}
        for id, done in old.execute("SELECT id, rows FROM journal").fetchall():
            text = json.dumps(
                [
                    [table, less(before, known[table]), less(after, known[table])]
                    for table, before, after in json.loads(done)
                    if table in known
                ]
            )
            old.execute("UPDATE journal SET rows = ? WHERE id = ?", (text, id))
    return older


def less(row, names):
    """A row of the journal with these columns alone."""
    return row and {name: value for name, value in row.items() if name in names}


@pytest.fixture(params=[1, 2], ids=["first", "second"])
def old(tmp_path, request):
    """A file of an older version: a carried proposal, a tie, a decision, an action.

    In the second version somebody spoke, and a point was parked.
    """
    state = council.open_meeting()
    place = state.items[2].id
    for text, count in (("Doen", Count(5, 2, 1)), ("Laten", Count(4, 4))):
        state = deciding.table_proposal(state, council.later(5), text=text, item_id=place)
        id = state.proposal[-1].id
        state = deciding.show_of_hands(state, council.later(6), proposal_id=id, count=count)
    state = deciding.record_decision(state, council.later(7), text="Akkoord", item_id=place)
    state = actions.add_action(state, council.later(8), text="Bellen", item_id=place)
    state = state.having({"voter": ()})
    if request.param > 1:
        state = Talk(state, council.later(9)).asks("Noa", "Wil").next().then(30).state
        state = parking.park(state, council.later(10), text="Zijspoor", item_id=place)
    new = filled(tmp_path / "nieuw.db", meeting.close_meeting(state, council.later(60)))
    return aged(new, tmp_path / "oud.db", request.param)


def test_every_value_that_was_there_is_there_unharmed(old):
    with closing(raw(old)) as db:
        known = {table: columns(db, table) for table in TABLE.values() if columns(db, table)}
        before = {
            table: db.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY id").fetchall()
            for table, names in known.items()
        }
        lines = f"SELECT {', '.join(columns(db, 'journal'))} FROM journal"
        journal = db.execute(lines).fetchall()
    assert before["vote"]
    assert before["decision"]
    assert all(before[table] for table in ("speaking_turn", "parked_point") if table in before)
    Desk(old).close()
    with closing(raw(old)) as db:
        for table, names in known.items():
            sql = f"SELECT {', '.join(names)} FROM {table} ORDER BY id"
            assert db.execute(sql).fetchall() == before[table], table
        assert db.execute(lines).fetchall() == journal
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert is_whole(old)


def test_what_was_decided_then_means_the_same_now(old):
    desk = Desk(old)
    state = desk.take(desk.state.meeting[0].id)
    desk.close()
    assert [row.status for row in state.vote] == [VoteStatus.SETTLED] * 2
    assert [result_of(row) for row in state.vote] == [Result.CARRIED, Result.TIE]
    assert [row.outcome for row in state.decision] == [
        Outcome.CARRIED,
        Outcome.HELD_OVER,
        Outcome.CARRIED,
    ]
    found, whole = inspect(old)
    assert (found, findings(whole)) == ((), ())


def test_a_change_from_before_can_still_be_undone(old):
    desk = Desk(old)
    desk.take(desk.state.meeting[0].id)
    desk.undo()
    assert desk.state.vote == ()
    desk.redo()
    assert [row.text for row in desk.state.proposal] == ["Doen", "Laten"]
    desk.close()


def test_a_file_that_is_brought_up_to_date_is_made_as_a_new_one(old, tmp_path):
    Desk(old).close()
    Desk(tmp_path / "vers.db", create=True).close()
    with closing(raw(old)) as one, closing(raw(tmp_path / "vers.db")) as other:
        for table in TABLE.values():
            info = f"PRAGMA table_info({table})"
            assert one.execute(info).fetchall() == other.execute(info).fetchall()

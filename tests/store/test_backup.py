"""A backup is whole, of one moment, alone, and never over another file; so is what comes back."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from tests.helpers import council
from tests.helpers.backups import made
from tests.helpers.council import START, Clock, later
from tests.helpers.files import filled, fingerprint, is_whole, marked, raw
from tests.helpers.same_rows import rows
from vergadering.desk import Desk
from vergadering.domain import notes
from vergadering.errors import Refusal
from vergadering.store import backup
from vergadering.store.engine import sqlite3
from vergadering.store.header import APPLICATION_ID, VERSION
from vergadering.store.shelf import Reason

ROOT = Path(__file__).parents[2]


def test_a_backup_holds_what_the_file_holds(meeting_file, folder):
    before = fingerprint(meeting_file.parent)
    copy = made(meeting_file, folder)
    assert rows(str(copy)) == rows(str(meeting_file))
    after = fingerprint(meeting_file.parent)
    assert {name: after[name] for name in before} == before


def test_its_name_says_when_and_why(meeting_file, folder):
    copy = made(meeting_file, folder, at=later(90), reason=Reason.CLOSE)
    local = later(90).astimezone()
    assert copy.name == f"raad-{local:%Y%m%d-%H%M%S}-close.db"


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_it_is_one_file_that_needs_no_other_for_this_user_alone(meeting_file, folder, mode):
    with closing(raw(meeting_file)) as other:
        other.execute(f"PRAGMA journal_mode = {mode}")
        other.execute("INSERT INTO counter VALUES ('proef', 7)")
        copy = made(meeting_file, folder)
    assert list(folder.iterdir()) == [copy]
    assert copy.read_bytes()[18:20] == b"\x01\x01"  # no WAL
    assert is_whole(copy)
    with closing(raw(copy)) as db:
        assert db.execute("SELECT last FROM counter WHERE id = 'proef'").fetchone() == (7,)
        assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_two_of_one_moment_stand_beside_each_other(meeting_file, folder):
    first = made(meeting_file, folder)
    before = first.read_bytes()
    filled(folder / "anders.db", council.council())
    others = [made(folder / "anders.db", folder), *(made(meeting_file, folder) for _ in range(2))]
    assert len({first, *others}) == 4
    assert others[-1].name.endswith("-hand-3.db")
    assert first.read_bytes() == before


def test_a_name_that_is_taken_while_it_is_made_is_left_alone(meeting_file, folder, monkeypatch):
    taken = folder / f"raad-{START.astimezone():%Y%m%d-%H%M%S}-hand.db"
    copying = backup._copy

    def meanwhile(*given):
        copying(*given)
        taken.write_text("van een ander")

    monkeypatch.setattr(backup, "_copy", meanwhile)
    copy = made(meeting_file, folder)
    assert copy.name.endswith("-hand-2.db")
    assert taken.read_text() == "van een ander"
    assert sorted(folder.iterdir()) == sorted([taken, copy])


def test_of_a_file_that_may_only_be_read_a_backup_can_be_made(meeting_file, folder):
    meeting_file.chmod(0o444)
    assert rows(str(made(meeting_file, folder))) == rows(str(meeting_file))


def test_a_file_of_an_older_version_is_copied_as_it_is(tmp_path, folder):
    old = marked(tmp_path / "oud.db", version=1)
    before = old.read_bytes()
    copy = made(old, folder)
    assert old.read_bytes() == before
    assert rows(str(copy)) == rows(str(old))


def damaged(path):
    whole = path.read_bytes()
    middle = len(whole) // 2 // 4096 * 4096
    path.write_bytes(whole[:middle] + b"\xa5" * 16384 + whole[middle + 16384 :])


def test_a_damaged_file_gives_no_backup(meeting_file, folder):
    damaged(meeting_file)
    with pytest.raises(Refusal, match=r"raad\.db .*beschadigd"):
        made(meeting_file, folder)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: path.write_text("geen database " * 20), "is geen database"),
        (lambda path: marked(path, application=7), "van een ander programma"),
        (lambda path: marked(path, version=VERSION + 1), "nieuwere versie"),
        (lambda path: None, "bestaat niet"),
    ],
)
def test_what_is_no_council_is_neither_copied_nor_put_back(tmp_path, folder, make, sentence):
    path = tmp_path / "iets.db"
    make(path)
    with pytest.raises(Refusal, match=sentence):
        made(path, folder)
    with pytest.raises(Refusal, match=sentence):
        backup.restore(path, folder / "raad.db")
    assert list(folder.iterdir()) == []


def test_a_full_disk_is_said_and_leaves_nothing(meeting_file, folder, monkeypatch):
    opening = backup._connection

    def small(path):
        db = opening(path)
        db.execute("PRAGMA max_page_count = 20").fetchone()
        return db

    monkeypatch.setattr(backup, "_connection", small)
    with pytest.raises(Refusal, match=r"^De schijf is vol; raad-.*-hand\.db is niet geschreven\.$"):
        made(meeting_file, folder)
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(meeting_file, tmp_path):
    with pytest.raises(Refusal, match=r"^De map voor raad.*\.db bestaat niet\.$"):
        made(meeting_file, tmp_path / "nergens")
    assert not (tmp_path / "nergens").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_in_is_said(meeting_file, folder):
    folder.chmod(0o500)
    with pytest.raises(Refusal, match="mag niet geschreven worden"):
        made(meeting_file, folder)


def test_what_is_put_back_holds_the_same_and_can_be_used(meeting_file, folder):
    copy = made(meeting_file, folder)
    before = (copy.read_bytes(), copy.stat().st_mtime_ns)
    back = folder / "terug.db"
    backup.restore(copy, back)
    assert rows(str(back)) == rows(str(meeting_file))
    assert sorted(folder.iterdir()) == sorted([copy, back])
    with closing(Desk(back, clock=Clock())) as desk:
        desk.take(desk.state.meeting[0].id)
        desk.keep(partial(notes.add_note, text="Weer verder"))
    assert (copy.read_bytes(), copy.stat().st_mtime_ns) == before


@pytest.mark.parametrize("ending", ["", "-journal", "-wal", "-shm"])
def test_nothing_is_put_back_over_what_is_there_or_what_belonged_to_it(
    meeting_file, folder, ending
):
    copy = made(meeting_file, folder)
    there = folder / f"terug.db{ending}"
    there.write_bytes(b"van een ander")
    with pytest.raises(Refusal, match=rf"^terug\.db{ending} bestaat al\. Kies een andere naam\.$"):
        backup.restore(copy, folder / "terug.db")
    assert there.read_bytes() == b"van een ander"
    assert sorted(folder.iterdir()) == sorted([copy, there])


def test_a_damaged_backup_is_not_put_back(meeting_file, folder):
    copy = made(meeting_file, folder)
    damaged(copy)
    with pytest.raises(Refusal, match="beschadigd"):
        backup.restore(copy, folder / "terug.db")
    assert list(folder.iterdir()) == [copy]


def test_damage_that_only_a_close_look_finds_is_found(meeting_file, folder):
    with closing(raw(meeting_file)) as db:
        db.execute("CREATE TABLE proef (een INTEGER NOT NULL)")
        db.execute("INSERT INTO proef VALUES (1)")
        db.execute("PRAGMA writable_schema = ON")
        sql = "CREATE TABLE proef (een INTEGER NOT NULL, twee INTEGER NOT NULL)"
        db.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'proef'", (sql,))
    with pytest.raises(Refusal, match=r"^raad\.db is beschadigd, dus er is geen reservekopie"):
        made(meeting_file, folder)
    assert list(folder.iterdir()) == []


def test_the_sqlite_of_the_store_is_used_at_both_ends(meeting_file, folder, monkeypatch):
    seen = []

    class Own(sqlite3.Connection):
        """A connection of another SQLite, which copies to its own kind only."""

        def backup(self, target, **how):
            seen.append(type(target))
            super().backup(target, **how)

    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Own))
    made(meeting_file, folder)
    assert seen == [Own]

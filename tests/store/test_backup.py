"""A backup is whole, of one moment, alone, and never over another file; so is what comes back."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Timer

import pytest

from tests.helpers import council
from tests.helpers.council import START, Clock, later
from tests.helpers.files import filled, fingerprint, is_whole, marked, raw
from tests.helpers.same_rows import rows
from vergadering.desk import Desk
from vergadering.domain import notes
from vergadering.errors import Busy, Refusal
from vergadering.store import backup
from vergadering.store.engine import sqlite3
from vergadering.store.header import APPLICATION_ID, VERSION
from vergadering.store.shelf import Reason

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path):
    """A folder with nothing in it."""
    folder = tmp_path / "kast"
    folder.mkdir()
    return folder


def made(path, folder, *, at=START, reason=Reason.HAND):
    return backup.make(path, folder, at=at, reason=reason).path


def in_wal(path):
    with closing(raw(path)) as db:
        assert db.execute("PRAGMA journal_mode = wal").fetchone() == ("wal",)


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


HOLD = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN " + sys.argv[2])
db.execute("INSERT INTO counter VALUES ('half', 1)")
print("vast", flush=True)
sys.stdin.readline()
db.execute("ROLLBACK")
print("los", flush=True)
"""


@pytest.fixture
def hold(meeting_file):
    """Another program that holds the file: `hold("IMMEDIATE")`."""
    programs = []

    def begin(how):
        program = subprocess.Popen(
            [sys.executable, "-c", HOLD, meeting_file, how],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        programs.append(program)
        assert program.stdout.readline() == "vast\n"
        return program

    yield begin
    for program in programs:
        program.communicate("\n")


def test_a_program_that_is_writing_does_not_hold_it_up(meeting_file, folder, hold):
    program = hold("IMMEDIATE")
    copy = made(meeting_file, folder)
    assert program.poll() is None
    assert is_whole(copy)
    with closing(raw(copy)) as db:
        assert not db.execute("SELECT 1 FROM counter WHERE id = 'half'").fetchall()


def test_a_program_that_holds_the_file_for_itself_is_waited_for(meeting_file, folder, hold):
    program = hold("EXCLUSIVE")
    release = Timer(0.3, lambda: print(file=program.stdin, flush=True))
    release.start()
    copy = made(meeting_file, folder)
    release.join()
    assert rows(str(copy)) == rows(str(meeting_file))


def test_a_program_that_does_not_let_go_is_named_and_nothing_is_left(
    meeting_file, folder, hold, monkeypatch
):
    monkeypatch.setattr(backup, "PATIENCE_SECONDS", 0.05)
    hold("EXCLUSIVE")
    with pytest.raises(Busy, match=r"^Een ander programma houdt raad\.db bezet"):
        made(meeting_file, folder)
    assert list(folder.iterdir()) == []


WRITE = """
import sys
from functools import partial
from pathlib import Path
from vergadering.desk import Desk
from vergadering.domain import notes
desk = Desk(Path(sys.argv[1]))
desk.take(desk.state.meeting[0].id)
n = 0
while True:
    desk.keep(partial(notes.add_note, text=str(n)))
    if n == 3:
        print("bezig", flush=True)
    n += 1
"""


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_while_another_program_keeps_writing_each_is_of_one_moment(meeting_file, folder, mode):
    if mode == "wal":
        in_wal(meeting_file)
    written = []
    program = subprocess.Popen(
        [sys.executable, "-c", WRITE, meeting_file], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert program.stdout.readline() == "bezig\n"
        for turn in range(15):
            copy = made(meeting_file, folder, at=later(turn))
            assert is_whole(copy)
            with closing(raw(copy)) as db:
                texts = [int(text) for (text,) in db.execute("SELECT text FROM note ORDER BY id")]
                journal = "SELECT count(*) FROM journal WHERE name = 'add_note'"
                assert db.execute(journal).fetchone() == (len(texts),)
            assert texts == list(range(len(texts)))
            written.append(len(texts))
        assert program.poll() is None, "it was not stopped by the backups"
    finally:
        program.kill()
        program.communicate()
    assert written == sorted(written)
    assert written[-1] > written[0]


LEAVE_HOT = """
import os, signal, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA cache_size = 1")
db.execute("BEGIN IMMEDIATE")
for n in range(2000):
    db.execute("INSERT INTO counter VALUES (?, 1)", ("half" + "x" * 200 + str(n),))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_what_a_killed_program_left_half_written_is_not_in_it(meeting_file, folder):
    wanted = rows(str(meeting_file))
    subprocess.run([sys.executable, "-c", LEAVE_HOT, meeting_file], check=False)
    assert Path(f"{meeting_file}-journal").stat().st_size > 0
    copy = made(meeting_file, folder)
    assert list(folder.iterdir()) == [copy]
    assert rows(str(copy)) == wanted


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


LIMITED = """
import resource, sys
from datetime import datetime, timezone
from pathlib import Path
from vergadering.errors import Refusal
from vergadering.store.backup import make
from vergadering.store.shelf import Reason
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
try:
    make(Path(sys.argv[1]), Path(sys.argv[2]), at=datetime.now(timezone.utc), reason=Reason.HAND)
except Refusal as refusal:
    print(refusal)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs limits")
def test_a_disk_that_writes_no_more_is_said_and_leaves_nothing(meeting_file, folder):
    said = subprocess.run(
        [sys.executable, "-c", LIMITED, meeting_file, folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.stderr == ""
    assert "kan niet geschreven worden" in said.stdout or "De schijf is vol" in said.stdout
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(meeting_file, tmp_path):
    with pytest.raises(Refusal, match=r"^De map .*nergens bestaat niet\.$"):
        made(meeting_file, tmp_path / "nergens")
    assert not (tmp_path / "nergens").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_in_is_said(meeting_file, folder):
    folder.chmod(0o500)
    with pytest.raises(Refusal, match="mag niet geschreven worden"):
        made(meeting_file, folder)


KILLED = """
import os, signal, sys
from datetime import datetime, timezone
from pathlib import Path
import vergadering.files as files
import vergadering.store.backup as backup
from vergadering.store.shelf import Reason

def dying(module, name, after):
    work = getattr(module, name)
    def instead(*given, **named):
        if after:
            work(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(module, name, instead)

dying(sys.modules[sys.argv[3]], sys.argv[4], sys.argv[5] == "after")
at = datetime.now(timezone.utc)
backup.make(Path(sys.argv[1]), Path(sys.argv[2]), at=at, reason=Reason.QUARTER)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize(
    ("module", "name", "when", "there"),
    [
        ("vergadering.store.backup", "_hold_still", "after", 0),
        ("vergadering.store.backup", "_copy", "after", 0),
        ("vergadering.files", "_place", "before", 0),
        ("vergadering.files", "_place", "after", 1),
    ],
)
def test_a_program_that_is_killed_leaves_no_half_backup_under_a_name(
    meeting_file, folder, module, name, when, there
):
    wanted = rows(str(meeting_file))
    done = subprocess.run(
        [sys.executable, "-c", KILLED, meeting_file, folder, module, name, when],
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == -9
    found = list(folder.glob("raad*"))
    assert len(found) == there
    for each in found:
        assert rows(str(each)) == wanted
        assert is_whole(each)
    assert len(list(folder.glob(".*.tmp"))) == 1


ONE_AFTER_ANOTHER = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from vergadering.store.backup import make
from vergadering.store.shelf import Reason
print("klaar", flush=True)
while True:
    at = datetime.now(timezone.utc)
    made = make(Path(sys.argv[1]), Path(sys.argv[2]), at=at, reason=Reason.QUARTER)
    print(made.path.name, flush=True)
"""


@pytest.mark.slow
def test_killed_at_any_moment_what_stands_under_a_name_is_whole(meeting_file, folder):
    wanted, said = rows(str(meeting_file)), set()
    for turn in range(25):
        program = subprocess.Popen(
            [sys.executable, "-c", ONE_AFTER_ANOTHER, meeting_file, folder],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(1 + turn % 4):
            said.add(program.stdout.readline().strip())
        program.kill()
        said.update(program.communicate()[0].split())
        assert is_whole(meeting_file)
    said.discard("klaar")
    found = {each.name for each in folder.glob("raad*")}
    assert said <= found
    for each in found:
        assert rows(str(folder / each)) == wanted


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

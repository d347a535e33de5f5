"""A backup while others write, hold the file or fill the disk, and when its maker is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from tests.helpers.backups import made
from tests.helpers.council import later
from tests.helpers.files import is_whole, raw
from tests.helpers.same_rows import rows
from vergadering.errors import Busy
from vergadering.store import backup

ROOT = Path(__file__).parents[2]


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
def hold(rolled_back):
    """Another program that holds the file: `hold("IMMEDIATE")`."""
    programs = []

    def begin(how):
        program = subprocess.Popen(
            [sys.executable, "-c", HOLD, rolled_back, how],
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


def test_while_another_program_keeps_writing_each_is_of_one_moment(meeting_file, folder):
    written = []
    program = subprocess.Popen(
        [sys.executable, "-c", WRITE, meeting_file], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert program.stdout.readline() == "bezig\n"
        for turn in range(6):
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
def test_what_a_killed_program_left_half_written_is_not_in_it(rolled_back, folder):
    wanted = rows(str(rolled_back))
    subprocess.run([sys.executable, "-c", LEAVE_HOT, rolled_back], check=False)
    assert Path(f"{rolled_back}-journal").stat().st_size > 0
    copy = made(rolled_back, folder)
    assert list(folder.iterdir()) == [copy]
    assert rows(str(copy)) == wanted


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

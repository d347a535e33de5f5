"""What a program holds stays held, whatever else it does with the file meanwhile.

Where locks are of the process (POSIX), closing any file handle on a database lets go of all of
them: another program could write through a change that is half done.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing

import pytest

from tests.helpers.backups import made
from vergadering.store.council import CouncilFile
from vergadering.store.database import reader

ASK = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
db.execute("BEGIN IMMEDIATE")
"""


def held(path):
    """Whether another process is refused that wants to write."""
    command = [sys.executable, "-c", ASK, str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    return "database is locked" in said


def back_up(path, folder):
    made(path, folder)


def read_elsewhere(path, _folder):
    reader(path).close()


def open_again(path, _folder):
    CouncilFile(path).close()


@pytest.mark.parametrize("act", [back_up, read_elsewhere, open_again])
def test_a_change_stays_held_while_the_file_is(act, meeting_file, folder):
    with closing(CouncilFile(meeting_file)) as file, file.writing():
        assert held(meeting_file)
        act(meeting_file, folder)
        assert held(meeting_file)
    assert not held(meeting_file)

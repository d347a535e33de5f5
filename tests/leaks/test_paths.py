"""Where a file stands is told to nobody: not in a refusal, not in a fault, not in a toast."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.helpers.marks import leaked, mark
from tests.helpers.pty import Terminal, program
from tests.helpers.touring import begun
from tests.helpers.watching import watched
from vergadering import files, settings
from vergadering.cli import fault
from vergadering.desk import Desk
from vergadering.errors import Refusal
from vergadering.i18n import LANGUAGES, Translator
from vergadering.store import database
from vergadering.store.engine import sqlite3

needs_a_terminal = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def closed_folder(monkeypatch, _folder):
    monkeypatch.setattr(files.os, "access", lambda *_: False)


def gone_folder(_monkeypatch, folder):
    shutil.move(folder, folder.parent / "elders")


def full_disk(monkeypatch, _folder):
    _failing(monkeypatch, errno.ENOSPC)


def broken_disk(monkeypatch, _folder):
    _failing(monkeypatch, errno.EIO)


def no_rights(monkeypatch, _folder):
    _failing(monkeypatch, errno.EACCES)


def _failing(monkeypatch, number):
    def fail(_file):
        raise OSError(number, os.strerror(number), mark("folder"))

    monkeypatch.setattr(files.os, "fsync", fail)


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (closed_folder, "mag niet geschreven worden"),
        (gone_folder, "bestaat niet"),
        (full_disk, "De schijf is vol"),
        (broken_disk, "kan niet geschreven worden"),
        (no_rights, "mag niet geschreven worden"),
    ],
)
async def test_minutes_that_cannot_be_written_do_not_tell_where(
    planted, monkeypatch, harm, sentence
):
    async with watched(planted) as user:
        await begun(user)
        with monkeypatch.context() as broken:
            harm(broken, planted.parent)
            await user.press("m")
            assert sentence in user.said()
    assert user.found == {}


@pytest.mark.parametrize(
    "said",
    [
        *("database is locked", "database or disk is full", "attempt to write a readonly database"),
        *("file is not a database", "unable to open database file", "disk I/O error", "iets"),
    ],
)
def test_no_sentence_of_the_file_tells_where_it_stands(planted, said):
    refusal = database.explained(sqlite3.OperationalError(said), planted)
    for language in LANGUAGES:
        assert leaked(Translator(language).refusal(refusal)) == []


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b"geen database, maar wel tekst" * 9),
        lambda path: (path.unlink(), path.mkdir()),
    ],
)
def test_a_file_that_does_not_open_is_told_by_its_name_alone(planted, make):
    make(planted)
    with pytest.raises(Refusal) as refused:
        Desk(planted)
    sentence = Translator("nl").refusal(refused.value)
    assert "raad.db" in sentence
    assert leaked(sentence) == []


# faults


def test_a_path_is_shown_from_the_home_folder_on_else_by_its_name(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert settings.shown_path(tmp_path / "log" / "een.log") == "~/log/een.log"
    assert settings.shown_path(tmp_path.parent / "een.log") == "een.log"
    assert settings.shown_path(Path("/elders/jan/een.log")) == "een.log"


def test_a_fault_of_the_command_line_does_not_tell_where_the_log_is(planted, clock):
    sentence = fault.sentence(ValueError(mark("note.text")), clock(), Translator("nl"))
    assert "vergadering.log" in sentence
    assert (planted.parent / "vergadering.log").exists()
    assert leaked(sentence) == []


BROKEN = """
import sys
from pathlib import Path
from vergadering.tui.screens import start
def watch_state(self):
    secret = repr(self.state)
    raise ValueError(secret)
start.StartScreen.watch_state = watch_state
from vergadering.tui.app import run
sys.exit(run(Path(sys.argv[1]), 'nl'))
"""


@needs_a_terminal
@pytest.mark.parametrize("log", ["writable", "a folder of that name"])
def test_a_fault_in_the_terminal_is_a_sentence_without_a_path(planted, log):
    if log != "writable":
        (planted.parent / "vergadering.log").mkdir()
    terminal = Terminal([sys.executable, "-c", BROKEN, str(planted)])
    assert terminal.ended() == 1
    said = terminal.raw.decode()
    assert "Er ging iets mis in het programma" in said
    assert "Traceback" not in said
    assert leaked(said) == []
    assert ("vergadering.log" in said) == (log == "writable")


@needs_a_terminal
def test_no_byte_of_a_real_terminal_is_a_secret(planted):
    terminal = program(planted)
    terminal.see("enter openen")
    terminal.send("\r")
    terminal.see("esc sturen")
    terminal.send("\x1b")
    terminal.see("h hamer")
    terminal.send("h")
    terminal.see("v volgend punt")
    terminal.send("m")
    terminal.see("Klaar: ")
    terminal.send("\x1b[D")
    terminal.see("e punt wijzigen")
    terminal.send("\x1b[F")
    terminal.see("terug naar het huidige punt")
    for key, text in (
        ("6", "Tijd per agendapunt"),
        ("B", "Besluitenregister"),
        ("e", "besloten en"),
    ):
        terminal.send(key)
        terminal.see(text)
        terminal.send("\x1b")
        terminal.see(text, gone=True)
    terminal.send("z")
    terminal.see("Wie nu met uw scherm meekijkt")
    terminal.send("\r")
    terminal.see("PRIVÉ")
    before = bytes(terminal.raw)
    terminal.see("☠")
    terminal.send("q")
    terminal.see("enter openen")
    terminal.send("q")
    assert terminal.ended() == 0
    assert leaked(before.decode("utf-8", "replace").partition("PRIVÉ")[0]) == []

"""How the program ends: signals, a closed terminal, a kill, a fault. In a real terminal."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from tests.helpers.pty import PATIENCE_SECONDS, program
from tests.helpers.terminal import sample_copy
from tests.helpers.windows import unfinished
from vergadering.desk import Desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

LEAVES_FULL_SCREEN = b"\x1b[?1049l"


@pytest.fixture
def typing(tmp_path):
    """The program with a meeting under way and half a sentence typed."""
    path = sample_copy(tmp_path)
    terminal = program(path)
    terminal.see("V-2026-07")
    terminal.see("enter openen")
    terminal.send("\r")
    terminal.see("Agenda")
    terminal.see("esc sturen")
    terminal.send("\x1b")
    terminal.see("h hamer")
    terminal.send("h")
    terminal.see("bewaard")
    terminal.send("i")
    terminal.see("esc sturen")
    terminal.send("een halve zin")
    terminal.see("een halve zin")
    terminal.see("→ notitie")
    yield path, terminal
    terminal.close()


def kept_draft(path):
    """The unfinished line that is in the file."""
    desk = Desk(path)
    meeting = max(desk.state.meeting, key=lambda row: row.number)
    try:
        return unfinished(desk, f"capture:{meeting.id}")
    finally:
        desk.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_cleanly_with_the_text_kept(typing, number):
    path, terminal = typing
    terminal.kill(number)
    assert terminal.ended() == 0
    assert LEAVES_FULL_SCREEN in terminal.raw
    assert kept_draft(path) == "een halve zin"


def test_a_closed_terminal_ends_it_and_the_text_is_kept(typing):
    path, terminal = typing
    terminal.hang_up()
    assert kept_draft(path) == "een halve zin"


def test_after_a_kill_the_line_the_item_and_the_clock_are_there(typing):
    path, terminal = typing
    end = time.monotonic() + PATIENCE_SECONDS
    while kept_draft_of_a_living_window(path) != "een halve zin":
        assert time.monotonic() < end, "the line never came into the file"
    terminal.kill(signal.SIGKILL)
    assert terminal.ended() == -signal.SIGKILL
    again = program(path)
    again.see("enter openen")
    again.send("\r")
    again.see("een halve zin")
    shown = again.see("▶  1")
    assert "bezig" not in shown
    again.close()


def kept_draft_of_a_living_window(path):
    """What stands in the file now, without taking it over."""
    sql = "select text from draft"
    done = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", str(path), sql, "--raw"],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_fault_is_one_sentence_and_a_log_without_texts(tmp_path):
    path = sample_copy(tmp_path)
    log = tmp_path / "log"
    broken = (
        "import sys; from pathlib import Path\n"
        "from vergadering.tui.screens import start\n"
        "def watch_state(self):\n"
        "    secret = 'GEHEIM ' + self.state.the_council.name\n"
        "    raise ValueError(secret)\n"
        "start.StartScreen.watch_state = watch_state\n"
        "from vergadering.tui.app import run\n"
        f"sys.exit(run(Path({str(path)!r}), 'nl'))\n"
    )
    from tests.helpers.pty import Terminal

    terminal = Terminal([sys.executable, "-c", broken], VERGADERING_MAP=str(log))
    assert terminal.ended() == 1
    said = terminal.raw.decode()
    assert "Er ging iets mis in het programma" in said
    assert "GEHEIM" not in said
    assert "Traceback" not in said
    details = (log / "vergadering.log").read_text(encoding="utf-8")
    assert "ValueError" in details
    assert "watch_state" in details
    assert "GEHEIM" not in details


def test_without_a_terminal_it_says_what_to_do_instead(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "vergadering", str(sample_copy(tmp_path))],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 1
    assert "terminal" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1

"""What the user sees when the file or the terminal fails, and that no word is lost by it.

In real terminals: half a sentence is typed, the fault comes, and when it is over an enter
keeps the sentence once.
"""

from __future__ import annotations

import re
import signal
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers import faults
from tests.helpers.files import is_whole, raw
from tests.helpers.killing import under_fire
from tests.helpers.terminal import sample_copy
from vergadering.desk import Desk
from vergadering.domain import notes
from vergadering.domain.agenda import current_item_id

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

BUSY = "Een ander programma houdt"
SENTENCE = "een halve zin"


def kept(life):
    """The notes of the meeting that are in the file, oldest first."""
    with closing(raw(life.path)) as db:
        sql = "SELECT text FROM note ORDER BY id"
        return [row[0] for row in db.execute(sql) if row[0].startswith("een ")]


def drafts(path):
    """The unfinished lines in the file."""
    with closing(raw(path)) as db:
        return [row[0] for row in db.execute("SELECT text FROM draft")]


def changes(life):
    """The two newest changes in the journal."""
    with closing(raw(life.path)) as db:
        return [row[0] for row in db.execute("SELECT name FROM journal ORDER BY id DESC LIMIT 2")]


def refused(life, *words):
    """Finish a line that cannot be kept: it stays in hand and the screen says why."""
    life.send(f"{SENTENCE}\r")
    for word in words:
        life.see(word)
    life.see(f"{SENTENCE} ⏎")


def keeps_it_once(life):
    """The fault is over: enter keeps the line, once."""
    life.send("\r")
    life.see(f"{SENTENCE} ⏎", gone=True)
    life.until(lambda: kept(life) == [SENTENCE])
    life.until(lambda: drafts(life.path) == [])
    assert is_whole(life.path)


@pytest.mark.slow
def test_a_program_that_holds_the_file_for_ten_seconds(life):
    with faults.held(life.path):
        life.send("een eerste\reen tweede\reen derde")
        life.see(BUSY)
        life.see("een derde")
        life.watch(10)
        life.send(" regel")
        life.see("een derde regel")
    life.until(lambda: kept(life) == ["een eerste", "een tweede"])
    life.until(lambda: drafts(life.path) == ["een derde regel"])
    life.send("\r")
    life.until(lambda: kept(life) == ["een eerste", "een tweede", "een derde regel"])
    life.see("Een ander programma", gone=True)


def test_a_program_that_holds_the_file_while_this_one_is_ended(life):
    with faults.held(life.path):
        life.send("een eerste\reen tweede\r")
        life.see(BUSY)
        life.kill(signal.SIGTERM)
    assert life.ended() == 0
    assert kept(life) == ["een eerste", "een tweede"]
    assert drafts(life.path) == []


def test_a_full_disk(live, tmp_path):
    with faults.small_disk(tmp_path / "schijf") as disk:
        path = sample_copy(disk)
        under_fire(path)
        life = live(path)
        with faults.filled_up(disk):
            refused(life, "De schijf is vol")
        keeps_it_once(life)
        life.close()


def test_a_disk_that_gives_errors(life):
    with faults.failing_disk(life.pid):
        refused(life, "De schijf geeft een fout")
    keeps_it_once(life)


def test_a_command_on_a_disk_that_gives_errors_is_asked_again_and_done_once(life):
    life.send("/woord Fatima\r")
    life.see("1 Fatima")
    life.send("\x1b")
    life.see("n volgende spreker")
    with faults.failing_disk(life.pid):
        life.send("n")
        life.see("De schijf geeft een fout")
        life.see("proberen?")
    life.send("\r")
    life.until(lambda: changes(life) == ["next_speaker", "request_floor"])


def test_what_is_typed_on_a_disk_that_gives_errors_is_kept_when_it_is_over(life):
    with faults.failing_disk(life.pid):
        life.send(SENTENCE)
        life.see("De schijf geeft een")
        assert drafts(life.path) == []
    life.until(lambda: drafts(life.path) == [SENTENCE])


def test_a_file_that_becomes_read_only(live, tmp_path):
    folder = tmp_path / "map"
    folder.mkdir()
    path = sample_copy(folder)
    under_fire(path)
    life = live(path)
    with faults.nothing_may_be_written_in(folder):
        refused(life, "mag nu niet geschreven")
    keeps_it_once(life)


def test_a_file_that_is_moved_away_and_back(life):
    elsewhere = life.path.with_name("elders.db")
    life.path.rename(elsewhere)
    refused(life, "is verplaatst, verwijderd of vervangen")
    assert not life.path.exists()
    elsewhere.rename(life.path)
    keeps_it_once(life)


def test_a_file_that_is_replaced_by_another(life):
    elsewhere, other = life.path.with_name("elders.db"), life.path.with_name("ander.db")
    with closing(Desk(other, create=True)):
        pass
    life.path.rename(elsewhere)
    other.rename(life.path)
    before = life.path.read_bytes()
    refused(life, "is verplaatst, verwijderd of vervangen")
    assert life.path.read_bytes() == before
    elsewhere.rename(life.path)
    keeps_it_once(life)


def test_what_is_typed_does_not_wait_for_an_enter_to_say_that_the_file_is_gone(life, tmp_path):
    life.path.unlink()
    life.send(SENTENCE)
    life.see("verplaatst,")
    life.see(SENTENCE)
    life.kill(signal.SIGTERM)
    assert life.ended() == 1
    said = " ".join(life.raw.decode().split())
    assert "Wat u typte staat in" in said
    assert "Traceback" not in said
    assert SENTENCE in (tmp_path / "niet bewaard.txt").read_text("utf-8")


def test_lines_that_were_entered_while_the_file_was_away_stay_lines_of_their_own(life):
    elsewhere = life.path.with_name("elders.db")
    life.path.rename(elsewhere)
    life.send("een eerste\r")
    life.see("een eerste ⏎")
    life.send("een tweede\r")
    life.see("een eerste ⏎ een tweede ⏎")
    elsewhere.rename(life.path)
    life.send("\r")
    life.until(lambda: kept(life) == ["een eerste", "een tweede"])


@pytest.mark.parametrize("stop", [signal.SIGSTOP, signal.SIGTSTP])
def test_it_is_suspended_and_goes_on(life, stop):
    life.send(SENTENCE)
    life.until(lambda: drafts(life.path) == [SENTENCE])
    life.kill(stop)
    life.until(lambda: status(life) == "T")
    with closing(Desk(life.path)) as other:
        other.take(max(other.state.meeting, key=lambda row: row.number).id)
        other.keep(note_at_the_item("een notitie van een ander"))
    shown = clock(life)
    life.watch(2)
    life.send(" van a tot z: abcdefghijklmnopqrstuvwxyz")
    life.kill(signal.SIGCONT)
    life.see("een notitie van een ander")
    life.until(lambda: clock(life) >= shown + 2)
    life.see(f"{SENTENCE} van a tot z: abcdefghijklmnopqrstuvwxyz")
    life.send(" 0123456789\r")
    whole = f"{SENTENCE} van a tot z: abcdefghijklmnopqrstuvwxyz 0123456789"
    life.until(lambda: kept(life) == ["een notitie van een ander", whole])


def test_a_terminal_that_is_gone_without_a_signal(live):
    life = live(owned=False)
    life.send(SENTENCE)
    life.see(SENTENCE)
    life.hang_up()
    assert drafts(life.path) == [SENTENCE]


def status(life):
    """What the system says that the program does: `T` is stopped."""
    return Path(f"/proc/{life.pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]


def clock(life):
    """How long the speaker speaks, in seconds, as the screen says."""
    minutes, seconds = re.search(r"Noa +(\d+):(\d\d)", life.shown()).groups()
    return int(minutes) * 60 + int(seconds)


def note_at_the_item(text):
    """A note under the item that is under discussion."""
    return lambda state, at: notes.add_note(state, at, text=text, item_id=current_item_id(state))

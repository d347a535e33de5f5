from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from tests.helpers.cli import Line, process

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sound_file_is_in_order_and_stays_as_it_was(line: Line, raad: Path) -> None:
    before = raad.read_bytes()
    done = line("controleer", raad)
    assert (done.code, done.out, done.err) == (0, "", "raad.db is in orde.\n")
    assert line("check", raad).code == 0
    assert raad.read_bytes() == before


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("UPDATE agenda_item SET status = 'current' WHERE number IN ('1', '2')", "aan de orde"),
        ("UPDATE counter SET last = 20 WHERE id = 'A-2026'", "De teller A-2026"),
        ("UPDATE note SET person_id = 4711 WHERE kind = 'quote'", "person 4711"),
        ("UPDATE note SET kind = 'gedicht' WHERE kind = 'quote'", "is niet leesbaar"),
        ("UPDATE attendance SET until_at = '2020-01-01T00:00:00+01:00'", "gaat weg voordat"),
        ("UPDATE meeting SET opened_at = 'gisteren'", "is niet leesbaar"),
        ("UPDATE journal SET rows = 'weg' WHERE id = 3", "Regel 3 van het logboek"),
        ("UPDATE journal SET undoes = 9 WHERE id = 3", "neemt een latere regel terug"),
        ("UPDATE action SET co_owners = '{' WHERE number = 'A-2026-32'", "is niet leesbaar"),
    ],
)
def test_each_thing_that_is_wrong_is_a_line(
    line: Line, raad: Path, damage: str, words: str
) -> None:
    with sqlite3.connect(raad) as db:
        db.execute(damage)
    done = line("controleer", raad)
    assert done.code == 1
    assert any(words in row for row in done.lines), done.out
    assert done.err == ""


def test_what_people_wrote_into_a_file_does_not_steer_the_terminal(line: Line, raad: Path) -> None:
    with sqlite3.connect(raad) as db:
        db.execute(
            "UPDATE meeting SET number = char(27) || '[2J' WHERE id = (SELECT min(id) FROM meeting)"
        )
    done = line("controleer", raad)
    assert done.code == 1
    assert "\x1b" not in done.out


def test_a_torn_file_is_found_as_a_process(raad: Path) -> None:
    whole = raad.read_bytes()
    middle = len(whole) // 2
    raad.write_bytes(whole[:middle] + b"\xff" * 8192 + whole[middle + 8192 :])
    done = process("controleer", raad)
    assert done.returncode == 1
    assert done.stdout + done.stderr
    assert b"Traceback" not in done.stderr


def test_a_folder_of_more_computers_and_a_conflict_copy_are_named_and_change_nothing(
    line: Line, raad: Path, tmp_path: Path
) -> None:
    (tmp_path / "Dropbox").mkdir()
    there = raad.rename(tmp_path / "Dropbox" / "raad.db")
    copy = "raad (Conflicterende kopie van Joke 2026-10-06).db"
    (there.parent / copy).write_bytes(b"")
    done = line("controleer", there)
    assert (done.code, done.out) == (0, "")
    folder, conflict, order = done.err.splitlines()
    assert folder.startswith("Dit bestand staat in een map van Dropbox,")
    assert conflict.startswith(f"Naast raad.db staat {copy}, waarschijnlijk een conflictkopie")
    assert order == "raad.db is in orde."


def test_a_name_beside_the_file_does_not_steer_the_terminal(line: Line, raad: Path) -> None:
    (raad.parent / "raad-DESKTOP-\x1b[2J\n.db").write_bytes(b"")
    done = line("controleer", raad)
    assert "raad-DESKTOP-" in done.err
    assert "\x1b" not in done.err
    assert len(done.err.splitlines()) == 2

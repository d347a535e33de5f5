from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

import pytest

from vergadering.store.header import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.helpers.cli import Line

COMMANDS = [
    ["acties"],
    ["notulen"],
    ["exporteer"],
    ["controleer"],
    ["invoer"],
    ["reservekopie"],
]


def missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def folder(path: Path) -> None:
    path.mkdir()


def no_database(path: Path) -> None:
    path.write_text("Beste allemaal,\n" * 100)


def cut_off(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 200)


def of_another_program(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE foto (id INTEGER)")


def newer(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
        db.execute("CREATE TABLE meeting (id INTEGER)")


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (missing, "Het bestand raad.db bestaat niet."),
        (empty, "raad.db is geen database of is beschadigd. Het bestand is niet aangeraakt."),
        (folder, "raad.db is een map, geen bestand."),
        (no_database, "raad.db is geen database of is beschadigd. Het bestand is niet aangeraakt."),
        (cut_off, "raad.db is geen database of is beschadigd. Het bestand is niet aangeraakt."),
        (
            of_another_program,
            "raad.db is een database van een ander programma. Het bestand is niet aangeraakt.",
        ),
        (newer, "raad.db is gemaakt met een nieuwere versie van dit programma. Werk eerst bij."),
    ],
    ids=lambda made: getattr(made, "__name__", ""),
)
def test_a_file_that_is_no_council_gets_one_sentence_and_is_left_alone(
    line: Line, tmp_path: Path, words: list[str], make: Callable[[Path], None], sentence: str
) -> None:
    path = tmp_path / "raad.db"
    make(path)
    if words == ["invoer"]:
        if make is missing:
            sentence = "In het bestand staat geen raad. Zet bovenaan: Raad: Cliëntenraad Voorbeeld"
        script = tmp_path / "verslag.txt"
        script.write_text("Datum: 1 juni 2026 19:30\n# Opening\nWelkom.\n")
        words = [*words, str(path), str(script)]
    else:
        words = [*words, str(path)]
    before = path.read_bytes() if path.is_file() else None
    done = line(*words)
    assert (done.code, done.out, done.err) == (1, "", sentence + "\n")
    assert (path.read_bytes() if path.is_file() else None) == before
    left = {each.name for each in tmp_path.iterdir()} - {"raad.db", "verslag.txt"}
    assert left == set()


def test_a_file_that_may_only_be_read_is_read(line: Line, raad: Path, tmp_path: Path) -> None:
    raad.chmod(0o444)
    assert line("acties", raad).code == 0
    assert line("controleer", raad).code == 0
    script = tmp_path / "verslag.txt"
    script.write_text("Datum: 1 juni 2027 19:30\n# Opening\nWelkom.\n")
    before = raad.read_bytes()
    done = line("invoer", raad, script)
    assert (done.code, done.err) == (
        1,
        "raad.db mag niet gewijzigd worden; u kunt alleen lezen.\n",
    )
    assert raad.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_one_sentence(line: Line, raad: Path) -> None:
    raad.chmod(0)
    assert line("acties", raad).err == "Het bestand raad.db mag niet gelezen worden.\n"

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.cli import SAMPLE, Line

if TYPE_CHECKING:
    from pathlib import Path


def test_the_sample_is_written_where_one_says(line: Line, tmp_path: Path) -> None:
    done = line("voorbeeld", "mijn.db")
    assert (done.code, done.out) == (0, "")
    assert "mijn.db" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["mijn.db"]
    assert line("acties", "mijn.db").out == line("acties", SAMPLE).out


def test_without_a_place_it_stands_in_this_folder(line: Line, tmp_path: Path) -> None:
    assert line("sample").code == 0
    assert (tmp_path / "voorbeeld.db").exists()


def test_it_is_never_written_over_a_file(line: Line, raad: Path) -> None:
    before = raad.read_bytes()
    done = line("voorbeeld", raad)
    assert (done.code, done.err) == (1, "raad.db bestaat al. Kies een andere naam.\n")
    assert raad.read_bytes() == before


def test_a_folder_that_is_not_there_is_said(line: Line, tmp_path: Path) -> None:
    done = line("voorbeeld", "nergens/raad.db")
    assert (done.code, done.err) == (1, "De map voor raad.db bestaat niet.\n")
    assert line("voorbeeld", tmp_path).err == f"{tmp_path.name} is een map, geen bestand.\n"

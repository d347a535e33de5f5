"""Backups by hand: making them, seeing which there are, putting one back."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.helpers.cli import TODAY, Line, process
from tests.helpers.files import fingerprint
from tests.helpers.same_rows import rows

if TYPE_CHECKING:
    from tests.helpers.cli import Result

NAME = f"raad-{TODAY.astimezone():%Y%m%d-%H%M%S}-hand.db"


@pytest.fixture
def made(line: Line, raad: Path) -> Result:
    """What is said when a backup is made in the usual folder."""
    return line("reservekopie", raad)


def test_a_backup_comes_in_the_usual_folder_and_its_path_is_the_output(
    made: Result, raad: Path, reserve: Path, tmp_path: Path
) -> None:
    assert (made.code, made.err) == (0, "")
    (path,) = reserve.rglob("*.db")
    assert made.lines == [str(path)]
    assert path.name == NAME
    assert rows(str(path)) == rows(str(raad))
    assert [each.name for each in tmp_path.iterdir()] == ["raad.db"]


def test_a_backup_comes_in_the_folder_that_one_names(
    line: Line, raad: Path, tmp_path: Path, reserve: Path
) -> None:
    (tmp_path / "stick").mkdir()
    done = line("backup", raad, "stick")
    assert (done.code, done.lines) == (0, [str(Path("stick") / NAME)])
    assert rows(done.lines[0]) == rows(str(raad))
    assert not reserve.exists()


def test_a_folder_that_is_not_there_is_not_made(line: Line, raad: Path, tmp_path: Path) -> None:
    done = line("reservekopie", raad, "stick")
    assert (done.code, done.out) == (1, "")
    assert done.err == "De map voor raad-20261028-080000-hand.db bestaat niet.\n"
    assert not (tmp_path / "stick").exists()


def test_a_second_one_in_the_same_second_gets_a_name_of_its_own(
    made: Result, line: Line, raad: Path
) -> None:
    again = line("reservekopie", raad)
    assert again.lines != made.lines
    assert rows(again.lines[0]) == rows(made.lines[0])


def test_the_list_has_a_line_for_each_the_newest_first(
    made: Result, line: Line, raad: Path
) -> None:
    line("reservekopie", raad)
    done = line("reservekopie", raad, "--lijst")
    assert (done.code, done.err) == (0, "")
    cells = [row.split("\t") for row in done.lines]
    assert len(cells) == 2
    at, why, size, path = cells[-1]
    assert (at, why) == (TODAY.astimezone().isoformat(), "met de hand")
    assert path == made.lines[0]
    assert int(size) == Path(path).stat().st_size


def test_the_list_is_json_for_another_program(made: Result, line: Line, raad: Path) -> None:
    (found,) = json.loads(line("backup", raad, "--list", "--json").out)
    assert found == {
        "at": TODAY.astimezone().isoformat(),
        "reason": "hand",
        "bytes": Path(made.lines[0]).stat().st_size,
        "path": made.lines[0],
    }


def test_the_list_is_a_table_on_a_terminal(
    made: Result, line: Line, raad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    done = line("reservekopie", raad, "--lijst")
    assert "Gemaakt" in done.out
    assert "28 oktober 2026" in done.out
    assert " kB" in done.out


def test_the_list_of_a_folder_has_what_is_in_that_folder(
    made: Result, line: Line, raad: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    line("reservekopie", raad, "stick")
    done = line("reservekopie", raad, "stick", "--lijst")
    assert [row.split("\t")[-1] for row in done.lines] == [str(Path("stick") / NAME)]


def test_a_file_that_is_lost_still_has_its_list(made: Result, line: Line, raad: Path) -> None:
    raad.unlink()
    done = line("reservekopie", raad, "--lijst")
    assert (done.code, len(done.lines)) == (0, 1)


def test_an_empty_list_is_said_beside_the_output(line: Line, raad: Path, reserve: Path) -> None:
    done = line("reservekopie", raad, "--lijst")
    assert (done.code, done.out, done.err) == (0, "", "Er zijn nog geen reservekopieën.\n")
    assert line("reservekopie", raad, "--lijst", "--json").out == "[]\n"
    assert not reserve.exists()


def test_json_without_the_list_is_wrong_use(line: Line, raad: Path, reserve: Path) -> None:
    done = line("reservekopie", raad, "--json")
    assert done.code == 2
    assert "--json hoort bij --lijst." in done.err
    assert not reserve.exists()


def test_what_is_put_back_is_a_new_file_with_the_same_rows(
    made: Result, line: Line, raad: Path, tmp_path: Path
) -> None:
    before = fingerprint(tmp_path)
    done = line("terugzetten", made.lines[0], "terug.db")
    assert (done.code, done.out) == (0, "")
    assert done.err == "Teruggezet: terug.db\nOpenen: vergadering terug.db\n"
    back = tmp_path / "terug.db"
    assert rows(str(back)) == rows(str(raad))
    assert fingerprint(tmp_path) == before | {"terug.db": fingerprint(tmp_path)["terug.db"]}
    assert line("acties", back).out == line("acties", raad).out


@pytest.mark.parametrize("ending", ["", "-journal", "-wal"])
def test_nothing_is_ever_put_back_over_a_file(
    made: Result, line: Line, tmp_path: Path, ending: str
) -> None:
    there = tmp_path / f"terug.db{ending}"
    there.write_text("van een ander")
    done = line("restore", made.lines[0], "terug.db")
    assert (done.code, done.out) == (1, "")
    assert done.err == f"terug.db{ending} bestaat al. Kies een andere naam.\n"
    assert there.read_text() == "van een ander"
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["raad.db", there.name])


def test_what_is_no_backup_is_not_put_back(line: Line, tmp_path: Path) -> None:
    (tmp_path / "brief.db").write_text("Beste allemaal,\n" * 100)
    done = line("terugzetten", "brief.db", "terug.db")
    assert done.code == 1
    assert done.err.startswith("brief.db is geen database of is beschadigd.")
    assert not (tmp_path / "terug.db").exists()


def test_a_backup_is_in_order_and_is_called_one(made: Result, line: Line) -> None:
    folder = Path(made.lines[0]).parent
    before = fingerprint(folder)
    done = line("controleer", made.lines[0])
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == [
        f"Dit is een reservekopie van 28 oktober 2026, {TODAY.astimezone():%H:%M}.",
        f"{NAME} is in orde.",
    ]
    assert fingerprint(folder) == before


@pytest.mark.skipif(os.name != "posix", reason="these rights are those of POSIX")
def test_as_a_process_it_is_only_for_this_user(raad: Path, reserve: Path) -> None:
    done = process("reservekopie", raad)
    assert (done.returncode, done.stderr) == (0, b"")
    path = done.stdout.decode().strip()
    assert path.startswith(str(reserve))
    assert stat.S_IMODE(Path(path).stat().st_mode) == 0o600


def test_listing_imports_only_what_it_needs(raad: Path) -> None:
    done = process("reservekopie", raad, "--lijst", PYTHONPROFILEIMPORTTIME="1")
    imported = {row.rpartition(b"|")[2].strip() for row in done.stderr.splitlines()}
    assert b"click" in imported
    assert not imported & {b"textual", b"sqlite_utils", b"rich", b"asyncio", b"sqlite3", b"babel"}

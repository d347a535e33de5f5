from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.helpers.council import Clock
from tests.helpers.files import filled
from tests.helpers.registers import SECRET_SIGNAL, busy
from vergadering.store import index

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.cli import Line


@pytest.fixture
def registers(tmp_path: Path) -> Path:
    """The file of a council with something in each register."""
    return filled(tmp_path / "vol.db", busy(), clock=Clock())


def cells(out: str) -> list[list[str]]:
    return [row.split("\t") for row in out.splitlines()]


def test_a_line_says_where_the_words_stand(line: Line, raad: Path) -> None:
    told = line("zoek", raad, "groepen", "bezo")
    assert (told.code, told.err) == (0, "")
    assert cells(told.out) == [
        [
            *("V-2026-03", "2026-06-02", "Notitie", ""),
            "De leden willen in 2027 vaker op bezoek bij de groepen.",
            "",
        ]
    ]


@pytest.mark.parametrize(("dutch", "english"), [("zoek", "search")])
def test_the_command_has_two_names(line: Line, raad: Path, dutch: str, english: str) -> None:
    assert line(dutch, raad, "raad").out == line(english, raad, "raad").out != ""


def test_accents_and_capitals_make_no_difference(line: Line, raad: Path) -> None:
    assert line("zoek", raad, "GRÓEPEN").out == line("zoek", raad, "groepen").out != ""


def test_an_action_is_found_by_its_number(line: Line, raad: Path) -> None:
    first, *_ = cells(line("zoek", raad, "A-2026-28").out)
    assert first[2:4] == ["Actie", "A-2026-28"]
    assert all(row[3] == "A-2026-28" or "A-2026-28" in row[4] for row in
               cells(line("zoek", raad, "A-2026-28").out))  # fmt: skip


def test_what_is_closed_must_be_asked_for_and_says_so(line: Line, raad: Path) -> None:
    assert "kandidaat tot lid" not in line("zoek", raad, "kandidaat").out
    told = line("zoek", raad, "kandidaat", "--besloten")
    closed = [row for row in cells(told.out) if row[-1]]
    assert closed
    assert {row[-1] for row in closed} == {"Besloten"}
    assert "besloten" not in line("zoek", raad, "kandidaat").err, "not even how many"


def test_what_nobody_released_is_not_public(line: Line, registers: Path) -> None:
    assert line("zoek", registers, "kevin").out == ""
    (row,) = cells(line("zoek", registers, "kevin", "--besloten").out)
    assert row[2:4] == ["Signaal", "S-2026-02"]
    assert row[4].endswith(SECRET_SIGNAL)
    assert row[5] == "Niet openbaar"


def test_other_programs_get_json(line: Line, raad: Path) -> None:
    (row,) = json.loads(line("zoek", raad, "groepen bezo", "--json").out)
    assert row == {
        "kind": "note",
        "id": row["id"],
        "number": None,
        "meeting": "V-2026-03",
        "item": row["item"],
        "date": "2026-06-02",
        "text": "De leden willen in 2027 vaker op bezoek bij de groepen.",
        "closed": False,
        "private": False,
    }
    assert isinstance(row["id"], int)
    assert row["item"]


def test_nothing_found_says_so(line: Line, raad: Path) -> None:
    told = line("zoek", raad, "zevenslaper")
    assert (told.code, told.out, told.err) == (0, "", "Niets gevonden.\n")
    assert json.loads(line("zoek", raad, "zevenslaper", "--json").out) == []


def test_no_more_than_was_asked_for_and_it_says_that_there_is_more(line: Line, raad: Path) -> None:
    told = line("zoek", raad, "de", "--limiet", "3")
    assert len(told.lines) == 3
    assert told.err.startswith("Er is meer. ")
    assert "Er is meer" not in line("zoek", raad, "de", "--limiet", "9999").err


@pytest.mark.parametrize("words", [(), ("",), ("*",), ('"', "-"), ("NEAR", "--limiet", "0")])
def test_without_a_word_it_is_wrong_use(line: Line, raad: Path, words: tuple[str, ...]) -> None:
    told = line("zoek", raad, *words)
    assert (told.code, told.out) == (2, "")
    assert told.err


@pytest.mark.parametrize("typed", ['"', 'raad" OR "x', "raad*", "NEAR(raad)", "text:raad", "-"])
def test_no_sign_is_syntax(line: Line, raad: Path, typed: str) -> None:
    assert line("zoek", raad, "--", "raad", typed).code == 0


def test_the_index_can_be_made_anew(line: Line, raad: Path) -> None:
    told = line("zoek", raad, "--opnieuw")
    assert (told.code, told.out) == (0, "")
    assert "opnieuw gemaakt" in told.err
    assert line("zoek", raad, "--opnieuw", "groepen").lines == line("zoek", raad, "groepen").lines


def test_where_sqlite_cannot_search_it_says_so(
    line: Line, raad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "able", lambda _db: False)
    told = line("zoek", raad, "raad")
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("Zoeken kan hier niet")
    assert line("controleer", raad).code == 0
    assert line("besluiten", raad).code == 0

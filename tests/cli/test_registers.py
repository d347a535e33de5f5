from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.helpers.council import Clock
from tests.helpers.files import filled
from tests.helpers.registers import SECRET_SIGNAL, busy

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.cli import Line


@pytest.fixture
def registers(tmp_path: Path) -> Path:
    """The file of a council with something in each register."""
    return filled(tmp_path / "vol.db", busy(), clock=Clock())


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A file without anything."""
    from vergadering.domain.state import State

    return filled(tmp_path / "leeg.db", State(), clock=Clock())


def cells(out: str) -> list[list[str]]:
    return [row.split("\t") for row in out.splitlines()]


PAIRS = [
    ("toezeggingen", "promises"),
    ("adviezen", "advice"),
    ("signalen", "signals"),
    ("stukken", "documents"),
]


@pytest.mark.parametrize(("dutch", "english"), PAIRS)
def test_each_command_has_two_names(line: Line, registers: Path, dutch: str, english: str) -> None:
    told = line(dutch, registers)
    assert told.code == 0
    assert told.out
    assert line(english, registers).out == told.out


@pytest.mark.parametrize(("dutch", "english"), PAIRS)
def test_an_empty_register_says_so(line: Line, empty: Path, dutch: str, english: str) -> None:
    told = line(dutch, empty)
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith("Er ")
    assert json.loads(line(dutch, empty, "--json").out) == []


def test_promises_by_date_and_which_are_late(line: Line, registers: Path) -> None:
    assert cells(line("toezeggingen", registers).out) == [
        ["T-2026-02", "2026-10-20", "de organisatie", "open, te laat", "1", "Bericht aan ouders"],
        ["T-2026-01", "2026-12-01", "Van der Meulen", "open", "0", "Planning voor 2027"],
    ]
    told = json.loads(line("toezeggingen", registers, "--json", "--alles").out)
    assert [row["number"] for row in told] == ["T-2026-01", "T-2026-02", "T-2026-04"]
    assert told[1]["overdue"] is True
    assert told[1]["times_put_off"] == 1
    assert "ziek" not in str(told)


def test_a_promise_of_a_closed_item_must_be_asked_for(line: Line, registers: Path) -> None:
    told = line("toezeggingen", registers)
    assert "kandidaat" not in told.out
    assert told.err == "1 regel is besloten en weggelaten; --besloten laat haar zien.\n"
    assert "T-2026-03" in line("toezeggingen", registers, "--besloten").out


def test_requests_with_their_term_and_their_verdict(line: Line, registers: Path) -> None:
    assert cells(line("adviezen", registers).out) == [
        [
            *("ADV-2026-01", "2026-09-08", "2026-10-20", "ontvangen, te laat"),
            *("te laat", "advies", "Samenvoegen De Wilg"),
        ],
        [
            *("ADV-2026-02", "2026-10-06", "", "advies in de maak"),
            *("niet bepaald", "ongevraagd advies", "Brieven in gewone taal"),
        ],
    ]
    (old,) = json.loads(line("adviezen", registers, "--jaar", "2025", "--json").out)
    assert (old["number"], old["status"], old["response"]) == (
        "ADV-2025-01",
        "closed",
        "followed",
    )
    (first, _) = json.loads(line("adviezen", registers, "--jaar", "2026", "--json").out)
    assert (first["timeliness"], first["days_late"], first["handler"]) == ("too_late", 50, "Joke")
    assert "eerst bellen" not in str(first)


def test_the_page_for_the_board_becomes_a_file(line: Line, registers: Path, tmp_path: Path) -> None:
    told = line("adviezen", registers, "--jaar", "2026", "-o", tmp_path)
    made = tmp_path / "adviesoverzicht_clientenraad-jeugdhulp-noorderveen.docx"
    assert told.code == 0, told.err
    assert made.read_bytes().startswith(b"PK")
    assert line("adviezen", registers, "-o", tmp_path).code == 1, "nothing is overwritten"


def test_a_signal_that_nobody_released_is_not_shown(line: Line, registers: Path) -> None:
    told = cells(line("signalen", registers).out)
    assert told[0][3:] == ["De Wilg", "eten", "6", "anoniem gemaakt", "Het eten is vaak hetzelfde."]
    assert told[1] == [
        *("S-2026-02", "2026-09-24", "medewerker", "", "", "1", "nieuw"),
        "(niet vrijgegeven)",
    ]
    assert SECRET_SIGNAL not in line("signalen", registers, "--json").out
    assert SECRET_SIGNAL in line("signalen", registers, "--besloten").out
    row = json.loads(line("signalen", registers, "--json").out)[1]
    assert (row["text"], row["raw"], row["follow_up"]) == (None, None, None)


def test_documents_without_a_destination(line: Line, registers: Path) -> None:
    told = line("stukken", registers)
    assert cells(told.out) == [
        ["I-2026-01", "2026-09-17", "Bestuur", "nog te bepalen", "", "Klachtencijfers"]
    ]
    assert "1 regel is besloten" in told.err
    assert "ADV-2026-01" in line("stukken", registers, "--alles").out


def test_a_year_in_figures(line: Line, registers: Path) -> None:
    told = json.loads(line("jaar", registers, "2026", "--json").out)
    assert told["year"] == 2026
    assert told["meetings"] == 2
    assert told["presence"]["listed"] >= told["presence"]["present"] > 0
    assert told["advice"]["timeliness"] == {"none": 0, "in_time": 0, "tight": 0, "too_late": 1}
    assert told["advice"]["late"] == {"count": 1, "average_days": 50, "most_days": 50}
    assert (told["promises"]["kept"], told["promises"]["broken"]) == (1, 1)
    assert told["signals"]["themes"] == [
        {"theme": "eten", "count": 1},
        {"theme": None, "count": 1},
    ]
    assert told["signals"]["voices"] == 7
    private = json.loads(line("year", registers, "2026", "--json", "--besloten").out)
    assert {"theme": "contact", "count": 1} in private["signals"]["themes"]
    lines = dict(cells(line("jaar", registers, "2026").out))
    assert (lines["vergaderingen"], lines["gevraagd"], lines["krap"]) == ("2", "1", "0")


def test_a_year_in_which_nothing_happened(line: Line, registers: Path) -> None:
    told = json.loads(line("jaar", registers, "1999", "--json").out)
    assert (told["meetings"], told["signals"]["themes"], told["decisions"]) == (0, [], {})


def test_a_year_that_is_none_is_wrong_use(line: Line, registers: Path) -> None:
    assert line("jaar", registers, "veel").code == 2

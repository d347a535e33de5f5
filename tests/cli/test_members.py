"""`vergadering leden`: the members, and a list of them from a spreadsheet."""

from __future__ import annotations

import io
import json
import os
from contextlib import closing
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.helpers.council import START, Clock, council, done, who
from tests.helpers.files import filled
from vergadering.desk import Desk
from vergadering.domain import people, terms_of_office
from vergadering.domain.model import Person
from vergadering.domain.model_registers import Membership
from vergadering.domain.state import State

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.cli import Line

SECRET = "noa@voorbeeld.nl"


def term(state: State, name: str, **known: date) -> partial[State]:
    row = Membership(person_id=who(state, name).id, **known)  # type: ignore[arg-type]
    return partial(terms_of_office.add_membership, membership=row)


@pytest.fixture
def raad(tmp_path: Path) -> Path:
    """The file of a council: a term that ends soon, an address, somebody who left."""
    state = council()
    noa = who(state, "Noa")
    state = done(
        state,
        term(state, "Marijke", from_on=date(2024, 1, 1), until=date(2026, 11, 30)),
        term(state, "Sanne", since=date(2026, 8, 1), trial_until=date(2026, 11, 20)),
        partial(
            people.change_person,
            person=Person(noa.id, noa.name, noa.display_name, noa.role, True, email=SECRET),
        ),
        partial(people.retire_person, person_id=who(state, "Wil").id),
        at=START,
    )
    return filled(tmp_path / "raad.db", state, clock=Clock())


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    """A list with somebody new, somebody changed and somebody as they were."""
    path = tmp_path / "leden.csv"
    path.write_text("naam;functie\nA. Nieuw;lid\nNoa;gast\nMarijke;voorzitter\n", "utf-8-sig")
    return path


def names(path: Path) -> list[str]:
    with closing(Desk(path)) as desk:
        return [person.display_name for person in desk.state.person]


@pytest.mark.parametrize("name", ["leden", "members"])
def test_members_stand_in_lines_with_tabs(line: Line, raad: Path, name: str) -> None:
    told = line(name, raad)
    assert (told.code, told.err) == (0, "")
    rows = [row.split("\t") for row in told.lines]
    assert rows[0] == ["Marijke", "voorzitter", "stem", "2026-11-30", "", "M. van Aalst"]
    assert [row[0] for row in rows][-2:] == ["Henk", "Van der Meulen"]
    assert "Wil" not in told.out
    assert "Wil\tlid\t\t" in line(name, raad, "--alles").out


def test_what_is_private_must_be_asked_for(line: Line, raad: Path) -> None:
    plain = line("leden", raad, "--json", "--alles").out
    assert SECRET not in plain
    assert "2026-11-20" not in plain
    noa = next(row for row in json.loads(plain) if row["display_name"] == "Noa")
    assert (noa["role"], noa["active"], noa["term"]) == ("member", True, None)
    assert noa["has_vote"] is True
    marijke = json.loads(plain)[0]
    assert marijke["term"]["until"] == "2026-11-30"
    told = json.loads(line("leden", raad, "--json", "--besloten").out)
    assert SECRET in [row["email"] for row in told]


def test_an_empty_file_says_so(line: Line, tmp_path: Path) -> None:
    empty = filled(tmp_path / "leeg.db", State(), clock=Clock())
    told = line("leden", empty)
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith("Er staat nog niemand")
    assert json.loads(line("leden", empty, "--json").out) == []


def test_a_list_is_taken_over_as_one_change(line: Line, raad: Path, csv: Path) -> None:
    told = line("leden", raad, "--csv", csv)
    assert (told.code, told.out) == (0, "")
    assert told.err.splitlines() == [
        "1 nieuw, 1 gewijzigd, 1 ongewijzigd",
        "nieuw: A. Nieuw (lid)",
        "gewijzigd: Noa (functie, stemrecht)",
    ]
    assert "A. Nieuw" in names(raad)
    with closing(Desk(raad)) as desk:
        desk.undo()
    assert "A. Nieuw" not in names(raad)


def test_a_trial_changes_nothing(line: Line, raad: Path, csv: Path) -> None:
    before = raad.read_bytes()
    told = line("leden", raad, "--csv", csv, "--proef")
    assert told.code == 0
    assert told.err.splitlines()[-1] == "Dit was een proef; er is niets veranderd."
    assert raad.read_bytes() == before


def test_a_bad_line_is_named_and_nobody_is_taken_over(line: Line, raad: Path, csv: Path) -> None:
    csv.write_text("naam;functie\nA. Nieuw;lid\nB. Nieuw;\x1b[2Jkoning\nC;ober\n", "utf-8")
    told = line("leden", raad, "--csv", csv)
    assert told.code == 1
    assert "Regel 3: er staan tekens in die geen tekst zijn." in told.err
    assert "Regel 4: “ober” is geen functie." in told.err
    assert "\x1b" not in told.err
    assert "A. Nieuw" not in names(raad)


def test_a_list_may_come_from_standard_input(
    line: Line, raad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = io.TextIOWrapper(io.BytesIO("Name\tRole\nZoë\tguest\n".encode("cp1252")))
    monkeypatch.setattr("sys.stdin", given)
    assert line("leden", raad, "--csv", "-").code == 0
    assert "Zoë" in names(raad)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (None, "bestaat niet"),
        (b"", "leeg"),
        (b"\0" * 50, "geen tekst"),
        (b"naam\n" + b"Noa\n" * 200_000, "meer dan 500 regels"),
        (b"naam\n" + b"Noa Noor\n" * 200_000, "te groot"),
    ],
)
def test_what_is_no_list_is_refused_in_a_sentence(
    line: Line, raad: Path, tmp_path: Path, data: bytes | None, why: str
) -> None:
    path = tmp_path / "lijst.csv"
    if data is not None:
        path.write_bytes(data)
    told = line("leden", raad, "--csv", path)
    assert (told.code, told.out) == (1, "")
    assert why in told.err
    assert len(told.err.splitlines()) == 1


def test_a_folder_and_a_pipe_are_no_lists(line: Line, raad: Path, tmp_path: Path) -> None:
    assert "is een map" in line("leden", raad, "--csv", tmp_path).err
    os.mkfifo(tmp_path / "pijp")
    assert "geen gewoon bestand" in line("leden", raad, "--csv", tmp_path / "pijp").err


@pytest.mark.parametrize(
    "words", [["--proef"], ["--csv", "x", "--json"], ["--csv", "x", "--alles"]]
)
def test_options_that_do_not_go_together_are_wrong_use(
    line: Line, raad: Path, words: list[str]
) -> None:
    assert line("leden", raad, *words).code == 2

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from tests.helpers.council import START
from tests.helpers.retained import GOING, STAYING, YEAR_ON, lived
from tests.store.test_erasing import bytes_of
from vergadering.cli import main
from vergadering.store.shelf import Reason

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.cli import Line


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A council that kept everything for more than a year, and that day."""
    monkeypatch.setattr("tests.helpers.cli.TODAY", YEAR_ON)
    life = lived(tmp_path / "raad.db")
    life.desk.close()
    return life.desk.path


def there(path: Path) -> list[str]:
    """The words that should go and stand in the file or beside it."""
    whole = bytes_of(path)
    return [word for word in GOING if word.encode() in whole]


ROWS = [
    ["werkmateriaal van 1 vastgesteld verslag", "tot de vaststelling", "2026-10-06"],
    ["de brontekst van 1 signaal", "12 maanden na de terugkoppeling", "2027-10-06"],
    ["gegevens van 2 kandidaten die geen lid werden", "4 weken na de afwijzing", "2026-11-03"],
    ["contactgegevens van 1 persoon die weg is", "tot het vertrek", ""],
]


@pytest.mark.parametrize("name", ["bewaartermijnen", "retention"])
def test_what_may_go_is_shown_and_nothing_goes(line: Line, kept: Path, name: str) -> None:
    told = line(name, kept)
    assert told.code == 0
    assert [row.split("\t") for row in told.lines] == ROWS
    assert "Met --uitvoeren gaat het weg" in told.err
    assert there(kept) == list(GOING)


def test_it_goes_when_that_is_asked_for(line: Line, kept: Path) -> None:
    told = line("bewaartermijnen", kept, "--uitvoeren")
    assert told.code == 0
    assert "is uit het bestand" in told.err
    assert there(kept) == []
    assert all(word.encode() in bytes_of(kept) for word in STAYING)
    assert line("controleer", kept).code == 0
    told = line("bewaartermijnen", kept)
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith("Er is niets waarvan de bewaartermijn voorbij is.")


class Terminal(io.StringIO):
    """Somebody who sits at a keyboard."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "gone"), [("ja", True), ("nee", False), ("", False)])
def test_somebody_at_a_terminal_is_asked(
    kept: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    gone: bool,  # noqa: FBT001 - as drawn
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(f"{answer}\n" if answer else ""))
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert main.main(["bewaartermijnen", str(kept)], clock=lambda: YEAR_ON) == 0
    assert "(V-2026-01): 1 interne notitie, 1 spreekbeurt" in screen.getvalue()
    assert (there(kept) == []) is gone


def test_another_program_gets_numbers_and_no_names(line: Line, kept: Path) -> None:
    told = json.loads(line("bewaartermijnen", kept, "--json").out)
    assert (told["executed"], told["backups"]) == (False, [])
    assert told["expired"][0] == {
        "matter": "working",
        "count": 1,
        "term": 0,
        "unit": "months",
        "since": "2026-10-06",
        "meetings": ["V-2026-01"],
        "parts": {"internal_notes": 1, "turns": 1, "reasons": 1},
    }
    assert not [word for word in GOING if word in json.dumps(told)]
    told = json.loads(line("bewaartermijnen", kept, "--json", "--uitvoeren").out)
    assert told["executed"]
    assert there(kept) == []


def test_backups_that_keep_it_are_named(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.helpers.cli.TODAY", YEAR_ON)
    life = lived(tmp_path / "raad.db")
    life.desk.backups.begin()
    life.desk.backups._make(START, Reason.HAND)
    (backup,) = life.desk.eraser.backups()
    life.desk.close()
    told = line("bewaartermijnen", life.desk.path, "--uitvoeren")
    assert "In 1 reservekopie blijft het staan:" in told.err
    assert str(backup) in told.err

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

import pexpect
import pytest

from tests.helpers.cli import ROOT, Line, process
from vergadering.desk import Desk
from vergadering.domain.timing import times_taken

if TYPE_CHECKING:
    from pathlib import Path

NAME = "2026-10-06_vergadering_clientenraad-jeugdhulp-noorderveen"
SECRETS = ("personeelsnieuws", "kennismakingsperiode", "3 jaar", "Benoeming melden")
"""Words that stand in private places of the sample."""


def read(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def test_the_last_closed_meeting_comes_on_standard_output(line: Line, raad: Path) -> None:
    before = raad.read_bytes()
    done = line("exporteer", raad)
    assert (done.code, done.err) == (0, "")
    found = read(done.out)
    assert found["format"] == "vergadering/1"
    assert found["meeting"]["number"] == "V-2026-06"
    assert raad.read_bytes() == before
    assert [path.name for path in raad.parent.iterdir()] == ["raad.db"]


def test_another_meeting_can_be_chosen_also_one_that_is_only_planned(
    line: Line, raad: Path
) -> None:
    found = read(line("export", raad, "-v", "v-2026-07").out)
    assert found["meeting"]["status"] == "planned"
    assert {item["actual_seconds"] for item in found["agenda"]} == {0}
    wrong = line("exporteer", raad, "-v", "V-1999-01")
    assert wrong.code == 1
    assert wrong.err.startswith("Er is geen vergadering V-1999-01. Wel: V-2026-03, ")


def test_planned_and_actual_times_are_those_of_the_program(line: Line, raad: Path) -> None:
    told = read(line("exporteer", raad).out)["agenda"]
    desk = Desk(raad)
    state = desk.take(next(m.id for m in desk.state.meeting if m.number == "V-2026-06"))
    desk.close()
    assert state.the_meeting.closed_at is not None
    for item, taken in zip(told, times_taken(state, state.the_meeting.closed_at), strict=True):
        assert item["planned_minutes"] * 60 == taken.planned.total_seconds()
        assert item["actual_seconds"] == taken.actual.total_seconds()
    assert told[6]["phase"] == "deciding"


def test_parked_points_are_in_it_with_their_destination(line: Line, raad: Path) -> None:
    agenda = read(line("exporteer", raad).out)["agenda"]
    points = [point for item in agenda for point in item["parked_points"]]
    assert [(point["text"], point["status"], point["comment"]) for point in points] == [
        ("Vervoer van jongeren in de avond", "agenda", "3 november 2026"),
        (
            "Regels voor telefoongebruik op de groep",
            "agenda",
            "eerst navragen bij jongerenraad",
        ),
    ]


@pytest.mark.parametrize("format", ["json", "notatie", "notation"])
def test_no_private_word_and_no_turn_gets_out(line: Line, raad: Path, format: str) -> None:
    done = line("exporteer", raad, "-f", format)
    assert done.code == 0
    assert "behandelgroepen" in done.out
    for secret in (*SECRETS, "limit_seconds", "speaking", "20:05:30"):
        assert secret not in done.out


def test_the_notation_can_be_read_in_elsewhere(line: Line, raad: Path, tmp_path: Path) -> None:
    assert line("exporteer", raad, "-f", "notatie", "-o", "verslag.txt").code == 0
    done = line("invoer", "elders.db", "verslag.txt")
    assert (done.code, done.out) == (0, "V-2026-01\n")
    assert "Regel" not in done.err
    there = read(line("exporteer", "elders.db").out)
    here = read(line("exporteer", raad).out)
    for name in ("title", "goal", "planned_minutes"):
        open_items = [item for item in here["agenda"] if not item["confidential"]]
        assert [i[name] for i in there["agenda"] if not i["confidential"]] == [
            item[name] for item in open_items
        ]
    for mine, theirs in zip(here["agenda"], there["agenda"], strict=True):
        assert mine["actual_seconds"] == theirs["actual_seconds"]
        if not mine["confidential"]:
            said = [(row["kind"] == "promise", row["text"]) for row in mine["notes"]]
            promised = [text for kept, text in said if kept]
            promised += [row["text"] for row in mine["promises"]]
            assert [text for kept, text in said if not kept] == [r["text"] for r in theirs["notes"]]
            assert [row["text"] for row in theirs["promises"]] == promised
            assert len(mine["parked_points"]) == len(theirs["parked_points"])


def test_a_file_holds_what_standard_output_gives(line: Line, raad: Path, tmp_path: Path) -> None:
    for format, ending in (("json", "json"), ("notatie", "txt")):
        out = line("exporteer", raad, "-f", format, "-o", "-").out
        assert out.endswith("\n")
        (tmp_path / format).mkdir()
        done = line("exporteer", raad, "-f", format, "-o", format)
        assert done.out == ""
        assert done.err == f"Geschreven: {format}/{NAME}.{ending}\n"
        assert (tmp_path / format / f"{NAME}.{ending}").read_text("utf-8") == out


def test_a_file_is_replaced_only_when_asked(line: Line, raad: Path, tmp_path: Path) -> None:
    kept = tmp_path / "raad.json"
    kept.write_text("handwerk")
    done = line("exporteer", raad, "-o", kept)
    assert (done.code, done.err) == (
        1,
        "raad.json bestaat al. Kies een andere naam, of geef --overschrijf.\n",
    )
    assert kept.read_text() == "handwerk"
    assert line("exporteer", raad, "-o", kept, "--overschrijf").code == 0
    assert read(kept.read_text("utf-8"))["meeting"]["number"] == "V-2026-06"


def test_the_database_itself_is_never_replaced(line: Line, raad: Path) -> None:
    before = raad.read_bytes()
    done = line("exporteer", raad, "-o", raad, "--overschrijf")
    assert (done.code, done.err) == (1, "raad.db wordt gelezen en kan niet vervangen worden.\n")
    assert raad.read_bytes() == before


def test_an_unknown_format_is_refused_before_anything_is_read(line: Line, tmp_path: Path) -> None:
    done = line("exporteer", "nergens.db", "-f", "pdf", "-o", "uit.pdf")
    assert (done.code, done.out) == (1, "")
    assert done.err == "pdf is geen formaat. Kies uit: json, notatie.\n"
    assert list(tmp_path.iterdir()) == []


def test_without_a_closed_meeting_there_is_nothing_to_give(line: Line, tmp_path: Path) -> None:
    Desk(tmp_path / "leeg.db", create=True).close()
    done = line("exporteer", "leeg.db")
    assert (done.code, done.out, done.err) == (
        1,
        "",
        "Er is nog geen vergadering gesloten. Kies er een met -v.\n",
    )


def test_it_is_utf8_for_a_program_whatever_the_surroundings_say(raad: Path) -> None:
    done = process(
        "exporteer", raad, LC_ALL="C", LANG="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert read(done.stdout.decode("utf-8"))["council"]["name"].startswith("Cliëntenraad")


def test_a_terminal_shows_it_too(raad: Path) -> None:
    shown = pexpect.run(
        f"{sys.executable} -m vergadering exporteer {raad} -f notatie",
        cwd=str(ROOT),
        env={**os.environ, "TERM": "xterm-256color"},
    ).decode()
    assert "Raad: Cliëntenraad Jeugdhulp Noorderveen\r\n" in shown

from __future__ import annotations

import json
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.helpers.cli import TODAY, Line, process
from vergadering.desk import Desk
from vergadering.domain import actions, people

if TYPE_CHECKING:
    from pathlib import Path

NUMBERS = [
    "A-2026-29",
    "A-2026-28",
    "A-2026-23",
    "A-2026-31",
    "A-2026-35",
    "A-2026-32",
    "A-2026-30",
    "A-2026-34",
]


def numbers(out: str) -> list[str]:
    return [row.split("\t")[0] for row in out.splitlines()]


def test_open_actions_are_plain_lines_the_oldest_date_first(line: Line, raad: Path) -> None:
    done = line("acties", raad)
    assert done.code == 0
    assert numbers(done.out) == NUMBERS
    assert done.lines[0].split("\t") == [
        "A-2026-29",
        "2026-10-09",
        "Gerrit-Jan",
        "open, te laat",
        "Minderheidsstandpunt aanleveren (maximaal 5 regels)",
    ]
    assert done.lines[-1].split("\t")[3] == "open"


def test_the_english_name_does_the_same(line: Line, raad: Path) -> None:
    assert line("actions", raad).out == line("acties", raad).out


def test_what_was_agreed_in_a_closed_item_must_be_asked_for(line: Line, raad: Path) -> None:
    told = line("acties", raad)
    assert "Benoeming" not in told.out
    assert told.err == ("1 actie van een besloten punt is weggelaten; --besloten laat haar zien.\n")
    asked = line("acties", raad, "--besloten")
    assert "A-2026-33" in numbers(asked.out)
    assert asked.err == ""


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("noa", ["A-2026-32"]),
        ("Henk", ["A-2026-32", "A-2026-34"]),
        ("@gerrit", ["A-2026-29", "A-2026-35"]),
        ("Postma", ["A-2026-29", "A-2026-35"]),
        ("Wil", []),
    ],
)
def test_actions_of_one_person_and_those_shared_with_others(
    line: Line, raad: Path, who: str, found: list[str]
) -> None:
    assert numbers(line("acties", raad, "--wie", who).out) == found


def test_a_name_that_is_nobody_or_several_is_refused(line: Line, raad: Path) -> None:
    nobody = line("acties", raad, "--who", "Karel")
    assert (nobody.code, nobody.out, nobody.err) == (1, "", "Niemand heet Karel.\n")
    several = line("acties", raad, "--wie", "j")
    assert several.code == 1
    assert "Joke" in several.err


def test_only_what_is_overdue_today(line: Line, raad: Path) -> None:
    assert numbers(line("acties", raad, "--te-laat").out) == NUMBERS[:5]
    assert line("acties", raad, "--overdue").out == line("acties", raad, "--te-laat").out


def test_nothing_to_show_is_said_beside_the_output(line: Line, raad: Path) -> None:
    done = line("acties", raad, "--wie", "Wil")
    assert (done.code, done.out, done.err) == (0, "", "Er zijn geen acties om te laten zien.\n")


def test_json_is_for_other_programs(line: Line, raad: Path) -> None:
    rows = json.loads(line("acties", raad, "--json", "--wie", "noa").out)
    assert rows == [
        {
            "number": "A-2026-32",
            "text": "Terugkoppeling over de kaarten maken (poster en nieuwsbrief)",
            "who": ["Noa", "Henk"],
            "due": "2026-11-03",
            "status": "open",
            "overdue": False,
            "meeting": "V-2026-06",
        }
    ]
    assert json.loads(line("acties", raad, "--json", "--wie", "Wil").out) == []


def test_text_of_people_stays_on_its_line_and_steers_nothing(line: Line, raad: Path) -> None:
    desk = Desk(raad, clock=lambda: TODAY)
    desk.take(desk.state.meeting[-1].id)
    desk.keep(partial(people.add_person, name="Ev\x1b]0;titel\x07a"))
    who = desk.state.person[-1].id
    text = "kaarten\tdrukken\n\x1b[2J[/foo] {naam} \u202e"
    desk.keep(partial(actions.add_action, text=text, owner_id=who, due=date(2026, 1, 1)))
    desk.close()
    first = line("acties", raad).lines[0].split("\t")
    assert first[2:] == ["Ev]0;titela", "open, te laat", "kaarten drukken [2J[/foo] {naam}"]
    told = json.loads(line("acties", raad, "--json").out)[0]
    assert told["text"] == "kaarten\tdrukken\n[2J[/foo] {naam} "


def test_it_works_as_a_process_and_changes_no_byte(raad: Path) -> None:
    before = raad.read_bytes()
    done = process("acties", "--besloten", raad)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.decode("utf-8").splitlines()) == 9
    assert raad.read_bytes() == before
    assert [path.name for path in raad.parent.iterdir()] == ["raad.db"]

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

import docx
import pytest

from tests.helpers.cli import TODAY, Line, process
from vergadering.desk import Desk
from vergadering.domain import deciding, register

if TYPE_CHECKING:
    from pathlib import Path

NUMBERS = [f"B-2026-{number}" for number in range(10, 19)]


def numbers(out: str) -> list[str]:
    return [row.split("\t")[0] for row in out.splitlines()]


def test_every_decision_is_a_plain_line_in_the_order_of_numbers(line: Line, raad: Path) -> None:
    done = line("besluiten", raad)
    assert (done.code, done.err) == (0, "")
    assert numbers(done.out) == NUMBERS
    assert done.lines[-1].split("\t") == [
        "B-2026-18",
        "2026-10-06",
        "11",
        "handopsteken",
        "aangehouden",
        "",
        "Voorstel: in 2027 vergadert de raad om en om online en op locatie.",
    ]


def test_the_english_name_does_the_same(line: Line, raad: Path) -> None:
    assert line("decisions", raad).out == line("besluiten", raad).out


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("--zoek", "nieuwsbrief"), ["B-2026-17"]),
        (("-z", "VERSLAG september"), ["B-2026-14"]),
        (("--search", "b-2026-15"), ["B-2026-15"]),
        (("--stand", "aangehouden"), ["B-2026-18"]),
        (("--status", "held_over"), ["B-2026-18"]),
        (("--stand", "gewijzigd aangenomen"), ["B-2026-17"]),
        (("--stand", "herroepen"), []),
        (("--van", "1-10-2026"), NUMBERS[4:]),
        (("--until", "2026-07-01"), NUMBERS[:2]),
        (("--van", "2 juli 2026", "--tot", "2026-09-01"), NUMBERS[2:4]),
    ],
)
def test_decisions_are_found(line: Line, raad: Path, words: list[str], found: list[str]) -> None:
    assert numbers(line("besluiten", raad, *words).out) == found


def test_what_cannot_be_understood_is_said(line: Line, raad: Path) -> None:
    wrong = line("besluiten", raad, "--stand", "mooi")
    assert (wrong.code, wrong.out) == (1, "")
    assert wrong.err.startswith("mooi is geen stand. Kies uit: aangenomen, ")
    wrong = line("besluiten", raad, "--van", "ooit")
    assert (wrong.code, wrong.err) == (
        1,
        "ooit is geen datum, zoals 1-10-2026 of 2026-10-01.\n",
    )
    nothing = line("besluiten", raad, "--zoek", "zwembad")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err == "Er zijn geen besluiten om te laten zien.\n"


def test_a_closed_decision_shows_its_public_text_unless_asked(line: Line, raad: Path) -> None:
    told = line("besluiten", raad, "--zoek", "Koster")
    assert "periode van 3 jaar" not in told.out
    assert json.loads(line("besluiten", raad, "--json", "-z", "koster").out)[0]["votes"] is None
    asked = line("besluiten", raad, "--zoek", "Koster", "--besloten")
    assert "periode van 3 jaar" in asked.out
    facts = json.loads(line("besluiten", raad, "--json", "-z", "koster", "--private").out)[0]
    assert facts["votes"] == {
        "voters": 5,
        "for": 4,
        "against": 0,
        "abstain": 0,
        "blank": 1,
        "invalid": 0,
    }


def test_how_many_closed_decisions_are_left_out_is_said(line: Line, raad: Path) -> None:
    desk = Desk(raad, clock=lambda: TODAY)
    desk.take(next(m.id for m in desk.state.meeting if m.number == "V-2026-06"))
    closed = next(row for row in desk.state.decision if row.public_text)
    desk.keep(
        partial(deciding.change_decision, decision_id=closed.id, text=closed.text, public_text="")
    )
    desk.close()
    told = line("besluiten", raad)
    assert "B-2026-16" not in told.out
    assert told.err == (
        "1 besluit van een besloten punt is weggelaten; --besloten laat het zien.\n"
    )


def test_what_became_of_a_decision(line: Line, raad: Path) -> None:
    desk = Desk(raad, clock=lambda: TODAY)
    desk.take(desk.state.meeting[-1].id)
    old = {row.number: row for row in desk.register.read().decision}
    desk.keep(partial(register.execute_decision, decision=old["B-2026-11"]))
    desk.keep(partial(register.revoke_decision, decision=old["B-2026-17"], reason="Geen tijd"))
    desk.keep(
        partial(register.correct_decision, decision=old["B-2026-14"], text="Met twee wijzigingen.")
    )
    new = desk.state.decision[0]
    desk.keep(partial(register.replace_decision, decision=old["B-2026-10"], by_id=new.id))
    desk.close()
    assert numbers(line("besluiten", raad, "--stand", "uitgevoerd").out) == ["B-2026-11"]
    rows = {row["number"]: row for row in json.loads(line("besluiten", raad, "--json").out)}
    assert rows["B-2026-11"]["status"] == "executed"
    assert rows["B-2026-17"]["status"] == "revoked"
    assert rows["B-2026-17"]["status_on"] == "2026-10-28"
    assert rows["B-2026-10"]["replaced_by"] == rows["B-2026-19"]["number"]
    assert rows["B-2026-19"]["replaces"] == "B-2026-10"
    assert rows["B-2026-19"]["corrects"] == "B-2026-14"
    assert rows["B-2026-14"]["status"] == "taken"
    assert "Geen tijd" not in json.dumps(rows)


def test_proposals_that_wait_stand_below_the_decisions(line: Line, raad: Path) -> None:
    desk = Desk(raad, clock=lambda: TODAY)
    desk.take(desk.state.meeting[-1].id)
    desk.keep(partial(deciding.table_proposal, text="Een zwembad"))
    desk.keep(partial(deciding.hold_over_proposal, proposal_id=desk.state.proposal[-1].id))
    desk.close()
    assert line("besluiten", raad).lines[-1].split("\t") == [
        "",
        "2026-10-28",
        "",
        "",
        "aangehouden",
        "",
        "Een zwembad",
    ]
    (row,) = json.loads(line("besluiten", raad, "--json", "-z", "zwembad").out)
    assert (row["number"], row["outcome"], row["meeting"]) == (None, "held_over", "V-2026-07")
    assert numbers(line("besluiten", raad, "--stand", "aangehouden").out) == ["B-2026-18", ""]
    assert numbers(line("besluiten", raad, "--stand", "verworpen").out) == []


def test_the_list_is_written_as_a_word_document(line: Line, raad: Path, tmp_path: Path) -> None:
    done = line("besluiten", raad, "--van", "1-10-2026", "-o", "lijst.docx")
    assert (done.code, done.err) == (0, "Geschreven: lijst.docx\n")
    document = docx.Document(str(tmp_path / "lijst.docx"))
    cells = [row.cells[0].text for table in document.tables for row in table.rows]
    assert cells == ["Nr", *NUMBERS[4:]]
    assert line("besluiten", raad, "-o", "lijst.docx").code == 1
    assert line("besluiten", raad, "-o", "lijst.docx", "--overschrijf").code == 0
    assert line("besluiten", raad, "-o", "raad.db", "--overschrijf").code == 1
    assert line("notulen", raad, "-s", "besluitenlijst", "-o", "een.docx").code == 0


def test_it_works_as_a_process_and_changes_no_byte(raad: Path) -> None:
    before = raad.read_bytes()
    done = process("besluiten", raad)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.decode("utf-8").splitlines()) == 9
    assert raad.read_bytes() == before
    assert [path.name for path in raad.parent.iterdir()] == ["raad.db"]

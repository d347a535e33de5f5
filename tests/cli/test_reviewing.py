"""`vergadering acties --doorlopen`: a conversation in plain text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from tests.helpers.cli import TODAY, Line, Result, process
from vergadering.desk import Desk
from vergadering.domain.choices import ActionStatus, EventKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vergadering.domain.state import State


@pytest.fixture
def talk(
    line: Line, raad: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[Result, State]]:
    """What is said when these lines are typed, and the file afterwards."""

    def said(*typed: str, options: tuple[str, ...] = ()) -> tuple[Result, State]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{each}\n" for each in typed)))
        result = line("acties", "--doorlopen", *options, raad)
        desk = Desk(raad, clock=lambda: TODAY)
        try:
            return result, desk.take(next(m.id for m in desk.state.meeting if "07" in m.number))
        finally:
            desk.close()

    return said


def action(state: State, number: str):
    return next(row for row in state.action if row.number == number)


def last(state: State, number: str):
    id = action(state, number).id
    return [row for row in state.action_event if row.action_id == id][-1]


def test_it_says_what_is_to_be_done_and_asks_one_thing_at_a_time(talk):
    result, _ = talk()
    assert result.code == 0
    assert result.lines[:2] == [
        "8 open acties.",
        "Voor vergadering V-2026-07, dinsdag 3 november 2026.",
    ]
    begin = result.lines.index("") + 1
    assert result.lines[begin : begin + 4] == [
        "Actie 1 van 8: A-2026-29, Minderheidsstandpunt aanleveren (maximaal 5 regels)",
        "van Gerrit-Jan, klaar op 9 oktober 2026, te laat sinds 19 dagen, open.",
        "- 6 oktober 2026, V-2026-06: afgesproken",
        "Wat wordt het?",
    ]
    assert result.lines[-1] == "Klaar: 8 overgeslagen."


def test_each_answer_is_kept_at_once_in_the_meeting_that_comes(talk):
    result, state = talk("g", "d", "over twee weken", "w noa", "", "bijna klaar", "v te duur", "a")
    assert action(state, "A-2026-29").status is ActionStatus.REPORTED_DONE
    assert action(state, "A-2026-28").due.isoformat() == "2026-11-11"
    assert last(state, "A-2026-23").kind is EventKind.TRANSFERRED
    assert last(state, "A-2026-31").comment == "bijna klaar"
    assert action(state, "A-2026-35").status is ActionStatus.DROPPED
    assert last(state, "A-2026-29").meeting_id == state.meeting_id
    assert "Bewaard: gaat van Youssef naar Noa." in result.lines
    assert result.lines[-1].startswith("Klaar: 1 gereed gemeld, 1 verplaatst, 1 doorgegeven")


def test_an_action_comes_on_the_agenda_under_a_title_of_its_own(talk):
    _, state = talk("a", "Wat doen we met de minderheid?", "a", "")
    titles = [item.title for item in state.items]
    assert "Wat doen we met de minderheid?" in titles
    assert "Advies ADV-2026-03 uitschrijven en verzenden" in titles


def test_the_end_of_the_input_loses_nothing_of_what_was_answered(talk):
    result, state = talk("g", "d")
    assert action(state, "A-2026-29").status is ActionStatus.REPORTED_DONE
    assert action(state, "A-2026-28").due.isoformat() == "2026-10-13"
    assert result.lines[-1] == "Klaar: 1 gereed gemeld, 7 overgeslagen."


def test_what_cannot_be_is_said_and_asked_again_without_telling_it_all_again(talk):
    result, state = talk("d gauw", "w Karel", "zomaar", "v", "", "q")
    said = "\n".join(result.lines)
    assert "Typ een datum" in said
    assert "Wie is Karel? Die naam is niet bekend." in said
    assert "Niets veranderd." in said
    assert said.count("Actie 1 van 8") == 1
    assert said.count("Wat wordt het?") == 5
    assert last(state, "A-2026-29").kind is EventKind.CREATED


def test_one_can_go_back_reopen_and_take_back(talk):
    result, state = talk("v nee", "t", "g", "o", "u", "u", "u", "q")
    assert "Deze actie is al van de lijst. Heropen haar eerst." in result.lines
    assert "Ongedaan gemaakt: actie heropend." in result.lines
    assert "Ongedaan gemaakt: actie vervallen." in result.lines
    assert "Er is niets om ongedaan te maken." in result.lines
    assert action(state, "A-2026-29").status is ActionStatus.OPEN
    assert result.lines[-1] == "Klaar: 8 overgeslagen."


def test_only_what_somebody_does_or_what_is_late(talk):
    assert talk(options=("--wie", "noa"))[0].lines[0] == "1 open actie."
    assert talk(options=("--te-laat",))[0].lines[0] == "5 open acties."
    assert talk(options=("--te-laat", "--wie", "wil"))[0].lines == [
        "Er zijn geen open acties om door te lopen."
    ]


def test_actions_of_a_closed_item_must_be_asked_for(talk):
    open_result, _ = talk()
    assert "Benoeming" not in open_result.out
    assert "1 actie van een besloten punt is weggelaten" in open_result.err
    asked, _ = talk(options=("--besloten",))
    assert asked.lines[0] == "9 open acties."


def test_it_does_not_go_with_what_writes_something_else(line, raad, tmp_path):
    for more in (("--json",), ("--herinnering", tmp_path)):
        done = line("acties", "--doorlopen", *more, raad)
        assert done.code == 2
        assert "gaat niet samen" in done.err


def test_it_works_through_a_pipe_also_with_odd_bytes(raad):
    done = process(
        "actions", "--review", raad, data="v niet nodig\n\xff\x1b[2J\nq\n".encode("latin-1")
    )
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert "vervallen (niet nodig)" in done.stdout.decode("utf-8")
    assert done.stderr.decode("utf-8").count("\n") <= 1

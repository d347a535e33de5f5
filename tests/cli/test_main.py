from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
import pytest

import vergadering
from tests.helpers.cli import ROOT, Line, process
from vergadering.cli.main import COMMANDS

if TYPE_CHECKING:
    from vergadering.cli import main as entry


def test_a_command_does_not_pay_for_what_it_does_not_use() -> None:
    heavy = ["textual", "docx", "babel", "sqlite_utils", "rich", "asyncio", "vergadering.desk"]
    code = f"import vergadering.cli.main, sys; print([n for n in {heavy} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_reading_actions_imports_only_what_it_needs(raad: Path) -> None:
    heavy = ["textual", "docx", "babel", "sqlite_utils", "rich", "asyncio"]
    code = (
        "import sys; from vergadering.cli.main import main;"
        f"main(['acties', {str(raad)!r}]);"
        f"print([n for n in {heavy} if n in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_help_names_every_command_in_the_language_of_the_reader(line: Line) -> None:
    done = line("--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Gebruik: vergadering")
    for command in COMMANDS:
        assert f"  {command.dutch}" in done.out
    assert "Usage" not in done.out
    assert line("-h").out == done.out


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.dutch)
def test_each_command_has_both_names_and_its_own_help(line: Line, command: entry.Entry) -> None:
    dutch, english = line(command.dutch, "-h"), line(command.english, "--help")
    assert dutch.code == english.code == 0
    assert dutch.out == english.out
    assert dutch.out.startswith(f"Gebruik: vergadering {command.dutch}")
    assert "Laat deze uitleg zien." in dutch.out


@pytest.mark.parametrize("place", [["--taal", "en", "--help"], ["--help", "--language=en"]])
def test_the_language_may_be_asked_for_anywhere(line: Line, place: list[str]) -> None:
    done = line(*place)
    assert done.code == 0
    assert done.out.startswith("Usage: vergadering")
    for command in COMMANDS:
        assert f"  {command.english}" in done.out


def test_the_surroundings_may_choose_the_language(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERGADERING_TAAL", "en")
    assert line("-h").out.startswith("Usage:")
    assert line("-h", "--taal", "nl").out.startswith("Gebruik:")


def test_a_refusal_is_in_the_language_of_the_reader(line: Line) -> None:
    assert line("acties", "geen.db").err == "Het bestand geen.db bestaat niet.\n"
    english = line("acties", "geen.db", "--taal", "en")
    assert english.code == 1
    assert "geen.db" in english.err
    assert "bestaat" not in english.err


def test_the_version_is_told(line: Line) -> None:
    assert line("--version").out == f"vergadering {vergadering.__version__}\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["acties"], "DATABASE ontbreekt."),
        (["invoer", "raad.db"], "BESTAND ontbreekt."),
        (["acties", "--wie"], "Bij --wie hoort een waarde."),
        (["acties", "raad.db", "--te-laat=ja"], "Bij --te-laat hoort geen waarde."),
        (["acties", "raad.db", "--wei", "x"], "De optie --wei bestaat niet. Bedoelt u --wie?"),
        (["acties", "raad.db", "iets", "meer"], "Dit is te veel: iets meer."),
        (["aceties", "raad.db"], "De opdracht aceties bestaat niet. Bedoelt u acties?"),
        (["zzz", "raad.db"], "De opdracht zzz bestaat niet."),
        (["--taal", "fr"], "De taal kan nl of en zijn, niet fr."),
        (["--taal"], "De taal kan nl of en zijn, niet ."),
    ],
)
def test_wrong_use_is_said_in_dutch_and_ends_with_two(
    line: Line, words: list[str], sentence: str
) -> None:
    done = line(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[-1] == sentence


def test_without_a_terminal_one_sentence_says_what_to_do(raad: Path, tmp_path: Path) -> None:
    for words in ([], [raad], ["--taal", "nl", raad]):
        done = process(*words, folder=tmp_path)
        assert done.returncode == 1
        assert done.stdout == b""
        assert done.stderr.decode().count("\n") == 1
        assert "vergadering notulen" in done.stderr.decode()


def test_a_reader_that_goes_away_is_no_fault(raad: Path, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "vergadering", "acties", str(raad)],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_output_that_cannot_be_written_is_one_sentence(raad: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "vergadering", "acties", "--besloten", str(raad)],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("De uitvoer kan niet geschreven worden")
    assert done.stderr.count(b"\n") == 1


def test_a_fault_is_one_sentence_and_a_log_without_anybodys_text(
    line: Line, raad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_words: object) -> None:
        secret = "BSN 123"
        raise LookupError(secret)

    monkeypatch.setattr("vergadering.cli.actions.council_of", broken)
    done = line("acties", raad)
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert "Er ging iets mis" in done.err
    log = (tmp_path / "vergadering.log").read_text("utf-8")
    assert "LookupError" in log
    assert "actions.py" in log
    assert "BSN" not in done.err + log


def test_names_of_files_do_not_steer_the_terminal(line: Line) -> None:
    done = line("acties", "\x1b[2Jgeen\u202e.db")
    assert done.err == "Het bestand [2Jgeen.db bestaat niet.\n"


def test_a_name_that_is_no_text_is_still_a_sentence(tmp_path: Path) -> None:
    done = process("acties", os.fsdecode(b"ge\xffen.db"), folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Het bestand ge\ufffden.db bestaat niet.")


def test_on_a_terminal_the_program_is_opened(
    line: Line, monkeypatch: pytest.MonkeyPatch, raad: Path
) -> None:
    opened: list[tuple[Path | None, str, str]] = []

    def run(path: Path | None, language: str, seat: str) -> int:
        opened.append((path, language, seat))
        return 0

    app = type(sys)("vergadering.tui.app")
    app.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "vergadering.tui.app", app)
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
    assert line(raad, "--taal", "en").code == 0
    assert line().code == 0
    assert line("--rol", "voorzitter", raad).code == 0
    assert line(raad, "--role", "secretary").code == 0
    assert line(raad, "--rol", "bode").code == 2
    assert opened == [
        (raad, "en", "either"),
        (None, "nl", "either"),
        (raad, "nl", "chair"),
        (raad, "nl", "secretary"),
    ]


def test_interrupting_is_no_fault(line: Line, raad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("vergadering.cli.actions.council_of", interrupted)
    done = line("acties", raad)
    assert (done.code, done.out, done.err.strip()) == (1, "", "")


@pytest.mark.parametrize("plain", [False, True])
def test_a_terminal_gets_a_table_with_or_without_colour(raad: Path, *, plain: bool) -> None:
    surroundings = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    if plain:
        surroundings["NO_COLOR"] = "1"
    shown = pexpect.run(
        f"{sys.executable} -m vergadering acties {raad}", cwd=str(ROOT), env=surroundings
    ).decode()
    assert "Klaar op" in shown
    assert "13-10-2026" in shown
    assert ("\x1b[3" in shown) is False

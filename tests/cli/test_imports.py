from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.cli import Line, process
from vergadering.desk import Desk
from vergadering.domain.choices import MeetingStatus, NoteKind, Role

if TYPE_CHECKING:
    from pathlib import Path

    from vergadering.domain.state import State

SCRIPT = """\
Raad: Cliëntenraad Jeugdhulp Noorderveen
Vergadering: Extra vergadering
Datum: 10 november 2026 19:30
Plaats: online
Voorzitter: Marijke
Secretaris: Ibrahim
Aanwezig: Joke; Noa

; een regel die niets zegt
# Opening (5)
19:31 De voorzitter heet iedereen welkom.
# Nieuwsbrief (30) bespreken ? Wat komt erin?
19:40 @Noa: We missen de verhalen van de groep.
/tip Vraag jongeren om een tekening.
/gedicht Rozen zijn rood.
@Buurman: Ik luister mee.
/actie Joke: tekeningen verzamelen voor 1 december
20:15 /sluit
"""


def meeting_of(path: Path, number: str) -> State:
    desk = Desk(path)
    try:
        return desk.take(next(m.id for m in desk.state.meeting if m.number == number))
    finally:
        desk.close()


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "verslag.txt"
    path.write_text(SCRIPT, "utf-8")
    return path


def test_a_text_becomes_a_meeting(line: Line, raad: Path, script: Path) -> None:
    done = line("invoer", raad, script)
    assert (done.code, done.out) == (0, "V-2026-08\n")
    state = meeting_of(raad, "V-2026-08")
    assert state.the_meeting.status is MeetingStatus.CLOSED
    assert [item.title for item in state.items] == ["Opening", "Nieuwsbrief"]
    assert NoteKind.TIP in {note.kind for note in state.note}
    assert [a.number for a in state.action if a.meeting_id == state.meeting_id] == ["A-2026-36"]
    assert line("controleer", raad).code == 0


def test_what_to_look_at_is_listed_beside_the_output(line: Line, raad: Path, script: Path) -> None:
    told = line("import", raad, script).err.splitlines()
    assert told[0] == "Extra vergadering staat als V-2026-08 in raad.db."
    number = SCRIPT.splitlines().index("/gedicht Rozen zijn rood.") + 1
    kept = [row for row in told if row.startswith(f"Regel {number} is als notitie bewaard")]
    assert len(kept) == 1
    assert kept[0].endswith(": /gedicht Rozen zijn rood.")
    assert "Als gast toegevoegd: Buurman." in told
    texts = [note.text for note in meeting_of(raad, "V-2026-08").note]
    assert any("Rozen zijn rood." in text for text in texts)


def test_a_meeting_that_was_read_in_becomes_minutes(
    line: Line, raad: Path, script: Path, tmp_path: Path
) -> None:
    line("invoer", raad, script)
    assert line("notulen", raad, "-v", "V-2026-08", "-o", "extra.docx").code == 0
    assert (tmp_path / "extra.docx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("change", ["same", "bom", "crlf"])
def test_a_file_that_is_read_in_twice_is_noticed(
    line: Line, raad: Path, script: Path, change: str
) -> None:
    assert line("invoer", raad, script).code == 0
    before = raad.read_bytes()
    if change == "bom":
        script.write_bytes(b"\xef\xbb\xbf" + script.read_bytes())
    if change == "crlf":
        script.write_bytes(script.read_bytes().replace(b"\n", b"\r\n"))
    done = line("invoer", raad, script)
    assert (done.code, done.out) == (1, "")
    assert done.err == "Dit bestand is al ingelezen, als vergadering V-2026-08.\n"
    assert raad.read_bytes() == before


@pytest.mark.parametrize("encode", ["utf-8-sig", "crlf"])
def test_an_editor_may_write_as_it_likes(line: Line, raad: Path, script: Path, encode: str) -> None:
    data = SCRIPT.replace("\n", "\r\n").encode() if encode == "crlf" else SCRIPT.encode(encode)
    script.write_bytes(data)
    assert line("invoer", raad, script).code == 0
    state = meeting_of(raad, "V-2026-08")
    assert "De voorzitter heet iedereen welkom." in [note.text for note in state.note]
    assert not any("\r" in note.text or "\ufeff" in note.text for note in state.note)


def test_a_text_in_another_encoding_is_refused_with_its_line(
    line: Line, raad: Path, script: Path
) -> None:
    script.write_bytes(SCRIPT.replace("We missen", "We mis\u00ebn").encode("latin-1"))
    before = raad.read_bytes()
    done = line("invoer", raad, script)
    assert (done.code, done.out) == (1, "")
    assert done.err == "verslag.txt is geen tekst in UTF-8; het gaat mis op regel 1.\n"
    assert raad.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("# Opening\nWelkom.\n", "In het bestand staat geen datum."),
        ("Raad: Een andere raad\nDatum: 1 juni 2026\n", "Het bestand is van Een andere raad"),
        ("", "In het bestand staat geen datum."),
    ],
)
def test_what_is_no_meeting_of_this_council_is_refused_whole(
    line: Line, raad: Path, script: Path, text: str, sentence: str
) -> None:
    script.write_text(text, "utf-8")
    before = raad.read_bytes()
    done = line("invoer", raad, script)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(sentence)
    assert raad.read_bytes() == before


def test_a_file_that_names_its_council_makes_the_database(
    line: Line, script: Path, tmp_path: Path
) -> None:
    done = line("invoer", "nieuw.db", script)
    assert (done.code, done.out) == (0, "V-2026-01\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["nieuw.db", "verslag.txt"]
    state = meeting_of(tmp_path / "nieuw.db", "V-2026-01")
    assert state.the_council.name == "Cliëntenraad Jeugdhulp Noorderveen"
    assert [p.role for p in state.person][:2] == [Role.CHAIR, Role.SECRETARY]
    assert line("controleer", "nieuw.db").code == 0


def test_a_refused_file_leaves_no_database_behind(line: Line, script: Path, tmp_path: Path) -> None:
    script.write_text("Datum: 1 juni 2026 19:30\n# Opening\nWelkom.\n")
    assert line("invoer", "nieuw.db", script).code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.txt"]


def test_a_text_that_is_not_there_is_one_sentence(line: Line, raad: Path, tmp_path: Path) -> None:
    assert line("invoer", raad, "geen.txt").err == "Het bestand geen.txt bestaat niet.\n"
    assert line("invoer", raad, tmp_path).err == f"{tmp_path.name} is een map, geen bestand.\n"


def test_control_characters_do_not_come_out_again(line: Line, raad: Path, script: Path) -> None:
    script.write_text(SCRIPT + "/gedicht \x1b[2J\u202erood\n@Ka\x1brel: hoi\n", "utf-8")
    done = line("invoer", raad, script)
    assert done.code == 0
    assert "\x1b" not in done.out + done.err
    assert "\u202e" not in done.err


def test_a_dash_is_standard_input(raad: Path) -> None:
    done = process("invoer", raad, "-", data=SCRIPT.encode())
    assert (done.returncode, done.stdout) == (0, b"V-2026-08\n")


def test_the_offset_is_the_one_that_held_on_that_day(raad: Path) -> None:
    summer = SCRIPT.replace("10 november 2026", "7 juli 2026")
    for text in (SCRIPT, summer):
        assert (
            process("invoer", raad, "-", data=text.encode(), TZ="Europe/Amsterdam").returncode == 0
        )
    begins = [meeting_of(raad, f"V-2026-0{n}").the_meeting.planned_start for n in (8, 9)]
    assert [str(begin) for begin in begins] == [
        "2026-11-10 19:30:00+01:00",
        "2026-07-07 19:30:00+02:00",
    ]


def test_an_agenda_comes_in_a_meeting_that_is_there(line: Line, raad: Path, tmp_path: Path) -> None:
    path = tmp_path / "agenda.txt"
    path.write_text("1. Kaarten (10) besluiten\n   - Kleur\n", "utf-8")
    done = line("invoer", raad, path, "--agenda")
    assert (done.code, done.out) == (0, "V-2026-07\n")
    assert "2 punten staan nu op de agenda van V-2026-07." in done.err
    assert [item.title for item in meeting_of(raad, "V-2026-07").items[-2:]] == ["Kaarten", "Kleur"]
    closed = line("invoer", raad, path, "--agenda", "-v", "V-2026-06")
    assert closed.code == 1
    assert "De vergadering is gesloten" in closed.err
    path.write_text(" \n", "utf-8")
    assert "nog geen agendapunt" in line("invoer", raad, path, "--agenda").err

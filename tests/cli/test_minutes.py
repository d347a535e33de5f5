from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from tests.helpers.cli import Line, process
from vergadering.desk import Desk
from vergadering.errors import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NAME = "2026-10-06_notulen_clientenraad-jeugdhulp-noorderveen_concept.docx"


def words_of(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as parts:
        return parts.read("word/document.xml").decode("utf-8")


def test_the_last_closed_meeting_is_written_under_its_own_name(
    line: Line, raad: Path, tmp_path: Path
) -> None:
    before = raad.read_bytes()
    done = line("notulen", raad)
    assert (done.code, done.out) == (0, "")
    assert done.err == f"Geschreven: {NAME}\n"
    assert "behandelgroepen" in words_of((tmp_path / NAME).read_bytes())
    assert sorted(path.name for path in tmp_path.iterdir()) == [NAME, "raad.db"]
    assert raad.read_bytes() == before


def test_another_meeting_can_be_chosen(line: Line, raad: Path, tmp_path: Path) -> None:
    assert line("minutes", raad, "-v", "v-2026-04", "-o", "juli.docx").code == 0
    assert "2 juni" in words_of((tmp_path / "juli.docx").read_bytes())
    wrong = line("notulen", raad, "-v", "V-1999-01")
    assert wrong.code == 1
    assert wrong.err.startswith("Er is geen vergadering V-1999-01. Wel: V-2026-03, ")


def test_a_folder_gets_the_file_under_its_own_name(line: Line, raad: Path, tmp_path: Path) -> None:
    (tmp_path / "uit").mkdir()
    assert line("notulen", raad, "-o", "uit").code == 0
    assert (tmp_path / "uit" / NAME).exists()


def test_a_file_is_replaced_only_when_asked(line: Line, raad: Path, tmp_path: Path) -> None:
    kept = tmp_path / "notulen.docx"
    kept.write_text("handwerk")
    done = line("notulen", raad, "-o", kept)
    assert (done.code, done.err) == (
        1,
        "notulen.docx bestaat al. Kies een andere naam, of geef --overschrijf.\n",
    )
    assert kept.read_text() == "handwerk"
    assert line("notulen", raad, "-o", kept, "--overschrijf").code == 0
    assert "behandelgroepen" in words_of(kept.read_bytes())


def test_the_database_itself_is_never_replaced(line: Line, raad: Path) -> None:
    before = raad.read_bytes()
    done = line("notulen", raad, "-o", raad, "--overwrite")
    assert (done.code, done.err) == (1, "raad.db wordt gelezen en kan niet vervangen worden.\n")
    assert raad.read_bytes() == before


def test_what_fails_halfway_leaves_nothing(
    line: Line, raad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(_kind: str, _state: object, out: BytesIO, *_rest: object, **_more: object) -> None:
        out.write(b"PK")
        raise Refusal("Dat lukt niet.")

    monkeypatch.setattr("vergadering.documents.kinds.write", half)
    done = line("notulen", raad, "-o", "half.docx")
    assert (done.code, done.err) == (1, "Dat lukt niet.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["raad.db"]


def test_a_dash_is_standard_output(raad: Path) -> None:
    done = process("notulen", raad, "-o", "-")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "behandelgroepen" in words_of(done.stdout)


def test_no_private_word_gets_out(raad: Path) -> None:
    text = words_of(process("notulen", raad, "-o", "-").stdout)
    for secret in ("personeelsnieuws", "kennismakingsperiode", "voor een periode van 3 jaar"):
        assert secret not in text


def test_a_kind_or_a_style_that_is_not_there_is_refused(
    line: Line, raad: Path, tmp_path: Path
) -> None:
    for words in (["-s", "gedicht"], ["--huisstijl", "geen.docx"]):
        done = line("notulen", raad, *words)
        assert done.code == 1
        assert done.err.count("\n") == 1
        assert [path.name for path in tmp_path.iterdir()] == ["raad.db"]


def test_without_a_closed_meeting_there_is_nothing_to_write(line: Line, tmp_path: Path) -> None:
    Desk(tmp_path / "leeg.db", create=True).close()
    done = line("notulen", "leeg.db")
    assert (done.code, done.err) == (
        1,
        "Er is nog geen vergadering gesloten. Kies er een met -v.\n",
    )


def test_the_invitation_is_that_of_the_meeting_to_come(
    line: Line, raad: Path, tmp_path: Path
) -> None:
    done = line("notulen", raad, "-s", "agenda", "-o", tmp_path / "u.docx")
    assert done.code == 0
    text = words_of((tmp_path / "u.docx").read_bytes())
    assert "Uitnodiging vergadering" in text
    assert "3 november 2026" in text
    earlier = line("notulen", raad, "-s", "agenda", "-v", "V-2026-06", "-o", tmp_path / "v.docx")
    assert earlier.code == 0
    assert "6 oktober 2026" in words_of((tmp_path / "v.docx").read_bytes())

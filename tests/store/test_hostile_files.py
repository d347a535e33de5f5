"""Files that are not ours, not whole, or not to be touched: one sentence, and no byte changed."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.helpers import council
from tests.helpers.council import Clock
from tests.helpers.files import filled, fingerprint, is_whole, marked, raw
from tests.helpers.windows import unfinished
from vergadering.desk import Desk
from vergadering.domain import notes
from vergadering.errors import Refusal
from vergadering.store.header import APPLICATION_ID, VERSION

ROOT = Path(__file__).parents[2]
MAGIC = b"SQLite format 3\0"
"""What every database begins with."""
NO_DATABASE = "{} is geen database of is beschadigd. Het bestand is niet aangeraakt."


def text_file(path):
    path.write_text("Notulen van 6 oktober\n" * 400)


def random_bytes(path):
    path.write_bytes(bytes((n * 7919) % 251 for n in range(20_000)))


def empty(path):
    path.touch()


def a_word_document(path):
    path.write_bytes(b"PK\x03\x04" + bytes(500))


def magic_and_nothing_else(path):
    path.write_bytes(MAGIC)


def magic_and_rubbish(path):
    path.write_bytes(MAGIC + b"\xff" * 9_000)


def cut_in_the_header(path):
    filled(path, council.council())
    path.write_bytes(path.read_bytes()[:60])


def cut_in_the_first_page(path):
    filled(path, council.council())
    path.write_bytes(path.read_bytes()[:2_000])


def cut_in_half(path):
    filled(path, council.open_meeting())
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2 // 4096 * 4096])


def a_page_overwritten(path):
    filled(path, council.open_meeting())
    with path.open("r+b") as file:
        for page in range(2, 60):
            file.seek(page * 4096)
            file.write(b"\xa5" * 4096)


def a_folder(path):
    path.mkdir()


def of_another_program(path):
    marked(path, application=0x12345678, version=3)


def of_nobody(path):
    marked(path, application=0)


def from_a_newer_program(path):
    marked(path, application=APPLICATION_ID, version=VERSION + 1)


CASES = {
    text_file: NO_DATABASE,
    random_bytes: NO_DATABASE,
    empty: NO_DATABASE,
    a_word_document: NO_DATABASE,
    magic_and_nothing_else: NO_DATABASE,
    magic_and_rubbish: NO_DATABASE,
    cut_in_the_header: NO_DATABASE,
    cut_in_the_first_page: NO_DATABASE,
    cut_in_half: NO_DATABASE,
    a_page_overwritten: NO_DATABASE,
    a_folder: "{} is een map, geen bestand.",
    of_another_program: "{} is een database van een ander programma."
    " Het bestand is niet aangeraakt.",
    of_nobody: "{} is een database van een ander programma. Het bestand is niet aangeraakt.",
    from_a_newer_program: "{} is gemaakt met een nieuwere versie van dit programma."
    " Werk eerst bij.",
}


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
def test_a_file_that_is_not_ours_is_refused_in_one_sentence_and_left_alone(tmp_path, make):
    path = tmp_path / "raad.db"
    make(path)
    before = fingerprint(tmp_path)
    with pytest.raises(Refusal) as refusal:
        Desk(path)
    assert str(refusal.value) == CASES[make].format("raad.db")
    assert fingerprint(tmp_path) == before


def test_creating_never_overwrites_what_is_there(tmp_path):
    for make in (text_file, of_another_program, from_a_newer_program, cut_in_the_header):
        path = tmp_path / f"{make.__name__}.db"
        make(path)
        before = path.read_bytes()
        with pytest.raises(Refusal):
            Desk(path, create=True)
        assert path.read_bytes() == before


def test_a_missing_file_is_not_made_by_looking(tmp_path):
    with pytest.raises(Refusal, match=r"^Het bestand raad.db bestaat niet\.$"):
        Desk(tmp_path / "raad.db")
    with pytest.raises(Refusal, match="bestaat niet"):
        Desk(tmp_path / "geen map" / "raad.db", create=True)
    assert fingerprint(tmp_path) == {}


def test_a_circle_of_links_is_refused(tmp_path):
    (tmp_path / "raad.db").symlink_to(tmp_path / "raad.db")
    with pytest.raises(Refusal, match="mag niet gelezen worden"):
        Desk(tmp_path / "raad.db")


def program(source, path):
    """What a program says that does this with a file."""
    return subprocess.run(
        [sys.executable, "-c", source, path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


LOOK = """
import os, sys
from pathlib import Path
from vergadering.errors import Refusal
from vergadering.store.database import connect
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    connect(Path(sys.argv[1]))
except Refusal as refusal:
    print(refusal)
"""


@pytest.fixture
def open_folder():
    """A folder that any user may enter."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.mark.skipif(os.name != "posix", reason="these rights are those of POSIX")
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o000, 0o755), (0o644, 0o000)])
def test_a_file_or_folder_that_may_not_be_read_is_refused(open_folder, file_mode, folder_mode):
    path = filled(open_folder / "raad.db", council.council())
    path.chmod(file_mode)
    open_folder.chmod(folder_mode)
    said = program(LOOK, path)
    assert (said.stdout, said.stderr) == ("Het bestand raad.db mag niet gelezen worden.\n", "")


@pytest.fixture
def read_only(tmp_path):
    """A file with a meeting that is marked as not to be written."""
    path = filled(tmp_path / "raad.db", council.open_meeting())
    path.chmod(0o444)
    return path


def test_a_read_only_file_can_be_read(read_only):
    desk = Desk(read_only)
    assert not desk.writable
    state = desk.take(desk.state.meeting[0].id)
    assert len(state.items) == 5
    assert unfinished(desk, "live") == ""
    assert not desk.refresh()
    desk.close()


def test_a_read_only_file_is_never_written(read_only):
    before = fingerprint(read_only.parent)
    desk = Desk(read_only)
    desk.take(desk.state.meeting[0].id)
    desk.drafts.type("live", "zomaar")
    for attempt in (
        partial(desk.keep, partial(notes.add_note, text="Mag niet")),
        desk.undo,
        desk.redo,
    ):
        with pytest.raises(Refusal, match=r"raad.db mag niet gewijzigd worden"):
            attempt()
    desk.close()
    assert fingerprint(read_only.parent) == before


def test_a_read_only_file_of_an_older_version_says_what_it_needs(tmp_path):
    path = marked(tmp_path / "raad.db", version=0)
    path.chmod(0o444)
    before = fingerprint(tmp_path)
    with pytest.raises(Refusal, match="moet eerst worden bijgewerkt, maar mag alleen gelezen"):
        Desk(path)
    assert fingerprint(tmp_path) == before


def test_looking_changes_no_byte(tmp_path):
    path = filled(tmp_path / "raad.db", council.open_meeting())
    before = fingerprint(tmp_path)
    desk = Desk(path)
    desk.take(desk.state.meeting[0].id)
    desk.refresh()
    desk._file.written_elsewhere()
    unfinished(desk, "live")
    desk.close()
    assert fingerprint(tmp_path) == before


def test_a_full_disk_leaves_what_was_there_and_says_so(tmp_path):
    path = filled(tmp_path / "raad.db", council.open_meeting())
    desk = Desk(path, clock=Clock())
    state = desk.take(desk.state.meeting[0].id)
    db = desk._file._db
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}").fetchone()
    with pytest.raises(Refusal, match="De schijf is vol, dus dit is niet bewaard"):
        desk.keep(partial(notes.add_note, text="x" * 100_000))
    assert desk.state == state
    db.execute("PRAGMA max_page_count = 100000").fetchone()
    desk.keep(partial(notes.add_note, text="Past weer"))
    assert [note.text for note in desk.state.note] == ["Past weer"]
    desk.close()
    assert is_whole(path)


FILL = """
import resource, sys
from functools import partial
from pathlib import Path
from vergadering.desk import Desk
from vergadering.domain import notes
from vergadering.errors import Refusal
path = Path(sys.argv[1])
desk = Desk(path)
desk.take(desk.state.meeting[0].id)
limit = path.stat().st_size + 60_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
kept = 0
try:
    for _ in range(500):
        desk.keep(partial(notes.add_note, text="x" * 2_000))
        kept += 1
except Refusal as refusal:
    print(kept, len(desk.state.note), refusal)
desk.close()
"""


def test_a_disk_that_writes_no_more_keeps_all_that_was_said_to_be_kept(tmp_path):
    pytest.importorskip("resource")
    path = filled(tmp_path / "raad.db", council.open_meeting())
    said = program(FILL, path)
    assert said.stderr == ""
    kept, known, sentence = said.stdout.split(maxsplit=2)
    assert "schijf" in sentence
    assert int(kept) == int(known) > 3
    assert is_whole(path)
    db = raw(path)
    assert db.execute("SELECT count(*) FROM note").fetchone() == (int(kept),)
    db.close()

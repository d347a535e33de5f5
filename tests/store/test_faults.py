from __future__ import annotations

from contextlib import closing
from functools import partial

import pytest

from tests.helpers.council import START
from tests.helpers.files import raw
from tests.helpers.windows import note, texts, typed, unfinished
from vergadering.errors import Busy, Refusal, Unkept
from vergadering.store import database, handle
from vergadering.store.engine import sqlite3

LONG = "De raad vraagt wat dit voor de jongeren betekent. " * 200


def full(desk, pages=0):
    """Let the file grow by no more than so many pages."""
    count = desk._file._db.execute("PRAGMA page_count").fetchone()[0]
    desk._file._db.execute(f"PRAGMA max_page_count = {count + pages}")


def test_a_full_disk_keeps_nothing_and_can_be_tried_again(sit):
    desk = sit()
    before = desk.state
    full(desk)
    with pytest.raises(Unkept, match="De schijf is vol"):
        desk.keep(note(LONG))
    assert desk.state == before
    full(desk, pages=1000)
    desk.keep(note(LONG))
    assert texts(desk) == [LONG.strip()]


def test_a_line_that_the_disk_has_no_room_for_is_told_and_tried_again(sit):
    desk = sit()
    full(desk)
    desk.drafts.type("live", LONG)
    desk._worker.submit(int).result()
    assert str(desk.drafts.trouble).startswith("De schijf is vol")
    assert desk.drafts.unwritten == LONG
    full(desk, pages=1000)
    desk.drafts.again()
    desk._worker.submit(int).result()
    assert desk.drafts.trouble is None
    assert desk.drafts.unwritten == ""
    assert unfinished(desk, "live") == LONG


@pytest.mark.parametrize("mode", ["truncate", "wal"])
def test_a_file_that_went_elsewhere_is_written_no_more_until_it_is_back(
    sit, meeting_file, monkeypatch, mode
):
    monkeypatch.setattr(handle, "journal_mode", lambda version, careful: mode)
    desk, elsewhere = sit(), meeting_file.with_name("elders.db")
    desk.keep(note("Ervoor"))
    meeting_file.rename(elsewhere)
    with pytest.raises(Unkept, match="is verplaatst, verwijderd of vervangen"):
        desk.keep(note("Tussendoor"))
    elsewhere.rename(meeting_file)
    desk.keep(note("Erna"))
    assert texts(desk) == ["Ervoor", "Erna"]


def test_looking_for_what_others_wrote_never_waits_and_misses_nothing(sit, meeting_file):
    one, two = sit(), sit()
    two._file.written_elsewhere()
    one.keep(note("Van een ander"))
    with closing(raw(meeting_file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not two._file.written_elsewhere()
        other.execute("ROLLBACK")
    assert two._file.written_elsewhere()
    assert not two._file.written_elsewhere()


@pytest.mark.parametrize(
    ("said", "kind", "sentence"),
    [
        ("database is locked", Busy, "houdt raad.db bezet"),
        ("database or disk is full", Unkept, "De schijf is vol"),
        ("attempt to write a readonly database", Unkept, "mag nu niet geschreven worden"),
        ("disk I/O error", Unkept, "De schijf geeft een fout"),
        ("unable to open database file", Unkept, "mag nu niet geschreven worden"),
        ("database disk image is malformed", Refusal, "is beschadigd"),
        ("something else", Refusal, "something else"),
    ],
)
def test_what_sqlite_says_is_a_sentence_also_without_its_code(meeting_file, said, kind, sentence):
    found = database.explained(sqlite3.OperationalError(said), meeting_file)
    assert type(found) is kind
    assert sentence in str(found)


def test_an_end_on_a_full_disk_says_so_and_still_has_the_text(sit):
    desk = sit()
    full(desk)
    desk.drafts.type("live", LONG)
    with pytest.raises(Unkept, match="De schijf is vol"):
        desk.close()
    assert desk.drafts.unwritten == LONG


def test_a_draft_of_a_line_never_hides_a_refusal_of_a_rule(sit):
    desk = sit()
    full(desk)
    with pytest.raises(Refusal, match="lege notitie"):
        desk.keep(partial(note(" ")), finishes="live")
    assert typed(desk, "live") == []
    assert desk.state.the_meeting.opened_at == START

"""What was kept long enough leaves no byte in the file or beside it, and never comes back."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from functools import partial

import pytest

from tests.helpers.files import is_whole, raw
from tests.helpers.retained import GOING, STAYING, YEAR_ON, lived
from tests.store.test_erasing import bytes_of, undone
from vergadering.desk import Desk
from vergadering.documents.data import write_data
from vergadering.domain import notes, people
from vergadering.domain.model import Meeting
from vergadering.domain.retention import Matter, due
from vergadering.domain.soundness import findings
from vergadering.errors import Busy, Refusal
from vergadering.store.integrity import inspect
from vergadering.store.shelf import Reason


def found(path, words):
    """The words that stand in a file or beside it."""
    whole = bytes_of(path)
    return [word for word in words if word.encode() in whole]


@pytest.fixture(params=["truncate", "wal"])
def life(request, tmp_path, monkeypatch):
    """A council that kept everything for more than a year, in each way of writing a file."""
    mode = request.param
    monkeypatch.setattr("vergadering.store.handle.journal_mode", lambda *_a, **_k: mode)
    life = lived(tmp_path / "raad.db")
    life.clock.now = YEAR_ON
    yield life
    life.desk.close()


def redone(desk):
    """Whether there was something to do again."""
    try:
        desk.redo()
    except Refusal:
        return False
    return True


def expire(life):
    """Take out all that is due."""
    return life.desk.retention.expire(life.desk.retention.preview().expired)


def test_no_byte_is_left_of_what_was_kept_long_enough(life):
    path = life.desk.path
    assert found(path, GOING) == list(GOING), "they would have been found"
    erased = expire(life)
    assert found(path, GOING) == []
    assert found(path, STAYING) == list(STAYING)
    assert (erased.backups, erased.elsewhere) == ((), ())
    life.desk.close()
    assert found(path, GOING) == []
    assert is_whole(path)
    said, whole = inspect(path)
    assert (said, findings(whole)) == ((), ())
    assert due(whole, YEAR_ON.date()) == ()


def test_another_window_that_is_open_has_no_word_of_it_either(life):
    other = Desk(life.desk.path, clock=life.clock)
    other.take(life.ids["meeting"])
    assert any(word in str(other.state) for word in GOING)
    expire(life)
    other.refresh()
    assert not [word for word in GOING if word in str(other.state)]
    assert other.state.get(Meeting, life.ids["meeting"]).cleared_on == YEAR_ON.date()
    fresh = Desk(life.desk.path)
    assert other.state == fresh.take(life.ids["meeting"])
    other.keep(partial(people.add_person, name="Nieuw"))
    other.close()
    fresh.close()
    assert found(life.desk.path, GOING) == []


def test_a_window_that_slept_since_the_meeting_has_what_stayed(tmp_path):
    path = tmp_path / "raad.db"
    life = lived(path)
    asleep = Desk(path, clock=life.clock)
    asleep.take(life.ids["meeting"])
    asleep._line = 1
    asleep.state = asleep.state.having({"note": (), "signal": (), "membership": ()})
    life.clock.now = YEAR_ON
    expire(life)
    asleep.refresh()
    fresh = Desk(path)
    assert asleep.state == fresh.take(life.ids["meeting"])
    for desk in (asleep, fresh, life.desk):
        desk.close()


@pytest.mark.parametrize("place", ["none", "meeting", "last"])
def test_no_undo_or_redo_brings_anything_of_it_back(life, place):
    expire(life)
    wanted = {"none": None, "meeting": life.ids["meeting"], "last": life.state.meeting[-1].id}
    life.desk.take(wanted[place])
    while undone(life.desk):
        assert not [word for word in GOING if word in str(life.state)]
    while redone(life.desk):
        assert not [word for word in GOING if word in str(life.state)]
    assert found(life.desk.path, GOING) == []
    assert is_whole(life.desk.path)


def test_an_undo_says_why_it_stops(life):
    life.desk.take(None)
    expire(life)
    with pytest.raises(Refusal, match="bewaartermijn"):
        life.desk.undo()
    life.does(partial(people.add_person, name="Later"))
    life.desk.undo()
    with pytest.raises(Refusal, match="bewaartermijn"):
        life.desk.undo()


def test_the_public_data_of_the_meeting_is_the_same_to_the_letter(life):
    meeting = life.ids["meeting"]
    before = write_data(life.desk.take(meeting), YEAR_ON)
    expire(life)
    assert write_data(life.desk.take(meeting), YEAR_ON) == before


def test_it_is_shown_before_anything_goes(life):
    preview = life.desk.retention.preview()
    assert [row.matter for row in preview.expired] == [
        *(Matter.WORKING, Matter.SIGNAL),
        *(Matter.CANDIDATE, Matter.CANDIDATE, Matter.CONTACT),
    ]
    assert preview.parts == {"internal_notes": 1, "turns": 1, "reasons": 1}
    assert preview.terms == {
        Matter.WORKING: 0,
        Matter.SIGNAL: 12,
        Matter.CANDIDATE: 4,
        Matter.CONTACT: 0,
    }
    assert found(life.desk.path, GOING) == list(GOING)


def test_what_was_not_named_stays(life):
    rows = [row for row in life.desk.retention.preview().expired if row.matter is Matter.SIGNAL]
    life.desk.retention.expire(rows)
    assert found(life.desk.path, ("KWARTELEI", "ZEGGEKORF", "DASSENPAD")) == []
    assert found(life.desk.path, ("MOERASEIK", "RIETVELDE", "HERMELIJN")) != []
    left = {row.matter for row in life.desk.retention.preview().expired}
    assert left == set(Matter) - {Matter.SIGNAL}


def test_a_removed_signal_is_remembered_for_as_long_as_another(tmp_path):
    life = lived(tmp_path / "raad.db")
    life.clock.now += timedelta(days=300)
    life.desk.retention.expire(())
    assert found(life.desk.path, ("DASSENPAD",)) == ["DASSENPAD"]
    life.clock.now += timedelta(days=100)
    life.desk.retention.expire(())
    assert found(life.desk.path, ("DASSENPAD",)) == []
    assert found(life.desk.path, ("KWARTELEI",)) == ["KWARTELEI"]
    life.desk.close()


def test_once_more_removes_nothing_more_and_no_line_is_written(life):
    expire(life)
    with closing(raw(life.desk.path)) as db:
        (before,) = db.execute("SELECT count(*) FROM journal").fetchone()
    expire(life)
    with closing(raw(life.desk.path)) as db:
        assert db.execute("SELECT count(*) FROM journal").fetchone() == (before,)


def test_backups_that_still_hold_it_are_named(life):
    life.desk.backups.begin()
    life.desk.backups._make(YEAR_ON, Reason.HAND)
    (backup,) = life.desk.retention.preview().backups
    assert GOING[0].encode() in backup.read_bytes()
    assert expire(life).backups == (backup,)


def test_the_record_of_a_meeting_that_was_not_adopted_keeps_its_history(life):
    life.does(partial(notes.add_note, text="Nog in de volgende"))
    last = life.state.note[-1]
    expire(life)
    assert [line.name for line in life.desk._file.history("note", last.id)] == ["add_note"]
    assert life.desk._file.history("note", life.ids["note"]) == []


async def test_a_screen_does_not_wait_for_it(tmp_path):
    life = lived(tmp_path / "raad.db")
    life.clock.now = YEAR_ON
    preview = await life.desk.retention.preview_soon()
    erased = await life.desk.retention.expire_soon(preview.expired)
    assert erased.backups == ()
    assert found(life.desk.path, GOING) == []
    life.desk.close()


def test_while_another_program_reads_on_it_says_so_and_goes_on_later(tmp_path, monkeypatch):
    monkeypatch.setattr("vergadering.store.handle.journal_mode", lambda *_a, **_k: "wal")
    monkeypatch.setattr("vergadering.store.database.BUSY_SECONDS", 0.05)
    life = lived(tmp_path / "raad.db")
    life.clock.now = YEAR_ON
    with closing(raw(life.desk.path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM note").fetchone()
        with pytest.raises(Busy, match="doe het nog eens"):
            expire(life)
        assert due(life.state, YEAR_ON.date()) == ()
        assert found(life.desk.path, GOING) != []
        reader.rollback()
    life.desk.retention.expire(())
    assert found(life.desk.path, GOING) == []
    life.desk.close()

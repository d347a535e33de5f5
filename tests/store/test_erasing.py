"""A complaint that was referred leaves no byte of its words in the file or beside it."""

from __future__ import annotations

from contextlib import closing
from functools import partial

import pytest

from tests.helpers import council
from tests.helpers.files import filled, is_whole, raw
from vergadering.desk import Desk
from vergadering.domain import notes, signals
from vergadering.domain.choices_registers import SignalStatus
from vergadering.domain.soundness import findings
from vergadering.errors import Refusal
from vergadering.store.backup import COMPANIONS
from vergadering.store.integrity import inspect
from vergadering.store.shelf import Reason
from vergadering.store.windows import Draft

COMPLAINT = "ZEVENSLAPER mijn zoon werd uitgelachen door begeleider Kwakernaat"
ANONYMOUS = "NACHTZWALUW een jongere werd uitgelachen"
MARKS = (b"ZEVENSLAPER", b"Kwakernaat", b"NACHTZWALUW", b"Grutterswijk", b"pesterij")


def bytes_of(path):
    """The file and everything that SQLite keeps beside it."""
    beside = [path.with_name(path.name + ending) for ending in COMPANIONS]
    return b"".join(each.read_bytes() for each in (path, *beside) if each.exists())


def marks_in(path):
    return [mark for mark in MARKS if mark in bytes_of(path)]


def complained(path, *, mode=None):
    """A desk on a file in which a complaint was typed, changed, taken back and done again."""
    filled(path, council.open_meeting())
    if mode:
        with closing(raw(path)) as db:
            db.execute(f"PRAGMA journal_mode = {mode}").fetchone()
    desk = Desk(path, clock=lambda: council.later(5))
    desk.take(desk.state.meeting[0].id)
    desk.keep(partial(signals.add_signal, raw=COMPLAINT, place="Grutterswijk", theme="pesterij"))
    id = desk.state.signal[0].id
    desk.keep(partial(signals.anonymise_signal, signal_id=id, text=ANONYMOUS))
    desk.undo()
    desk.redo()
    desk.keep(partial(signals.release_signal, signal_id=id))
    for n in range(30):
        desk.keep(partial(notes.add_note, text=f"Regel {n} " + "lang " * 200))
    return desk, id


@pytest.mark.parametrize("mode", ["truncate", "wal"])
def test_no_byte_of_a_complaint_is_left_when_it_was_referred(tmp_path, mode, monkeypatch):
    monkeypatch.setattr("vergadering.store.handle.journal_mode", lambda *_a, **_k: mode)
    path = tmp_path / "raad.db"
    desk, id = complained(path, mode=mode)
    assert marks_in(path) == list(MARKS), "they would have been found"
    erased = desk.eraser.refer(id, "klachtenfunctionaris")
    assert marks_in(path) == []
    assert (erased.backups, erased.elsewhere) == ((), ())
    row = desk.state.signal[0]
    assert (row.status, row.follow_up) == (SignalStatus.REFERRED, "klachtenfunctionaris")
    assert (row.raw, row.text, row.place, row.theme) == ("", "", "", "")
    desk.close()
    assert marks_in(path) == []
    assert is_whole(path)
    found, whole = inspect(path)
    assert (found, findings(whole)) == ((), ())


def test_undoing_brings_back_the_signal_and_no_word_of_it(tmp_path):
    path = tmp_path / "raad.db"
    desk, id = complained(path)
    desk.eraser.refer(id, "vertrouwenspersoon")
    while undone(desk):
        assert all(not (row.raw or row.text or row.place) for row in desk.state.signal)
    assert desk.state.signal == ()
    assert marks_in(path) == []
    desk.close()


def undone(desk):
    """Whether there was something to take back."""
    try:
        desk.undo()
    except Refusal:
        return False
    return True


def test_another_window_that_is_open_has_no_word_of_it_either(tmp_path):
    path = tmp_path / "raad.db"
    desk, id = complained(path)
    other = Desk(path, clock=lambda: council.later(6))
    other.take(desk.state.meeting_id)
    assert other.state.signal[0].raw == COMPLAINT
    desk.eraser.refer(id, "klachtenfunctionaris")
    other.refresh()
    assert other.state == desk.state
    other.keep(partial(notes.add_note, text="Verder"))
    assert marks_in(path) == []
    other.close()
    desk.close()


def test_what_somebody_was_still_typing_of_it_goes_too(tmp_path):
    path = tmp_path / "raad.db"
    desk, id = complained(path)
    lines = {
        "capture:1": f"/intern {COMPLAINT}",
        "capture:2": COMPLAINT[:30],
        "capture:3": "De groepen gaan samen.",
    }
    with desk._file.writing():
        for place, text in lines.items():
            desk._file.keep_draft(Draft(place, "elders:1", council.later(), text))
    desk.eraser.refer(id, "klachtenfunctionaris")
    assert [draft.place for draft in desk._file.all_drafts()] == ["capture:3"]
    assert marks_in(path) == []
    desk.close()


def test_the_same_words_in_another_record_are_pointed_at(tmp_path):
    path = tmp_path / "raad.db"
    desk, id = complained(path)
    desk.keep(partial(notes.add_note, text=f"Gezegd: {COMPLAINT}"))
    note = desk.state.note[-1]
    erased = desk.eraser.refer(id, "klachtenfunctionaris")
    assert ("note", note.id) in erased.elsewhere
    assert {table for table, _ in erased.elsewhere} == {"note", "journal"}
    desk.close()


def test_backups_that_still_hold_it_are_named(tmp_path):
    path = tmp_path / "raad.db"
    desk, id = complained(path)
    desk.backups.begin()
    desk.backups._make(council.later(5), Reason.HAND)
    before = desk.eraser.backups()
    assert len(before) == 1
    assert any(mark in before[0].read_bytes() for mark in MARKS)
    assert desk.eraser.refer(id, "klachtenfunctionaris").backups == before
    desk.close()


def test_a_rule_that_says_no_erases_nothing(tmp_path):
    path = tmp_path / "raad.db"
    desk, id = complained(path)
    with pytest.raises(Refusal, match="Naar wie"):
        desk.eraser.refer(id, " ")
    assert desk.state.signal[0].raw == COMPLAINT
    assert marks_in(path) == list(MARKS)
    desk.close()


async def test_a_screen_does_not_wait_for_it(tmp_path):
    path = tmp_path / "raad.db"
    desk, id = complained(path)
    erased = await desk.eraser.refer_soon(id, "klachtenfunctionaris")
    assert erased.elsewhere == ()
    assert marks_in(path) == []
    assert (await desk.eraser.scrub_soon()).backups == ()
    desk.close()

from __future__ import annotations

import json
from contextlib import closing
from functools import partial
from threading import Timer

import pytest

from tests.helpers import council
from tests.helpers.council import START, Clock, later
from tests.helpers.files import filled, raw
from vergadering.desk import Desk
from vergadering.domain import actions, meeting, notes, people
from vergadering.domain.choices import ActionStatus, NoteKind
from vergadering.domain.model import Note
from vergadering.errors import Busy, Refusal
from vergadering.store import database
from vergadering.store.council import CouncilFile

NOTE = partial(notes.add_note, text="Gezegd")


@pytest.fixture
def path(tmp_path):
    """A file with the sample meeting under way."""
    return filled(tmp_path / "raad.db", council.open_meeting(), clock=Clock())


@pytest.fixture
def file(path):
    file = CouncilFile(path)
    yield file
    file.close()


@pytest.fixture
def desk(path):
    """A desk with the meeting in hand."""
    desk = Desk(path, clock=Clock(), who="Ibrahim")
    desk.take(desk.state.meeting[0].id)
    yield desk
    desk.close()


def lines(path):
    with closing(raw(path)) as db:
        db.row_factory = lambda cursor, row: {
            column[0]: value for column, value in zip(cursor.description, row, strict=True)
        }
        return db.execute("SELECT * FROM journal ORDER BY id").fetchall()


def test_what_was_kept_is_loaded(path):
    wanted = council.open_meeting()
    with closing(CouncilFile(path)) as file:
        assert file.load(wanted.meeting_id)[0] == wanted
        assert file.load(None)[0].person == wanted.person
        assert file.load(None)[0].items == ()


def test_a_line_of_the_journal_says_who_did_what_when(desk, path):
    desk.keep(NOTE)
    line = lines(path)[-1]
    assert (line["name"], line["who"], line["at"]) == ("add_note", "Ibrahim", START.isoformat())
    assert (line["meeting_id"], line["undoes"]) == (desk.state.meeting_id, None)


def test_a_line_holds_each_row_before_and_after(desk, path):
    desk.keep(NOTE)
    first = desk.state.note[0]
    desk.keep(partial(notes.change_note, note_id=first.id, text="Anders", kind=NoteKind.DISCUSSION))
    desk.keep(partial(notes.remove_note, note_id=first.id))
    made, changed, removed = (json.loads(line["rows"]) for line in lines(path)[-3:])
    values = {row[0]: row for row in made}
    assert values["note"][1] is None
    assert values["note"][2]["text"] == "Gezegd"
    assert values["counter"][1]["last"] + 1 == values["counter"][2]["last"]
    assert [(row[0], row[1]["text"], row[2]["text"]) for row in changed] == [
        ("note", "Gezegd", "Anders")
    ]
    assert [(row[0], row[1]["text"], row[2]) for row in removed] == [("note", "Anders", None)]


def test_undo_says_which_line_it_took_back(desk, path):
    desk.keep(NOTE)
    desk.undo()
    done, undone = lines(path)[-2:]
    assert (undone["undoes"], undone["name"]) == (done["id"], "add_note")


def test_a_change_of_nothing_leaves_no_line(desk, path):
    before = lines(path)
    person = desk.state.person[0]
    desk.keep(partial(people.change_person, person=person))
    assert lines(path) == before


def test_a_refused_change_leaves_no_trace(desk, path):
    before, state = path.read_bytes(), desk.state
    with pytest.raises(Refusal, match="lege notitie"):
        desk.keep(partial(notes.add_note, text=" "))
    assert desk.state == state
    desk.close()
    assert path.read_bytes() == before


def test_a_fault_in_a_rule_leaves_no_trace_and_is_no_refusal(desk):
    def faulty(state, at):
        raise ZeroDivisionError

    before = desk.state
    with pytest.raises(ZeroDivisionError):
        desk.keep(faulty)
    assert desk.state == before
    desk.keep(NOTE)


def test_the_lines_since_one_are_the_later_ones(desk, file):
    _, last = file.load(desk.state.meeting_id)
    desk.keep(NOTE)
    desk.keep(NOTE)
    found = file.since(last)
    assert [line.name for line in found] == ["add_note", "add_note"]
    assert file.since(found[-1].id) == []
    assert file.line(found[0].id) == found[0]
    table = {d.table: d for d in found[0].done}
    assert table["note"].after == desk.state.note[0]


def test_it_is_noticed_that_somebody_wrote(desk, file):
    assert not file.written_elsewhere()
    desk.keep(NOTE)
    assert file.written_elsewhere()
    assert not file.written_elsewhere()


def test_a_row_that_something_refers_to_is_not_taken_away(desk, path):
    def lose_everybody(state, at):
        return state.drop(*state.person)

    before = desk.state
    with pytest.raises(Refusal, match="iets anders hoort hier nog bij"):
        desk.keep(lose_everybody)
    desk.refresh()
    assert desk.state == before


HOSTILE = ["\x00", "\x1b]52;c;!\x07", "\u202ea", "[/x]", "\u2028", "x" * 1_000_000]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:4]))
def test_text_comes_back_as_it_was_typed(desk, path, text):
    desk.keep(partial(notes.add_note, text=f"a{text}b"))
    with closing(CouncilFile(path)) as other:
        state, _ = other.load(desk.state.meeting_id)
    assert state.note[-1].text == f"a{text}b"


def test_text_that_no_file_can_hold_is_refused_and_nothing_is_lost(desk):
    desk.keep(NOTE)
    with pytest.raises(Refusal, match="een teken dat niet bewaard kan worden"):
        desk.keep(partial(notes.add_note, text="half \ud83d teken"))
    assert len(desk.state.note) == 1
    desk.keep(NOTE)
    assert len(desk.state.note) == 2


@pytest.fixture
def hasty(monkeypatch):
    """Programs that wait a moment only for each other."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.02)


def test_a_file_that_somebody_holds_is_busy_and_nothing_is_lost(hasty, path):
    with closing(CouncilFile(path)) as file, closing(raw(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="Een ander programma houdt"), file.writing():
            raise AssertionError
        other.execute("ROLLBACK")
        with file.writing():
            file.keep((), at=START, who="", name="niets", meeting_id=None)
    assert lines(path)[-1]["name"] == "niets"


def test_a_change_waits_for_whoever_lets_go_in_time(desk, path):
    other = database.sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    letting_go = Timer(0.1, other.execute, ["ROLLBACK"])
    letting_go.start()
    desk.keep(NOTE)
    letting_go.join()
    other.close()
    assert len(desk.state.note) == 1


async def test_a_change_is_tried_again_before_it_says_busy(hasty, path):
    tried = []

    def counted(state, at):
        return notes.add_note(state, at, text="Gezegd")

    desk = Desk(path, clock=lambda: tried.append(1) or later(1))
    desk.take(desk.state.meeting[0].id)
    with closing(raw(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        tried.clear()
        with pytest.raises(Busy):
            await desk.change(counted)
        other.execute("ROLLBACK")
    assert len(tried) == 3
    state = await desk.change(counted)
    assert [note.text for note in state.note] == ["Gezegd"]
    desk.close()


def test_reading_does_not_wait_for_a_writer_that_has_not_committed(hasty, path):
    with closing(raw(path)) as other, closing(CouncilFile(path)) as file:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE council SET name = 'Half'")
        assert file.load(None)[0].the_council.name.startswith("Cliëntenraad")
        other.execute("ROLLBACK")


def test_actions_of_earlier_meetings_are_there_while_they_are_open(path):
    desk = Desk(path, clock=Clock())
    desk.take(desk.state.meeting[0].id)
    for text in ("Blijft open", "Gaat dicht", "Is al dicht"):
        desk.keep(partial(actions.add_action, text=text))
    shut = partial(actions.set_status, status=ActionStatus.DONE)
    first = desk.state
    desk.keep(partial(shut, action_id=first.action[2].id))
    desk.keep(partial(meeting.add_meeting, title="Volgende", planned_start=None))
    assert [action.text for action in desk.state.action] == ["Blijft open", "Gaat dicht"]
    desk.keep(partial(shut, action_id=first.action[1].id))
    desk.close()
    with closing(CouncilFile(path)) as file:
        later_state, _ = file.load(desk.state.meeting_id)
        nowhere, _ = file.load(None)
    assert later_state == desk.state
    assert [action.text for action in nowhere.action] == ["Blijft open"]
    assert [event.action_id for event in nowhere.action_event] == [first.action[0].id]


def test_notes_of_another_meeting_are_not_loaded(desk, path):
    desk.keep(NOTE)
    with closing(CouncilFile(path)) as file:
        assert file.load(None)[0].rows(Note) == ()

"""Nobody finds what they may not see, and what was taken out of the file is found by nobody."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial

import pytest

from tests.helpers import council
from tests.helpers.council import Clock, later
from tests.helpers.files import filled, raw
from tests.helpers.registers import SECRET_SIGNAL
from tests.helpers.searching import close_item, found, in_file, note, open_item
from tests.helpers.terminal import SAMPLE
from vergadering.desk import Desk
from vergadering.domain import deciding, signals
from vergadering.domain.deciding import Count
from vergadering.domain.model import Decision
from vergadering.domain.public import public
from vergadering.domain.search import FINDABLE
from vergadering.domain.state import TABLE
from vergadering.errors import Refusal
from vergadering.store import index
from vergadering.store.backup import COMPANIONS
from vergadering.store.council import CouncilFile
from vergadering.store.integrity import inspect

# who may see what


def test_what_is_closed_is_found_only_while_it_is_open_or_in_the_private_view(open_desk):
    item_id = open_item(open_desk)
    note(open_desk, "De kikker", item_id=item_id)
    seen = []
    for deed in (
        lambda: close_item(open_desk, item_id),
        open_desk.undo,
        open_desk.redo,
        lambda: close_item(open_desk, item_id, closed=False),
    ):
        deed()
        seen.append(found(open_desk, "kikker"))
        assert found(open_desk, "kikker", private=True) == ["De kikker"]
    assert seen == [[], ["De kikker"], [], ["De kikker"]]


def test_earlier_texts_of_a_proposal_that_was_decided_on_behind_closed_doors_are_not_found(
    open_desk,
):
    item_id = open_item(open_desk)
    desk = open_desk
    desk.keep(partial(deciding.table_proposal, text="Kikkers tellen", item_id=item_id))
    id = desk.state.proposal[-1].id
    desk.keep(partial(deciding.amend_proposal, proposal_id=id, text="Merels tellen"))
    desk.keep(partial(deciding.show_of_hands, proposal_id=id, count=Count(8, 0, 0)))
    assert found(desk, "tellen") == ["Merels tellen", "Kikkers tellen", "Merels tellen"]
    close_item(desk, item_id)
    assert found(desk, "tellen") == []
    assert len(found(desk, "tellen", private=True)) == 3


def test_a_decision_behind_closed_doors_hides_its_proposal_wherever_that_stood(open_desk):
    first, second = (row.id for row in open_desk.state.items[:2])
    desk = open_desk
    desk.keep(partial(deciding.table_proposal, text="Kikkers tellen", item_id=first))
    proposal = desk.state.proposal[-1]
    assert found(desk, "tellen") == ["Kikkers tellen"]

    def decided(state, at):
        state, id = state.fresh()
        return state.put(
            Decision(id, "B-2026-99", state.meeting_id, second, proposal.id, at=at, text="Ja")
        )

    desk.keep(decided)
    close_item(desk, second)
    assert found(desk, "tellen") == []


def test_words_that_were_not_released_are_private(rich):
    assert in_file(rich, SECRET_SIGNAL) == []
    assert in_file(rich, "kevin groep") == []
    assert in_file(rich, "kevin groep", private=True) != []


def rows_with_what_they_belong_to(path):
    """Each row that can be found, and the small state that says who may see it."""
    with closing(CouncilFile(path)) as file:
        whole = file.tables(*TABLE)
        with file._reading():
            for kind in FINDABLE:
                for row in whole.rows(kind):
                    yield row, file._around([row]), whole


@pytest.mark.parametrize("which", ["rich", "sample"])
def test_what_may_be_seen_of_a_row_is_known_from_what_it_belongs_to(which, rich):
    path = rich if which == "rich" else SAMPLE
    whole, told = None, None
    for row, around, whole in rows_with_what_they_belong_to(path):
        told = told or public(whole)
        kind = type(row)
        assert public(around).get(kind, row.id) == told.get(kind, row.id), row
    assert told is not None


def test_a_search_in_public_is_the_same_whatever_is_closed(tmp_path):
    """Not the hits, not their order, not whether there is more."""
    state = council.open_meeting()
    first, second = state.items[:2]
    state = state.put(replace(second, confidential=True, public_title="Personele zaak"))
    plain, secret = (
        Desk(filled(tmp_path / name, state), clock=Clock()) for name in ("1.db", "2.db")
    )
    for desk in (plain, secret):
        desk.take(state.meeting_id)
    for n in range(60):
        for desk in (plain, secret):
            note(desk, f"kikker {n % 3} van de raad", item_id=first.id)
        note(secret, "kikker kikker besloten raad " * (n % 5 + 1), item_id=second.id)
        note(plain, "merel", item_id=second.id)
    for typed in ("k", "kikker", "raad", "kikker 1 r", "besloten", "van", "personele", "merel"):
        for limit in (1, 19, 20, 60):
            one, other = (d._file.find(typed, private=False, limit=limit) for d in (plain, secret))
            assert [h.shown for h in one.hits] == [h.shown for h in other.hits], typed
            assert one.more == other.more, typed
    plain.close()
    secret.close()


# what goes is gone


WORDS = b"evenslaper", b"rnaat"
"""Of words that begin alike, the index keeps what is not alike."""


def words_in(path):
    """Which of them stand in the file or in what SQLite keeps beside it."""
    beside = [path.with_name(path.name + ending) for ending in COMPANIONS]
    kept = b"".join(each.read_bytes() for each in (path, *beside) if each.exists())
    return [word for word in WORDS if word in kept]


@pytest.mark.parametrize("mode", ["truncate", "wal"])
def test_no_byte_of_the_index_keeps_a_word_that_was_taken_out(tmp_path, mode, monkeypatch):
    monkeypatch.setattr("vergadering.store.handle.journal_mode", lambda *_a, **_k: mode)
    path = filled(tmp_path / "raad.db", council.open_meeting())
    with closing(Desk(path, clock=lambda: later(5))) as desk:
        desk.take(desk.state.meeting[0].id)
        desk.keep(partial(signals.add_signal, raw="ZEVENSLAPER bij Kwakernaat"))
        for n in range(20):
            note(desk, f"Regel {n} over de kwakende kikker")
        assert words_in(path) == list(WORDS), "they would have been found"
        desk.eraser.refer(desk.state.signal[0].id, "klachtenfunctionaris")
        assert words_in(path) == []
        assert found(desk, "zevenslaper", private=True) == []
        assert len(found(desk, "kwak", private=True)) == 20
    assert words_in(path) == []
    assert inspect(path)[0] == ()


# without search in SQLite


@pytest.fixture
def unable(monkeypatch):
    """A SQLite without full-text indexes."""
    monkeypatch.setattr(index, "able", lambda _db: False)
    return monkeypatch


def test_without_search_in_sqlite_everything_else_works_and_searching_says_why(unable, tmp_path):
    path = filled(tmp_path / "raad.db", council.open_meeting())
    with closing(Desk(path)) as desk:
        desk.take(desk.state.meeting[0].id)
        note(desk, "De kikker")
        desk.undo()
        desk.redo()
        with pytest.raises(Refusal, match="Zoeken kan hier niet"):
            desk._file.find("kikker", private=False)
        with pytest.raises(Refusal, match="Zoeken kan hier niet"):
            desk._file.fill_index()
    assert inspect(path)[0] == ()
    unable.undo()
    assert in_file(path, "kikker") == ["De kikker"], "another computer catches up"


def test_what_was_written_without_search_is_found_when_it_is_there_again(rich, unable):
    with closing(Desk(rich, clock=Clock())) as desk:
        desk.take(desk.state.meeting[0].id)
        desk.keep(partial(signals.add_signal, raw="Een kikker"))
        assert inspect(rich)[0] == ()
    unable.undo()
    assert in_file(rich, "kikker", private=True) == ["Een kikker"]
    assert inspect(rich)[0] == ()


def test_without_search_a_complaint_still_leaves_nothing(tmp_path, monkeypatch):
    path = filled(tmp_path / "raad.db", council.open_meeting())
    with closing(Desk(path, clock=lambda: later(5))) as desk:
        desk.take(desk.state.meeting[0].id)
        desk.keep(partial(signals.add_signal, raw="ZEVENSLAPER bij Kwakernaat"))
    assert words_in(path) == list(WORDS)
    with monkeypatch.context() as less:
        less.setattr(index, "able", lambda _db: False)
        with closing(Desk(path, clock=lambda: later(6))) as desk:
            desk.eraser.refer(desk.state.signal[0].id, "klachtenfunctionaris")
    assert words_in(path) == []
    assert in_file(path, "klachtenfunctionaris", private=True) != []
    assert inspect(path)[0] == ()


def test_a_file_that_may_only_be_read_is_searched_unless_its_index_is_behind(rich, monkeypatch):
    monkeypatch.setattr("vergadering.store.database.may_write", lambda _path: False)
    assert in_file(rich, "planning") == ["Planning voor 2027"]
    with closing(raw(rich)) as db:
        db.execute("INSERT INTO search_debt (id) VALUES (1)")
    with pytest.raises(Refusal, match="alleen gelezen"):
        in_file(rich, "planning")

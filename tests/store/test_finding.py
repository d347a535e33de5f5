"""Words are found in everything the file holds, and nobody finds what they may not see."""

from __future__ import annotations

import asyncio
from contextlib import closing
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.council import later
from tests.helpers.files import filled, is_whole, raw
from tests.helpers.searching import close_item, found, in_file, note, open_item
from vergadering.domain import notes
from vergadering.domain.matching import matches, query_of
from vergadering.domain.model import Note
from vergadering.domain.search import FINDABLE, text_of
from vergadering.domain.state import TABLE
from vergadering.store.backup import make
from vergadering.store.council import CouncilFile
from vergadering.store.integrity import inspect
from vergadering.store.shelf import Reason

# what is found


def test_the_view_reads_the_same_texts_as_the_domain(rich):
    with closing(CouncilFile(rich)) as file:
        whole = file.tables(*TABLE)
    with closing(raw(rich)) as db:
        texts = dict(db.execute("SELECT id, text FROM search_text"))
    rows = [row for kind in FINDABLE for row in whole.rows(kind)]
    assert texts == {row.id: text_of(row) for row in rows}
    assert len({type(row) for row in rows}) > 10


def test_no_accent_makes_a_difference_on_either_side(open_desk):
    note(open_desk, "Nummer één van het café")
    for typed in ("een", "één", "EEN", "ëën caf", "cafe nummer", "CAFÉ"):
        assert found(open_desk, typed) == ["Nummer één van het café"], typed


def test_every_word_must_be_there_and_the_last_may_be_a_beginning(open_desk):
    note(open_desk, "De kikker springt")
    note(open_desk, "De kikkers kwaken")
    assert found(open_desk, "kikker") == ["De kikker springt", "De kikkers kwaken"]
    assert found(open_desk, "kikker spr") == ["De kikker springt"]
    assert found(open_desk, "spr kikker") == []
    assert found(open_desk, "kikker kwaken") == []


def test_whole_words_come_first_and_of_those_the_newest(open_desk):
    for text in ("kikker een", "kikkers een", "kikkers twee", "kikker twee"):
        note(open_desk, text)
    assert found(open_desk, "kikker") == ["kikker twee", "kikker een", "kikkers twee",
                                          "kikkers een"]  # fmt: skip


def test_no_more_is_given_than_was_asked_for(open_desk):
    for n in range(7):
        note(open_desk, f"kikker {n}")
    some = open_desk._file.find("kikker", private=False, limit=5)
    assert (len(some.hits), some.more) == (5, True)
    every = open_desk._file.find("kikker", private=False, limit=7)
    assert (len(every.hits), every.more) == (7, False)


def test_more_than_one_handful_is_gone_through(open_desk):
    closed = open_item(open_desk)
    first = note(open_desk, "kikker vooraan")
    for n in range(150):
        note(open_desk, f"kikker {n}", item_id=closed)
    close_item(open_desk, closed)
    assert found(open_desk, "kikker") == ["kikker vooraan"]
    assert len(found(open_desk, "kikker", private=True, limit=500)) == 151
    assert first


HOSTILE = [
    *('"', '"*', "*", "-", "a OR b", "NEAR(a b)", "NEAR", "a*b", "text:a", "^a", "(", ")", "{a}"),
    *("\x00", "a\x00b", "a\x1bb", "'; DROP TABLE note", "AND", "NOT a", "+", "☠", "_", "\ud800"),
    *("a" * 5000, "a " * 5000, "İ", "ß", "ﬁ", "\u0301"),
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_is_only_words(open_desk, typed):
    note(open_desk, "a OR b NEAR (a b) text:a AND NOT")
    for private in (False, True):
        open_desk._file.find(typed, private=private)
    assert found(open_desk, "near OR") == ["a OR b NEAR (a b) text:a AND NOT"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(typed=st.text(max_size=40))
def test_no_text_is_syntax(open_desk, typed):
    given = open_desk._file.find(typed, private=True)
    assert all(matches(text_of(hit.row), query_of(typed)) for hit in given.hits)


LATIN = st.text(st.sampled_from("abcdeéèïöñç -.'12\n"), min_size=1, max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(texts=st.lists(LATIN, max_size=6), typed=LATIN)
def test_the_index_finds_what_reading_every_text_finds(tmp_path_factory, texts, typed):
    rows = tuple(Note(n, 13, text=text) for n, text in enumerate(texts, 1000))
    state = council.open_meeting()
    state = state.having({"note": tuple(replace(row, meeting_id=state.meeting_id) for row in rows)})
    path = filled(tmp_path_factory.mktemp("zoek") / "raad.db", state)
    with closing(CouncilFile(path)) as file:
        ids = {hit.row.id for hit in file.find(typed, private=True).hits}
    query = query_of(typed)
    assert ids & {row.id for row in rows} == {row.id for row in rows if matches(row.text, query)}


# kept with every change


def test_the_index_goes_along_with_every_change_and_its_undo(open_desk):
    id = note(open_desk, "Een kikker")
    rewrite = partial(notes.change_note, note_id=id, text="Een merel", kind="discussion")
    open_desk.keep(rewrite)
    assert (found(open_desk, "kikker"), found(open_desk, "merel")) == ([], ["Een merel"])
    open_desk.undo()
    assert (found(open_desk, "kikker"), found(open_desk, "merel")) == (["Een kikker"], [])
    open_desk.redo()
    open_desk.keep(partial(notes.remove_note, note_id=id))
    assert (found(open_desk, "kikker"), found(open_desk, "merel")) == ([], [])
    open_desk.undo()
    assert found(open_desk, "merel") == ["Een merel"]
    assert inspect(open_desk.path)[0] == ()


def test_a_change_that_is_not_kept_is_not_in_the_index(open_desk):
    def fails():
        raise RuntimeError

    with pytest.raises(RuntimeError):
        open_desk.keep(partial(notes.add_note, text="Een kikker"), also=fails)
    assert found(open_desk, "kikker", private=True) == []
    assert inspect(open_desk.path)[0] == ()


def test_what_another_window_wrote_is_found_at_once(sit):
    mine, other = sit("Joke"), sit("Ibrahim")
    assert found(mine, "kikker") == []
    id = note(other, "De kikker van Ibrahim")
    assert found(mine, "kikker") == ["De kikker van Ibrahim"]
    mine.keep(partial(notes.remove_note, note_id=id))
    assert found(other, "kikker") == []


def test_an_older_file_is_filled_when_it_is_brought_up_to_date(rich):
    with closing(raw(rich)) as db:
        for name in ("search_index", "search_debt"):
            db.execute(f"DROP TABLE {name}")
        db.execute("DROP VIEW search_text")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm007_search'")
        db.execute("PRAGMA user_version = 6")
    assert in_file(rich, "planning voor") == ["Planning voor 2027"]
    assert inspect(rich)[0] == ()


def test_a_backup_can_be_searched_too(rich, folder):
    backup = make(rich, folder, at=later(), reason=Reason.HAND)
    assert in_file(backup.path, "planning") == ["Planning voor 2027"]


def test_the_check_says_when_index_and_rows_differ_and_the_index_can_be_made_anew(rich):
    with closing(raw(rich)) as db:
        db.execute("UPDATE promise SET text = 'Kikkers tellen' WHERE text LIKE 'Planning%'")
    (wrong,) = inspect(rich)[0]
    assert "zoekindex" in wrong.text
    assert in_file(rich, "planning") == []
    with closing(CouncilFile(rich)) as file:
        file.fill_index()
        assert found(file, "kikkers") == ["Kikkers tellen"]
    assert inspect(rich)[0] == ()
    assert is_whole(rich)


# while somebody types


async def test_only_the_newest_question_is_answered(open_desk):
    note(open_desk, "De kikker kwaakt")
    searcher = open_desk.register.searcher
    answers = await asyncio.gather(
        *(searcher.find("kikker"[: n + 1], private=False) for n in range(6))
    )
    assert answers[:5] == [None] * 5
    assert [hit.shown.text for hit in answers[5].hits] == ["De kikker kwaakt"]


def test_a_search_that_nobody_waits_for_any_more_stops(open_desk):
    for n in range(150):
        note(open_desk, f"kikker {n}")
    asked = []

    def wanted():
        asked.append(len(asked))
        return len(asked) < 3

    assert open_desk._file.find("k", private=True, limit=1000, wanted=wanted) is None
    assert len(asked) < 8


def test_a_row_that_was_planted_with_the_identifier_of_another_does_not_stop_a_search(rich):
    with closing(raw(rich)) as db:
        (id,) = db.execute("SELECT max(id) FROM promise").fetchone()
        db.execute("INSERT INTO note (id, meeting_id, kind, text) SELECT ?, id, 'discussion',"
                   " 'Dubbele kikker' FROM meeting LIMIT 1", (id,))  # fmt: skip
    with closing(CouncilFile(rich)) as file:
        file.fill_index()
        assert found(file, "dubbele") == ["Dubbele kikker"]

"""A ballot leaves nothing in the file that tells who voted what, in which order, or when.

The file is searched row by row and byte by byte: before and after it is packed, in the
journal, and in a backup that SQLite makes.
"""

from __future__ import annotations

import json
from contextlib import closing
from functools import partial
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.files import filled, raw
from vergadering.desk import Desk
from vergadering.domain import deciding, voting
from vergadering.domain.choices import Method, Result
from vergadering.domain.majority import Ballot
from vergadering.domain.votes import count_of
from vergadering.errors import Refusal

COUNTS = {
    *("votes_for", "votes_against", "votes_abstain", "votes_blank", "votes_invalid"),
    "votes",
}
"""Columns that hold a count."""

EVER_SET = {"id", "meeting_id", "vote_id", "person_id"}
"""What a row of somebody who could vote holds, when it was a ballot."""


def tabled():
    return deciding.table_proposal(council.open_meeting(), council.later(1), text="Benoemen")


def voted(path, ballot, *, only_result, names=(), deeds=("undo", "redo")):
    """A council's file in which a ballot was held, taken back, done again and confirmed."""
    filled(path, tabled())
    desk = Desk(path, clock=lambda: council.later(5))
    desk.take(desk.state.meeting[0].id)
    start = partial(
        voting.start_vote,
        proposal_id=desk.state.proposal[0].id,
        method=Method.BALLOT,
        only_result=only_result,
        names=names,
    )
    desk.keep(start)
    id = desk.state.vote[0].id
    desk.keep(partial(voting.record_ballot, vote_id=id, ballot=ballot))
    for deed in deeds:
        getattr(desk, deed)()
    desk.keep(partial(voting.confirm_vote, vote_id=id))
    desk.undo()
    desk.redo()
    state = desk.state
    desk.close()
    return state


def copies(path):
    """The file as it is, a backup of it, and the file after it was packed."""
    yield path
    backup = path.with_name("reserve.db")
    with closing(raw(path)) as db, closing(raw(backup)) as other:
        db.backup(other)
    yield backup
    with closing(raw(path)) as db:
        db.execute("VACUUM")
    yield path


def rows_ever(path, table):
    """Every row that a table has, and every row that the journal says it ever had."""
    with closing(raw(path)) as db:
        names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        for values in db.execute(f"SELECT * FROM {table}"):
            yield dict(zip(names, values, strict=True))
        for (done,) in db.execute("SELECT rows FROM journal"):
            for name, before, after in json.loads(done):
                if name == table:
                    yield from filter(None, (before, after))


BALLOTS = st.integers(1, 8).flatmap(
    lambda issued: st.tuples(st.just(issued), st.integers(0, issued)).map(
        lambda pair: Ballot(pair[0], pair[1], pair[0] - pair[1])
    )
)


def voted_at_once(path, ballot, *, only_result):
    """As `voted`, in the one change that the dialog makes."""
    filled(path, tabled())
    desk = Desk(path, clock=lambda: council.later(5))
    desk.take(desk.state.meeting[0].id)
    id = desk.state.proposal[0].id
    change = partial(
        voting.decide_by_ballot, proposal_id=id, ballot=ballot, only_result=only_result
    )
    desk.keep(change)
    desk.undo()
    desk.redo()
    state = desk.state
    desk.close()
    return state


@pytest.mark.parametrize("hold", [voted, voted_at_once])
@pytest.mark.parametrize("only_result", [False, True])
def test_no_name_order_or_moment_of_a_vote_is_anywhere(tmp_path, only_result, hold):
    path = tmp_path / "raad.db"
    ballot = Ballot(8, 6, 1, 1)
    state = hold(path, ballot, only_result=only_result)
    people = [person.id for person in state.person if person.has_vote]
    for copy in copies(path):
        rows = list(rows_ever(copy, "voter"))
        assert len(rows) >= 8
        for row in rows:
            assert (row["stance"], row["argument"]) == ("none", "")
            assert set(row) - EVER_SET == {"stance", "argument"}
        now = sorted({(row["id"], row["person_id"]) for row in rows})
        assert [who for _, who in now] == people, "the order of the register of people"
        moments = {row["at"] for row in rows_ever(copy, "vote")}
        assert len(moments) == 1, "one moment for all"


@settings(max_examples=20)
@given(BALLOTS, st.sampled_from([voted, voted_at_once]))
def test_of_the_result_alone_no_count_was_ever_written(tmp_path_factory, ballot, hold):
    path = tmp_path_factory.mktemp("geheim") / "raad.db"
    state = hold(path, ballot, only_result=True)
    vote = state.vote[0]
    assert vote.result is not Result.NONE
    assert count_of(vote).total == 0
    for copy in copies(path):
        for row in chain(rows_ever(copy, "vote"), rows_ever(copy, "candidate")):
            assert all(row[name] == 0 for name in COUNTS & set(row)), row


def test_unusual_numbers_are_nowhere_among_the_bytes(tmp_path):
    """Counts that would stand out are not found as text, also not in unused pages."""
    path = tmp_path / "raad.db"
    state = tabled()
    state = state.having({"attendance": ()})
    marker = {"S. Koster": 4_711_337, "W. Dekker": 2_718_281}
    ballot = Ballot(sum(marker.values()) + 3_141_592, blank=3_141_592, candidates=marker)
    filled(path, state)
    desk = Desk(path, clock=lambda: council.later(5))
    desk.take(desk.state.meeting[0].id)
    for hidden in (True, False):
        id = desk.state.proposal[0].id
        desk.keep(
            partial(
                voting.start_vote,
                proposal_id=id,
                method=Method.BALLOT,
                only_result=hidden,
                names=tuple(marker),
            )
        )
        vote = desk.state.vote[-1].id
        desk.keep(partial(voting.record_ballot, vote_id=vote, ballot=ballot))
        desk.undo()
        desk.redo()
        found = [number_in(copy, number) for copy in copies(path) for number in marker.values()]
        found += [number_in(copy, 3_141_592) for copy in copies(path)]
        assert any(found) is not hidden, "an open count would have been found"
        if hidden:
            desk.keep(partial(voting.vote_again, vote_id=vote))
    desk.close()


def number_in(path, number):
    """Whether a number stands in a file, as text or as SQLite keeps it."""
    found = path.read_bytes()
    return str(number).encode() in found or number.to_bytes(4, "big").lstrip(b"\0") in found


def test_a_ballot_that_was_taken_back_brings_back_nothing(tmp_path):
    path = tmp_path / "raad.db"
    state = voted(path, Ballot(8, 5, 3), only_result=True, deeds=("undo", "redo", "undo", "redo"))
    assert count_of(state.vote[0]).total == 0
    desk = Desk(path, clock=lambda: council.later(9))
    desk.take(state.meeting_id)
    while undone(desk):
        assert all(count_of(row).total == 0 for row in desk.state.vote)
    assert desk.state.vote == ()
    desk.close()


def undone(desk):
    """Whether there was something to take back."""
    try:
        desk.undo()
    except Refusal:
        return False
    return True

"""Five hundred changes from two windows at once: none is lost or doubled, both show the same."""

from __future__ import annotations

import sys
from contextlib import closing
from statistics import median

import pytest

from tests.benchmarks.measured import share
from tests.helpers.files import raw
from tests.helpers.killing import under_fire
from tests.helpers.seats import MARK, Seat, agree, delays, doubled, meet
from tests.helpers.terminal import sample_copy
from vergadering.domain.soundness import findings
from vergadering.store import integrity

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
]

CHANGES = 500


@pytest.fixture
def seats(tmp_path):
    """Two people at two windows on a meeting that is under way."""
    path = sample_copy(tmp_path)
    under_fire(path)
    seats = [Seat(path, name, seed, deeds=CHANGES // 2) for seed, name in enumerate("AB")]
    yield seats
    for seat in seats:
        seat.terminal.close()


def lines(path, who):
    """The changes of one window: each line of the journal, the line it undid, and its rows."""
    with closing(raw(path)) as db:
        sql = "SELECT id, undoes, rows FROM journal WHERE who = ? ORDER BY id"
        return db.execute(sql, (who,)).fetchall()


def marks(path):
    """The number of every note and action that is in the file."""
    with closing(raw(path)) as db:
        texts = db.execute("SELECT text FROM note UNION ALL SELECT text FROM action").fetchall()
    return [found[0] for (text,) in texts if (found := MARK.search(text))]


def test_five_hundred_changes_from_two_windows_at_once(seats, tmp_path):
    meet(*seats)
    path = seats[0].path
    undone = set()
    added = {}
    for seat in seats:
        own = lines(path, seat.name)
        assert len(own) == seat.kept >= CHANGES // 2
        assert sum(undoes is not None for _, undoes, _ in own) == seat.undos
        undone |= {undoes for _, undoes, _ in own}
        typed = [
            (id, MARK.search(rows)[0])
            for id, undoes, rows in own
            if undoes is None and MARK.search(rows)
        ]
        assert [mark for _, mark in typed] == seat.typed
        added |= {mark: id for id, mark in typed}
    there = marks(path)
    assert doubled(there) == []
    assert sorted(there) == sorted(mark for mark, id in added.items() if id not in undone)
    wrong, state = integrity.inspect(path)
    assert (wrong, findings(state)) == ((), ())
    agree(*seats)
    took = delays(*seats)
    sys.stdout.write(
        f"{sum(seat.kept for seat in seats)} changes; to the other screen: median "
        f"{median(took):.0f} ms, 95 % {share(took, 0.95):.0f} ms, longest {max(took):.0f} ms\n"
    )

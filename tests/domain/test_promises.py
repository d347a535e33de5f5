from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from tests.helpers import council
from tests.helpers.council import START, done, later, who
from vergadering.domain import agenda, meeting, promises, revision
from vergadering.domain.capture import meaning
from vergadering.domain.check import closing_check
from vergadering.domain.choices import EventKind, NoteKind
from vergadering.domain.choices_registers import PromiseStatus
from vergadering.domain.lines import notation_of
from vergadering.domain.model import Note
from vergadering.domain.public import public
from vergadering.domain.records import records
from vergadering.errors import Refusal

DECEMBER = date(2026, 12, 1)


@pytest.fixture
def state(open_meeting_state):
    """A meeting in which the board promised something for 1 December."""
    return promised(open_meeting_state)


def promised(state, **facts):
    """The state with a promise."""
    known = {"text": "Een planning", "due": DECEMBER, "person_id": who(state, "Wil").id} | facts
    return promises.add_promise(state, START, **known)


def typed(state, line):
    """The state after a line was typed under the first item."""
    return meaning(state, START, line, state.items[0].id)(state, START)


def one(state):
    return state.promise[-1]


def test_a_line_makes_a_promise_with_who_made_it_and_for_when(open_meeting_state):
    state = typed(open_meeting_state, "/toezegging @wil: er komt een planning voor 1 december")
    row = one(state)
    assert (row.number, row.text, row.due) == ("T-2026-01", "er komt een planning", DECEMBER)
    assert row.person_id == who(state, "Wil").id
    assert records(state, state.items[0].id) == (row,)
    assert notation_of(state, row) == "/toezegging @Wil: er komt een planning voor 1 december 2026"


def test_a_name_that_nobody_has_stays_in_the_text(open_meeting_state):
    state = typed(open_meeting_state, "/toezegging @Zus: er komt een planning")
    assert (one(state).person_id, one(state).text) == (None, "@Zus: er komt een planning")


def test_a_promise_without_words_is_refused(open_meeting_state):
    with pytest.raises(Refusal, match="Wat is er toegezegd"):
        typed(open_meeting_state, "/toezegging")


def test_a_promise_may_be_made_outside_every_meeting(council_state):
    state = promised(council_state)
    assert (one(state).meeting_id, one(state).number) == (None, "T-2026-01")


def test_an_edited_line_changes_the_promise_and_keeps_its_number(state):
    line = "/toezegging @Wil: Twee planningen voor 15 december"
    after = revision.revision(state, START, one(state), line)(state, START)
    assert (one(after).number, one(after).text) == ("T-2026-01", "Twee planningen")
    assert one(after).due == date(2026, 12, 15)
    kinds = [event.kind for event in after.promise_event]
    assert kinds == [EventKind.CREATED, EventKind.REWORDED, EventKind.EXTENDED]


def test_a_note_of_before_becomes_a_promise_when_its_line_is_edited(open_meeting_state):
    state, id = open_meeting_state.fresh()
    old = Note(id, state.meeting_id, None, START, NoteKind.PROMISE, "Het komt")
    state = state.put(old)
    after = revision.revision(state, START, old, "/toezegging Het komt voor 1 december")
    state = after(state, later(3))
    assert state.note == ()
    assert (one(state).text, one(state).due, one(state).at) == ("Het komt", DECEMBER, START)


def test_a_promise_can_become_a_note_and_an_action(state):
    for line in ("Het was geen toezegging.", "/actie Joke: bellen"):
        after = revision.revision(state, START, one(state), line)(state, START)
        assert after.promise == after.promise_event == ()
        assert (len(after.note), len(after.action)) in {(1, 0), (0, 1)}


def test_putting_off_asks_for_a_reason_and_is_counted(state):
    off = partial(promises.put_off_promise, promise_id=one(state).id)
    with pytest.raises(Refusal, match="Waarom komt het later"):
        off(state, START, due=date(2027, 1, 1), reason=" ")
    with pytest.raises(Refusal, match="moet later zijn"):
        off(state, START, due=DECEMBER, reason="ziek")
    state = done(
        state,
        partial(off, due=date(2027, 1, 1), reason="ziek"),
        partial(off, due=date(2027, 2, 1), reason="nog ziek"),
    )
    assert promises.times_put_off(state, one(state).id) == 2
    assert [e.comment for e in state.promise_event[1:]] == ["ziek", "nog ziek"]


def test_a_first_date_and_an_earlier_one_are_no_putting_off(open_meeting_state):
    state = promised(open_meeting_state, due=None)
    changed = partial(
        promises.change_promise, promise_id=one(state).id, text="Een planning", person_id=None
    )
    state = done(state, partial(changed, due=DECEMBER), partial(changed, due=START.date()))
    assert promises.times_put_off(state, one(state).id) == 0
    state = changed(state, START, due=None)
    assert promises.times_put_off(state, one(state).id) == 1


@pytest.mark.parametrize(
    ("status", "comment", "refused"),
    [
        (PromiseStatus.KEPT, "", ""),
        (PromiseStatus.NOT_KEPT, "", "Leg in een paar woorden uit"),
        (PromiseStatus.NOT_KEPT, "niets van gehoord", ""),
        (PromiseStatus.WITHDRAWN, " ", "Leg in een paar woorden uit"),
        (PromiseStatus.WITHDRAWN, "geen geld", ""),
        (PromiseStatus.OPEN, "", "al"),
    ],
)
def test_what_became_of_a_promise(state, status, comment, refused):
    settle = partial(
        promises.settle_promise, promise_id=one(state).id, status=status, comment=comment
    )
    if refused:
        with pytest.raises(Refusal, match=refused):
            settle(state, START)
    else:
        after = settle(state, START)
        assert one(after).status is status
        assert promises.open_promises(after) == ()


def test_a_settled_promise_is_not_put_off(state):
    id = one(state).id
    state = promises.settle_promise(state, START, promise_id=id, status=PromiseStatus.KEPT)
    with pytest.raises(Refusal, match="al afgehandeld"):
        promises.put_off_promise(state, START, promise_id=id, due=date(2027, 9, 1), reason="x")


@pytest.mark.parametrize(
    ("due", "status", "late", "broken"),
    [
        (date(2026, 10, 5), PromiseStatus.OPEN, True, True),
        (date(2026, 10, 6), PromiseStatus.OPEN, False, False),
        (None, PromiseStatus.OPEN, False, False),
        (date(2026, 10, 5), PromiseStatus.KEPT, False, False),
        (date(2026, 12, 5), PromiseStatus.NOT_KEPT, False, True),
        (date(2026, 10, 5), PromiseStatus.WITHDRAWN, False, False),
    ],
)
def test_when_a_promise_is_late_or_broken(due, status, late, broken):
    row = promises.Promise(1, due=due, status=status)
    today = START.date()
    assert (promises.is_late(row, today), promises.is_broken(row, today)) == (late, broken)


def test_open_promises_stand_by_date_those_without_last(open_meeting_state):
    state = open_meeting_state
    for text, due in (("c", None), ("b", DECEMBER), ("a", START.date())):
        state = promised(state, text=text, due=due)
    assert [row.text for row in promises.open_promises(state)] == ["a", "b", "c"]


def test_a_promise_of_an_earlier_meeting_is_not_removed(state):
    later_on = meeting.add_meeting(state, START, title="Later", planned_start=None)
    with pytest.raises(Refusal, match="eerdere vergadering"):
        promises.remove_promise(later_on, START, promise_id=one(state).id)
    gone = promises.remove_promise(state, START, promise_id=one(state).id)
    assert gone.promise == ()
    assert one(promised(gone)).number == "T-2026-02", "a number is never used again"


def test_a_promise_under_a_closed_item_stays_unseen_also_later(open_meeting_state):
    state = agenda.add_item(open_meeting_state, START, title="Geheim", confidential=True)
    state = promised(state, item_id=council.item(state, "Geheim").id)
    assert public(state).promise == public(state).promise_event == ()
    later_on = meeting.add_meeting(state, START, title="Later", planned_start=None)
    assert public(later_on).promise == ()
    assert len(promises.open_promises(later_on)) == 1


def test_the_closing_check_asks_for_the_date_of_a_promise(open_meeting_state):
    def asked(state):
        return [w.values["number"] for w in closing_check(state, later(9)) if "datum" in w.text]

    assert asked(promised(open_meeting_state)) == []
    assert asked(promised(open_meeting_state, due=None)) == ["T-2026-01"]

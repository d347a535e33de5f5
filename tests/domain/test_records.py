from __future__ import annotations

from functools import partial

import pytest

from tests.helpers.council import START, done, item, later
from vergadering.domain import actions, deciding, meeting, notes
from vergadering.domain.model import Action, Decision, Note, Proposal
from vergadering.domain.records import records


@pytest.fixture
def busy(open_meeting_state):
    """A note, an action and a proposal under one item, in that order."""
    advice = item(open_meeting_state, "Advies").id
    state = notes.add_note(open_meeting_state, later(1), text="Eerst", item_id=advice)
    state = actions.add_action(state, later(2), text="Dan", item_id=advice)
    return deciding.table_proposal(state, later(3), text="Voorstel", item_id=advice)


def kinds(state, title="Advies"):
    return [type(row) for row in records(state, item(state, title).id)]


def test_records_stand_in_the_order_in_which_they_happened(busy):
    assert kinds(busy) == [Note, Action, Proposal]
    early = notes.add_note(
        busy, later(9), text="Vergeten", item_id=item(busy, "Advies").id, when=later(0)
    )
    assert records(early, item(early, "Advies").id)[0].text == "Vergeten"


def test_what_happened_at_one_moment_keeps_the_order_of_typing(open_meeting_state):
    state = done(
        open_meeting_state,
        *(partial(notes.add_note, text=text) for text in "abc"),
    )
    assert [row.text for row in records(state, None)] == ["a", "b", "c"]


def test_a_proposal_that_became_a_decision_is_shown_once(busy):
    state = deciding.decide_without_vote(busy, later(4), proposal_id=busy.proposal[0].id)
    assert kinds(state) == [Note, Action, Decision]


def test_a_proposal_whose_decision_was_removed_is_back(busy):
    state = deciding.decide_without_vote(busy, later(4), proposal_id=busy.proposal[0].id)
    state = deciding.remove_decision(state, later(5), decision_id=state.decision[0].id)
    assert kinds(state) == [Note, Action, Proposal]


def test_a_withdrawn_proposal_stays_in_the_record(busy):
    state = deciding.withdraw_proposal(busy, later(4), proposal_id=busy.proposal[0].id)
    assert kinds(state) == [Note, Action, Proposal]


def test_items_do_not_share_records(busy):
    assert kinds(busy, "Opening") == []
    assert records(busy, None) == ()


def test_actions_of_an_earlier_meeting_are_not_among_them(open_meeting_state):
    state = actions.add_action(open_meeting_state, START, text="Los")
    assert len(records(state, None)) == 1
    state = meeting.add_meeting(state, START, title="Volgende", planned_start=None)
    assert records(state, None) == ()

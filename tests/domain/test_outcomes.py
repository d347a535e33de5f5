"""What becomes of an action when the council goes through them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.helpers.council import START, item, later, open_meeting, planned_meeting, who
from tests.helpers.meetings import earlier_meeting, opened, planned
from vergadering.domain import actions, meeting, outcomes
from vergadering.domain.choices import ActionStatus, EventKind
from vergadering.domain.model_rules import Rules
from vergadering.errors import Refusal

DONE, OPEN, REPORTED = ActionStatus.DONE, ActionStatus.OPEN, ActionStatus.REPORTED_DONE


@pytest.fixture
def before():
    """The meeting is planned; the one before it gave out three actions."""
    return planned()


@pytest.fixture
def under_way():
    """The same meeting, opened."""
    return opened()


def first(state):
    return state.action[0]


def kinds(state):
    """What happened to the first action."""
    return [row.kind for row in state.action_event if row.action_id == first(state).id]


def told(state, rule, at=20, **rest):
    return rule(state, later(at), action_id=first(state).id, **rest)


def without_confirming(state):
    rules = replace(state.the_council.rules, confirm_done=False)
    return state.put(replace(state.the_council, rules=rules))


def test_what_stays_has_a_line_of_progress_that_may_be_empty(under_way):
    state = told(under_way, outcomes.note_progress, progress=" Drukker is gebeld. ")
    state = told(state, outcomes.note_progress)
    assert [row.comment for row in state.action_event[-2:]] == ["Drukker is gebeld.", ""]
    assert {row.meeting_id for row in state.action_event[-2:]} == {state.meeting_id}
    assert first(state) == first(under_way)


def test_a_report_before_the_meeting_is_confirmed_in_it(before):
    state = told(before, outcomes.finish_action, at=-60)
    assert first(state).status is REPORTED
    with pytest.raises(Refusal, match="De vergadering bevestigt het"):
        told(state, outcomes.finish_action, at=-30)
    state = meeting.open_meeting(state, later(0))
    assert first(told(state, outcomes.finish_action)).status is DONE


def test_a_report_in_a_meeting_is_confirmed_in_the_next(under_way):
    state = told(under_way, outcomes.finish_action)
    with pytest.raises(Refusal, match="De volgende vergadering bevestigt het"):
        told(state, outcomes.finish_action, at=21)
    state = meeting.close_meeting(state, later(90))
    state = meeting.add_meeting(state, later(100), title="Volgende", planned_start=None)
    state = meeting.open_meeting(state, later(9000))
    assert first(told(state, outcomes.finish_action, at=9001)).status is DONE


def test_outside_every_meeting_nothing_is_confirmed():
    state = replace(earlier_meeting(), meeting_id=None)
    state = told(state, outcomes.finish_action)
    assert state.action_event[-1].meeting_id is None
    with pytest.raises(Refusal, match="De vergadering bevestigt het"):
        told(state, outcomes.finish_action, at=21)


def test_a_council_may_skip_the_confirming(under_way, before):
    assert first(told(without_confirming(under_way), outcomes.finish_action)).status is DONE
    reported = told(before, outcomes.finish_action, at=-60)
    assert first(told(without_confirming(reported), outcomes.finish_action)).status is DONE
    assert Rules().confirm_done


def test_another_date_counts(under_way):
    state = told(under_way, outcomes.put_off_action, due=date(2026, 11, 3))
    assert first(state).due == date(2026, 11, 3)
    assert actions.times_extended(state, first(state).id) == 1


@pytest.mark.parametrize(
    ("due", "why"), [(date(2026, 9, 15), "al$|al\\."), (date(2026, 10, 5), "al voorbij")]
)
def test_a_date_is_another_one_and_not_past(under_way, due, why):
    with pytest.raises(Refusal, match=why):
        told(under_way, outcomes.put_off_action, due=due)
    assert told(under_way, outcomes.put_off_action, due=START.date())


def test_somebody_else_does_it(under_way):
    noa = who(under_way, "Noa").id
    state = told(under_way, outcomes.pass_on_action, owner_id=noa)
    assert first(state).owner_id == noa
    with pytest.raises(Refusal, match="al van deze persoon"):
        told(state, outcomes.pass_on_action, owner_id=noa)


@pytest.mark.parametrize("again", ["put_off", "pass_on"])
def test_what_was_reported_done_is_open_again_when_it_goes_on(under_way, again):
    state = told(under_way, outcomes.finish_action)
    if again == "put_off":
        state = told(state, outcomes.put_off_action, due=date(2026, 12, 1))
    else:
        state = told(state, outcomes.pass_on_action, owner_id=who(state, "Noa").id)
    assert first(state).status is OPEN


def test_dropping_needs_a_reason_and_what_is_off_the_list_must_be_reopened(under_way):
    with pytest.raises(Refusal, match="Geef een reden"):
        told(under_way, outcomes.drop_action, reason=" ")
    state = told(under_way, outcomes.drop_action, reason="Niet meer nodig")
    for rule, rest in (
        (outcomes.note_progress, {}),
        (outcomes.finish_action, {}),
        (outcomes.put_off_action, {"due": date(2026, 12, 1)}),
        (outcomes.pass_on_action, {"owner_id": who(state, "Noa").id}),
        (outcomes.drop_action, {"reason": "Nog eens"}),
        (outcomes.raise_action, {}),
    ):
        with pytest.raises(Refusal, match="Heropen haar eerst"):
            told(state, rule, at=30, **rest)
    state = told(state, outcomes.reopen_action, at=31)
    assert first(state).status is OPEN
    with pytest.raises(Refusal, match="stand van deze actie al"):
        told(state, outcomes.reopen_action, at=32)


def test_an_action_comes_on_the_agenda_behind_the_list_of_actions(under_way):
    state = told(under_way, outcomes.raise_action, planned_minutes=10)
    added = item(state, "Ansichtkaarten")
    assert (added.number, added.planned_minutes) == ("6a", 10)
    assert added.submitter_id == first(state).owner_id
    assert (kinds(state)[-1], state.action_event[-1].after) == (EventKind.AGENDA, str(added.id))
    assert first(state) == first(under_way)


def test_it_stands_there_once_and_may_come_back_when_it_was_taken_off(under_way):
    from vergadering.domain.agenda import remove_item

    state = told(under_way, outcomes.raise_action, title="Kaarten")
    with pytest.raises(Refusal, match="al op de agenda, als punt"):
        told(state, outcomes.raise_action)
    state = remove_item(state, later(21), item_id=item(state, "Kaarten").id)
    assert item(told(state, outcomes.raise_action, title="Kaarten"), "Kaarten").number == "6a"


def test_without_a_list_of_actions_it_comes_last():
    state = actions.add_action(planned_meeting(), later(), text="Koffie\nkopen")
    state = told(state, outcomes.raise_action)
    assert (state.items[-1].title, state.items[-1].number) == ("Koffie kopen", "6")


def test_what_was_agreed_in_a_closed_item_comes_back_in_one():
    state = actions.add_action(open_meeting(), later(), text="Gesprek voeren")
    state = state.put(replace(state.action[0], confidential=True))
    assert item(told(state, outcomes.raise_action), "Gesprek").confidential


def test_there_must_be_an_agenda_to_come_on(under_way):
    nowhere = replace(under_way.turned_to(0), meeting_id=None)
    with pytest.raises(Refusal, match="nog geen volgende vergadering"):
        told(nowhere, outcomes.raise_action)
    closed = meeting.close_meeting(under_way, later(60))
    with pytest.raises(Refusal, match="gesloten"):
        told(closed, outcomes.raise_action, at=61)

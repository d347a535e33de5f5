from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.helpers.council import START, item, later, who
from vergadering.domain import actions, meeting
from vergadering.domain.choices import ActionStatus, EventKind
from vergadering.errors import Refusal

DUE = date(2026, 10, 13)


@pytest.fixture
def given(open_meeting_state):
    """An action of Ibrahim with a date."""
    return actions.add_action(
        open_meeting_state,
        later(10),
        text=" Advies uitschrijven ",
        item_id=item(open_meeting_state, "Advies").id,
        owner_id=who(open_meeting_state, "Ibrahim").id,
        due=DUE,
    )


def events(state):
    return [(event.kind, event.before, event.after) for event in state.action_event]


def change(state, **rest):
    action = state.action[0]
    wanted = {
        "text": action.text,
        "owner_id": action.owner_id,
        "co_owners": action.co_owners,
        "due": action.due,
    }
    return actions.change_action(state, later(20), action_id=action.id, **{**wanted, **rest})


def test_an_action_has_a_number_and_a_history_from_the_first(given):
    action = given.action[0]
    assert (action.number, action.text, action.status) == (
        "A-2026-01", "Advies uitschrijven", ActionStatus.OPEN,
    )  # fmt: skip
    assert events(given) == [(EventKind.CREATED, "", "")]


def test_owner_and_date_may_follow_but_the_text_may_not(open_meeting_state, given):
    state = actions.add_action(open_meeting_state, START, text="Bellen")
    assert (state.action[0].owner_id, state.action[0].due) == (None, None)
    for attempt in (
        lambda: actions.add_action(open_meeting_state, START, text=" "),
        lambda: change(given, text=" "),
    ):
        with pytest.raises(Refusal, match="Wat moet er gebeuren"):
            attempt()


def test_co_owners_are_each_named_once_and_the_owner_not_again(open_meeting_state):
    joke, wil = (who(open_meeting_state, name).id for name in ("Joke", "Wil"))
    state = actions.add_action(
        open_meeting_state, START, text="Kaarten", owner_id=joke, co_owners=(wil, joke, wil)
    )
    assert state.action[0].co_owners == (wil,)


def test_the_history_tells_what_changed(given):
    joke = who(given, "Joke").id
    state = change(given, text="Advies versturen", owner_id=joke, due=date(2026, 11, 3))
    ibrahim = given.action[0].owner_id
    assert events(state)[1:] == [
        (EventKind.REWORDED, "Advies uitschrijven", "Advies versturen"),
        (EventKind.TRANSFERRED, str(ibrahim), str(joke)),
        (EventKind.EXTENDED, "2026-10-13", "2026-11-03"),
    ]
    assert actions.times_extended(state, state.action[0].id) == 0


def test_it_was_put_off_each_time_that_a_later_meeting_gave_it_a_later_date(given):
    id = given.action[0].id
    state = meeting.add_meeting(given, START, title="Volgende", planned_start=None)
    counts = []
    for due in (date(2026, 11, 3), None, date(2026, 12, 1), date(2026, 11, 20), date(2027, 1, 1)):
        state = change(state, due=due)
        counts.append(actions.times_extended(state, id))
    assert counts == [1, 1, 1, 1, 2]
    middle = state.action_event[-2].id
    assert actions.times_extended(state, id, middle) == 1


def test_a_change_of_nothing_leaves_no_history(given):
    assert change(given) == given


def test_a_status_changes_once_and_says_why_it_dropped(given):
    id = given.action[0].id
    with pytest.raises(Refusal, match="stand van deze actie al"):
        actions.set_status(given, START, action_id=id, status=ActionStatus.OPEN)
    with pytest.raises(Refusal, match="Geef een reden"):
        actions.set_status(given, START, action_id=id, status=ActionStatus.DROPPED, comment=" ")
    state = actions.set_status(
        given, START, action_id=id, status=ActionStatus.DROPPED, comment=" Niet meer nodig "
    )
    assert state.action[0].status is ActionStatus.DROPPED
    assert state.action_event[-1].comment == "Niet meer nodig"
    assert actions.unfinished(state) == ()


def test_a_mistake_is_removed_with_its_history_and_its_number_stays_used(given):
    state = actions.remove_action(given, START, action_id=given.action[0].id)
    assert (state.action, state.action_event) == ((), ())
    assert actions.add_action(state, START, text="Nieuw").action[0].number == "A-2026-02"


def test_an_action_of_an_earlier_meeting_is_not_removed(given):
    state = meeting.add_meeting(given, START, title="Volgende", planned_start=None)
    with pytest.raises(Refusal, match="eerdere vergadering"):
        actions.remove_action(state, START, action_id=given.action[0].id)


def test_an_action_lives_on_in_the_next_meeting(given):
    state = meeting.add_meeting(given, START, title="Volgende", planned_start=None)
    assert actions.unfinished(state) == given.action
    state = actions.set_status(
        state, later(30), action_id=given.action[0].id, status=ActionStatus.DONE
    )
    assert state.action_event[-1].meeting_id == state.meeting_id
    assert state.action[0].meeting_id == given.meeting_id


@pytest.mark.parametrize(
    ("status", "today", "overdue"),
    [
        (ActionStatus.OPEN, date(2026, 10, 13), False),
        (ActionStatus.OPEN, date(2026, 10, 14), True),
        (ActionStatus.IN_PROGRESS, date(2026, 10, 14), True),
        (ActionStatus.REPORTED_DONE, date(2026, 10, 14), False),
        (ActionStatus.DONE, date(2026, 10, 14), False),
        (ActionStatus.DROPPED, date(2026, 10, 14), False),
    ],
)
def test_overdue_is_after_the_date_while_it_waits(given, status, today, overdue):
    assert actions.is_overdue(replace(given.action[0], status=status), today) is overdue


def test_without_a_date_nothing_is_overdue(given):
    assert not actions.is_overdue(replace(given.action[0], due=None), date(2099, 1, 1))


def test_unfinished_actions_stand_by_date_with_undated_ones_last(open_meeting_state):
    state = open_meeting_state
    for text, due in (("c", None), ("b", date(2026, 12, 1)), ("a", DUE), ("d", DUE)):
        state = actions.add_action(state, START, text=text, due=due)
    assert [action.text for action in actions.unfinished(state)] == ["a", "d", "b", "c"]

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.changes import course
from tests.helpers.council import END, START, done, item, later
from vergadering.domain import clock, meeting, timing


def test_spent_time_is_the_sum_of_the_visits_without_breaks(open_meeting_state):
    opening = item(open_meeting_state, "Opening")
    state = done(open_meeting_state, meeting.suspend, at=later(3))
    state = done(state, meeting.resume, at=later(13))
    state = done(state, meeting.next_item, at=later(15))
    state = done(state, partial(meeting.go_to_item, item_id=opening.id), at=later(20))
    assert clock.spent(state, opening.id, later(21)) == timedelta(minutes=6)


def test_closing_in_a_break_or_after_it_gives_the_same_spent_time(open_meeting_state):
    opening = item(open_meeting_state, "Opening")
    paused = meeting.suspend(open_meeting_state, later(5))
    in_break = meeting.close_meeting(paused, later(20))
    after_break = meeting.close_meeting(meeting.resume(paused, later(20)), later(20))
    assert clock.spent(in_break, opening.id, later(99)) == timedelta(minutes=5)
    assert clock.spent(after_break, opening.id, later(99)) == timedelta(minutes=5)


def test_a_clock_that_was_set_back_never_makes_time_negative(open_meeting_state):
    opening = item(open_meeting_state, "Opening")
    assert clock.spent(open_meeting_state, opening.id, later(-60)) == clock.ZERO
    state = meeting.next_item(open_meeting_state, later(-60))
    assert clock.spent(state, opening.id, later(5)) == clock.ZERO


def test_the_forecast_before_the_opening(planned_state):
    assert clock.forecast(planned_state, later(-600)).end == later(58)
    assert clock.forecast(planned_state, later(10)).end == later(68)
    assert clock.forecast(planned_state, later(10)).late_minutes == 68 - 120
    yesterday = clock.forecast(planned_state, later(-24 * 60))
    assert (yesterday.planned_minutes, yesterday.end) == (58, later(58))


def test_the_forecast_while_it_runs_counts_what_is_left(open_meeting_state):
    assert clock.forecast(open_meeting_state, later(2)).end == later(58)
    assert clock.forecast(open_meeting_state, later(9)).end == later(9 + 53)
    state = meeting.next_item(open_meeting_state, later(9))
    assert clock.forecast(state, later(10)).end == later(10 + 2 + 50)


def test_the_forecast_says_how_late_it_will_be(open_meeting_state):
    late = clock.forecast(open_meeting_state, later(79))
    assert (late.end - END, late.late_minutes) == (timedelta(minutes=12), 12)


def test_a_closed_meeting_ended_when_it_was_closed(open_meeting_state):
    state = meeting.close_meeting(open_meeting_state, later(125))
    assert clock.forecast(state, later(999)).end == later(125)
    assert clock.forecast(state, later(999)).late_minutes == 5


def test_without_a_date_there_is_no_forecast(council_state):
    state = meeting.add_meeting(council_state, START, title="Ooit", planned_start=None)
    assert clock.forecast(state, START) == clock.Forecast(0, None, 0)
    assert clock.planned_starts(state) == {}


def test_an_item_that_was_dealt_with_has_nothing_left(open_meeting_state):
    state = meeting.next_item(open_meeting_state, later(1))
    assert clock.left(state, item(state, "Opening"), later(1)) == clock.ZERO
    assert clock.left(state, item(state, "Vaststellen"), later(2)) == timedelta(minutes=2)
    assert clock.left(state, item(state, "Vaststellen"), later(9)) == clock.ZERO


def test_planned_starts_follow_each_other(planned_state):
    starts = [clock.planned_starts(planned_state)[each.id] for each in planned_state.items]
    assert starts == [later(0), later(5), later(8), later(38), later(53)]


@pytest.mark.parametrize(("minutes", "over"), [(4.9, 0), (5, 0), (5.9, 0), (6, 1), (12.5, 7)])
def test_minutes_over_are_whole_minutes(open_meeting_state, minutes, over):
    assert clock.over_minutes(open_meeting_state, later(minutes)) == over


def test_nothing_is_over_without_a_current_item(open_meeting_state):
    state = meeting.finish_item(open_meeting_state, later(60))
    assert clock.over_minutes(state, later(60)) == 0


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 0), (29, 0), (31, 1), (89, 1), (91, 2)])
def test_durations_round_to_whole_minutes(seconds, minutes):
    assert clock.whole_minutes(timedelta(seconds=seconds)) == minutes


def begins(state, minute):
    """Minutes from now on until each item that waits, by its place."""
    starts = clock.expected_starts(state, later(minute))
    places = {each.id: each.position for each in state.items}
    return {places[id]: (at - later(minute)) / timedelta(minutes=1) for id, at in starts.items()}


def test_the_coming_items_begin_when_those_before_them_took_what_they_may(open_meeting_state):
    assert begins(open_meeting_state, 2) == {2: 3, 3: 6, 4: 36, 5: 51}
    assert begins(open_meeting_state, 9) == {2: 0, 3: 3, 4: 33, 5: 48}
    longer = open_meeting_state.put(replace(open_meeting_state.items[0], allotted_minutes=12))
    assert begins(longer, 9) == {2: 3, 3: 6, 4: 36, 5: 51}


def test_what_was_passed_over_begins_last(open_meeting_state):
    signals = item(open_meeting_state, "Signalen").id
    state = meeting.go_to_item(open_meeting_state, later(4), item_id=signals)
    assert begins(state, 4) == {5: 15, 2: 20, 3: 23}


def test_the_coming_items_move_along_in_a_break_and_between_two_items(open_meeting_state):
    broken = meeting.suspend(open_meeting_state, later(2))
    assert begins(broken, 2) == begins(broken, 30) == {2: 3, 3: 6, 4: 36, 5: 51}
    between = meeting.finish_item(open_meeting_state, later(2))
    assert begins(between, 30) == {2: 0, 3: 3, 4: 33, 5: 48}


def test_nothing_is_expected_before_the_opening_or_after_the_closing(
    planned_state, open_meeting_state
):
    closed = meeting.close_meeting(open_meeting_state, later(60))
    assert begins(planned_state, 0) == begins(closed, 60) == {}


@settings(max_examples=40)
@given(st.data(), st.integers(-60, 300))
def test_the_last_item_ends_when_the_meeting_does(data, minute):
    now = later(minute)
    for _, after, _ in course(data.draw, council.open_meeting(), length=12):
        starts = clock.expected_starts(after, now)
        if starts:
            last = list(starts)[-1]
            left = clock.left(after, next(i for i in after.items if i.id == last), now)
            assert starts[last] + left == clock.forecast(after, now).end


def test_an_item_that_was_put_off_or_parked_has_nothing_left(open_meeting_state):
    opening = open_meeting_state.items[0].id
    for rule in (meeting.defer_item, meeting.park_item):
        state = rule(open_meeting_state, later(1), item_id=opening)
        assert clock.left(state, state.items[0], later(1)) == clock.ZERO
        assert clock.forecast(state, later(1)).end == later(1 + 53)


def test_more_time_counts_in_all_clocks(open_meeting_state):
    opening = open_meeting_state.items[0].id
    state = timing.give_more_time(open_meeting_state, later(7), item_id=opening)
    assert clock.left(state, state.items[0], later(7)) == timedelta(minutes=5)
    assert clock.forecast(state, later(7)).end == later(7 + 5 + 53)
    assert clock.over_minutes(state, later(13)) == 1

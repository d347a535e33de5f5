from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from tests.helpers.council import END, START, done, item, later
from vergadering.domain import clock, meeting


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

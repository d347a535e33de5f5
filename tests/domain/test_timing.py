from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.council import END, done, item, later
from tests.helpers.floor import Talk
from vergadering.domain import clock, meeting, timing
from vergadering.domain.agenda import current_item
from vergadering.domain.choices import ItemStatus, Phase
from vergadering.errors import Refusal


@pytest.fixture
def state(open_meeting_state):
    """The sample meeting: items of 5, 3, 30, 15 and 5 minutes, the first since 19:30."""
    return open_meeting_state


def more(state, minute, title="Opening", **rest):
    id = item(state, title).id
    return timing.give_more_time(state, later(minute), item_id=id, **rest)


@pytest.mark.parametrize(
    ("minute", "minutes"), [(0, 10), (4.9, 10), (5, 10), (5.1, 11), (12, 17), (12.5, 18)]
)
def test_five_minutes_more_count_from_the_planned_end_or_from_now(state, minute, minutes):
    after = more(state, minute)
    assert after.items[0].allotted_minutes == after.items[0].minutes == minutes
    assert after.items[0].planned_minutes == 5
    assert clock.over_minutes(after, later(minute)) == 0


def test_more_time_adds_up(state):
    assert more(more(state, 1), 1, minutes=10).items[0].minutes == 20


@pytest.mark.parametrize("minutes", [-60, 24 * 60, 10**30])
def test_no_item_gets_less_than_nothing_or_more_than_a_day(state, minutes):
    with pytest.raises(Refusal, match="duurt tussen 0 en 1440 minuten"):
        more(state, 1, minutes=minutes)


@pytest.mark.parametrize("rule", [timing.give_more_time, timing.round_off])
def test_an_item_that_another_window_left_gets_no_time(state, rule):
    opening = item(state, "Opening").id
    gone = meeting.next_item(state, later(3))
    with pytest.raises(Refusal, match="Dit punt is niet meer aan de orde"):
        rule(gone, later(4), item_id=opening)
    with pytest.raises(Refusal, match="geschorst"):
        rule(meeting.suspend(state, later(3)), later(4), item_id=opening)


def test_rounding_off_closes_the_list_once(state):
    talk = Talk(state).asks("Noa", "Wil").next()
    opening = item(state, "Opening").id
    after = talk.do(partial(timing.round_off, item_id=opening))
    assert (after.speaker, after.waiting, after.state.items[0].list_closed) == (
        "Noa",
        ["Wil"],
        True,
    )
    with pytest.raises(Refusal, match="wordt al afgerond"):
        after.do(partial(timing.round_off, item_id=opening))
    over = after.next().end().do(partial(timing.round_off, item_id=opening))
    assert current_item(over.state).title.startswith("Vaststellen")


def test_rounding_off_with_nobody_on_the_list_goes_on_at_once(state):
    after = timing.round_off(state, later(4), item_id=state.items[0].id)
    assert current_item(after) == after.items[1]
    assert after.items[0].status is ItemStatus.DONE


def test_rounding_off_the_last_item_leads_to_the_gavel(state):
    last = meeting.go_to_item(state, later(4), item_id=state.items[-1].id)
    for each in last.items[:-1]:
        last = last.put(replace(each, status=ItemStatus.DONE))
    with pytest.raises(Refusal, match="Sluit de vergadering met de hamer"):
        timing.round_off(last, later(5), item_id=last.items[-1].id)


def test_a_phase_is_set_forward_and_back(state):
    id = item(state, "Advies").id
    after = timing.set_phase(state, later(1), item_id=id, phase=Phase.EXPLORING)
    assert item(after, "Advies").phase is Phase.EXPLORING
    back = timing.set_phase(after, later(1), item_id=id, phase=Phase.NONE)
    assert back == state


def test_after_the_last_phase_comes_none_again():
    seen = [Phase.NONE]
    for _ in range(4):
        seen.append(timing.next_phase(seen[-1]))
    assert seen == [*Phase, Phase.NONE]
    assert timing.next_phase(Phase.NONE, -1) is Phase.DECIDING


def test_every_phase_has_its_prompts():
    assert set(timing.PROMPTS) == set(Phase)
    assert [phase for phase in Phase if not timing.PROMPTS[phase]] == [Phase.NONE]


@pytest.mark.parametrize("seconds", [None, 0, 45, 3600])
def test_an_item_has_a_speaking_time_of_its_own(state, seconds):
    id = item(state, "Advies").id
    after = timing.set_limit(state, later(1), item_id=id, limit_seconds=seconds)
    assert item(after, "Advies").limit_seconds == seconds


# a new division of the time


def given_minutes(state, minute):
    division = timing.new_division(state, later(minute))
    assert all(state.get(type(state.items[0]), id) for id in division)
    return [division.get(each.id) for each in state.items]


def test_a_new_division_lets_the_meeting_end_as_planned(state):
    advice = meeting.go_to_item(state, later(5), item_id=item(state, "Advies").id)
    planned = advice.put(replace(advice.the_meeting, planned_end=later(50)))
    assert given_minutes(planned, 5) == [None, 3, None, 7, 5]
    after = timing.divide_time(planned, later(5), minutes=timing.new_division(planned, later(5)))
    assert clock.forecast(after, later(5)).end == later(50)
    assert [each.planned_minutes for each in after.items] == [5, 3, 30, 15, 5]


def test_time_is_divided_in_proportion(state):
    planned = state.put(replace(state.the_meeting, planned_end=later(40)))
    assert given_minutes(planned, 0) == [None, 3, 17, 10, 5]


def test_no_item_gets_less_than_five_minutes_or_than_it_had(state):
    planned = state.put(replace(state.the_meeting, planned_end=later(6)))
    assert given_minutes(planned, 0) == [None, 3, 5, 5, 5]
    assert given_minutes(planned, 600) == [None, 3, 5, 5, 5]
    shortest = timing.divide_time(planned, later(0), minutes=timing.new_division(planned, later(0)))
    with pytest.raises(Refusal, match="Korter kan niet"):
        timing.new_division(shortest, later(0))


def test_there_is_nothing_to_divide_when_there_is_time_enough(state):
    with pytest.raises(Refusal, match="Er is genoeg tijd"):
        timing.new_division(state, later(0))
    with pytest.raises(Refusal, match="Er is genoeg tijd"):
        timing.new_division(state, later(67))
    assert given_minutes(state, 67.1) == [None, 3, 29, 15, 5]


def test_without_an_end_or_without_items_there_is_nothing_to_divide(state):
    endless = state.put(replace(state.the_meeting, planned_end=None))
    with pytest.raises(Refusal, match="geen eindtijd gepland"):
        timing.new_division(endless, later(60))
    done_with = state.put(*(replace(each, status=ItemStatus.DONE) for each in state.items[1:]))
    with pytest.raises(Refusal, match="geen punten meer"):
        timing.new_division(done_with, later(600))
    with pytest.raises(Refusal, match="geschorst"):
        timing.new_division(meeting.suspend(state, later(60)), later(60))


def test_an_item_that_got_more_than_planned_keeps_it(state):
    advice = item(state, "Advies")
    wide = state.put(
        replace(advice, allotted_minutes=40), replace(state.the_meeting, planned_end=later(50))
    )
    assert given_minutes(wide, 0) == [None, 3, None, 5, 5]


@pytest.mark.parametrize("minutes", [-1, 31])
def test_no_item_gets_more_than_was_planned(state, minutes):
    advice = item(state, "Advies")
    with pytest.raises(Refusal, match="Punt 3 krijgt tussen 0 en 30 minuten"):
        timing.divide_time(state, later(1), minutes={advice.id: minutes})


def test_an_item_that_began_since_the_division_was_shown_is_left_alone(state):
    second = meeting.next_item(state, later(3))
    minutes = {each.id: min(2, each.planned_minutes) for each in state.items[1:3]}
    after = timing.divide_time(second, later(4), minutes=minutes)
    assert [each.minutes for each in after.items[:3]] == [5, 3, 2]


PLANNED = st.lists(st.integers(0, 60), min_size=1, max_size=14)


def agenda_of(planned, allotted, end):
    """The sample meeting with an item of so many minutes behind the opening for each."""
    state = council.open_meeting()
    model = state.items[1]
    state = state.drop(*state.items[1:]).put(replace(state.the_meeting, planned_end=end))
    for place, (minutes, share) in enumerate(zip(planned, allotted, strict=True), start=2):
        state, id = state.fresh()
        given = None if share is None else minutes * share // 100
        row = replace(model, id=id, position=place, number=str(place), planned_minutes=minutes)
        state = state.put(replace(row, allotted_minutes=given))
    return state


@given(PLANNED, st.data(), st.integers(0, 300), st.integers(0, 300))
def test_a_division_stays_within_its_bounds_and_fits_when_it_can(planned, data, end, minute):
    share = st.none() | st.integers(0, 100)
    allotted = [data.draw(share) for _ in planned]
    state = agenda_of(planned, allotted, later(end))
    now = later(minute)
    try:
        division = timing.new_division(state, now)
    except Refusal:
        return
    waiting = {each.id: each for each in state.items[1:] if each.minutes}
    least = {id: min(timing.LEAST_MINUTES, each.minutes) for id, each in waiting.items()}
    assert division.keys() == waiting.keys()
    assert all(least[id] <= given <= waiting[id].minutes for id, given in division.items())
    room = int((later(end) - now - clock.left(state, state.items[0], now)).total_seconds() // 60)
    assert sum(division.values()) == max(room, sum(least.values()))
    after = timing.divide_time(state, now, minutes=division)
    assert clock.forecast(after, now).end < clock.forecast(state, now).end


def test_planned_and_actual_time_of_every_item(state):
    after = done(state, meeting.next_item, at=later(7))
    after = done(after, meeting.suspend, at=later(8))
    after = done(after, meeting.resume, at=later(18))
    after = done(after, meeting.close_meeting, at=later(19))
    rows = timing.times_taken(after, later(99))
    minutes = [
        (row.planned // timedelta(minutes=1), row.actual // timedelta(minutes=1)) for row in rows
    ]
    assert minutes == [(5, 7), (3, 2), (30, 0), (15, 0), (5, 0)]
    assert [row.over // timedelta(minutes=1) for row in rows] == [2, -1, -30, -15, -5]
    assert after.the_meeting.planned_end == END

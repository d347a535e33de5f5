from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from tests.helpers.council import START, done, item, later
from vergadering.domain import agenda, attendance, meeting
from vergadering.domain.agenda import current_item
from vergadering.domain.choices import ItemStatus, MeetingStatus, MinutesStatus
from vergadering.errors import Refusal


def test_meetings_are_numbered_in_the_year_of_their_date(council_state):
    state = done(
        council_state,
        partial(meeting.add_meeting, title="Een", planned_start=START),
        partial(meeting.add_meeting, title="Twee", planned_start=START.replace(year=2027)),
        partial(meeting.add_meeting, title="Drie", planned_start=None),
    )
    assert [each.number for each in state.meeting] == ["V-2026-01", "V-2027-01", "V-2026-02"]
    assert state.the_meeting.title == "Drie"


def test_a_new_meeting_begins_with_an_empty_agenda(open_meeting_state):
    state = meeting.add_meeting(open_meeting_state, START, title="Volgende", planned_start=None)
    assert state.items == ()
    assert state.attendance == ()
    assert state.agenda_visit == ()


@pytest.mark.parametrize(
    ("title", "end", "sentence"),
    [(" ", None, "naam nodig"), ("Raad", later(-1), "eindigt voordat"), ("R", START, "eindigt")],
)
def test_a_meeting_must_be_possible(council_state, title, end, sentence):
    with pytest.raises(Refusal, match=sentence):
        meeting.add_meeting(council_state, START, title=title, planned_start=START, planned_end=end)


def test_changing_a_meeting_leaves_its_number_and_course(open_meeting_state):
    before = open_meeting_state.the_meeting
    wild = replace(
        before,
        title="Anders",
        number="V-1900-01",
        status=MeetingStatus.CLOSED,
        opened_at=None,
        closed_at=START,
        minutes_status=MinutesStatus.ADOPTED,
    )
    after = meeting.change_meeting(open_meeting_state, START, meeting=wild)
    assert after.the_meeting == replace(before, title="Anders")


def test_an_agenda_is_settled_once_and_needs_items_and_a_date(draft_state, council_state):
    empty = meeting.add_meeting(council_state, START, title="Leeg", planned_start=None)
    with pytest.raises(Refusal, match="nog leeg"):
        meeting.plan_meeting(empty, START)
    undated = agenda.add_item(empty, START, title="Opening")
    with pytest.raises(Refusal, match="nog geen datum"):
        meeting.plan_meeting(undated, START)
    planned = meeting.plan_meeting(draft_state, START)
    with pytest.raises(Refusal, match="al vastgelegd"):
        meeting.plan_meeting(planned, START)


def test_the_gavel_opens_the_first_item(planned_state):
    state = meeting.open_meeting(planned_state, later(1))
    assert state.the_meeting.opened_at == later(1)
    assert current_item(state) == state.items[0]
    assert [visit.started_at for visit in state.agenda_visit] == [later(1)]
    with pytest.raises(Refusal, match="al geopend"):
        meeting.open_meeting(state, later(2))


def test_a_meeting_without_an_agenda_can_be_opened(council_state):
    state = meeting.add_meeting(council_state, START, title="Los", planned_start=None)
    assert current_item(meeting.open_meeting(state, START)) is None


def test_next_goes_on_and_stops_at_the_last(open_meeting_state):
    state = open_meeting_state
    for title in ("Vaststellen", "Advies", "Signalen", "Sluiting"):
        state = meeting.next_item(state, START)
        assert current_item(state).title.startswith(title)
    with pytest.raises(Refusal, match="laatste punt"):
        meeting.next_item(state, START)


def test_a_stale_next_is_refused(open_meeting_state):
    first = current_item(open_meeting_state).id
    state = meeting.next_item(open_meeting_state, START, from_id=first)
    with pytest.raises(Refusal, match="in een ander venster"):
        meeting.next_item(state, START, from_id=first)
    finished = meeting.finish_item(open_meeting_state, START)
    with pytest.raises(Refusal, match="in een ander venster"):
        meeting.next_item(finished, START, from_id=first)


def test_next_comes_back_for_what_was_passed_over(open_meeting_state):
    state = meeting.go_to_item(
        open_meeting_state, START, item_id=item(open_meeting_state, "Sluiting").id
    )
    state = meeting.next_item(state, START)
    assert current_item(state).title.startswith("Vaststellen")


def test_an_item_can_be_taken_up_again(open_meeting_state):
    opening = item(open_meeting_state, "Opening")
    state = meeting.next_item(open_meeting_state, later(5))
    state = meeting.go_to_item(state, later(8), item_id=opening.id)
    assert current_item(state).id == opening.id
    assert sum(visit.item_id == opening.id for visit in state.agenda_visit) == 2
    with pytest.raises(Refusal, match="al aan de orde"):
        meeting.go_to_item(state, later(9), item_id=opening.id)


def test_finishing_leaves_nothing_under_discussion(open_meeting_state):
    state = meeting.finish_item(open_meeting_state, later(4))
    assert current_item(state) is None
    assert item(state, "Opening").status is ItemStatus.DONE
    with pytest.raises(Refusal, match="geen punt aan de orde"):
        meeting.finish_item(state, later(4))


def test_a_break_stops_every_clock_and_the_item_goes_on_after_it(open_meeting_state):
    paused = meeting.suspend(open_meeting_state, later(3))
    assert all(visit.ended_at for visit in paused.agenda_visit)
    for change in (meeting.suspend, meeting.next_item, meeting.finish_item):
        with pytest.raises(Refusal, match="geschorst"):
            change(paused, later(4))
    resumed = meeting.resume(paused, later(13))
    assert resumed.meeting_break[0].ended_at == later(13)
    assert current_item(resumed).title == "Opening"
    with pytest.raises(Refusal, match="niet geschorst"):
        meeting.resume(resumed, later(14))


def test_before_the_opening_nothing_can_be_treated(planned_state):
    for change in (meeting.next_item, meeting.finish_item, meeting.suspend):
        with pytest.raises(Refusal, match="nog niet geopend"):
            change(planned_state, START)
    with pytest.raises(Refusal, match="niet geopend"):
        meeting.close_meeting(planned_state, START)


def test_closing_ends_everything_and_defers_what_waits(open_meeting_state):
    state = meeting.close_meeting(meeting.suspend(open_meeting_state, later(3)), later(60))
    assert state.the_meeting.status is MeetingStatus.CLOSED
    assert state.the_meeting.minutes_status is MinutesStatus.DRAFT
    assert state.meeting_break[0].ended_at == later(60)
    assert {row.until_at for row in state.attendance} == {later(60)}
    assert [each.status.value for each in state.items] == ["done", *["deferred"] * 4]
    assert all(visit.ended_at for visit in state.agenda_visit)
    assert not meeting.in_progress(state)
    with pytest.raises(Refusal, match="is gesloten"):
        meeting.next_item(state, later(61))


def test_a_meeting_that_is_not_there_is_not_in_progress(open_meeting_state):
    assert meeting.in_progress(open_meeting_state)
    assert not meeting.in_progress(open_meeting_state.drop(open_meeting_state.the_meeting))
    assert not meeting.in_progress(replace(open_meeting_state, meeting_id=None))


def test_a_clock_that_was_set_back_gives_no_time_that_ends_before_it_began(planned_state):
    state = done(planned_state, attendance.mark_all_present, meeting.open_meeting, at=later(30))
    state = meeting.close_meeting(state, later(-30))
    assert state.the_meeting.closed_at >= state.the_meeting.opened_at
    assert all(row.until_at >= row.from_at for row in state.attendance)
    assert all(visit.ended_at >= visit.started_at for visit in state.agenda_visit)


def test_a_closed_meeting_opens_again_on_the_same_day_only(open_meeting_state):
    closed = meeting.close_meeting(open_meeting_state, later(60))
    state = meeting.reopen_meeting(closed, later(65))
    assert state.the_meeting.status is MeetingStatus.OPEN
    assert {row.until_at for row in state.attendance} == {None}
    assert item(state, "Sluiting").status is ItemStatus.PLANNED
    with pytest.raises(Refusal, match="op de dag zelf"):
        meeting.reopen_meeting(closed, later(24 * 60))
    with pytest.raises(Refusal, match="niet gesloten"):
        meeting.reopen_meeting(state, later(66))


def test_only_the_latest_closed_meeting_opens_again(open_meeting_state):
    closed = meeting.close_meeting(open_meeting_state, later(60))
    first = closed.the_meeting
    other = replace(first, id=999, number="V-2026-99", closed_at=later(90))
    with pytest.raises(Refusal, match="laatst gesloten"):
        meeting.reopen_meeting(closed.put(other), later(95))


def test_who_left_before_the_end_stays_gone_after_reopening(open_meeting_state):
    someone = open_meeting_state.attendance[0].person_id
    state = attendance.leave(open_meeting_state, later(10), person_id=someone)
    state = done(state, meeting.close_meeting, meeting.reopen_meeting, at=later(60))
    assert meeting.present_rows(state, someone)[-1].until_at == later(10)


def test_an_item_is_put_off_to_the_next_meeting_and_the_next_one_begins(open_meeting_state):
    first, second = open_meeting_state.items[:2]
    after = meeting.defer_item(open_meeting_state, later(7), item_id=first.id)
    assert after.items[0].status is ItemStatus.DEFERRED
    assert current_item(after).id == second.id
    assert [(v.item_id, v.ended_at) for v in after.agenda_visit] == [
        (first.id, later(7)),
        (second.id, None),
    ]


def test_a_parked_item_leaves_the_list_of_items_that_wait(open_meeting_state):
    first = open_meeting_state.items[0]
    after = meeting.park_item(open_meeting_state, later(7), item_id=first.id)
    assert (after.items[0].status, current_item(after).position) == (ItemStatus.PARKED, 2)
    for _ in range(3):
        after = meeting.next_item(after, later(8))
    with pytest.raises(Refusal, match="laatste punt"):
        meeting.next_item(after, later(9))


@pytest.mark.parametrize("rule", [meeting.defer_item, meeting.park_item])
def test_the_last_item_can_be_put_off_and_then_nothing_is_under_discussion(
    open_meeting_state, rule
):
    state = open_meeting_state
    for _ in range(4):
        state = meeting.next_item(state, later(5))
    after = rule(state, later(6), item_id=state.items[-1].id)
    assert current_item(after) is None
    assert all(visit.ended_at for visit in after.agenda_visit)


@pytest.mark.parametrize("rule", [meeting.defer_item, meeting.park_item])
def test_only_the_item_that_the_chair_saw_is_put_off(open_meeting_state, rule):
    first, second = open_meeting_state.items[:2]
    gone = meeting.next_item(open_meeting_state, later(3))
    for stale, state in ((first, gone), (second, open_meeting_state)):
        with pytest.raises(Refusal, match="Dit punt is niet meer aan de orde"):
            rule(state, later(4), item_id=stale.id)
    with pytest.raises(Refusal, match="geschorst"):
        rule(meeting.suspend(gone, later(4)), later(5), item_id=second.id)


def test_what_the_chair_put_off_stays_so_when_the_meeting_is_opened_again(open_meeting_state):
    first = open_meeting_state.items[0]
    state = meeting.defer_item(open_meeting_state, later(7), item_id=first.id)
    closed = meeting.close_meeting(state, later(60))
    assert {each.status for each in closed.items[2:]} == {ItemStatus.DEFERRED}
    after = meeting.reopen_meeting(closed, later(70))
    assert [each.status for each in after.items] == [
        ItemStatus.DEFERRED,
        ItemStatus.DONE,
        *[ItemStatus.PLANNED] * 3,
    ]


def test_a_putting_off_can_be_taken_up_again(open_meeting_state):
    first = open_meeting_state.items[0]
    state = meeting.defer_item(open_meeting_state, later(7), item_id=first.id)
    again = meeting.go_to_item(state, later(9), item_id=first.id)
    assert current_item(again).id == first.id

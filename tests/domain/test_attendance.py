from __future__ import annotations

from functools import partial

import pytest

from tests.helpers import council
from tests.helpers.council import START, done, later, who
from tests.helpers.floor import Talk
from vergadering.domain import attendance, meeting, people
from vergadering.domain.attendance import Mark
from vergadering.domain.choices import Format, Presence, QuorumRule
from vergadering.domain.model_rules import Rules
from vergadering.domain.numbers import needed_for_quorum
from vergadering.errors import Refusal


def come(state, name, at=START, **rest):
    return attendance.arrive(state, at, person_id=who(state, name).id, **rest)


def go(state, name, at=START, **rest):
    return attendance.leave(state, at, person_id=who(state, name).id, **rest)


def rows(state, name):
    return [row for row in state.attendance if row.person_id == who(state, name).id]


def test_who_is_marked_before_the_opening_is_there_from_the_opening(planned_state):
    state = come(planned_state, "Noa", via=Format.ONLINE)
    assert rows(state, "Noa")[0].from_at is None
    opened = meeting.open_meeting(state, later(1))
    assert rows(opened, "Noa")[0].from_at == later(1)
    assert rows(opened, "Noa")[0].via is Format.ONLINE


def test_who_is_marked_during_the_first_item_was_there_from_the_opening(planned_state):
    opened = meeting.open_meeting(planned_state, later(1))
    assert rows(come(opened, "Noa", later(4)), "Noa")[0].from_at == later(1)
    second = meeting.next_item(opened, later(5))
    assert rows(come(second, "Noa", later(20)), "Noa")[0].from_at == later(20)
    assert rows(come(second, "Noa", later(20), when=later(12)), "Noa")[0].from_at == later(12)


def test_who_comes_back_during_the_first_item_comes_from_then_on(open_meeting_state):
    state = come(go(open_meeting_state, "Noa", later(2)), "Noa", later(4))
    assert [row.from_at for row in rows(state, "Noa")] == [START, later(4)]


def test_nobody_arrives_twice_or_leaves_without_being_there(open_meeting_state):
    with pytest.raises(Refusal, match="Noa is er al"):
        come(open_meeting_state, "Noa")
    gone = go(open_meeting_state, "Noa", later(5))
    with pytest.raises(Refusal, match="Noa is er niet"):
        go(gone, "Noa", later(6))


def test_leaving_before_the_opening_takes_the_mark_away(planned_state):
    assert rows(go(come(planned_state, "Noa"), "Noa"), "Noa") == []


def test_nobody_leaves_before_they_came(open_meeting_state):
    state = go(open_meeting_state, "Noa", later(-30))
    assert rows(state, "Noa")[0].until_at == START


def test_somebody_who_was_absent_and_comes_after_all_is_there(open_meeting_state):
    joke = who(open_meeting_state, "Joke").id
    absent = attendance.mark_absent(
        open_meeting_state, later(1), person_id=joke, notified=True, reason=" ziek "
    )
    assert [(row.status, row.reason) for row in rows(absent, "Joke")] == [
        (Presence.ABSENT_NOTIFIED, "ziek")
    ]
    back = come(meeting.next_item(absent, later(5)), "Joke", later(20))
    assert [row.status for row in rows(back, "Joke")] == [Presence.PRESENT]


def test_absent_without_notice_is_something_else(open_meeting_state):
    wil = who(open_meeting_state, "Wil").id
    state = attendance.mark_absent(open_meeting_state, START, person_id=wil, notified=False)
    assert rows(state, "Wil")[0].status is Presence.ABSENT
    assert rows(attendance.clear_attendance(state, START, person_id=wil), "Wil") == []


def test_marking_everybody_passes_over_guests_and_who_is_known(planned_state):
    wil = who(planned_state, "Wil").id
    state = attendance.mark_absent(planned_state, START, person_id=wil, notified=True)
    state = attendance.mark_all_present(state, START)
    here = {person.display_name for person in attendance.present_people(state)}
    assert len(here) == 9
    assert not here & {"Wil", "Van der Meulen"}
    with pytest.raises(Refusal, match="al ingevuld"):
        attendance.mark_all_present(state, START)


def test_a_list_of_marks_changes_only_what_is_different(open_meeting_state):
    noa, wil, fatima, guest = (
        who(open_meeting_state, name).id for name in ("Noa", "Wil", "Fatima", "Van der Meulen")
    )
    state = meeting.next_item(open_meeting_state, later(5))
    state = attendance.take_roll(
        state,
        later(10),
        marks={
            noa: Mark(Presence.PRESENT),
            wil: Mark(Presence.ABSENT),
            fatima: Mark(),
            guest: Mark(Presence.PRESENT, Format.ONLINE),
        },
    )
    assert rows(state, "Noa") == rows(open_meeting_state, "Noa")
    assert [row.status for row in rows(state, "Wil")] == [Presence.ABSENT]
    assert rows(state, "Fatima")[0].until_at == later(10)
    assert rows(state, "Van der Meulen")[0].from_at == later(10)
    assert attendance.mark_of(state, guest) == Mark(Presence.PRESENT, Format.ONLINE)
    assert attendance.mark_of(state, fatima) == Mark()
    cleared = attendance.take_roll(state, later(11), marks={wil: Mark()})
    assert rows(cleared, "Wil") == []


def test_presence_at_a_moment(open_meeting_state):
    state = go(open_meeting_state, "Noa", later(10))
    state = come(state, "Noa", later(30))
    noa = who(state, "Noa")
    assert noa in attendance.present_people(state, later(9))
    assert noa not in attendance.present_people(state, later(10))
    assert noa in attendance.present_people(state, later(30))
    assert noa in attendance.present_people(state)


@pytest.mark.parametrize(
    ("rule", "needed"),
    [
        (QuorumRule.MORE_THAN_HALF, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6]),
        (QuorumRule.HALF, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]),
        (QuorumRule.TWO_THIRDS, [0, 1, 2, 2, 3, 4, 4, 5, 6, 6, 7]),
        (QuorumRule.NONE, [0] * 11),
    ],
)
def test_the_quorum_for_up_to_ten_seats(rule, needed):
    assert [needed_for_quorum(rule, seats) for seats in range(11)] == needed


def test_five_of_ten_is_not_more_than_half(council_state):
    state = done(
        council_state,
        partial(people.add_person, name="Negen"),
        partial(people.add_person, name="Tien"),
        partial(meeting.add_meeting, title="Raad", planned_start=START),
        meeting.open_meeting,
    )
    for name in ("Marijke", "Ibrahim", "Joke", "Noa", "Fatima"):
        state = come(state, name)
    five = attendance.quorum(state)
    assert (five.present, five.seats, five.needed, five.met) == (5, 10, 6, False)
    assert attendance.quorum(come(state, "Wil")).met


def test_only_people_with_a_vote_make_a_quorum(planned_state):
    state = planned_state
    assert not attendance.quorum(state).known
    for name in ("Sanne", "Henk", "Van der Meulen"):
        state = come(state, name)
    assert attendance.quorum(state).known
    assert attendance.quorum(state).present == 0


def test_the_quorum_follows_who_leaves(open_meeting_state):
    state = open_meeting_state
    for name in ("Noa", "Joke", "Fatima"):
        state = go(state, name, later(20))
    assert attendance.quorum(state).met
    state = go(state, "Wil", later(21))
    assert not attendance.quorum(state).met
    assert attendance.quorum(state, later(19)).present == 8


def test_a_council_may_do_without_a_quorum(planned_state):
    state = people.set_council(
        planned_state, START, name="Raad", rules=Rules(quorum=QuorumRule.NONE)
    )
    assert attendance.quorum(state).met


def test_partly_there_is_late_or_early_or_out_for_a_while(open_meeting_state):
    state = go(open_meeting_state, "Noa", later(10))
    state = come(state, "Noa", later(30))
    state = go(state, "Fatima", later(50))
    state = meeting.next_item(state, later(50))
    state = come(state, "Van der Meulen", later(51))
    closed = meeting.close_meeting(state, later(60))
    partly = {
        person.display_name for person in closed.person if attendance.is_partial(closed, person.id)
    }
    assert partly == {"Noa", "Fatima", "Van der Meulen"}


def test_nobody_is_partly_there_before_the_opening(planned_state):
    state = come(planned_state, "Noa")
    assert not attendance.is_partial(state, who(state, "Noa").id)
    assert not attendance.is_partial(state, who(state, "Wil").id)


def test_after_the_closing_the_list_still_says_who_was_there():
    state = council.open_meeting()
    here = state.person[0].id
    closed = meeting.close_meeting(state, later(90))
    assert attendance.mark_of(closed, here).status is None
    assert attendance.last_mark(closed, here).status is Presence.PRESENT
    assert attendance.last_mark(state, here) == attendance.mark_of(state, here)


def test_who_was_forgotten_is_marked_after_the_closing_and_was_there_until_then():
    state = council.open_meeting()
    here = state.person[0].id
    state = attendance.leave(state, later(5), person_id=here)
    closed = meeting.close_meeting(state, later(90))
    after = attendance.arrive(closed, later(95), person_id=here, when=later(30))
    row = meeting.present_rows(after, here)[-1]
    assert (row.from_at, row.until_at) == (later(30), later(90))
    with pytest.raises(Refusal, match="is er al"):
        attendance.arrive(after, later(96), person_id=here)


def test_reopening_brings_everybody_back_once():
    state = council.open_meeting()
    here = state.person[0].id
    state = attendance.leave(state, later(90), person_id=here)
    state = attendance.arrive(state, later(90), person_id=here)
    opened = meeting.reopen_meeting(meeting.close_meeting(state, later(90)), later(91))
    assert [row.until_at for row in meeting.present_rows(opened, here)] == [later(90), None]


@pytest.mark.parametrize("via", Format)
def test_who_is_there_in_another_way_keeps_the_floor_and_what_they_asked(open_meeting_state, via):
    talk = Talk(open_meeting_state).asks("Noa", "Wil").next().then(10)
    marks = {who(talk.state, name).id: Mark(Presence.PRESENT, via) for name in ("Noa", "Wil")}
    after = talk.do(partial(attendance.take_roll, marks=marks))
    assert (after.speaker, after.waiting) == ("Noa", ["Wil"])
    assert attendance.mark_of(after.state, who(after.state, "Noa").id).via is via
    assert after.then(5).seconds("Noa") == 15


def test_who_leaves_by_the_presence_list_loses_what_they_asked(open_meeting_state):
    talk = Talk(open_meeting_state).asks("Noa", "Wil").next()
    marks = {who(talk.state, "Wil").id: Mark()}
    assert talk.do(partial(attendance.take_roll, marks=marks)).waiting == []

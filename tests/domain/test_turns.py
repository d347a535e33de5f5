from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from tests.helpers.council import item, later, who
from tests.helpers.floor import ORDER, QUESTION, Talk
from vergadering.domain import attendance, meeting, turns
from vergadering.domain.choices import TurnStatus
from vergadering.domain.model_floor import SpeakingStretch
from vergadering.domain.soundness import findings


@pytest.fixture
def talk(open_meeting_state):
    """The sample meeting; Noa speaks, Wil and Joke wait."""
    return Talk(open_meeting_state).asks("Noa", "Wil", "Joke").next()


def stretches(talk, name):
    rows = turns.stretches(talk.state, talk.turn(name).id)
    return [(row.started_at, row.ended_at) for row in rows]


def test_spoken_time_is_the_sum_of_the_stretches_without_the_pauses(talk):
    after = talk.then(30).pause().then(500).resume().then(15).end()
    assert stretches(after, "Noa") == [
        (later(0), later(seconds=30)),
        (later(seconds=530), later(seconds=545)),
    ]
    assert after.then(99).seconds("Noa") == 45


def test_pausing_before_the_end_or_not_gives_the_same_spoken_time(talk):
    there = talk.then(40)
    ends = [
        there.end(),
        there.pause().end(),
        there.pause().then(20).end(),
        there.pause().then(20).resume().end(),
        there.pause().then(20).resume().pause().then(5).end(),
        there.next(),
        there.pause().next(),
        there.pause().then(7).next(),
    ]
    assert {end.then(60).seconds("Noa") for end in ends} == {40}


def test_the_clock_of_a_speaker_runs_while_nobody_looks(talk):
    assert talk.then(8 * 3600).seconds("Noa") == 8 * 3600


def test_a_clock_that_was_set_back_never_makes_speech_negative(talk):
    assert talk.then(-3600).seconds("Noa") == 0
    ended = talk.then(-3600).end()
    assert stretches(ended, "Noa") == [(later(0), later(0))]
    assert findings(ended.state) == ()
    again = talk.then(30).pause().then(-3600).resume().then(10).end()
    assert again.seconds("Noa") == 40
    assert findings(again.state) == ()


def test_a_stretch_without_a_beginning_takes_no_time():
    assert turns.length(SpeakingStretch(1), later(5)) == timedelta()


@pytest.mark.parametrize("paused", [False, True])
def test_a_break_stops_the_speaker_and_gives_back_what_was(talk, paused):
    there = talk.then(10).pause() if paused else talk.then(10)
    broken = there.do(meeting.suspend)
    assert [row.ended_at for row in broken.state.speaking_stretch] == [later(seconds=10)]
    back = broken.then(600).do(meeting.resume)
    assert back.status("Noa") is there.status("Noa")
    assert back.then(5).seconds("Noa") == (10 if paused else 15)
    assert findings(back.state) == ()


def test_a_break_in_a_point_of_order_keeps_who_waits_for_the_floor(talk):
    broken = talk.asks("Wil", kind=ORDER).then(5).do(meeting.suspend).then(60)
    back = broken.do(meeting.resume).then(5)
    assert (back.speaker, back.interrupted, back.seconds("Wil")) == ("Wil", ["Noa"], 10)
    assert back.end().speaker == "Noa"


def test_closing_in_a_break_or_after_it_gives_the_same_spoken_time(talk):
    broken = talk.then(20).do(meeting.suspend).then(300)
    ends = [broken.do(meeting.close_meeting), broken.do(meeting.resume).do(meeting.close_meeting)]
    assert {end.then(99).seconds("Noa") for end in ends} == {20}
    assert {end.status("Noa") for end in ends} == {TurnStatus.FINISHED}


@pytest.mark.parametrize(
    "leaving",
    [meeting.next_item, meeting.finish_item, meeting.close_meeting],
    ids=lambda f: f.__name__,
)
def test_an_item_that_ends_ends_the_turns_of_its_speakers_alone(talk, leaving):
    after = talk.then(10).asks("Wil", kind=ORDER).then(5).do(leaving)
    assert (after.speaker, after.interrupted) == ("", [])
    assert (after.status("Noa"), after.status("Joke")) == (
        TurnStatus.FINISHED,
        TurnStatus.REQUESTED,
    )
    assert (after.then(60).seconds("Noa"), after.then(60).seconds("Wil")) == (10, 5)
    assert findings(after.state) == ()


def test_who_waited_when_an_item_ended_still_waits_when_it_comes_back(talk):
    opening = item(talk.state, "Opening").id
    gone = talk.do(meeting.next_item)
    assert gone.waiting == []
    back = gone.do(partial(meeting.go_to_item, item_id=opening))
    assert (back.speaker, back.waiting) == ("", ["Wil", "Joke"])


def test_a_meeting_that_is_opened_again_has_no_speaker(talk):
    back = talk.then(10).do(meeting.close_meeting).then(60).do(meeting.reopen_meeting)
    assert (back.speaker, back.then(60).seconds("Noa")) == ("", 10)
    assert findings(back.state) == ()
    opening = item(back.state, "Opening").id
    assert back.do(partial(meeting.go_to_item, item_id=opening)).waiting == ["Wil", "Joke"]


def leaves(talk, name):
    return talk.do(partial(attendance.leave, person_id=who(talk.state, name).id))


def test_somebody_who_leaves_while_they_wait_does_not_wait_any_more(talk):
    after = leaves(talk, "Wil")
    assert (after.speaker, after.waiting) == ("Noa", ["Joke"])
    assert (after.status("Wil"), after.turn("Joke").position) == (TurnStatus.WITHDRAWN, 1)


def test_somebody_who_leaves_while_they_speak_is_done(talk):
    after = leaves(talk.then(10), "Noa")
    assert (after.speaker, after.status("Noa")) == ("", TurnStatus.FINISHED)
    assert after.then(60).seconds("Noa") == 10


def test_the_floor_goes_back_when_who_interrupted_leaves(talk):
    after = leaves(talk.then(10).asks("Fatima", kind=QUESTION).then(5), "Fatima")
    assert after.speaker == "Noa"
    assert (after.then(3).seconds("Noa"), after.seconds("Fatima")) == (13, 5)


def test_who_was_interrupted_and_left_does_not_get_the_floor_back(talk):
    after = leaves(talk.then(10).asks("Fatima", kind=QUESTION), "Noa")
    assert (after.speaker, after.interrupted) == ("Fatima", [])
    assert after.end().speaker == ""


def test_somebody_who_leaves_loses_both_the_floor_and_what_they_asked_for(talk):
    both = talk.asks("Fatima", kind=QUESTION).then(5).end().asks("Noa").then(2)
    assert both.waiting == ["Wil", "Joke", "Noa"]
    after = leaves(both, "Noa")
    assert (after.speaker, after.waiting) == ("", ["Wil", "Joke"])
    assert findings(after.state) == ()


def test_who_leaves_in_a_break_gives_the_floor_back_when_it_is_over(talk):
    broken = talk.then(10).asks("Fatima", kind=QUESTION).then(5).do(meeting.suspend)
    gone = leaves(broken.then(60), "Fatima")
    assert findings(gone.state) == ()
    back = gone.then(60).do(meeting.resume)
    assert (back.speaker, back.then(4).seconds("Noa")) == ("Noa", 14)


def test_the_requests_of_who_leaves_go_under_every_item(talk):
    second = talk.do(meeting.next_item).asks("Wil", "Fatima")
    after = leaves(second, "Wil")
    assert after.waiting == ["Fatima"]
    left = [turn.status for turn in after.state.speaking_turn if turn.position == 0]
    assert left.count(TurnStatus.WITHDRAWN) == 2
    assert findings(after.state) == ()


def test_who_is_marked_absent_loses_the_floor_too(talk):
    noa = who(talk.state, "Noa").id
    after = talk.do(partial(attendance.mark_absent, person_id=noa, notified=True))
    assert (after.speaker, after.status("Noa")) == ("", TurnStatus.FINISHED)


def test_only_a_speaker_goes_on_after_a_break(talk):
    silent, empty = talk.pause().state, talk.end().state
    assert turns.go_on(silent, talk.at) is silent
    assert turns.go_on(empty, talk.at) is empty


def test_an_interruption_comes_on_top_also_when_somebody_below_left(talk):
    state = talk.state
    wil, joke = talk.turn("Wil"), talk.turn("Joke")
    deep = state.put(
        replace(wil, status=TurnStatus.INTERRUPTED, position=1),
        replace(joke, status=TurnStatus.INTERRUPTED, position=2),
    )
    deep = turns.gone(deep, talk.at, wil.person_id)
    after = turns.interrupt(deep, talk.at, talk.turn("Noa"))
    assert Talk(after).interrupted == ["Joke", "Noa"]

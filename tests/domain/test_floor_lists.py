"""Whole lists of speakers: put in order on a screen, a round, and the speaker before."""

from __future__ import annotations

from functools import partial

import pytest

from tests.helpers.council import later, who
from tests.helpers.floor import ORDER, QUESTION, Talk
from vergadering.domain import attendance, floor, meeting, people
from vergadering.domain.choices import TurnKind, TurnStatus
from vergadering.domain.model_rules import Rules
from vergadering.domain.soundness import findings
from vergadering.errors import Refusal


def ids(talk, *names):
    return tuple(talk.turn(name).id for name in names)


def leaves(talk, name):
    return talk.do(partial(attendance.leave, person_id=who(talk.state, name).id))


# a list that was put in order on a screen


def test_a_list_is_kept_as_it_was_arranged(busy):
    listed = busy.asks("Fatima", "Youssef")
    change = partial(
        floor.arrange,
        order=ids(listed, "Fatima", "Joke"),
        withdrawn=ids(listed, "Wil"),
        skipped=ids(listed, "Youssef"),
        leaving=ids(listed, "Joke"),
    )
    after = listed.do(change)
    assert after.waiting == ["Fatima", "Joke"]
    assert after.status("Wil") is TurnStatus.WITHDRAWN
    assert after.status("Youssef") is TurnStatus.SKIPPED
    assert (after.turn("Joke").leaves_soon, after.turn("Fatima").leaves_soon) == (True, False)
    assert findings(after.state) == ()


def test_who_asked_since_the_list_was_shown_waits_behind_it(busy):
    order = ids(busy, "Joke", "Wil")
    after = busy.asks("Fatima", leaves_soon=True).do(partial(floor.arrange, order=order))
    assert after.waiting == ["Joke", "Wil", "Fatima"]
    assert after.turn("Fatima").leaves_soon


def test_who_had_the_floor_since_the_list_was_shown_is_passed_over(busy):
    wil = ids(busy, "Wil")
    for gone in ({"order": wil}, {"order": (), "withdrawn": wil}, {"order": (), "skipped": wil}):
        after = busy.next().do(partial(floor.arrange, **gone))
        assert (after.speaker, after.waiting) == ("Wil", ["Joke"])


def test_a_name_that_stands_twice_in_a_list_waits_once(busy):
    after = busy.do(partial(floor.arrange, order=ids(busy, "Joke", "Wil", "Joke")))
    assert after.waiting == ["Joke", "Wil"]
    assert findings(after.state) == ()


def test_a_list_of_another_item_changes_nothing_here(busy):
    elsewhere = busy.do(meeting.next_item).asks("Fatima")
    after = elsewhere.do(partial(floor.arrange, order=(), withdrawn=ids(busy, "Wil", "Joke")))
    assert (after.waiting, after.status("Wil")) == (["Fatima"], TurnStatus.REQUESTED)


# a round


def begins(talk):
    return talk.do(floor.start_round)


def test_a_round_gives_everybody_of_the_council_who_is_present_one_turn(talk):
    gone = leaves(leaves(talk, "Joke"), "Henk")
    here = gone.do(partial(attendance.arrive, person_id=who(gone.state, "Van der Meulen").id))
    after = begins(here)
    names = ["Ibrahim", "Noa", "Fatima", "Gerrit-Jan", "Youssef", "Wil", "Sanne", "Marijke"]
    assert after.waiting == names
    assert {turn.kind for turn in after.state.speaking_turn} == {TurnKind.ROUND}
    assert {turn.limit_seconds for turn in after.state.speaking_turn} == {90}


def ended(talk):
    while talk.waiting:
        talk = talk.then(5).next()
    return talk.end()


def test_each_round_begins_with_another_person(talk):
    starts = []
    for _ in range(11):
        talk = begins(talk.then(60))
        assert talk.waiting[-1] == "Marijke"
        starts.append(talk.waiting[0])
        talk = ended(talk)
    assert len(set(starts[:9])) == 9
    assert starts[9:] == starts[:2]


def test_a_round_begins_with_another_person_also_when_somebody_left(talk):
    second = begins(ended(begins(talk)).then(60))
    assert second.waiting[0] == "Joke"
    third = begins(leaves(ended(second), "Ibrahim").then(60))
    assert third.waiting[0] == "Noa"


def test_the_first_round_of_the_next_meeting_begins_with_another_person(talk):
    first = begins(talk).waiting[0]
    state = meeting.close_meeting(talk.state, later(60))
    again = Talk(state, later(70))
    again = again.do(partial(meeting.add_meeting, title="Volgende", planned_start=later(70)))
    again = again.do(attendance.mark_all_present).do(meeting.open_meeting)
    assert begins(again).waiting[0] != first


def test_the_chair_takes_part_as_others_do_when_the_council_wants_that(talk):
    rules = Rules(chair_last=False)
    after = talk.do(partial(people.set_council, name="Raad", rules=rules))
    assert begins(after).waiting[:2] == ["Marijke", "Ibrahim"]


def test_a_chair_who_is_alone_has_a_round_alone(talk):
    for person in talk.state.person[1:-1]:
        talk = leaves(talk, person.display_name)
    assert begins(talk).waiting == ["Marijke"]


def test_who_waits_already_keeps_that_turn_in_a_round(busy):
    after = begins(busy)
    assert after.waiting[:2] == ["Wil", "Joke"]
    assert len(after.waiting) == len(set(after.waiting)) == 10
    assert findings(after.state) == ()


def test_who_waits_with_a_point_of_order_takes_part_in_a_round(busy):
    after = begins(busy.asks("Fatima", kind=ORDER).asks("Henk", kind=ORDER))
    assert after.waiting.count("Henk") == 2


def test_a_round_does_not_begin_twice_nor_without_anybody(talk):
    with pytest.raises(Refusal, match="Het rondje loopt nog"):
        begins(begins(talk))
    names = [person.display_name for person in floor.round_order(talk.state)]
    with pytest.raises(Refusal, match="Iedereen die er is, staat al op de sprekerslijst"):
        begins(talk.asks(*names))
    for name in names:
        talk = leaves(talk, name)
    with pytest.raises(Refusal, match="nog niemand aanwezig"):
        begins(talk)


def test_a_round_may_begin_again_under_the_next_item(talk):
    after = begins(begins(talk).then(60).do(meeting.next_item))
    assert len(after.waiting) == 10


# the speaker before


def test_the_speaker_before_gets_the_floor_back_with_the_time_since(busy):
    wrong = busy.next().then(8)
    after = wrong.back()
    assert (after.speaker, after.waiting) == ("Noa", ["Wil", "Joke"])
    assert (after.seconds("Noa"), after.seconds("Wil")) == (28, 0)
    assert after.then(2).end().then(60).seconds("Noa") == 30
    assert findings(after.state) == ()


def test_the_speaker_before_comes_back_when_nobody_has_the_floor(busy):
    after = busy.end().then(100).back().then(5)
    assert (after.speaker, after.seconds("Noa"), after.waiting) == ("Noa", 25, ["Wil", "Joke"])


def test_who_was_paused_by_mistake_waits_in_front_without_their_time(busy):
    after = busy.next().then(5).pause().then(50).resume().then(5).pause().then(50).back()
    assert (after.speaker, after.waiting) == ("Noa", ["Wil", "Joke"])
    assert (after.then(1).seconds("Noa"), after.seconds("Wil")) == (31, 0)


def test_a_break_since_the_wrong_key_is_nobodys_time(busy):
    broken = busy.next().then(5).do(meeting.suspend).then(500).do(meeting.resume).then(5)
    after = broken.back()
    assert (after.speaker, after.waiting, after.seconds("Noa")) == ("Noa", ["Wil", "Joke"], 30)


def test_going_back_again_and_again_leads_to_the_first_speaker(busy):
    third = busy.next().then(10).next().then(10)
    first = third.back().back()
    assert (first.speaker, first.waiting) == ("Noa", ["Wil", "Joke"])
    assert first.seconds("Noa") == 40
    with pytest.raises(Refusal, match="geen vorige spreker bij dit punt"):
        first.back()


def test_who_was_skipped_with_the_floor_can_come_back(busy):
    after = busy.do(partial(floor.skip_turn, turn_id=busy.holder_id)).then(5).back()
    assert (after.speaker, after.waiting, after.seconds("Noa")) == ("Noa", ["Wil", "Joke"], 25)


def test_who_was_interrupted_by_mistake_speaks_on(busy):
    after = busy.asks("Fatima", kind=ORDER).then(5).back()
    assert (after.speaker, after.interrupted) == ("Noa", [])
    assert (after.waiting, after.seconds("Noa")) == (["Fatima", "Wil", "Joke"], 25)


def test_a_question_that_ended_too_soon_goes_on_and_gives_the_floor_back(busy):
    asked = busy.asks("Fatima", kind=QUESTION).then(5).end().then(4)
    after = asked.back()
    assert (after.speaker, after.interrupted) == ("Fatima", ["Noa"])
    assert (after.seconds("Fatima"), after.seconds("Noa")) == (9, 20)
    assert after.end().speaker == "Noa"
    assert findings(after.state) == ()


def test_of_two_requests_of_one_person_the_first_goes_in_front(busy):
    after = busy.next().asks("Wil").then(5).back()
    assert after.waiting == ["Wil", "Joke"]
    turns = [t for t in after.state.speaking_turn if t.person_id == after.turn("Wil").person_id]
    assert [turn.status for turn in turns] == [TurnStatus.REQUESTED, TurnStatus.WITHDRAWN]


def test_a_question_that_is_taken_back_leaves_the_turn_that_waited(busy):
    after = busy.asks("Wil", kind=QUESTION).then(5).back()
    assert (after.speaker, after.waiting, after.seconds("Noa")) == ("Noa", ["Wil", "Joke"], 25)
    assert (after.turn("Wil").kind, after.status("Wil")) == (QUESTION, TurnStatus.WITHDRAWN)
    assert findings(after.state) == ()


def test_the_speaker_before_is_one_of_the_same_item(busy):
    with pytest.raises(Refusal, match="geen vorige spreker bij dit punt"):
        busy.do(meeting.next_item).back()
    with pytest.raises(Refusal, match="geen vorige spreker bij dit punt"):
        busy.back()


def test_a_clock_that_was_set_back_does_not_harm_the_speaker_before(busy):
    after = busy.next().then(-3600).back()
    assert (after.speaker, after.waiting, after.seconds("Noa")) == ("Noa", ["Wil", "Joke"], 20)
    assert findings(after.end().state) == ()

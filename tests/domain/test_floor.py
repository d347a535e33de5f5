from __future__ import annotations

from functools import partial

import pytest

from tests.helpers.council import START, item, later, who
from tests.helpers.floor import ORDER, QUESTION, Talk
from vergadering.domain import floor, meeting, people, timing
from vergadering.domain.choices import TurnKind, TurnStatus
from vergadering.domain.model_rules import Rules
from vergadering.domain.soundness import findings
from vergadering.errors import Refusal


def rules(talk, **rest):
    name = talk.state.the_council.name
    return talk.do(partial(people.set_council, name=name, rules=Rules(**rest)))


def withdraws(talk, name):
    return talk.do(partial(floor.withdraw_turn, turn_id=talk.turn(name).id))


def skips(talk, name):
    return talk.do(partial(floor.skip_turn, turn_id=talk.turn(name).id))


def moves(talk, name, steps):
    return talk.do(partial(floor.move_turn, turn_id=talk.turn(name).id, steps=steps))


def test_who_asks_waits_in_the_order_of_asking(talk):
    after = talk.asks("Noa").then(5).asks("Wil", "Fatima")
    assert (after.waiting, after.speaker) == (["Noa", "Wil", "Fatima"], "")
    assert [turn.position for turn in after.state.speaking_turn] == [1, 2, 3]
    assert after.turn("Wil").asked_at == later(seconds=5)
    assert after.turn("Wil").item_id == item(talk.state, "Opening").id


def test_nobody_waits_twice(busy):
    with pytest.raises(Refusal, match="Wil staat al op de sprekerslijst"):
        busy.asks("Wil")
    with pytest.raises(Refusal, match="Wil staat al"):
        busy.asks("Wil", kind=TurnKind.ANSWER)


def test_who_speaks_may_ask_for_another_turn(busy):
    assert busy.asks("Noa").waiting == ["Wil", "Joke", "Noa"]


def test_who_waits_under_one_item_may_ask_under_the_next(busy):
    assert busy.do(meeting.next_item).asks("Wil").waiting == ["Wil"]


def test_the_floor_can_be_asked_for_between_two_items(talk):
    after = talk.do(meeting.finish_item).asks("Noa", "Wil").next()
    assert (after.speaker, after.waiting, after.turn("Noa").item_id) == ("Noa", ["Wil"], None)
    assert after.do(meeting.next_item).status("Noa") is TurnStatus.FINISHED


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (meeting.suspend, "geschorst. Hervat haar eerst"),
        (meeting.close_meeting, "De vergadering is gesloten"),
    ],
)
def test_nothing_is_asked_or_given_while_the_meeting_does_not_run(busy, change, sentence):
    after = busy.do(change)
    held, waits = busy.holder_id, busy.turn("Wil").id
    for deed in (
        partial(floor.request_floor, person_id=who(busy.state, "Fatima").id),
        partial(floor.next_speaker, from_id=held),
        partial(floor.end_turn, turn_id=held),
        partial(floor.pause_turn, turn_id=held),
        partial(floor.resume_turn, turn_id=held),
        partial(floor.skip_turn, turn_id=waits),
        partial(floor.set_list_closed, closed=True),
        partial(floor.take_back, from_id=held),
        floor.start_round,
    ):
        with pytest.raises(Refusal, match=sentence):
            after.do(deed)


def test_before_the_opening_nobody_asks_for_the_floor(planned_state):
    with pytest.raises(Refusal, match="nog niet geopend"):
        Talk(planned_state).asks("Noa")


def test_next_ends_the_turn_and_starts_the_first_who_waits(busy):
    after = busy.next().then(7)
    assert (after.speaker, after.waiting, after.turn("Joke").position) == ("Wil", ["Joke"], 1)
    assert (after.status("Noa"), after.seconds("Noa")) == (TurnStatus.FINISHED, 20)
    assert after.seconds("Wil") == 7


def test_next_ends_the_last_turn_also_when_nobody_waits(talk):
    after = talk.asks("Noa").next().next()
    assert (after.speaker, after.status("Noa")) == ("", TurnStatus.FINISHED)
    with pytest.raises(Refusal, match="Niemand wacht op het woord"):
        after.next()


def test_next_from_a_window_that_is_behind_is_refused_with_a_sentence(busy):
    seen = busy.holder_id
    after = busy.next()
    for stale in (seen, None, 999_999):
        with pytest.raises(Refusal, match="al doorgegeven, in een ander venster"):
            after.do(partial(floor.next_speaker, from_id=stale))
        with pytest.raises(Refusal, match="al doorgegeven, in een ander venster"):
            after.do(partial(floor.take_back, from_id=stale))


def test_end_gives_the_floor_to_nobody(busy):
    after = busy.end()
    assert (after.speaker, after.waiting) == ("", ["Wil", "Joke"])
    assert after.next().speaker == "Wil"


@pytest.mark.parametrize("rule", [floor.end_turn, floor.pause_turn, floor.resume_turn])
def test_who_has_the_floor_no_more_can_not_end_or_pause(busy, rule):
    for name in ("Noa", "Joke"):
        after = busy.next()
        with pytest.raises(Refusal, match="heeft het woord niet meer"):
            after.do(partial(rule, turn_id=after.turn(name).id))


def test_a_clock_is_paused_once_and_resumed_once(busy):
    with pytest.raises(Refusal, match="loopt al"):
        busy.resume()
    with pytest.raises(Refusal, match="staat al stil"):
        busy.pause().pause()
    assert busy.pause().status("Noa") is TurnStatus.PAUSED
    assert busy.pause().resume().status("Noa") is TurnStatus.SPEAKING


@pytest.mark.parametrize("kind", [ORDER, QUESTION])
def test_who_interrupts_gets_the_floor_at_once_and_gives_it_back(busy, kind):
    during = busy.asks("Fatima", kind=kind).then(5)
    assert (during.speaker, during.interrupted) == ("Fatima", ["Noa"])
    assert (during.status("Noa"), during.seconds("Noa")) == (TurnStatus.INTERRUPTED, 20)
    for after in (during.end(), during.next(), skips(during, "Fatima")):
        assert (after.speaker, after.interrupted) == ("Noa", [])
        assert (after.then(3).seconds("Noa"), after.then(3).seconds("Fatima")) == (23, 5)


def test_who_was_paused_and_then_interrupted_speaks_when_they_get_the_floor_back(busy):
    after = busy.pause().then(60).asks("Fatima", kind=QUESTION).then(5).end().then(3)
    assert (after.speaker, after.seconds("Noa")) == ("Noa", 23)


@pytest.mark.parametrize("kind", [ORDER, QUESTION])
def test_who_interrupts_nobody_gets_the_floor_at_once_too(talk, kind):
    assert talk.asks("Wil").asks("Fatima", kind=kind).speaker == "Fatima"


def test_a_second_interruption_waits_for_the_first(busy):
    during = busy.asks("Fatima", kind=QUESTION).asks("Youssef", kind=QUESTION)
    during = during.asks("Gerrit-Jan", kind=ORDER)
    assert (during.speaker, during.waiting[:2]) == ("Fatima", ["Gerrit-Jan", "Youssef"])
    assert during.next().speaker == "Gerrit-Jan"
    assert during.next().next().speaker == "Youssef"
    assert during.next().next().next().speaker == "Noa"
    assert during.next().next().next().next().speaker == "Wil"


def test_an_interruption_that_is_done_gives_the_floor_back_before_others_interrupt(busy):
    during = busy.asks("Fatima", kind=QUESTION).asks("Gerrit-Jan", kind=ORDER)
    assert during.end().speaker == "Noa"


def test_a_point_of_order_comes_beside_another_turn_and_a_question_does_not_need_one(busy):
    assert busy.asks("Wil", kind=ORDER).end().waiting == ["Wil", "Joke"]
    assert busy.asks("Wil", kind=QUESTION).end().waiting == ["Wil", "Joke"]


def test_nobody_waits_with_two_points_of_order(busy):
    during = busy.asks("Fatima", kind=ORDER).asks("Wil", kind=ORDER)
    assert during.waiting == ["Wil", "Wil", "Joke"]
    with pytest.raises(Refusal, match="Wil staat al"):
        during.asks("Wil", kind=ORDER)
    with pytest.raises(Refusal, match="Wil staat al"):
        during.end().end().asks("Wil", kind=ORDER)
    with pytest.raises(Refusal, match="Wil staat al"):
        during.asks("Wil", kind=QUESTION)


def test_nobody_interrupts_themselves(busy):
    for kind in (ORDER, QUESTION):
        with pytest.raises(Refusal, match="Noa heeft het woord al"):
            busy.asks("Noa", kind=kind)


def test_a_list_that_is_closed_takes_nobody_but_a_point_of_order(busy):
    closed = busy.do(partial(floor.set_list_closed, closed=True))
    for kind in (TurnKind.CONTRIBUTION, QUESTION):
        with pytest.raises(Refusal, match="De sprekerslijst is gesloten"):
            closed.asks("Fatima", kind=kind)
    assert closed.asks("Fatima", kind=ORDER).speaker == "Fatima"
    strict = rules(closed, order_when_closed=False)
    with pytest.raises(Refusal, match="De sprekerslijst is gesloten"):
        strict.asks("Fatima", kind=ORDER)
    assert closed.next().speaker == "Wil"


def test_a_list_is_closed_and_opened_once(talk):
    with pytest.raises(Refusal, match="niet gesloten"):
        talk.do(partial(floor.set_list_closed, closed=False))
    closed = talk.do(partial(floor.set_list_closed, closed=True))
    with pytest.raises(Refusal, match="al gesloten"):
        closed.do(partial(floor.set_list_closed, closed=True))
    assert closed.do(partial(floor.set_list_closed, closed=False)).asks("Noa").waiting == ["Noa"]
    assert closed.do(meeting.next_item).asks("Noa").waiting == ["Noa"]
    with pytest.raises(Refusal, match="geen punt aan de orde"):
        talk.do(meeting.finish_item).do(partial(floor.set_list_closed, closed=True))


def test_who_passes_on_the_list_is_skipped_and_the_rest_move_up(busy):
    after = skips(busy, "Wil")
    assert (after.speaker, after.waiting) == ("Noa", ["Joke"])
    assert (after.status("Wil"), after.turn("Joke").position) == (TurnStatus.SKIPPED, 1)


def test_who_passes_with_the_floor_gives_it_to_the_next(busy):
    after = skips(busy, "Noa")
    assert (after.speaker, after.status("Noa"), after.waiting) == (
        "Wil",
        TurnStatus.SKIPPED,
        ["Joke"],
    )


def test_who_does_not_want_the_floor_any_more_is_off_the_list(busy):
    after = withdraws(busy, "Wil")
    assert (after.waiting, after.status("Wil")) == (["Joke"], TurnStatus.WITHDRAWN)
    assert after.asks("Wil").waiting == ["Joke", "Wil"]


@pytest.mark.parametrize("deed", [skips, withdraws, partial(moves, steps=1)])
def test_who_does_not_wait_is_not_taken_off_or_moved(busy, deed):
    after = withdraws(busy, "Joke")
    with pytest.raises(Refusal, match="wacht niet meer op het woord"):
        deed(after, "Joke")


def test_who_speaks_cannot_withdraw(busy):
    with pytest.raises(Refusal, match="wacht niet meer"):
        withdraws(busy, "Noa")


def test_who_waits_is_moved_up_and_down_within_bounds(busy):
    assert moves(busy, "Joke", -1).waiting == ["Joke", "Wil"]
    assert moves(busy, "Wil", 1).waiting == ["Joke", "Wil"]
    for name, steps in (("Wil", -1), ("Joke", 1), ("Wil", 2), ("Joke", -2)):
        with pytest.raises(Refusal, match="al helemaal aan die kant"):
            moves(busy, name, steps)


def test_who_was_moved_by_hand_stays_when_others_ask(busy):
    assert moves(busy, "Joke", -1).asks("Fatima").waiting == ["Joke", "Wil", "Fatima"]


def test_who_must_go_soon_goes_first_and_back_when_that_was_a_mistake(busy):
    soon = partial(floor.set_leaves_soon, turn_id=busy.turn("Joke").id)
    hurried = busy.do(partial(soon, leaves_soon=True))
    assert hurried.waiting == ["Joke", "Wil"]
    assert hurried.do(partial(soon, leaves_soon=False)).waiting == ["Wil", "Joke"]
    assert busy.asks("Fatima", leaves_soon=True).waiting == ["Fatima", "Wil", "Joke"]


def test_a_speaking_time_of_ones_own_goes_before_that_of_the_council(talk):
    assert talk.asks("Noa").turn("Noa").limit_seconds == 90
    assert talk.asks("Noa", limit_seconds=0).turn("Noa").limit_seconds == 0
    for seconds in (-1, 3601):
        with pytest.raises(Refusal, match="Een spreektijd is tussen 0 en 3600 seconden"):
            talk.asks("Noa", limit_seconds=seconds)


def test_a_speaking_time_that_changes_leaves_who_asked_before_alone(busy):
    opening = item(busy.state, "Opening").id
    short = busy.do(partial(timing.set_limit, item_id=opening, limit_seconds=30)).asks("Fatima")
    assert (short.turn("Wil").limit_seconds, short.turn("Fatima").limit_seconds) == (90, 30)


def test_the_meeting_works_when_nobody_ever_asks_for_the_floor(talk):
    state = talk.state
    for minute, step in enumerate([meeting.next_item] * 4 + [meeting.close_meeting], start=1):
        state = step(state, later(minute))
    assert (state.speaking_turn, state.speaking_stretch, findings(state)) == ((), (), ())


def test_a_person_or_a_turn_that_is_gone_is_refused(talk):
    for deed in (
        partial(floor.request_floor, person_id=999_999),
        partial(floor.end_turn, turn_id=999_999),
        partial(floor.withdraw_turn, turn_id=999_999),
        partial(floor.move_turn, turn_id=999_999, steps=1),
    ):
        with pytest.raises(Refusal, match="bestaat niet meer"):
            deed(talk.state, START)

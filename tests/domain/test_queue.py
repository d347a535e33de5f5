from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.council import item, later, who
from tests.helpers.floor import ORDER, QUESTION, Talk
from vergadering.domain import attendance, meeting, people, queue, timing
from vergadering.domain.choices import Format, Precedence, TurnKind
from vergadering.domain.model_floor import SpeakingTurn
from vergadering.domain.model_rules import Rules
from vergadering.errors import Refusal


@pytest.fixture
def talk(open_meeting_state):
    """The sample meeting; Noa spoke, Joke is there online."""
    talk = Talk(open_meeting_state).asks("Noa").next().then(10).end()
    mark = attendance.Mark(attendance.Presence.PRESENT, Format.ONLINE)
    return talk.do(partial(attendance.take_roll, marks={who(talk.state, "Joke").id: mark}))


def rules(talk, **rest):
    name = talk.state.the_council.name
    return talk.do(partial(people.set_council, name=name, rules=Rules(**rest)))


def everybody_asks(talk):
    """Marijke leads, Noa spoke, Wil did not, Joke is online, Fatima must go soon."""
    after = talk.asks("Marijke", "Noa", "Wil", "Joke").asks("Fatima", leaves_soon=True)
    return after.waiting


def test_the_order_of_a_council_that_changed_nothing(talk):
    assert everybody_asks(talk) == ["Fatima", "Joke", "Wil", "Noa", "Marijke"]


@pytest.mark.parametrize(
    ("rest", "order"),
    [
        ({"speaker_order": ()}, ["Noa", "Wil", "Joke", "Fatima", "Marijke"]),
        ({"speaker_order": (), "chair_last": False}, ["Marijke", "Noa", "Wil", "Joke", "Fatima"]),
        ({"speaker_order": (Precedence.ONLINE,)}, ["Joke", "Noa", "Wil", "Fatima", "Marijke"]),
        ({"speaker_order": (Precedence.LEAVES_SOON,)}, ["Fatima", "Noa", "Wil", "Joke", "Marijke"]),
        (
            {"speaker_order": (Precedence.NOT_YET_SPOKEN,)},
            ["Wil", "Joke", "Fatima", "Noa", "Marijke"],
        ),
        (
            {"speaker_order": (Precedence.ONLINE, Precedence.LEAVES_SOON)},
            ["Joke", "Fatima", "Noa", "Wil", "Marijke"],
        ),
        (
            {"speaker_order": (Precedence.NOT_YET_SPOKEN, Precedence.ONLINE), "chair_last": False},
            ["Joke", "Marijke", "Wil", "Fatima", "Noa"],
        ),
    ],
)
def test_the_order_is_the_councils_own(talk, rest, order):
    assert everybody_asks(rules(talk, **rest)) == order


@given(st.permutations(["Marijke", "Noa", "Wil", "Joke", "Fatima"]))
def test_who_asks_first_matters_only_among_equals(names):
    talk = Talk(council.open_meeting()).asks("Noa").next().then(10).end()
    for name in names:
        talk = talk.asks(name, leaves_soon=name == "Fatima")
    equal = [name for name in names if name in ("Wil", "Joke")]
    assert talk.waiting == ["Fatima", *equal, "Noa", "Marijke"]


def test_a_point_of_order_goes_before_all_and_a_question_behind_it(talk):
    busy = talk.asks("Youssef", kind=QUESTION).asks("Wil").asks("Fatima", leaves_soon=True)
    busy = busy.asks("Joke", kind=QUESTION).asks("Marijke", kind=ORDER)
    assert busy.waiting == ["Marijke", "Joke", "Fatima", "Wil"]


def test_a_question_does_not_count_as_having_spoken(talk):
    asked = talk.asks("Wil", kind=QUESTION).end()
    assert asked.asks("Youssef", "Wil").waiting == ["Youssef", "Wil"]
    assert asked.asks("Noa", "Wil").waiting == ["Wil", "Noa"]


def test_having_spoken_counts_under_the_same_item_alone(talk):
    assert talk.do(meeting.next_item).asks("Noa", "Wil").waiting == ["Noa", "Wil"]


def test_who_leads_this_meeting_is_the_chair_and_else_the_chair_of_the_council(talk):
    state = talk.state
    marijke, joke = (who(state, name).id for name in ("Marijke", "Joke"))
    assert (queue.is_chair(state, marijke), queue.is_chair(state, joke)) == (True, False)
    led = state.put(replace(state.the_meeting, chair_id=joke))
    assert (queue.is_chair(led, marijke), queue.is_chair(led, joke)) == (False, True)
    nobody = state.put(replace(state.the_meeting, chair_id=None))
    assert (queue.is_chair(nobody, marijke), queue.is_chair(nobody, joke)) == (True, False)
    assert not queue.is_chair(nobody, 999_999)


KINDS = {
    TurnKind.CONTRIBUTION: 90,
    TurnKind.QUESTION: 90,
    TurnKind.RESPONSE: 90,
    TurnKind.PROPOSAL: 90,
    TurnKind.OBJECTION: 90,
    TurnKind.INTRODUCTION: 180,
    TurnKind.ANSWER: 120,
    TurnKind.SUMMARY: 0,
    TurnKind.ROUND: 90,
    TurnKind.POINT_OF_ORDER: 30,
    TurnKind.INTERRUPTION: 30,
}


@pytest.mark.parametrize("kind", TurnKind)
def test_each_kind_has_the_speaking_time_of_the_council(talk, kind):
    assert queue.limit_for(talk.state, kind, None) == KINDS[kind]
    assert queue.limit_for(talk.state, kind, talk.state.items[0]) == KINDS[kind]


@pytest.mark.parametrize("kind", TurnKind)
@pytest.mark.parametrize("seconds", [0, 45])
def test_an_item_has_a_speaking_time_of_its_own_but_not_for_interruptions(talk, kind, seconds):
    limited = replace(talk.state.items[0], limit_seconds=seconds)
    own = kind in (ORDER, QUESTION, TurnKind.SUMMARY)
    assert queue.limit_for(talk.state, kind, limited) == (KINDS[kind] if own else seconds)


def test_the_speaking_times_are_settings(talk):
    ruled = rules(talk, contribution_seconds=60, answer_seconds=0, interruption_seconds=15).state
    kinds = (TurnKind.CONTRIBUTION, TurnKind.ANSWER, QUESTION)
    assert [queue.limit_for(ruled, kind, None) for kind in kinds] == [60, 0, 15]


def test_who_was_not_heard_is_told_when_somebody_was(talk):
    opening = item(talk.state, "Opening").id
    busy = talk.asks("Wil", "Fatima").next()
    names = [person.display_name for person in queue.not_yet_heard(busy.state, opening)]
    assert names == ["Ibrahim", "Joke", "Fatima", "Gerrit-Jan", "Youssef", "Sanne", "Henk"]
    assert queue.not_yet_heard(busy.state, item(talk.state, "Signalen").id) == ()
    gone = busy.do(partial(attendance.leave, person_id=who(busy.state, "Henk").id))
    assert len(queue.not_yet_heard(gone.state, opening)) == 6


def test_who_passed_was_not_heard_and_who_was_interrupted_was(talk):
    opening = item(talk.state, "Opening").id
    busy = talk.asks("Wil").next().asks("Fatima", kind=QUESTION)
    names = {person.display_name for person in queue.not_yet_heard(busy.state, opening)}
    assert not names & {"Wil", "Fatima", "Noa", "Marijke", "Van der Meulen"}


def test_the_talk_time_of_each_is_the_sum_of_their_turns(talk):
    busy = talk.asks("Noa", "Wil").next().then(7).asks("Noa", kind=QUESTION).then(3).end()
    busy = busy.then(1).next().then(5)
    ids = {name: who(talk.state, name).id for name in ("Noa", "Wil")}
    assert queue.talk_times(busy.state, busy.at) == {
        ids["Noa"]: timedelta(seconds=18),
        ids["Wil"]: timedelta(seconds=8),
    }
    assert queue.talk_times(council.open_meeting(), later(5)) == {}


@pytest.mark.parametrize(
    ("spoken", "left", "sentence"),
    [
        (0, 90, ""),
        (59, 31, ""),
        (60, 30, "Nog een halve minuut."),
        (79, 11, "Nog een halve minuut."),
        (80, 10, "Wilt u afronden?"),
        (90, 0, "Wilt u afronden?"),
        (91, -1, "Uw tijd is om. Wilt u afronden?"),
        (600, -510, "Uw tijd is om. Wilt u afronden?"),
    ],
)
def test_the_chair_sees_what_to_say_when_the_time_runs_out(talk, spoken, left, sentence):
    busy = talk.asks("Wil").next().then(spoken)
    turn = busy.turn("Wil")
    rest = queue.remaining(busy.state, turn, busy.at)
    assert rest == timedelta(seconds=left)
    assert queue.saying(turn, rest) == sentence


def test_half_a_minute_is_not_said_to_who_had_hardly_more(talk):
    turn = SpeakingTurn(limit_seconds=30)
    assert queue.saying(turn, timedelta(seconds=25)) == ""
    assert queue.saying(turn, timedelta(seconds=10)) == "Wilt u afronden?"


def test_without_a_limit_nothing_is_left_and_nothing_is_said(talk):
    busy = talk.asks("Wil", kind=TurnKind.SUMMARY).next().then(900)
    assert queue.remaining(busy.state, busy.turn("Wil"), busy.at) is None
    assert queue.saying(busy.turn("Wil"), None) == ""


def names(state, text):
    return [person.display_name for person in queue.candidates(state, text)]


def test_a_number_means_somebody_on_the_presence_list(talk):
    state = talk.state
    assert names(state, "4") == names(state, " 4 ") == ["Noa"]
    assert names(state, "11") == ["Van der Meulen"]
    assert names(state, "0") == names(state, "12") == names(state, "9" * 5000) == []
    retired = people.retire_person(state, later(1), person_id=who(state, "Joke").id)
    assert names(retired, "3") == ["Noa"]


def test_part_of_a_name_means_who_is_present_before_others(talk):
    state = talk.state
    assert names(state, "no") == names(state, "@Nóa") == ["Noa"]
    assert names(state, "van") == ["Marijke"]
    gone = attendance.leave(state, later(1), person_id=who(state, "Marijke").id)
    assert names(gone, "van") == ["Marijke", "Van der Meulen"]
    assert names(state, "Piet") == []


def test_nothing_means_everybody_the_present_first(talk):
    gone = attendance.leave(talk.state, later(1), person_id=who(talk.state, "Marijke").id)
    for text in ("", " ", "@"):
        assert names(gone, text)[0] == "Ibrahim"
        assert names(gone, text)[-2:] == ["Marijke", "Van der Meulen"]


@pytest.mark.parametrize("seconds", [-1, 3601, 10**30])
def test_no_speaking_time_is_shorter_than_nothing_or_longer_than_an_hour(talk, seconds):
    opening = item(talk.state, "Opening").id
    with pytest.raises(Refusal, match="tussen 0 en 3600 seconden"):
        talk.do(partial(timing.set_limit, item_id=opening, limit_seconds=seconds))


def test_every_order_of_the_rules_is_an_order(talk):
    for order in permutations(Precedence):
        waiting = everybody_asks(rules(talk, speaker_order=order))
        assert sorted(waiting) == ["Fatima", "Joke", "Marijke", "Noa", "Wil"]
        assert waiting[-1] == "Marijke"

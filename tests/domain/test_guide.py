from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.changes import course
from tests.helpers.council import START, item, later, who
from tests.helpers.floor import Talk
from vergadering.domain import attendance, deciding, guide, meeting, notes, people, timing, voting
from vergadering.domain.choices import ItemStatus, Method, Outcome, Phase
from vergadering.domain.guide import advice, timely
from vergadering.domain.model_rules import Rules
from vergadering.tui.commands import all_commands

COMMANDS = {command.name for command in all_commands()}


@pytest.fixture
def state(open_meeting_state):
    """The sample meeting at its first item, of five minutes."""
    return open_meeting_state


@pytest.fixture
def deciding_state(state):
    """The same at the item of thirty minutes that a decision is asked for, since 19:35."""
    return meeting.go_to_item(state, later(5), item_id=item(state, "Advies").id)


def told(state, minute):
    """The hint as a sentence and its first command; nothing when there is none."""
    hint = advice(state, later(minute))
    return (hint.text.format_map(hint.values), hint.commands[:1]) if hint else None


def empty_hall(state):
    for person in state.person[:-1]:
        state = attendance.leave(state, later(6), person_id=person.id)
    return state


def tabled(state, minute=6):
    id = item(state, "Advies").id
    return deciding.table_proposal(state, later(minute), text="We doen het", item_id=id)


def test_long_before_the_meeting_the_guide_is_silent(planned_state):
    assert told(planned_state, -16) is None
    undated = planned_state.put(replace(planned_state.the_meeting, planned_start=None))
    assert told(undated, 0) is None


def test_before_the_opening_comes_the_presence_list_and_then_the_gavel(planned_state):
    for minute in (-15, 0, 10):
        assert told(planned_state, minute) == (
            "Vul de presentie in voordat u opent.",
            ("presence",),
        )
    ready = attendance.mark_all_present(planned_state, START)
    assert told(ready, -1) is None
    assert told(ready, 0) == ("Het is tijd: open de vergadering.", ("gavel",))


def test_an_open_meeting_without_a_presence_list_is_told(planned_state):
    opened = meeting.open_meeting(planned_state, START)
    assert told(opened, 1) == ("De presentie is nog niet ingevuld.", ("presence",))


def test_in_a_break_the_guide_asks_whether_everybody_is_back(state):
    broken = meeting.suspend(state, later(1))
    assert told(broken, 2) == ("De vergadering is geschorst. Iedereen terug?", ("pause",))


def test_after_the_closing_the_guide_is_silent(state):
    assert told(meeting.close_meeting(state, later(60)), 61) is None


def test_between_two_items_the_guide_asks_for_one(state):
    between = meeting.finish_item(state, later(3))
    assert told(between, 3) == ("Er is geen punt aan de orde.", ("next_item",))


def test_a_meeting_that_runs_as_it_should_gets_no_hint(state, deciding_state):
    assert told(state, 1) is None
    assert told(deciding_state, 10) is None


def test_at_zero_the_chair_gets_a_choice(state):
    assert told(state, 4.9) != told(state, 5)
    hint = advice(state, later(5))
    assert told(state, 5)[0] == "De tijd voor punt 1 is om."
    assert hint.commands == ("more_time", "round_off", "park_item", "defer_item")
    longer = timing.give_more_time(state, later(5), item_id=state.items[0].id)
    assert told(longer, 5) is None


def test_far_over_time_the_guide_proposes_to_put_it_off(state):
    assert told(state, 14.9)[0] == "De tijd voor punt 1 is om."
    assert told(state, 15) == (
        "Punt 1 is 10 minuten over de tijd: parkeren of doorschuiven?",
        ("park_item",),
    )


def test_near_the_end_of_its_time_an_item_is_rounded_off(state):
    assert told(state, 3.9) is None
    assert told(state, 4) == ("Bijna tijd: vat samen en rond af.", ("next_item",))


def test_an_item_without_a_time_is_never_over(state):
    free = state.put(replace(state.items[0], planned_minutes=0))
    assert told(free, 60) is None
    assert timely(free, later(60)) == ()


def test_a_decision_without_quorum_is_told(deciding_state):
    alone = empty_hall(deciding_state)
    assert told(alone, 7) == (
        "Er is geen quorum: een besluit is nu onder voorbehoud.",
        ("defer_item",),
    )
    strict = Rules(decide_without_quorum=False)
    alone = people.set_council(alone, later(7), name="Raad", rules=strict)
    assert told(alone, 7)[0] == "Er is geen quorum: besluiten kan nu niet. Doorschuiven?"


def test_quorum_does_not_matter_where_nothing_is_decided(state):
    assert told(empty_hall(state), 1) is None


def test_an_item_to_decide_on_without_a_proposal_is_told_halfway(deciding_state):
    assert told(deciding_state, 19.9) is None
    assert told(deciding_state, 20) == (
        "Het doel is besluiten, maar er ligt nog geen voorstel.",
        ("decide",),
    )
    assert told(tabled(deciding_state), 20)[0] == "Er ligt een voorstel. Lees het voor en besluit."


def test_a_decided_item_needs_no_proposal_any_more(deciding_state):
    state = tabled(deciding_state)
    after = deciding.unanimous(state, later(8), proposal_id=state.proposal[-1].id)
    assert told(after, 22) is None


def test_a_proposal_leads_from_the_picture_to_the_decision(deciding_state):
    id = item(deciding_state, "Advies").id
    weighing = timing.set_phase(tabled(deciding_state), later(6), item_id=id, phase=Phase.WEIGHING)
    assert told(weighing, 7) == (
        "Er ligt een voorstel. Klaar voor de besluitvorming?",
        ("next_phase",),
    )
    final = timing.set_phase(weighing, later(7), item_id=id, phase=Phase.DECIDING)
    assert told(final, 7) == ("Er ligt een voorstel. Lees het voor en besluit.", ("decide",))


def test_a_proposal_waits_for_those_who_speak_or_wait(deciding_state):
    talk = Talk(tabled(deciding_state), later(6)).asks("Noa")
    assert told(talk.state, 7) is None
    assert told(talk.next().state, 7) is None


def test_who_was_not_heard_is_asked_when_nobody_waits(deciding_state):
    talk = Talk(deciding_state, later(6)).asks("Noa", "Wil").next()
    for name in ("Ibrahim", "Joke", "Gerrit-Jan", "Sanne", "Henk"):
        id = who(deciding_state, name).id
        talk = talk.do(partial(attendance.leave, person_id=id))
    assert told(talk.state, 7) is None
    after = talk.next().end()
    assert told(after.state, 7) == ("Nog niet gehoord: Fatima, Youssef. Een rondje?", ("round",))


def test_a_meeting_that_runs_late_gets_a_new_division(state):
    wide = state.put(replace(state.items[0], planned_minutes=90))
    late = wide.put(replace(state.the_meeting, planned_end=later(138)))
    assert told(late, 1) == (
        "De vergadering loopt 5 minuten uit: de tijd opnieuw verdelen?",
        ("divide_time",),
    )
    divided = timing.divide_time(late, later(1), minutes=timing.new_division(late, later(1)))
    assert told(divided, 1) is None
    less = wide.put(replace(state.the_meeting, planned_end=later(139)))
    assert told(less, 1) is None


def test_what_cannot_be_shorter_is_not_proposed(state):
    wide = state.put(replace(state.items[0], planned_minutes=90))
    for each in state.items[1:]:
        wide = wide.put(replace(each, planned_minutes=5))
    late = wide.put(replace(state.the_meeting, planned_end=later(80)))
    assert told(late, 1) is None


def test_the_keys_of_this_moment_follow_the_floor_and_the_time(state):
    assert timely(state, later(1)) == ()
    assert timely(state, later(5)) == guide.TIME_IS_UP
    talk = Talk(state).asks("Noa", "Wil")
    assert timely(talk.state, later(1)) == ("next_speaker",)
    speaks = talk.next().state
    assert timely(speaks, later(1)) == ("next_speaker", "end_turn", "pause_turn")
    assert set(timely(speaks, later(5))) > set(guide.TIME_IS_UP)


def test_the_keys_of_this_moment_follow_the_meeting(planned_state, state):
    assert timely(planned_state, START) == ("gavel", "presence")
    assert timely(meeting.suspend(state, later(1)), later(9)) == ("pause",)
    assert timely(meeting.close_meeting(state, later(1)), later(9)) == ("minutes", "next_meeting")
    assert timely(meeting.open_meeting(planned_state, START), later(1)) == ("presence",)
    last = state.put(*(replace(each, status=ItemStatus.DONE) for each in state.items[1:]))
    assert timely(last, later(1)) == ("gavel",)


def test_a_vote_that_waits_comes_before_everything(deciding_state):
    advice_id = item(deciding_state, "Advies").id
    state = deciding.table_proposal(deciding_state, later(6), text="Doen", item_id=advice_id)
    ballot = partial(voting.start_vote, proposal_id=state.proposal[0].id, method=Method.BALLOT)
    state = ballot(state, later(7))
    assert told(state, 60) == ("Er wacht een stemming. Rond haar eerst af.", ("decide",))
    assert timely(state, later(60)) == ("decide",)


def test_what_may_follow_from_a_decision_comes_in_view_until_something_else_is_noted(
    deciding_state,
):
    advice_id = item(deciding_state, "Advies").id
    decide = partial(deciding.record_decision, text="De raad adviseert.", item_id=advice_id)
    state = decide(deciding_state, later(6))
    assert timely(state, later(7)) == ("action_for_decision", "feed_back")
    noted = notes.add_note(state, later(8), text="Verder gepraat", item_id=advice_id)
    assert timely(noted, later(9)) == ()
    rejected = decide(deciding_state, later(6), outcome=Outcome.REJECTED)
    assert timely(rejected, later(7)) == ()


@settings(max_examples=40)
@given(st.data(), st.integers(-60, 300))
def test_a_hint_is_a_whole_sentence_and_names_commands_that_there_are(data, minute):
    for _, after, _ in course(data.draw, council.open_meeting(), length=12):
        hint = advice(after, later(minute))
        if hint is not None:
            assert hint.text.format_map(hint.values)[-1] in ".?"
            assert set(hint.commands) <= COMMANDS
        assert set(timely(after, later(minute))) <= COMMANDS

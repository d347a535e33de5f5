from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from tests.helpers.council import START, done, item, later, who
from vergadering.domain import actions, attendance, deciding, meeting, notes, parking
from vergadering.domain.check import closing_check
from vergadering.domain.choices import ItemStatus


@pytest.fixture
def careful(open_meeting_state):
    """Every item was discussed and noted, and the advice was decided."""
    state = open_meeting_state
    for each in state.items:
        state = notes.add_note(state, START, text="Besproken.", item_id=each.id)
    advice = item(state, "Advies").id
    state = deciding.record_decision(state, START, text="Akkoord", item_id=advice)
    return done(state, *[meeting.next_item] * 4)


def said(state):
    return [warning.text.format_map(warning.values) for warning in closing_check(state, START)]


def test_a_careful_meeting_gets_no_warning(careful):
    assert said(careful) == []


def test_nobody_present_is_told(planned_state):
    state = meeting.open_meeting(planned_state, START)
    assert said(state)[0] == "Er is niemand aanwezig gemeld."


def test_a_missing_quorum_is_told(careful):
    for name in ("Noa", "Wil", "Joke", "Fatima"):
        careful = attendance.leave(careful, later(5), person_id=who(careful, name).id)
    assert said(careful) == ["Er is nu geen quorum."]


def test_an_item_that_waits_is_told_and_says_where_it_is(open_meeting_state):
    warnings = closing_check(open_meeting_state, START)
    assert said(open_meeting_state) == [
        "Punt 1: er is niets genoteerd.",
        *(f"Punt {number} is niet besproken en schuift door." for number in (2, 3, 4, 5)),
    ]
    assert [each.item_id for each in warnings] == [each.id for each in open_meeting_state.items]


def test_an_item_that_asks_for_a_decision_and_has_none_is_told(careful):
    state = deciding.remove_decision(careful, START, decision_id=careful.decision[0].id)
    assert said(state) == ["Punt 3: er is nog niets besloten."]


def test_an_open_proposal_is_told_with_its_place(careful):
    advice = item(careful, "Advies").id
    state = deciding.table_proposal(careful, START, text="Meer", item_id=advice)
    assert said(state) == ["Punt 3: over een voorstel is nog niet beslist."]
    warning = closing_check(state, START)[0]
    assert (warning.item_id, warning.record_id) == (advice, state.proposal[-1].id)
    held = deciding.hold_over_proposal(state, START, proposal_id=state.proposal[-1].id)
    assert said(held) == []


def test_an_action_without_owner_or_date_is_told(careful):
    advice = item(careful, "Advies").id
    state = actions.add_action(careful, START, text="Doen", item_id=advice)
    assert said(state) == ["A-2026-01 heeft geen eigenaar.", "A-2026-01 heeft geen datum."]
    action = state.action[0]
    assert {warning.record_id for warning in closing_check(state, START)} == {action.id}
    mended = actions.change_action(
        state,
        START,
        action_id=action.id,
        text="Doen",
        owner_id=who(state, "Joke").id,
        due=date(2026, 11, 3),
    )
    assert said(mended) == []


def test_what_was_captured_outside_the_agenda_is_looked_at_too(careful):
    state = done(
        careful,
        partial(actions.add_action, text="Los"),
        partial(deciding.table_proposal, text="Los voorstel"),
    )
    assert said(state) == [
        "Over een voorstel buiten de agenda is nog niet beslist.",
        "A-2026-01 heeft geen eigenaar.",
        "A-2026-01 heeft geen datum.",
    ]


def test_actions_of_earlier_meetings_are_no_matter_of_this_one(careful):
    state = actions.add_action(careful, START, text="Los")
    state = done(
        state,
        meeting.close_meeting,
        partial(meeting.add_meeting, title="Volgende", planned_start=None),
        meeting.open_meeting,
        attendance.mark_all_present,
    )
    assert said(state) == []


def test_an_item_that_took_much_longer_than_planned_is_told(careful):
    current = next(each for each in careful.items if each.status is ItemStatus.CURRENT)
    over = [
        warning
        for warning in closing_check(careful, later(current.planned_minutes + 5))
        if "gepland was" in warning.text
    ]
    assert [warning.item_id for warning in over] == [current.id]
    assert over[0].values["planned"] == current.planned_minutes


def test_a_parked_point_without_a_destination_is_told(careful):
    state = parking.park(careful, START, text="Vervoer in de avond")
    assert said(state) == ["Geparkeerd en nog zonder bestemming: Vervoer in de avond"]


def test_a_point_parked_in_a_closed_item_is_told_without_its_words(careful):
    advice = replace(item(careful, "Advies"), confidential=True)
    state = parking.park(careful.put(advice), START, text="wie het wordt", item_id=advice.id)
    told = [line for line in said(state) if "geparkeerd" in line]
    assert told == ["Punt 3: iets is geparkeerd en nog zonder bestemming."]

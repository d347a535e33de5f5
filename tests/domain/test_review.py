"""Which actions are gone through, in which order, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.helpers.council import START, council, later, open_meeting, planned_meeting, who
from tests.helpers.meetings import opened, planned
from vergadering.domain import actions, meeting, outcomes, review
from vergadering.domain.choices import ActionStatus, EventKind
from vergadering.domain.review import Wanted
from vergadering.errors import Refusal

TODAY = START.date()


def given(*rows):
    """Actions with a date, an owner and a status, in a meeting under way."""
    state = open_meeting()
    for text, due, name, status in rows:
        owner = who(state, name).id
        state = actions.add_action(state, later(), text=text, owner_id=owner, due=due)
        state = state.put(replace(state.action[-1], status=status))
    return state


OPEN, REPORTED = ActionStatus.OPEN, ActionStatus.REPORTED_DONE

SOME = given(
    ("later", date(2026, 12, 1), "Noa", OPEN),
    ("ooit", None, "Joke", OPEN),
    ("gemeld", date(2026, 9, 1), "Joke", REPORTED),
    ("te laat", date(2026, 9, 20), "Joke", ActionStatus.IN_PROGRESS),
    ("langst te laat", date(2026, 9, 2), "Noa", OPEN),
    ("vandaag", TODAY, "Wil", OPEN),
    ("klaar", date(2026, 9, 1), "Wil", ActionStatus.DONE),
)


def texts(wanted=None, state=SOME):
    return [row.text for row in review.to_review(state, TODAY, wanted)]


def test_what_is_longest_overdue_comes_first_and_what_has_no_date_last():
    assert texts() == ["langst te laat", "te laat", "gemeld", "vandaag", "later", "ooit"]


def test_a_filter_by_person_by_lateness_and_by_meeting():
    noa, joke = (who(SOME, name).id for name in ("Noa", "Joke"))
    assert texts(Wanted(person_id=noa)) == ["langst te laat", "later"]
    assert texts(Wanted(person_id=joke, overdue=True)) == ["te laat"]
    assert texts(Wanted(meeting_id=SOME.meeting_id)) == texts()
    assert texts(Wanted(meeting_id=-1)) == []


def test_an_action_is_also_of_whoever_does_it_with_somebody():
    noa, wil = (who(SOME, name).id for name in ("Noa", "Wil"))
    shared = SOME.put(replace(SOME.action[1], co_owners=(noa,)))
    assert texts(Wanted(person_id=noa), shared) == ["langst te laat", "later", "ooit"]
    assert review.doers(replace(SOME.action[0], owner_id=None, co_owners=(wil,))) == (wil,)


def test_how_many_days_something_is_late():
    days = {row.text: review.days_late(row, TODAY) for row in SOME.action}
    assert days == {
        "later": 0, "ooit": 0, "gemeld": 0, "te laat": 16, "langst te laat": 34, "vandaag": 0,
        "klaar": 0,
    }  # fmt: skip


def meetings(*starts):
    state = council()
    for start in starts:
        state = meeting.add_meeting(state, START, title="Raad", planned_start=start)
    return replace(state, meeting_id=None)


def test_a_review_belongs_to_the_meeting_that_was_meant_unless_it_is_over():
    state = meetings(later(60), later(30))
    last, first = (row.id for row in state.meeting)
    assert review.meeting_for(state, last, TODAY) == last
    over = meeting.open_meeting(replace(state, meeting_id=last), later(1))
    over = meeting.close_meeting(over, later(2))
    assert review.meeting_for(over, last, TODAY) == first


def test_it_belongs_to_the_meeting_under_way_else_to_the_first_that_comes():
    state = meetings(None, later(60 * 24), later(30), later(-60 * 24))
    _, far, near, _ = (row.id for row in state.meeting)
    assert review.meeting_for(state, None, TODAY) == near
    going = meeting.open_meeting(replace(state, meeting_id=far), later(1))
    assert review.meeting_for(going, None, TODAY) == far
    assert review.meeting_for(council(), None, TODAY) is None
    assert review.meeting_for(meetings(later(-60 * 24)), None, TODAY) is None


@pytest.mark.parametrize(
    ("title", "is_it"),
    [
        ("Actielijst en besluitenlijst", True),
        ("Openstaande acties", True),
        ("Acties", True),
        ("ACTIEPUNTEN", True),
        ("Review of action items", True),
        ("Open actions", True),
        ("Acties voor de zomer", False),
        ("Actief luisteren", False),
        ("Besluitenlijst", False),
    ],
)
def test_the_item_for_the_actions_is_known_by_its_title(title, is_it):
    state = planned_meeting()
    renamed = replace(state.items[2], title=title)
    found = review.action_list_item(state.put(renamed))
    assert (found == renamed) is is_it
    assert review.action_list_item(state.put(replace(renamed, confidential=True))) is None


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("1 december", date(2026, 12, 1)),
        ("voor 1 december", date(2026, 12, 1)),
        ("over twee weken", date(2026, 10, 20)),
        ("uiterlijk vrijdag", date(2026, 10, 9)),
        (" 2026-12-01 ", date(2026, 12, 1)),
        ("volgende vergadering", date(2026, 11, 3)),
        ("next meeting", date(2026, 11, 3)),
    ],
)
def test_a_date_is_read_as_the_capture_line_reads_it(typed, due):
    assert review.read_due(opened(), later(20), typed) == due


@pytest.mark.parametrize("typed", ["", "gauw", "Joke voor 1 december", "32 januari"])
def test_what_is_no_date_is_not_guessed(typed):
    with pytest.raises(Refusal, match="Typ een datum"):
        review.read_due(opened(), later(20), typed)


def test_before_a_meeting_that_meeting_is_the_next_one():
    assert review.read_due(planned(), later(-600), "volgende vergadering") == TODAY
    without = replace(opened().the_meeting, next_start=None)
    with pytest.raises(Refusal, match="Typ een datum"):
        review.read_due(opened().put(without), later(20), "volgende vergadering")


def test_an_owner_is_read_by_any_clear_part_of_a_name():
    assert review.read_owner(SOME, " gerrit ").display_name == "Gerrit-Jan"
    for typed, why in (("", "Typ een naam"), ("Karel", "niet bekend"), ("j", "Joke")):
        with pytest.raises(Refusal, match=why):
            review.read_owner(SOME, typed)


def test_the_tally_says_what_came_of_each_since_a_mark():
    state = opened()
    cards, access, survey = (row.id for row in state.action)
    start = review.mark(state)
    ids = [cards, access, survey]
    assert review.tally(state, ids, start) == {None: 3}
    state = outcomes.note_progress(state, later(20), action_id=cards)
    state = outcomes.finish_action(state, later(21), action_id=cards)
    state = outcomes.put_off_action(state, later(22), action_id=access, due=date(2026, 12, 1))
    state = outcomes.pass_on_action(
        state, later(23), action_id=access, owner_id=who(state, "Noa").id
    )
    state = outcomes.note_progress(state, later(24), action_id=survey)
    assert review.tally(state, ids, start) == {
        ActionStatus.REPORTED_DONE: 1,
        EventKind.EXTENDED: 1,
        EventKind.TRANSFERRED: 1,
        EventKind.PROGRESS: 1,
    }
    assert [row.kind for row in review.since(state, survey, start)] == [EventKind.PROGRESS]
    assert review.tally(state, ids, review.mark(state)) == {None: 3}


def test_a_changed_mind_counts_once():
    state = opened()
    id, start = state.action[0].id, review.mark(state)
    state = outcomes.finish_action(state, later(21), action_id=id)
    state = outcomes.drop_action(state, later(22), action_id=id, reason="Toch niet")
    assert review.tally(state, [id], start) == {ActionStatus.DROPPED: 1}

"""The history of an action in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.helpers.action_life import STORY, life
from tests.helpers.council import later, who
from tests.helpers.meetings import opened, planned
from vergadering.domain import actions, outcomes, review
from vergadering.domain.action_story import (
    last_facts,
    late_words,
    put_off_words,
    story_of,
    summary_of,
)
from vergadering.domain.choices import ActionStatus, EventKind
from vergadering.domain.model import Person
from vergadering.domain.public import public
from vergadering.i18n import Translator

T = Translator("nl")


def named(state):
    """What people are called."""

    def called(person_id):
        person = state.get(Person, person_id)
        return person.display_name if person else ""

    return called


def last(state, rule, **facts):
    """What the story says in the end, after a change of the first action."""
    after = rule(state, later(20), action_id=state.action[0].id, **facts)
    return story_of(after, state.action[0].id, named(after), T)[-1].partition(": ")[2], after


def test_the_story_of_a_life_through_five_meetings():
    state = life().state
    assert story_of(state, state.action[0].id, named(state), T) == STORY
    assert story_of(public(state), state.action[0].id, named(state), T) == STORY


def test_an_event_outside_every_meeting_has_its_day_alone():
    state = replace(planned(), meeting_id=None)
    _, after = last(state, outcomes.note_progress)
    said = story_of(after, state.action[0].id, named(after), T)[-1]
    assert said == "6 oktober 2026: blijft staan"


@pytest.mark.parametrize(
    ("rule", "facts", "said"),
    [
        (outcomes.note_progress, {"progress": " Nu\nklaar. "}, "blijft staan (Nu klaar)"),
        (outcomes.drop_action, {"reason": "Te duur."}, "vervallen (Te duur)"),
        (outcomes.finish_action, {}, "gereed gemeld"),
        (actions.set_status, {"status": ActionStatus.IN_PROGRESS}, "bezig"),
        (actions.set_status, {"status": ActionStatus.DONE}, "gereed"),
        (outcomes.raise_action, {}, "komt op de agenda, als punt 6a"),
    ],
)  # fmt: skip
def test_each_outcome_is_told_in_a_few_words(rule, facts, said):
    assert last(opened(), rule, **facts)[0] == said


def test_coming_back_is_told_by_where_it_comes_from():
    _, reported = last(opened(), outcomes.finish_action)
    assert last(reported, outcomes.reopen_action)[0] == "toch nog niet gereed"
    _, dropped = last(opened(), outcomes.drop_action, reason="Te duur")
    assert last(dropped, outcomes.reopen_action)[0] == "heropend"


def test_an_item_of_another_meeting_has_no_number_here():
    _, raised = last(opened(), outcomes.raise_action)
    state = raised.turned_to(0)
    assert story_of(state, raised.action[0].id, named(state), T)[-1].endswith("komt op de agenda")


def changed(state, **facts):
    row = state.action[0]
    kept = {"text": row.text, "owner_id": row.owner_id, "due": row.due}
    return last(state, actions.change_action, **(kept | facts))[0]


def test_a_first_owner_no_owner_and_no_date_are_told_as_such():
    state = opened()
    noa = who(state, "Noa").id
    assert changed(state, owner_id=None) == "zonder eigenaar"
    assert changed(state, due=None) == "zonder datum"
    assert changed(state, text="Iets anders") == "anders verwoord"
    orphan = state.put(replace(state.action[0], owner_id=None))
    assert changed(orphan, owner_id=noa) == "gaat naar Noa"
    assert changed(state, due=date(2026, 9, 1)) == "nieuwe datum 1 september 2026"


def test_of_one_meeting_only_what_holds_in_the_end_is_told_but_all_progress():
    state = opened()
    id, start = state.action[0].id, review.mark(state)
    for minute, rule, facts in (
        (20, outcomes.note_progress, {"progress": "Eerst"}),
        (21, outcomes.put_off_action, {"due": date(2026, 12, 1)}),
        (22, outcomes.note_progress, {"progress": "Later"}),
        (23, outcomes.put_off_action, {"due": date(2026, 11, 20)}),
    ):
        state = rule(state, later(minute), action_id=id, **facts)
    assert last_facts(state, review.since(state, id, start), named(state), T) == [
        "blijft staan (Eerst)",
        "blijft staan (Later)",
        "nieuwe datum 20 november 2026",
    ]


def test_how_often_and_how_late_in_words():
    assert [put_off_words(T, n) for n in (0, 1, 2)] == [
        "",
        "1 keer uitgesteld",
        "2 keer uitgesteld",
    ]
    assert [late_words(T, n) for n in (0, 1, 12)] == [
        "",
        "te laat sinds 1 dag",
        "te laat sinds 12 dagen",
    ]


def test_the_summary_tells_what_weighs_most_first():
    from collections import Counter

    counts = Counter({None: 2, EventKind.EXTENDED: 2, ActionStatus.DONE: 3})
    assert summary_of(T, counts) == "3 gereed, 2 verplaatst, 2 overgeslagen"
    assert summary_of(T, Counter()) == ""


def test_why_somebody_needs_more_time_is_private_and_why_it_is_dropped_is_not():
    state = opened()
    row = state.action[0]
    state = actions.change_action(
        state,
        later(20),
        action_id=row.id,
        text=row.text,
        owner_id=row.owner_id,
        due=date(2026, 12, 1),
        comment="GEHEIM",
    )
    state = outcomes.note_progress(state, later(21), action_id=row.id, progress="Open")
    state = outcomes.drop_action(state, later(22), action_id=row.id, reason="Te duur")
    assert [event.comment for event in public(state).action_event[-3:]] == ["", "Open", "Te duur"]

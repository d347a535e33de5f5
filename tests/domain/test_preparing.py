"""The next meeting from what the last ones left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from tests.helpers.council import START, council, done, item, later, open_meeting, who
from vergadering.domain import actions, agenda, deciding, meeting, parking, preparing, register
from vergadering.domain.choices import (
    EventKind,
    Goal,
    ItemStatus,
    MeetingKind,
    MeetingStatus,
    ParkedStatus,
)
from vergadering.domain.leftovers import closed_last
from vergadering.domain.model import AgendaItem
from vergadering.domain.preparing import make_next, planned_minutes, proposals, put_off_since
from vergadering.domain.proposed import Past
from vergadering.domain.templates import templates
from vergadering.i18n import Translator

DUTCH = Translator("nl")
NEXT = START + timedelta(weeks=4)


@pytest.fixture
def earlier():
    """A closed meeting that left an item, a tied proposal, parked points and a late action."""
    state = open_meeting()
    advice = item(state, "Advies").id
    state = meeting.go_to_item(state, later(10), item_id=advice)
    state = deciding.table_proposal(state, later(12), text="Positief advies", item_id=advice)
    state = deciding.show_of_hands(
        state, later(14), proposal_id=state.proposal[0].id, count=deciding.Count(4, 4)
    )
    noa, wil = who(state, "Noa").id, who(state, "Wil").id
    state = parking.park(state, later(15), text="Telefoons", person_id=noa)
    state = parking.park(state, later(16), text="Vervoer", person_id=wil)
    state = actions.add_action(state, later(17), text="Bellen", due=date(2026, 10, 1))
    for month in (11, 12):
        state = actions.change_action(
            state,
            later(18),
            action_id=state.action[0].id,
            text="Bellen",
            owner_id=noa,
            due=date(2026, month, 1),
        )
    put_off = (row for row in state.action_event if row.kind is EventKind.EXTENDED)
    state = state.put(*(replace(row, meeting_id=None) for row in put_off))  # after the meeting
    return settled(meeting.close_meeting(state, later(60)))


def settled(state):
    """The first parked point is meant for a next agenda."""
    points = {state.parked_point[0].id: ParkedStatus.AGENDA}
    return parking.settle_parked(state, later(61), destinations=points)


def past(state, kind=MeetingKind.COUNCIL, *, register=None, t=DUTCH):
    """What the sources look at, with everything of one meeting as the register."""
    template = next(each for each in templates(state, t) if each.kind is kind)
    known = register or state
    loose = replace(state, meeting_id=None)
    return Past(loose, known, NEXT.date(), template, t, t, closed_last(state))


def told(found):
    return [(each.item.title, each.source, each.on) for each in found]


def test_each_item_says_where_it_comes_from(earlier):
    assert told(proposals(past(earlier))) == [
        ("Opening en aanwezigheid", "vaste punten", True),
        ("Vaststellen agenda", "vaste punten", True),
        ("Mededelingen", "vaste punten", True),
        ("Ingekomen stukken", "vaste punten", True),
        ("Verslag van 6 oktober 2026", "verslag van V-2026-01, nog concept", True),
        ("Actielijst en besluitenlijst", "vaste punten · 1 open actie", True),
        ("Signalen van de achterban", "vaste punten", True),
        ("Adviesaanvraag samenvoegen", "aangehouden voorstel, B-2026-01", True),
        ("Telefoons", "geparkeerd door Noa", True),
        ("Vervoer", "geparkeerd door Wil", False),
        ("Bellen", "actie A-2026-01, twee keer uitgesteld", False),
        ("Rondvraag, datum volgende vergadering en sluiting", "vaste punten", True),
    ]


def test_what_was_not_dealt_with_comes_back_and_only_that():
    state = meeting.close_meeting(open_meeting(), later(30))
    signals = item(state, "Signalen")
    assert item(state, "Vaststellen").status is ItemStatus.DEFERRED
    found = [each for each in proposals(past(state)) if each.deferred_from]
    assert told(found) == [("Adviesaanvraag samenvoegen", "doorgeschoven uit V-2026-01", True)]
    assert found[0].deferred_from == item(state, "Advies").id
    assert found[0].item.planned_minutes == 30
    other = past(state, MeetingKind.CONSULTATION)
    assert signals.id in {each.deferred_from for each in proposals(other)}


def made(state, past_=None, *, without=()):
    """The next meeting with everything that is proposed, but for some titles."""
    items = tuple(
        replace(each, on=each.on and each.item.title not in without)
        for each in proposals(past_ or past(state))
    )
    return make_next(
        state, later(70), items=items, title="Volgende", planned_start=NEXT, planned_end=None
    )


def test_one_change_makes_the_meeting_with_what_was_chosen(earlier):
    state = made(earlier, without=("Mededelingen",))
    assert state.the_meeting.number == "V-2026-02"
    assert [row.number for row in state.items] == [str(n) for n in range(1, 10)]
    assert "Mededelingen" not in {row.title for row in state.items}
    back = item(state, "Advies")
    assert (back.goal, state.proposal[0].item_id) == (Goal.DECIDE, back.id)
    assert state.proposal[0].earlier_id == earlier.proposal[0].id
    assert item(state, "Verslag").minutes_of_id == earlier.meeting_id
    assert item(state, "Telefoons").parked_from == earlier.parked_point[0].id


def both(earlier, state):
    """The register after the next meeting was made."""
    return state.having(
        {
            name: (*getattr(earlier, name), *getattr(state, name))
            for name in ("agenda_item", "proposal", "parked_point", "decision")
        }
    )


def test_what_is_on_the_next_agenda_is_not_proposed_again(earlier):
    state = made(earlier)
    again = proposals(past(state, register=both(earlier, state)))
    titles = {each.item.title for each in again}
    assert not titles & {"Telefoons", "Adviesaanvraag samenvoegen"}
    assert "Vervoer" in titles, "it was not chosen, so it waits"


def test_what_is_taken_off_the_agenda_waits_again(earlier):
    state = made(earlier)
    off = agenda.remove_item(state, later(71), item_id=item(state, "Telefoons").id)
    again = proposals(past(off, register=both(earlier, off)))
    assert "Telefoons" in {each.item.title for each in again}


def test_what_was_left_long_ago_is_not_proposed(earlier):
    late = replace(past(earlier), day=NEXT.date() + timedelta(days=400))
    assert not [each for each in proposals(late) if each.parked_from or each.deferred_from]


def test_an_older_item_is_proposed_but_not_chosen():
    first = meeting.close_meeting(open_meeting(), later(30))
    state = done(
        first,
        partial(meeting.add_meeting, title="Tweede", planned_start=NEXT),
        meeting.open_meeting,
        meeting.close_meeting,
        at=later(100),
    )
    known = both(first, state)
    found = [each for each in proposals(past(state, register=known)) if each.deferred_from]
    assert [each.on for each in found] == [False]


def test_a_meeting_about_one_matter_takes_leftovers_only_when_asked(earlier):
    for kind in (MeetingKind.NETWORK, MeetingKind.ENCOUNTER, MeetingKind.EXTRA):
        found = proposals(past(earlier, kind))
        assert {each.source for each in found if each.on} == {"vaste punten"}
        assert "Telefoons" in {each.item.title for each in found}


def test_minutes_wait_for_a_meeting_of_the_same_body(earlier):
    board = proposals(past(earlier, MeetingKind.CONSULTATION))
    (waiting,) = [each for each in board if each.minutes_of_id]
    assert not waiting.on
    none = [each for each in proposals(past(council())) if "verslag" in each.source]
    assert told(none) == [("Verslag vorige vergadering", "er ligt geen verslag voor", False)]


def test_titles_are_in_the_language_of_the_council_and_sources_in_that_of_the_user(earlier):
    english = replace(past(earlier, t=Translator("en")), t=DUTCH)
    found = {each.minutes_of_id: each for each in proposals(english)}[earlier.meeting_id]
    assert found.source == "verslag van V-2026-01, nog concept"
    assert "6 October 2026" in found.item.title


def test_the_minutes_that_are_planned_are_those_that_are_on(earlier):
    found = proposals(past(earlier))
    assert planned_minutes(found) == sum(e.item.planned_minutes for e in found if e.on)
    assert planned_minutes(replace(each, on=False) for each in found) == 0


def test_a_part_whose_whole_stays_behind_is_an_item_of_its_own():
    state = agenda.nest_item(open_meeting(), START, item_id=item(open_meeting(), "Signalen").id)
    state = meeting.close_meeting(state, later(30))
    known = past(state, MeetingKind.EXTRA)
    items = [replace(each, on=True) for each in proposals(known) if each.deferred_from][1:]
    assert [each.item.part for each in items] == [False, True]
    whole = make_next(state, later(70), items=tuple(items), title="x", planned_start=NEXT)
    assert [row.number for row in whole.items] == ["1", "1.1"]
    items[0] = replace(items[0], on=False)
    part = make_next(state, later(70), items=tuple(items), title="x", planned_start=NEXT)
    assert [(row.number, row.parent_id) for row in part.items] == [("1", None)]


def test_a_closed_item_stays_closed_with_its_public_title():
    state = open_meeting()
    secret = replace(item(state, "Signalen"), confidential=True, public_title="Personen")
    state = meeting.close_meeting(agenda.change_item(state, START, item=secret), later(30))
    (found,) = [each for each in proposals(past(state, MeetingKind.EXTRA)) if each.public_title]
    assert (found.item.confidential, found.public_title) == (True, "Personen")
    state = make_next(
        state, later(70), items=(replace(found, on=True),), title="x", planned_start=NEXT
    )
    assert (state.items[0].confidential, state.items[0].public_title) == (True, "Personen")


def test_another_register_may_mark_what_came_on_the_agenda(earlier):
    seen = []

    def mark(state, at, item_id):
        seen.append((at, state.need(AgendaItem, item_id).title))
        return state

    (first, *_) = proposals(past(earlier))
    make_next(earlier, later(70), items=(replace(first, mark=mark),), title="x", planned_start=NEXT)
    assert seen == [(later(70), "Opening en aanwezigheid")]


def test_what_is_put_off_after_the_agenda_was_made_comes_at_the_opening():
    """The next agenda is made before this meeting ends; nothing of it is lost."""
    running = open_meeting()
    planned = make_next(
        running, later(5), items=(), title="Volgende", planned_start=NEXT, planned_end=None
    )
    for title in ("Opening", "Plan", "Rondvraag"):
        planned = agenda.add_item(planned, later(6), title=title)
    planned = meeting.plan_meeting(planned, later(6))
    first = meeting.close_meeting(running, later(30))
    state = planned.put(first.the_meeting)
    known = replace(past(state, MeetingKind.EXTRA, register=both(first, state)), state=state)
    carried = put_off_since(known)
    assert [each.item.title for each in carried] == [
        "Vaststellen agenda",
        "Adviesaanvraag samenvoegen",
        "Signalen van de achterban",
    ]
    opened = preparing.open_with(state, NEXT, waiting=(), carried=carried)
    assert opened.the_meeting.status is MeetingStatus.OPEN
    titles = [row.title for row in opened.items]
    assert titles[-1] == "Rondvraag"
    assert "Adviesaanvraag samenvoegen" in titles
    again = replace(known, state=opened, register=both(first, opened))
    assert put_off_since(again) == ()


def test_what_was_put_off_before_is_not_forced_on_the_agenda():
    first = meeting.close_meeting(open_meeting(), later(30))
    state = make_next(first, later(40), items=(), title="x", planned_start=NEXT)
    known = replace(past(state, register=both(first, state)), state=state)
    assert put_off_since(known) == ()
    plain = meeting.add_meeting(first, later(40), title="x", planned_start=NEXT)
    assert put_off_since(replace(known, state=plain)) == ()


def test_a_held_over_proposal_comes_back_once_at_the_opening():
    running = open_meeting()
    advice = item(running, "Advies").id
    running = deciding.table_proposal(running, later(1), text="Later", item_id=advice)
    running = deciding.hold_over_proposal(running, later(2), proposal_id=running.proposal[0].id)
    planned = make_next(running, later(5), items=(), title="x", planned_start=NEXT)
    first = meeting.close_meeting(running, later(30))
    state = planned.put(first.the_meeting)
    register_ = both(first, state)
    known = replace(past(state, MeetingKind.EXTRA, register=register_), state=state)
    waiting = register.held_with_items(register_)
    opened = preparing.open_with(state, NEXT, waiting=waiting, carried=put_off_since(known))
    assert [row.text for row in opened.proposal] == ["Later"]
    assert opened.proposal[0].item_id == item(opened, "Advies").id


def test_the_meeting_that_was_closed_last_is_known(earlier):
    assert closed_last(council()) is None
    assert closed_last(earlier).id == earlier.meeting_id

from __future__ import annotations

from functools import partial

import pytest

from tests.helpers.council import done, item, later, who
from vergadering.domain import agenda, meeting, parking
from vergadering.domain.choices import ItemStatus, ParkedStatus
from vergadering.domain.public import public
from vergadering.domain.records import records
from vergadering.errors import Refusal


@pytest.fixture
def parked(open_meeting_state):
    """Two side tracks: one under an item, one of nobody's."""
    where, noa = item(open_meeting_state, "Signalen").id, who(open_meeting_state, "Noa").id
    return done(
        open_meeting_state,
        partial(parking.park, text=" Reiskosten ", item_id=where, person_id=noa),
        partial(parking.park, text="Nieuwe stoelen"),
        at=later(5),
    )


def settled(state, *statuses, **rest):
    ids = [point.id for point in state.parked_point]
    destinations = dict(zip(ids, statuses, strict=False))
    return parking.settle_parked(state, later(90), destinations=destinations, **rest)


def test_a_side_track_is_parked_with_one_line(parked):
    first, second = parked.parked_point
    assert (first.text, first.at, first.status) == ("Reiskosten", later(5), ParkedStatus.PARKED)
    assert first.person_id == who(parked, "Noa").id
    assert (second.item_id, second.person_id) == (None, None)
    assert records(parked, first.item_id) == (first,)


def test_a_point_may_be_parked_for_an_earlier_moment(parked):
    after = parking.park(parked, later(9), text="Eerder", when=later(3))
    assert after.parked_point[-1].at == later(3)


@pytest.mark.parametrize("text", ["", "  "])
def test_what_is_parked_needs_words(parked, text):
    with pytest.raises(Refusal, match="Typ in een regel wat er geparkeerd wordt"):
        parking.park(parked, later(5), text=text)
    with pytest.raises(Refusal, match="Typ in een regel"):
        parking.change_parked(parked, later(5), point_id=parked.parked_point[0].id, text=text)


def test_nothing_is_parked_under_an_item_that_is_gone(parked):
    with pytest.raises(Refusal, match="bestaat niet meer"):
        parking.park(parked, later(5), text="Te laat", item_id=999_999)


def test_a_parked_point_is_changed_and_taken_off(parked):
    id = parked.parked_point[0].id
    after = parking.change_parked(parked, later(6), point_id=id, text=" Treinkosten ")
    assert (after.parked_point[0].text, after.parked_point[0].person_id) == ("Treinkosten", None)
    gone = parking.remove_parked(after, later(7), point_id=id)
    assert [point.text for point in gone.parked_point] == ["Nieuwe stoelen"]
    for rule in (parking.remove_parked, partial(parking.change_parked, text="x")):
        with pytest.raises(Refusal, match="bestaat niet meer"):
            rule(gone, later(8), point_id=id)


def test_every_parked_point_gets_a_destination(parked):
    assert parking.unsettled(parked) == parked.parked_point
    after = settled(parked, ParkedStatus.AGENDA, ParkedStatus.DROPPED)
    assert parking.unsettled(after) == ()
    assert [point.status for point in after.parked_point] == ["agenda", "dropped"]
    assert after.action == ()


def test_a_parked_point_that_becomes_an_action_is_one_at_once(parked):
    after = settled(parked, ParkedStatus.ACTION)
    action = after.action[-1]
    assert (action.text, action.item_id) == ("Reiskosten", parked.parked_point[0].item_id)
    assert settled(after, ParkedStatus.ACTION) == after


def test_a_comment_goes_along_with_the_destination(parked):
    comments = {parked.parked_point[0].id: " naar het bestuur "}
    after = settled(parked, ParkedStatus.AGENDA, comments=comments)
    assert after.parked_point[0].comment == "naar het bestuur"
    assert settled(after, ParkedStatus.DROPPED).parked_point[0].comment == "naar het bestuur"


def test_a_point_that_another_window_took_off_is_passed_over(parked):
    ids = [point.id for point in parked.parked_point]
    gone = parking.remove_parked(parked, later(6), point_id=ids[0])
    both = dict.fromkeys(ids, ParkedStatus.ACTION)
    after = parking.settle_parked(gone, later(90), destinations=both)
    assert [action.text for action in after.action] == ["Nieuwe stoelen"]


def test_a_destination_can_be_given_after_the_closing(parked):
    closed = meeting.close_meeting(parked, later(100))
    assert parking.unsettled(settled(closed, *[ParkedStatus.AGENDA] * 2)) == ()


def test_an_item_can_be_parked_as_a_whole(open_meeting_state):
    first = open_meeting_state.items[0]
    after = meeting.park_item(open_meeting_state, later(9), item_id=first.id)
    assert after.items[0].status is ItemStatus.PARKED
    assert [(p.text, p.item_id) for p in after.parked_point] == [("Opening", first.id)]
    again = meeting.go_to_item(after, later(10), item_id=first.id)
    twice = meeting.park_item(again, later(11), item_id=first.id)
    assert twice.parked_point == after.parked_point


def test_what_is_parked_under_a_closed_item_is_private(parked):
    state = agenda.add_item(parked, later(6), title="Geheim", confidential=True)
    state = parking.park(state, later(7), text="Geheim", item_id=state.items[-1].id)
    shown = [point.text for point in public(state).parked_point]
    assert shown == ["Reiskosten", "Nieuwe stoelen"]

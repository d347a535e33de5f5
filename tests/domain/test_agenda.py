from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.helpers.council import START, done, item, later
from tests.helpers.floor import Talk
from vergadering.domain import actions, agenda, floor, meeting, notes, timing
from vergadering.domain.choices import ItemStatus, Phase
from vergadering.domain.model import AgendaItem
from vergadering.domain.promises import add_promise
from vergadering.errors import Refusal

if TYPE_CHECKING:
    from vergadering.domain.state import State


def numbers(state: State) -> list[str]:
    return [each.number for each in state.items]


def titled(state: State) -> dict[str, str]:
    return {each.title: each.number for each in state.items}


def add(state: State, title: str, **rest: object) -> State:
    return agenda.add_item(state, START, title=title, **rest)


def test_a_draft_is_numbered_in_its_order(draft_state):
    assert numbers(draft_state) == ["1", "2", "3", "4", "5"]
    moved = agenda.move_item(draft_state, START, item_id=item(draft_state, "Opening").id, steps=2)
    assert [each.title for each in moved.items][2] == "Opening"
    assert numbers(moved) == ["1", "2", "3", "4", "5"]


def test_parts_are_numbered_under_their_item(draft_state):
    parent = item(draft_state, "Signalen")
    state = add(draft_state, "Eerste deel", parent_id=parent.id)
    state = add(state, "Tweede deel", parent_id=parent.id)
    assert numbers(state) == ["1", "2", "3", "4", "4.1", "4.2", "5"]


def test_an_item_behind_a_part_is_a_part_too(draft_state):
    parent = item(draft_state, "Signalen")
    state = add(draft_state, "Deel", parent_id=parent.id)
    state = add(state, "Volgend deel", after_id=item(state, "Deel").id)
    assert item(state, "Volgend deel").parent_id == parent.id


def test_a_part_stands_with_its_item_whatever_it_was_put_behind(draft_state):
    parent, other = item(draft_state, "Signalen"), item(draft_state, "Opening")
    state = add(draft_state, "Deel", parent_id=parent.id, after_id=other.id)
    assert titled(state)["Deel"] == "4.1"
    assert [each.title for each in state.items][3:5] == [parent.title, "Deel"]


def test_a_part_cannot_have_parts(draft_state):
    parent = item(draft_state, "Signalen")
    state = add(draft_state, "Deel", parent_id=parent.id)
    with pytest.raises(Refusal, match="geen onderdelen"):
        add(state, "Dieper", parent_id=item(state, "Deel").id)
    with pytest.raises(Refusal, match="geen onderdelen"):
        agenda.nest_item(state, START, item_id=item(state, "Deel").id)
    with pytest.raises(Refusal, match="geen onderdelen"):
        agenda.nest_item(state, START, item_id=parent.id)


def test_printed_numbers_stay_once_the_agenda_is_settled(planned_state):
    moved = agenda.move_item(
        planned_state, START, item_id=item(planned_state, "Sluiting").id, steps=-3
    )
    assert titled(moved) == titled(planned_state)
    assert numbers(moved) == ["1", "5", "2", "3", "4"]
    assert [each.position for each in moved.items] == [1, 2, 3, 4, 5]


def test_an_item_that_comes_between_gets_a_letter(planned_state):
    second = item(planned_state, "Vaststellen")
    state = add(planned_state, "Ertussen", after_id=second.id)
    state = add(state, "Ook ertussen", after_id=item(state, "Ertussen").id)
    assert numbers(state) == ["1", "2", "2a", "2b", "3", "4", "5"]


def test_an_item_at_the_end_gets_the_next_number(planned_state):
    assert numbers(add(planned_state, "Nog iets"))[-1] == "6"


def test_more_items_than_letters_still_get_numbers_of_their_own(planned_state):
    state, behind = planned_state, item(planned_state, "Vaststellen").id
    for count in range(40):
        state = add(state, f"Extra {count}", after_id=behind)
        behind = max(each.id for each in state.agenda_item)
    assert len(set(numbers(state))) == 45


def test_an_item_needs_a_title_and_a_possible_time(draft_state):
    with pytest.raises(Refusal, match="titel nodig"):
        add(draft_state, "  ")
    for minutes in (-1, 24 * 60 + 1):
        with pytest.raises(Refusal, match="tussen 0 en 1440 minuten"):
            add(draft_state, "Lang", planned_minutes=minutes)
    opening = item(draft_state, "Opening")
    with pytest.raises(Refusal, match="titel nodig"):
        agenda.change_item(draft_state, START, item=replace(opening, title=" "))


def test_changing_an_item_leaves_its_place_number_and_status(open_meeting_state):
    opening = item(open_meeting_state, "Opening")
    wild = replace(
        opening, title=" Welkom ", number="99", position=7, status=ItemStatus.DONE, parent_id=3
    )
    after = agenda.change_item(open_meeting_state, START, item=wild)
    assert after.need(AgendaItem, opening.id) == replace(opening, title="Welkom")


def test_changing_an_item_in_a_window_that_is_behind_leaves_its_course(open_meeting_state):
    seen = item(open_meeting_state, "Opening")
    state = timing.give_more_time(open_meeting_state, later(6), item_id=seen.id)
    for change in (
        partial(floor.set_list_closed, closed=True),
        partial(timing.set_phase, item_id=seen.id, phase=Phase.WEIGHING),
        partial(timing.set_limit, item_id=seen.id, limit_seconds=30),
    ):
        state = change(state, later(7))
    after = agenda.change_item(state, later(8), item=replace(seen, title="Welkom"))
    assert after.items[0] == replace(state.items[0], title="Welkom")


def test_other_planned_minutes_count_from_then_on(open_meeting_state):
    opening = item(open_meeting_state, "Opening")
    state = timing.give_more_time(open_meeting_state, later(6), item_id=opening.id)
    longer = replace(state.items[0], planned_minutes=20)
    assert agenda.change_item(state, later(7), item=longer).items[0].minutes == 20


@pytest.mark.parametrize("name", ["Noa", "Wil"])
def test_an_item_under_which_somebody_spoke_or_asked_for_it_is_not_removed(
    open_meeting_state, name
):
    opening = item(open_meeting_state, "Opening")
    talk = Talk(open_meeting_state).asks("Noa", "Wil").next().do(meeting.next_item)
    kept = talk.state.drop(*(turn for turn in talk.state.speaking_turn if turn != talk.turn(name)))
    with pytest.raises(Refusal, match="Bij punt 1 is al iets genoteerd of gesproken"):
        agenda.remove_item(kept, later(3), item_id=opening.id)


def test_moving_takes_the_parts_along(draft_state):
    parent = item(draft_state, "Vaststellen")
    state = add(draft_state, "Deel", parent_id=parent.id)
    moved = agenda.move_item(state, START, item_id=parent.id, steps=1)
    assert [each.title[:6] for each in moved.items] == [
        "Openin", "Advies", "Vastst", "Deel", "Signal", "Sluiti",
    ]  # fmt: skip


def test_parts_move_among_themselves(draft_state):
    parent = item(draft_state, "Vaststellen")
    state = add(draft_state, "Deel een", parent_id=parent.id)
    state = add(state, "Deel twee", parent_id=parent.id)
    moved = agenda.move_item(state, START, item_id=item(state, "Deel twee").id, steps=-1)
    assert [each.title for each in agenda.parts(moved, parent.id)] == ["Deel twee", "Deel een"]


@pytest.mark.parametrize(("title", "steps"), [("Opening", -1), ("Sluiting", 1)])
def test_an_item_does_not_move_past_the_edge(draft_state, title, steps):
    with pytest.raises(Refusal, match="helemaal aan die kant"):
        agenda.move_item(draft_state, START, item_id=item(draft_state, title).id, steps=steps)


def test_nesting_and_unnesting(draft_state):
    advice = item(draft_state, "Advies")
    nested = agenda.nest_item(draft_state, START, item_id=advice.id)
    assert numbers(nested) == ["1", "2", "2.1", "3", "4"]
    back = agenda.unnest_item(nested, START, item_id=advice.id)
    assert back.items == draft_state.items


def test_the_first_item_cannot_be_nested_and_a_whole_item_not_unnested(draft_state):
    opening = item(draft_state, "Opening")
    with pytest.raises(Refusal, match="geen punt boven"):
        agenda.nest_item(draft_state, START, item_id=opening.id)
    with pytest.raises(Refusal, match="geen onderdeel"):
        agenda.unnest_item(draft_state, START, item_id=opening.id)


def test_removing_an_item_takes_its_parts_along(draft_state):
    parent = item(draft_state, "Signalen")
    state = add(draft_state, "Deel", parent_id=parent.id)
    after = agenda.remove_item(state, START, item_id=parent.id)
    assert numbers(after) == ["1", "2", "3", "4"]
    assert "Deel" not in titled(after)


@pytest.mark.parametrize(
    "change",
    [
        partial(notes.add_note, text="Gezegd."),
        partial(actions.add_action, text="Doen."),
    ],
)
def test_an_item_with_something_under_it_is_not_removed(open_meeting_state, change):
    signals = item(open_meeting_state, "Signalen")
    state = change(open_meeting_state, START, item_id=signals.id)
    with pytest.raises(Refusal, match="Bij punt 4 is al iets"):
        agenda.remove_item(state, START, item_id=signals.id)


def test_the_current_item_is_not_removed(open_meeting_state):
    with pytest.raises(Refusal, match="nu aan de orde"):
        agenda.remove_item(
            open_meeting_state, START, item_id=agenda.current_item(open_meeting_state).id
        )


def test_an_item_that_was_visited_can_be_removed_with_its_visits(open_meeting_state):
    opening = item(open_meeting_state, "Opening")
    state = done(open_meeting_state, meeting.next_item)
    after = agenda.remove_item(state, START, item_id=opening.id)
    assert all(visit.item_id != opening.id for visit in after.agenda_visit)


def test_the_agenda_of_a_closed_meeting_stays(open_meeting_state):
    closed = meeting.close_meeting(open_meeting_state, START)
    with pytest.raises(Refusal, match="gesloten"):
        add(closed, "Te laat")
    with pytest.raises(Refusal, match="gesloten"):
        agenda.move_item(closed, START, item_id=closed.items[0].id, steps=1)


def test_an_item_is_found_by_its_printed_number(planned_state):
    assert agenda.numbered_item(planned_state, "3").title.startswith("Advies")
    with pytest.raises(Refusal, match="geen agendapunt 12"):
        agenda.numbered_item(planned_state, "12")


def test_a_part_of_a_closed_item_is_closed(draft_state):
    state = add(draft_state, "Besloten zaak", confidential=True)
    secret = item(state, "Besloten zaak")
    state = add(state, "Deel ervan", parent_id=secret.id)
    assert agenda.is_closed(state, item(state, "Deel ervan").id)
    assert not agenda.is_closed(state, item(state, "Opening").id)
    assert not agenda.is_closed(state, None)


def test_a_promise_is_as_closed_as_its_item_also_when_that_changes(open_meeting_state):
    signals = item(open_meeting_state, "Signalen")
    state = add_promise(open_meeting_state, START, text="Een lijst", item_id=signals.id)
    assert not state.promise[0].confidential
    state = agenda.change_item(state, START, item=replace(signals, confidential=True))
    assert state.promise[0].confidential
    state = agenda.change_item(state, START, item=signals)
    assert not state.promise[0].confidential


def test_an_action_is_as_closed_as_its_item_also_when_that_changes(open_meeting_state):
    signals = item(open_meeting_state, "Signalen")
    state = actions.add_action(open_meeting_state, START, text="Bellen", item_id=signals.id)
    assert not state.action[0].confidential
    state = agenda.change_item(state, START, item=replace(signals, confidential=True))
    assert state.action[0].confidential
    state = actions.add_action(state, START, text="Schrijven", item_id=signals.id)
    assert state.action[1].confidential
    state = agenda.change_item(state, START, item=signals)
    assert not any(action.confidential for action in state.action)


def test_an_action_becomes_closed_when_its_item_becomes_part_of_a_closed_one(open_meeting_state):
    advice, signals = (item(open_meeting_state, title) for title in ("Advies", "Signalen"))
    state = actions.add_action(open_meeting_state, START, text="Bellen", item_id=signals.id)
    state = agenda.change_item(state, START, item=replace(advice, confidential=True))
    state = agenda.nest_item(state, START, item_id=signals.id)
    assert state.action[0].confidential


def test_a_part_of_a_closed_item_stays_closed_when_it_becomes_an_item_of_its_own(
    open_meeting_state,
):
    advice, signals = (item(open_meeting_state, title) for title in ("Advies", "Signalen"))
    state = agenda.change_item(open_meeting_state, START, item=replace(advice, confidential=True))
    state = agenda.nest_item(state, START, item_id=signals.id)
    state = actions.add_action(state, START, text="Bellen", item_id=signals.id)
    state = agenda.unnest_item(state, START, item_id=signals.id)
    assert item(state, "Signalen").parent_id is None
    assert agenda.is_closed(state, signals.id)
    assert state.action[0].confidential

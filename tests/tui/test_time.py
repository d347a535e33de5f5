"""The clock of the meeting by keys: more time, putting off, dividing anew, BOB, the guide."""

from __future__ import annotations

from tests.helpers.terminal import opened
from vergadering.domain.agenda import current_item
from vergadering.domain.choices import ItemStatus, MeetingStatus, ParkedStatus, Phase
from vergadering.tui.dialogs.closing import Closing
from vergadering.tui.dialogs.destinations import Destinations
from vergadering.tui.dialogs.time import Division, Times
from vergadering.tui.widgets.bar import MeetingBar
from vergadering.tui.widgets.explanation import ExplanationLine
from vergadering.tui.widgets.keys import KeyLine


def hint(user):
    return user.live.query_one(ExplanationLine).hint


async def test_when_time_is_up_the_four_choices_are_one_key_each(user):
    await opened(user)
    planned = current_item(user.state).planned_minutes
    await user.forward(planned)
    keys = user.live.query_one(KeyLine).keys
    assert [key.key for key in keys[:4]] == ["1", "2", "3", "4"]
    await user.press("1")
    item = current_item(user.state)
    assert (item.planned_minutes, item.minutes) == (planned, planned + 5)
    assert user.live.query_one(KeyLine).keys[0].key != "1"


async def test_an_item_moves_to_the_next_meeting_in_one_key(user):
    await opened(user)
    first = current_item(user.state)
    await user.press("4")
    assert current_item(user.state).number == "2"
    assert user.state.get(type(first), first.id).status is ItemStatus.DEFERRED


async def test_a_parked_item_stands_on_the_parking_list(user):
    await opened(user)
    first = current_item(user.state)
    await user.press("3")
    assert [point.text for point in user.state.parked_point] == [first.title]
    assert user.state.get(type(first), first.id).status is ItemStatus.PARKED


async def test_rounding_off_closes_the_list_or_goes_on(user):
    await opened(user)
    await user.press("w", *"noa", "enter", "2")
    assert current_item(user.state).list_closed
    await user.press("n", "d", "2")
    assert current_item(user.state).number == "2"


async def test_a_new_division_is_shown_before_it_is_applied(user):
    await opened(user)
    await user.forward(60)
    before = {item.id: item.minutes for item in user.state.items}
    await user.press("5")
    assert isinstance(user.app.screen, Division)
    await user.press("escape")
    assert {item.id: item.minutes for item in user.state.items} == before
    await user.press("5", "enter")
    after = {item.id: item.minutes for item in user.state.items}
    assert after != before
    assert all(after[id] <= before[id] for id in before)
    assert {item.id: item.planned_minutes for item in user.state.items} == before


async def test_the_times_are_shown_as_bars_with_words(user):
    await opened(user)
    await user.forward(9)
    await user.press("6")
    assert isinstance(user.app.screen, Times)
    planned = current_item(user.state).planned_minutes
    assert f"9 van {planned} min" in user.text()
    assert "▒" in user.text()


async def test_the_steps_of_bob_with_what_to_ask(user):
    await opened(user)
    await user.press("f")
    assert current_item(user.state).phase is Phase.EXPLORING
    assert "BEELDVORMING › oordeelsvorming › besluitvorming" in user.text()
    assert "Wat weten we?" in user.text()
    await user.press("f", "f")
    assert "Wat besluiten we?" in user.text()
    await user.press("F")
    assert current_item(user.state).phase is Phase.WEIGHING


async def test_the_guide_is_private_unless_the_council_wants_otherwise(user):
    await user.press("escape", "h")
    assert user.state.the_meeting.status is MeetingStatus.OPEN
    assert hint(user) == ""
    await user.press("z")
    assert hint(user).startswith("De presentie is nog niet ingevuld.")
    assert "p presentie" in hint(user)
    await user.press("9")
    assert hint(user)
    await user.press("z")
    assert hint(user)
    await user.press("9")
    assert hint(user) == ""


async def test_a_break_stops_the_clock_of_the_item_and_of_the_speaker(user):
    await opened(user)
    await user.press("w", *"noa", "enter", "n")
    await user.forward(1)
    await user.press("s")
    await user.forward(10)
    await user.press("s")
    assert "1:00" in user.text()


async def test_the_expected_start_of_a_coming_item_moves_along(user):
    await opened(user)
    user.live._look_at(user.state.items[1].id)
    await user.settle()
    assert "begint ± 19:35" in user.text()
    await user.forward(12)
    assert "begint ± 19:42" in user.text()


async def test_how_late_it_is_stands_in_words_in_the_header(user):
    await opened(user)
    await user.forward(17)
    assert "min later" in user.live.query_one(MeetingBar).words().plain


async def test_a_parked_point_gets_a_destination_before_the_gavel_falls(user):
    await opened(user)
    await user.press("P")
    await user.type("Vervoer van jongeren in de avond")
    await user.press("enter", "escape", "h")
    assert isinstance(user.app.screen, Closing)
    assert "Vervoer van jongeren" in user.text()
    await user.press("h")
    assert isinstance(user.app.screen, Destinations)
    await user.press("c", "enter")
    await user.until(lambda: user.state.the_meeting.status is MeetingStatus.CLOSED)
    assert [point.status for point in user.state.parked_point] == [ParkedStatus.ACTION]
    assert user.state.action[-1].text == "Vervoer van jongeren in de avond"


async def test_backing_out_of_the_destinations_closes_nothing(user):
    await opened(user)
    await user.press("P")
    await user.type("Vervoer van jongeren in de avond")
    await user.press("enter", "escape", "h", "h", "escape")
    assert user.state.the_meeting.status is MeetingStatus.OPEN
    assert [point.status for point in user.state.parked_point] == [ParkedStatus.PARKED]


async def test_an_item_can_have_its_own_speaking_time(user):
    await opened(user)
    await user.press("7", *"120", "enter")
    assert current_item(user.state).limit_seconds == 120
    await user.press("w", *"noa", "enter")
    assert user.state.speaking_turn[-1].limit_seconds == 120


async def test_a_speaking_time_that_is_no_number_is_refused_and_stays_typed(user):
    await opened(user)
    await user.press("7", *"lang", "enter")
    assert "Typ de spreektijd als een getal" in user.text()
    assert "lang" in user.text()
    assert current_item(user.state).limit_seconds is None


async def test_the_rules_for_speaking_are_the_councils_own(user):
    await opened(user)
    await user.press("8")
    await user.press("end", *(["backspace"] * 4), *"60", "enter")
    assert user.state.the_council.rules.contribution_seconds == 60
    await user.press("w", *"noa", "enter")
    assert user.state.speaking_turn[-1].limit_seconds == 60

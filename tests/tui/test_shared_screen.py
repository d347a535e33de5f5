from __future__ import annotations

from functools import partial

import pytest
from textual.widgets import Input

from tests.helpers.terminal import opened, running, sample_copy
from vergadering.domain import agenda
from vergadering.domain import meeting as course
from vergadering.tui.dialogs.choose import Confirm
from vergadering.tui.screens.live import LiveScreen
from vergadering.tui.screens.pause import PauseScreen
from vergadering.tui.seats import Seat
from vergadering.tui.widgets.capture import CaptureLine
from vergadering.tui.widgets.keys import KeyLine
from vergadering.tui.widgets.records import RecordList


async def closed_item(user):
    """The meeting is at a closed item, and keys steer."""
    await opened(user)
    desk = user.app.desk
    desk.keep(partial(agenda.add_item, title="Over een gezin", confidential=True))
    desk.keep(partial(course.go_to_item, item_id=desk.state.items[-1].id))
    user.app.publish()
    await user.settle()


# the pause screen


@pytest.mark.parametrize("first", [(), ("i",), ("c",), ("f1",), ("ctrl+p",)])
async def test_the_pause_key_works_wherever_one_is(user, first):
    await opened(user)
    await user.press(*first, "f9")
    assert isinstance(user.app.screen, PauseScreen)
    assert user.text().split() == ["Even", "pauze"]


async def test_any_key_asks_and_only_enter_after_that_goes_on(user):
    await opened(user)
    await user.press("i")
    await user.type("halverwege")
    await user.press("f9", "x")
    assert "Verder met de vergadering" in user.text()
    await user.press("escape")
    assert user.text().split() == ["Even", "pauze"]
    await user.press("f9", "j", "x", "enter")
    assert user.live.query_one(CaptureLine).value == "halverwege"


async def test_after_the_pause_the_screen_is_the_shared_one(user):
    await opened(user)
    await user.press("z", "f9")
    await user.press("enter", "enter")
    assert "SCHERM GEDEELD" in user.text()
    assert not user.live.private


async def test_nothing_is_said_over_the_pause_screen(user):
    await opened(user)
    await user.press("f9")
    user.app.say("Noa heeft iets gezegd")
    await user.settle()
    assert user.text().split() == ["Even", "pauze"]


async def test_the_pause_lasts_while_the_meeting_goes_on_elsewhere(user):
    await opened(user)
    await user.press("f9")
    here = agenda.current_item_id(user.state)
    user.app.desk.keep(partial(course.next_item, from_id=here))
    user.app.publish()
    await user.settle()
    assert user.text().split() == ["Even", "pauze"]
    await user.press("enter", "enter")
    assert user.live.item_id != here


# closed items


async def test_what_is_typed_in_a_closed_item_cannot_be_read(user):
    await closed_item(user)
    await user.press("i")
    await user.type("De familie V. vraagt")
    assert "familie" not in user.text()
    assert "•" * 20 in user.text()
    assert "niet te lezen op het gedeelde scherm" in user.explanation[0]
    await user.press("enter")
    assert user.state.note[-1].text == "De familie V. vraagt"
    assert "familie" not in user.text()


async def test_a_line_begun_in_a_closed_item_stays_covered_when_the_meeting_goes_on(user):
    await closed_item(user)
    await user.press("i")
    await user.type("De familie V.")
    first = user.state.items[0]
    user.app.desk.keep(partial(course.go_to_item, item_id=first.id))
    user.app.publish()
    await user.settle()
    assert user.live.item_id == first.id
    assert "familie" not in user.text()
    await user.press("enter")
    assert user.state.note[-1].item_id == user.state.items[-1].id


async def test_a_refusal_in_a_closed_item_says_nothing_of_the_line(user):
    await closed_item(user)
    await user.enter("/weg Familiegeheim")
    assert "Familiegeheim" not in user.text()
    assert "eigen zicht" in user.explanation[0]
    assert user.line.value == "/weg Familiegeheim"


async def test_an_internal_note_is_covered_from_its_first_letter(user):
    await opened(user)
    await user.press("i")
    for end in range(len("/intern "), len("/intern bellen met de ouders")):
        user.line.put("/intern bellen met de ouders"[: end + 1])
        assert user.line.password
    await user.settle()
    assert "bellen" not in user.text()
    user.line.put("bellen met de ouders")
    await user.settle()
    assert "bellen met de ouders" in user.text()


async def test_a_closed_item_opens_only_after_a_word_about_the_risk(user):
    await closed_item(user)
    await user.enter("De familie V.")
    await user.press("escape", "z")
    assert isinstance(user.app.screen, Confirm)
    assert "Wie nu met uw scherm meekijkt" in user.text()
    await user.press("escape")
    assert "familie" not in user.text()
    await user.press("z", "enter")
    assert "De familie V." in user.text()
    assert "PRIVÉ" in user.text()
    await user.press("i")
    await user.type("nu leesbaar")
    assert "nu leesbaar" in user.text()
    await user.press("escape", "z")
    assert "familie" not in user.text()
    assert "nu leesbaar" not in user.text()


async def test_private_never_comes_back_by_itself(tmp_path):
    path = sample_copy(tmp_path)
    async with running(path) as user:
        await user.press("enter")
        await opened(user)
        await user.press("z")
        assert user.live.private
        await user.press("q", "enter")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        assert not user.live.private
        await user.press("escape", "z")
    async with running(path) as user:
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        assert not user.live.private
        assert "SCHERM GEDEELD" in user.text()


async def test_the_counts_of_ballots_are_covered_while_they_are_typed(user):
    await opened(user)
    await user.enter("/voorstel Joke wordt penningmeester.")
    await user.press("escape", "b", "s", "tab", *"7")
    fields = {field.id: field for field in user.app.screen.query(Input)}
    assert fields["votes_for"].value == "7"
    assert [name for name, field in fields.items() if not field.password] == ["issued"]
    await user.press("escape", "z", "b", "s")
    assert not any(field.password for field in user.app.screen.query(Input))


# who sits where


async def keys_shown(user):
    return [key.action for key in user.app.screen.query_one(KeyLine).keys]


@pytest.mark.parametrize(
    ("seat", "first", "steers"),
    [(Seat.CHAIR, "next_speaker", True), (Seat.SECRETARY, "", False)],
)
async def test_whoever_has_a_seat_goes_straight_to_the_meeting(tmp_path, seat, first, steers):
    path = sample_copy(tmp_path)
    async with running(path) as user:
        await user.press("enter")
        await opened(user)
    async with running(path, seat=seat) as user:
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        await user.settle()
        assert isinstance(user.live.focused, RecordList if steers else CaptureLine)
        assert ("sturen: één toets" in user.text()) == steers
        if first:
            assert first in (await keys_shown(user))[0]


async def test_without_a_meeting_that_is_going_on_one_begins_at_the_start(tmp_path):
    async with running(sample_copy(tmp_path), seat=Seat.CHAIR) as user:
        assert not isinstance(user.app.screen, LiveScreen)


async def test_the_role_is_switched_with_a_key_and_the_keys_follow(user):
    await opened(user)
    before = await keys_shown(user)
    await user.press("R")
    chair = await keys_shown(user)
    assert "U zit hier nu als voorzitter" in user.said()
    await user.press("R")
    secretary = await keys_shown(user)
    assert len({tuple(before), tuple(chair), tuple(secretary)}) == 3
    assert "action" in "".join(secretary[:3])
    await user.press("R")
    assert await keys_shown(user) == before


async def test_the_role_is_the_name_in_the_journal_when_nobody_gave_one(tmp_path, monkeypatch):
    monkeypatch.delenv("VERGADERING_NAAM", raising=False)
    async with running(sample_copy(tmp_path), seat=Seat.SECRETARY) as user:
        assert user.app.desk.windows.who == "secretaris"
    monkeypatch.setenv("VERGADERING_NAAM", "Joke")
    async with running(sample_copy(tmp_path), seat=Seat.SECRETARY) as user:
        assert user.app.desk.windows.who == "Joke"

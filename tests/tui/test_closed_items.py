"""What the dialogs of the shared screen show of a closed item: nothing, before a warning."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from textual.widgets import Input

from tests.helpers.terminal import opened
from vergadering.domain.agenda import add_item
from vergadering.domain.deciding import change_decision, record_decision
from vergadering.domain.meeting import go_to_item
from vergadering.domain.parking import park
from vergadering.tui.dialogs.choose import Confirm
from vergadering.tui.dialogs.destinations import Destinations
from vergadering.tui.dialogs.form import Form
from vergadering.tui.dialogs.time import Division, Times

SECRET = "Benoeming van S. Koster"


@pytest.fixture
async def closed(user):
    """A closed item is in view and under discussion."""
    await opened(user)
    known = {"public_title": "Personele zaak", "key_question": SECRET, "planned_minutes": 10}
    await user.live.keep(partial(add_item, title=SECRET, confidential=True, **known))
    item = user.state.items[-1]
    await user.live.keep(partial(go_to_item, item_id=item.id))
    await user.settle()
    return item


def shown(user):
    return " ".join(user.text().split())


async def test_changing_it_asks_first_whether_it_may_come_in_view(user, closed):
    await user.press("e")
    assert isinstance(user.app.screen, Confirm)
    assert "Koster" not in user.text()
    await user.press("n")
    assert user.app.screen is user.live
    await user.press("e", "j")
    assert isinstance(user.app.screen, Form)
    assert SECRET in user.text()


async def test_in_the_private_view_it_is_changed_at_once(user, closed):
    await user.press("z", "enter", "e")
    assert isinstance(user.app.screen, Form)
    assert SECRET in user.text()


@pytest.mark.parametrize(("key", "dialog"), [("5", Division), ("6", Times)])
async def test_its_time_stands_under_its_public_title(user, closed, key, dialog):
    await user.forward(60)
    await user.press("1", key)
    assert isinstance(user.app.screen, dialog)
    assert "Koster" not in user.text()
    assert "Personele zaak" in shown(user)
    await user.press("escape", "z", "enter", key)
    assert "Benoeming van S" in shown(user)


async def test_what_was_parked_there_gets_a_destination_without_its_words(user, closed):
    await user.live.keep(partial(park, text=SECRET, item_id=closed.id))
    await user.press("h")
    assert "Koster" not in user.text()
    await user.press("h")
    assert isinstance(user.app.screen, Destinations)
    assert "Een zijspoor bij een besloten punt" in shown(user)
    assert "Koster" not in user.text()
    await user.press("escape", "z", "enter", "h", "h")
    assert SECRET in shown(user)


async def test_a_correction_of_its_decision_begins_with_what_may_be_told(user, closed):
    await user.live.keep(partial(record_decision, text=SECRET, item_id=closed.id))
    told = {"text": SECRET, "public_text": "Er is iemand benoemd."}
    id = user.state.decision[-1].id
    await user.live.keep(partial(change_decision, decision_id=id, **told))
    await user.press("B", *"benoemd", "ctrl+b")
    assert isinstance(user.app.screen, Form)
    assert user.app.screen.query_one(Input).value == "Er is iemand benoemd."


async def test_a_new_title_for_the_room_is_what_the_room_sees(user, closed):
    changed = replace(closed, public_title="Een kennismaking")
    await user.live.keep(lambda state, _at: state.put(changed))
    await user.settle()
    assert "Een kennismaking" in shown(user)
    assert "Koster" not in user.text()

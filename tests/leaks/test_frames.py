"""No frame of the shared screen shows a secret: a whole meeting, with every command."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from tests.helpers.marks import leaked, mark
from tests.helpers.planting import NUMBER
from tests.helpers.touring import (
    ALL,
    begun,
    closed_items,
    enter,
    not_given,
    open_item,
    tour,
)
from tests.helpers.watching import watched
from vergadering.domain import public
from vergadering.domain.choices import NoteKind
from vergadering.tui import dialogs
from vergadering.tui.commands import Place, commands_at
from vergadering.tui.commands.general import GENERAL
from vergadering.tui.dialogs.dialog import Dialog
from vergadering.tui.screens import live

SMALL, WIDE = (80, 24), (120, 40)

WHAT_THE_PRIVATE_VIEW_IS_FOR = {
    *("agenda_item.title", "agenda_item.key_question", "note.text", "action.text"),
    *("proposal.text", "decision.text", "decision.minority_view", "parked_point.text"),
    f"a count of {NUMBER}",
}

ELSEWHERE = {"review_actions", "next_meeting"}
"""Commands of the start screen that the tour gives in the meeting."""

AT_START = {row.name for row in commands_at(Place.START) + commands_at(Place.PEOPLE)}
AT_START -= ELSEWHERE | {row.name for row in GENERAL}

WITH_CLOSED_ITEMS = {"Choose", "Confirm"}
"""Dialogs that only the second of the two short tours opens; each asserts its own part."""


BEYOND_THE_TOUR = {"Versions", "Overview"}
"""Dialogs that come only when somebody else changes something, or when a list of people from
a spreadsheet is read; they have tests of their own."""


def every_dialog() -> set[str]:
    """The dialogs that one window can open."""
    for module in pkgutil.iter_modules(dialogs.__path__):
        importlib.import_module(f"{dialogs.__name__}.{module.name}")
    found: set[str] = set()
    waiting: list[type] = [Dialog]
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            if not each.__subclasses__():
                found.add(each.__name__)
    return found - BEYOND_THE_TOUR


async def toured(path, size, language, stops, *, through=False):
    async with watched(path, size=size, language=language) as user:
        await tour(user, stops, through=through)
    assert user.found == {}
    assert user.frames > 500
    return user


async def test_no_frame_of_a_meeting_on_a_small_screen_shows_a_secret(planted):
    user = await toured(planted, SMALL, "nl", ("open", "lines", "review", "kept"))
    assert set(leaked(user.private_text)) >= WHAT_THE_PRIVATE_VIEW_IS_FOR
    assert not_given(user) <= AT_START
    assert user.asked >= every_dialog() - WITH_CLOSED_ITEMS


async def test_no_frame_of_closed_items_and_the_start_screen_shows_a_secret(planted):
    user = await toured(planted, WIDE, "en", ("start", "within"))
    assert set(leaked(user.private_text)) >= WHAT_THE_PRIVATE_VIEW_IS_FOR
    assert "how long somebody spoke" in leaked(user.private_text)
    assert not_given(user) & AT_START == set()
    assert user.asked >= WITH_CLOSED_ITEMS


@pytest.mark.long
async def test_no_frame_of_any_part_of_a_meeting_shows_a_secret(planted):
    user = await toured(planted, SMALL, "en", ALL)
    assert not_given(user) == set()
    assert user.asked >= every_dialog()


# what is shown on purpose


async def test_a_closed_item_comes_in_view_after_a_warning_and_not_without(planted):
    async with watched(planted) as user:
        await begun(user)
        closed = closed_items(user.state)[0]
        await user.walk(closed)
        await user.press("b")
        assert "besloten en het scherm is gedeeld" in user.text()
        await user.press("n")
        assert leaked(user.text()) == []
        with user.agreed():
            await user.press("b", "j")
            assert leaked(user.text()) == ["proposal.text"]
            await user.press("escape")
        await user.press("e")
        assert "besloten en het scherm is gedeeld" in user.text()
        await user.press("n")
    assert user.found == {}


async def test_what_was_said_to_one_user_is_gone_when_the_room_looks_again(planted):
    async with watched(planted) as user:
        await enter(user)
        await user.press("z")
        user.live.tell(mark("note.text"))
        await user.settle()
        assert leaked(user.said()) == ["note.text"]
        await user.press("z")
        assert "SCHERM GEDEELD" in user.text()
        assert user.said() == ""
    assert user.found == {}


# what is typed while everybody looks


async def typed(user, text, item_id):
    await user.look_at(item_id)
    await user.press("i")
    await user.type(text)


async def test_what_is_typed_in_a_closed_item_is_not_seen(planted):
    async with watched(planted) as user:
        await begun(user)
        await typed(user, mark("typed"), closed_items(user.state)[0])
    assert user.found == {}


async def test_what_is_typed_as_an_internal_note_is_not_seen(planted):
    async with watched(planted) as user:
        await begun(user)
        await typed(user, f"/intern {mark('typed')}", open_item(user.state))
    assert user.found == {}


async def test_a_closed_line_that_is_being_changed_is_not_seen_when_the_room_looks(planted):
    async with watched(planted) as user:
        await begun(user)
        await user.press("z")
        await user.look_at(closed_items(user.state)[0])
        await user.press("right", "home", "enter")
        assert leaked(user.line.value)
        await user.press("ctrl+p", *user.app.t("zicht"), "enter")
        assert not user.private
    assert user.found == {}


async def test_a_line_that_was_typed_in_the_private_view_is_not_seen_when_the_room_looks(planted):
    async with watched(planted) as user:
        await begun(user)
        await user.press("z")
        await typed(user, f"/intern {mark('typed')}", open_item(user.state))
        await user.press("escape", "z")
        assert not user.private
    assert user.found == {}


# the search can fail


def break_closed(monkeypatch):
    monkeypatch.setattr(public, "_closed", lambda _state: set())


def break_notes(monkeypatch):
    monkeypatch.setattr(public, "PUBLIC_NOTES", frozenset(NoteKind))


def break_titles(monkeypatch):
    monkeypatch.setattr(public, "CLOSED_ITEM", f"{public.CLOSED_ITEM} key_question")


def break_view(monkeypatch):
    monkeypatch.setattr(live, "view_of", lambda state, private: state)


@pytest.mark.parametrize(
    ("harm", "place"),
    [
        (break_closed, "proposal.text"),
        (break_closed, "decision.text"),
        (break_notes, "note.text"),
        (break_titles, "agenda_item.key_question"),
        (break_view, "decision.minority_view"),
    ],
)
async def test_a_leak_would_be_found(planted, monkeypatch, harm, place):
    harm(monkeypatch)
    async with watched(planted) as user:
        await enter(user)
        await user.look_at(open_item(user.state))
        await user.look_at(closed_items(user.state)[0])
    assert place in user.found

"""Search by keys: what is found as words are typed, and where enter leads."""

from __future__ import annotations

from functools import partial

import pytest

from tests.helpers.council import Clock
from tests.helpers.files import filled
from tests.helpers.registers import busy
from tests.helpers.terminal import EVENING, meeting, running, sample_copy
from vergadering.desk import Desk
from vergadering.domain import notes
from vergadering.domain.model import AgendaItem
from vergadering.store import index
from vergadering.tui.dialogs.book import Book
from vergadering.tui.dialogs.search import Search
from vergadering.tui.screens.live import LiveScreen
from vergadering.tui.screens.pause import PauseScreen
from vergadering.tui.screens.start import StartScreen


async def search(user, typed, key="Z"):
    """Open the search and type words; the texts that were found."""
    if key == "Z":
        await user.press("escape")
    await user.press(key)
    await user.until(lambda: isinstance(user.app.screen, Search))
    await user.press(*typed)
    return await answered(user)


async def answered(user):
    """What was found when nothing is looked for any more."""
    dialog = user.app.screen
    await user.settle()
    await user.until(lambda: all(each.group != "search" for each in user.app.workers))
    await user.settle()
    return [hit.shown.text for hit in dialog.found.hits]


async def privately(user):
    """To the private view."""
    await user.press("escape", "z")
    assert user.live.private


GROUPS = "De leden willen in 2027 vaker op bezoek bij de groepen."


async def test_words_are_found_as_they_are_typed(user):
    assert await search(user, "groepen") != []
    await user.press("space", *"bezo")
    assert await answered(user) == [GROUPS]
    text = user.text()
    assert "V-2026-03 · Notitie" in text
    assert "1/1" in text
    assert "2 juni 2026" in text
    await user.press("x")
    assert await answered(user) == []
    assert "Niets gevonden." in user.text()


async def test_enter_opens_the_meeting_at_the_item(user):
    (text,) = await search(user, "groepen bezo")
    hit = user.app.screen.marked
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, LiveScreen) and user.live.built)
    await user.settle()
    assert user.state.the_meeting.number == "V-2026-03"
    assert user.live.item_id == hit.item.id
    assert text[:20] in " ".join(user.text().split())


async def test_a_hit_in_the_meeting_in_hand_is_gone_to_without_leaving_the_screen(user):
    before = user.live
    assert await search(user, "telefoongebruik") != []
    hit = user.app.screen.marked
    assert isinstance(hit.row, AgendaItem)
    await user.press("enter")
    await user.settle()
    assert user.app.screen is before
    assert before.item_id == hit.row.id


async def test_escape_leaves_everything_as_it_was(user):
    before = user.live.item_id, user.state
    await search(user, "groepen")
    await user.press("escape")
    assert (user.live.item_id, user.state) == before


async def test_it_opens_while_somebody_types_and_the_line_stays(user):
    assert user.line.has_focus
    await user.type("een halve zin")
    assert await search(user, "groepen bezo", key="f3") == [GROUPS]
    await user.press("escape")
    assert user.line.value == "een halve zin"


async def test_it_opens_from_the_start_screen_and_enter_leads_to_the_meeting(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        assert isinstance(user.app.screen, StartScreen)
        assert await search(user, "groepen bezo") == [GROUPS]
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen) and user.live.built)
        assert user.state.the_meeting.number == "V-2026-03"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_everything_fits_on_the_screen(tmp_path, size):
    async with meeting(tmp_path, size=size) as user:
        await search(user, "de")
        text = user.text()
        assert "Zoeken" in text
        assert "SCHERM GEDEELD" in text
        assert "1/50+" in text
        assert "esc terug" in text
        await user.press("pagedown", "down", "up", "up")
        assert "8/50+" in user.text()


async def test_the_arrows_stay_inside_what_was_found(user):
    await search(user, "groepen")
    last = len(user.app.screen.found.hits)
    await user.press("up")
    assert f"1/{last}" in user.text()
    await user.press("pagedown", "pagedown")
    assert f"{last}/{last}" in user.text()


# who may see what


async def test_the_shared_screen_finds_nothing_closed_and_the_private_one_says_what_is(user):
    assert await search(user, "benoeming") == []
    await user.press("escape")
    await privately(user)
    assert await search(user, "benoeming") != []
    text = user.text()
    assert "(Besloten)" in text
    assert "PRIVÉ" in text


async def test_behind_the_pause_screen_nothing_private_is_left(user):
    await privately(user)
    assert await search(user, "benoeming") != []
    dialog = user.app.screen
    await user.press("f9")
    assert isinstance(user.app.screen, PauseScreen)
    assert dialog.found.hits == ()
    await user.press("enter", "enter")
    await user.until(lambda: user.app.screen is dialog)
    assert await answered(user) == []
    assert "SCHERM GEDEELD" in user.text()


async def test_text_of_people_is_never_markup(user):
    await user.enter("de [red]kikker[/] [b] kwaakt")
    assert await search(user, "kikker") == ["de [red]kikker[/] [b] kwaakt"]
    assert "[red]kikker[/]" in user.text()


# others, and what goes wrong


async def test_what_another_window_wrote_is_found(tmp_path):
    async with meeting(tmp_path) as user:
        with_other = Desk(user.app.desk.path, clock=Clock(EVENING))
        with_other.take(user.state.meeting_id)
        with_other.keep(partial(notes.add_note, text="Een kikker van hiernaast"))
        with_other.close()
        assert await search(user, "kikker") == ["Een kikker van hiernaast"]


async def test_a_later_question_is_never_overwritten_by_an_earlier_one(user):
    await search(user, "groepen")
    dialog = user.app.screen
    await user.pilot.press(*" bezo")
    assert await answered(user) == [GROUPS]
    assert dialog.found.hits[0].shown.text == GROUPS


async def test_a_hit_outside_every_meeting_leads_to_its_register(tmp_path):
    path = filled(tmp_path / "raad.db", busy(), clock=Clock())
    async with running(path) as user:
        await search(user, "klachtencijfers")
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, Book))
        assert "Klachtencijfers" in user.text()


async def test_where_sqlite_cannot_search_the_dialog_says_so(user, monkeypatch):
    monkeypatch.setattr(index, "able", lambda _db: False)
    await search(user, "groepen")
    assert "Zoeken kan hier niet" in " ".join(user.text().split())
    await user.press("escape")
    assert isinstance(user.app.screen, LiveScreen)

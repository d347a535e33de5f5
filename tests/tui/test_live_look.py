"""The live screen: sizes, mouse, colours, odd texts, other windows, files to read only."""

from __future__ import annotations

import pytest

from tests.helpers.terminal import opened, running, sample_copy
from vergadering.domain.agenda import current_item
from vergadering.domain.choices import MeetingStatus
from vergadering.tui.screens.live import LiveScreen
from vergadering.tui.widgets.bar import MeetingBar
from vergadering.tui.widgets.records import RecordList


async def test_resizing_never_loses_what_is_typed(user):
    await opened(user)
    await user.press("i")
    await user.type("blijft staan")
    for size in ((80, 24), (50, 12), (200, 60), (61, 18), (1, 1), (120, 40)):
        await user.pilot.resize_terminal(*size)
        await user.settle()
    assert user.line.value == "blijft staan"
    await user.press("enter")
    assert user.state.note[-1].text == "blijft staan"


async def test_too_small_says_so(user):
    await user.pilot.resize_terminal(50, 16)
    await user.settle()
    assert "te klein" in user.text()
    await user.pilot.resize_terminal(60, 18)
    await user.settle()
    assert "te klein" not in user.text()


async def test_a_click_on_a_key_does_what_the_key_does(user):
    await user.press("escape")
    await user.pilot.click("KeyLine", offset=(3, 0))
    await user.settle()
    assert user.state.the_meeting.status is MeetingStatus.OPEN


async def test_while_typing_a_click_on_a_key_does_what_the_key_does(user):
    await opened(user)
    await user.press("i")
    await user.type("Met de muis bewaard.")
    keys = [key.label for key in user.live.query_one("KeyLine").keys]
    assert keys[:3] == ["sturen", "bewaar", "vul aan"]
    await user.pilot.click("KeyLine", offset=(14, 0))
    await user.settle()
    assert [note.text for note in user.state.note] == ["Met de muis bewaard."]
    await user.pilot.click("KeyLine", offset=(2, 0))
    await user.settle()
    assert not user.line.has_focus


async def test_lines_that_follow_each_other_fast_are_all_kept_in_order(user):
    await opened(user)
    await user.press("i")
    for number in range(5):
        user.line.insert_text_at_cursor(f"zin {number}")
        await user.line.action_submit()
        await user.pilot.pause()
    await user.until(lambda: len(user.state.note) == 5)
    assert [note.text for note in user.state.note] == [f"zin {n}" for n in range(5)]


async def test_a_click_on_an_item_looks_at_it_and_does_not_take_it_up(user):
    await opened(user)
    await user.pilot.click("AgendaPanel", offset=(6, 3))
    await user.settle()
    assert user.live.item_id == user.state.items[2].id
    assert current_item(user.state).number == "1"


async def test_pasted_lines_become_one_line_and_none_is_lost(user):
    from textual import events

    await opened(user)
    await user.press("i")
    user.line.post_message(events.Paste("eerste regel\ntweede regel\r\nderde"))
    await user.settle()
    assert user.line.value == "eerste regel tweede regel derde"


HOSTILE = (
    "[/foo] [red]rood[/]",
    "[@click=app.bell]klik[/]",
    "\x1b[2J\x1b]52;c;aGE=\x07",
    "a\u202eb",
)


@pytest.mark.parametrize("text", HOSTILE)
async def test_text_of_people_is_never_obeyed(user, text):
    await opened(user)
    await user.enter(f"kop {text} staart")
    shown = user.text()
    assert "kop" in shown
    assert "staart" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert user.state.note[-1].text.startswith("kop")


async def test_a_thousand_notes_stay_in_view_at_the_newest(user):
    await opened(user)
    from functools import partial

    from vergadering.domain.notes import add_note

    item = current_item(user.state).id
    for number in range(1000):
        user.app.desk.keep(partial(add_note, text=f"notitie {number}", item_id=item))
    user.app.publish()
    await user.settle()
    assert "notitie 999" in user.text()
    shown = user.live.query_one(RecordList)
    await user.press("escape", "home")
    assert shown.selected.text == "notitie 0"
    assert "notitie 0 " in user.text()


async def test_another_window_is_seen_without_disturbing_what_is_typed(user, tmp_path):
    from functools import partial

    from vergadering.desk import Desk
    from vergadering.domain.notes import add_note

    await opened(user)
    await user.press("i")
    await user.type("mijn zin")
    other = Desk(tmp_path / "raad.db", clock=user.clock, who="Joke")
    other.take(user.state.meeting_id)
    other.keep(partial(add_note, text="van elders", item_id=user.live.item_id))
    other.close()
    await user.until(lambda: "van elders" in user.text())
    assert user.line.value == "mijn zin"


async def test_a_file_that_may_only_be_read_opens_for_reading(tmp_path):
    path = sample_copy(tmp_path)
    before = path.read_bytes()
    path.chmod(0o444)
    async with running(path) as user:
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        await user.settle()
        assert "ALLEEN LEZEN" in user.text()
        await user.press("h")
        assert "alleen lezen" in user.said()
        await user.press("q")
    assert path.read_bytes() == before


async def test_other_colours_reach_everything_that_is_shown(user):
    from vergadering.tui.widgets.item import ItemHead

    await opened(user)
    await user.enter("/actie Joke: kaarten drukken voor 1 december")
    await user.press("escape")
    for _ in range(3):
        await user.press("t")
        await user.settle()
        for shown, role in ((MeetingBar, "bar--good"), (ItemHead, "head--clock")):
            widget = user.live.query_one(shown)
            wanted = widget.get_component_rich_style(role, partial=shown is ItemHead)
            assert wanted in [span.style for span in widget.render().spans]
        records = user.live.query_one(RecordList)
        accent = records.get_component_rich_style("record--action", partial=True)
        strips = [strip for _, strip in records._lines]
        assert any(segment.style == accent for strip in strips for segment in strip)


async def test_a_small_screen_says_who_was_there_after_the_closing(user):
    await opened(user)
    await user.pilot.resize_terminal(80, 24)
    await user.press("h", "h")
    await user.until(lambda: "gesloten" in user.text())
    assert "aanwezig: Marijke" in user.text()

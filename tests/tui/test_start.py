"""The start screen, and a council from an empty folder, by keys."""

from __future__ import annotations

from textual.renderables.blank import Blank

from tests.helpers.terminal import running, sample_copy
from vergadering.domain.choices import MeetingStatus, QuorumRule, Role
from vergadering.tui.screens.live import LiveScreen
from vergadering.tui.screens.people import PeopleScreen


async def fill(user, *values):
    """Type each value in its field; None leaves a field as it is."""
    for value in values:
        if value is not None:
            await user.pilot.press("end", "ctrl+u")
            user.app.screen.focused.insert_text_at_cursor(value)
        await user.press("tab")


async def test_it_says_what_there_is_and_what_is_due(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        shown = user.text()
        assert "Cliëntenraad Jeugdhulp Noorderveen" in shown
        assert "V-2026-07" in shown
        assert "te laat sinds" in shown


async def test_what_is_due_is_shown_as_far_as_it_fits(tmp_path):
    async with running(sample_copy(tmp_path), size=(80, 24)) as user:
        assert "8 open acties, 5 te laat" in user.text()
        assert "A-2026" not in user.text()
        assert "en nog 4" in user.text()
        await user.pilot.resize_terminal(80, 90)
        await user.until(lambda: "A-2026-34" in user.text())
        assert "en nog" not in user.text()
        await user.pilot.resize_terminal(80, 60)
        await user.until(lambda: "A-2026-34" not in user.text())
        assert "A-2026-29" in user.text()
        assert "en nog " in user.text()


async def test_the_frame_that_comes_first_has_no_words(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        frame = user.app.screen_stack[0]
        parts = frame.query("#frame-head, #frame-keys, .frame-box")
        assert [type(part.render()) for part in parts] == [Blank] * 4


async def test_actions_of_a_closed_item_are_not_shown(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        assert "A-2026-33" not in user.text()


async def test_the_next_meeting_is_selected(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        assert user.state.the_meeting.number == "V-2026-07"


async def test_looking_leaves_the_file_as_it_is(tmp_path):
    path = sample_copy(tmp_path)
    before = path.read_bytes()
    async with running(path) as user:
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        await user.settle()
        await user.press("escape", "left", "down", "down", "f1", "escape", "q")
    assert path.read_bytes() == before


async def test_from_an_empty_folder_to_an_open_meeting(tmp_path):
    async with running(None) as user:
        assert "Welkom" in user.text()
        await user.press("n")
        assert "eerst de raad" in user.said()
        await user.press("c")
        await fill(user, "Cliëntenraad De Spil")
        await user.press("shift+tab", "enter")
        await user.until(lambda: user.state.council)
        assert user.state.the_council.rules.quorum is QuorumRule.MORE_THAN_HALF
        await user.press("p")
        await user.until(lambda: isinstance(user.app.screen, PeopleScreen))
        await user.press("n")
        await fill(user, "M. van Aalst", "Marijke")
        await user.press("shift+tab", "enter")
        await user.until(lambda: user.state.person)
        assert user.state.person[0].role is Role.MEMBER
        assert user.state.person[0].has_vote
        await user.press("q")
        await user.press("n")
        await fill(user, "Eerste vergadering", None, "5 november 2026")
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        await user.settle()
        assert user.state.the_meeting.number == "V-2026-01"
        for title in ("Opening", "Rondvraag"):
            await user.press("escape", "plus")
            await fill(user, title)
            await user.press("enter")
        assert [item.title for item in user.state.items] == ["Opening", "Rondvraag"]
        await user.press("l", "h")
        assert user.state.the_meeting.status is MeetingStatus.OPEN


async def test_a_form_says_what_is_missing_and_keeps_what_was_typed(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        await user.press("n")
        await fill(user, None, None, "32 januari")
        await user.press("enter")
        assert "6 oktober 2026" in user.text()
        assert "32 januari" in user.text()
        await user.press("escape")
        assert len(user.state.meeting) == 5


async def test_a_file_that_is_no_database_ends_with_a_sentence(tmp_path):
    path = tmp_path / "brief.db"
    path.write_text("Geachte raad, hierbij ...", encoding="utf-8")
    async with running(path) as user:
        assert "geen database" in user.app.farewell
    assert path.read_text(encoding="utf-8").startswith("Geachte")


async def test_the_palette_finds_commands_by_their_words(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        await user.press("ctrl+p")
        await user.pilot.press(*"mensen")
        await user.until(lambda: "leden, gasten" in user.text())


async def test_help_tells_every_key_and_every_word(tmp_path):
    from vergadering.domain.notation import COMMANDS as NOTATION
    from vergadering.tui.commands import Place, commands_at
    from vergadering.tui.dialogs.help import Help

    async with running(sample_copy(tmp_path), size=(120, 100)) as user:
        await user.press("f1")
        assert isinstance(user.app.screen, Help)
        shown = user.text()
        for row in commands_at(Place.START):
            assert row.help.split(",")[0][:30] in shown
        assert NOTATION[0].dutch[0] in shown


async def test_the_interface_speaks_english_to_who_asks(tmp_path):
    async with running(sample_copy(tmp_path), language="en") as user:
        assert "Meetings" in user.text()
        assert "overdue" in user.text()


async def test_a_meeting_that_is_undone_leads_back_to_the_start(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        await user.press("n")
        await fill(user, "Te veel", None, "5 december 2026")
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        await user.settle()
        await user.press("escape", "u")
        await user.until(lambda: not isinstance(user.app.screen, LiveScreen))
        assert len(user.state.meeting) == 5


async def test_older_meetings_are_there_too(tmp_path):
    from functools import partial

    from tests.helpers.terminal import EVENING
    from vergadering.desk import Desk
    from vergadering.domain.meeting import add_meeting

    path = sample_copy(tmp_path)
    desk = Desk(path)
    for number in range(50):
        desk.keep(partial(add_meeting, title=f"nr {number}", planned_start=EVENING))
    desk.close()
    async with running(path) as user:
        shown = user.app.screen.query_one("#meetings")
        assert shown.option_count == 55
        assert shown.show_vertical_scrollbar

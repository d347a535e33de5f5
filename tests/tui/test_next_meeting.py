"""The next meeting, templates, pasted agendas and earlier minutes, by keys."""

from __future__ import annotations

from textual.widgets import Input, OptionList, TextArea

from tests.helpers.council import Clock
from tests.helpers.terminal import EVENING, meeting, opened, running, sample_copy
from vergadering.domain.choices import MeetingKind, MeetingStatus, MinutesStatus
from vergadering.domain.minutes import changes_of
from vergadering.tui.dialogs.paste import Paste
from vergadering.tui.dialogs.prepare import Prepare
from vergadering.tui.dialogs.previous import Previous
from vergadering.tui.screens.live import LiveScreen
from vergadering.tui.screens.start import StartScreen


async def fill(user, text):
    """Put a text in the field that has the focus."""
    await user.press("end", "ctrl+u")
    user.app.screen.focused.insert_text_at_cursor(text)
    await user.settle()


async def test_from_the_closed_meeting_to_the_invitation_by_keys_alone(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        await user.press("down", "N")
        shown = user.text()
        assert "Soort: raadsvergadering · vaste punten" in shown
        assert "verslag van V-2026-06, nog concept" in shown
        assert "ADV-2026-03, antwoord voor 20 oktober 2026" in shown
        assert "T-2026-04, T-2026-05" in shown
        assert "1 december 2026" in shown
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        await user.settle()
        state = user.state
        assert state.the_meeting.number == "V-2026-08"
        assert state.the_meeting.planned_start.date().isoformat() == "2026-12-01"
        assert [item.title for item in state.items][-1].startswith("Rondvraag")
        await user.press("escape", "l", "U")
        await user.until(lambda: list(tmp_path.glob("2026-12-01_uitnodiging_*.docx")))
        assert user.state.the_meeting.status is MeetingStatus.PLANNED
        assert user.pressed == 6


async def test_items_go_on_and_off_and_take_more_or_fewer_minutes(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        await user.press("N")
        assert "Samen 90 van 120 minuten; 30 over." in user.text()
        await user.press("space")
        assert "Samen 85 van 120 minuten; 35 over." in user.text()
        await user.press("down", *["plus"] * 12)
        assert "! Samen 145 van 120 minuten: 25 te veel." in user.text()
        await user.press("minus")
        assert "! Samen 140 van 120 minuten: 20 te veel." in user.text()
        await user.press("up", "enter")
        await user.until(lambda: user.state.meeting_id is not None)
        assert user.state.items[0].title == "Vaststellen agenda"
        assert user.state.items[0].planned_minutes == 60


async def test_another_kind_has_items_of_its_own_and_what_was_chosen_stays(tmp_path):
    async with running(sample_copy(tmp_path), size=(80, 24)) as user:
        await user.press("N", "space", "k", "k")
        assert "netwerkbijeenkomst" in user.text()
        await user.press("K", "K")
        assert "Samen 85 van 120 minuten" in user.text()
        await user.press("k", "k", "k", "k", "enter")
        await user.until(lambda: user.state.meeting_id is not None)
        own = user.state.the_meeting
        assert (own.kind, own.title) == (MeetingKind.EXTRA, "Extra vergadering")
        assert (own.planned_end - own.planned_start).total_seconds() == 60 * 60


async def test_the_date_is_typed_and_said_when_it_is_none(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        await user.press("N", "d")
        await fill(user, "32 januari")
        await user.press("enter", "enter")
        assert "6 oktober 2026" in user.text()
        await user.press("d")
        await fill(user, "12 januari 2027")
        await user.press("enter")
        assert isinstance(user.app.screen.focused, OptionList)
        await user.press("enter")
        await user.until(lambda: user.state.meeting_id is not None)
        assert user.state.the_meeting.planned_start.date().isoformat() == "2027-01-12"
        assert user.state.the_meeting.number == "V-2027-01"


async def test_one_undo_takes_the_whole_meeting_back(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        await user.press("N", "enter")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        await user.settle()
        await user.press("escape", "u")
        await user.until(lambda: isinstance(user.app.screen, StartScreen))
        assert len(user.state.meeting) == 5


async def test_after_the_gavel_the_next_meeting_is_one_key_away(user):
    await opened(user)
    await user.press("N")
    assert "Eerst deze vergadering" in user.said()
    await user.press("h")
    assert "Daarna maakt N" in user.text()
    await user.press("h")
    await user.until(lambda: user.state.the_meeting.status is MeetingStatus.CLOSED)
    await user.settle()
    assert "N volgende verg." in user.text()
    await user.press("N")
    assert isinstance(user.app.screen, Prepare)
    assert "doorgeschoven uit V-2026-07" in user.text()
    await user.press("enter")
    await user.until(lambda: user.state.the_meeting.number == "V-2026-08")
    await user.settle()
    assert user.state.the_meeting.status is MeetingStatus.DRAFT
    await user.press("escape", "q")
    assert isinstance(user.app.screen, StartScreen)


async def test_a_meeting_that_was_closed_too_soon_is_opened_again(user):
    await opened(user)
    await user.press("H")
    assert "niet gesloten" in user.said()
    await user.press("h", "h")
    await user.until(lambda: user.state.the_meeting.status is MeetingStatus.CLOSED)
    await user.settle()
    await user.press("H")
    assert user.state.the_meeting.status is MeetingStatus.OPEN


async def test_a_meeting_becomes_a_template_that_is_offered_and_can_be_changed(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        await user.press("S", "1")
        assert isinstance(user.app.screen, Paste)
        area = user.app.screen.query_one(TextArea)
        assert area.text.splitlines()[0] == "1. Opening en aanwezigheid (5) informeren"
        assert "Verslag vorige vergadering (5) vaststellen" in area.text
        area.text = "Opening (5)\n[b]Plan[/b] (20) besluiten\nSluiting"
        await user.settle()
        assert "3 punten, 25 minuten" in user.text()
        user.app.screen.query_one(Input).value = "Kort"
        await user.press("ctrl+s")
        assert [row.name for row in user.state.agenda_template] == ["Kort"]
        await user.press("N")
        assert "raadsvergadering · Kort" in user.text()
        assert "[b]Plan[/b]" in user.text()
        await user.press("escape", "S", "2", "1")
        assert "[b]Plan[/b]" in user.app.screen.query_one(TextArea).text
        user.app.screen.query_one(TextArea).text = ""
        await user.press("ctrl+s")
        assert "zonder punten" in user.text()
        await user.press("escape", "S", "2", "2")
        assert user.state.agenda_template == ()


async def test_a_pasted_agenda_comes_behind_the_item_in_view(user):
    await user.press("escape", "I")
    area = user.app.screen.query_one(TextArea)
    await user.press("ctrl+s")
    assert "nog geen agendapunt" in user.text()
    area.text = "Kaarten (10) besluiten\n   Kleur\n"
    await user.settle()
    assert "2 punten, 10 minuten" in user.text()
    await user.press("ctrl+s")
    titles = [(row.number, row.title) for row in user.state.items]
    assert titles[1:3] == [("1a", "Kaarten"), ("1a.1", "Kleur")]


async def at_minutes(user):
    """The meeting is open, and the item of the minutes is in view."""
    await opened(user)
    await user.press("left", *["down"] * 4)
    assert "5  Verslag van 6 oktober 2026" in user.text()


async def test_earlier_minutes_are_changed_and_adopted_under_their_item(user):
    await at_minutes(user)
    await user.press("M")
    assert isinstance(user.app.screen, Previous)
    assert "Zijn er wijzigingen op het verslag?" in user.text()
    await user.press("x")
    assert "nog geen wijziging" in user.text()
    await user.press("w")
    await fill(user, "Pagina 2, punt 6: “oktober” wijzigen in “november”")
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, Previous))
    await user.settle()
    assert "wijziging: Pagina 2, punt 6" in user.text()
    assert "Met inachtneming hiervan" in user.text()
    await user.press("v", "enter")
    await user.until(lambda: user.state.decision)
    row = next(row for row in user.state.meeting if row.number == "V-2026-06")
    assert row.minutes_status is MinutesStatus.ADOPTED
    assert row.adopted_by == user.state.decision[0].number
    assert user.state.decision[0].text == (
        "De raad stelt het verslag van 6 oktober 2026 vast, met 1 wijziging."
    )
    await user.press("M")
    assert "Vastgesteld op 3 november 2026 (V-2026-07" in user.text()
    await user.press("r")
    await fill(user, "Punt 3: de datum is 4 mei")
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, Previous))
    assert [each.kind for each in changes_of(user.state, row.id)] == ["change", "correction"]
    await user.press("n")
    assert user.line.has_focus


async def test_an_adoption_is_taken_back_or_undone(user):
    await at_minutes(user)
    await user.press("M", "v", "enter")
    await user.until(lambda: user.state.decision)
    await user.press("M", "t")
    await user.until(lambda: isinstance(user.app.screen, Previous))
    await user.settle()
    assert "Nog niet vastgesteld." in user.text()
    await user.press("escape", "u", "u")
    assert user.state.decision == ()


async def test_adopted_minutes_refuse_a_note_and_say_why(tmp_path):
    clock = Clock(EVENING)
    async with running(sample_copy(tmp_path), clock=clock) as user:
        await user.press("down", "down", "enter")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        await user.settle()
        await user.enter("Nog een notitie")
        assert "V-2026-05 is vastgesteld op 6 oktober 2026" in user.explanation[0]
        await user.press("escape", "M")
        assert "Vastgesteld op 6 oktober 2026 (V-2026-06 · B-2026-" in user.text()


async def test_everything_fits_in_the_smallest_terminal(tmp_path):
    async with meeting(tmp_path, size=(80, 24)) as user:
        await at_minutes(user)
        await user.press("M")
        assert "esc terug" in user.text()
        await user.press("escape", "I")
        assert "ctrl+s klaar" in user.text()


async def test_what_is_put_off_after_the_next_agenda_was_made_is_on_it_at_the_gavel(tmp_path):
    """The next meeting is made while this one goes on; nothing that it leaves is lost."""
    async with meeting(tmp_path) as user:
        await opened(user)
        await user.press("q", "N", "enter")
        await user.until(lambda: user.state.meeting_id and len(user.state.meeting) == 6)
        await user.settle()
        made = len(user.state.items)
        user.clock.forward(60)
        await user.press("escape", "q", "end", "home", "down", "enter")
        await user.until(lambda: user.state.the_meeting.number == "V-2026-07")
        await user.settle()
        await user.press("escape", "h", "h")
        await user.until(lambda: user.state.the_meeting.status is MeetingStatus.CLOSED)
        await user.press("escape", "q", "home", "enter")
        await user.until(lambda: user.state.the_meeting.number == "V-2026-08")
        await user.settle()
        assert len(user.state.items) == made
        await user.press("escape", "h")
        await user.until(lambda: user.state.the_meeting.status is MeetingStatus.OPEN)
        titles = [item.title for item in user.state.items]
        assert "Vergaderritme 2027: voorstel met een proefperiode" in titles
        assert len(titles) == len(set(titles))
        assert titles[-1].startswith("Rondvraag")

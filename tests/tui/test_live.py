"""The live screen, by keys, on the planned meeting of the sample."""

from __future__ import annotations

from tests.helpers.terminal import opened
from vergadering.domain.agenda import current_item
from vergadering.domain.choices import MeetingStatus, NoteKind, Outcome
from vergadering.tui.screens.live import LiveScreen
from vergadering.tui.widgets.bar import MeetingBar


async def test_the_gavel_opens_the_meeting_and_the_first_item(user):
    await user.press("escape", "h")
    assert user.state.the_meeting.status is MeetingStatus.OPEN
    assert current_item(user.state).number == "1"


async def test_one_key_goes_to_the_next_item(user):
    await opened(user)
    await user.press("v")
    assert current_item(user.state).number == "2"
    assert user.live.item_id == current_item(user.state).id


async def test_a_typed_sentence_is_a_note_of_the_item_in_view(user):
    await opened(user)
    await user.enter("Iedereen is er.")
    assert [note.text for note in user.state.note] == ["Iedereen is er."]
    assert user.state.note[0].item_id == current_item(user.state).id
    assert user.line.value == ""
    assert "Iedereen is er." in user.text()


async def test_the_line_says_what_it_will_become(user):
    await opened(user)
    await user.press("i")
    await user.type("/actie joke: kaarten laten drukken voor 1 december")
    words, good = user.explanation
    assert good
    assert "Joke" in words
    assert "dinsdag 1 december 2026" in words


async def test_tab_completes_a_name(user):
    await opened(user)
    await user.press("i")
    await user.type("@fat")
    await user.press("tab")
    assert user.line.value.startswith("@Fatima")


async def test_a_line_that_is_refused_stays_in_hand(user):
    await opened(user)
    await user.enter("/voorstel De raad adviseert positief.")
    await user.enter("/stem 40-1-1")
    assert user.line.value == "/stem 40-1-1"
    words, good = user.explanation
    assert not good
    assert "42" in words
    assert not user.state.decision


async def test_without_a_vote_is_two_keys(user):
    await opened(user)
    await user.enter("/voorstel De raad adviseert positief.")
    await user.press("escape")
    before = user.pressed
    await user.press("b")
    await user.press("enter")
    assert user.pressed - before == 2
    assert user.state.decision[-1].outcome is Outcome.CARRIED


async def test_a_show_of_hands_is_eight_keys_and_must_fit(user):
    await opened(user)
    voters = sum(1 for person in user.state.person if person.has_vote and person.active)
    await user.enter("/voorstel De raad adviseert positief.")
    await user.press("escape")
    before = user.pressed
    await user.press("b", "h")
    await user.press(str(voters - 2), "-", "1", "-", "2", "enter")
    assert not user.state.decision, "one vote too many is not kept"
    await user.press("backspace", "1", "enter")
    assert user.pressed - before == 8 + 3
    vote = user.state.vote[-1]
    assert (vote.votes_for, vote.votes_against, vote.votes_abstain) == (voters - 2, 1, 1)


async def test_b_without_a_proposal_asks_for_its_text_first(user):
    await opened(user)
    await user.press("b")
    assert user.line.has_focus
    assert user.line.value == "/voorstel "


async def test_a_record_comes_back_to_be_changed_and_keeps_its_time(user):
    await opened(user)
    await user.enter("De enquete start in oktober.")
    at = user.state.note[0].at
    user.clock.forward(3)
    await user.type("een half getypte zin")
    await user.press("escape", "up", "enter")
    assert user.line.value == "De enquete start in oktober."
    user.line.put("De enquete start in november.")
    await user.press("enter")
    assert [(n.text, n.at) for n in user.state.note] == [("De enquete start in november.", at)]
    assert user.line.value == "een half getypte zin", "what was set aside is back"


async def test_escape_leaves_a_record_as_it_was(user):
    await opened(user)
    await user.enter("Zo blijft het.")
    await user.press("escape", "up", "enter")
    user.line.put("Iets heel anders")
    await user.press("escape")
    assert user.state.note[0].text == "Zo blijft het."
    assert user.line.value == ""


async def test_a_note_becomes_a_quote_in_one_menu(user):
    await opened(user)
    await user.enter("Vraag het ons voordat de dozen zijn ingepakt.")
    await user.press("escape", "up", "k", "2")
    assert user.state.note[-1].kind is NoteKind.QUOTE


async def test_a_record_goes_and_undo_brings_it_back(user):
    await opened(user)
    await user.enter("Weg ermee.")
    await user.press("escape", "up", "x")
    assert not user.state.note
    await user.press("u")
    assert [note.text for note in user.state.note] == ["Weg ermee."]
    assert "notitie verwijderd" in user.said()
    await user.press("r")
    assert not user.state.note


async def test_a_key_that_cannot_do_anything_says_why(user):
    await user.press("escape", "v")
    assert "nog niet geopend" in user.said()


async def test_walking_through_the_agenda_leaves_the_meeting_where_it_is(user):
    await opened(user)
    await user.press("left", "down", "down")
    current = current_item(user.state)
    assert user.live.item_id != current.id
    assert "terug naar het huidige punt" in user.text()
    await user.press("full_stop")
    assert user.live.item_id == current.id


async def test_enter_on_the_agenda_takes_an_item_up(user):
    await opened(user)
    await user.press("left", "down", "down", "enter")
    assert current_item(user.state).number == "3"


async def test_items_are_added_moved_nested_and_removed_during_the_meeting(user):
    await opened(user)
    await user.press("left", "down", "plus")
    await user.pilot.press(*"Extra")
    await user.press("enter")
    item = next(i for i in user.state.items if i.title == "Extra")
    assert item.number == "2a"
    await user.press("down", "shift+up")
    moved = next(i for i in user.state.items if i.id == item.id)
    assert (moved.number, moved.position) == ("2a", 2)
    await user.press("greater_than_sign")
    nested = next(i for i in user.state.items if i.id == item.id)
    assert nested.parent_id == user.state.items[0].id
    await user.press("minus")
    assert all(i.id != item.id for i in user.state.items)


async def test_closing_shows_what_is_missing_and_goes_there(user):
    await opened(user)
    await user.press("v", "v", "h")
    assert "er is niets genoteerd" in user.text()
    await user.press("enter")
    assert user.live.item_id == user.state.items[0].id
    assert user.state.the_meeting.status is MeetingStatus.OPEN


async def test_closing_writes_the_minutes_beside_the_file(user, tmp_path):
    await opened(user)
    await user.enter("De voorzitter heet iedereen welkom.")
    await user.press("escape", "h", "h")
    await user.until(lambda: list(tmp_path.glob("*.docx")))
    assert user.state.the_meeting.status is MeetingStatus.CLOSED
    await user.until(lambda: "Klaar" in user.said())
    await user.press("m")
    await user.until(lambda: len(list(tmp_path.glob("*.docx"))) == 2)


async def test_a_break_stops_the_clock_of_the_item(user):
    await opened(user)
    await user.forward(3)
    await user.press("s")
    await user.forward(20)
    await user.press("s")
    await user.forward(1)
    assert "4 van 5 min" in user.text()


async def test_the_bar_says_how_late_it_is_in_words(user):
    await opened(user)
    await user.forward(130)
    bar = user.live.query_one(MeetingBar)
    assert "min later" in bar.render().plain


async def test_the_shared_screen_hides_what_is_private_until_it_is_asked_for(user):
    await opened(user)
    await user.enter("/intern Nagaan of dit klopt GEHEIM")
    assert "GEHEIM" not in user.text()
    assert "SCHERM GEDEELD" in user.text()
    await user.press("escape", "z")
    assert "GEHEIM" in user.text()
    assert "PRIVÉ" in user.text()
    await user.press("z")
    assert "GEHEIM" not in user.text()


async def test_an_unfinished_line_is_there_again_after_leaving(user):
    await opened(user)
    await user.press("i")
    await user.type("nog niet af")
    await user.press("escape", "q")
    await user.until(lambda: not isinstance(user.app.screen, LiveScreen))
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, LiveScreen))
    await user.settle()
    assert user.line.value == "nog niet af"

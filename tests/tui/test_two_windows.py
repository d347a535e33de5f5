from __future__ import annotations

from functools import partial

import pytest

from tests.helpers.beside import beside
from tests.helpers.terminal import meeting, opened
from vergadering.desk import Desk
from vergadering.domain import agenda, deciding
from vergadering.domain import meeting as course
from vergadering.domain.choices import NoteKind
from vergadering.tui.dialogs.choose import Confirm
from vergadering.tui.dialogs.versions import Versions
from vergadering.tui.widgets.agenda import AgendaPanel
from vergadering.tui.widgets.records import RecordList


@pytest.fixture
async def user(tmp_path):
    """The live screen of the planned meeting, opened, in one of two windows."""
    async with meeting(tmp_path) as driver:
        yield await opened(driver)


@pytest.fixture
def other(user, tmp_path):
    """Joke, at the other window."""
    with beside(tmp_path / "raad.db", user) as window:
        yield window


def notes_of(user):
    return [row.text for row in user.state.note]


def next_item(window):
    """The other window goes on to the next item."""
    here = agenda.current_item_id(window.desk.state)
    window.desk.keep(partial(course.next_item, from_id=here))
    return agenda.current_item(window.desk.state)


# what comes from elsewhere


async def test_what_another_window_starts_decides_and_undoes_is_told_once(user, other):
    item = next_item(other)
    await user.until(lambda: f"Nu punt {item.number}" in user.said())
    other.desk.keep(partial(deciding.table_proposal, text="Wij adviseren.", item_id=item.id))
    await user.until(lambda: "nieuw voorstel" in user.said())
    other.desk.undo()
    await user.until(lambda: "Ongedaan gemaakt door Joke" in user.said())
    other.desk.redo()
    await user.until(lambda: "Opnieuw gedaan door Joke" in user.said())
    for words in ("Nu punt", "Ongedaan gemaakt door", "Opnieuw gedaan door"):
        assert user.said().count(words) == 1, words


async def test_what_this_window_did_itself_is_no_news(user, other):
    before = user.live.item_id
    await user.press("v")
    assert user.live.item_id != before
    other.desk.refresh()
    other.note("van elders")
    await user.until(lambda: "van elders" in user.text())
    assert "Nu punt" not in user.said()


async def test_a_decision_of_a_closed_item_is_told_without_its_text(user, other):
    other.desk.keep(partial(agenda.add_item, title="Over een gezin", confidential=True))
    closed = other.desk.state.items[-1]
    other.desk.keep(partial(course.go_to_item, item_id=closed.id))
    await user.until(lambda: "Besloten agendapunt" in user.said())
    assert closed.title not in user.said()
    other.desk.keep(partial(deciding.record_decision, text="Zeer geheim", item_id=closed.id))
    await user.until(lambda: user.state.decision)
    assert "geheim" not in user.said() + user.text()


async def test_a_change_elsewhere_moves_no_selection_scroll_or_cursor(user, other):
    for number in range(60):
        other.note(f"regel {number}")
    await user.until(lambda: len(user.state.note) == 60)
    await user.press("escape", "home", "down", "down")
    shown = user.live.query_one(RecordList)
    before = (shown.scroll_offset, shown.selected)
    other.note("nog een regel")
    await user.until(lambda: "nog een regel" in notes_of(user))
    await user.settle()
    assert (shown.scroll_offset, shown.selected) == before
    await user.press("i")
    await user.type("halverwege")
    user.line.cursor_position = 4
    other.note("en nog een")
    await user.until(lambda: "en nog een" in notes_of(user))
    assert (user.line.value, user.line.cursor_position) == ("halverwege", 4)


async def test_somebody_who_walked_away_stays_there_and_comes_back_with_one_key(user, other):
    await user.press("left", "down", "down", "down")
    away = user.live.item_id
    next_item(other)
    await user.until(lambda: "Nu punt 2" in user.said())
    assert user.live.item_id == away
    assert user.live.focused is user.live.query_one(AgendaPanel)
    await user.press("full_stop")
    assert user.live.item_id == agenda.current_item_id(user.state) != away


async def test_a_line_stays_with_the_item_where_it_was_begun(user, other):
    first = user.live.item_id
    await user.press("i")
    await user.type("Dit hoort bij de opening")
    next_item(other)
    await user.until(lambda: user.live.item_id != first)
    await user.settle()
    assert "bij punt 1" in user.explanation[0]
    await user.type(".")
    await user.press("enter")
    assert [(row.text, row.item_id) for row in user.state.note] == [
        ("Dit hoort bij de opening.", first)
    ]
    await user.enter("En dit niet.")
    assert user.state.note[-1].item_id == user.live.item_id


# two people, one text


async def test_who_is_changing_a_line_stands_beside_it(user, other):
    note = other.note("De bus gaat om vier uur.")
    await user.until(lambda: "De bus" in user.text())
    other.edits("note", note.id, "De bus gaat om v")
    await user.until(lambda: "✎ Joke" in user.text())
    other.edits("note", note.id, "")
    await user.until(lambda: "✎" not in user.text())


async def test_a_minute_of_silence_ends_it(user, other):
    note = other.note("De bus gaat om vier uur.")
    other.edits("note", note.id, "De bus")
    await user.until(lambda: "✎ Joke" in user.text())
    await user.forward(0.9)
    assert "✎ Joke" in user.text()
    await user.forward(0.2)
    await user.until(lambda: "✎" not in user.text())


async def test_a_window_that_closes_ends_it(user, tmp_path):
    with beside(tmp_path / "raad.db", user) as window:
        note = window.note("De bus gaat om vier uur.")
        window.edits("note", note.id, "De bus")
        await user.until(lambda: "✎ Joke" in user.text())
    await user.until(lambda: "✎" not in user.text())


async def test_changing_a_line_that_somebody_else_changes_is_possible_after_a_word(user, other):
    note = other.note("De bus gaat om vier uur.")
    other.edits("note", note.id, "De bus")
    await user.until(lambda: "✎ Joke" in user.text())
    await user.press("escape", "up", "enter")
    assert isinstance(user.app.screen, Confirm)
    assert "Deze regel wordt al gewijzigd door Joke" in user.text()
    await user.press("escape")
    assert user.line.value == ""
    await user.press("enter", "enter")
    assert user.line.value == "De bus gaat om vier uur."


async def conflict(user, other, mine, theirs):
    """Both change one note; the other is first."""
    note = other.note("De bus gaat om vier uur.")
    await user.until(lambda: "De bus" in user.text())
    await user.press("escape", "up", "enter")
    user.line.put(mine)
    if theirs is None:
        other.desk.undo()
    else:
        other.change(note, theirs)
    await user.settle()
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, Versions))
    await user.settle()
    return note


async def test_two_versions_stand_side_by_side_and_nothing_is_overwritten(user, other):
    await conflict(user, other, "De bus gaat om vijf uur.", "De trein gaat om vier uur.")
    assert "De bus gaat om vijf uur." in user.text()
    assert "De trein gaat om vier uur." in user.text()
    assert notes_of(user) == ["De trein gaat om vier uur."]


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        (("enter",), ["MIJN"]),
        (("down", "enter"), ["HUN"]),
        (("down", "down", "down", "enter"), ["HUN", "MIJN"]),
    ],
)
async def test_one_version_or_both_are_chosen(user, other, keys, kept):
    await conflict(user, other, "MIJN", "HUN")
    await user.press(*keys)
    await user.until(lambda: notes_of(user) == kept)
    assert user.line.value == ""
    assert user.app.desk.drafts.unfinished_edit() is None


async def test_two_versions_are_merged_in_the_line(user, other):
    await conflict(user, other, "MIJN", "HUN")
    await user.press("down", "down", "enter")
    assert user.line.value == "MIJN // HUN"
    user.line.put("MIJN en HUN")
    await user.press("enter")
    await user.until(lambda: notes_of(user) == ["MIJN en HUN"])


async def test_an_end_does_not_wait_for_the_choice_and_keeps_the_text(user, other, tmp_path):
    note = await conflict(user, other, "MIJN", "HUN")
    user.app.end()
    await user.until(lambda: user.app._exit)
    user.app.desk.close()
    kept = Desk(tmp_path / "raad.db")
    assert [(row.place, row.text) for row in kept._file.edits()] == [
        (f"edit:note:{note.id}", "MIJN")
    ]
    kept.close()


async def test_backing_out_keeps_my_text_in_hand(user, other):
    await conflict(user, other, "MIJN", "HUN")
    await user.press("escape")
    assert user.line.value == "MIJN"
    assert notes_of(user) == ["HUN"]
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, Versions))


async def test_a_line_that_was_removed_meanwhile_comes_back_as_a_new_one(user, other):
    await conflict(user, other, "MIJN", None)
    assert "verwijderd" in user.text()
    await user.press("enter")
    await user.until(lambda: notes_of(user) == ["MIJN"])


async def test_what_the_other_made_private_does_not_come_in_view(user, other):
    note = other.note("Iedereen mag dit weten.")
    await user.until(lambda: "Iedereen" in user.text())
    await user.press("escape", "up", "enter")
    user.line.put("MIJN")
    other.change(type(note)(**_fields(note, kind=NoteKind.INTERNAL)), "Toch maar niet: geheim")
    await user.settle()
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, Versions))
    await user.settle()
    assert "geheim" not in user.text()
    assert "niet openbaar" in user.text()


def _fields(row, **others):
    return {name: getattr(row, name) for name in row.__slots__} | others


async def test_a_second_line_is_not_taken_up_while_one_is_being_changed(user):
    await user.enter("eerste")
    await user.enter("tweede")
    await user.press("escape", "up", "enter")
    user.line.put("tweede, beter")
    user.live.query_one(RecordList).focus()
    await user.press("up", "enter")
    assert user.line.value == "tweede, beter"
    assert "Bewaar eerst" in user.said()


# history


async def test_the_history_of_a_line_can_be_read(user, other):
    note = other.note("De bus gaat om vier uur.")
    other.change(note, "De bus gaat om vijf uur.")
    await user.until(lambda: "vijf uur" in user.text())
    await user.press("escape", "up", "G")
    shown = user.text()
    assert "notitie toegevoegd · door Joke" in shown
    assert "notitie gewijzigd · door Joke" in shown
    assert shown.index("vijf uur", shown.index("Geschiedenis")) < shown.index("vier uur")


async def test_the_history_shows_no_text_that_was_private(user, other):
    note = other.note("Alleen voor mij: geheim")
    internal = type(note)(**_fields(note, kind=NoteKind.INTERNAL))
    other.change(internal, "Alleen voor mij: geheim")
    other.change(note, "Voor iedereen")
    await user.until(lambda: "Voor iedereen" in user.text())
    await user.press("escape", "up", "G")
    assert user.text().count("niet openbaar") == 1

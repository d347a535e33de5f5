"""Going through the open actions with single keys."""

from __future__ import annotations

import pytest

from tests.helpers.terminal import opened, running, sample_copy
from vergadering.domain.choices import ActionStatus, EventKind
from vergadering.tui.dialogs.help import Help
from vergadering.tui.screens.live import LiveScreen
from vergadering.tui.screens.pause import PauseScreen
from vergadering.tui.screens.people import PeopleScreen
from vergadering.tui.screens.review import ReviewScreen
from vergadering.tui.screens.start import StartScreen
from vergadering.tui.widgets.grouped import GroupedList

FIRST, SECOND, THIRD = "A-2026-29", "A-2026-28", "A-2026-23"
CLOSED = "A-2026-33"


@pytest.fixture
async def reviewer(tmp_path):
    """The review is opened from the start screen."""
    async with running(sample_copy(tmp_path)) as driver:
        await review(driver)
        yield driver


async def review(user):
    await user.press("J")
    await user.until(lambda: isinstance(user.app.screen, ReviewScreen))
    await user.settle()


def action(user, number):
    return next(row for row in user.state.action if row.number == number)


def events(user, number):
    id = action(user, number).id
    return [row for row in user.state.action_event if row.action_id == id]


def shown(user):
    """The number of the action in front."""
    record = user.app.screen.record
    return record.number if record else ""


async def test_it_shows_one_action_large_with_its_story(reviewer):
    text = reviewer.text()
    assert "1 van 8" in text
    assert "V-2026-07" in text
    assert "Minderheidsstandpunt aanleveren" in text
    assert "Gerrit-Jan" in text
    assert "te laat sinds 25 dagen" in text
    assert "6 oktober 2026, V-2026-06: afgesproken" in text
    await reviewer.press("s", "s")
    assert "1 keer uitgesteld" in reviewer.text()
    assert "V-2026-06: nieuwe datum 20 oktober 2026" in reviewer.text()


async def test_enter_keeps_it_with_a_line_of_progress(reviewer):
    await reviewer.press("enter", *"concept is klaar", "enter")
    last = events(reviewer, FIRST)[-1]
    assert (last.kind, last.comment) == (EventKind.PROGRESS, "concept is klaar")
    assert last.meeting_id == reviewer.state.meeting_id
    assert "blijft staan (concept is klaar)" in reviewer.said()
    assert shown(reviewer) == SECOND
    await reviewer.press("enter", "enter")
    assert events(reviewer, SECOND)[-1].comment == ""
    assert shown(reviewer) == THIRD


async def test_backing_out_of_a_question_changes_nothing_and_stays(reviewer):
    for key in ("enter", "d", "w", "v", "a", "f"):
        await reviewer.press(key, "escape")
        assert shown(reviewer) == FIRST
    assert len(events(reviewer, FIRST)) == 1


async def test_each_outcome_has_one_key(reviewer):
    await reviewer.press("g")
    await reviewer.press("d", *"over twee weken", "enter")
    await reviewer.press("w", *"noa", "enter")
    await reviewer.press("v", *"niet nodig", "enter")
    await reviewer.press("a", "enter")
    assert action(reviewer, FIRST).status is ActionStatus.REPORTED_DONE
    assert action(reviewer, SECOND).due.isoformat() == "2026-11-17"
    owner = action(reviewer, THIRD).owner_id
    assert next(p.display_name for p in reviewer.state.person if p.id == owner) == "Noa"
    assert action(reviewer, "A-2026-31").status is ActionStatus.DROPPED
    assert events(reviewer, "A-2026-35")[-1].kind is EventKind.AGENDA
    assert any(item.planned_minutes == 10 for item in reviewer.state.items[6:7])
    assert {events(reviewer, n)[-1].meeting_id for n in (FIRST, SECOND, THIRD)} == {
        reviewer.state.meeting_id
    }


async def test_a_date_that_cannot_be_read_is_said_and_what_was_typed_stays(reviewer):
    await reviewer.press("d", *"gauw", "enter")
    assert "Typ een datum" in reviewer.text()
    assert "gauw" in reviewer.text()


async def test_one_can_go_back_and_see_what_was_done(reviewer):
    await reviewer.press("g", "left")
    assert shown(reviewer) == FIRST
    assert "gereed gemeld, nog te bevestigen" in reviewer.text()
    await reviewer.press("g")
    assert "De vergadering bevestigt het" in reviewer.said()
    await reviewer.press("o")
    assert action(reviewer, FIRST).status is ActionStatus.OPEN


async def test_undo_takes_back_and_goes_there(reviewer):
    await reviewer.press("g", "s", "s", "u")
    assert action(reviewer, FIRST).status is ActionStatus.OPEN
    assert shown(reviewer) == FIRST
    assert "actie gereed" in reviewer.said()


async def test_behind_the_last_one_stands_what_came_of_it(reviewer):
    await reviewer.press("g", "v", *"te duur", "enter", *["s"] * 9)
    assert shown(reviewer) == ""
    text = reviewer.text()
    assert "8 acties doorgelopen" in text
    assert "1 gereed gemeld, 1 vervallen, 6 overgeslagen" in text
    await reviewer.press("g")
    assert "geen actie" in reviewer.said()
    await reviewer.press("left")
    assert shown(reviewer) == "A-2026-34"
    await reviewer.press("s", "enter")
    await reviewer.until(lambda: isinstance(reviewer.app.screen, StartScreen))
    assert reviewer.state.meeting_id is None


async def test_only_the_actions_of_one_person_or_what_is_late(reviewer):
    await reviewer.press("f", "2")
    assert "1 van 5 · alleen wat te laat is" in reviewer.text()
    await reviewer.press("f", "6")
    assert "1 van 1 · van Noa" in reviewer.text()
    assert shown(reviewer) == "A-2026-32"


async def test_actions_of_a_closed_item_are_for_the_private_view(reviewer):
    assert action(reviewer, CLOSED).id not in reviewer.app.screen.ids
    await reviewer.press("f", "1", "z")
    await reviewer.settle()
    assert "PRIVÉ" in reviewer.text()
    assert "van 9" in reviewer.text()
    while shown(reviewer) != CLOSED:
        await reviewer.press("s")
    assert "Benoeming melden" in reviewer.text()
    await reviewer.press("z")
    assert "Benoeming melden" not in reviewer.text()
    assert "van 8" in reviewer.text()


async def test_what_was_said_in_private_goes_with_the_private_view(reviewer):
    await reviewer.press("z")
    while shown(reviewer) != CLOSED:
        await reviewer.press("s")
    await reviewer.press("enter", *"gesprek gehad", "enter")
    assert "gesprek gehad" in reviewer.said()
    await reviewer.press("z")
    assert "gesprek gehad" not in reviewer.said()


async def test_it_uses_the_room_that_there_is(reviewer):
    await reviewer.pilot.resize_terminal(80, 24)
    await reviewer.until(lambda: "SCHERM GEDEELD" in reviewer.text().splitlines()[1])
    assert len(reviewer.text().splitlines()) == 24


async def test_the_pause_screen_takes_the_private_view_with_it(reviewer):
    await reviewer.press("z", "f9")
    assert isinstance(reviewer.app.screen, PauseScreen)
    await reviewer.press("enter", "enter")
    assert "SCHERM GEDEELD" in reviewer.text()


async def test_a_reminder_of_the_owner_comes_on_the_clipboard(reviewer):
    await reviewer.press("c")
    assert "De herinnering voor Gerrit-Jan staat op het klembord" in reviewer.said()
    text = reviewer.app.clipboard
    assert text.startswith("Dag Gerrit-Jan,")
    assert FIRST in text
    assert "A-2026-35" in text
    assert CLOSED not in text


async def test_help_tells_what_every_key_does(reviewer):
    await reviewer.press("f1")
    assert isinstance(reviewer.app.screen, Help)
    assert "De actie vervalt" in reviewer.text()


async def test_in_a_meeting_it_is_done_in_that_meeting_and_leads_back_there(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        await opened(user)
        meeting = user.state.meeting_id
        await review(user)
        await user.press("g", "q")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        assert user.state.meeting_id == meeting
        assert events(user, FIRST)[-1].meeting_id == meeting
        await user.press("q")
        await user.until(lambda: isinstance(user.app.screen, StartScreen))
        assert user.state.meeting_id is None


async def test_at_the_list_of_actions_the_key_stands_first(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        await opened(user)
        assert "J open acties" not in user.text()
        await user.enter("/punt 6")
        await user.press("escape")
        assert "J open acties" in user.text().splitlines()[-1]


async def test_a_closed_meeting_has_no_review(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        await user.press("down", "enter")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        await user.settle()
        await user.press("escape", "J")
        assert "gesloten" in user.said()


async def test_another_window_that_was_first_is_noticed(reviewer):
    from functools import partial

    from vergadering.desk import Desk
    from vergadering.domain import outcomes

    other = Desk(reviewer.app.desk.path, clock=reviewer.clock)
    other.take(reviewer.state.meeting_id)
    await reviewer.press("v", *"te duur")
    other.keep(partial(outcomes.finish_action, action_id=action(reviewer, FIRST).id))
    other.close()
    await reviewer.press("enter")
    assert "intussen gewijzigd" in reviewer.said()
    assert action(reviewer, FIRST).status is ActionStatus.REPORTED_DONE
    assert shown(reviewer) == FIRST


async def test_a_council_may_say_that_done_is_done_at_once(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        await user.press("p")
        await user.until(lambda: isinstance(user.app.screen, PeopleScreen))
        await user.press("right")
        user.app.screen.query_one("#rules", GroupedList).mark("rule:confirm_done")
        await user.settle()
        await user.press("enter", "enter", "home", "enter", "ctrl+s")
        await user.until(lambda: not user.state.the_council.rules.confirm_done)
        await user.press("q")
        await user.until(lambda: isinstance(user.app.screen, StartScreen))
        await review(user)
        await user.press("g")
        assert action(user, FIRST).status is ActionStatus.DONE


async def test_a_council_without_open_actions_says_so(tmp_path):
    async with running(None) as user:
        await user.press("c", *"Raad", "enter")
        await user.until(lambda: user.state.council)
        await review(user)
        assert "geen open acties" in user.text()


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_everything_stands_on_a_small_screen(tmp_path, language):
    async with running(sample_copy(tmp_path), size=(80, 24), language=language) as user:
        await review(user)
        lines = user.text().splitlines()
        assert all(key in lines[-2] for key in ("enter ", "g ", "d ", "w ", "v ", "a ", "s "))
        assert "F1" in lines[-1]
        assert "F9" in lines[-1]

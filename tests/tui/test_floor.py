"""The floor by keys: who speaks, who is next, and what the room sees of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tests.helpers.terminal import meeting, opened
from vergadering.domain.agenda import current_item
from vergadering.domain.choices import TurnKind, TurnStatus
from vergadering.domain.people import members, set_council
from vergadering.domain.turns import holder, spoken, waiting
from vergadering.tui.dialogs.ask_floor import AskFloor
from vergadering.tui.dialogs.queue import Queue
from vergadering.tui.widgets.floor import FloorLine, FloorPanel, SpeakerClock, SpeakerList
from vergadering.tui.widgets.keys import KeyLine


def person(user, turn):
    """The name of who has a turn."""
    return next(p.display_name for p in user.state.person if turn and p.id == turn.person_id)


def queue(user):
    """The names of who waits."""
    return [person(user, turn) for turn in waiting(user.state, current_item(user.state).id)]


async def ask(user, *names, key="w"):
    for name in names:
        await user.press(key, *name, "enter")


async def test_part_of_a_name_asks_for_the_floor_and_one_key_gives_it(user):
    await opened(user)
    await ask(user, "noa", "jok")
    assert queue(user) == ["Noa", "Joke"]
    before = user.pressed
    await user.press("n")
    assert user.pressed - before == 1
    assert person(user, holder(user.state)) == "Noa"
    assert queue(user) == ["Joke"]
    assert "Noa" in user.text()


async def test_a_number_of_the_presence_list_asks_for_the_floor(user):
    await opened(user)
    await user.press("w", "3", "enter")
    assert queue(user) == ["Joke"]
    assert "● 3 Joke" in user.text()


async def test_who_waits_already_is_refused_in_the_dialog_and_nothing_is_lost(user):
    await opened(user)
    await ask(user, "noa")
    await user.press("w", *"noa", "enter")
    assert isinstance(user.app.screen, AskFloor)
    assert "Noa staat al op de sprekerslijst" in user.text()
    await user.press("escape")
    assert queue(user) == ["Noa"]


async def test_a_point_of_order_suspends_the_speaker_who_gets_the_floor_back(user):
    await opened(user)
    await ask(user, "noa", "jok")
    await user.press("n")
    await user.forward(1)
    await ask(user, "ger", key="o")
    assert person(user, holder(user.state)) == "Gerrit-Jan"
    assert "straks verder: Noa" in user.text()
    await user.forward(0.5)
    await user.press("n")
    assert person(user, holder(user.state)) == "Noa"
    assert queue(user) == ["Joke"]
    assert spoken(user.state, holder(user.state).id, user.clock.now).total_seconds() == 60


async def test_the_bar_counts_down_and_says_the_sentence_to_say(user):
    await opened(user)
    await ask(user, "noa")
    await user.press("n")
    clock = user.live.query_one(SpeakerClock)
    assert "nog 1:30" in clock.words().plain
    await user.forward(1)
    assert "nog 0:30" in clock.words().plain
    assert "Nog een halve minuut." in " ".join(clock.words().plain.split())
    await user.forward(0.75)
    assert "0:15 over" in clock.words().plain
    assert "Wilt u afronden?" in " ".join(clock.words().plain.split())


async def test_space_stops_the_clock_of_the_speaker_and_starts_it_again(user):
    await opened(user)
    await ask(user, "noa")
    await user.press("n")
    await user.forward(1)
    await user.press("space")
    await user.forward(5)
    assert holder(user.state).status is TurnStatus.PAUSED
    assert "pauze 1:00" in user.text()
    await user.press("space")
    await user.forward(0.5)
    turn = holder(user.state)
    assert spoken(user.state, turn.id, user.clock.now).total_seconds() == 90


async def test_backspace_gives_the_floor_back_after_a_wrong_key(user):
    await opened(user)
    await ask(user, "noa", "jok")
    await user.press("n", "n")
    assert person(user, holder(user.state)) == "Joke"
    await user.press("backspace")
    assert person(user, holder(user.state)) == "Noa"
    assert queue(user) == ["Joke"]


async def test_a_round_gives_everybody_the_floor_with_the_chair_last(user):
    await opened(user)
    await user.press("0")
    names = queue(user)
    here = [p.display_name for p in members(user.state)]
    assert names[-1] == "Marijke"
    assert sorted(names) == sorted(here)
    await user.press("n", "comma")
    assert person(user, holder(user.state)) == names[1]
    skipped = [t for t in user.state.speaking_turn if t.status is TurnStatus.SKIPPED]
    assert [person(user, turn) for turn in skipped] == names[:1]


async def test_the_list_can_be_put_in_another_order(user):
    await opened(user)
    await ask(user, "noa", "jok", "ibr")
    await user.press("W")
    assert isinstance(user.app.screen, Queue)
    await user.press("down", "down", "shift+up", "x", "home", "down", "down", "enter")
    assert queue(user) == ["Noa", "Joke"]
    assert [
        person(user, t) for t in user.state.speaking_turn if t.status is TurnStatus.WITHDRAWN
    ] == ["Ibrahim"]


async def test_who_must_go_soon_comes_first(user):
    await opened(user)
    await ask(user, "noa", "jok")
    await user.press("w", *"ibr", "space", "exclamation_mark", "enter")
    assert queue(user) == ["Ibrahim", "Noa", "Joke"]
    assert "moet zo weg" in user.text()


async def test_the_words_behind_a_name_say_what_for(user):
    await opened(user)
    await user.press("w", *"noa toelichting 5 min", "enter")
    turn = user.state.speaking_turn[-1]
    assert (turn.kind, turn.limit_seconds) == (TurnKind.INTRODUCTION, 300)


async def test_a_closed_list_takes_nobody_and_says_so(user):
    await opened(user)
    await user.press("D")
    await user.press("w", *"noa", "enter")
    assert "De sprekerslijst is gesloten." in user.said() + user.text()
    assert queue(user) == []
    assert "lijst gesloten" in user.text()


async def test_nobody_in_particular_is_named_as_not_heard(user):
    await opened(user)
    await ask(user, "noa")
    await user.press("n", "d")
    shown = user.live.query_one(SpeakerList).words().plain
    assert "Nog niet gehoord" in shown
    assert "Joke" in shown
    assert "Noa" not in shown.split("Nog niet gehoord")[1]
    assert "Marijke" not in shown


async def test_talk_times_are_on_the_private_view_only(user):
    await opened(user)
    await user.forward(1)
    await ask(user, "noa")
    await user.press("n")
    await user.forward(2.6)
    await user.press("d")
    assert "Spreektijd" not in user.text()
    assert "2:36" not in user.text()
    await user.press("z")
    assert "Spreektijd" in user.text()
    assert "2:36" in user.text()


async def test_a_small_screen_has_the_speaker_in_one_line(tmp_path):
    async with meeting(tmp_path, size=(80, 24)) as user:
        await opened(user)
        await ask(user, "noa", "jok")
        await user.press("n")
        await user.forward(1)
        words = user.live.query_one(FloorLine).words().plain
        assert "● Noa 1:00 (nog 0:30)" in words
        assert "daarna Joke" in words
        assert words in user.text()
        assert not user.live.query_one(FloorPanel).is_on_screen
        await ask(user, "ger", key="o")
        words = user.live.query_one(FloorLine).words().plain
        assert words.startswith("● Gerrit-Jan ‼ 0:00 (nog 0:30)   straks verder: Noa")


async def test_the_keys_of_the_moment_come_first(user):
    await opened(user)
    keys = user.live.query_one(KeyLine)
    await ask(user, "noa")
    assert keys.keys[0].key == "n"
    await user.press("n")
    assert [key.key for key in keys.keys[:3]] == ["n", "d", "spatie"]


async def test_with_nobody_waiting_the_next_speaker_is_refused_with_a_sentence(user):
    await opened(user)
    await user.press("n")
    assert "Niemand wacht op het woord." in user.said()


async def test_a_meeting_without_turns_shows_an_empty_floor(user):
    await opened(user)
    await user.press("v", "v")
    assert user.live.query_one(SpeakerClock).words().plain == "niemand"
    assert not user.live.query_one(SpeakerList).words().plain


async def test_the_bell_rings_once_when_the_council_wants_it(user, monkeypatch):
    rung = []
    monkeypatch.setattr(user.app, "bell", lambda: rung.append(user.clock.now))
    await opened(user)
    await ask(user, "noa")
    await user.press("n")
    await user.forward(2)
    assert not rung
    rules = replace(user.state.the_council.rules, bell=True)
    change = partial(set_council, name=user.state.the_council.name, rules=rules)
    await user.live.keep(change)
    await user.forward(0.1)
    await user.forward(0.1)
    assert len(rung) == 1


async def test_of_a_long_list_the_first_have_a_line_and_the_others_a_number(user):
    await opened(user)
    await user.press("0")
    names = queue(user)
    shown = user.live.query_one(SpeakerList).words().plain
    assert f"5 {names[4]}" in shown
    assert f"6 {names[5]}" not in shown
    assert f"en nog {len(names) - 5}" in shown

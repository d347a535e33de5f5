"""The tables of commands, and their deeds on a stage made by hand."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers import council
from vergadering.domain.attendance import Mark
from vergadering.domain.choices import Presence
from vergadering.domain.history import name_of
from vergadering.errors import Refusal
from vergadering.i18n import Translator
from vergadering.tui.commands import Place, all_commands, commands_at
from vergadering.tui.dialogs.closing import Closing
from vergadering.tui.dialogs.decide import Choice, Decide, Way, read_count
from vergadering.tui.dialogs.roll import Roll
from vergadering.tui.stage import Then, TypeLine, View, WriteDocument

if TYPE_CHECKING:
    from vergadering.domain.state import State


COMMANDS = all_commands()


@dataclass
class HandMade:
    """A stage without a screen: questions get the answers that were laid ready."""

    state: State
    answers: list[Any] = field(default_factory=list)
    item_id: int | None = None
    record: Any = None
    private: bool = False
    meeting_id: int | None = None
    chosen: Any = None
    asked: list[Any] = field(default_factory=list)
    edits: dict[Any, str] = field(default_factory=dict)
    t: Translator = field(default_factory=lambda: Translator("nl"))

    def moment(self):
        return council.later(10)

    def refused(self, change):
        try:
            change(self.state, self.moment())
        except Refusal as refusal:
            return self.t.refusal(refusal)
        return ""

    @property
    def register(self):
        return self

    async def read_soon(self):
        return self.state

    async def ask(self, dialog):
        self.asked.append(dialog)
        return self.answers.pop(0)


def given(name, stage):
    """What comes of a command."""
    command = next(row for row in COMMANDS if row.name == name)
    return asyncio.run(command.deed(stage))


@pytest.mark.parametrize("place", list(Place))
def test_no_key_is_given_twice(place):
    keys = [key for row in commands_at(place) for key in row.keys.split(",")]
    assert len(keys) == len(set(keys))


def test_names_are_unique_and_every_row_says_what_it_does():
    assert len({row.name for row in COMMANDS}) == len(COMMANDS)
    for row in COMMANDS:
        assert row.label
        assert row.help.endswith(".")


def test_single_keys_are_never_function_of_typing():
    """A command of everywhere has a key that is no letter too, or does no harm as a letter."""
    for row in COMMANDS:
        assert row.key not in {"tab", "escape"}


def test_next_refers_to_the_item_that_the_chair_saw():
    state = council.open_meeting()
    change = given("next_item", HandMade(state))
    after = change(state, council.later(5))
    with pytest.raises(Refusal, match="al begonnen"):
        change(after, council.later(5))


def test_the_gavel_opens_without_asking():
    stage = HandMade(council.planned_meeting())
    assert name_of(given("gavel", stage)) == "open_meeting"
    assert not stage.asked


def test_the_gavel_closes_after_the_check_and_writes_the_minutes():
    stage = HandMade(council.open_meeting(), [True])
    answer = given("gavel", stage)
    assert isinstance(stage.asked[0], Closing)
    assert isinstance(answer, Then)
    assert name_of(answer.change) == "close_meeting"
    assert answer.after == WriteDocument("minutes")


def test_backing_out_of_the_check_closes_nothing():
    assert given("gavel", HandMade(council.open_meeting(), [None])) is None


def test_a_warning_of_the_check_leads_to_its_item():
    from vergadering.domain.check import closing_check

    state = council.open_meeting()
    warning = next(
        row for row in closing_check(state, council.later(10)) if row.item_id is not None
    )
    answer = given("gavel", HandMade(state, [warning]))
    assert answer == View(warning.item_id)


def test_the_presence_list_becomes_one_change():
    state = council.planned_meeting()
    chair = state.person[0]
    stage = HandMade(state, [{chair.id: Mark(Presence.PRESENT)}])
    change = given("presence", stage)
    assert isinstance(stage.asked[0], Roll)
    assert name_of(change) == "take_roll"
    assert [row.person_id for row in change(state, council.later()).attendance] == [chair.id]


def test_deciding_without_a_text_asks_for_the_text():
    state = council.open_meeting()
    stage = HandMade(state, item_id=state.items[0].id)
    assert given("decide", stage) == TypeLine("/voorstel ")


@pytest.mark.parametrize(
    ("way", "change"),
    [
        (Way.WITHOUT_VOTE, "decide_without_vote"),
        (Way.UNANIMOUS, "unanimous"),
        (Way.HOLD_OVER, "hold_over_proposal"),
        (Way.WITHDRAW, "withdraw_proposal"),
    ],
)
def test_each_way_of_deciding_is_its_own_rule(way, change):
    from vergadering.domain.deciding import table_proposal

    state = council.open_meeting()
    item = state.items[0].id
    state = table_proposal(state, council.later(), text="De raad stemt in.", item_id=item)
    stage = HandMade(state, [Choice(way)], item_id=item)
    answer = given("decide", stage)
    assert name_of(answer.change if isinstance(answer, Then) else answer) == change
    assert isinstance(stage.asked[0], Decide)


@pytest.mark.parametrize("name", ["move_up", "move_down", "nest", "unnest", "remove_item"])
def test_commands_on_an_item_say_so_when_none_is_chosen(name):
    command = next(row for row in COMMANDS if row.name == name)
    assert "geen agendapunt" in command.why_not(HandMade(council.open_meeting()))


@pytest.mark.parametrize("name", ["edit", "kind", "remove"])
def test_commands_on_a_record_say_so_when_none_is_selected(name):
    command = next(row for row in COMMANDS if row.name == name)
    assert "niets gekozen" in command.why_not(HandMade(council.open_meeting()))


def test_minutes_are_not_offered_before_the_opening():
    command = next(row for row in COMMANDS if row.name == "minutes")
    assert "nog niet geopend" in command.why_not(HandMade(council.planned_meeting()))
    assert not command.why_not(HandMade(council.open_meeting()))


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("4-1-1", (4, 1, 1)),
        ("4 1", (4, 1, 0)),
        ("4", (4, 0, 0)),
        (" 4 , 1 , 1 ", (4, 1, 1)),
        ("4/1/1", (4, 1, 1)),
    ],
)
def test_counts_are_read_as_people_type_them(typed, count):
    found = read_count(typed)
    assert (found.votes_for, found.votes_against, found.votes_abstain) == count


@pytest.mark.parametrize("typed", ["", "vier", "4-1-1-1", "-4", "4--", "1e3", "9999999"])
def test_what_is_no_count_is_not_guessed(typed):
    assert read_count(typed) is None

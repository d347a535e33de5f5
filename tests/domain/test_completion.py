"""What tab offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.council import START, who
from vergadering.domain import attendance, people
from vergadering.domain.completion import complete
from vergadering.domain.notation import COMMANDS

if TYPE_CHECKING:
    from vergadering.domain.state import State


@pytest.fixture
def state(open_meeting_state: State) -> State:
    return open_meeting_state


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("/a", "/actie "),
        ("/act", "/actie "),
        ("/action", "/action "),
        ("/SLU", "/sluit"),
        ("/", "/actie "),
        ("20:05 /cit", "20:05 /citaat "),
        ("@fat", "@Fatima: "),
        ("@idr", "@Fatima: "),
        ("/citaat @no", "/citaat @Noa: "),
        ("20:05 @no", "20:05 @Noa: "),
        ("/actie jo", "/actie Joke: "),
        ("/actie Joke, he", "/actie Joke, Henk: "),
        ("/actie @jo", "/actie Joke: "),
        ("/weg no", "/weg Noa"),
        ("/punt ", "/punt 2"),
        ("/punt advies", "/punt 3"),
    ],
)
def test_the_best_offer_comes_first(state: State, line: str, first: str):
    assert complete(state, line)[0] == first


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Een zin",
        "/zzz",
        "/tip iets",
        "@fatima: iets",
        "@zzz",
        "/actie Joke: iets",
        "/stem ",
        "/sluit ",
        "/komt zzz",
        "/zzz no",
        "/punt zzz",
        "/punt 3",
        "iets @no",
    ],
)
def test_nothing_is_offered_when_nothing_fits(state: State, line: str):
    assert complete(state, line) == ()


def test_people_who_are_there_come_first(state: State):
    gone = attendance.leave(state, START, person_id=who(state, "Marijke").id)
    offered = complete(gone, "@")
    assert offered.index("@Noa: ") < offered.index("@Marijke: ")
    assert complete(state, "@")[0] == "@Marijke: "


def test_only_who_is_away_can_come_and_only_who_is_there_can_go(state: State):
    gone = attendance.leave(state, START, person_id=who(state, "Noa").id)
    assert "/komt Noa" in complete(gone, "/komt ")
    assert "/komt Joke" not in complete(gone, "/komt ")
    assert "/weg Noa" not in complete(gone, "/weg ")
    assert "/weg Joke" in complete(gone, "/weg ")


def test_an_owner_is_not_offered_twice(state: State):
    offered = complete(state, "/actie Joke, Noa, ")
    assert offered
    assert not any(line.endswith((" Joke: ", " Noa: ")) for line in offered)


def test_the_item_under_discussion_is_not_offered(state: State):
    assert complete(state, "/punt ") == ("/punt 2", "/punt 3", "/punt 4", "/punt 5")


def test_somebody_who_left_the_council_is_not_offered(state: State):
    retired = people.retire_person(state, START, person_id=who(state, "Noa").id)
    assert complete(retired, "@no") == ()


def test_every_command_is_offered_by_its_first_word(state: State):
    offered = [line.strip() for line in complete(state, "/")]
    assert offered == [f"/{command.dutch[0]}" for command in COMMANDS]


STATE = council.open_meeting()
TEXTS = st.builds("{}{}".format, st.sampled_from(["", "/", "@", "/actie ", "/punt "]), st.text())


@given(TEXTS)
def test_what_is_offered_is_another_line_and_completing_it_again_does_not_break(line: str):
    for offer in complete(STATE, line):
        assert offer != line
        assert isinstance(complete(STATE, offer), tuple)


@pytest.mark.parametrize("start", ["", "/", "@", "/actie ", "/actie x, ", "/punt ", "/komt "])
def test_a_very_long_line_is_completed_like_any_other(state: State, start: str):
    assert complete(state, start + "x" * 1_000_000) == ()

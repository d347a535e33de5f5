"""Votes that are typed in the capture line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.helpers.council import later
from vergadering.domain.capture import meaning
from vergadering.domain.choices import Outcome, TieRule
from vergadering.errors import Refusal

if TYPE_CHECKING:
    from vergadering.domain.state import State

AT = later(10)


def item_id(state: State) -> int:
    return state.items[2].id


def typed(state: State, line: str) -> State:
    return meaning(state, AT, line, item_id(state))(state, AT)


@pytest.fixture
def state(open_meeting_state: State) -> State:
    return open_meeting_state


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("/stem voor: rest tegen: Wil, Joke onthouding: Noa", (5, 2, 1)),
        ("/stem tegen: de rest", (0, 8, 0)),
    ],
)
def test_hands_are_counted_by_name(state: State, line: str, counts: tuple[int, int, int]):
    vote = typed(typed(state, "/voorstel Iets."), line).vote[-1]
    assert (vote.votes_for, vote.votes_against, vote.votes_abstain) == counts


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/stem voor: Wil", "Nog geen stem van"),
        ("/stem voor: Wil, rest tegen: Wil", "Wil staat er twee keer"),
        ("/stem voor: Kees, rest", "Wie is Kees"),
        ("/uitslag", "geen stemming die op een uitslag wacht"),
        ("/consent Sanne: te duur", "Sanne mag bij deze stemming niet stemmen"),
    ],
)
def test_what_is_wrong_with_a_vote_is_said(state: State, line: str, words: str):
    state = typed(state, "/voorstel Iets.")
    with pytest.raises(Refusal, match=words):
        typed(state, line)


def test_a_poll_is_about_the_proposal_or_else_about_the_item(state: State):
    alone = typed(state, "/peiling 3-2").vote[-1]
    assert (alone.proposal_id, alone.item_id) == (None, item_id(state))
    state = typed(typed(state, "/voorstel Iets."), "/peiling 3-2-1")
    assert state.vote[-1].proposal_id == state.proposal[-1].id
    assert state.decision == ()


def test_an_objection_is_typed_with_its_argument(state: State):
    state = typed(typed(state, "/voorstel Iets."), "/consent Noa: te duur; wil: te laat")
    assert {row.argument for row in state.voter} == {"", "te duur", "te laat"}
    with pytest.raises(Refusal, match="nog een bezwaar"):
        typed(state, "/uitslag")


def test_the_chair_confirms_with_a_word(state: State):
    rules = replace(state.the_council.rules, tie_on_matters=TieRule.CHAIR_DECIDES)
    state = state.put(replace(state.the_council, rules=rules))
    state = typed(typed(state, "/voorstel Iets."), "/stem 4-4")
    assert state.decision == ()
    assert typed(state, "/uitslag verworpen").decision[0].outcome is Outcome.REJECTED

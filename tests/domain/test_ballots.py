"""Written votes: what must add up, candidates, and the result alone."""

from __future__ import annotations

import pytest

from tests.helpers.council import item, later
from tests.helpers.voting import about_person, ballots, confirmed, counted, ruled, started
from vergadering.domain import deciding
from vergadering.domain.choices import Majority, Method, Outcome, Result
from vergadering.domain.majority import Count
from vergadering.domain.votes import verdict_of
from vergadering.errors import Refusal


@pytest.fixture
def tabled(open_meeting_state):
    """A proposal on the screen, eight people with a vote."""
    place = item(open_meeting_state, "Advies").id
    return deciding.table_proposal(open_meeting_state, later(10), text="Benoemen", item_id=place)


def test_two_thirds_of_the_valid_ballots_appoint_somebody(tabled):
    state = ruled(about_person(tabled), majority_on_persons=Majority.TWO_THIRDS)
    state = ballots(started(state, Method.BALLOT), 5, 4, 0, 1)
    found = verdict_of(state, state.vote[0])
    assert (found.needed, found.of, found.result) == (3, 4, Result.CARRIED)
    assert (state.vote[0].issued, state.vote[0].voters) == (5, 8)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((9, 9), "9 briefjes uitgereikt en maar 8 stemgerechtigden"),
        ((5, 4, 0, 0), "5 briefjes uitgereikt, maar 4 geldig, 0 blanco en 0 ongeldig is samen 4"),
        ((5, 4, 1, 1), "5 geldig, 1 blanco en 0 ongeldig is samen 6"),
        ((5, 3, 1, 1, 1), "is samen 6"),
        ((0,), "geen briefjes"),
        ((5, 6, -1), "minder dan nul"),
    ],
)
def test_it_is_said_exactly_which_ballots_do_not_fit(tabled, numbers, words):
    with pytest.raises(Refusal, match=words):
        ballots(started(tabled, Method.BALLOT), *numbers)


def test_ballots_and_hands_are_counted_in_their_own_way(tabled):
    with pytest.raises(Refusal, match="wordt anders geteld"):
        counted(started(tabled, Method.BALLOT), 8)
    with pytest.raises(Refusal, match="niet schriftelijk"):
        ballots(started(tabled), 8, 8)
    with pytest.raises(Refusal, match="Tel het als blanco"):
        deciding.show_of_hands(
            tabled,
            later(11),
            proposal_id=tabled.proposal[0].id,
            count=Count(7, 0, 1),
            method=Method.BALLOT,
        )


def test_several_candidates(tabled):
    names = ("S. Koster", "W. Dekker")
    state = started(about_person(tabled), Method.BALLOT, names=names)
    with pytest.raises(Refusal, match="tel de stemmen voor ieder"):
        ballots(state, 8, 8)
    with pytest.raises(Refusal, match="Noa is geen kandidaat"):
        ballots(state, 8, candidates={"Noa": 8})
    state = ballots(state, 8, 0, 0, 1, 1, {"S. Koster": 4, "W. Dekker": 2})
    assert [(row.votes, row.elected) for row in state.candidate] == [(4, True), (2, False)]
    state = confirmed(state, text="De raad benoemt S. Koster.")
    assert state.decision[0].text == "De raad benoemt S. Koster."
    for wrong in (("Noa",), ("Noa", "Noa")):
        with pytest.raises(Refusal, match="verschillende kandidaten"):
            started(about_person(tabled), Method.BALLOT, names=wrong)
    with pytest.raises(Refusal, match="alleen bij een schriftelijke"):
        started(tabled, Method.SHOW_OF_HANDS, names=names)


def test_only_the_result_of_a_ballot(tabled):
    state = ballots(started(tabled, Method.BALLOT, only_result=True), 8, 5, 2, 1)
    vote = state.vote[0]
    assert (vote.result, vote.issued, vote.voters) == (Result.CARRIED, 8, 8)
    assert not any((vote.votes_for, vote.votes_against, vote.votes_blank, vote.votes_invalid))
    assert verdict_of(state, vote) is None
    assert confirmed(state).decision[0].outcome is Outcome.CARRIED
    several = started(tabled, Method.BALLOT, only_result=True, names=("A", "B"))
    several = ballots(several, 8, candidates={"A": 3, "B": 5})
    assert [(row.votes, row.elected) for row in several.candidate] == [(0, False), (0, True)]

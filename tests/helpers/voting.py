"""Steps of a vote on the last proposal, each at its own minute."""

from __future__ import annotations

from dataclasses import replace

from tests.helpers.council import later
from vergadering.domain import people, voting
from vergadering.domain.choices import Method
from vergadering.domain.majority import Ballot, Count
from vergadering.domain.model_rules import Rules


def ruled(state, **rules):
    """The council has these rules."""
    return people.set_council(state, later(9), name="Raad", rules=Rules(**rules))


def about_person(state):
    """The last proposal is about a person."""
    return state.put(replace(state.proposal[-1], about_person=True))


def started(state, method=Method.SHOW_OF_HANDS, **more):
    """A vote on the last proposal begins."""
    id = state.proposal[-1].id
    return voting.start_vote(state, later(11), proposal_id=id, method=method, **more)


def counted(state, *count):
    """The hands of the last vote are counted."""
    id = state.vote[-1].id
    return voting.record_count(state, later(12), vote_id=id, count=Count(*count))


def ballots(state, *numbers, **more):
    """The ballots of the last vote are counted."""
    ballot = Ballot(*numbers, **more)
    return voting.record_ballot(state, later(12), vote_id=state.vote[-1].id, ballot=ballot)


def confirmed(state, outcome=None, **more):
    """The chair confirms the last vote."""
    id = state.vote[-1].id
    return voting.confirm_vote(state, later(13), vote_id=id, outcome=outcome, **more)

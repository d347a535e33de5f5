"""Majorities against results that were worked out by hand."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.council import later
from vergadering.domain import attendance, deciding, people
from vergadering.domain.choices import (
    Majority,
    Outcome,
    PersonTieRule,
    ProposalStatus,
    QuorumRule,
    Result,
    Stance,
    TieRule,
)
from vergadering.domain.majority import Count, Rule, Verdict, after_tie, elected, verdict
from vergadering.domain.model_rules import Rules
from vergadering.domain.model_votes import Voter
from vergadering.domain.numbers import needed_for_quorum
from vergadering.domain.votes import tally
from vergadering.errors import Refusal

CARRIED, REJECTED, TIE = Result.CARRIED, Result.REJECTED, Result.TIE
SIMPLE, ABSOLUTE = Rule(Majority.SIMPLE), Rule(Majority.ABSOLUTE)
THIRDS, ALL = Rule(Majority.TWO_THIRDS), Rule(Majority.UNANIMOUS)


def with_abstentions(rule):
    return replace(rule, abstentions_count=True)


def with_blanks(rule):
    return replace(rule, blanks_count=True)


CASES = [
    # simple: more for than against; for, against, abstained, blank, invalid
    (SIMPLE, (4, 1, 1), CARRIED, 2, 5),
    (SIMPLE, (5, 3), CARRIED, 4, 8),
    (SIMPLE, (5, 4), CARRIED, 5, 9),
    (SIMPLE, (3, 5), REJECTED, 6, 8),
    (SIMPLE, (4, 5), REJECTED, 6, 9),
    (SIMPLE, (4, 4), TIE, 5, 8),
    (SIMPLE, (5, 5), TIE, 6, 10),
    (SIMPLE, (6, 4), CARRIED, 5, 10),
    (SIMPLE, (2, 2, 1), TIE, 3, 4),
    (SIMPLE, (1, 0, 7), CARRIED, 1, 1),
    (SIMPLE, (0, 1, 7), REJECTED, 2, 1),
    (SIMPLE, (0, 0, 8), TIE, 1, 0),
    (SIMPLE, (0, 0), TIE, 1, 0),
    (SIMPLE, (2, 1, 0, 5), CARRIED, 2, 3),
    (SIMPLE, (2, 1, 0, 0, 5), CARRIED, 2, 3),
    (SIMPLE, (1, 1, 2, 2, 2), TIE, 2, 2),
    (with_abstentions(SIMPLE), (3, 2, 3), CARRIED, 3, 8),
    (with_abstentions(SIMPLE), (2, 2, 1), TIE, 3, 5),
    (with_blanks(SIMPLE), (3, 2, 0, 3), CARRIED, 3, 8),
    # absolute: more than half of the votes that count
    (ABSOLUTE, (6, 4), CARRIED, 6, 10),
    (ABSOLUTE, (5, 5), TIE, 6, 10),
    (ABSOLUTE, (5, 4), CARRIED, 5, 9),
    (ABSOLUTE, (4, 5), REJECTED, 5, 9),
    (ABSOLUTE, (4, 4), TIE, 5, 8),
    (ABSOLUTE, (5, 3), CARRIED, 5, 8),
    (ABSOLUTE, (1, 0), CARRIED, 1, 1),
    (ABSOLUTE, (2, 1), CARRIED, 2, 3),
    (ABSOLUTE, (1, 1), TIE, 2, 2),
    (ABSOLUTE, (0, 0, 5), TIE, 1, 0),
    (ABSOLUTE, (4, 3, 2), CARRIED, 4, 7),
    (with_abstentions(ABSOLUTE), (4, 3, 2), REJECTED, 5, 9),
    (with_abstentions(ABSOLUTE), (5, 3, 1), CARRIED, 5, 9),
    (with_abstentions(ABSOLUTE), (5, 0, 5), REJECTED, 6, 10),
    (with_abstentions(ABSOLUTE), (3, 3, 1), TIE, 4, 7),
    (with_abstentions(ABSOLUTE), (0, 0, 5), TIE, 3, 5),
    (ABSOLUTE, (4, 0, 0, 5), CARRIED, 3, 4),
    (with_blanks(ABSOLUTE), (4, 0, 0, 5), REJECTED, 5, 9),
    (with_blanks(ABSOLUTE), (5, 0, 0, 4), CARRIED, 5, 9),
    (with_blanks(ABSOLUTE), (4, 0, 0, 0, 5), CARRIED, 3, 4),
    (with_abstentions(with_blanks(ABSOLUTE)), (4, 1, 2, 2), REJECTED, 5, 9),
    # two thirds, rounded up; exactly two thirds is enough
    (THIRDS, (4, 2), CARRIED, 4, 6),
    (THIRDS, (3, 3), REJECTED, 4, 6),
    (THIRDS, (2, 1), CARRIED, 2, 3),
    (THIRDS, (1, 1), REJECTED, 2, 2),
    (THIRDS, (5, 2), CARRIED, 5, 7),
    (THIRDS, (4, 3), REJECTED, 5, 7),
    (THIRDS, (5, 3), REJECTED, 6, 8),
    (THIRDS, (6, 2), CARRIED, 6, 8),
    (THIRDS, (6, 3), CARRIED, 6, 9),
    (THIRDS, (5, 4), REJECTED, 6, 9),
    (THIRDS, (7, 3), CARRIED, 7, 10),
    (THIRDS, (6, 4), REJECTED, 7, 10),
    (THIRDS, (4, 0, 0, 1), CARRIED, 3, 4),
    (with_blanks(THIRDS), (4, 0, 0, 1), CARRIED, 4, 5),
    (with_blanks(THIRDS), (3, 0, 0, 2), REJECTED, 4, 5),
    (THIRDS, (3, 0, 0, 2), CARRIED, 2, 3),
    (with_abstentions(THIRDS), (4, 1, 1), CARRIED, 4, 6),
    (with_abstentions(THIRDS), (4, 1, 2), REJECTED, 5, 7),
    (THIRDS, (1, 0), CARRIED, 1, 1),
    (THIRDS, (0, 0, 0, 5), REJECTED, 1, 0),
    (THIRDS, (4, 2, 0, 0, 3), CARRIED, 4, 6),
    # unanimous: every vote that counts
    (ALL, (5, 0), CARRIED, 5, 5),
    (ALL, (4, 1), REJECTED, 5, 5),
    (ALL, (4, 0, 1), CARRIED, 4, 4),
    (with_abstentions(ALL), (4, 0, 1), REJECTED, 5, 5),
    (with_blanks(ALL), (4, 0, 0, 1), REJECTED, 5, 5),
    (ALL, (4, 0, 0, 1), CARRIED, 4, 4),
    (ALL, (4, 4), REJECTED, 8, 8),
    (ALL, (0, 0, 5), REJECTED, 1, 0),
    (ALL, (1, 0), CARRIED, 1, 1),
]


def test_there_are_enough_cases_and_none_twice():
    assert len(CASES) >= 60
    assert len({(rule, counts) for rule, counts, *_ in CASES}) == len(CASES)


@pytest.mark.parametrize(("rule", "counts", "result", "needed", "of"), CASES)
def test_a_count_comes_to(rule, counts, result, needed, of):
    assert verdict(Count(*counts), rule) == Verdict(result, counts[0], needed, of)


@pytest.mark.parametrize(
    ("votes", "blank", "rule", "result", "first"),
    [
        ((4, 1), 0, SIMPLE, CARRIED, 0),
        ((1, 4), 0, SIMPLE, CARRIED, 1),
        ((2, 2, 1), 0, SIMPLE, TIE, None),
        ((2, 1, 1), 0, SIMPLE, CARRIED, 0),
        ((2, 1, 1), 0, ABSOLUTE, REJECTED, None),
        ((3, 1, 1), 0, ABSOLUTE, CARRIED, 0),
        ((3, 3), 0, ABSOLUTE, TIE, None),
        ((3, 1), 2, with_blanks(ABSOLUTE), REJECTED, None),
        ((3, 1), 2, ABSOLUTE, CARRIED, 0),
        ((4, 2), 0, THIRDS, CARRIED, 0),
        ((3, 2), 0, THIRDS, REJECTED, None),
        ((0, 5), 0, ALL, CARRIED, 1),
        ((1, 4), 0, ALL, REJECTED, None),
        ((0, 0), 5, SIMPLE, TIE, None),
    ],
)
def test_of_several_candidates_one_is_elected_or_none(votes, blank, rule, result, first):
    found, who = elected(votes, blank, rule)
    assert (found.result, who) == (result, first)
    assert found.votes_for == max(votes)


@pytest.mark.parametrize(
    ("rule", "first", "again", "returned"),
    [
        (TieRule.HELD_OVER, Outcome.HELD_OVER, Outcome.HELD_OVER, Outcome.HELD_OVER),
        (TieRule.HELD_OVER_THEN_REJECTED, Outcome.HELD_OVER, Outcome.HELD_OVER, Outcome.REJECTED),
        (TieRule.REJECTED, Outcome.REJECTED, Outcome.REJECTED, Outcome.REJECTED),
        (TieRule.CHAIR_DECIDES, Outcome.TIED, Outcome.TIED, Outcome.TIED),
        (TieRule.REVOTE, Outcome.TIED, Outcome.HELD_OVER, Outcome.TIED),
        (PersonTieRule.REVOTE_NEXT_MEETING, *[Outcome.HELD_OVER] * 3),
        (PersonTieRule.REVOTE, Outcome.TIED, Outcome.HELD_OVER, Outcome.TIED),
        (PersonTieRule.LOT, Outcome.TIED, Outcome.TIED, Outcome.TIED),
        (PersonTieRule.REJECTED, Outcome.REJECTED, Outcome.REJECTED, Outcome.REJECTED),
    ],
)
def test_a_tie_leads_to_what_the_council_agreed_on(rule, first, again, returned):
    assert after_tie(rule) is first
    assert after_tie(rule, again=True) is again
    assert after_tie(rule, held_before=True) is returned


@pytest.mark.parametrize(
    ("rule", "seats", "needed"),
    [
        (QuorumRule.MORE_THAN_HALF, 8, 5),
        (QuorumRule.MORE_THAN_HALF, 7, 4),
        (QuorumRule.HALF, 8, 4),
        (QuorumRule.HALF, 7, 4),
        (QuorumRule.TWO_THIRDS, 8, 6),
        (QuorumRule.TWO_THIRDS, 9, 6),
        (QuorumRule.NONE, 8, 0),
    ],
)
@pytest.mark.parametrize("short", [0, 1])
def test_the_quorum_is_just_met_or_just_missed(rule, seats, needed, short):
    """Of eight members so many stay that the quorum is just met, or one fewer."""
    assert needed_for_quorum(rule, seats) == needed
    state = council.open_meeting()
    leaving = 8 - (needed_for_quorum(rule, 8) - short)
    if not 0 <= leaving <= 8:
        return
    state = people.set_council(state, later(1), name="Raad", rules=Rules(quorum=rule))
    for person in [p for p in state.person if p.has_vote][:leaving]:
        state = attendance.leave(state, later(2), person_id=person.id)
    state = deciding.table_proposal(state, later(3), text="Doen")
    id = state.proposal[0].id
    after = deciding.decide_without_vote(state, later(4), proposal_id=id)
    assert after.decision[0].provisional is bool(short)
    if 8 - leaving:
        counted = deciding.unanimous(state, later(4), proposal_id=id)
        assert counted.decision[0].provisional is bool(short)
    strict = Rules(quorum=rule, decide_without_quorum=False)
    state = people.set_council(state, later(5), name="Raad", rules=strict)
    if short:
        with pytest.raises(Refusal, match="geen quorum"):
            deciding.decide_without_vote(state, later(6), proposal_id=id)
    else:
        after = deciding.decide_without_vote(state, later(6), proposal_id=id)
        assert after.proposal[0].status is ProposalStatus.DECIDED


NUMBERS = st.integers(0, 40)
COUNTS = st.builds(Count, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
RULES = st.builds(Rule, st.sampled_from(Majority), st.booleans(), st.booleans())


@given(COUNTS, RULES)
def test_one_vote_more_never_turns_a_proposal_down(count, rule):
    more = replace(count, votes_for=count.votes_for + 1)
    if verdict(count, rule).result is CARRIED:
        assert verdict(more, rule).result is CARRIED


@given(COUNTS, RULES)
def test_what_is_needed_is_just_enough(count, rule):
    found = verdict(count, rule)
    assert (found.result is CARRIED) <= (count.votes_for >= found.needed)
    assert (found.result is REJECTED) <= (count.votes_for < found.needed)
    assert found.needed >= 1


@given(st.lists(st.sampled_from([Stance.FOR, Stance.AGAINST, Stance.ABSTAIN])), RULES)
def test_the_result_never_depends_on_the_order_of_votes(stances, rule):
    rows = [Voter(id, 1, 1, id, stance) for id, stance in enumerate(stances)]
    shuffled = random.Random(len(rows)).sample(rows, len(rows))
    first = verdict(tally(tuple(rows)), rule)
    assert verdict(tally(tuple(shuffled)), rule) == first
    assert verdict(tally(tuple(reversed(rows))), rule) == first


@given(st.permutations(["Noa", "Wil", "Joke", "Fatima", "Ibrahim", "Marijke"]))
def test_it_makes_no_difference_who_is_called_first(order):
    state = council.open_meeting()
    state = deciding.table_proposal(state, later(3), text="Doen")
    known = {person.display_name: person.id for person in state.person if person.has_vote}
    chosen = {known[name]: Stance.AGAINST for name in ("Noa", "Wil", "Joke")}
    said = {known[name]: chosen.get(known[name], Stance.FOR) for name in order}
    said |= {id: Stance.ABSTAIN for id in known.values() if id not in said}
    after = deciding.decide_by_names(
        state, later(5), proposal_id=state.proposal[0].id, stances=said
    )
    assert after.decision[0].outcome is Outcome.HELD_OVER
    assert (after.vote[0].votes_for, after.vote[0].votes_abstain) == (3, 2)

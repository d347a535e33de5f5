"""The table of the council's own rules, changing them, and where they stand."""

from __future__ import annotations

from dataclasses import fields, replace
from enum import StrEnum
from typing import get_args, get_type_hints

import pytest

from tests.helpers.council import START, council, item, later, open_meeting, who
from vergadering.domain import attendance, deciding, register
from vergadering.domain.check import closing_check
from vergadering.domain.choices import Majority, Precedence, ProposalStatus, QuorumRule
from vergadering.domain.deciding import Count
from vergadering.domain.model import Proposal
from vergadering.domain.model_rules import Rules
from vergadering.domain.own_rules import BY_NAME, NUMBERS, OWN_RULES, Group, Kind, rules_of
from vergadering.domain.public import public
from vergadering.domain.rules import change_rules, own_place, place_of, value_words
from vergadering.domain.state import State
from vergadering.errors import Refusal
from vergadering.i18n import Translator

NL = Translator("nl")


def test_every_rule_has_a_row_in_the_table_and_every_row_is_a_rule():
    assert {rule.name for rule in OWN_RULES} == {field.name for field in fields(Rules)}
    assert len(BY_NAME) == len(OWN_RULES)


@pytest.mark.parametrize("rule", OWN_RULES, ids=lambda rule: rule.name)
def test_the_kind_of_a_rule_fits_its_value(rule):
    hint = get_type_hints(Rules)[rule.name]
    match rule.kind:
        case Kind.CHOICE:
            assert issubclass(hint, StrEnum)
            assert rule.choices is hint
        case Kind.ORDER:
            assert get_args(hint)[0] is rule.choices
        case Kind.YES_NO:
            assert hint is bool
        case Kind.TEXT:
            assert hint is str
        case _:
            assert rule.kind in NUMBERS
            assert hint is int
            assert rule.least <= getattr(Rules(), rule.name) <= rule.most


@pytest.mark.parametrize("rule", OWN_RULES, ids=lambda rule: rule.name)
def test_every_rule_is_said_in_words(rule):
    assert 0 < len(rule.label) <= 24
    assert rule.says.endswith(".")
    words = value_words(NL, Rules(), rule)
    assert words or rule.kind is Kind.TEXT
    assert "_" not in words


def test_the_rules_of_a_group_stand_together():
    order = [rule.group for rule in OWN_RULES]
    assert [rule for group in dict.fromkeys(order) for rule in rules_of(group)] == list(OWN_RULES)
    assert set(order) == set(Group)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("quorum", QuorumRule.HALF, "de helft van de leden"),
        ("bell", True, "ja"),
        ("contribution_seconds", 0, "geen grens"),
        ("contribution_seconds", 1, "1 seconde"),
        ("advice_weeks", 6, "6 weken"),
        ("warning_days", 1, "1 dag"),
        ("term_years", 0, "geen vaste duur"),
        ("speaker_order", (), "wie het eerst vroeg"),
        (
            "speaker_order",
            (Precedence.LEAVES_SOON, Precedence.ONLINE),
            "wie zo weg moet en wie online is",
        ),
    ],
)
def test_a_value_reads_as_people_say_it(name, value, words):
    rules = replace(Rules(), **{name: value})
    assert value_words(NL, rules, BY_NAME[name]) == words


def test_only_the_rules_that_are_named_change():
    state = change_rules(council(), START, values={"majority": Majority.TWO_THIRDS})
    state = change_rules(state, START, values={"bell": True, "house_rules": " het \n reglement "})
    expected = replace(
        Rules(), majority=Majority.TWO_THIRDS, bell=True, house_rules="het reglement"
    )
    assert state.the_council.rules == expected


@pytest.mark.parametrize(("name", "value"), [("advice_weeks", 0), ("advice_weeks", 100)])
def test_a_number_out_of_bounds_is_refused_with_the_bounds(name, value):
    with pytest.raises(Refusal, match="van 1 tot en met 99"):
        change_rules(council(), START, values={name: value})


def test_rules_belong_to_a_council():
    with pytest.raises(Refusal, match="eerst de raad"):
        change_rules(State(), START, values={"bell": True})


def test_each_rule_has_a_place_of_its_own_that_may_be_taken_away():
    state = change_rules(council(), START, references={"quorum": " HR art. 7  lid 2 "})
    assert own_place(state, "quorum") == place_of(state, "quorum") == "HR art. 7 lid 2"
    state = change_rules(state, START, references={"quorum": "  ", "bell": ""})
    assert state.rule_reference == ()


def test_a_rule_without_a_place_stands_where_its_group_stands():
    general = {"house_rules": "huishoudelijk reglement"}
    state = change_rules(council(), START, values=general)
    assert place_of(state, "quorum") == place_of(state, "advice_weeks") == general["house_rules"]
    state = change_rules(state, START, values={"advice_rules": "regeling art. 4"})
    assert place_of(state, "advice_weeks") == "regeling art. 4"
    assert place_of(state, "quorum") == general["house_rules"]
    assert place_of(council(), "quorum") == ""


def test_everybody_may_know_where_a_rule_stands():
    state = change_rules(council(), START, references={"quorum": "HR art. 7"})
    assert own_place(public(state), "quorum") == "HR art. 7"


# warnings name the rule


def lonely(state: State, *, at: float = 5) -> State:
    """Only three of eight are left."""
    for name in ("Joke", "Fatima", "Gerrit-Jan", "Youssef", "Wil"):
        state = attendance.leave(state, later(at), person_id=who(state, name).id)
    return state


def placed(state: State, **values: object) -> State:
    """With a quorum that stands somewhere."""
    return change_rules(state, START, values=values, references={"quorum": "HR art. 7"})


def test_a_missing_quorum_is_told_with_its_place():
    state = placed(lonely(open_meeting()))
    said = [NL(row.text, **row.values) for row in closing_check(state, later(10))]
    assert said[0] == "Er is nu geen quorum (HR art. 7)."


def tabled(state: State) -> State:
    """With a proposal under the third item."""
    place = item(state, "Adviesaanvraag").id
    return deciding.table_proposal(state, later(6), text="De raad stemt in.", item_id=place)


def test_a_decision_that_is_refused_says_by_which_rule():
    state = tabled(placed(lonely(open_meeting()), decide_without_quorum=False))
    with pytest.raises(Refusal, match=r"3 van de 5 leden die nodig zijn \(HR art\. 7\)"):
        deciding.decide_without_vote(state, later(7), proposal_id=state.proposal[-1].id)


# a second meeting without a quorum


def second_meeting(state: State) -> State:
    """Another meeting, in which what was held over comes back and again three are there."""
    held = state.proposal[-1]
    assert held.status is ProposalStatus.HELD_OVER
    return lonely(
        register.bring_back(open_meeting(), later(1), proposal=replace(held, meeting_id=-1))
    )


def held_over(*, alone: bool = True, **values: object) -> State:
    state = open_meeting()
    state = tabled(placed(lonely(state) if alone else state, **values))
    return deciding.hold_over_proposal(state, later(7), proposal_id=state.proposal[-1].id)


def again(state: State, **values: object) -> State:
    return change_rules(second_meeting(state), later(2), values=values)


def test_what_waited_for_a_quorum_is_decided_without_one_the_next_time():
    state = again(held_over(), decide_without_quorum=False)
    id = state.proposal[-1].id
    after = deciding.decide_without_vote(state, later(8), proposal_id=id)
    assert not after.decision[-1].provisional
    voted = deciding.show_of_hands(state, later(8), proposal_id=id, count=Count(2, 1))
    assert not voted.decision[-1].provisional
    assert voted.vote[-1].quorum_needed == 0


def test_a_council_may_ask_for_a_quorum_the_second_time_too():
    state = again(held_over(), decide_without_quorum=False, second_without_quorum=False)
    with pytest.raises(Refusal, match="geen quorum"):
        deciding.decide_without_vote(state, later(8), proposal_id=state.proposal[-1].id)


def test_what_was_held_over_for_another_reason_still_needs_a_quorum():
    state = again(held_over(alone=False))
    after = deciding.decide_without_vote(state, later(8), proposal_id=state.proposal[-1].id)
    assert after.decision[-1].provisional


def test_a_proposal_of_the_same_meeting_is_not_freed():
    state = held_over(decide_without_quorum=False)
    row = state.need(Proposal, state.proposal[-1].id)
    assert row.without_quorum
    state = state.put(replace(row, status=ProposalStatus.TABLED))
    with pytest.raises(Refusal, match="geen quorum"):
        deciding.decide_without_vote(state, later(8), proposal_id=row.id)

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from tests.helpers.council import START, done, who
from vergadering.domain import people
from vergadering.domain.choices import QuorumRule, Role
from vergadering.domain.model import Person
from vergadering.domain.model_registers import Membership
from vergadering.domain.model_rules import Rules
from vergadering.domain.state import State
from vergadering.domain.terms_of_office import add_membership
from vergadering.errors import Refusal


def test_the_first_set_council_makes_it_and_the_next_changes_it():
    made = people.set_council(State(), START, name=" Raad ", organisation=" Stichting ")
    renamed = people.set_council(made, START, name="Cliëntenraad")
    assert made.the_council.name == "Raad"
    assert made.the_council.organisation == "Stichting"
    assert renamed.the_council.id == made.the_council.id
    assert len(renamed.council) == 1


def test_rules_stay_when_only_the_name_changes():
    rules = Rules(quorum=QuorumRule.HALF)
    state = people.set_council(State(), START, name="Raad", rules=rules)
    assert people.set_council(state, START, name="Anders").the_council.rules == rules


def test_a_council_needs_a_name():
    with pytest.raises(Refusal, match="naam nodig"):
        people.set_council(State(), START, name="  ")


@pytest.mark.parametrize("role", list(Role))
def test_a_role_decides_the_vote_unless_the_council_does(role: Role):
    voting = {"chair", "vice_chair", "secretary", "treasurer", "member"}
    by_role = people.add_person(State(), START, name="Joke", role=role).person[0]
    chosen = people.add_person(
        State(), START, name="Joke", role=role, has_vote=not by_role.has_vote
    ).person[0]
    assert by_role.has_vote is (role.value in voting)
    assert chosen.has_vote is not by_role.has_vote


def test_a_person_needs_a_name(council_state):
    with pytest.raises(Refusal, match="naam nodig"):
        people.add_person(council_state, START, name=" ")
    joke = who(council_state, "Joke")
    with pytest.raises(Refusal, match="naam nodig"):
        people.change_person(council_state, START, person=replace(joke, name=" "))


def test_without_a_display_name_the_name_is_shown(council_state):
    state = people.add_person(council_state, START, name=" K. de Boer ")
    assert (state.person[-1].name, state.person[-1].display_name) == ("K. de Boer", "K. de Boer")
    joke = who(state, "Joke")
    changed = people.change_person(
        state, START, person=replace(joke, name=" J. Terpstra-Vos ", display_name=" ")
    )
    assert changed.need(Person, joke.id).name == "J. Terpstra-Vos"
    assert changed.need(Person, joke.id).display_name == "J. Terpstra-Vos"


def test_somebody_who_is_gone_cannot_be_changed(council_state):
    with pytest.raises(Refusal, match="bestaat niet meer"):
        people.change_person(council_state, START, person=Person(99, "Niemand"))


def test_two_people_with_one_name_are_two_people(council_state):
    state = done(
        council_state,
        partial(people.add_person, name="Noa", display_name="Noa"),
    )
    first, second = people.named(state, "Noa")
    assert first.id != second.id
    changed = people.change_person(state, START, person=replace(second, role=Role.GUEST))
    assert changed.need(Person, first.id).role is Role.MEMBER


def test_who_leaves_the_council_no_longer_counts_but_stays_known(council_state):
    wil = who(council_state, "Wil")
    state = people.retire_person(council_state, START, person_id=wil.id)
    assert people.seats(state) == people.seats(council_state) - 1
    assert wil.id not in {person.id for person in people.members(state)}
    assert state.need(Person, wil.id).name == wil.name
    assert people.named(state, "Wil") == ()


def test_guests_and_people_without_a_vote_have_no_seat(council_state):
    assert people.seats(council_state) == 8
    assert len(people.members(council_state)) == 10


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("fatima", ["Fatima"]),
        ("@FATIMA", ["Fatima"]),
        ("fat", ["Fatima"]),
        ("idri", ["Fatima"]),
        ("F. El Idrissi", ["Fatima"]),
        ("jan", ["Gerrit-Jan"]),
        ("gerrit-jan", ["Gerrit-Jan"]),
        ("van", ["Marijke", "Van der Meulen"]),
        ("noà", ["Noa"]),
        ("aalst", ["Marijke"]),
        ("terp", ["Joke"]),
        ("rijk", ["Marijke"]),
        ("niemand", []),
        ("", []),
        (" @ ", []),
    ],
)
def test_a_name_is_found_by_any_part_without_accents(council_state, text, names):
    assert [person.display_name for person in people.named(council_state, text)] == names


def test_the_same_name_wins_from_a_name_that_begins_so(council_state):
    state = people.add_person(council_state, START, name="Noah")
    assert [person.name for person in people.named(state, "noa")] == ["Noa"]


def test_who_leaves_ends_their_term_on_that_day(council_state):
    wil, noa = who(council_state, "Wil"), who(council_state, "Noa")
    past = Membership(person_id=wil.id, from_on=date(2020, 1, 1), until=date(2022, 12, 31))
    terms = [
        past,
        Membership(person_id=wil.id, from_on=date(2026, 1, 1)),
        Membership(person_id=noa.id, from_on=date(2026, 1, 1)),
    ]
    state = done(
        council_state, *(partial(add_membership, membership=row) for row in terms), at=START
    )
    day = date(2026, 9, 1)
    after = people.retire_person(state, START, person_id=wil.id, left_on=day)
    assert [row.left_on for row in after.membership] == [None, day, None]
    assert not after.need(Person, wil.id).active


def test_nobody_leaves_twice_or_before_the_day_has_come(council_state):
    wil = who(council_state, "Wil")
    with pytest.raises(Refusal, match="nog komen"):
        people.retire_person(council_state, START, person_id=wil.id, left_on=date(2027, 1, 1))
    left = people.retire_person(council_state, START, person_id=wil.id)
    with pytest.raises(Refusal, match="Wil is al weg"):
        people.retire_person(left, START, person_id=wil.id)
    back = people.readmit_person(left, START, person_id=wil.id)
    assert back.person == council_state.person
    with pytest.raises(Refusal, match="hoort al bij de raad"):
        people.readmit_person(back, START, person_id=wil.id)

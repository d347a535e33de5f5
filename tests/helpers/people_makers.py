"""How to make each change of the council's people and rules, with drawn arguments."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.helpers.drawing import DAY, TEXT, one, registering
from vergadering.domain import people, people_import, rules, terms_of_office
from vergadering.domain.choices import Role
from vergadering.domain.model_registers import Membership
from vergadering.domain.own_rules import NUMBERS, OWN_RULES, Kind
from vergadering.domain.people_csv import Listed, Sheet

if TYPE_CHECKING:
    from tests.helpers.drawing import Draw, Maker
    from vergadering.domain.history import Change
    from vergadering.domain.own_rules import OwnRule
    from vergadering.domain.state import State

PEOPLE: dict[str, Maker] = {}
"""How to make each change fit a state; None when there is nothing that it could be about."""

_maker = registering(PEOPLE)


def value_of(draw: Draw, rule: OwnRule) -> Any:
    """A value that a rule can have."""
    if rule.kind in NUMBERS:
        return draw(st.integers(rule.least, rule.most))
    match rule.kind:
        case Kind.YES_NO:
            return draw(st.booleans())
        case Kind.TEXT:
            return draw(TEXT)
    assert rule.choices is not None
    if rule.kind is Kind.ORDER:
        return tuple(draw(st.lists(st.sampled_from(rule.choices), unique=True)))
    return draw(st.sampled_from(rule.choices))


@_maker
def _retire_person(draw: Draw, state: State) -> Change | None:
    person = one(draw, state.person)
    if person is None:
        return None
    return partial(people.retire_person, person_id=person.id, left_on=draw(st.none() | DAY))


@_maker
def _readmit_person(draw: Draw, state: State) -> Change | None:
    gone = [person for person in state.person if not person.active]
    person = one(draw, tuple(gone) or state.person)
    return person and partial(people.readmit_person, person_id=person.id)


@_maker
def _set_term(draw: Draw, state: State) -> Change | None:
    person = one(draw, state.person)
    if person is None:
        return None
    first, last = draw(DAY), draw(st.none() | DAY)
    term = Membership(person_id=person.id, from_on=first, until=last)
    return partial(terms_of_office.set_term, membership=term)


@_maker
def _change_rules(draw: Draw, state: State) -> Change:
    chosen = draw(st.lists(st.sampled_from(OWN_RULES), max_size=3))
    placed = draw(st.lists(st.sampled_from(OWN_RULES), max_size=3))
    return partial(
        rules.change_rules,
        values={rule.name: value_of(draw, rule) for rule in chosen},
        references={rule.name: draw(st.just("") | TEXT) for rule in placed},
    )


@_maker
def _take_list(draw: Draw, state: State) -> Change:
    names = draw(st.lists(TEXT, min_size=1, max_size=3, unique=True))
    if state.person and draw(st.booleans()):
        names = [one(draw, state.person).name]
    listed = [
        Listed(
            line,
            name,
            role=draw(st.none() | st.sampled_from(Role)),
            has_vote=draw(st.none() | st.booleans()),
            email=draw(st.none() | TEXT),
            from_on=draw(st.none() | DAY),
            until=draw(st.none() | DAY),
        )
        for line, name in enumerate(names, start=2)
    ]
    return partial(people_import.take_list, sheet=Sheet(tuple(listed)))

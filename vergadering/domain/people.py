"""The council and its people."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from vergadering.domain.choices import GUEST_ROLES, Role
from vergadering.domain.history import change
from vergadering.domain.model import Person
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import date, datetime

    from vergadering.domain.model_registers import Membership
    from vergadering.domain.model_rules import Rules
    from vergadering.domain.state import State


BACKGROUNDS = {
    "youth": N_("jongere"),
    "parent": N_("ouder"),
    "foster_parent": N_("pleegouder"),
    "relative": N_("verwant"),
}
"""What somebody brings of their own, in words; private."""


@change(N_("raad gewijzigd"))
def set_council(
    state: State, at: datetime, *, name: str, organisation: str = "", rules: Rules | None = None
) -> State:
    """Make the council, or change its name, organisation and rules."""
    if not name.strip():
        raise Refusal(N_("De raad heeft een naam nodig."))
    council = state.the_council
    if not council.id:
        state, id = state.fresh()
        council = replace(council, id=id)
    return state.put(
        replace(
            council,
            name=name.strip(),
            organisation=organisation.strip(),
            rules=rules or council.rules,
        )
    )


@change(N_("persoon toegevoegd"))
def add_person(
    state: State,
    at: datetime,
    *,
    name: str,
    display_name: str = "",
    role: Role = Role.MEMBER,
    has_vote: bool | None = None,
    organisation: str = "",
    background: str = "",
    email: str = "",
    phone: str = "",
) -> State:
    """Add somebody. Without `has_vote`, the role decides it."""
    if not name.strip():
        raise Refusal(N_("Een persoon heeft een naam nodig."))
    state, id = state.fresh()
    return state.put(
        Person(
            id,
            name.strip(),
            display_name.strip() or name.strip(),
            role,
            votes_by_role(role) if has_vote is None else has_vote,
            organisation.strip(),
            background,
            email.strip(),
            phone.strip(),
        )
    )


@change(N_("persoon gewijzigd"))
def change_person(state: State, at: datetime, *, person: Person) -> State:
    """Keep somebody's new particulars."""
    state.need(Person, person.id)
    if not person.name.strip():
        raise Refusal(N_("Een persoon heeft een naam nodig."))
    name = person.name.strip()
    return state.put(replace(person, name=name, display_name=person.display_name.strip() or name))


@change(N_("persoon uit de raad gehaald"))
def retire_person(
    state: State, at: datetime, *, person_id: int, left_on: date | None = None
) -> State:
    """Somebody leaves the council, today or on a day before; what they said and did stays.

    Their term of office, or the time that they were a candidate, ends on that day.
    """
    person = state.need(Person, person_id)
    day = left_on or at.date()
    if not person.active:
        raise Refusal(N_("{name} is al weg."), name=person.display_name)
    if day > at.date():
        raise Refusal(N_("Die dag moet nog komen. Doe dit als het zover is."))
    for row in state.membership:
        if row.person_id == person_id and row.left_on is None and not _over(row, day):
            state = state.put(replace(row, left_on=max(day, row.from_on or day)))
    return state.put(replace(person, active=False))


@change(N_("persoon weer bij de raad"))
def readmit_person(state: State, at: datetime, *, person_id: int) -> State:
    """Somebody who left is there again; a term of office is another matter."""
    person = state.need(Person, person_id)
    if person.active:
        raise Refusal(N_("{name} hoort al bij de raad."), name=person.display_name)
    return state.put(replace(person, active=True))


def _over(row: Membership, day: date) -> bool:
    """Whether a term ended by itself before a day."""
    return row.until is not None and row.until < day


def votes_by_role(role: Role) -> bool:
    """Whether somebody with this role votes, unless the council says otherwise."""
    return role in {Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY, Role.TREASURER, Role.MEMBER}


def members(state: State) -> tuple[Person, ...]:
    """Everybody who belongs to the council now, guests not among them."""
    return tuple(p for p in state.person if p.active and p.role not in GUEST_ROLES)


def seats(state: State) -> int:
    """How many voting members the council has now."""
    return sum(1 for person in members(state) if person.has_vote)


def plain(text: str) -> str:
    """A text for comparing: lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def has_words(text: str, words: str) -> bool:
    """Whether each of these words stands in a text; accents and capitals do not matter."""
    searched = plain(text)
    return all(word in searched for word in plain(words).split())


def named(state: State, text: str) -> tuple[Person, ...]:
    """Everybody whose name fits: the same name first, else each whose words begin so.

    Accents and capitals do not matter. Several people mean that the text is not enough.
    """
    wanted = plain(text.strip().lstrip("@"))
    if not wanted:
        return ()
    active = [person for person in state.person if person.active]
    words = [(person, name_words(person.display_name, person.name)) for person in active]
    same = [person for person, own in words if wanted in own[:2]]
    if same:
        return tuple(same)
    begin = [person for person, own in words if any(word.startswith(wanted) for word in own)]
    return tuple(begin or [person for person, own in words if wanted in " ".join(own[:2])])


@lru_cache(maxsize=4096)
def name_words(display_name: str, name: str) -> tuple[str, ...]:
    """Both names of somebody for comparing, and then each word of them."""
    names = (plain(display_name), plain(name))
    return (*names, *(word for name in names for word in name.replace("-", " ").split()))

"""What people are called in a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vergadering.domain.choices import Role
from vergadering.domain.people import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vergadering.domain.model import Person

INITIALS = re.compile(r"^((?:\w{1,3}\.[ -]?)+)\s*(\S.*)$")

LEADING = (Role.CHAIR, Role.SECRETARY, Role.TREASURER)
"""Who stand before the others in a list, in this order."""


def full_name(person: Person) -> str:
    """The name in a list, with the name in talk when that tells something: `M. (Marijke) Aalst`.

    Somebody who is known by a first name only stays so.
    """
    name, called = person.name, person.display_name
    if not called or plain(called) in plain(name):
        return name
    initials = INITIALS.match(name)
    if initials is None:
        return f"{name} ({called})"
    if plain(initials[2]) in plain(called):
        return name
    return f"{initials[1].strip()} ({called}) {initials[2]}"


def surname(person: Person) -> str:
    """What a name is sorted by: without initials or first name, and without `van der`."""
    initials = INITIALS.match(person.name)
    words = (initials[2] if initials else person.name).split()
    if initials is None and len(words) > 1:
        words = words[1:]
    while len(words) > 1 and words[0][:1].islower():
        words = words[1:]
    return plain(" ".join(words) or person.name)


def in_order(people: Iterable[Person], chair_id: int | None) -> list[Person]:
    """The chair of the meeting, the officers, then everybody by surname."""

    def place(person: Person) -> tuple[bool, int, str, int]:
        rank = LEADING.index(person.role) if person.role in LEADING else len(LEADING)
        return person.id != chair_id, rank, surname(person), person.id

    return sorted(people, key=place)


class Names:
    """What each person is called in the text: the name in talk, unless two share it."""

    def __init__(self, people: Iterable[Person]) -> None:
        known = list(people)
        called = [plain(person.display_name) for person in known]
        self._names = {
            person.id: person.display_name
            if person.display_name and called.count(plain(person.display_name)) == 1
            else person.name
            for person in known
        }

    def __call__(self, person_id: int | None) -> str:
        """The name of somebody; empty when nobody is meant."""
        return self._names.get(person_id, "") if person_id is not None else ""


def slug(text: str) -> str:
    """A text for in a file name: lower-case letters and digits without accents, and dashes."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")[:60].strip("-")

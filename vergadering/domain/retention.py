"""Terms of retention: what was kept long enough, by the council's own terms.

Adopted minutes, decisions, actions and promises stay as long as the council does. What was
only needed to come to them goes, and so does what is known of people and no longer needed.
Nothing goes by itself: this says what may go, and since when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from vergadering.domain.choices import Role
from vergadering.domain.choices_registers import SignalStatus
from vergadering.domain.lock import is_adopted
from vergadering.domain.model import Council, Meeting, Person
from vergadering.domain.model_registers import Membership, Signal
from vergadering.domain.model_rules import NEVER
from vergadering.domain.terms import days_after, months_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vergadering.domain.model import Row
    from vergadering.domain.state import State

READ: tuple[type[Row], ...] = (Council, Person, Meeting, Signal, Membership)
"""The tables that tell what is due; every state has them whole."""

CONTACT = ("email", "phone", "background")
"""What is known of somebody that only serves while they take part."""


class Matter(StrEnum):
    """What a term of retention is about."""

    WORKING = "working"
    """What adopted minutes were made of."""
    SIGNAL = "signal"
    """The text of a signal as it came in."""
    CANDIDATE = "candidate"
    """What is known of somebody who wanted to be a member and did not become one."""
    CONTACT = "contact"
    """How to reach somebody who left, and their background."""


@dataclass(frozen=True, slots=True)
class Expired:
    """One thing that was kept long enough."""

    matter: Matter
    id: int
    """Of the meeting, the signal, the candidacy (`membership`) or the person."""
    since: date | None
    """The first day on which it may go; None when nobody knows when the term began."""
    number: str = ""
    """The number of the meeting; empty for the others, of whom nothing is told."""

    @property
    def key(self) -> tuple[Matter, int]:
        """What it is, whatever the day."""
        return self.matter, self.id


def due(state: State, today: date) -> tuple[Expired, ...]:
    """Everything of which the term has passed, by matter; `state` is not the public one."""
    return (*_working(state, today), *_signals(state, today), *_people(state, today))


def grouped(expired: Iterable[Expired]) -> dict[Matter, tuple[Expired, ...]]:
    """What is due by matter, in their order; a matter without anything is left out."""
    rows = tuple(expired)
    found = {matter: tuple(row for row in rows if row.matter is matter) for matter in Matter}
    return {matter: mine for matter, mine in found.items() if mine}


RULE = {
    Matter.WORKING: "keep_working_months",
    Matter.SIGNAL: "keep_signal_months",
    Matter.CANDIDATE: "keep_candidate_weeks",
    Matter.CONTACT: "keep_contact_weeks",
}
"""The field of `Rules` that says how long each of them is kept."""


def term(state: State, matter: Matter) -> int:
    """The council's term: months for working material and signals, weeks for the others."""
    return int(getattr(state.the_council.rules, RULE[matter]))


def days_back(state: State, matter: Matter, today: date) -> date | None:
    """The last day on which a term may have begun that has passed today; None: none has."""
    length = term(state, matter)
    if length >= NEVER:
        return None
    if matter in (Matter.CANDIDATE, Matter.CONTACT):
        return today - timedelta(weeks=length)
    return months_after(today, -length)


def _working(state: State, today: date) -> Iterator[Expired]:
    for row in state.meeting:
        if not is_adopted(row) or row.cleared_on is not None:
            continue
        if _passed(state, Matter.WORKING, row.adopted_on, today):
            since = _end(state, Matter.WORKING, row.adopted_on)
            yield Expired(Matter.WORKING, row.id, since, row.number)


def _signals(state: State, today: date) -> Iterator[Expired]:
    for row in state.signal:
        began = row.fed_back_on or row.received_on
        over = row.fed_back_on is not None or row.status is SignalStatus.CLOSED
        if row.raw and over and _passed(state, Matter.SIGNAL, began, today):
            yield Expired(Matter.SIGNAL, row.id, _end(state, Matter.SIGNAL, began))


def _people(state: State, today: date) -> Iterator[Expired]:
    refused = [row for row in state.membership if is_refused(row)]
    for row in refused:
        if _passed(state, Matter.CANDIDATE, row.left_on, today):
            since = _end(state, Matter.CANDIDATE, row.left_on)
            yield Expired(Matter.CANDIDATE, row.id, since)
    candidates = {row.person_id for row in refused}
    for person in state.person:
        known = any(getattr(person, name) for name in CONTACT)
        waits = person.role is Role.CANDIDATE_MEMBER and person.id in candidates
        if person.active or waits or not known:
            continue
        left = _left(state, person, today)
        if _passed(state, Matter.CONTACT, left, today):
            yield Expired(Matter.CONTACT, person.id, _end(state, Matter.CONTACT, left))


def is_refused(row: Membership) -> bool:
    """Whether somebody was a candidate and is none any more, without a term of office."""
    return row.from_on is None and row.left_on is not None


def _left(state: State, person: Person, today: date) -> date | None:
    """When somebody's last term of office ended; None when no term says so."""
    mine = [row for row in state.membership if row.person_id == person.id and row.from_on]
    ends = [day for row in mine if (day := row.left_on or row.until) and day <= today]
    return max(ends, default=None)


def _passed(state: State, matter: Matter, began: date | None, today: date) -> bool:
    """Whether the term has passed; one that began nobody knows when must be 0 for that."""
    length = term(state, matter)
    if length >= NEVER:
        return False
    end = _end(state, matter, began)
    return length == 0 if end is None else end <= today


def _end(state: State, matter: Matter, began: date | None) -> date | None:
    """The first day behind a term; None when nobody knows when it began."""
    length = term(state, matter)
    if began is None or length >= NEVER:
        return None
    if matter in (Matter.CANDIDATE, Matter.CONTACT):
        return days_after(began, 7 * length)
    return months_after(began, length)

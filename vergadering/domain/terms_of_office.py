"""Terms of office (rooster van aftreden), and candidates for one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from vergadering.domain.choices import Role
from vergadering.domain.history import change
from vergadering.domain.model import Person
from vergadering.domain.model_registers import Membership
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.state import State


@change(N_("zittingstermijn toegevoegd"))
def add_membership(state: State, at: datetime, *, membership: Membership) -> State:
    """Keep a term of office, or a candidate when it has no first day; the identifier is new.

    A term without a last day gets the length that the council's rules say.
    """
    state.need(Person, membership.person_id)
    membership = _ending(state, membership)
    _check(state, membership)
    state, id = state.fresh()
    return state.put(replace(membership, id=id))


@change(N_("zittingstermijn gewijzigd"))
def change_membership(state: State, at: datetime, *, membership: Membership) -> State:
    """Keep other facts of a term; whose it is stays."""
    old = state.need(Membership, membership.id)
    changed = replace(membership, person_id=old.person_id)
    _check(state, changed)
    return state.put(changed)


@change(N_("zittingstermijn vastgelegd"))
def set_term(state: State, at: datetime, *, membership: Membership) -> State:
    """Keep somebody's term: one that begins behind the one that is known comes beside it."""
    old = newest_terms(state).get(membership.person_id)
    ended = old is not None and (old.left_on or old.until)
    first = membership.from_on
    if old is None or (ended and first is not None and first > ended):
        return add_membership(state, at, membership=replace(membership, left_on=None))
    return change_membership(state, at, membership=replace(membership, id=old.id))


@change(N_("kandidaat benoemd"))
def appoint_candidate(
    state: State,
    at: datetime,
    *,
    membership_id: int,
    from_on: date,
    until: date | None = None,
    appointed_by: str = "",
) -> State:
    """A candidate gets a term of office, by the decision with this number.

    Who begins today or began before that is a member with a vote from now on.
    """
    old = state.need(Membership, membership_id)
    if old.from_on is not None:
        raise Refusal(N_("Dit is geen kandidaat: de termijn is al begonnen of bepaald."))
    new = replace(old, from_on=from_on, until=until, appointed_by=appointed_by.strip())
    new = _ending(state, new)
    _check(state, new)
    person = state.need(Person, new.person_id)
    if from_on <= at.date() and person.role is Role.CANDIDATE_MEMBER:
        state = state.put(replace(person, role=Role.MEMBER, has_vote=True))
    return state.put(new)


@change(N_("zittingstermijn beëindigd"))
def end_membership(
    state: State, at: datetime, *, membership_id: int, left_on: date | None = None
) -> State:
    """Somebody leaves before the term ends, or is no candidate any more; without a day, today."""
    old = state.need(Membership, membership_id)
    new = replace(old, left_on=left_on or at.date())
    _check(state, new)
    return state.put(new)


@change(N_("zittingstermijn verwijderd"))
def remove_membership(state: State, at: datetime, *, membership_id: int) -> State:
    """Take away a term that was kept by mistake."""
    return state.drop(state.need(Membership, membership_id))


def candidates(state: State) -> tuple[Membership, ...]:
    """Those who want to be a member, the first who came first."""
    return tuple(row for row in state.membership if row.from_on is None and row.left_on is None)


def schedule(state: State, today: date) -> tuple[Membership, ...]:
    """The terms that run or still begin, the one that ends first before the others."""
    running = [
        row
        for row in state.membership
        if row.from_on is not None and row.left_on is None
        if row.until is None or row.until >= today
    ]
    return tuple(sorted(running, key=lambda row: (row.until or date.max, row.id)))


def ending(state: State, today: date) -> tuple[Membership, ...]:
    """Terms that end within the weeks of the council's rules, or ended without another since."""
    last = today + timedelta(weeks=state.the_council.rules.ending_weeks)
    newest = newest_terms(state)
    ends = [row for row in newest.values() if row.until is not None and row.left_on is None]
    active = {person.id for person in state.person if person.active}
    soon = [row for row in ends if row.until and row.until <= last and row.person_id in active]
    return tuple(sorted(soon, key=lambda row: (row.until or date.max, row.id)))


def newest_terms(state: State) -> dict[int, Membership]:
    """The term of each person that begins last, by the identifier of the person."""
    newest: dict[int, Membership] = {}
    for row in state.membership:
        if row.from_on is not None:
            before = newest.get(row.person_id)
            if before is None or (before.from_on or date.min) <= row.from_on:
                newest[row.person_id] = row
    return newest


def trials_ending(state: State, today: date) -> tuple[Membership, ...]:
    """Candidates whose trial ends within the weeks of the council's rules, or ended."""
    last = today + timedelta(weeks=state.the_council.rules.ending_weeks)
    soon = [row for row in candidates(state) if row.trial_until and row.trial_until <= last]
    return tuple(sorted(soon, key=lambda row: (row.trial_until or date.max, row.id)))


def waiting_for_vote(state: State, today: date) -> tuple[Person, ...]:
    """Candidates whose term has begun and who are no member yet in the list of people."""
    begun = {
        row.person_id
        for row in state.membership
        if row.from_on is not None and row.from_on <= today and row.left_on is None
    }
    return tuple(
        person
        for person in state.person
        if person.id in begun and person.active and person.role is Role.CANDIDATE_MEMBER
    )


def _ending(state: State, membership: Membership) -> Membership:
    """With a last day: the one before the same day, so many years on."""
    first, years = membership.from_on, state.the_council.rules.term_years
    if first is None or membership.until is not None or not years:
        return membership
    if first.year + years > date.max.year:
        return membership
    day = 28 if (first.month, first.day) == (2, 29) else first.day
    return replace(membership, until=date(first.year + years, first.month, day) - timedelta(days=1))


def _check(state: State, membership: Membership) -> None:
    first, last = membership.from_on, membership.until
    if first is None and last is not None:
        raise Refusal(N_("Vanaf wanneer loopt de termijn? De eerste dag ontbreekt."))
    if first is not None and last is not None and last < first:
        raise Refusal(N_("De termijn eindigt voordat zij begint."))
    if first is not None and membership.left_on is not None and membership.left_on < first:
        raise Refusal(N_("Iemand kan niet weggaan voordat de termijn begint."))
    if first is None or membership.left_on is not None:
        return
    for other in state.membership:
        if other.id == membership.id or other.person_id != membership.person_id:
            continue
        if other.from_on is None or other.left_on is not None:
            continue
        if first <= (other.until or date.max) and other.from_on <= (last or date.max):
            name = state.need(Person, membership.person_id).display_name
            raise Refusal(N_("{name} heeft in die tijd al een termijn."), name=name)

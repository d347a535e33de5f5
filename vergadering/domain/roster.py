"""Everybody whom the council knows, in circles: members, candidates, support, guests, former."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from vergadering.domain.choices import GUEST_ROLES, Role
from vergadering.domain.terms_of_office import (
    candidates,
    ending,
    newest_terms,
    trials_ending,
    waiting_for_vote,
)
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import date

    from vergadering.domain.model import Person
    from vergadering.domain.model_registers import Membership
    from vergadering.domain.state import State
    from vergadering.i18n import Translator


class Circle(Enum):
    """Where somebody stands; the value is the source text of its heading."""

    MEMBERS = N_("Leden")
    CANDIDATES = N_("Kandidaat-leden")
    SUPPORT = N_("Ondersteuning")
    GUESTS = N_("Gasten")
    FORMER = N_("Oud-leden")


def circle_of(person: Person) -> Circle:
    """The circle that somebody is in."""
    if not person.active:
        return Circle.FORMER
    if person.role in GUEST_ROLES:
        return Circle.GUESTS
    match person.role:
        case Role.CANDIDATE_MEMBER:
            return Circle.CANDIDATES
        case Role.OFFICIAL_SECRETARY | Role.SUPPORTER:
            return Circle.SUPPORT
    return Circle.MEMBERS


def roster(state: State) -> dict[Circle, tuple[Person, ...]]:
    """The people in each circle, officers first, then as they came; no circle is empty."""
    order = {role: place for place, role in enumerate(Role)}
    people = sorted(state.person, key=lambda person: (order[person.role], person.id))
    found = {
        circle: tuple(person for person in people if circle_of(person) is circle)
        for circle in Circle
    }
    return {circle: rows for circle, rows in found.items() if rows}


def term_of(state: State, person_id: int) -> Membership | None:
    """The term of office of somebody that begins last, else their time as a candidate."""
    waiting = (row for row in candidates(state) if row.person_id == person_id)
    return newest_terms(state).get(person_id) or next(waiting, None)


def term_words(t: Translator, state: State, person_id: int, *, short: bool = False) -> str:
    """Until when somebody's term runs; empty when nothing is known of it."""
    row = term_of(state, person_id)
    if row is None:
        return ""
    if row.left_on:
        text = N_("weg {day}") if short else N_("weg sinds {day}")
        return t(text, day=_day(row.left_on, short=short))
    if row.from_on is None:
        text = N_("tot {day}") if short else N_("proeftijd tot {day}")
        return t(text, day=_day(row.trial_until, short=short)) if row.trial_until else ""
    return t("t/m {day}", day=_day(row.until, short=short)) if row.until else ""


def term_warning(t: Translator, state: State, person_id: int, today: date) -> str:
    """What must be done about somebody's term or trial soon; empty when nothing must."""
    for row in ending(state, today):
        if row.person_id == person_id and row.until:
            if row.until < today:
                return t("De termijn is afgelopen op {date}.", date=row.until)
            again = t("herkiesbaar") if row.re_electable else t("niet herkiesbaar")
            return t("De termijn loopt af op {date}; {again}.", date=row.until, again=again)
    for row in trials_ending(state, today):
        if row.person_id == person_id and row.trial_until:
            return t("De proeftijd loopt af op {date}.", date=row.trial_until)
    if any(person.id == person_id for person in waiting_for_vote(state, today)):
        return t("De termijn is begonnen; wijzig de functie in lid.")
    return ""


def _day(day: date, *, short: bool) -> date | str:
    return f"{day:%d-%m-%Y}" if short else day

"""A list of members taken over: who is new, who changes, and who is as the list says."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from vergadering.domain.history import change
from vergadering.domain.model import Person
from vergadering.domain.model_registers import Membership
from vergadering.domain.people import add_person, change_person, plain, votes_by_role
from vergadering.domain.people_csv import Listed, Problem
from vergadering.domain.plain import one_line
from vergadering.domain.terms_of_office import newest_terms, set_term
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from vergadering.domain.people_csv import Sheet
    from vergadering.domain.state import State
    from vergadering.i18n import Translator


class Becomes(Enum):
    """What a line does; the value is a source text."""

    ADDED = N_("nieuw")
    CHANGED = N_("gewijzigd")
    SAME = N_("ongewijzigd")


LABELS = {
    "display_name": N_("naam op het scherm"),
    "role": N_("functie"),
    "has_vote": N_("stemrecht"),
    "organisation": N_("organisatie"),
    "background": N_("achtergrond"),
    "email": N_("e-mail"),
    "phone": N_("telefoon"),
    "active": N_("weer bij de raad"),
    "term": N_("termijn"),
}
"""What can change, in words."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a line of the list comes to."""

    listed: Listed
    becomes: Becomes
    changed: tuple[str, ...] = ()
    """What is different now, as names of `LABELS`; never the values, which may be private."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would do, and what stands in its way."""

    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]

    def of(self, becomes: Becomes) -> tuple[Outcome, ...]:
        """The lines that come to this."""
        return tuple(row for row in self.outcomes if row.becomes is becomes)


def preview(state: State, at: datetime, sheet: Sheet) -> Preview:
    """What taking a list over would do. Changes nothing."""
    outcomes: list[Outcome] = []
    problems = list(sheet.problems)
    for listed in sheet.people:
        try:
            after = _taken(state, at, listed)
        except Refusal as refusal:
            problems.append(Problem(listed.line, refusal.text, refusal.values))
            continue
        outcomes.append(_outcome(state, after, listed))
        state = after
    return Preview(tuple(outcomes), tuple(sorted(problems, key=lambda row: row.line)))


@change(N_("ledenlijst overgenomen"))
def take_list(state: State, at: datetime, *, sheet: Sheet) -> State:
    """Take over everybody in a list, or nobody when one line cannot be.

    Whoever is in the council and not in the list stays as they are.
    """
    if not state.council:
        raise Refusal(N_("Maak eerst de raad, met c."))
    told = preview(state, at, sheet)
    if told.problems:
        first = told.problems[0]
        raise Refusal(first.text, **first.values)
    if not told.of(Becomes.ADDED) and not told.of(Becomes.CHANGED):
        raise Refusal(N_("Er verandert niets: iedereen staat er al zo in."))
    for listed in sheet.people:
        state = _taken(state, at, listed)
    return state


def _taken(state: State, at: datetime, listed: Listed) -> State:
    """The state with what one line says."""
    given: dict[str, Any] = {
        field.name: getattr(listed, field.name)
        for field in fields(Listed)
        if field.name in Person.__dataclass_fields__ and getattr(listed, field.name) is not None
    }
    old = _same(state, listed.name)
    if old is None:
        state = add_person(state, at, **given)
        return _with_term(state, at, state.person[-1].id, listed)
    given.pop("name")
    if "role" in given and given["role"] is not old.role:
        given.setdefault("has_vote", votes_by_role(given["role"]))
    state = change_person(state, at, person=replace(old, active=True, **given))
    return _with_term(state, at, old.id, listed)


def _same(state: State, name: str) -> Person | None:
    """Who has this name; whoever left only when nobody else has. Refused when several have."""
    wanted = plain(name)
    found = [row for row in state.person if wanted in (plain(row.name), plain(row.display_name))]
    found = [row for row in found if row.active] or found
    if len(found) > 1:
        raise Refusal(N_("{name} kan hier meer dan een persoon zijn."), name=name)
    return found[0] if found else None


def _with_term(state: State, at: datetime, person_id: int, listed: Listed) -> State:
    """The state with the term of office that a line tells of."""
    if listed.from_on is None and listed.until is None:
        return state
    old = newest_terms(state).get(person_id)
    begins, until = listed.from_on, listed.until
    if old is None:
        term = Membership(person_id=person_id, from_on=begins, until=until)
    elif begins is not None and begins > (old.left_on or old.until or begins):
        term = replace(old, from_on=begins, until=until, appointed_by="")
    else:
        term = replace(old, from_on=begins or old.from_on, until=until or old.until)
    return set_term(state, at, membership=term)


def _outcome(before: State, after: State, listed: Listed) -> Outcome:
    old = _same(before, listed.name)
    if old is None:
        return Outcome(listed, Becomes.ADDED)
    new = after.need(Person, old.id)
    changed = [name for name in LABELS if name != "term" and _differs(old, new, name)]
    if before.membership != after.membership:
        changed.append("term")
    return Outcome(listed, Becomes.CHANGED if changed else Becomes.SAME, tuple(changed))


def _differs(old: Person, new: Person, name: str) -> bool:
    return bool(getattr(old, name) != getattr(new, name))


def told_lines(t: Translator, told: Preview, sheet: Sheet) -> Iterator[str]:
    """What a list would do, a line each: how many, what is wrong, and who."""
    counts = ((len(told.of(becomes)), t(becomes.value)) for becomes in Becomes)
    yield ", ".join(f"{n} {words}" for n, words in counts if n) or t("Niemand.")
    for problem in told.problems:
        why = t(problem.text, **problem.values)
        yield t("Regel {line}: {why}", line=problem.line, why=one_line(why))
    if sheet.unused:
        names = one_line(", ".join(sheet.unused))
        yield t("Niet gebruikt: {names}.", names=names)
    for becomes in (Becomes.ADDED, Becomes.CHANGED):
        yield from (_said(t, row) for row in told.of(becomes))


def _said(t: Translator, row: Outcome) -> str:
    listed, name = row.listed, one_line(row.listed.name)
    if row.becomes is Becomes.ADDED:
        facts = [t(word(listed.role))] if listed.role else []
    else:
        facts = [t(LABELS[each]) for each in row.changed]
    told = f" ({', '.join(facts)})" if facts else ""
    return f"{t(row.becomes.value)}: {name}{told}"

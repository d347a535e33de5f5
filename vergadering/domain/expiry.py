"""What was kept long enough goes: rows, texts, and what has to be forgotten beside them."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from vergadering.domain.choices import EventKind, NoteKind, Role
from vergadering.domain.history import change
from vergadering.domain.model import Attendance, Meeting, Note, Person
from vergadering.domain.model_floor import SpeakingStretch, SpeakingTurn
from vergadering.domain.model_registers import Membership, Signal
from vergadering.domain.retention import CONTACT, Matter, days_back, due
from vergadering.domain.soundness import REFERS
from vergadering.domain.state import TABLE
from vergadering.domain.traces import Traces
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from vergadering.domain.model import Row
    from vergadering.domain.retention import Expired
    from vergadering.domain.state import State

PERSONS = tuple(name for name, kind in REFERS.items() if kind is Person)
"""The fields that hold the identifier of somebody."""

PARTS = ("internal_notes", "turns", "reasons")
"""What the working material of a meeting is counted in."""


@change(N_("weggehaald waarvan de bewaartermijn voorbij is"))
def expire(state: State, at: datetime, *, expired: Collection[Expired]) -> State:
    """Take away what is due, of what is named here; the state holds every row of the council.

    Whatever is no longer due stays. Refused with a meeting in hand: then rows are missing.
    """
    if state.meeting_id is not None:
        raise Refusal(N_("Dit gaat over alle vergaderingen; er mag er geen gekozen zijn."))
    wanted = {row.key for row in expired}
    going = [row for row in due(state, at.date()) if row.key in wanted]
    ids = {matter: {row.id for row in going if row.matter is matter} for matter in Matter}
    state = _without_working(state, ids[Matter.WORKING], at.date())
    for signal in state.signal:
        if signal.id in ids[Matter.SIGNAL]:
            state = state.put(replace(signal, raw=""))
    for person in state.person:
        if person.id in ids[Matter.CONTACT]:
            state = state.put(_unreachable(person))
    return _without_candidates(state, ids[Matter.CANDIDATE])


def counted(state: State, meetings: Iterable[int]) -> dict[str, int]:
    """How much of each of `PARTS` there is in these meetings."""
    wanted = set(meetings)
    found: tuple[list[Any], ...] = (
        [row for row in state.note if row.meeting_id in wanted and _internal(row)],
        [row for row in state.speaking_turn if row.meeting_id in wanted],
        [row for row in state.attendance if row.meeting_id in wanted and row.reason],
    )
    return {part: len(rows) for part, rows in zip(PARTS, found, strict=True)}


COUNTED: tuple[type[Row], ...] = (Note, SpeakingTurn, Attendance)
"""The tables that `counted` looks in."""


def traces(before: State, after: State, today: date) -> Traces:
    """What has to be forgotten beside the rows, when `expire` made the one of the other."""
    texts: dict[tuple[str, int], frozenset[str]] = {}
    rows: set[tuple[str, int]] = set()
    for kind, names in ((Signal, ("raw",)), (Person, CONTACT)):
        known = {row.id: row for row in after.rows(kind)}
        for row in before.rows(kind):
            key = TABLE[kind], int(row.id)
            if row.id not in known:
                rows.add(key)
            elif known[row.id] != row:
                texts[key] = frozenset(names)
    for person in after.person:
        if not person.active and not any(getattr(person, name) for name in CONTACT):
            texts[TABLE[Person], person.id] = frozenset(CONTACT)
    kept = {row.id for row in after.membership}
    rows |= {(TABLE[Membership], row.id) for row in before.membership if row.id not in kept}
    cleared = {row.id for row in before.meeting if row.cleared_on is None}
    meetings = {row.id for row in after.meeting if row.cleared_on is not None} & cleared
    removed = {
        TABLE[kind]: last
        for kind, matter in ((Signal, Matter.SIGNAL), (Membership, Matter.CANDIDATE))
        if (last := days_back(after, matter, today)) is not None
    }
    return Traces(texts, frozenset(rows), frozenset(meetings), removed)


def _without_working(state: State, meetings: set[int], today: date) -> State:
    """Without what the minutes of these meetings were made of and do not tell."""
    if not meetings:
        return state

    def blank(row: Attendance) -> Attendance:
        silent = not row.reason or row.meeting_id not in meetings
        return row if silent else replace(row, reason="")

    tables: dict[type[Row], tuple[Row, ...]] = {
        Note: tuple(
            row for row in state.note if row.meeting_id not in meetings or not _internal(row)
        ),
        SpeakingTurn: tuple(r for r in state.speaking_turn if r.meeting_id not in meetings),
        SpeakingStretch: tuple(r for r in state.speaking_stretch if r.meeting_id not in meetings),
        Attendance: tuple(blank(row) for row in state.attendance),
        Meeting: tuple(
            replace(row, cleared_on=today) if row.id in meetings else row for row in state.meeting
        ),
    }
    return state.having({TABLE[kind]: rows for kind, rows in tables.items()})


def _without_candidates(state: State, memberships: set[int]) -> State:
    """Without these candidacies, and without those who were nothing but a candidate.

    Who is named in a meeting stays with a name alone, so that its minutes stay as they are.
    """
    gone = [row for row in state.membership if row.id in memberships]
    state = state.drop(*gone)
    named = _named(state) if gone else set()
    for person_id in dict.fromkeys(row.person_id for row in gone):
        person = state.get(Person, person_id)
        others = any(row.person_id == person_id for row in state.membership)
        if person is None or others or person.role is not Role.CANDIDATE_MEMBER:
            continue
        if person_id in named:
            state = state.put(replace(_unreachable(person), active=False))
        else:
            state = state.drop(person)
    return state


def _named(state: State) -> set[int]:
    """Everybody whom some row refers to."""
    found: set[int] = set()
    for kind in TABLE:
        own = {field.name for field in fields(kind)}
        names = [name for name in PERSONS if name in own]
        for row in state.rows(kind):
            found.update(id for name in names if (id := getattr(row, name)) is not None)
            found.update(getattr(row, "co_owners", ()))
    for event in state.action_event:
        if event.kind is EventKind.TRANSFERRED:
            found.update(int(id) for id in re.findall(r"\d+", f"{event.before} {event.after}"))
    return found


def _unreachable(person: Person) -> Person:
    return replace(person, email="", phone="", background="")


def _internal(note: Note) -> bool:
    return note.kind is NoteKind.INTERNAL

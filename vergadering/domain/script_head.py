"""What comes before the gavel in a text file: council, people, agenda, and who is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain import agenda, attendance, meeting, people
from vergadering.domain.choices import Format, Presence, Role
from vergadering.domain.entries import ArriveEntry, LeaveEntry
from vergadering.domain.lines import who
from vergadering.domain.people import plain
from vergadering.domain.script_reading import Heading, Participant, Script

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from vergadering.domain.model import Person
    from vergadering.domain.state import State

UNTITLED = "Vergadering"
"""The name of a meeting whose file gives none."""


def prepared(
    state: State,
    at: datetime,
    script: Script,
    *,
    digest: str,
    moment: Callable[[datetime], datetime],
) -> tuple[State, dict[int, int]]:
    """The state with the meeting in hand, not opened, and the item of each heading's line."""
    assert script.start is not None
    if not state.the_council.id:
        state = people.set_council(state, at, name=script.council, organisation=script.organisation)
    state, chair = _person(state, at, script, script.chair, Role.CHAIR)
    state, secretary = _person(state, at, script, script.secretary, Role.SECRETARY)
    state = meeting.add_meeting(
        state,
        at,
        title=script.title or UNTITLED,
        planned_start=moment(script.start),
        planned_end=moment(script.end) if script.end else None,
        kind=script.kind,
        format=script.format,
        location=script.place,
        key_question=script.key_question,
        chair_id=chair,
        secretary_id=secretary,
        source_digest=digest,
    )
    if script.next_start:
        state = state.put(replace(state.the_meeting, next_start=moment(script.next_start)))
    state, items = _agenda(state, at, script)
    officers = {chair: script.chair, secretary: script.secretary}
    return _presence(state, at, script, officers), items


def usual_via(script: Script) -> Format:
    """How people are there when a file does not say it."""
    return Format.ONLINE if script.format is Format.ONLINE else Format.ONSITE


def _agenda(state: State, at: datetime, script: Script) -> tuple[State, dict[int, int]]:
    items: dict[int, int] = {}
    top: int | None = None
    for line in script.headings:
        assert isinstance(line.said, Heading)
        state = agenda.add_item(
            state,
            at,
            title=line.said.title,
            planned_minutes=line.said.planned_minutes,
            goal=line.said.goal,
            key_question=line.said.key_question,
            confidential=line.said.confidential,
            parent_id=top if line.said.part else None,
        )
        items[line.number] = state.agenda_item[-1].id
        top = top if line.said.part and top else items[line.number]
    return state, items


def _presence(
    state: State, at: datetime, script: Script, officers: dict[int | None, Participant | None]
) -> State:
    """Who is there from the opening: who is named so, and does not come in later.

    Chair and secretary are there too when the meeting was held and nothing else is said.
    """
    marks = {id: person for id, person in officers.items() if id and person and script.happened}
    for person in script.people:
        state, id = _person(state, at, script, person, None)
        if id:
            marks[id] = person
    later = _coming_later(state, script)
    for id, person in marks.items():
        if person.status is Presence.PRESENT and id not in later:
            via = person.via or usual_via(script)
            state = attendance.arrive(state, at, person_id=id, via=via)
        elif person.status in (Presence.ABSENT, Presence.ABSENT_NOTIFIED):
            notified = person.status is Presence.ABSENT_NOTIFIED
            state = attendance.mark_absent(state, at, person_id=id, notified=notified)
    return state


def _coming_later(state: State, script: Script) -> set[int]:
    """Everybody whose first coming or going in the file is that they come."""
    first: dict[int, bool] = {}
    for line in script.lines:
        if isinstance(line.said, ArriveEntry | LeaveEntry):
            found = who(state, line.said.person)
            if len(found) == 1:
                first.setdefault(found[0].id, isinstance(line.said, ArriveEntry))
    return {id for id, comes in first.items() if comes}


def _person(
    state: State, at: datetime, script: Script, person: Participant | None, role: Role | None
) -> tuple[State, int | None]:
    """Somebody in the head, who is added if nobody has that name."""
    if person is None:
        return state, None
    known = _known(state, person.name)
    if known is not None:
        return state, known.id
    named = next((p for p in script.people if plain(p.name) == plain(person.name)), person)
    roles = (person.role, named.role, role, Role.GUEST)
    state = people.add_person(
        state,
        at,
        name=person.name,
        role=next(each for each in roles if each),
        organisation=person.organisation or named.organisation,
    )
    return state, state.person[-1].id


def _known(state: State, name: str) -> Person | None:
    """The one person who has this name, or whose names hold every word of it."""
    wanted = plain(name).strip()
    same = [p for p in state.person if wanted in (plain(p.name), plain(p.display_name))]
    words = set(wanted.split())
    found = same or [
        p for p in state.person if words <= set(plain(f"{p.name} {p.display_name}").split())
    ]
    return found[0] if len(found) == 1 else None

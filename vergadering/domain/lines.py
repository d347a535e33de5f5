"""Between a line and a record: whom the names mean, and the line that makes a record again."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

from vergadering.domain import people
from vergadering.domain.choices import NoteKind
from vergadering.domain.dates import EXACT, NO_DATE, write_date
from vergadering.domain.entries import (
    ActionEntry,
    DecisionEntry,
    Entry,
    NoteEntry,
    ParkEntry,
    PromiseEntry,
    ProposalEntry,
)
from vergadering.domain.model import Action, Decision, Meeting, Note, Person, Proposal
from vergadering.domain.model_floor import ParkedPoint
from vergadering.domain.model_registers import Promise
from vergadering.domain.notation import read
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime, time

    from vergadering.domain.records import Record
    from vergadering.domain.state import State

WORD_OF_KIND = {
    NoteKind.DISCUSSION: "",
    NoteKind.PRO: "/voordeel ",
    NoteKind.CON: "/nadeel ",
    NoteKind.QUOTE: "/citaat ",
    NoteKind.TIP: "/tip ",
    NoteKind.INTERNAL: "/intern ",
}
"""What a note of each kind begins with; one of kind `promise` has the line of a promise."""

_SOME_DAY = date(2000, 1, 1)
"""Whether words are a date does not depend on the day, so any will do to try a line."""

_HALF_A_DAY = timedelta(hours=12)


def who(state: State, name: str) -> tuple[Person, ...]:
    """Everybody whom a typed name may mean; `#12` is the person with that identifier."""
    name = name.strip().removeprefix("@").strip()
    if re.fullmatch(r"#[0-9]{1,9}", name):
        found = state.get(Person, int(name[1:]))
        return (found,) if found else ()
    return people.named(state, name) if len(name) <= 80 else ()


def only(found: Sequence[Person], name: str) -> Person:
    """The one person whom a name means. Refused when it is nobody's or several people's."""
    if not found:
        raise Refusal(N_("Wie is {name}? Die naam is niet bekend."), name=name)
    if len(found) > 1:
        names = ", ".join(person.display_name for person in found)
        raise Refusal(N_("Wie is {name}: {names}?"), name=name, names=names)
    return found[0]


def moment_of(state: State, at: datetime, clock: time | None) -> datetime | None:
    """A clock time in the meeting in hand, on its day or shortly after its midnight.

    The offset is that of the meeting. None without a clock time.
    """
    if clock is None:
        return None
    meeting = state.get(Meeting, state.meeting_id)
    begin = (meeting and (meeting.opened_at or meeting.planned_start)) or at
    found = begin.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
    return found + timedelta(days=1) if begin - found > _HALF_A_DAY else found


def next_meeting(state: State, at: datetime) -> date | None:
    """The day of the meeting after the one in hand, if it is known."""
    meeting = state.get(Meeting, state.meeting_id)
    if meeting is not None and meeting.next_start is not None:
        return meeting.next_start.date()
    after = (meeting and (meeting.planned_start or meeting.opened_at)) or at
    coming = (row.planned_start for row in state.meeting if row.id != state.meeting_id)
    following = min((start for start in coming if start and start > after), default=None)
    return following.date() if following else None


def recorded(state: State, entry: Entry) -> Record | None:
    """The record that a line makes: only what the line says. None for any other command.

    A name that is nobody's, or several people's, stays in the text.
    """
    match entry:
        case NoteEntry():
            text, person_id = _spoken(state, entry)
            return Note(kind=entry.kind, text=text, person_id=person_id)
        case ProposalEntry():
            text, person_id = _spoken(state, entry)
            return Proposal(text=text, proposer_id=person_id)
        case ParkEntry():
            text, person_id = _spoken(state, entry)
            return ParkedPoint(text=text, person_id=person_id)
        case DecisionEntry():
            return Decision(text=entry.text)
        case ActionEntry():
            return _action(state, entry)
        case PromiseEntry():
            text, person_id = _spoken(state, entry)
            return Promise(text=text, person_id=person_id, due=entry.due)
    return None


def said_of(record: Record) -> Record:
    """Of a record only what its line can say."""
    match record:
        case Note(kind=NoteKind.PROMISE):
            return Promise(text=record.text, person_id=record.person_id)
        case Promise():
            return Promise(text=record.text, person_id=record.person_id, due=record.due)
        case Note():
            return Note(kind=record.kind, text=record.text, person_id=record.person_id)
        case Proposal():
            return Proposal(text=record.text, proposer_id=record.proposer_id)
        case ParkedPoint():
            return ParkedPoint(text=record.text, person_id=record.person_id)
        case Decision():
            return Decision(text=record.text)
        case Action():
            return Action(
                text=record.text,
                owner_id=record.owner_id,
                co_owners=record.co_owners,
                due=record.due,
            )


def notation_of(state: State, record: Record) -> str:
    """The line that makes this record again, without its time."""
    return line_of(state, record, lambda person: name_for(state, person))


def line_of(
    state: State, record: Record, name: Callable[[Person], str], *, exact: bool = False
) -> str:
    """As `notation_of`, with names as somebody else gives them.

    With `exact` the line names nobody whom the record does not name, and has no command
    that is unknown, so that it means the same where other people are known.
    """
    wanted = said_of(record)
    line = ""
    for line in _candidates(state, record, name):
        entry = read(line, _SOME_DAY, _SOME_DAY)
        if recorded(state, entry) == wanted and not (exact and _names_nobody(entry, record)):
            break
    return line


def _names_nobody(entry: Entry, record: Record) -> bool:
    """Whether a line names somebody, or a command, that its record does not have."""
    match entry, record:
        case NoteEntry(), Note():
            return bool(entry.unknown or (entry.person and record.person_id is None))
        case ProposalEntry(), Proposal():
            return bool(entry.person and record.proposer_id is None)
        case ParkEntry(), ParkedPoint():
            return bool(entry.person and record.person_id is None)
        case PromiseEntry(), Promise() | Note():
            return bool(entry.person and record.person_id is None)
        case ActionEntry(), Action():
            return bool(entry.owners and record.owner_id is None)
    return False


def name_for(state: State, person: Person) -> str:
    """A name that means this person and nobody else in a line."""
    for name in (person.display_name, person.name):
        if not re.search(r"[:,\n#@]|\s(?:en|and|&|\+)\s", name) and who(state, name) == (person,):
            return name
    return f"#{person.id}"


def _spoken(
    state: State, entry: NoteEntry | ProposalEntry | ParkEntry | PromiseEntry
) -> tuple[str, int | None]:
    if not entry.person:
        return entry.text, None
    meant = who(state, entry.person)
    return (entry.text, meant[0].id) if len(meant) == 1 else (entry.typed, None)


def _action(state: State, entry: ActionEntry) -> Action:
    meant = [who(state, name) for name in entry.owners]
    if not entry.owners or any(len(found) != 1 for found in meant):
        return Action(text=entry.typed if entry.owners else entry.text, due=entry.due)
    owner, *others = (found[0].id for found in meant)
    co_owners = tuple(dict.fromkeys(id for id in others if id != owner))
    return Action(text=entry.text, owner_id=owner, co_owners=co_owners, due=entry.due)


def _candidates(state: State, record: Record, name: Callable[[Person], str]) -> Iterable[str]:
    """Lines that may make a record again, the plainest first; one of them does."""
    match record:
        case Note(kind=NoteKind.PROMISE) | Promise():
            return _promised(state, record, name)
        case Note():
            start = WORD_OF_KIND[record.kind]
            return _with_speaker(state, start, record.text, record.person_id, name)
        case Proposal():
            return _with_speaker(state, "/voorstel ", record.text, record.proposer_id, name)
        case ParkedPoint():
            return _with_speaker(state, "/parkeer ", record.text, record.person_id, name)
        case Decision():
            return (f"/besluit {record.text}",)
        case Action():
            return _with_owners(state, record, name)


def _with_speaker(
    state: State, start: str, text: str, person_id: int | None, name: Callable[[Person], str]
) -> Iterable[str]:
    speaker = state.get(Person, person_id)
    if speaker is not None:
        return (f"{start}@{name(speaker)}: {text}",)
    return (f"{start}{text}", f"{start}@: {text}")


def _with_owners(state: State, record: Action, name: Callable[[Person], str]) -> Iterable[str]:
    owner = () if record.owner_id is None else (record.owner_id,)
    owners = ", ".join(name(person) for person in state.people((*owner, *record.co_owners)))
    heads = (f"{owners}: ",) if owners else ("", ": ")
    tails = _until(record.due)
    return (f"/actie {head}{record.text}{tail}" for head, tail in product(heads, tails))


def _promised(state: State, record: Note | Promise, name: Callable[[Person], str]) -> Iterable[str]:
    """The lines of a promise, and of a note that was kept as one."""
    speaker = state.get(Person, record.person_id)
    heads = (f"@{name(speaker)}: ",) if speaker else ("", "@: ")
    tails = _until(record.due if isinstance(record, Promise) else None)
    return (f"/toezegging {head}{record.text}{tail}" for head, tail in product(heads, tails))


def _until(day: date | None) -> tuple[str, ...]:
    """What may stand at the end of a line to say by when; also that there is no date."""
    if day is None:
        return ("", f" {NO_DATE[0]}")
    due = write_date(day)
    return (f" voor {due}", f" uiterlijk {due}", f" {EXACT} {due}")

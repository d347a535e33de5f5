"""Writing the meeting in hand as a text file in the capture notation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

from vergadering.domain.attendance import voters
from vergadering.domain.choices import (
    Format,
    Goal,
    Method,
    Outcome,
    Presence,
    ProposalStatus,
    Stance,
)
from vergadering.domain.dates import write_date
from vergadering.domain.lines import line_of
from vergadering.domain.model import (
    AgendaItem,
    AgendaVisit,
    Decision,
    Person,
    Proposal,
    Vote,
)
from vergadering.domain.records import records
from vergadering.domain.script_reading import Heading, heading
from vergadering.domain.votes import by_name, needs_choice
from vergadering.domain.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from enum import StrEnum

    from vergadering.domain.model import Meeting
    from vergadering.domain.records import Record
    from vergadering.domain.state import State


_UNKNOWN = datetime(9999, 1, 1, tzinfo=UTC)
"""Stands for a moment that nobody noted, so behind all others."""

_CHOSEN = {
    Outcome.CARRIED: "/uitslag aangenomen",
    Outcome.CARRIED_AMENDED: "/uitslag gewijzigd aangenomen",
    Outcome.REJECTED: "/uitslag verworpen",
    Outcome.HELD_OVER: "/uitslag aangehouden",
}
_STANCES = ((Stance.FOR, "voor"), (Stance.AGAINST, "tegen"), (Stance.ABSTAIN, "onthouding"))
_RESULT = {ProposalStatus.HELD_OVER: "/aanhouden", ProposalStatus.WITHDRAWN: "/intrekken"}


_Lines: TypeAlias = tuple[datetime, int, tuple[str, ...]]
"""A moment, the place among what happened at that moment, and the lines that say it."""


@dataclass(slots=True)
class _Stretch:
    """What happened while the file is at one item: lines with their moments."""

    item: AgendaItem | None
    start: datetime | None
    lines: list[_Lines] = field(default_factory=list)


def write_script(state: State) -> str:
    """The meeting in hand in the notation; reading it in again makes an equal meeting.

    Numbers, history, reasons of absence, views of a minority and what became of a parked
    point have no notation. Who had the floor and for how long is never written: talk time
    is in no document. What is private stands in it too, unless the state is a public one.
    """
    return "\n".join((*_head(state), "", *_body(state), ""))


def _head(state: State) -> Iterator[str]:
    council, meeting = state.the_council, state.the_meeting
    start = meeting.planned_start or meeting.opened_at
    pairs = (
        ("Raad", council.name),
        ("Organisatie", council.organisation),
        ("Vergadering", meeting.title),
        ("Soort", _word(meeting.kind)),
        ("Datum", _moment(start)),
        ("Einde", _moment(meeting.planned_end)),
        ("Plaats", meeting.location),
        ("Vorm", _word(meeting.format)),
        ("Vraag", meeting.key_question),
        ("Volgende", _moment(meeting.next_start)),
        ("Voorzitter", _officer(state, meeting.chair_id)),
        ("Secretaris", _officer(state, meeting.secretary_id)),
        ("Aanwezig", _listed(state, frozenset({Presence.PRESENT}))),
        ("Afwezig", _listed(state, frozenset({Presence.ABSENT, Presence.ABSENT_NOTIFIED}))),
    )
    for key, value in pairs:
        if value:
            yield f"{key}: {_flat(value)}"


def _officer(state: State, person_id: int | None) -> str:
    person = state.get(Person, person_id)
    if person is None:
        return ""
    known = any(row.person_id == person_id for row in state.attendance)
    return _participant(person, () if known else ("niet gemeld",))


def _listed(state: State, statuses: frozenset[Presence]) -> str:
    usual = _usual_via(state.the_meeting)
    found: dict[int, str] = {}
    for row in state.attendance:
        person = state.get(Person, row.person_id)
        if person is None or row.status not in statuses or person.id in found:
            continue
        marks: tuple[str, ...] = ()
        if row.status is not Presence.PRESENT:
            marks = ("m.k." if row.status is Presence.ABSENT_NOTIFIED else "z.k.",)
        elif row.via is not usual:
            marks = (_word(row.via),)
        found[person.id] = _participant(person, marks)
    return "; ".join(found.values())


def _participant(person: Person, marks: tuple[str, ...] = ()) -> str:
    inside = (_word(person.role), person.organisation, *marks)
    return f"{person.name} ({', '.join(part for part in inside if part)})"


def _body(state: State) -> Iterator[str]:
    """The agenda in its order, with what happened under each item, from gavel to gavel."""
    numbers = _numbers(state)
    waiting = list(state.items)
    first, *others = _stretches(state)
    opened, closed = state.the_meeting.opened_at, state.the_meeting.closed_at
    yield from _lines(each for each in first.lines if opened is None or each[0] < opened)
    early = [each for each in first.lines if opened and each[0] >= opened]
    if opened and (early or not state.agenda_item):
        yield _timed(opened, "/open")
        yield from _lines(early)
        opened = None
    for stretch in others:
        if stretch.item is None:
            yield _timed(stretch.start, "/rondaf")
        elif stretch.item in waiting:
            while (item := waiting.pop(0)) != stretch.item:
                yield from _unvisited(state, item)
            yield _heading(item, None if stretch.start == opened else stretch.start)
        else:
            yield _timed(stretch.start, f"/punt {numbers[stretch.item.id]}")
        if opened and stretch.start == opened:
            yield _timed(opened, "/open")
            opened = None
        yield from _lines(stretch.lines)
    for item in waiting:
        yield from _unvisited(state, item)
    if closed:
        yield _timed(closed, "/sluit")


def _lines(found: Iterable[_Lines]) -> Iterator[str]:
    for _, _, lines in sorted(found, key=lambda each: each[:2]):
        yield from lines


def _unvisited(state: State, item: AgendaItem) -> Iterator[str]:
    """An item that was not taken up here; what stands under it when it never was."""
    yield _heading(item, None, deferred=bool(state.the_meeting.opened_at))
    if not any(visit.item_id == item.id for visit in state.agenda_visit):
        for record in records(state, item.id):
            yield from _record(state, record)


def _stretches(state: State) -> list[_Stretch]:
    """What is outside the agenda, and then the visits and the gaps between them, in order.

    Each has what was noted of its item, and who came and went in its time.
    """
    found = [_Stretch(None, None), *_course(state)]
    for item_id in (None, *(item.id for item in state.agenda_item)):
        own = [each for each in found if (each.item.id if each.item else None) == item_id]
        for record in records(state, item_id) if own else ():
            at = record.at or own[0].start or _UNKNOWN
            _at(own, at).lines.append((at, 1, tuple(_record(state, record))))
    for at, line in _breaks(state):
        _at(found, at).lines.append((at, 2, (_timed(at, line),)))
    for at, line in _comings(state):
        _at(found, at).lines.append((at, _turn(state, at), (_timed(at, line),)))
    return found


def _course(state: State) -> Iterator[_Stretch]:
    """Every visit that was not the rest of one before a break, and every gap behind one."""
    begun = [visit for visit in state.agenda_visit if visit.started_at]
    visits = sorted(begun, key=lambda visit: (visit.started_at or _UNKNOWN, visit.id))
    closed = state.the_meeting.closed_at
    pauses = {(row.started_at, row.ended_at) for row in state.meeting_break}
    before: AgendaVisit | None = None
    for visit, following in zip_longest(visits, visits[1:]):
        again = before is not None and before.item_id == visit.item_id
        if not (again and before and (before.ended_at, visit.started_at) in pauses):
            yield _Stretch(state.get(AgendaItem, visit.item_id), visit.started_at)
        until = following.started_at if following else closed
        paused = (visit.ended_at, until) in pauses or (visit.ended_at, None) in pauses
        if visit.ended_at and visit.ended_at != until and not paused:
            yield _Stretch(None, visit.ended_at)
        before = visit


def _at(stretches: list[_Stretch], at: datetime) -> _Stretch:
    """The last stretch that had begun at a moment, else the first."""
    begun = [each for each in stretches if each.start is not None and each.start <= at]
    return begun[-1] if begun else stretches[0]


def _breaks(state: State) -> Iterator[tuple[datetime, str]]:
    """Where the meeting was suspended and went on."""
    for row in state.meeting_break:
        if row.started_at:
            yield row.started_at, "/schors"
        if row.ended_at and row.ended_at != state.the_meeting.closed_at:
            yield row.ended_at, "/hervat"


def _comings(state: State) -> Iterator[tuple[datetime, str]]:
    """Everybody who came after the opening or left before the closing."""
    meeting = state.the_meeting
    usual = _usual_via(meeting)
    for row in state.attendance:
        person = state.get(Person, row.person_id)
        if person is None or row.status is not Presence.PRESENT:
            continue
        if row.from_at and row.from_at != meeting.opened_at:
            via = "" if row.via is usual else f" {_word(row.via)}"
            yield row.from_at, f"/komt {_flat(person.name)}{via}"
        if row.until_at and row.until_at != meeting.closed_at:
            yield row.until_at, f"/weg {_flat(person.name)}"


def _turn(state: State, at: datetime) -> int:
    """Whether somebody came or went before (0) or after (2) the votes of the same moment."""
    counted = [vote.voters for vote in state.vote if vote.at == at]
    return 2 if any(count != voters(state, at) for count in counted) else 0


def _record(state: State, record: Record) -> Iterator[str]:
    """The lines that make a record, a proposal and what came of it among them."""
    if isinstance(record, Proposal):
        yield _line(state, record)
        if record.status in _RESULT:
            yield _timed(record.at, _RESULT[record.status])
    elif isinstance(record, Decision):
        yield from _decision(state, record)
    else:
        yield _line(state, record)


def _decision(state: State, decision: Decision) -> Iterator[str]:
    proposal, vote = state.get(Proposal, decision.proposal_id), state.get(Vote, decision.vote_id)
    if (proposal is None and vote is None) or (vote is not None and vote.only_result):
        yield _line(state, decision)
        return
    before = proposal or Proposal(at=decision.at)
    yield _line(state, replace(before, text=decision.text))
    without = "/consent" if decision.method is Method.CONSENT else "/geenbezwaar"
    yield _timed(decision.at, _votes(state, vote) if vote else without)
    if vote is not None and needs_choice(state, vote):
        yield _timed(decision.at, _CHOSEN.get(decision.outcome, "/uitslag"))


def _votes(state: State, vote: Vote) -> str:
    if vote.method is Method.CONSENT:
        return "/consent"
    names = _by_name(state, vote)
    if names:
        return f"/stem {names}"
    count = [vote.votes_for, vote.votes_against, vote.votes_abstain]
    if vote.votes_blank or vote.votes_invalid:
        count += [vote.votes_blank, vote.votes_invalid]
    return "/stem " + "-".join(map(str, count))


def _by_name(state: State, vote: Vote) -> str:
    """Who chose what, as in a line; empty for a vote without names that a line can have."""
    chosen = by_name(state, vote.id)
    parts: list[str] = []
    for stance, word in _STANCES:
        names = [_flat(person.name) for person in state.people(chosen.get(stance, ()))]
        if any(re.search(r"[,:;&+#@]|\b(?:en|and)\b", name) for name in names):
            return ""
        parts += [f"{word}: {', '.join(names)}"] if names else []
    return " ".join(parts)


def _line(state: State, record: Record) -> str:
    record = replace(record, text=_flat(record.text))
    line = line_of(state, record, lambda person: _flat(person.name), exact=True)
    return _timed(record.at, f"@: {line}" if line.startswith(("#", ";")) else line)


def _heading(item: AgendaItem, at: datetime | None, *, deferred: bool = False) -> str:
    """The line of an item; with minutes when its title could be read in another way."""
    marks = " ".join(
        mark
        for mark, holds in (
            (_word(item.goal), item.goal is not Goal.DISCUSS),
            ("besloten", item.confidential),
            ("doorgeschoven", deferred),
        )
        if holds
    )
    sign = "#" if item.parent_id is None else "##"
    question = f" ? {_flat(item.key_question)}" if item.key_question else ""
    start, end = f"{sign} {_flat(item.title)}", f"{marks and ' '}{marks}{question}"
    plain_line = _timed(at, f"{start}{end}")
    full = _timed(at, f"{start} ({item.planned_minutes}){end}")
    if item.planned_minutes or marks:
        return full
    read = heading(plain_line)
    same = isinstance(read, Heading) and read.title == item.title
    return plain_line if same and read and read.key_question == item.key_question else full


def _numbers(state: State) -> dict[int, str]:
    """The printed number that each item gets when the file is read in."""
    numbers: dict[int, str] = {}
    tops, parts = 0, 0
    for item in state.items:
        if item.parent_id is None:
            tops, parts = tops + 1, 0
            numbers[item.id] = str(tops)
        else:
            parts += 1
            numbers[item.id] = f"{tops}.{parts}"
    return numbers


def _usual_via(meeting: Meeting) -> Format:
    return Format.ONLINE if meeting.format is Format.ONLINE else Format.ONSITE


def _word(choice: StrEnum) -> str:
    return WORDS[type(choice), choice.value]


def _moment(moment: datetime | None) -> str:
    return f"{write_date(moment.date())} {moment:%H:%M}" if moment else ""


def _timed(at: datetime | None, line: str) -> str:
    return f"{at:%H:%M} {line}" if at else line


def _flat(text: str) -> str:
    """A text on one line."""
    return re.sub(r"\s*[\r\n]+\s*", " ", text).strip()

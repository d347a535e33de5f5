"""Whether a council's records keep the rules that every change keeps.

Made for a state that holds the rows of every meeting. A sound file has no findings; a file
that another program wrote in may have them.
"""

from __future__ import annotations

import re
from collections import Counter as Tally
from dataclasses import dataclass, fields
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from vergadering.domain.choices import (
    ChangeKind,
    ItemStatus,
    MeetingStatus,
    Method,
    MinutesStatus,
    Presence,
    Stance,
    TurnKind,
    TurnStatus,
)
from vergadering.domain.model import (
    Action,
    AgendaItem,
    Counter,
    Decision,
    Meeting,
    Person,
    Proposal,
    Row,
    Vote,
)
from vergadering.domain.model_floor import SpeakingTurn
from vergadering.domain.model_next import AgendaTemplate
from vergadering.domain.model_registers import AdviceRequest, Promise
from vergadering.domain.soundness_registers import of_registers
from vergadering.domain.state import TABLE, State
from vergadering.domain.turns import HOLDING
from vergadering.domain.votes import UNSETTLED
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be."""

    text: str
    """Source text with places."""
    values: dict[str, object]


REFERS: dict[str, type[Row]] = {
    "meeting_id": Meeting,
    "item_id": AgendaItem,
    "parent_id": AgendaItem,
    "person_id": Person,
    "owner_id": Person,
    "chair_id": Person,
    "secretary_id": Person,
    "submitter_id": Person,
    "proposer_id": Person,
    "proposal_id": Proposal,
    "vote_id": Vote,
    "action_id": Action,
    "earlier_id": Proposal,
    "decision_id": Decision,
    "by_id": Decision,
    "corrects_id": Decision,
    "replaces_id": Decision,
    "turn_id": SpeakingTurn,
    "minutes_of_id": Meeting,
    "adopted_in_id": Meeting,
    "noted_in_id": Meeting,
    "template_id": AgendaTemplate,
    "promise_id": Promise,
    "advice_id": AdviceRequest,
    "handler_id": Person,
}
"""What each field that holds an identifier refers to."""

PRINTED = re.compile(r"((?:V|A|B|T|S|I|ADV)-\d{4})-(\d{2,})")
"""A printed number: its series, and the number in it."""


def findings(state: State) -> tuple[Finding, ...]:
    """Everything that is not as it should be, most general first; nothing in a sound file."""
    return tuple(
        chain(
            _references(state),
            _identifiers(state),
            _numbers(state),
            *(_meeting(state, meeting) for meeting in state.meeting),
            _votes(state),
            _minutes(state),
            (Finding(text, facts) for text, facts in of_registers(state)),
        )
    )


def _references(state: State) -> Iterator[Finding]:
    known = {kind: {row.id for row in state.rows(kind)} for kind in set(REFERS.values())}
    for table, row in _all(state):
        for name, kind in REFERS.items():
            target = getattr(row, name, None)
            if target is not None and target not in known[kind]:
                yield _dangling(table, row, TABLE[kind], target)
        for target in getattr(row, "co_owners", ()):
            if target not in known[Person]:
                yield _dangling(table, row, TABLE[Person], target)


def _dangling(table: str, row: Row, to: str, target: object) -> Finding:
    text = N_("{table} {id} verwijst naar {to} {target}, en dat is er niet.")
    return Finding(text, {"table": table, "id": row.id, "to": to, "target": target})


def _identifiers(state: State) -> Iterator[Finding]:
    numbered = [(table, row) for table, row in _all(state) if not isinstance(row, Counter)]
    times = Tally(row.id for _, row in numbered)
    for id, count in times.items():
        if count > 1:
            yield Finding(
                N_("Het kenmerk {id} is {count} keer gebruikt."), {"id": id, "count": count}
            )
    highest = max((int(row.id) for _, row in numbered), default=0)
    yield from _behind(state, "id", highest)
    if len(state.council) > 1:
        yield Finding(N_("Er staat meer dan één raad in dit bestand."), {})


def _numbers(state: State) -> Iterator[Finding]:
    rows: tuple[Any, ...] = (*state.meeting, *state.decision, *state.action, *state.promise)
    rows += (*state.advice_request, *state.signal, *state.incoming_document)
    for number, count in Tally(row.number for row in rows).items():
        if count > 1:
            text = N_("Het nummer {number} is {count} keer gebruikt.")
            yield Finding(text, {"number": number, "count": count})
    highest: dict[str, int] = {}
    for row in rows:
        match = PRINTED.fullmatch(row.number)
        if match is None:
            text = N_("“{number}” is geen nummer zoals dit programma ze geeft.")
            yield Finding(text, {"number": row.number})
        else:
            series, place = match[1], int(match[2])
            highest[series] = max(highest.get(series, 0), place)
    for series, last in sorted(highest.items()):
        yield from _behind(state, series, last)


def _behind(state: State, series: str, highest: int) -> Iterator[Finding]:
    counter = state.get(Counter, series) or Counter(series)
    if counter.last < highest:
        text = N_("De teller {series} staat op {last}, maar {highest} is al gebruikt.")
        yield Finding(text, {"series": series, "last": counter.last, "highest": highest})


def _meeting(state: State, meeting: Meeting) -> Iterator[Finding]:
    facts: dict[str, object] = {"meeting": meeting.number}
    started = meeting.status in (MeetingStatus.OPEN, MeetingStatus.SUSPENDED, MeetingStatus.CLOSED)
    if started != (meeting.opened_at is not None):
        yield Finding(N_("{meeting}: de stand en het tijdstip van opening passen niet."), facts)
    if (meeting.status is MeetingStatus.CLOSED) != (meeting.closed_at is not None):
        yield Finding(N_("{meeting}: de stand en het tijdstip van sluiting passen niet."), facts)
    if _backwards(meeting.opened_at, meeting.closed_at):
        yield Finding(N_("{meeting}: de vergadering eindigt voordat zij begint."), facts)
    yield from _agenda(state, meeting, facts)
    yield from _visits(state, meeting, facts)
    yield from _breaks(state, meeting, facts)
    yield from _attendance(state, meeting)
    yield from _floor(state, meeting, facts)
    yield from _list(state, meeting, facts)


def _agenda(state: State, meeting: Meeting, facts: dict[str, object]) -> Iterator[Finding]:
    items = [item for item in state.agenda_item if item.meeting_id == meeting.id]
    current = sum(1 for item in items if item.status is ItemStatus.CURRENT)
    running = meeting.status.going_on
    if current > 1:
        yield Finding(N_("{meeting}: er is meer dan één punt aan de orde."), facts)
    if current and not running:
        yield Finding(N_("{meeting}: er is een punt aan de orde, maar zij is niet bezig."), facts)
    if len({item.number for item in items}) < len(items):
        yield Finding(N_("{meeting}: twee agendapunten hebben hetzelfde nummer."), facts)
    if sorted(item.position for item in items) != list(range(1, len(items) + 1)):
        yield Finding(N_("{meeting}: de volgorde van de agenda klopt niet."), facts)
    places = {item.id: item for item in items}
    for item in items:
        parent = places.get(item.parent_id or 0)
        if item.parent_id is not None and (parent is None or parent.parent_id is not None):
            text = N_("{meeting}: punt {number} hangt onder een punt dat dat niet kan.")
            yield Finding(text, {**facts, "number": item.number})
    rows: tuple[Any, ...] = (*state.note, *state.proposal, *state.decision, *state.agenda_visit)
    rows += (*state.speaking_turn, *state.parked_point)
    for row in rows:
        if row.meeting_id == meeting.id and row.item_id is not None and row.item_id not in places:
            text = N_("{meeting}: {table} {id} hoort bij een punt van een andere vergadering.")
            yield Finding(text, {**facts, "table": TABLE[type(row)], "id": row.id})


def _visits(state: State, meeting: Meeting, facts: dict[str, object]) -> Iterator[Finding]:
    visits = [visit for visit in state.agenda_visit if visit.meeting_id == meeting.id]
    going = [visit for visit in visits if visit.ended_at is None]
    current = {item.id for item in state.agenda_item if item.status is ItemStatus.CURRENT}
    if len(going) > 1:
        yield Finding(N_("{meeting}: er loopt meer dan één klok."), facts)
    if going and meeting.status is not MeetingStatus.OPEN:
        yield Finding(N_("{meeting}: er loopt een klok, maar zij is niet bezig."), facts)
    if any(visit.item_id not in current for visit in going):
        yield Finding(
            N_("{meeting}: er loopt een klok van een punt dat niet aan de orde is."), facts
        )
    for visit in visits:
        if _backwards(visit.started_at, visit.ended_at):
            text = N_("{meeting}: een punt eindigt voordat het begint (agenda_visit {id}).")
            yield Finding(text, {**facts, "id": visit.id})


def _breaks(state: State, meeting: Meeting, facts: dict[str, object]) -> Iterator[Finding]:
    breaks = [row for row in state.meeting_break if row.meeting_id == meeting.id]
    going = sum(1 for row in breaks if row.ended_at is None)
    if going != (meeting.status is MeetingStatus.SUSPENDED):
        yield Finding(N_("{meeting}: de stand en de schorsingen passen niet."), facts)
    for row in breaks:
        if _backwards(row.started_at, row.ended_at):
            text = N_("{meeting}: een schorsing eindigt voordat zij begint (meeting_break {id}).")
            yield Finding(text, {**facts, "id": row.id})


def _attendance(state: State, meeting: Meeting) -> Iterator[Finding]:
    rows = [row for row in state.attendance if row.meeting_id == meeting.id]
    for person in state.people(dict.fromkeys(row.person_id for row in rows)):
        facts: dict[str, object] = {"meeting": meeting.number, "name": person.display_name}
        mine = [row for row in rows if row.person_id == person.id]
        here = [row for row in mine if row.status is Presence.PRESENT]
        if here and len(here) < len(mine):
            yield Finding(N_("{meeting}: {name} is tegelijk aanwezig en afwezig."), facts)
        if len(mine) - len(here) > 1:
            yield Finding(N_("{meeting}: {name} is meer dan één keer afwezig gemeld."), facts)
        if any(_backwards(row.from_at, row.until_at) for row in here):
            yield Finding(N_("{meeting}: {name} gaat weg voordat hij of zij er is."), facts)
        if any(_overlap(one, other) for one, other in pairwise(sorted(here, key=_begin))):
            yield Finding(N_("{meeting}: {name} is twee keer tegelijk aanwezig."), facts)


def _floor(state: State, meeting: Meeting, facts: dict[str, object]) -> Iterator[Finding]:
    turns = [turn for turn in state.speaking_turn if turn.meeting_id == meeting.id]
    rows = [row for row in state.speaking_stretch if row.meeting_id == meeting.id]
    holding = [turn for turn in turns if turn.status in HOLDING]
    if len(holding) > 1:
        yield Finding(N_("{meeting}: meer dan één spreker heeft het woord."), facts)
    if holding and not meeting.status.going_on:
        yield Finding(N_("{meeting}: iemand heeft het woord, maar zij is niet bezig."), facts)
    if not holding and any(turn.status is TurnStatus.INTERRUPTED for turn in turns):
        yield Finding(N_("{meeting}: iemand is onderbroken, maar niemand heeft het woord."), facts)
    speaking = [turn.id for turn in turns if turn.status is TurnStatus.SPEAKING]
    runs = speaking if meeting.status is MeetingStatus.OPEN else []
    if [row.turn_id for row in rows if row.ended_at is None] != runs:
        yield Finding(N_("{meeting}: de klok van de spreker en de spreker passen niet."), facts)
    for row in rows:
        if _backwards(row.started_at, row.ended_at):
            text = N_(
                "{meeting}: een spreker stopt voordat hij of zij begint (speaking_stretch {id})."
            )
            yield Finding(text, {**facts, "id": row.id})


def _list(state: State, meeting: Meeting, facts: dict[str, object]) -> Iterator[Finding]:
    waiting: dict[int | None, list[SpeakingTurn]] = {}
    for turn in state.speaking_turn:
        if turn.meeting_id == meeting.id and turn.status is TurnStatus.REQUESTED:
            waiting.setdefault(turn.item_id, []).append(turn)
    for turns in waiting.values():
        if sorted(turn.position for turn in turns) != list(range(1, len(turns) + 1)):
            yield Finding(N_("{meeting}: de volgorde van de sprekerslijst klopt niet."), facts)
        asked = Tally((turn.person_id, turn.kind is TurnKind.POINT_OF_ORDER) for turn in turns)
        twice = {person_id for (person_id, _), count in asked.items() if count > 1}
        for person in state.people(twice):
            text = N_("{meeting}: {name} staat twee keer op de sprekerslijst.")
            yield Finding(text, {**facts, "name": person.display_name})


def _votes(state: State) -> Iterator[Finding]:
    ballots = [vote for vote in state.vote if vote.method is Method.BALLOT]
    for vote in state.vote:
        counted = (
            vote.votes_for
            + vote.votes_against
            + vote.votes_abstain
            + vote.votes_blank
            + vote.votes_invalid
        )
        if counted > vote.voters:
            text = N_("Stemming {id}: {counted} stemmen geteld, {voters} stemgerechtigden.")
            yield Finding(text, {"id": vote.id, "counted": counted, "voters": vote.voters})
        if vote.only_result and counted:
            text = N_("Stemming {id}: er is een telling bewaard, en dat mocht niet.")
            yield Finding(text, {"id": vote.id})

    for row in state.voter:
        ballot = next((vote for vote in ballots if vote.id == row.vote_id), None)
        if ballot is not None and (row.stance is not Stance.NONE or row.argument):
            text = N_("Schriftelijke stemming {id}: er staat een naam bij een stem.")
            yield Finding(text, {"id": ballot.id})
    for meeting in state.meeting:
        going = [v for v in state.vote if v.meeting_id == meeting.id and v.status in UNSETTLED]
        if len(going) > 1:
            facts: dict[str, object] = {"meeting": meeting.number}
            yield Finding(N_("{meeting}: er loopt meer dan één stemming."), facts)


def _minutes(state: State) -> Iterator[Finding]:
    """Minutes that were adopted, or changed, before there were any."""
    known = {meeting.id: meeting for meeting in state.meeting}
    for meeting in state.meeting:
        facts: dict[str, object] = {"meeting": meeting.number}
        adopted = meeting.minutes_status is MinutesStatus.ADOPTED
        if adopted and meeting.status is not MeetingStatus.CLOSED:
            text = N_("{meeting}: het verslag is vastgesteld, maar zij is niet gesloten.")
            yield Finding(text, facts)
        if not adopted and (meeting.adopted_on or meeting.adopted_by or meeting.adopted_in_id):
            yield Finding(N_("{meeting}: wie vaststelde is bekend, maar niet dat."), facts)
    for row in state.minutes_change:
        about = known.get(row.meeting_id)
        correction = row.kind is ChangeKind.CORRECTION
        if about and correction and about.minutes_status is not MinutesStatus.ADOPTED:
            text = N_("{meeting}: er is een rectificatie, maar het verslag is niet vastgesteld.")
            yield Finding(text, {"meeting": about.number})


def _all(state: State) -> Iterable[tuple[str, Row]]:
    """Every row of every table."""
    tables = [field.name for field in fields(State) if field.name in set(TABLE.values())]
    return ((table, row) for table in tables for row in getattr(state, table))


def _backwards(begin: datetime | None, end: datetime | None) -> bool:
    return end is not None and (begin is None or end < begin)


def _begin(row: Any) -> float:
    return row.from_at.timestamp() if row.from_at else float("-inf")


def _overlap(one: Any, other: Any) -> bool:
    """Whether a stretch goes on when the one behind it has begun."""
    return one.until_at is None or other.from_at is None or other.from_at < one.until_at

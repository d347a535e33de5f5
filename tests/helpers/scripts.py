"""Meetings as text files: one whole file, reading it in, and all that a file can say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from vergadering.domain.script import Report, import_script, read_script, report, write_script
from vergadering.domain.state import State

if TYPE_CHECKING:
    from vergadering.domain.model import Person

TODAY = date(2026, 7, 1)
AT = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))
WINTER = timezone(timedelta(hours=1))


class Here(tzinfo):
    """The Netherlands in 2021: an hour later from 28 March to 31 October."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        summer = moment is not None and (3, 28) <= (moment.month, moment.day) < (10, 31)
        return timedelta(hours=2 if summer else 1)

    def dst(self, moment: datetime | None) -> timedelta:
        return self.utcoffset(moment) - timedelta(hours=1)

    def tzname(self, moment: datetime | None) -> str:
        return "NL"


HERE = Here()

WHOLE = """\
Raad: Cliëntenraad Voorbeeld
Organisatie: Stichting Voorbeeld
Vergadering: Netwerkbijeenkomst
Soort: netwerkbijeenkomst
Datum: 23 februari 2021 19:30
Einde: 21:00
Plaats: zaal 2
Vorm: hybride
Vraag: Hoe vullen we onze rol in?
Volgende: 23 maart 2021 19:30
Voorzitter: A. Naam      Secretaris: B. Naam
Aanwezig: C. Naam (lid, online); D. Naam (gast, Organisatie)      Afwezig: E. Naam (m.k.)

; niets
# Opening (5)
19:31 /open
19:32 De voorzitter heet iedereen welkom.
# Rol in digitale tijden (30) meningsvormen ? Hoe vullen we onze rol in?
@C: We missen de verhalen van de werkvloer.
/citaat @D: Het online vergaderen verlaagt de drempel.
/tip Zet de organisatie in om het contact met de achterban te bevorderen.
## Vervolgvraag (5)
20:40 /weg C
/actie B, D: posters maken voor 1 maart
/voorstel We adviseren positief.
/stem 1-1
21:30 /sluit
"""


def imported(text: str, state: State | None = None, *, digest: str = "") -> State:
    script = read_script(text, TODAY)
    return import_script(state or State(), AT, script=script, digest=digest, zone=HERE)


def reported(text: str, state: State | None = None) -> Report:
    return report(state or State(), AT, script=read_script(text, TODAY), zone=HERE)


def head(*rows: str) -> str:
    """A file with a head that is enough, and these lines."""
    return "\n".join(("Raad: R", "Datum: 23 februari 2021 19:30", *rows))


def at(hour: int, minute: int) -> datetime:
    return datetime(2021, 2, 23, hour, minute, tzinfo=WINTER)


def person(state: State, name: str) -> Person:
    return next(each for each in state.person if each.name == name)


def told(state: State) -> dict[str, object]:
    """All of a meeting that the notation can say, without identifiers."""
    names = {each.id: each.name for each in state.person} | {None: ""}
    rows = _noted(state, names) | _course(state, names)
    meeting = replace(
        state.the_meeting,
        id=0,
        number="",
        source_digest="",
        chair_id=None,
        secretary_id=None,
    )
    officers = (names[state.the_meeting.chair_id], names[state.the_meeting.secretary_id])
    return {
        "meeting": (meeting, officers),
        **{name: sorted(each, key=repr) for name, each in rows.items()},
    }


def _noted(state: State, names: dict[int | None, str]) -> dict[str, list[object]]:
    """What was captured, with names and places in the agenda for identifiers."""
    places = {item.id: item.position for item in state.items} | {None: 0}
    found: dict[str, list[object]] = {"note": [], "proposal": [], "decision": [], "action": []}
    for note in state.note:
        who = names[note.person_id]
        found["note"].append((note.kind, note.text, who, places[note.item_id], note.at))
    for row in state.proposal:
        who = names[row.proposer_id]
        found["proposal"].append((row.text, who, row.status, places[row.item_id], row.at))
    found["parked"] = [
        (row.text, names[row.person_id], places[row.item_id], row.at) for row in state.parked_point
    ]
    for each in state.decision:
        how = (each.outcome, each.method, each.provisional)
        found["decision"].append((each.text, how, places[each.item_id], each.at))
    for action in state.action:
        owners = [names[id] for id in (action.owner_id, *action.co_owners)]
        when = (action.due, action.at)
        found["action"].append((action.text, owners, when, places[action.item_id]))
    return found


def _course(state: State, names: dict[int | None, str]) -> dict[str, list[object]]:
    """The agenda, who was there, and how the meeting went over it."""
    places = {item.id: item.position for item in state.items}
    plain = {"id": 0, "meeting_id": 0}
    return {
        "items": [replace(i, **plain, number="", parent_id=None) for i in state.items],
        "visits": [replace(v, **plain, item_id=places[v.item_id]) for v in state.agenda_visit],
        "breaks": [replace(row, **plain) for row in state.meeting_break],
        "votes": [replace(vote, **plain, proposal_id=0, item_id=0) for vote in state.vote],
        "people": [
            (names[row.person_id], replace(row, **plain, person_id=0)) for row in state.attendance
        ],
    }


def again(state: State) -> State:
    """The meeting written, and read in again beside the same people."""
    others = State(council=state.council, counter=state.counter, person=state.person)
    script = read_script(write_script(state), TODAY)
    return import_script(
        others,
        AT,
        script=script,
        digest="",
        zone=state.the_meeting.opened_at.tzinfo,  # type: ignore[union-attr]
    )

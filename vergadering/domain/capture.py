"""The capture line: which rule a typed line means.

A name that nobody has stays in the text, so that nothing is lost. What a rule refuses is
raised, so that the text stays in the line.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import (
    actions,
    agenda,
    attendance,
    deciding,
    meeting,
    notes,
    parking,
    promises,
    voting,
)
from vergadering.domain.attendance import present_people
from vergadering.domain.choices import Format, Stance
from vergadering.domain.entries import (
    AbsentEntry,
    ArriveEntry,
    CloseEntry,
    ConfirmEntry,
    ConsentEntry,
    Entry,
    FinishItemEntry,
    GoToEntry,
    HeldOverEntry,
    LeaveEntry,
    NamedVoteEntry,
    NextItemEntry,
    NoObjectionEntry,
    OpenEntry,
    PollEntry,
    ResumeEntry,
    SuspendEntry,
    UnanimousEntry,
    VoteEntry,
    WithdrawEntry,
)
from vergadering.domain.floor_lines import floor_rule
from vergadering.domain.history import as_named
from vergadering.domain.lines import moment_of, next_meeting, only, recorded, who
from vergadering.domain.model import Action, Decision, Note, Person, Proposal
from vergadering.domain.model_floor import ParkedPoint
from vergadering.domain.model_registers import Promise
from vergadering.domain.notation import read
from vergadering.domain.people import plain
from vergadering.domain.votes import open_vote
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.history import Change
    from vergadering.domain.records import Record
    from vergadering.domain.state import State

REST = frozenset({"rest", "de rest", "anderen", "others"})
"""Words for everybody with a vote who is not named in a line."""


def meaning(state: State, at: datetime, line: str, item_id: int | None) -> Change:
    """The rule that a line means under an item, with its arguments; named as the rule."""
    return intent(state, at, read(line, at.date(), next_meeting(state, at)), item_id)


def intent(state: State, at: datetime, entry: Entry, item_id: int | None) -> Change:
    """As `meaning`, for a line that was read already."""
    when = moment_of(state, at, entry.at)
    record = recorded(state, entry)
    if record is not None:
        return added(record, item_id, when)
    do = (
        _presence(state, at, entry)
        or _result(state, entry, item_id)
        or floor_rule(state, entry)
        or _course(state, entry)
    )
    return _then(when, do) if when else do


def added(record: Record, item_id: int | None, when: datetime | None) -> Change:
    """The rule that makes a record under an item."""
    match record:
        case Note():
            return partial(
                notes.add_note,
                text=record.text,
                item_id=item_id,
                kind=record.kind,
                person_id=record.person_id,
                when=when,
            )
        case Action():
            return _action(record, item_id, when)
        case Proposal():
            return partial(
                deciding.table_proposal,
                text=record.text,
                item_id=item_id,
                proposer_id=record.proposer_id,
                when=when,
            )
        case Decision():
            return partial(deciding.record_decision, text=record.text, item_id=item_id, when=when)
        case ParkedPoint():
            return partial(
                parking.park,
                text=record.text,
                item_id=item_id,
                person_id=record.person_id,
                when=when,
            )
        case Promise():
            return _promised(record, item_id, when)


def _action(record: Action, item_id: int | None, when: datetime | None) -> Change:
    return partial(
        actions.add_action,
        text=record.text,
        item_id=item_id,
        owner_id=record.owner_id,
        co_owners=record.co_owners,
        due=record.due,
        when=when,
    )


def _promised(record: Promise, item_id: int | None, when: datetime | None) -> Change:
    return partial(
        promises.add_promise,
        text=record.text,
        item_id=item_id,
        person_id=record.person_id,
        due=record.due,
        when=when,
    )


def _presence(state: State, at: datetime, entry: Entry) -> Change | None:
    """The rule of somebody who comes or goes."""
    match entry:
        case ArriveEntry():
            return partial(
                attendance.arrive,
                person_id=_somebody(state, entry.person).id,
                when=moment_of(state, at, entry.when or entry.at),
                via=entry.via or _usual_via(state),
            )
        case LeaveEntry():
            return partial(
                attendance.leave,
                person_id=_somebody(state, entry.person).id,
                when=moment_of(state, at, entry.when or entry.at),
            )
        case AbsentEntry():
            return partial(
                attendance.mark_absent,
                person_id=_somebody(state, entry.person).id,
                notified=entry.notified,
            )
    return None


def _result(state: State, entry: Entry, item_id: int | None) -> Change | None:
    """The rule that decides on the open proposal of an item."""
    do: Change | None = _voted(state, entry, item_id)
    match entry:
        case UnanimousEntry():
            do = partial(deciding.unanimous, proposal_id=_waiting(state, item_id))
        case NoObjectionEntry():
            do = partial(deciding.decide_without_vote, proposal_id=_waiting(state, item_id))
        case HeldOverEntry():
            do = partial(deciding.hold_over_proposal, proposal_id=_waiting(state, item_id))
        case WithdrawEntry():
            do = partial(deciding.withdraw_proposal, proposal_id=_waiting(state, item_id))
        case ConfirmEntry():
            do = _confirmed(state, entry)
    return do


def _voted(state: State, entry: Entry, item_id: int | None) -> Change | None:
    """The rule of something that is counted."""
    match entry:
        case PollEntry():
            proposal = deciding.open_proposal(state, item_id)
            about = {"proposal_id": proposal.id} if proposal else {"item_id": item_id}
            return partial(voting.straw_poll, count=_counted(entry), **about)
        case VoteEntry():
            waiting = _waiting(state, item_id)
            return partial(deciding.show_of_hands, proposal_id=waiting, count=_counted(entry))
        case NamedVoteEntry():
            waiting, stances = _waiting(state, item_id), stances_of(state, entry)
            return partial(deciding.decide_by_names, proposal_id=waiting, stances=stances)
        case ConsentEntry():
            waiting = _waiting(state, item_id)
            against = {_somebody(state, name).id: said for name, said in entry.objections}
            return partial(deciding.decide_by_consent, proposal_id=waiting, objections=against)
    return None


def _counted(entry: VoteEntry) -> deciding.Count:
    return deciding.Count(
        entry.votes_for,
        entry.votes_against,
        entry.votes_abstain,
        entry.votes_blank,
        entry.votes_invalid,
    )


def stances_of(state: State, entry: NamedVoteEntry) -> dict[int, Stance]:
    """What everybody chose. Refused when somebody is named twice; `rest` is who is not named."""
    found: dict[int, Stance] = {}
    rest: Stance | None = None
    for stance, names in entry.choices:
        for name in names:
            if plain(name) in REST:
                rest = stance
                continue
            person = _somebody(state, name)
            if person.id in found:
                raise Refusal(N_("{name} staat er twee keer."), name=person.display_name)
            found[person.id] = stance
    if rest is None:
        return found
    others = (person.id for person in present_people(state) if person.has_vote)
    return dict.fromkeys(others, rest) | found


def _confirmed(state: State, entry: ConfirmEntry) -> Change:
    """The chair's word on the vote that waits for it."""
    vote = open_vote(state)
    if vote is None:
        raise Refusal(N_("Er is geen stemming die op een uitslag wacht."))
    return partial(voting.confirm_vote, vote_id=vote.id, outcome=entry.outcome)


def _course(state: State, entry: Entry) -> Change:
    """The rule of the course of the meeting."""
    match entry:
        case GoToEntry():
            if not entry.number:
                raise Refusal(N_("Naar welk agendapunt? Typ het nummer."))
            item = agenda.numbered_item(state, entry.number)
            return partial(meeting.go_to_item, item_id=item.id)
        case NextItemEntry():
            current = agenda.current_item(state)
            return partial(meeting.next_item, from_id=current.id if current else None)
        case FinishItemEntry():
            return meeting.finish_item
        case SuspendEntry():
            return meeting.suspend
        case ResumeEntry():
            return meeting.resume
        case OpenEntry():
            return meeting.open_meeting
        case CloseEntry():
            return meeting.close_meeting
    raise AssertionError(entry)


def _then(when: datetime, do: Change) -> Change:
    """The same rule at another moment, under the same name."""

    @as_named(do)
    def rule(state: State, at: datetime) -> State:
        return do(state, when)

    return rule


def _somebody(state: State, name: str) -> Person:
    if not name:
        raise Refusal(N_("Over wie gaat het? Typ een naam."))
    return only(who(state, name), name)


def _usual_via(state: State) -> Format:
    online = state.the_meeting.format is Format.ONLINE
    return Format.ONLINE if online else Format.ONSITE


def _waiting(state: State, item_id: int | None) -> int:
    proposal = deciding.open_proposal(state, item_id)
    if proposal is None:
        raise Refusal(N_("Er is geen voorstel om over te besluiten. Typ eerst /voorstel."))
    return proposal.id

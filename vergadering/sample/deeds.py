"""What can happen in the sample meetings: each deed is told in a line and done by the scribe."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from vergadering.domain import (
    actions,
    agenda,
    attendance,
    deciding,
    meeting,
    minutes,
    named_votes,
    notes,
    voting,
)
from vergadering.domain.choices import (
    ActionStatus,
    Advice,
    DecisionKind,
    Format,
    Goal,
    MeetingStatus,
    Method,
    NoteKind,
    Stance,
)
from vergadering.domain.model import Action, Meeting
from vergadering.domain.votes import voters_of
from vergadering.sample.scribe import Scribe

if TYPE_CHECKING:
    from vergadering.domain.majority import Ballot, Count

Deed: TypeAlias = Callable[[Scribe], object]
"""Something that happens at the moment that the clock says."""

Course: TypeAlias = tuple[tuple[str, Deed], ...]
"""A meeting: clock times as `19:31`, and what happened then."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of an agenda."""

    title: str
    goal: Goal
    minutes: int
    submitter: str
    question: str = ""
    public_title: str = ""
    """Filled in for a closed item."""
    part: bool = False
    """True when it is part of the item before it."""


def agenda_of(scribe: Scribe, items: tuple[Item, ...]) -> None:
    """Put these items on the agenda of the meeting in hand."""
    parent: int | None = None
    for item in items:
        scribe.do(
            agenda.add_item,
            title=item.title,
            planned_minutes=item.minutes,
            goal=item.goal,
            key_question=item.question,
            submitter_id=scribe.person(item.submitter),
            confidential=bool(item.public_title),
            public_title=item.public_title,
            parent_id=parent if item.part else None,
        )
        if not item.part:
            parent = scribe.state.items[-1].id


def held(scribe: Scribe, day: str, course: Course) -> None:
    """Let a meeting run its course."""
    for time, deed in course:
        scribe.at(day, time)
        deed(scribe)


# people come and go


def here(via: Format, *names: str) -> Deed:
    """These people are there."""

    def deed(scribe: Scribe) -> None:
        for name in names:
            scribe.do(attendance.arrive, person_id=scribe.person(name), via=via)

    return deed


def leaves(name: str) -> Deed:
    """Somebody leaves."""
    return lambda scribe: scribe.do(attendance.leave, person_id=scribe.person(name))


def absent(name: str, *, notified: bool) -> Deed:
    """Somebody does not come."""
    return lambda scribe: scribe.do(
        attendance.mark_absent, person_id=scribe.person(name), notified=notified
    )


# the course of the meeting


def opens(scribe: Scribe) -> None:
    """The gavel falls for the first item."""
    scribe.do(meeting.open_meeting)


def goes_on(scribe: Scribe) -> None:
    """The next item begins."""
    scribe.do(meeting.next_item)


def closes(scribe: Scribe) -> None:
    """The gavel falls after the last item."""
    assert scribe.state.the_meeting.status is MeetingStatus.OPEN
    scribe.do(meeting.close_meeting)


def meets_again(moment: datetime) -> Deed:
    """The next meeting is agreed on."""
    return lambda scribe: scribe.do(
        meeting.change_meeting, meeting=replace(scribe.state.the_meeting, next_start=moment)
    )


# what is written down


def note(text: str, kind: NoteKind = NoteKind.DISCUSSION, who: str = "") -> Deed:
    """A sentence under the current item."""
    return lambda scribe: scribe.do(
        notes.add_note,
        text=text,
        kind=kind,
        item_id=scribe.current(),
        person_id=scribe.person(who) if who else None,
    )


def proposal(text: str, who: str) -> Deed:
    """A text is put on the screen."""
    return lambda scribe: scribe.do(
        deciding.table_proposal,
        text=text,
        item_id=scribe.current(),
        proposer_id=scribe.person(who),
    )


def agreed(scribe: Scribe) -> None:
    """The proposal on the screen is decided without a vote."""
    scribe.do(deciding.decide_without_vote, proposal_id=scribe.state.proposal[-1].id)


def about_person(scribe: Scribe) -> None:
    """The proposal on the screen is about a person."""
    scribe.do(
        deciding.mark_proposal,
        proposal_id=scribe.state.proposal[-1].id,
        about_person=True,
        kind=DecisionKind.DECISION,
    )


def votes(method: Method) -> Deed:
    """A vote on the proposal on the screen begins."""
    return lambda scribe: scribe.do(
        voting.start_vote, proposal_id=scribe.state.proposal[-1].id, method=method
    )


def counts(count: Count) -> Deed:
    """The hands of the vote that runs are counted."""
    return lambda scribe: scribe.do(
        voting.record_count, vote_id=scribe.state.vote[-1].id, count=count
    )


def empties_the_box(ballot: Ballot) -> Deed:
    """The ballots of the vote that runs are counted."""
    return lambda scribe: scribe.do(
        voting.record_ballot, vote_id=scribe.state.vote[-1].id, ballot=ballot
    )


def asks_consent(objections: Mapping[str, str] | None = None) -> Deed:
    """Everybody is asked for consent; an objection is a name and its argument."""

    def deed(scribe: Scribe) -> None:
        vote = scribe.state.vote[-1]
        against = {scribe.person(name): text for name, text in (objections or {}).items()}
        stances = {
            row.person_id: Stance.OBJECTION if row.person_id in against else Stance.CONSENT
            for row in voters_of(scribe.state, vote.id)
        }
        scribe.do(named_votes.record_names, vote_id=vote.id, stances=stances, arguments=against)

    return deed


def asks_again(text: str) -> Deed:
    """The text takes up the objections, and the next round begins."""
    return lambda scribe: scribe.do(
        named_votes.next_round, vote_id=scribe.state.vote[-1].id, text=text
    )


def confirms(public_text: str = "", minority_view: str = "") -> Deed:
    """The chair speaks the result."""
    return lambda scribe: scribe.do(
        voting.confirm_vote,
        vote_id=scribe.state.vote[-1].id,
        public_text=public_text,
        minority_view=minority_view,
    )


def comes_to(kind: DecisionKind, advice: Advice) -> Deed:
    """The last decision is an advice, and this is what it comes to."""
    return lambda scribe: scribe.do(
        deciding.classify_decision,
        decision_id=scribe.state.decision[-1].id,
        kind=kind,
        advice=advice,
    )


def adopts(number: str) -> Deed:
    """The minutes of an earlier meeting are adopted, by the decision under the current item."""

    def deed(scribe: Scribe) -> None:
        found = next(row for row in scribe.state.rows(Meeting) if row.number == number)
        item_id = scribe.current()
        assert item_id is not None
        assert minutes.decided_under(scribe.state, item_id) is not None
        scribe.do(minutes.adopt_by_decision, meeting_id=found.id, item_id=item_id, text="")

    return deed


# actions


def action(text: str, who: str, due: str, *others: str) -> Deed:
    """An action is given out; `due` is a date as `2026-10-13`."""
    return lambda scribe: scribe.do(
        actions.add_action,
        text=text,
        item_id=scribe.current(),
        owner_id=scribe.person(who),
        co_owners=tuple(scribe.person(name) for name in others),
        due=date.fromisoformat(due),
    )


def stands(number: str, status: ActionStatus, comment: str) -> Deed:
    """An action gets another status."""
    return lambda scribe: scribe.do(
        actions.set_status, action_id=_action(scribe, number).id, status=status, comment=comment
    )


def put_off(number: str, due: str, comment: str) -> Deed:
    """An action gets another date."""

    def deed(scribe: Scribe) -> None:
        row = _action(scribe, number)
        scribe.do(
            actions.change_action,
            action_id=row.id,
            text=row.text,
            owner_id=row.owner_id,
            co_owners=row.co_owners,
            due=date.fromisoformat(due),
            comment=comment,
        )

    return deed


def _action(scribe: Scribe, number: str) -> Action:
    return next(row for row in scribe.state.rows(Action) if row.number == number)

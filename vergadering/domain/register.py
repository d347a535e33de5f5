"""The register of decisions: what became of them, and proposals that wait for a next meeting.

A decision is never edited away: a correction, or a decision that takes the place of another,
is a new line that names the old one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from vergadering.domain.agenda import add_item, is_closed
from vergadering.domain.choices import (
    DecisionKind,
    Fate,
    Goal,
    MeetingStatus,
    Outcome,
    ProposalStatus,
)
from vergadering.domain.decided import need_text, take
from vergadering.domain.history import change
from vergadering.domain.meeting import add_meeting, open_meeting
from vergadering.domain.model import AgendaItem, Decision, Meeting, Proposal
from vergadering.domain.model_votes import DecisionEvent
from vergadering.domain.people import has_words
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import date, datetime

    from vergadering.domain.state import State


@dataclass(frozen=True, slots=True)
class Held:
    """A proposal that waits for a next meeting, and how it stood on the agenda."""

    proposal: Proposal
    title: str = ""
    confidential: bool = False
    public_title: str = ""


ENDS = frozenset({Fate.REVOKED, Fate.REPLACED})
"""After these a decision holds no longer."""


@change(N_("besluit uitgevoerd"))
def execute_decision(
    state: State, at: datetime, *, decision: Decision, day: date | None = None, reason: str = ""
) -> State:
    """What was decided is done; `decision` may be of any meeting."""
    _need_in_force(state, decision)
    if any(row.fate is Fate.EXECUTED for row in events(state, decision.id)):
        raise Refusal(N_("{number} is al uitgevoerd."), number=decision.number)
    return _noted(state, at, decision, Fate.EXECUTED, day=day or at.date(), reason=reason)


@change(N_("besluit herroepen"))
def revoke_decision(
    state: State, at: datetime, *, decision: Decision, reason: str, day: date | None = None
) -> State:
    """A decision of any meeting holds no longer; the reason is told."""
    _need_in_force(state, decision)
    if not reason.strip():
        raise Refusal(N_("Zeg waarom {number} niet meer geldt."), number=decision.number)
    return _noted(state, at, decision, Fate.REVOKED, day=day or at.date(), reason=reason)


@change(N_("besluit vervangen"))
def replace_decision(
    state: State, at: datetime, *, decision: Decision, by_id: int, reason: str = ""
) -> State:
    """A decision of the meeting in hand takes the place of an earlier one, of any meeting."""
    _need_in_force(state, decision)
    new = state.need(Decision, by_id)
    if new.id == decision.id:
        raise Refusal(N_("Een besluit vervangt zichzelf niet."))
    state = state.put(replace(new, replaces_id=decision.id))
    return _noted(state, at, decision, Fate.REPLACED, day=at.date(), reason=reason, by_id=new.id)


@change(N_("besluit verbeterd"))
def correct_decision(
    state: State,
    at: datetime,
    *,
    decision: Decision,
    text: str,
    item_id: int | None = None,
    reason: str = "",
) -> State:
    """Put a mistake in an earlier decision right, as a new line that names the old one."""
    text = need_text(text)
    state.need_item(item_id)
    _need_in_force(state, decision)
    state = take(
        state,
        at,
        Decision(
            item_id=item_id,
            at=at,
            text=text,
            kind=decision.kind,
            advice=decision.advice,
            corrects_id=decision.id,
        ),
    )
    new = state.decision[-1]
    return _noted(state, at, decision, Fate.CORRECTED, day=at.date(), reason=reason, by_id=new.id)


@change(N_("voorstel teruggebracht"))
def bring_back(
    state: State,
    at: datetime,
    *,
    proposal: Proposal,
    title: str = "",
    item_id: int | None = None,
    confidential: bool = False,
    public_title: str = "",
    minutes: int = 10,
) -> State:
    """Put a proposal that an earlier meeting held over on the agenda of the meeting in hand.

    Under an item that is there, or under a new one at the end with this title. The new
    proposal names the earlier one, which waits no longer then.
    """
    _need_waiting(state, proposal)
    if item_id is None:
        before = {item.id for item in state.agenda_item}
        state = add_item(
            state,
            at,
            title=title or proposal.text.split("\n")[0][:80],
            planned_minutes=minutes,
            goal=Goal.DECIDE,
            submitter_id=proposal.proposer_id,
            confidential=confidential,
            public_title=public_title,
        )
        item_id = next(item.id for item in state.agenda_item if item.id not in before)
    state.need_item(item_id)
    state, id = state.fresh()
    back = replace(proposal, id=id, meeting_id=state.the_meeting.id, item_id=item_id, at=at)
    return state.put(replace(back, status=ProposalStatus.TABLED, earlier_id=proposal.id))


@change(N_("vergadering gemaakt"))
def add_meeting_with(
    state: State, at: datetime, *, waiting: tuple[Held, ...], **particulars: Any
) -> State:
    """Make a meeting as `add_meeting` does, with what earlier meetings held over on its agenda."""
    state = add_meeting(state, at, **particulars)
    state = state.put(replace(state.the_meeting, prepared_at=at))
    return _with_held(state, at, waiting)


@change(N_("vergadering geopend"))
def open_meeting_with(state: State, at: datetime, *, waiting: tuple[Held, ...]) -> State:
    """Open the meeting as `open_meeting` does, with what was held over since it was planned."""
    return _with_held(open_meeting(state, at), at, waiting)


def _with_held(state: State, at: datetime, waiting: tuple[Held, ...]) -> State:
    """The state with these proposals on the agenda of the meeting in hand."""
    for held in waiting:
        state = bring_back(
            state,
            at,
            proposal=held.proposal,
            title=held.title,
            confidential=held.confidential,
            public_title=held.public_title,
        )
    return state


def _need_waiting(state: State, proposal: Proposal) -> None:
    """Refused when a proposal does not wait for the meeting in hand."""
    if proposal.status is not ProposalStatus.HELD_OVER or proposal.meeting_id == state.meeting_id:
        raise Refusal(N_("Dit voorstel wacht niet op deze vergadering."))
    if any(row.earlier_id == proposal.id for row in state.proposal):
        raise Refusal(N_("Dit voorstel staat al op de agenda."))
    if state.the_meeting.status is MeetingStatus.CLOSED:
        raise Refusal(N_("De vergadering is gesloten."))


def held_over(register: State, meeting_id: int | None = None) -> tuple[Proposal, ...]:
    """Proposals that wait for a next meeting, the oldest first.

    `register` holds the proposals of every meeting; those of `meeting_id` are left out.
    """
    back = {row.earlier_id for row in register.proposal}
    return tuple(
        row
        for row in register.proposal
        if row.status is ProposalStatus.HELD_OVER
        and row.id not in back
        and row.meeting_id != meeting_id
    )


def events(state: State, decision_id: int) -> tuple[DecisionEvent, ...]:
    """What became of a decision, in the order in which it was noted."""
    return tuple(row for row in state.decision_event if row.decision_id == decision_id)


def fate_of(state: State, decision_id: int) -> DecisionEvent | None:
    """How a decision stands: where it ended, else that it was done; None: it was taken."""
    found = [row for row in events(state, decision_id) if row.fate is not Fate.CORRECTED]
    ended = [row for row in found if row.fate in ENDS] or found
    return ended[-1] if ended else None


def held_with_items(register: State) -> tuple[Held, ...]:
    """As `held_over`, each with the title and the closedness of its item."""
    found = []
    for proposal in held_over(register):
        item = register.get(AgendaItem, proposal.item_id)
        closed = is_closed(register, proposal.item_id)
        title, public_title = (item.title, item.public_title) if item else ("", "")
        found.append(Held(proposal, title, closed, public_title))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decisions of the register to show; all of them as it is made."""

    words: str = ""
    """Each of these words stands in the text, the number or the title of the item."""
    since: date | None = None
    until: date | None = None
    fate: Fate | None = None
    outcome: Outcome | None = None
    kind: DecisionKind | None = None
    meeting_id: int | None = None
    to_review: date | None = None
    """Only those that are to be looked at again on this day or earlier."""


def search(register: State, wanted: Wanted) -> tuple[Decision, ...]:
    """The decisions that are wanted, in the order of their numbers."""
    titles = {item.id: item.title for item in register.agenda_item}
    return tuple(
        row
        for row in register.decision
        if _fits(register, row, wanted) and _says(row, titles.get(row.item_id or 0, ""), wanted)
    )


def day_of(register: State, decision: Decision) -> date | None:
    """The day on which a decision was taken: that of its meeting when no moment is known."""
    if decision.at is not None:
        return decision.at.date()
    meeting = register.get(Meeting, decision.meeting_id)
    start = meeting and (meeting.opened_at or meeting.planned_start)
    return start.date() if start else None


def item_number(register: State, decision: Decision) -> str:
    """The printed number of the item under which it was decided; empty when there is none."""
    item = register.get(AgendaItem, decision.item_id)
    return item.number if item else ""


def _fits(register: State, row: Decision, wanted: Wanted) -> bool:
    day, found = day_of(register, row), fate_of(register, row.id)
    return (
        (wanted.since is None or (day is not None and day >= wanted.since))
        and (wanted.until is None or (day is not None and day <= wanted.until))
        and (wanted.fate is None or (found is not None and found.fate is wanted.fate))
        and (wanted.outcome is None or row.outcome is wanted.outcome)
        and (wanted.kind is None or row.kind is wanted.kind)
        and (wanted.meeting_id is None or row.meeting_id == wanted.meeting_id)
        and (
            wanted.to_review is None
            or (row.review_on is not None and row.review_on <= wanted.to_review)
        )
    )


def _says(row: Decision, title: str, wanted: Wanted) -> bool:
    return has_words(f"{row.number} {row.text} {title} {row.minority_view}", wanted.words)


def _need_in_force(state: State, decision: Decision) -> None:
    found = fate_of(state, decision.id)
    if found is not None and found.fate in ENDS:
        raise Refusal(N_("{number} geldt al niet meer."), number=decision.number)
    if decision.outcome not in (Outcome.CARRIED, Outcome.CARRIED_AMENDED):
        raise Refusal(N_("{number} is niet aangenomen."), number=decision.number)


def _noted(
    state: State,
    at: datetime,
    decision: Decision,
    fate: Fate,
    *,
    day: date,
    reason: str,
    by_id: int | None = None,
) -> State:
    state, id = state.fresh()
    event = DecisionEvent(id, decision.id, at, fate, day, by_id, reason.strip())
    return state.put(event)

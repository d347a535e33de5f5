"""What one window tells when another one changed something that matters to everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vergadering.domain.agenda import current_item
from vergadering.domain.choices import MeetingStatus, ProposalStatus
from vergadering.domain.model import AgendaItem, AgendaVisit, Decision, Meeting, Proposal
from vergadering.domain.state import TABLE
from vergadering.domain.words import word
from vergadering.i18n import N_, Marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vergadering.domain.state import State

TOLD = frozenset(TABLE[kind] for kind in (AgendaItem, AgendaVisit, Decision, Meeting, Proposal))
"""Tables that something worth telling may stand in."""

COURSE = {
    MeetingStatus.OPEN: N_("De vergadering gaat verder."),
    MeetingStatus.SUSPENDED: N_("De vergadering is geschorst."),
    MeetingStatus.CLOSED: N_("De vergadering is gesloten."),
}
"""What is told when the meeting takes another course."""


@dataclass(frozen=True, slots=True)
class News:
    """One sentence in passing."""

    text: str
    """Source text with places."""
    values: dict[str, object]
    """What stands in the places."""


def news(before: State, after: State) -> tuple[News, ...]:
    """What happened between two public views of one meeting that everybody should know.

    Nothing when another meeting came in hand.
    """
    if after.meeting_id is None or before.meeting_id != after.meeting_id:
        return ()
    return (*_course(before, after), *_item(before, after), *_decided(before, after))


def _course(before: State, after: State) -> Iterator[News]:
    was, now = before.get(Meeting, before.meeting_id), after.get(Meeting, after.meeting_id)
    if was is None or now is None or was.status is now.status:
        return
    if was.status in (MeetingStatus.DRAFT, MeetingStatus.PLANNED):
        yield News(N_("De vergadering is geopend."), {})
    elif now.status in COURSE:
        yield News(COURSE[now.status], {})


def _item(before: State, after: State) -> Iterator[News]:
    was, now = current_item(before), current_item(after)
    if now is not None and (was is None or was.id != now.id):
        title = Marked(now.title)
        yield News(N_("Nu punt {number}: {title}"), {"number": now.number, "title": title})


def _decided(before: State, after: State) -> Iterator[News]:
    known = {row.id for row in before.decision}
    for row in after.decision:
        if row.id not in known:
            facts: dict[str, object] = {"number": row.number, "outcome": word(row.outcome)}
            yield News(N_("Besluit {number}: {outcome}."), facts)
    proposed = {row.id for row in before.proposal}
    for proposal in after.proposal:
        if proposal.id not in proposed and proposal.status is ProposalStatus.TABLED:
            yield News(N_("Er ligt een nieuw voorstel."), {})

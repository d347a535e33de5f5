"""Small sums that several rules share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.choices import QuorumRule

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.model import Meeting


def needed_for_quorum(rule: QuorumRule, seats: int) -> int:
    """How many voting members must be present, of this many seats."""
    match rule:
        case QuorumRule.MORE_THAN_HALF:
            return seats // 2 + 1
        case QuorumRule.HALF:
            return (seats + 1) // 2
        case QuorumRule.TWO_THIRDS:
            return -(-2 * seats // 3)
        case QuorumRule.NONE:
            return 0


def year_of(meeting: Meeting, at: datetime) -> int:
    """The year in which the things of a meeting are numbered."""
    return (meeting.planned_start or meeting.opened_at or at).year

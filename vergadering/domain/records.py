"""Everything that was captured under an item, in the order in which it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from vergadering.domain.choices import ProposalStatus
from vergadering.domain.model import Action, Decision, Note, Proposal

if TYPE_CHECKING:
    from vergadering.domain.state import State

Record: TypeAlias = Note | Action | Proposal | Decision
"""What a line of the capture line becomes."""


def records(state: State, item_id: int | None) -> tuple[Record, ...]:
    """The records of an item by moment; a proposal that became a decision is not shown twice.

    Actions of earlier meetings belong to another agenda, so they are not among them.
    """
    decided = {row.proposal_id for row in state.decision if row.proposal_id is not None}
    found: list[Record] = [row for row in state.note if row.item_id == item_id]
    found += [
        row for row in state.action if row.item_id == item_id and row.meeting_id == state.meeting_id
    ]
    found += [
        row
        for row in state.proposal
        if row.item_id == item_id
        and not (row.id in decided and row.status is not ProposalStatus.TABLED)
    ]
    found += [row for row in state.decision if row.item_id == item_id]
    return tuple(sorted(found, key=lambda row: (row.at is None, _stamp(row), row.id)))


def _stamp(row: Record) -> float:
    return row.at.timestamp() if row.at else 0.0

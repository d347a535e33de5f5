"""Everything that was captured under an item, in the order in which it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from vergadering.domain.choices import ProposalStatus
from vergadering.domain.model import Action, Decision, Note, Proposal
from vergadering.domain.model_floor import ParkedPoint
from vergadering.domain.model_registers import Promise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vergadering.domain.model import Row
    from vergadering.domain.state import State

WAITING = frozenset({ProposalStatus.TABLED, ProposalStatus.VOTING})
"""A proposal that nothing was decided on yet."""

Record: TypeAlias = Note | Action | Proposal | Decision | ParkedPoint | Promise
"""What a line of the capture line becomes."""


def is_record(row: Row | None) -> TypeGuard[Record]:
    """Whether a row is something that a line of the capture line became."""
    return isinstance(row, Note | Action | Proposal | Decision | ParkedPoint | Promise)


def records(state: State, item_id: int | None) -> tuple[Record, ...]:
    """The records of an item by moment; a proposal that became a decision is not shown twice.

    Actions and promises of earlier meetings belong to another agenda, so they are not among them.
    """
    return _in_order(row for row in _captured(state) if row.item_id == item_id)


def records_by_item(state: State) -> dict[int | None, tuple[Record, ...]]:
    """The records of every item that has any, each as `records` gives them."""
    found: dict[int | None, list[Record]] = {}
    for row in _captured(state):
        found.setdefault(row.item_id, []).append(row)
    return {item_id: _in_order(rows) for item_id, rows in found.items()}


def _captured(state: State) -> Iterator[Record]:
    decided = {row.proposal_id for row in state.decision if row.proposal_id is not None}
    yield from state.note
    yield from (row for row in state.action if row.meeting_id == state.meeting_id)
    yield from (row for row in state.promise if row.meeting_id == state.meeting_id)
    for row in state.proposal:
        if row.id not in decided or row.status in WAITING:
            yield row
    yield from state.decision
    yield from state.parked_point


def _in_order(rows: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(sorted(rows, key=lambda row: (row.at is None, _stamp(row), row.id)))


def _stamp(row: Record) -> float:
    return row.at.timestamp() if row.at else 0.0

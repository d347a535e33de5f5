"""The records of the floor: who spoke for how long, and the side tracks kept for later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from vergadering.domain.choices import ParkedStatus, TurnKind, TurnStatus
from vergadering.domain.model import Row


@dataclass(frozen=True, slots=True)
class SpeakingTurn(Row):
    """Somebody asks for the floor, has it, or had it."""

    id: int = 0
    meeting_id: int = 0
    item_id: int | None = None
    """The item that was under discussion when they asked; None between two items."""
    person_id: int = 0
    kind: TurnKind = TurnKind.CONTRIBUTION
    status: TurnStatus = TurnStatus.REQUESTED
    asked_at: datetime | None = None
    position: int = 0
    """Place among those who wait, from 1; among the interrupted, the last gets the floor back
    first; 0 otherwise."""
    limit_seconds: int = 0
    """Speaking time, as it was when they asked; 0: no limit."""
    leaves_soon: bool = False
    """Whether they must go soon, or are here for a moment only."""


@dataclass(frozen=True, slots=True)
class SpeakingStretch(Row):
    """A stretch of time in which somebody held the floor; a turn has one or more."""

    id: int = 0
    meeting_id: int = 0
    turn_id: int = 0
    started_at: datetime | None = None
    ended_at: datetime | None = None
    """None while they speak."""


@dataclass(frozen=True, slots=True)
class ParkedPoint(Row):
    """A side track that is kept for later with one line."""

    id: int = 0
    meeting_id: int = 0
    item_id: int | None = None
    at: datetime | None = None
    text: str = ""
    person_id: int | None = None
    """Who brought it up, if that matters."""
    status: ParkedStatus = ParkedStatus.PARKED
    comment: str = ""
    """What is to be done with it, in somebody's words."""

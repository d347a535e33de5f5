"""The records of deciding that stand beside a proposal, a vote and a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from vergadering.domain.choices import Fate, Stance
from vergadering.domain.model import Row


@dataclass(frozen=True, slots=True)
class ProposalVersion(Row):
    """A text that a proposal had before; the proposal itself has the newest."""

    id: int = 0
    meeting_id: int = 0
    proposal_id: int = 0
    number: int = 1
    """Counted from 1."""
    text: str = ""
    at: datetime | None = None
    """When another text took its place."""
    reason: str = ""
    """Why; empty when only words were mended."""


@dataclass(frozen=True, slots=True)
class Voter(Row):
    """Somebody who could vote when a vote began, and what they chose if votes have names."""

    id: int = 0
    meeting_id: int = 0
    vote_id: int = 0
    person_id: int = 0
    stance: Stance = Stance.NONE
    """Always `none` for a ballot."""
    argument: str = ""
    """The argument of an objection, or the explanation of a vote."""


@dataclass(frozen=True, slots=True)
class Candidate(Row):
    """Somebody who could be voted for in writing, and how many did."""

    id: int = 0
    meeting_id: int = 0
    vote_id: int = 0
    name: str = ""
    votes: int = 0
    """0 for everybody when only the result is kept."""
    elected: bool = False


@dataclass(frozen=True, slots=True)
class DecisionEvent(Row):
    """What became of a decision afterwards; the decision itself stays as it was taken."""

    id: int = 0
    decision_id: int = 0
    at: datetime | None = None
    fate: Fate = Fate.EXECUTED
    day: date | None = None
    """On which day it was done, or since when it holds no longer."""
    by_id: int | None = None
    """The decision that took its place or put it right."""
    reason: str = ""

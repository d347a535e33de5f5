"""What every part of a document needs at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vergadering.documents.compose.names import Names
from vergadering.documents.compose.times import Calendar
from vergadering.domain.model import Meeting
from vergadering.domain.record_events import as_it_was

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.model import Vote
    from vergadering.domain.state import State
    from vergadering.i18n import Translator


@dataclass(frozen=True, slots=True)
class Context:
    """A public state, a language, and what is looked up in them again and again."""

    state: State
    t: Translator
    made_at: datetime
    names: Names
    """What people are called in the text."""
    days: Calendar
    """Dates in words."""
    votes: dict[int, Vote]
    """The counts by identifier."""

    until: datetime
    """The moment of which the document tells: the closing, else when it is made."""
    then: State
    """The same state with actions and promises as they were at that moment."""


def context(state: State, t: Translator, made_at: datetime) -> Context:
    """The context of a public state."""
    votes = {vote.id: vote for vote in state.vote}
    meeting = state.get(Meeting, state.meeting_id)
    until = (meeting and meeting.closed_at) or made_at
    then = as_it_was(state, until)
    return Context(state, t, made_at, Names(state.person), Calendar(t), votes, until, then)

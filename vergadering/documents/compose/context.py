"""What every part of a document needs at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vergadering.documents.compose.names import Names
from vergadering.documents.compose.times import Calendar
from vergadering.domain.model import Meeting

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

    @property
    def until(self) -> datetime:
        """The moment of which the document tells: the closing, else when it is made."""
        meeting = self.state.get(Meeting, self.state.meeting_id)
        return (meeting and meeting.closed_at) or self.made_at


def context(state: State, t: Translator, made_at: datetime) -> Context:
    """The context of a public state."""
    votes = {vote.id: vote for vote in state.vote}
    return Context(state, t, made_at, Names(state.person), Calendar(t), votes)

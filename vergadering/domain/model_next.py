"""The records that carry a council to its next meeting: templates, and changes of minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from vergadering.domain.choices import ChangeKind, Goal, MeetingKind
from vergadering.domain.model import Row


@dataclass(frozen=True, slots=True)
class AgendaTemplate(Row):
    """The standing items of a kind of meeting, under a name of the council's own."""

    id: int = 0
    name: str = ""
    kind: MeetingKind = MeetingKind.COUNCIL


@dataclass(frozen=True, slots=True)
class TemplateItem(Row):
    """One item of a template."""

    id: int = 0
    template_id: int = 0
    position: int = 0
    """Place in the order of treatment, counted from 1."""
    title: str = ""
    goal: Goal = Goal.DISCUSS
    planned_minutes: int = 0
    key_question: str = ""
    confidential: bool = False
    """True for an item that is closed (besloten) each time."""
    part: bool = False
    """True for a part of the item above it."""


@dataclass(frozen=True, slots=True)
class MinutesChange(Row):
    """What is to be changed in the minutes of a meeting, or was put right afterwards."""

    id: int = 0
    meeting_id: int = 0
    """The meeting of the minutes."""
    noted_in_id: int | None = None
    """The meeting in which it was said; None when that was outside a meeting."""
    at: datetime | None = None
    kind: ChangeKind = ChangeKind.CHANGE
    text: str = ""
    """As “Pagina 2, punt 6: ‘…’ wijzigen in ‘…’”, in somebody's words."""
    person_id: int | None = None
    """Who asked for it."""
    confidential: bool = False
    """True when it is about a closed item: then it is private."""

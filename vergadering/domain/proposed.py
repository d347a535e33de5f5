"""An item for the next agenda with where it comes from, and what it is proposed on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from vergadering.domain.state import State

if TYPE_CHECKING:
    from vergadering.domain.model import Meeting
    from vergadering.domain.register import Held
    from vergadering.domain.script_reading import Heading
    from vergadering.domain.templates import Template
    from vergadering.i18n import Translator

Mark: TypeAlias = Callable[[State, datetime, int], State]
"""What else becomes of a source when its item, with this identifier, is on the agenda."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """An item for the next agenda, and where it comes from."""

    item: Heading
    source: str
    """Where it comes from, in the user's language."""
    on: bool = True
    """Whether it comes on the agenda, unless somebody chooses otherwise."""
    end: bool = False
    """Whether it stands at the end; what comes from elsewhere stands before it."""
    public_title: str = ""
    """What is shown in place of the title of a closed item."""
    submitter_id: int | None = None
    minutes_of_id: int | None = None
    deferred_from: int | None = None
    parked_from: int | None = None
    held: tuple[Held, ...] = ()
    """The proposals that were held over and come back under it."""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What a source may look at."""

    state: State
    """The council, its meetings, its open actions and their history."""
    register: State
    """The agendas, proposals and parked points of every meeting, private parts included."""
    day: date
    """The day of the next meeting."""
    template: Template
    t: Translator
    """The language of the user."""
    say: Translator
    """The language of the council: that of titles."""
    before: Meeting | None = None
    """The closed meeting that it follows; None for the first."""


Source: TypeAlias = Callable[[Past], Iterable[Proposed]]
"""Proposes items for the next agenda."""

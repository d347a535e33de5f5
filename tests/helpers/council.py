"""The sample council as states: members, a guest, a meeting that can be opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import agenda, attendance, meeting, people
from vergadering.domain.choices import Goal, Role
from vergadering.domain.state import State

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.domain.model import AgendaItem, Person

SUMMER = timezone(timedelta(hours=2))
START = datetime(2026, 10, 6, 19, 30, tzinfo=SUMMER)
"""When the sample meeting is planned."""
END = START + timedelta(hours=2)


def later(minutes: float = 0, *, seconds: float = 0) -> datetime:
    """A moment after the planned start."""
    return START + timedelta(minutes=minutes, seconds=seconds)


@dataclass
class Clock:
    """A clock that stands still until it is set or moved on."""

    now: datetime = START
    step: timedelta = field(default_factory=timedelta)
    """How far it goes on by itself each time somebody looks."""

    def __call__(self) -> datetime:
        shown = self.now
        self.now += self.step
        return shown

    def forward(self, minutes: float = 0, *, seconds: float = 0) -> datetime:
        """Let time pass, or take it back."""
        self.now += timedelta(minutes=minutes, seconds=seconds)
        return self.now


MEMBERS = (
    ("M. van Aalst", "Marijke", Role.CHAIR),
    ("I. Demir", "Ibrahim", Role.SECRETARY),
    ("J. Terpstra", "Joke", Role.VICE_CHAIR),
    ("Noa", "Noa", Role.MEMBER),
    ("F. El Idrissi", "Fatima", Role.MEMBER),
    ("G.J. Postma", "Gerrit-Jan", Role.MEMBER),
    ("Y. Benali", "Youssef", Role.MEMBER),
    ("W. Dekker", "Wil", Role.MEMBER),
    ("S. Koster", "Sanne", Role.CANDIDATE_MEMBER),
    ("H. Brouwer", "Henk", Role.SUPPORTER),
    ("L. van der Meulen", "Van der Meulen", Role.BOARD_MEMBER),
)
"""Eight with a vote, a candidate, a supporter and a guest."""

ITEMS = (
    ("Opening", 5, Goal.INFORM),
    ("Vaststellen agenda", 3, Goal.ADOPT),
    ("Adviesaanvraag samenvoegen", 30, Goal.DECIDE),
    ("Signalen van de achterban", 15, Goal.FORM_OPINION),
    ("Sluiting", 5, Goal.INFORM),
)


def done(state: State, *changes: Change, at: datetime = START) -> State:
    """The state after these changes, one after the other, at one moment."""
    for change in changes:
        state = change(state, at)
    return state


def council() -> State:
    """The sample council with its people and no meeting."""
    return done(
        State(),
        partial(people.set_council, name="Cliëntenraad Jeugdhulp Noorderveen"),
        *(
            partial(people.add_person, name=name, display_name=display, role=role)
            for name, display, role in MEMBERS
        ),
    )


def draft_meeting(state: State | None = None) -> State:
    """The council with a meeting in preparation: five items."""
    state = council() if state is None else state
    return done(
        state,
        partial(
            meeting.add_meeting,
            title="Raadsvergadering",
            planned_start=START,
            planned_end=END,
            chair_id=who(state, "Marijke").id,
            secretary_id=who(state, "Ibrahim").id,
        ),
        *(
            partial(agenda.add_item, title=title, planned_minutes=minutes, goal=goal)
            for title, minutes, goal in ITEMS
        ),
    )


def planned_meeting() -> State:
    """The same with its agenda settled."""
    return meeting.plan_meeting(draft_meeting(), START)


def open_meeting(*, at: datetime = START) -> State:
    """The same under way, at its first item, with all members there."""
    return done(planned_meeting(), attendance.mark_all_present, meeting.open_meeting, at=at)


def who(state: State, name: str) -> Person:
    """Somebody by the name on the screen."""
    return next(person for person in state.person if person.display_name == name)


def item(state: State, title: str) -> AgendaItem:
    """The item whose title begins so."""
    return next(each for each in state.agenda_item if each.title.startswith(title))

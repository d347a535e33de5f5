"""An action that lives through five meetings, from its making to its confirming."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from tests.helpers.council import SUMMER, council, item, who
from vergadering.domain import actions, agenda, meeting, outcomes

if TYPE_CHECKING:
    from collections.abc import Callable

    from vergadering.domain.model import Action
    from vergadering.domain.state import State

DAYS = (
    date(2026, 6, 2),
    date(2026, 7, 7),
    date(2026, 9, 1),
    date(2026, 10, 6),
    date(2026, 11, 3),
)
"""When the five meetings are."""

STORY = [
    "2 juni 2026, V-2026-01: afgesproken",
    "7 juli 2026, V-2026-02: nieuwe datum 1 september 2026",
    "1 september 2026, V-2026-03: nieuwe datum 6 oktober 2026, 2 keer uitgesteld",
    "6 oktober 2026, V-2026-04: blijft staan (De drukker wacht op ons)",
    "6 oktober 2026, V-2026-04: gaat van Joke naar Noa",
    "30 oktober 2026, V-2026-05: gereed gemeld",
    "3 november 2026, V-2026-05: gereed, bevestigd",
]
"""What is told of it in the end."""


class Years:
    """A council that meets again and again."""

    def __init__(self) -> None:
        self.state = council()
        self.held: list[State] = []
        """The state at the end of each meeting, with that meeting in hand."""

    @property
    def action(self) -> Action:
        """The action whose life it is."""
        return self.state.action[0]

    def at(self, day: date, time: str, rule: Callable[..., State], /, **facts: object) -> None:
        """Apply a rule at a time of a day."""
        moment = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=SUMMER)
        self.state = rule(self.state, moment, **facts)

    def reviews(self, day: date, time: str, rule: Callable[..., State], **facts: object) -> None:
        """Something becomes of the action."""
        self.at(day, time, rule, action_id=self.action.id, **facts)

    def plans(self, day: date) -> None:
        """A meeting is made, with a list of actions on its agenda; what was done is let go of."""
        start = datetime.fromisoformat(f"{day}T19:30").replace(tzinfo=SUMMER)
        self.at(day, "12:00", meeting.add_meeting, title="Raad", planned_start=start)
        for title in ("Opening", "Actielijst", "Rondvraag en sluiting"):
            self.at(day, "12:00", agenda.add_item, title=title)

    def opens(self, day: date) -> None:
        """The gavel falls, and the list of actions is taken up."""
        self.at(day, "19:30", meeting.open_meeting)
        self.at(day, "19:40", meeting.next_item)

    def closes(self, day: date) -> None:
        """The gavel falls again."""
        self.at(day, "19:55", meeting.next_item)
        self.at(day, "20:00", meeting.close_meeting)
        self.held.append(self.state)


def life() -> Years:
    """Created, put off twice, passed on, reported done before the last meeting, confirmed in it."""
    years = Years()
    joke, noa = (who(years.state, name).id for name in ("Joke", "Noa"))
    first, second, third, fourth, fifth = DAYS
    for day in DAYS:
        years.plans(day)
        if day == fifth:
            years.reviews(date(2026, 10, 30), "09:00", outcomes.finish_action)
        years.opens(day)
        if day == first:
            given = {"text": "Kaarten laten drukken", "owner_id": joke, "due": second}
            given |= {"item_id": item(years.state, "Actielijst").id}
            years.at(day, "19:45", actions.add_action, **given)
        elif day == second:
            years.reviews(day, "19:45", outcomes.put_off_action, due=third)
        elif day == third:
            years.reviews(day, "19:45", outcomes.put_off_action, due=fourth)
        elif day == fourth:
            progress = "De drukker wacht op ons."
            years.reviews(day, "19:44", outcomes.note_progress, progress=progress)
            years.reviews(day, "19:45", outcomes.pass_on_action, owner_id=noa)
        else:
            years.reviews(day, "19:45", outcomes.finish_action)
        years.closes(day)
    return years


def nowhere(state: State) -> State:
    """The same council with no meeting in hand."""
    return replace(state, meeting_id=None)

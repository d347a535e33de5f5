"""A secretary with a clock that is set by hand, who keeps what happened in a file."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain.agenda import current_item_id, numbered_item
from vergadering.domain.model import Person
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from vergadering.desk import Desk
    from vergadering.domain.state import State

SUMMER = timezone(timedelta(hours=2))
"""Dutch time until the last Sunday of October."""

WINTER = timezone(timedelta(hours=1))
"""Dutch time after it."""


class Clock:
    """A clock that stands still until somebody sets it."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        """What it says, in whole seconds and with an offset."""

    def __call__(self) -> datetime:
        """What it says."""
        return self.moment


class Scribe:
    """Applies rules through a desk, at the moments that the clock is set to."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self.desk = desk
        """The file."""
        self.clock = clock
        """The clock that the desk looks at."""

    @property
    def state(self) -> State:
        """What is known now, with the meeting that was made last in hand."""
        return self.desk.state

    def at(self, day: str, time: str = "20:00", zone: timezone = SUMMER) -> datetime:
        """Set the clock: a day as `2026-10-06`, a time as `19:31`. Gives the moment."""
        self.clock.moment = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=zone)
        return self.clock.moment

    def do(self, rule: Callable[..., State], **facts: object) -> State:
        """Keep a rule with these arguments."""
        return self.desk.keep(partial(rule, **facts))

    def person(self, name: str) -> int:
        """The identifier of somebody by display name. Refused when there is none."""
        for person in self.state.rows(Person):
            if person.display_name == name:
                return person.id
        raise Refusal(N_("Niemand heet {name}."), name=name)

    def item(self, number: str) -> int:
        """The identifier of the item with this printed number."""
        return numbered_item(self.state, number).id

    def current(self) -> int | None:
        """The identifier of the item under discussion."""
        return current_item_id(self.state)

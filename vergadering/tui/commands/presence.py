"""Who is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain.attendance import mark_of, quorum, take_roll
from vergadering.i18n import N_
from vergadering.tui.commands.command import Command, Place
from vergadering.tui.dialogs.roll import Roll

if TYPE_CHECKING:
    from vergadering.tui.stage import Answer, Stage


async def _roll(stage: Stage) -> Answer:
    state = stage.state
    people = tuple(person for person in state.person if person.active)
    marks = {person.id: mark_of(state, person.id) for person in people}
    answer = await stage.ask(Roll(stage.t, people, marks, quorum(state).needed))
    return partial(take_roll, marks=answer) if answer is not None else None


PRESENCE = (
    Command(
        "presence",
        "p",
        N_("presentie"),
        N_("De presentielijst: wie is er, wie is afgemeld, wie doet online mee."),
        Place.LIVE,
        _roll,
    ),
)
"""Commands for attendance."""

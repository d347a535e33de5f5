"""Screens beside the meeting: what the council keeps from one meeting to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.choices import MeetingStatus
from vergadering.domain.review import meeting_for
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.command import Command, Place
from vergadering.tui.stage import ShowScreen

if TYPE_CHECKING:
    from vergadering.tui.stage import Answer, Stage


def _may_review(stage: Stage) -> None:
    """What is done with actions belongs to a meeting that is not over."""
    if stage.state.meeting_id is None:
        return
    if stage.state.the_meeting.status is MeetingStatus.CLOSED:
        raise Refusal(
            N_("Deze vergadering is gesloten. Ga terug en loop de acties na vanaf het beginscherm.")
        )


async def _review(stage: Stage) -> Answer:
    """Go through the open actions, in the meeting that is meant or the one that comes."""
    today = stage.moment().date()
    return ShowScreen("review", meeting_for(stage.state, stage.meeting_id, today))


def known_council(stage: Stage) -> None:
    """Refused when there is no council yet."""
    if not stage.state.council:
        raise Refusal(N_("Maak eerst de raad, met c."))


async def _people(stage: Stage) -> Answer:
    """Show everybody, and the council's own rules."""
    return ShowScreen("people", stage.meeting_id)


OPENING = (
    Command(
        "review_actions",
        "J",
        N_("open acties"),
        N_("Loop de open acties langs, een voor een: klaar, later, door een ander, of vervallen."),
        Place.LIVE,
        _review,
        _may_review,
        also=(Place.START,),
    ),
    Command(
        "people",
        "p",
        N_("mensen en regels"),
        N_("De leden, gasten en anderen, en de regels van de raad: zien, toevoegen, wijzigen."),
        Place.START,
        _people,
        known_council,
        footer=True,
    ),
)
"""Commands that show another screen."""

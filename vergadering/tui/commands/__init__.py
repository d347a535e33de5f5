"""What the user can do: one row a command, in tables by topic."""

from vergadering.tui.commands.agenda import AGENDA
from vergadering.tui.commands.command import Command, Place
from vergadering.tui.commands.council import COUNCIL
from vergadering.tui.commands.course import COURSE
from vergadering.tui.commands.general import GENERAL
from vergadering.tui.commands.presence import PRESENCE
from vergadering.tui.commands.records import RECORDS

COMMANDS: tuple[Command, ...] = (*COUNCIL, *COURSE, *RECORDS, *PRESENCE, *AGENDA, *GENERAL)
"""Every command, in the order in which help tells them."""


def commands_at(place: Place) -> tuple[Command, ...]:
    """What can be done at a place, the commands of everywhere among it."""
    return tuple(row for row in COMMANDS if row.place in (place, Place.ANYWHERE))


__all__ = ["COMMANDS", "Command", "Place", "commands_at"]

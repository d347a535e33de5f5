"""What the user can do: one row a command, in tables by topic."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from vergadering.tui.commands.command import Command, Place

TABLES: tuple[tuple[Place, str, str], ...] = (
    (Place.START, "council", "COUNCIL"),
    (Place.LIVE, "floor", "FLOOR"),
    (Place.LIVE, "course", "COURSE"),
    (Place.LIVE, "deciding", "DECIDING"),
    (Place.LIVE, "decided", "DECIDED"),
    (Place.LIVE, "records", "RECORDS"),
    (Place.LIVE, "presence", "PRESENCE"),
    (Place.LIVE, "timing", "TIMING"),
    (Place.LIVE, "speaking", "SPEAKING"),
    (Place.LIVE, "agenda", "AGENDA"),
    (Place.REVIEW, "review", "REVIEW"),
    (Place.PEOPLE, "people", "PEOPLE"),
    (Place.START, "opening", "OPENING"),
    (Place.START, "retention", "RETENTION"),
    (Place.LIVE, "opening", "OPENING"),
    (Place.LIVE, "previous", "PREVIOUS"),
    (Place.LIVE, "agenda_text", "AGENDA_TEXT"),
    (Place.ANYWHERE, "following", "FOLLOWING"),
    (Place.ANYWHERE, "register", "REGISTER"),
    (Place.ANYWHERE, "registers", "REGISTERS"),
    (Place.ANYWHERE, "searching", "SEARCHING"),
    (Place.ANYWHERE, "general", "GENERAL"),
)
"""Each table: where its commands can be given, its module and its name there.

A table is imported when its place is first shown, so that the first screen comes quickly.
"""


@cache
def commands_at(place: Place) -> tuple[Command, ...]:
    """What can be done at a place, the commands of everywhere among it."""
    return tuple(
        row
        for where, module, name in TABLES
        if where in (place, Place.ANYWHERE)
        for row in getattr(import_module(f"{__name__}.{module}"), name)
        if row.given_at(place)
    )


def all_commands() -> tuple[Command, ...]:
    """Every command, once."""
    rows = [row for place in Place for row in commands_at(place)]
    return tuple({row.name: row for row in rows}.values())


__all__ = ["TABLES", "Command", "Place", "all_commands", "commands_at"]

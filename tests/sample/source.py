"""What the sample was made from, and how its words are found in a state."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from tests.helpers.cli import SAMPLE

if TYPE_CHECKING:
    from vergadering.domain.model import Person
    from vergadering.domain.state import State

SOURCE = SAMPLE.parents[1] / "shared" / "sample" / "meeting.json"
"""What the sample was made from; only on the machine of who made it."""


def number(state: State, number: str) -> int:
    """The identifier of the meeting with this number."""
    return next(meeting.id for meeting in state.meeting if meeting.number == number)


def moment(text: str | None) -> datetime | None:
    """A moment of the source."""
    return datetime.fromisoformat(text) if text else None


def people(source: dict[str, Any], state: State) -> dict[str, Person]:
    """The people of a state by their identifier in the source."""
    known = {person.name: person for person in state.person}
    return {told["id"]: known[told["naam"]] for told in source["personen"]}


def places(source: dict[str, Any]) -> dict[str, str]:
    """The printed numbers of the agenda by their identifier in the source."""
    return {told["id"]: str(told["nr"]) for told in source["agenda"]}

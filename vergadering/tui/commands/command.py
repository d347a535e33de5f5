"""The row that a command is: footer, palette, help and the README read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from vergadering.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from vergadering.domain.history import Change
    from vergadering.tui.stage import Answer, Deed, Stage


class Place(Enum):
    """Where a command can be given."""

    START = "start"
    """On the start screen."""
    LIVE = "live"
    """On the live screen, while steering."""
    REVIEW = "review"
    """While going through the open actions."""
    PEOPLE = "people"
    """On the screen with people and rules."""
    ANYWHERE = "anywhere"
    """On every screen that its table belongs to; while typing too when its key is no letter."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a user can do."""

    name: str
    """Unique, in English."""
    keys: str
    """The keys that give it, as Textual writes them, with commas between; the first is shown."""
    label: str
    """A word or two for the footer (source text)."""
    help: str
    """One sentence for help and palette (source text)."""
    place: Place
    deed: Deed
    probe: Callable[[Stage], Change | None] | None = None
    """What the command would do if it were given now; trying it tells whether it may be."""
    footer: bool = False
    """Whether it belongs to the few that always stand in view."""
    pane: str = ""
    """The part of the screen that brings it in view while the user is there."""
    also: tuple[Place, ...] = ()
    """Where else it can be given."""

    def given_at(self, place: Place) -> bool:
        """Whether it can be given there."""
        return bool({self.place, *self.also} & {place, Place.ANYWHERE})

    @property
    def key(self) -> str:
        """The key that is shown."""
        return self.keys.split(",")[0]

    def why_not(self, stage: Stage) -> str:
        """Why it cannot be done now, in the user's language; empty when it can."""
        if self.probe is None:
            return ""
        try:
            change = self.probe(stage)
        except Refusal as refusal:
            return stage.t.refusal(refusal)
        return stage.refused(change) if change is not None else ""


def direct(bind: Callable[[Stage], Change]) -> Deed:
    """A deed that asks nothing: the change that follows from where the user is."""

    async def deed(stage: Stage) -> Answer:
        return bind(stage)

    return deed


def request(answer: Answer) -> Deed:
    """A deed that always wants the same."""

    async def deed(stage: Stage) -> Answer:
        return answer

    return deed

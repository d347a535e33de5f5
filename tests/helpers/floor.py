"""A meeting in which people ask for the floor and get it, by their names on the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from tests.helpers.council import START, who
from vergadering.domain import floor, turns
from vergadering.domain.agenda import current_item
from vergadering.domain.choices import TurnKind, TurnStatus
from vergadering.domain.model import Person

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.domain.model_floor import SpeakingTurn
    from vergadering.domain.state import State

ORDER = TurnKind.POINT_OF_ORDER
QUESTION = TurnKind.INTERRUPTION


@dataclass(frozen=True)
class Talk:
    """A state and the moment; everything that is done gives the next one."""

    state: State
    at: datetime = START

    def do(self, change: Change) -> Talk:
        """Any change, at this moment."""
        return replace(self, state=change(self.state, self.at))

    def then(self, seconds: float) -> Talk:
        """So much later, or earlier."""
        return replace(self, at=self.at + timedelta(seconds=seconds))

    def asks(self, *names: str, kind: TurnKind = TurnKind.CONTRIBUTION, **rest: Any) -> Talk:
        """These people ask for the floor, one after the other."""
        talk = self
        for name in names:
            id = who(self.state, name).id
            talk = talk.do(partial(floor.request_floor, person_id=id, kind=kind, **rest))
        return talk

    def next(self) -> Talk:
        """The next speaker."""
        return self.do(partial(floor.next_speaker, from_id=self.holder_id))

    def back(self) -> Talk:
        """The last speaker again."""
        return self.do(partial(floor.take_back, from_id=self.holder_id))

    def end(self) -> Talk:
        """The speaker is done."""
        return self.do(partial(floor.end_turn, turn_id=self.holder_id or 0))

    def pause(self) -> Talk:
        """The speaker's clock stands still."""
        return self.do(partial(floor.pause_turn, turn_id=self.holder_id or 0))

    def resume(self) -> Talk:
        """It runs again."""
        return self.do(partial(floor.resume_turn, turn_id=self.holder_id or 0))

    def turn(self, name: str) -> SpeakingTurn:
        """The latest turn of somebody."""
        id = who(self.state, name).id
        return [turn for turn in self.state.speaking_turn if turn.person_id == id][-1]

    def status(self, name: str) -> TurnStatus:
        """How far the latest turn of somebody is."""
        return self.turn(name).status

    def seconds(self, name: str) -> float:
        """How long somebody spoke in their latest turn."""
        return turns.spoken(self.state, self.turn(name).id, self.at).total_seconds()

    @property
    def holder_id(self) -> int | None:
        """The turn that has the floor."""
        now = turns.holder(self.state)
        return now.id if now else None

    @property
    def speaker(self) -> str:
        """Who has the floor; nothing when nobody has."""
        now = turns.holder(self.state)
        return self._name(now) if now else ""

    @property
    def waiting(self) -> list[str]:
        """Who waits under the current item, in order."""
        item = current_item(self.state)
        listed = turns.waiting(self.state, item.id if item else None)
        return [self._name(turn) for turn in listed]

    @property
    def interrupted(self) -> list[str]:
        """Who gets the floor back, the last one first of all."""
        return [self._name(turn) for turn in turns.interrupted(self.state)]

    def _name(self, turn: SpeakingTurn) -> str:
        return self.state.need(Person, turn.person_id).display_name

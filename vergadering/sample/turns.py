"""Deeds of the floor and the clock: asking, speaking, a round, the steps of BOB, parking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain import floor, parking, timing
from vergadering.domain.agenda import current_item
from vergadering.domain.choices import ParkedStatus, TurnStatus
from vergadering.domain.turns import holder, waiting

if TYPE_CHECKING:
    from vergadering.domain.choices import Phase, TurnKind
    from vergadering.domain.model_floor import SpeakingTurn
    from vergadering.sample.deeds import Course, Deed
    from vergadering.sample.scribe import Scribe


def turn(
    asked: str, begun: str, ended: str, name: str, kind: TurnKind, *, seconds: int | None = None
) -> Course:
    """Somebody asks for the floor, gets it, and is done; clock times as `20:05:30`.

    `seconds` is a speaking time that the chair gave, where it is not the council's own.
    """
    return ((asked, asks(name, kind, seconds=seconds)), *speaks(begun, ended, name))


def speaks(begun: str, ended: str, name: str) -> Course:
    """Somebody who waits in front gets the floor, and is done."""
    return ((begun, has_the_floor(name)), (ended, is_done(name)))


def asks(name: str, kind: TurnKind, *, seconds: int | None = None) -> Deed:
    """Somebody asks for the floor."""
    return lambda scribe: scribe.do(
        floor.request_floor, person_id=scribe.person(name), kind=kind, limit_seconds=seconds
    )


def has_the_floor(name: str) -> Deed:
    """The chair gives the floor to the first who waits, and that is this person."""

    def deed(scribe: Scribe) -> None:
        scribe.do(floor.next_speaker, from_id=None)
        assert _speaking(scribe).person_id == scribe.person(name)

    return deed


def is_done(name: str) -> Deed:
    """Whoever speaks is done, and that is this person."""

    def deed(scribe: Scribe) -> None:
        speaking = _speaking(scribe)
        assert speaking.person_id == scribe.person(name)
        scribe.do(floor.end_turn, turn_id=speaking.id)

    return deed


def takes_back(name: str) -> Deed:
    """Somebody who waits does not want the floor any more."""

    def deed(scribe: Scribe) -> None:
        mine = _waiting(scribe)[scribe.person(name)]
        scribe.do(floor.withdraw_turn, turn_id=mine.id)

    return deed


def round_begins(scribe: Scribe) -> None:
    """Everybody of the council who is there, and does not wait already, gets the floor once."""
    scribe.do(floor.start_round)


def in_this_order(*names: str, leaving: tuple[str, ...] = ()) -> Deed:
    """The chair puts the list in this order; some must leave soon."""

    def deed(scribe: Scribe) -> None:
        rows = _waiting(scribe)
        ids = {name: rows[scribe.person(name)].id for name in names}
        assert len(ids) == len(rows)
        scribe.do(
            floor.arrange,
            order=tuple(ids.values()),
            leaving=tuple(ids[name] for name in leaving),
        )

    return deed


def step(phase: Phase) -> Deed:
    """The chair takes the current item to a step of BOB."""

    def deed(scribe: Scribe) -> None:
        item = current_item(scribe.state)
        assert item is not None
        scribe.do(timing.set_phase, item_id=item.id, phase=phase)

    return deed


def parked(text: str, who: str) -> Deed:
    """A side track of the current item is kept for later."""
    return lambda scribe: scribe.do(
        parking.park, text=text, item_id=scribe.current(), person_id=scribe.person(who)
    )


def on_an_agenda(*comments: str) -> Deed:
    """The points that are parked go to an agenda, each with a comment."""

    def deed(scribe: Scribe) -> None:
        points = parking.unsettled(scribe.state)
        scribe.do(
            parking.settle_parked,
            destinations={point.id: ParkedStatus.AGENDA for point in points},
            comments={point.id: comment for point, comment in zip(points, comments, strict=True)},
        )

    return deed


def _speaking(scribe: Scribe) -> SpeakingTurn:
    found = holder(scribe.state)
    assert found is not None
    assert found.status is TurnStatus.SPEAKING
    return found


def _waiting(scribe: Scribe) -> dict[int, SpeakingTurn]:
    """Who waits under the current item, by person."""
    return {row.person_id: row for row in waiting(scribe.state, scribe.current())}

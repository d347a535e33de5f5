"""The capture line and the floor: which rule a line means that gives or asks for the floor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import floor
from vergadering.domain.asking import Asked, read_request
from vergadering.domain.entries import (
    DoneSpeakingEntry,
    Entry,
    FloorEntry,
    NextSpeakerEntry,
    RoundEntry,
)
from vergadering.domain.lines import only
from vergadering.domain.turns import holder
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.domain.model import Person
    from vergadering.domain.state import State


def floor_rule(state: State, entry: Entry) -> Change | None:
    """The rule that a line means; None for a line that is not about the floor."""
    match entry:
        case FloorEntry():
            asked = asked_by(state, entry)
            return partial(
                floor.request_floor,
                person_id=asker(asked).id,
                kind=asked.kind if entry.kind is None else entry.kind,
                limit_seconds=asked.limit_seconds,
                leaves_soon=asked.leaves_soon,
            )
        case NextSpeakerEntry():
            turn = holder(state)
            return partial(floor.next_speaker, from_id=turn.id if turn else None)
        case DoneSpeakingEntry():
            turn = holder(state)
            if turn is None:
                raise Refusal(N_("Niemand heeft het woord."))
            return partial(floor.end_turn, turn_id=turn.id)
        case RoundEntry():
            return floor.start_round
    return None


def asked_by(state: State, entry: FloorEntry) -> Asked:
    """What stands behind the command."""
    return read_request(state, entry.said)


def asker(asked: Asked) -> Person:
    """The one person who asks. Refused when nobody or several may be meant."""
    if not asked.name:
        raise Refusal(N_("Wie vraagt het woord? Typ een naam of een nummer."))
    person = only(asked.people, asked.name)
    if asked.unknown:
        text = N_("Wat is {words}? Achter een naam staat waarvoor, hoe lang, of een uitroepteken.")
        raise Refusal(text, words=asked.unknown)
    return person

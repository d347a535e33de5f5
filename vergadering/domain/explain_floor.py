"""What a line about the floor will do, in words, seen from the state that it would make."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from vergadering.domain.entries import (
    DoneSpeakingEntry,
    FloorEntry,
    NextSpeakerEntry,
    RoundEntry,
)
from vergadering.domain.explanation import Explanation
from vergadering.domain.model import Person
from vergadering.domain.spans import clock_time
from vergadering.domain.turns import holder
from vergadering.domain.words import word
from vergadering.i18n import N_

if TYPE_CHECKING:
    from vergadering.domain.model_floor import SpeakingTurn
    from vergadering.domain.state import State


def floor_deed(
    state: State,
    after: State,
    entry: FloorEntry | NextSpeakerEntry | DoneSpeakingEntry | RoundEntry,
) -> Explanation:
    """What a line does that no rule refuses; `after` is the state that it makes."""
    match entry:
        case FloorEntry():
            return _asks(after, after.speaking_turn[-1])
        case RoundEntry():
            return _round(state, after)
        case NextSpeakerEntry():
            nobody = Explanation(N_("het woord is vrij, niemand wacht"), {})
        case DoneSpeakingEntry():
            nobody = Explanation(N_("{name} is uitgesproken"), {"name": _holder_name(state)})
    name = _holder_name(after)
    return Explanation(N_("{name} krijgt het woord"), {"name": name}) if name else nobody


def _asks(after: State, turn: SpeakingTurn) -> Explanation:
    """Somebody asks: they get the floor at once, or a place on the list."""
    kind, limit = word(turn.kind), ""
    if turn.limit_seconds:
        limit = clock_time(timedelta(seconds=turn.limit_seconds))
    name = after.need(Person, turn.person_id).display_name
    values: dict[str, object] = {"name": name, "kind": kind, "limit": limit}
    if not turn.position:
        text = N_("{name} krijgt meteen het woord: {kind}, {limit}")
        return Explanation(text if limit else N_("{name} krijgt meteen het woord: {kind}"), values)
    values["n"] = turn.position
    text = _ASKS[bool(limit), turn.leaves_soon]
    return Explanation(text, values)


_ASKS = {
    (False, False): N_("{name} vraagt het woord, plaats {n}: {kind}"),
    (True, False): N_("{name} vraagt het woord, plaats {n}: {kind}, {limit}"),
    (False, True): N_("{name} vraagt het woord, plaats {n}, moet zo weg: {kind}"),
    (True, True): N_("{name} vraagt het woord, plaats {n}, moet zo weg: {kind}, {limit}"),
}
"""By whether there is a speaking time, and whether they must go soon."""


def _round(state: State, after: State) -> Explanation:
    before = {turn.id for turn in state.speaking_turn}
    new = (turn for turn in after.speaking_turn if turn.id not in before)
    begins = min(new, key=lambda turn: turn.position)
    first = after.need(Person, begins.person_id).display_name
    return Explanation(N_("rondje, {name} begint"), {"name": first})


def _holder_name(state: State) -> str:
    """Who has the floor; empty when nobody has."""
    turn = holder(state)
    return state.need(Person, turn.person_id).display_name if turn else ""

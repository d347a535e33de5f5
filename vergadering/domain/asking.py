"""Asking for the floor in one line: who, what for, how long, and whether they must go soon."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vergadering.domain.choices import TurnKind
from vergadering.domain.lines import who
from vergadering.domain.people import plain
from vergadering.domain.queue import LONGEST_SECONDS, candidates
from vergadering.domain.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vergadering.domain.model import Person
    from vergadering.domain.state import State

LONGEST = 200
"""Characters of a line that are read; no name and no wish is longer."""

LEAVES_SOON = "!"
"""The sign of somebody who must go soon."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a line asks for; it is complete when it means one person and `unknown` is empty."""

    people: tuple[Person, ...] = ()
    """Whom the name or number may mean, the best first; without a name everybody."""
    kind: TurnKind = TurnKind.CONTRIBUTION
    limit_seconds: int | None = None
    """None: the council's speaking time; 0: no limit."""
    leaves_soon: bool = False
    name: str = ""
    """The name or number as typed."""
    unknown: str = ""
    """Words behind the name that mean nothing here."""


def read_request(state: State, text: str) -> Asked:
    """What `noa toelichting 5 min !` asks for; the words behind the name in any order.

    The name is the longest beginning that is somebody's, so that no word is taken from it.
    """
    words = text[:LONGEST].replace(LEAVES_SOON, f" {LEAVES_SOON} ").split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if people := _meant(state, name):
            return _wishes(Asked(people, name=name), words[count:])
    if not words or words[0] == LEAVES_SOON:
        return _wishes(Asked(candidates(state, "")), words)
    count = next((i for i in range(1, len(words)) if _wish(words[i:])), len(words))
    return _wishes(Asked(name=" ".join(words[:count])), words[count:])


def _meant(state: State, name: str) -> tuple[Person, ...]:
    return who(state, name) if name.lstrip("@").startswith("#") else candidates(state, name)


def _wishes(asked: Asked, words: Sequence[str]) -> Asked:
    """What was asked for, with what stands behind the name."""
    unknown = []
    while words:
        kind, seconds, used = _wish(words) or (None, None, 1)
        if kind is not None:
            asked = replace(asked, kind=kind)
        elif seconds is not None:
            asked = replace(asked, limit_seconds=seconds)
        elif words[0] == LEAVES_SOON:
            asked = replace(asked, leaves_soon=True)
        else:
            unknown.append(words[0])
        words = words[used:]
    return replace(asked, unknown=" ".join(unknown))


def _wish(words: Sequence[str]) -> tuple[TurnKind | None, int | None, int] | None:
    """The kind or the seconds that these words begin with, and how many words say it."""
    if words[0] == LEAVES_SOON:
        return None, None, 1
    for used in (3, 2, 1):
        said = plain(" ".join(words[:used]))
        if len(words) >= used and (kind := _kind(said)):
            return kind, None, used
    for used in (2, 1):
        found = re.fullmatch(_TIME, plain(" ".join(words[:used])))
        seconds = int(found[1]) * (1 if found[2] else 60) if found else LONGEST_SECONDS + 1
        if len(words) >= used and seconds <= LONGEST_SECONDS:
            return None, seconds, used
    return None


_TIME = r"([0-9]{1,4}) ?(?:(s|sec|seconden?|seconds?)|m|min|minuut|minuten|minutes?|')?\.?"


def _kind(said: str) -> TurnKind | None:
    """The kind that has this name, or one that only its name begins with, from three letters."""
    if said in KINDS or len(said) < 3:
        return KINDS.get(said)
    found = {kind for name, kind in KINDS.items() if name.startswith(said)}
    return found.pop() if len(found) == 1 else None


KINDS = {
    **{
        name: TurnKind(value)
        for (sort, value), dutch in WORDS.items()
        if sort is TurnKind and value != TurnKind.ROUND
        for name in (dutch, value.replace("_", " "))
    },
    "orde": TurnKind.POINT_OF_ORDER,
    "order": TurnKind.POINT_OF_ORDER,
    "short question": TurnKind.INTERRUPTION,
}
"""Dutch and English names of what somebody may ask the floor for; a round is for everybody."""

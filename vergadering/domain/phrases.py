"""What the words behind a command say: one small function for each sort of phrase.

A function gives None when the words cannot be understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain.choices import Format, NoteKind, Outcome, Stance, TurnKind
from vergadering.domain.dates import find_due, read_clock
from vergadering.domain.entries import (
    AbsentEntry,
    ActionEntry,
    ArriveEntry,
    ConfirmEntry,
    ConsentEntry,
    DecisionEntry,
    Entry,
    FloorEntry,
    GoToEntry,
    LeaveEntry,
    NamedVoteEntry,
    NoteEntry,
    ParkEntry,
    PollEntry,
    PromiseEntry,
    ProposalEntry,
    VoteEntry,
)
from vergadering.domain.people import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, time


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a date in a line counts from."""

    today: date
    next_meeting: date | None = None


def note(
    said: str, days: Days, *, kind: NoteKind, bare: bool = False, at: time | None = None
) -> NoteEntry:
    """A sentence of this kind, with who said it; `bare` as in `_speaker`."""
    person, text = _speaker(said, bare=bare)
    return NoteEntry(kind, text, person, typed=said if person else text, at=at)


def _speaker(said: str, *, bare: bool = False) -> tuple[str, str]:
    """The name before a colon and the text behind it; `@:` says that nobody is named.

    With `bare` a name needs no `@`, as long as a space follows its colon.
    """
    if found := re.match(r"@([^:\n]{0,80}):\s*", said):
        return found[1].strip(), said[found.end() :]
    if bare and (found := re.match(r"([^@:\n][^:\n]{0,80}):\s+(?=\S)", said)):
        return found[1].strip(), said[found.end() :]
    return "", said


def action(said: str, days: Days) -> Entry:
    """Owners before a colon, what they do, and a date at the end."""
    text, due = find_due(said, days.today, days.next_meeting)
    found = re.match(r"([^:\n]{0,400}):(?:\s+|$)", text)
    if found is None:
        return ActionEntry(text, (), due, typed=text)
    rest = text[found.end() :]
    owners = tuple(name.strip() for name in re.split(_BETWEEN_NAMES, found[1]) if name.strip())
    return ActionEntry(rest, owners, due, typed=text if owners else rest)


def promise(said: str, days: Days) -> Entry:
    """What is promised, who does before a colon, and a date at the end."""
    text, due = find_due(said, days.today, days.next_meeting)
    person, rest = _speaker(text, bare=True)
    return PromiseEntry(rest, person, due, typed=text if person else rest)


_BETWEEN_NAMES = r",|\s(?:en|and|&|\+)\s"


def proposal(said: str, days: Days) -> Entry:
    """A text to decide on, with who brought it."""
    person, text = _speaker(said)
    return ProposalEntry(text, person, typed=said if person else text)


def parking(said: str, days: Days) -> Entry:
    """What is kept for later, with who brought it up."""
    person, text = _speaker(said)
    return ParkEntry(text, person, typed=said if person else text)


def decision(said: str, days: Days) -> Entry:
    """What was decided."""
    return DecisionEntry(said)


def count(said: str, days: Days) -> Entry | None:
    """Two to five numbers: for, against, abstaining, blank, invalid; or names behind a stance."""
    numbers = _numbers(said)
    return VoteEntry(*numbers) if numbers else _named(said)


def poll(said: str, days: Days) -> Entry | None:
    """Two or three numbers: for, against, abstaining."""
    numbers = _numbers(said)
    return PollEntry(*numbers) if 2 <= len(numbers) <= 3 else None


def _numbers(said: str) -> list[int]:
    found = re.fullmatch(r"[0-9]{1,4}(?:\s*[-–/, ]\s*[0-9]{1,4}){1,4}", said)
    return [int(number) for number in re.findall(r"[0-9]+", said)] if found else []


_STANCES = {
    "voor": Stance.FOR,
    "for": Stance.FOR,
    "tegen": Stance.AGAINST,
    "against": Stance.AGAINST,
    "onthouding": Stance.ABSTAIN,
    "abstain": Stance.ABSTAIN,
}

_STANCE = re.compile(rf"(?:^|(?<=[\s;,]))({'|'.join(_STANCES)})\s*:", re.IGNORECASE)


def _named(said: str) -> Entry | None:
    """Names behind `voor:`, `tegen:` and `onthouding:`."""
    head, *rest = _STANCE.split(said[:2000])
    if head.strip() or not rest:
        return None
    choices = zip(rest[::2], rest[1::2], strict=True)
    return NamedVoteEntry(tuple((_STANCES[word.lower()], _names(names)) for word, names in choices))


def _names(said: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip(" ;") for name in re.split(_BETWEEN_NAMES, said))))


def consent(said: str, days: Days) -> Entry | None:
    """Nothing, or objections: a name, a colon and the argument, with `;` between them."""
    parts = [part for part in said.removeprefix("bezwaar").split(";") if part.strip()]
    found = [re.match(r"\s*@?([^:\n]{1,80}):\s*(\S.*)", part) for part in parts]
    if not all(found):
        return None
    return ConsentEntry(tuple((each[1].strip(), each[2].strip()) for each in found if each))


_OUTCOMES = {
    "": None,
    "aangenomen": Outcome.CARRIED,
    "carried": Outcome.CARRIED,
    "gewijzigd aangenomen": Outcome.CARRIED_AMENDED,
    "carried amended": Outcome.CARRIED_AMENDED,
    "verworpen": Outcome.REJECTED,
    "rejected": Outcome.REJECTED,
    "aangehouden": Outcome.HELD_OVER,
    "held over": Outcome.HELD_OVER,
}


def outcome(said: str, days: Days) -> Entry | None:
    """Nothing, or the word of an outcome."""
    word = plain(said[:40])
    return ConfirmEntry(_OUTCOMES[word]) if word in _OUTCOMES else None


_VIA = {
    "online": Format.ONLINE,
    "op locatie": Format.ONSITE,
    "locatie": Format.ONSITE,
    "onsite": Format.ONSITE,
    "on site": Format.ONSITE,
}


def arrival(said: str, days: Days) -> Entry:
    """A name, `online` or not, and a clock time."""
    said, when = _clock_at_end(said)
    name, via = said, None
    for words, form in _VIA.items():
        if via is None and plain(said).endswith(f" {words}"):
            name, via = said[: -len(words)].strip(), form
    return ArriveEntry(_name(name), when, via)


def departure(said: str, days: Days) -> Entry:
    """A name and a clock time."""
    said, when = _clock_at_end(said)
    return LeaveEntry(_name(said), when)


def absence(said: str, days: Days) -> Entry:
    """A name, with notice (`m.k.`) or without (`z.k.`)."""
    found = re.search(r"\s*\(?\b(m\.?k|z\.?k)\.?\)?$", said, re.IGNORECASE)
    name = said[: found.start()] if found else said
    return AbsentEntry(_name(name), not (found and found[1].lower().startswith("z")))


def _clock_at_end(said: str) -> tuple[str, time | None]:
    head, _, last = said.rpartition(" ")
    clock = read_clock(last)
    head = re.sub(r"\s(?:om|at|vanaf|tot)$", "", head.rstrip())
    return (head, clock) if clock and head else (said, None)


def _name(said: str) -> str:
    return said.strip().removeprefix("@").strip().rstrip(":")


def item(said: str, days: Days) -> Entry:
    """The printed number of an item."""
    return GoToEntry(said.rstrip("."))


def _alone(entry: Entry, said: str, days: Days) -> Entry | None:
    """A command that nothing may follow."""
    return None if said else entry


def noting(kind: NoteKind, *, bare: bool = False) -> Callable[[str, Days], Entry]:
    """What reads a note of this kind."""
    return partial(note, kind=kind, bare=bare)


def asking(kind: TurnKind | None = None) -> Callable[[str, Days], Entry]:
    """What reads who asks for the floor, for this kind of turn or for any."""
    return partial(_asking, kind)


def _asking(kind: TurnKind | None, said: str, days: Days) -> Entry:
    return FloorEntry(said, kind)


def being(entry: Entry) -> Callable[[str, Days], Entry | None]:
    """What gives this entry, when nothing follows the command."""
    return partial(_alone, entry)

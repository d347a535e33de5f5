"""What `tab` offers for a line that is being typed: whole lines, the best first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vergadering.domain.asking import KINDS, read_request
from vergadering.domain.attendance import present_people
from vergadering.domain.choices import ItemStatus, TurnKind
from vergadering.domain.lines import name_for, who
from vergadering.domain.notation import COMMANDS, Takes, command_of
from vergadering.domain.people import name_words, plain
from vergadering.domain.turns import queued
from vergadering.domain.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vergadering.domain.model import Person
    from vergadering.domain.state import State


def complete(state: State, line: str) -> tuple[str, ...]:
    """Lines that this one may become, the cursor being at its end; empty when none fits."""
    found = re.match(r"\s*(?:[0-9]{1,2}:[0-9]{2}\s+)?", line)
    start = found[0] if found else ""
    rest = line[len(start) :]
    if rest.startswith("/"):
        typed, space, said = rest.partition(" ")
        if not space:
            return tuple(f"{start}{offer}" for offer in _commands(typed))
        offers = _behind(state, typed, said)
        return tuple(f"{start}{typed} {offer}" for offer in offers if offer != said)
    return tuple(f"{start}{offer}" for offer in _speakers(state, rest))


def _commands(typed: str) -> Iterable[str]:
    """Commands that begin like this: by a Dutch word first, else by an English one."""
    wanted = plain(typed[1:41])
    offered = []
    for language in ("dutch", "english"):
        for command in COMMANDS:
            words: tuple[str, ...] = getattr(command, language)
            fits = [each for each in words if each.startswith(wanted)]
            if fits and command not in offered:
                offered.append(command)
                yield f"/{fits[0]}" + ("" if command.takes is Takes.NOTHING else " ")


def _behind(state: State, typed: str, said: str) -> Iterable[str]:
    """What may stand behind a command word."""
    command = command_of(typed)
    match command.takes if command else Takes.NOTHING:
        case Takes.TEXT:
            return _speakers(state, said)
        case Takes.OWNERS:
            return _owners(state, said)
        case Takes.SOMEBODY_HERE:
            here = present_people(state)
            return (name_for(state, person) for person in here if _fits(person, said))
        case Takes.SOMEBODY_AWAY:
            gone = {person.id for person in present_people(state)}
            away = (p for p in state.person if p.active and p.id not in gone)
            return (name_for(state, person) for person in away if _fits(person, said))
        case Takes.ANYBODY:
            return (name_for(state, person) for person in _people(state) if _fits(person, said))
        case Takes.SPEAKER:
            return (*_kinds(state, said), *_askers(state, said))
        case Takes.ITEM:
            return _items(state, said)
    return ()


def _speakers(state: State, said: str) -> Iterable[str]:
    """Who may be named behind an `@` that has no colon yet."""
    if not re.fullmatch(r"@[^:\n]{0,80}", said):
        return ()
    return (f"@{name_for(state, p)}: " for p in _people(state) if _fits(p, said[1:]))


def _owners(state: State, said: str) -> Iterable[str]:
    """Owners before the colon: the one being typed, behind those that stand there."""
    if len(said) > 200 or ":" in said:
        return
    head, comma, typed = said.rpartition(",")
    named = {person.id for name in head.split(",") for person in who(state, name)}
    before = f"{head}{comma} " if comma else ""
    for person in _people(state):
        if person.id not in named and _fits(person, typed):
            yield f"{before}{name_for(state, person)}: "


def _askers(state: State, said: str) -> Iterable[str]:
    """Who may ask for the floor: those who do not wait for it already."""
    turns = queued(state)
    busy = {turn.person_id for turn in turns if turn.kind is not TurnKind.POINT_OF_ORDER}
    for person in _people(state):
        if person.id not in busy and _fits(person, said):
            yield name_for(state, person)


def _kinds(state: State, said: str) -> Iterable[str]:
    """What somebody may want the floor for, behind a name that means one person."""
    head, space, typed = said.rpartition(" ")
    asked = read_request(state, head)
    if not space or len(said) > 80 or len(asked.people) != 1 or asked.unknown:
        return ()
    wanted = plain(typed)
    names = KINDS if wanted else (word(kind) for kind in dict.fromkeys(KINDS.values()))
    return (f"{head} {name}" for name in names if name.startswith(wanted))


def _items(state: State, said: str) -> Iterable[str]:
    """Printed numbers of items that are not under discussion; also found by their title."""
    wanted = plain(said[:80].strip())
    waiting = [item for item in state.items if item.status is not ItemStatus.CURRENT]
    waiting.sort(key=lambda item: item.status is not ItemStatus.PLANNED)
    for item in waiting:
        if item.number.startswith(wanted) or (len(wanted) > 1 and wanted in plain(item.title)):
            yield item.number


def _people(state: State) -> list[Person]:
    """Everybody who may be named, those who are there first."""
    here = {person.id for person in present_people(state)}
    active = [person for person in state.person if person.active]
    return sorted(active, key=lambda person: person.id not in here)


def _fits(person: Person, typed: str) -> bool:
    """Whether a part of somebody's name begins as was typed; nothing fits everybody."""
    wanted = plain(typed[:80].strip().removeprefix("@"))
    words = name_words(person.display_name, person.name)
    return not wanted or any(word.startswith(wanted) for word in words)

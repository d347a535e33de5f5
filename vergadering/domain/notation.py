"""The capture notation: what one typed line says, before anyone looks up who is meant.

`COMMANDS` is the one table of words; help, completion and the grammar page read it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from vergadering.domain import phrases
from vergadering.domain.choices import NoteKind
from vergadering.domain.dates import read_clock
from vergadering.domain.entries import (
    AbsentEntry,
    ActionEntry,
    ArriveEntry,
    CloseEntry,
    DecisionEntry,
    Entry,
    FinishItemEntry,
    GoToEntry,
    HeldOverEntry,
    LeaveEntry,
    NextItemEntry,
    NoObjectionEntry,
    NoteEntry,
    OpenEntry,
    ProposalEntry,
    ResumeEntry,
    SuspendEntry,
    UnanimousEntry,
    VoteEntry,
    WithdrawEntry,
)
from vergadering.domain.people import plain
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, time

__all__ = [
    "COMMANDS",
    "AbsentEntry",
    "ActionEntry",
    "ArriveEntry",
    "CloseEntry",
    "Command",
    "DecisionEntry",
    "Entry",
    "FinishItemEntry",
    "GoToEntry",
    "HeldOverEntry",
    "LeaveEntry",
    "NextItemEntry",
    "NoObjectionEntry",
    "NoteEntry",
    "OpenEntry",
    "ProposalEntry",
    "ResumeEntry",
    "SuspendEntry",
    "Takes",
    "UnanimousEntry",
    "VoteEntry",
    "WithdrawEntry",
    "command_of",
    "read",
]


class Takes(Enum):
    """What follows a command word, so that completion knows what to offer."""

    NOTHING = "nothing"
    TEXT = "text"
    """A sentence, with `@name:` before it if somebody said it."""
    OWNERS = "owners"
    """Names, a colon and a sentence."""
    SOMEBODY_AWAY = "somebody_away"
    SOMEBODY_HERE = "somebody_here"
    ITEM = "item"
    """The printed number of an item."""
    COUNT = "count"
    """Votes for, against and abstaining, or something else that nobody can complete."""


@dataclass(frozen=True, slots=True)
class Command:
    """One row of the table: a command of the capture line."""

    dutch: tuple[str, ...]
    """Dutch words, without the slash; the first is the one that help and completion show."""
    english: tuple[str, ...]
    """English words."""
    example: str
    """Source text: a line as people type it."""
    help: str
    """Source text: what it does."""
    takes: Takes
    parse: Callable[[str, phrases.Days], Entry | None]
    """What the words behind the command say; None when they cannot be understood."""

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that the command answers to."""
        return self.dutch + self.english


def read(line: str, today: date, next_meeting: date | None = None) -> Entry:
    """What a line says. A line that cannot be understood is a note with its text as typed."""
    at, rest = _clocked(line.strip())
    days = phrases.Days(today, next_meeting)
    if not rest.startswith("/"):
        return phrases.note(rest, days, kind=NoteKind.DISCUSSION, at=at)
    word = rest.split(maxsplit=1)[0]
    command = command_of(word)
    entry = command.parse(rest[len(word) :].strip(), days) if command else None
    if entry is None:
        return NoteEntry(NoteKind.DISCUSSION, rest, typed=rest, unknown=word, at=at)
    return replace(entry, at=at) if at else entry


def command_of(word: str) -> Command | None:
    """The command that answers to a word, with or without its slash; None when none does."""
    return _BY_WORD.get(plain(word[:40]).lstrip("/").rstrip(":")) if len(word) <= 40 else None


def _clocked(line: str) -> tuple[time | None, str]:
    """The clock time that a line begins with, and the rest; a lone time is a text."""
    found = re.match(r"([0-9]{1,2}:[0-9]{2})\s+(?=\S)", line)
    clock = read_clock(found[1]) if found else None
    return (clock, line[found.end() :]) if found and clock else (None, line)


COMMANDS: tuple[Command, ...] = (
    Command(
        ("actie",),
        ("action",),
        N_("/actie Joke, Henk: kaarten laten drukken voor 1 maart"),
        N_("wie doet wat voor wanneer"),
        Takes.OWNERS,
        phrases.action,
    ),
    Command(
        ("besluit",),
        ("decision",),
        N_("/besluit De agenda is vastgesteld."),
        N_("een besluit zonder stemming"),
        Takes.TEXT,
        phrases.decision,
    ),
    Command(
        ("voorstel",),
        ("proposal",),
        N_("/voorstel We adviseren positief."),
        N_("een tekst om over te besluiten"),
        Takes.TEXT,
        phrases.proposal,
    ),
    Command(
        ("stem",),
        ("vote",),
        N_("/stem 4-1-1"),
        N_("stemmen voor, tegen en onthouding; ook /stem voor: rest tegen: Joke"),
        Takes.COUNT,
        phrases.count,
    ),
    Command(
        ("unaniem",),
        ("unanimous",),
        N_("/unaniem"),
        N_("iedereen stemt voor"),
        Takes.NOTHING,
        phrases.being(UnanimousEntry()),
    ),
    Command(
        ("geenbezwaar",),
        ("noobjection",),
        N_("/geenbezwaar"),
        N_("aangenomen zonder stemming"),
        Takes.NOTHING,
        phrases.being(NoObjectionEntry()),
    ),
    Command(
        ("consent",),
        ("consent",),
        N_("/consent"),
        N_("een ronde consent; /consent Noa: te duur is een bezwaar"),
        Takes.COUNT,
        phrases.consent,
    ),
    Command(
        ("peiling",),
        ("poll",),
        N_("/peiling 3-2-1"),
        N_("een peiling, die niets beslist"),
        Takes.COUNT,
        phrases.poll,
    ),
    Command(
        ("uitslag",),
        ("result",),
        N_("/uitslag verworpen"),
        N_("de voorzitter bevestigt de uitslag"),
        Takes.COUNT,
        phrases.outcome,
    ),
    Command(
        ("aanhouden",),
        ("holdover",),
        N_("/aanhouden"),
        N_("het voorstel wacht tot later"),
        Takes.NOTHING,
        phrases.being(HeldOverEntry()),
    ),
    Command(
        ("intrekken",),
        ("withdraw",),
        N_("/intrekken"),
        N_("het voorstel gaat van tafel"),
        Takes.NOTHING,
        phrases.being(WithdrawEntry()),
    ),
    Command(
        ("toezegging",),
        ("promise",),
        N_("/toezegging @Liesbeth: het plan komt voor de zomer"),
        N_("een toezegging, met wie haar doet"),
        Takes.TEXT,
        phrases.noting(NoteKind.PROMISE, bare=True),
    ),
    Command(
        ("citaat",),
        ("quote",),
        N_("/citaat @Noa: We horen dit te laat."),
        N_("iemands eigen woorden"),
        Takes.TEXT,
        phrases.noting(NoteKind.QUOTE, bare=True),
    ),
    Command(
        ("tip",),
        ("tip",),
        N_("/tip Vraag het de jongeren."),
        N_("een tip"),
        Takes.TEXT,
        phrases.noting(NoteKind.TIP),
    ),
    Command(
        ("intern",),
        ("internal",),
        N_("/intern Eerst bellen met de ouders."),
        N_("een notitie die niemand anders ziet"),
        Takes.TEXT,
        phrases.noting(NoteKind.INTERNAL),
    ),
    Command(
        ("voordeel", "voor"),
        ("pro",),
        N_("/voordeel minder reistijd"),
        N_("een voordeel"),
        Takes.TEXT,
        phrases.noting(NoteKind.PRO),
    ),
    Command(
        ("nadeel",),
        ("con",),
        N_("/nadeel minder contact"),
        N_("een nadeel"),
        Takes.TEXT,
        phrases.noting(NoteKind.CON),
    ),
    Command(
        ("notitie",),
        ("note",),
        N_("/notitie Er is koffie."),
        N_("een gewone notitie"),
        Takes.TEXT,
        phrases.noting(NoteKind.DISCUSSION),
    ),
    Command(
        ("komt",),
        ("arrives",),
        N_("/komt Fatima 19:50"),
        N_("iemand komt binnen"),
        Takes.SOMEBODY_AWAY,
        phrases.arrival,
    ),
    Command(
        ("weg",),
        ("leaves",),
        N_("/weg Fatima 20:40"),
        N_("iemand gaat weg"),
        Takes.SOMEBODY_HERE,
        phrases.departure,
    ),
    Command(
        ("afwezig",),
        ("absent",),
        N_("/afwezig Wil z.k."),
        N_("iemand komt niet (m.k. of z.k.)"),
        Takes.SOMEBODY_AWAY,
        phrases.absence,
    ),
    Command(
        ("punt",), ("item",), N_("/punt 8"), N_("naar een agendapunt"), Takes.ITEM, phrases.item
    ),
    Command(
        ("volgendpunt",),
        ("nextitem",),
        N_("/volgendpunt"),
        N_("naar het volgende punt"),
        Takes.NOTHING,
        phrases.being(NextItemEntry()),
    ),
    Command(
        ("rondaf",),
        ("finish",),
        N_("/rondaf"),
        N_("het punt is klaar"),
        Takes.NOTHING,
        phrases.being(FinishItemEntry()),
    ),
    Command(
        ("schors",),
        ("suspend",),
        N_("/schors"),
        N_("pauze"),
        Takes.NOTHING,
        phrases.being(SuspendEntry()),
    ),
    Command(
        ("hervat",),
        ("resume",),
        N_("/hervat"),
        N_("de pauze is voorbij"),
        Takes.NOTHING,
        phrases.being(ResumeEntry()),
    ),
    Command(
        ("open",),
        ("open",),
        N_("/open"),
        N_("de vergadering openen"),
        Takes.NOTHING,
        phrases.being(OpenEntry()),
    ),
    Command(
        ("sluit",),
        ("close",),
        N_("/sluit"),
        N_("de vergadering sluiten"),
        Takes.NOTHING,
        phrases.being(CloseEntry()),
    ),
)
"""Every command, the most used first."""

_BY_WORD = {word: command for command in COMMANDS for word in command.words}

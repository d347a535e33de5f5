"""The words of the capture line: one table that help, completion and the grammar page read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from vergadering.domain import phrases
from vergadering.domain.choices import NoteKind, TurnKind
from vergadering.domain.entries import (
    CloseEntry,
    DoneSpeakingEntry,
    Entry,
    FinishItemEntry,
    HeldOverEntry,
    NextItemEntry,
    NextSpeakerEntry,
    NoObjectionEntry,
    OpenEntry,
    ResumeEntry,
    RoundEntry,
    SuspendEntry,
    UnanimousEntry,
    WithdrawEntry,
)
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable


class Takes(Enum):
    """What follows a command word, so that completion knows what to offer."""

    NOTHING = "nothing"
    TEXT = "text"
    """A sentence, with `@name:` before it if somebody said it."""
    OWNERS = "owners"
    """Names, a colon and a sentence."""
    SOMEBODY_AWAY = "somebody_away"
    SOMEBODY_HERE = "somebody_here"
    ANYBODY = "anybody"
    SPEAKER = "speaker"
    """Somebody who does not wait for the floor yet, and what they want it for."""
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
        N_("/toezegging @Liesbeth: het plan komt voor 1 juli"),
        N_("een toezegging, met wie haar doet en voor wanneer"),
        Takes.TEXT,
        phrases.promise,
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
        ("parkeer",),
        ("park",),
        N_("/parkeer @Noa: regels voor telefoons op de groep"),
        N_("een zijspoor voor later, op de parkeerlijst"),
        Takes.TEXT,
        phrases.parking,
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
        ("woord",),
        ("word", "floor"),
        N_("/woord Liesbeth toelichting 5 min"),
        N_("iemand vraagt het woord; met ! gaat voor wie zo weg moet"),
        Takes.SPEAKER,
        phrases.asking(),
    ),
    Command(
        ("vraag",),
        ("question",),
        N_("/vraag Ibrahim"),
        N_("een korte vraag aan wie het woord heeft"),
        Takes.ANYBODY,
        phrases.asking(TurnKind.INTERRUPTION),
    ),
    Command(
        ("orde",),
        ("order",),
        N_("/orde Joke"),
        N_("een punt van orde: dat gaat voor alles"),
        Takes.ANYBODY,
        phrases.asking(TurnKind.POINT_OF_ORDER),
    ),
    Command(
        ("volgende",),
        ("next",),
        N_("/volgende"),
        N_("het woord gaat naar de volgende spreker"),
        Takes.NOTHING,
        phrases.being(NextSpeakerEntry()),
    ),
    Command(
        ("klaar",),
        ("done",),
        N_("/klaar"),
        N_("de spreker is uitgesproken"),
        Takes.NOTHING,
        phrases.being(DoneSpeakingEntry()),
    ),
    Command(
        ("rondje",),
        ("round",),
        N_("/rondje"),
        N_("iedereen die er is komt een keer aan het woord"),
        Takes.NOTHING,
        phrases.being(RoundEntry()),
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

"""The meetings of 2 June, 7 July and 1 September 2026, in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.choices import Format, Goal
from vergadering.domain.meeting import add_meeting, plan_meeting
from vergadering.sample.council import continue_numbering
from vergadering.sample.deeds import (
    Course,
    Item,
    absent,
    action,
    adopts,
    agenda_of,
    agreed,
    closes,
    goes_on,
    held,
    here,
    note,
    opens,
    proposal,
)
from vergadering.sample.register_deeds import promise
from vergadering.sample.scribe import SUMMER

if TYPE_CHECKING:
    from vergadering.sample.scribe import Scribe

PLACE = "De Spil, Noorderveen"
TITLE = "Vergadering cliëntenraad"

JUNE_AGENDA = (
    Item("Opening en aanwezigheid", Goal.INFORM, 5, "Marijke"),
    Item("Vaststellen agenda", Goal.ADOPT, 5, "Marijke"),
    Item("Mededelingen", Goal.INFORM, 10, "Marijke"),
    Item("Ingekomen stukken", Goal.INFORM, 5, "Ibrahim"),
    Item("Verslag van 12 mei 2026", Goal.ADOPT, 5, "Ibrahim"),
    Item("Actielijst en besluitenlijst", Goal.DISCUSS, 10, "Ibrahim"),
    Item("Jaarplan 2027: eerste ideeën", Goal.EXPLORE, 20, "Marijke"),
    Item(
        "Ansichtkaarten voor signalen",
        Goal.DECIDE,
        20,
        "Joke",
        "Hoe kunnen jongeren en ouders ons makkelijk een signaal geven?",
    ),
    Item("Rondvraag en sluiting", Goal.INFORM, 10, "Marijke"),
)

JUNE: Course = (
    (
        "19:28",
        here(Format.ONSITE, "Marijke", "Ibrahim", "Joke", "Noa", "Gerrit-Jan", "Henk", "Wil"),
    ),
    ("19:29", absent("Fatima", notified=True)),
    ("19:30", opens),
    ("19:30", here(Format.ONSITE, "Youssef")),
    ("19:32", note("De voorzitter opent de vergadering en heet iedereen welkom.")),
    ("19:35", goes_on),
    ("19:37", note("De agenda wordt ongewijzigd vastgesteld.")),
    ("19:38", goes_on),
    ("19:43", note("De scholing voor nieuwe leden is op 21 november.")),
    ("19:46", goes_on),
    ("19:48", note("Er zijn geen stukken om te bespreken.")),
    ("19:50", goes_on),
    ("19:53", proposal("De raad stelt het verslag van 12 mei 2026 vast.", "Ibrahim")),
    ("19:54", agreed),
    ("19:55", goes_on),
    ("20:02", note("De actielijst is doorgelopen.")),
    ("20:05", goes_on),
    ("20:20", note("De leden willen in 2027 vaker op bezoek bij de groepen.")),
    ("20:27", goes_on),
    ("20:36", note("Jongeren vullen liever een kaart in dan een lang formulier.")),
    (
        "20:43",
        proposal(
            "De raad laat ansichtkaarten maken waarmee jongeren en ouders een signaal geven.",
            "Joke",
        ),
    ),
    ("20:45", agreed),
    ("20:47", action("Ansichtkaarten laten drukken en verspreiden", "Joke", "2026-09-15")),
    ("20:49", goes_on),
    ("20:55", note("Er zijn geen vragen.")),
    ("20:58", closes),
)

JULY_AGENDA = (
    Item("Opening en aanwezigheid", Goal.INFORM, 5, "Marijke"),
    Item("Vaststellen agenda", Goal.ADOPT, 5, "Marijke"),
    Item("Mededelingen", Goal.INFORM, 15, "Marijke"),
    Item("Verslag van 2 juni 2026", Goal.ADOPT, 5, "Ibrahim"),
    Item("Actielijst en besluitenlijst", Goal.DISCUSS, 15, "Ibrahim"),
    Item("Rondvraag en sluiting", Goal.INFORM, 15, "Marijke"),
)

JULY: Course = (
    (
        "19:27",
        here(Format.ONLINE, "Marijke", "Ibrahim", "Joke", "Noa", "Fatima", "Henk", "Youssef"),
    ),
    ("19:29", absent("Wil", notified=True)),
    ("19:30", absent("Gerrit-Jan", notified=True)),
    ("19:31", opens),
    ("19:33", note("De voorzitter opent de vergadering en heet iedereen welkom.")),
    ("19:35", goes_on),
    ("19:36", note("De agenda wordt ongewijzigd vastgesteld.")),
    ("19:37", goes_on),
    ("19:42", note("Nieuwe leden kunnen nog niet in de online vergaderomgeving.")),
    (
        "19:44",
        promise(
            "De raad krijgt adviesaanvragen voortaan 6 weken van tevoren, schrijft de bestuurder.",
            "Liesbeth van der Meulen",
            "2026-09-01",
        ),
    ),
    (
        "19:48",
        action(
            "Toegang regelen tot de vergaderomgeving voor nieuwe leden", "Youssef", "2026-09-22"
        ),
    ),
    ("19:52", goes_on),
    ("19:55", proposal("De raad stelt het verslag van 2 juni 2026 vast.", "Ibrahim")),
    ("19:56", agreed),
    ("19:56", adopts("V-2026-03")),
    ("19:57", goes_on),
    ("20:08", note("De actielijst is doorgelopen. Joke heeft de kaarten besteld.")),
    ("20:12", goes_on),
    ("20:20", note("Er zijn geen vragen. De voorzitter wenst iedereen een goede zomer.")),
    ("20:26", closes),
)

SEPTEMBER_AGENDA = (
    Item("Opening en aanwezigheid", Goal.INFORM, 5, "Marijke"),
    Item("Vaststellen agenda", Goal.ADOPT, 5, "Marijke"),
    Item("Mededelingen", Goal.INFORM, 10, "Marijke"),
    Item("Verslag van 7 juli 2026", Goal.ADOPT, 5, "Ibrahim"),
    Item("Actielijst en besluitenlijst", Goal.DISCUSS, 10, "Ibrahim"),
    Item(
        "Enquête onder jongeren en ouders",
        Goal.DISCUSS,
        25,
        "Ibrahim",
        "Wat willen we van jongeren en ouders weten?",
    ),
    Item("Rondvraag en sluiting", Goal.INFORM, 10, "Marijke"),
)

SEPTEMBER: Course = (
    ("19:26", here(Format.ONSITE, "Marijke", "Ibrahim", "Joke", "Henk", "Sanne", "Wil")),
    ("19:28", here(Format.ONLINE, "Noa", "Fatima", "Gerrit-Jan")),
    ("19:29", absent("Youssef", notified=True)),
    ("19:30", opens),
    ("19:32", note("De voorzitter opent de vergadering en heet kandidaat-lid Sanne welkom.")),
    ("19:35", goes_on),
    ("19:36", note("De agenda wordt ongewijzigd vastgesteld.")),
    ("19:38", goes_on),
    ("19:44", note("De scholing van november heeft nog 3 plaatsen.")),
    ("19:48", goes_on),
    ("19:50", proposal("De raad stelt het verslag van 7 juli 2026 vast.", "Ibrahim")),
    ("19:51", agreed),
    ("19:51", adopts("V-2026-04")),
    ("19:53", goes_on),
    ("19:58", note("De actielijst is doorgelopen. De kaarten worden half september verspreid.")),
    ("20:03", goes_on),
    ("20:15", note("De raad bespreekt de vragen. De enquête start in oktober.")),
    ("20:24", action("Informatie opvragen over de enquête van 2025", "Ibrahim", "2026-09-29")),
    ("20:29", goes_on),
    ("20:35", note("Er zijn geen vragen.")),
    ("20:40", closes),
)


def hold_june(scribe: Scribe) -> None:
    """Hold the meeting of 2 June; actions that were done long ago left gaps in the numbers."""
    scribe.do(continue_numbering, series="A-2026", last=18)
    _plan(scribe, "2026-05-26", "2026-06-02", Format.ONSITE, JUNE_AGENDA)
    held(scribe, "2026-06-02", JUNE)


def hold_july(scribe: Scribe) -> None:
    """Hold the meeting of 7 July."""
    scribe.do(continue_numbering, series="A-2026", last=22)
    _plan(scribe, "2026-06-30", "2026-07-07", Format.ONLINE, JULY_AGENDA)
    held(scribe, "2026-07-07", JULY)


def hold_september(scribe: Scribe) -> None:
    """Hold the meeting of 1 September."""
    scribe.do(continue_numbering, series="A-2026", last=25)
    _plan(scribe, "2026-08-25", "2026-09-01", Format.HYBRID, SEPTEMBER_AGENDA)
    held(scribe, "2026-09-01", SEPTEMBER)
    scribe.do(continue_numbering, series="A-2026", last=27)


def _plan(scribe: Scribe, made: str, day: str, format: Format, items: tuple[Item, ...]) -> None:
    start = scribe.at(day, "19:30", SUMMER)
    scribe.at(made)
    scribe.do(
        add_meeting,
        title=TITLE,
        planned_start=start,
        planned_end=start.replace(hour=21, minute=0),
        format=format,
        location="" if format is Format.ONLINE else PLACE,
        chair_id=scribe.person("Marijke"),
        secretary_id=scribe.person("Ibrahim"),
    )
    agenda_of(scribe, items)
    scribe.do(plan_meeting)

"""The meeting of 6 October 2026, held in full: V-2026-06."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.choices import Format, Goal
from vergadering.domain.meeting import add_meeting, plan_meeting
from vergadering.domain.model import Meeting
from vergadering.sample.deeds import Item, agenda_of, held
from vergadering.sample.earlier import PLACE, TITLE
from vergadering.sample.october_course import COURSE
from vergadering.sample.october_floor import FLOOR

if TYPE_CHECKING:
    from vergadering.sample.scribe import Scribe

DAY = "2026-10-06"

AGENDA = (
    Item("Opening en aanwezigheid", Goal.INFORM, 5, "Marijke"),
    Item("Vaststellen agenda", Goal.ADOPT, 3, "Marijke"),
    Item("Mededelingen", Goal.INFORM, 7, "Marijke"),
    Item("Ingekomen stukken", Goal.INFORM, 5, "Ibrahim"),
    Item("Verslag van 1 september 2026", Goal.ADOPT, 5, "Ibrahim"),
    Item("Actielijst en besluitenlijst", Goal.DISCUSS, 10, "Ibrahim"),
    Item(
        "Adviesaanvraag: samenvoegen behandelgroepen De Wilg",
        Goal.DECIDE,
        30,
        "Joke",
        "Kunnen we positief adviseren, en onder welke voorwaarden?",
    ),
    Item(
        "Signalen van de achterban",
        Goal.FORM_OPINION,
        15,
        "Noa",
        "Wat horen we van jongeren en ouders, en wat doen we ermee?",
    ),
    Item(
        "Benoeming kandidaat-lid",
        Goal.DECIDE,
        10,
        "Marijke",
        "Benoemen we de kandidaat tot lid?",
        public_title="Besloten agendapunt (personen)",
    ),
    Item(
        "Nieuwsbrief voor jongeren en ouders",
        Goal.DECIDE,
        15,
        "Henk",
        "Hoe vaak maken we een nieuwsbrief, en wie maakt hem?",
    ),
    Item(
        "Vergaderritme 2027: online of op locatie",
        Goal.DECIDE,
        10,
        "Gerrit-Jan",
        "Hoe vaak vergaderen we in 2027 online, en hoe vaak op locatie?",
    ),
    Item("Rondvraag, terugblik en sluiting", Goal.INFORM, 5, "Marijke"),
)


def plan_october(scribe: Scribe) -> None:
    """Make the agenda a week ahead and fix it."""
    start = scribe.at(DAY, "19:30")
    scribe.at("2026-09-29")
    scribe.do(
        add_meeting,
        title=TITLE,
        planned_start=start,
        planned_end=start.replace(hour=21),
        format=Format.HYBRID,
        location=PLACE,
        chair_id=scribe.person("Marijke"),
        secretary_id=scribe.person("Ibrahim"),
    )
    agenda_of(scribe, AGENDA)
    scribe.do(plan_meeting)


def hold_october(scribe: Scribe) -> None:
    """Hold the meeting."""
    newest = max(meeting.id for meeting in scribe.state.rows(Meeting))
    scribe.desk.take(newest)
    held(scribe, DAY, tuple(sorted(COURSE + FLOOR, key=lambda happened: happened[0])))

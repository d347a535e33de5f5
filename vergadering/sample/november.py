"""The meeting of 3 November 2026: planned, and ready to be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.choices import Format, Goal
from vergadering.domain.meeting import plan_meeting
from vergadering.domain.minutes import to_adopt
from vergadering.domain.preparing import make_next
from vergadering.domain.proposed import Proposed
from vergadering.domain.register import held_with_items
from vergadering.domain.script_reading import Heading
from vergadering.domain.templates import is_minutes
from vergadering.sample.deeds import Item
from vergadering.sample.earlier import PLACE, TITLE
from vergadering.sample.october_course import NEXT
from vergadering.sample.scribe import WINTER

if TYPE_CHECKING:
    from vergadering.sample.scribe import Scribe

RHYTHM = "Vergaderritme 2027: voorstel met een proefperiode"
"""The item about the proposal that was held over."""

AGENDA = (
    Item("Opening en aanwezigheid", Goal.INFORM, 5, "Marijke"),
    Item("Vaststellen agenda", Goal.ADOPT, 3, "Marijke"),
    Item("Mededelingen", Goal.INFORM, 7, "Marijke"),
    Item("Ingekomen stukken", Goal.INFORM, 5, "Ibrahim"),
    Item("Verslag van 6 oktober 2026", Goal.ADOPT, 5, "Ibrahim"),
    Item("Actielijst en toezeggingen", Goal.DISCUSS, 15, "Ibrahim"),
    Item(
        RHYTHM,
        Goal.DECIDE,
        20,
        "Gerrit-Jan",
        "Hoe vaak vergaderen we in 2027 online, en hoe vaak op locatie?",
    ),
    Item(
        "Signalen van de achterban",
        Goal.FORM_OPINION,
        15,
        "Noa",
        "Wat horen we van jongeren en ouders, en wat doen we ermee?",
    ),
    Item(
        "Brieven aan ouders die te moeilijk zijn",
        Goal.DISCUSS,
        10,
        "Noa",
        "Wat vragen we van de organisatie?",
        part=True,
    ),
    Item(
        "Vervoer van jongeren in de avond",
        Goal.EXPLORE,
        15,
        "Gerrit-Jan",
        "Waar lopen jongeren en ouders tegenaan?",
    ),
    Item(
        "Regels voor telefoongebruik op de groep",
        Goal.EXPLORE,
        10,
        "Noa",
        "Wat zegt de jongerenraad?",
    ),
    Item("Rondvraag, terugblik en sluiting", Goal.INFORM, 5, "Marijke"),
)


def plan_november(scribe: Scribe) -> None:
    """Make the agenda a week ahead and fix it: minutes, actions, what was held over or parked."""
    scribe.at("2026-10-27", "20:00", WINTER)
    scribe.do(
        make_next,
        items=_chosen(scribe),
        title=TITLE,
        planned_start=NEXT,
        planned_end=NEXT.replace(hour=21),
        format=Format.HYBRID,
        location=PLACE,
        chair_id=scribe.person("Marijke"),
        secretary_id=scribe.person("Ibrahim"),
    )
    scribe.do(plan_meeting)


def _chosen(scribe: Scribe) -> tuple[Proposed, ...]:
    """The items, each with what it came from."""
    register = scribe.desk.register.read()
    waiting = held_with_items(register)
    parked = {point.text: point.id for point in register.parked_point}
    (draft,) = to_adopt(scribe.state)
    return tuple(
        Proposed(
            Heading(each.title, each.minutes, each.goal, each.question, part=each.part),
            "",
            submitter_id=scribe.person(each.submitter),
            minutes_of_id=draft.id if is_minutes(each.title, each.goal) else None,
            parked_from=parked.get(each.title),
            held=waiting if each.title == RHYTHM else (),
        )
        for each in AGENDA
    )

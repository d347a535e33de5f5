"""Before a meeting: the council, its people, its meetings."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from vergadering.domain import meeting, people
from vergadering.domain.choices import (
    Format,
    MeetingKind,
    MeetingStatus,
    Role,
)
from vergadering.domain.dates import read_clock, read_date
from vergadering.domain.model import Meeting
from vergadering.domain.register import add_meeting_with, held_with_items
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.asking import ask_form
from vergadering.tui.commands.command import Command, Place
from vergadering.tui.commands.opening import known_council
from vergadering.tui.dialogs.form import Field
from vergadering.tui.stage import OpenMeeting, Then

if TYPE_CHECKING:
    from enum import StrEnum

    from vergadering.domain.history import Change
    from vergadering.i18n import Translator
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage


def _words(t: Translator, choices: type[StrEnum]) -> tuple[tuple[str, object], ...]:
    return tuple((t(word(choice)), choice) for choice in choices)


async def _open(stage: Stage) -> Answer:
    return OpenMeeting(_selected(stage))


def _selected(stage: Stage) -> int:
    if stage.meeting_id is None:
        raise Refusal(N_("Er is nog geen vergadering. Maak er een met n."))
    return stage.meeting_id


async def ask_council(stage: Stage) -> Answer:
    """A form for the name of the council and its organisation."""
    t, council = stage.t, stage.state.the_council
    fields = (
        Field("name", t("Naam van de raad"), council.name, required=True),
        Field("organisation", t("Organisatie"), council.organisation),
    )
    return await ask_form(
        stage, t("De raad"), fields, lambda values: partial(people.set_council, **values)
    )


async def _new_meeting(stage: Stage) -> Answer:
    chair = next((p.id for p in stage.state.person if p.role is Role.CHAIR and p.active), None)
    secretaries = (Role.SECRETARY, Role.OFFICIAL_SECRETARY)
    secretary = next((p.id for p in stage.state.person if p.role in secretaries), None)
    blank = Meeting(title=stage.t("Vergadering"), chair_id=chair, secretary_id=secretary)

    waiting = held_with_items(await stage.register.read_soon())

    def bind(values: Values) -> Change:
        return partial(add_meeting_with, waiting=waiting, **_particulars(stage, values))

    fields = _meeting_fields(stage, blank)
    change = await ask_form(stage, stage.t("Nieuwe vergadering"), fields, bind)
    return Then(change, OpenMeeting()) if change else None


async def _change_meeting(stage: Stage) -> Answer:
    before = stage.state.need(Meeting, _selected(stage))

    def bind(values: Values) -> Change:
        changed = replace(before, **_particulars(stage, values))
        return partial(meeting.change_meeting, meeting=changed)

    return await ask_form(stage, before.number, _meeting_fields(stage, before), bind)


def _meeting_fields(stage: Stage, meeting: Meeting) -> tuple[Field, ...]:
    t, start, end = stage.t, meeting.planned_start, meeting.planned_end
    nobody: tuple[tuple[str, object], ...] = ((t("niemand"), 0),)
    people = nobody + tuple((p.display_name, p.id) for p in stage.state.person if p.active)
    return (
        Field("title", t("Naam"), meeting.title, required=True),
        Field("kind", t("Soort"), meeting.kind, _words(t, MeetingKind)),
        Field(
            "date",
            t("Datum"),
            t.date(start) if start else "",
            required=True,
            hint=t("bijvoorbeeld 6 oktober 2026"),
        ),
        Field("start", t("Begin"), f"{start or dt.time(19, 30):%H:%M}", required=True),
        Field("end", t("Eind"), f"{end or dt.time(21, 30):%H:%M}", required=True),
        Field("format", t("Vorm"), meeting.format, _words(t, Format)),
        Field("location", t("Plaats"), meeting.location),
        Field("chair_id", t("Voorzitter"), meeting.chair_id or 0, people),
        Field("secretary_id", t("Notulist"), meeting.secretary_id or 0, people),
        Field("key_question", t("Centrale vraag"), meeting.key_question),
    )


def _particulars(stage: Stage, values: Values) -> dict[str, Any]:
    """The answers as a meeting has them. Refused when a date or a time cannot be read."""
    day = read_date(values["date"], stage.moment().date())
    if day is None:
        raise Refusal(N_("Typ de datum zoals 6 oktober 2026."))
    times = [read_clock(values[name]) for name in ("start", "end")]
    if None in times:
        raise Refusal(N_("Typ een tijd zoals 19:30."))
    start, end = (dt.datetime.combine(day, time).astimezone() for time in times if time)
    kept = {name: values[name] for name in ("title", "kind", "format", "location", "key_question")}
    return {
        **kept,
        "planned_start": start,
        "planned_end": end,
        "chair_id": values["chair_id"] or None,
        "secretary_id": values["secretary_id"] or None,
    }


def _changeable(stage: Stage) -> None:
    chosen = stage.state.need(Meeting, _selected(stage))
    if chosen.status is MeetingStatus.CLOSED:
        raise Refusal(N_("Deze vergadering is gesloten."))


def _needs_meeting(stage: Stage) -> None:
    _selected(stage)


COUNCIL = (
    Command(
        "open",
        "enter",
        N_("openen"),
        N_("Open de gekozen vergadering."),
        Place.START,
        _open,
        _needs_meeting,
        footer=True,
    ),
    Command(
        "new_meeting",
        "n",
        N_("nieuwe vergadering"),
        N_("Maak een nieuwe vergadering."),
        Place.START,
        _new_meeting,
        known_council,
        footer=True,
    ),
    Command(
        "change_meeting",
        "e",
        N_("wijzigen"),
        N_("Wijzig datum, plaats, voorzitter of notulist van de gekozen vergadering."),
        Place.START,
        _change_meeting,
        _changeable,
    ),
    Command(
        "council",
        "c",
        N_("raad"),
        N_("De naam van de raad en zijn organisatie; de regels staan bij de mensen, met p."),
        Place.START,
        ask_council,
        footer=True,
    ),
)
"""Commands of the start screen."""

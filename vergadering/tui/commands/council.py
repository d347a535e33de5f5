"""Before a meeting: the council, its people, its meetings."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from vergadering.domain import meeting, people
from vergadering.domain.choices import (
    Format,
    Majority,
    MeetingKind,
    MeetingStatus,
    PersonTieRule,
    QuorumRule,
    Role,
    TieRule,
)
from vergadering.domain.dates import read_clock, read_date
from vergadering.domain.model import Meeting, Person
from vergadering.domain.register import add_meeting_with, held_with_items
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.asking import ask_form
from vergadering.tui.commands.command import Command, Place
from vergadering.tui.dialogs.choose import Choose
from vergadering.tui.dialogs.form import Field, yes_no
from vergadering.tui.stage import OpenMeeting, Then

if TYPE_CHECKING:
    from enum import StrEnum

    from vergadering.domain.history import Change
    from vergadering.domain.model_rules import Rules
    from vergadering.i18n import Translator
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage


OWN_RULES = (
    "quorum",
    "decide_without_quorum",
    "majority",
    "tie_on_matters",
    "majority_on_persons",
    "tie_on_persons",
    "persons_by_ballot",
    "abstentions_count",
    "blanks_count",
    "house_rules",
    "confirm_done",
)
"""The rules of deciding and of actions, by the names of their fields."""


def _words(t: Translator, choices: type[StrEnum]) -> tuple[tuple[str, object], ...]:
    return tuple((t(word(choice)), choice) for choice in choices)


async def _open(stage: Stage) -> Answer:
    return OpenMeeting(_selected(stage))


def _selected(stage: Stage) -> int:
    if stage.meeting_id is None:
        raise Refusal(N_("Er is nog geen vergadering. Maak er een met n."))
    return stage.meeting_id


def _known_council(stage: Stage) -> None:
    if not stage.state.council:
        raise Refusal(N_("Maak eerst de raad, met c."))


async def _council(stage: Stage) -> Answer:
    t, council = stage.t, stage.state.the_council
    rules = council.rules

    def bind(values: Values) -> Change:
        name, organisation = values["name"], values["organisation"]
        new = replace(rules, **{each: values[each] for each in OWN_RULES})
        return partial(people.set_council, name=name, organisation=organisation, rules=new)

    fields = (
        Field("name", t("Naam van de raad"), council.name, required=True),
        Field("organisation", t("Organisatie"), council.organisation),
        *_rule_fields(t, rules),
    )
    return await ask_form(stage, t("De raad en zijn regels"), fields, bind)


def _rule_fields(t: Translator, rules: Rules) -> tuple[Field, ...]:
    """A field for each of the council's own rules, in the order of `OWN_RULES`."""
    either, majorities = yes_no(t), _words(t, Majority)
    rows: tuple[tuple[str, tuple[tuple[str, object], ...]], ...] = (
        (t("Quorum"), _words(t, QuorumRule)),
        (t("Besluit zonder quorum"), either),
        (t("Meerderheid"), majorities),
        (t("Staken de stemmen"), _words(t, TieRule)),
        (t("Meerderheid personen"), majorities),
        (t("Staken over personen"), _words(t, PersonTieRule)),
        (t("Personen op briefjes"), either),
        (t("Onthouding telt mee"), either),
        (t("Blanco telt mee"), either),
        (t("Staat in"), ()),
        (t("Gereed later bevestigen"), either),
    )
    hint = t("bijvoorbeeld HR artikel 7")
    return tuple(
        Field(name, label, getattr(rules, name), choices, hint="" if choices else hint)
        for name, (label, choices) in zip(OWN_RULES, rows, strict=True)
    )


async def _people(stage: Stage) -> Answer:
    """Choose somebody to change, or add somebody."""
    t = stage.t
    active = [person for person in stage.state.person if person.active]
    options: list[tuple[str, Person]] = [(t("nieuwe persoon …"), Person())]
    options += [(f"{p.display_name} · {t(word(p.role))}", p) for p in active]
    person = await stage.ask(Choose(t, t("Mensen"), options))
    return None if person is None else await _person(stage, person)


async def _person(stage: Stage, person: Person) -> Answer:
    t = stage.t

    def bind(values: Values) -> Change:
        if person.id:
            return partial(people.change_person, person=replace(person, **values))
        return partial(people.add_person, **values)

    fields = (
        Field("name", t("Naam in de notulen"), person.name, required=True, hint="J. Terpstra"),
        Field("display_name", t("Naam op het scherm"), person.display_name, hint="Joke"),
        Field("role", t("Rol"), person.role, _words(t, Role)),
        Field("has_vote", t("Heeft stemrecht"), person.has_vote if person.id else True, yes_no(t)),
        Field("organisation", t("Organisatie"), person.organisation),
    )
    return await ask_form(stage, t("Persoon"), fields, bind)


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
        _known_council,
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
        "people",
        "p",
        N_("mensen"),
        N_("De leden, gasten en anderen: toevoegen en wijzigen."),
        Place.START,
        _people,
        _known_council,
        footer=True,
    ),
    Command(
        "council",
        "c",
        N_("raad"),
        N_("De naam van de raad en zijn eigen regels."),
        Place.START,
        _council,
        footer=True,
    ),
)
"""Commands of the start screen."""

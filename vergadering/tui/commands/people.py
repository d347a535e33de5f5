"""What can be done with the people and the rules of the council."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from vergadering.domain import people, terms_of_office
from vergadering.domain.choices import Role
from vergadering.domain.model import Person
from vergadering.domain.model_registers import Membership
from vergadering.domain.own_rules import BY_NAME
from vergadering.domain.people import BACKGROUNDS
from vergadering.domain.plain import one_line
from vergadering.domain.roster import term_of
from vergadering.domain.terms_of_office import set_term
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.asking import ask_form
from vergadering.tui.commands.books import choices, needed_day, shown_day, typed_day
from vergadering.tui.commands.command import Command, Place, request
from vergadering.tui.commands.council import ask_council
from vergadering.tui.commands.people_import import import_people
from vergadering.tui.commands.rules import ask_rule
from vergadering.tui.dialogs.form import Field, yes_no
from vergadering.tui.stage import Step

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage

BY_ROLE = "by_role"
"""The answer of who leaves it to the role whether somebody has a vote."""


def _person(stage: Stage) -> Person:
    kind, id = stage.chosen or ("", "")
    if kind != "person":
        raise Refusal(N_("Kies eerst iemand in de lijst met mensen."))
    return stage.state.need(Person, id)


async def _change(stage: Stage) -> Answer:
    """A form for what is marked."""
    kind, id = stage.chosen or ("", "")
    match kind:
        case "rule":
            return await ask_rule(stage, BY_NAME[str(id)])
        case "council":
            return await ask_council(stage)
    person = _person(stage)

    def bind(values: Values) -> Change:
        return partial(people.change_person, person=replace(person, **values))

    vote = Field("has_vote", stage.t("Heeft stemrecht"), person.has_vote, yes_no(stage.t))
    title = one_line(person.display_name)
    return await ask_form(stage, title, _fields(stage, person, vote), bind)


async def _add(stage: Stage) -> Answer:
    """A form for somebody new."""
    t = stage.t

    def bind(values: Values) -> Change:
        vote = None if values["has_vote"] == BY_ROLE else values["has_vote"]
        return partial(people.add_person, **{**values, "has_vote": vote})

    options = ((t("zoals bij de functie hoort"), BY_ROLE), *yes_no(t))
    vote = Field("has_vote", t("Heeft stemrecht"), BY_ROLE, options)
    return await ask_form(stage, t("Nieuw iemand"), _fields(stage, Person(), vote), bind)


def _fields(stage: Stage, person: Person, vote: Field) -> tuple[Field, ...]:
    """What a form asks about somebody; on a shared screen nothing that is private."""
    t = stage.t
    shared = (
        Field("name", t("Naam in de notulen"), person.name, required=True, hint="J. Terpstra"),
        Field("display_name", t("Naam op het scherm"), person.display_name, hint="Joke"),
        Field("role", t("Rol"), person.role, choices(stage, Role)),
        vote,
        Field("organisation", t("Organisatie"), person.organisation),
    )
    if not stage.private:
        return shared
    known = {"": "–"} | {name: t(text) for name, text in BACKGROUNDS.items()}
    known.setdefault(person.background, one_line(person.background))
    return (
        *shared,
        Field(
            "background",
            t("Achtergrond"),
            person.background,
            tuple((text, name) for name, text in known.items()),
        ),
        Field("email", t("E-mail"), person.email),
        Field("phone", t("Telefoon"), person.phone),
    )


async def _set_term(stage: Stage) -> Answer:
    """A form for the term of office of somebody; of a candidate it is the appointment."""
    t, person = stage.t, _person(stage)
    row = term_of(stage.state, person.id) or Membership(person_id=person.id)
    fields = (
        Field(
            "from_on",
            t("Vanaf"),
            shown_day(stage, row.from_on),
            required=True,
            hint=t("bijvoorbeeld 6 oktober 2026"),
        ),
        Field(
            "until",
            t("Tot en met"),
            shown_day(stage, row.until),
            hint=t("leeg: zo lang als de regels zeggen"),
        ),
        Field("re_electable", t("Herkiesbaar"), row.re_electable, yes_no(t)),
        Field("appointed_by", t("Besluit"), row.appointed_by, hint="B-2026-16"),
    )

    def bind(values: Values) -> Change:
        said: dict[str, Any] = {
            "from_on": needed_day(stage, values["from_on"]),
            "until": typed_day(stage, values["until"]),
            "appointed_by": values["appointed_by"].strip(),
        }
        if row.id and row.from_on is None:
            return partial(terms_of_office.appoint_candidate, membership_id=row.id, **said)
        new = replace(row, re_electable=values["re_electable"], **said)
        return partial(set_term, membership=new)

    title = t("Zittingstermijn van {name}", name=one_line(person.display_name))
    return await ask_form(stage, title, fields, bind)


def _could_set_term(stage: Stage) -> None:
    _person(stage)


async def _retire(stage: Stage) -> Answer:
    """Somebody leaves, on a day; whoever left comes back."""
    t, person = stage.t, _person(stage)
    if not person.active:
        return partial(people.readmit_person, person_id=person.id)

    def bind(values: Values) -> Change:
        day = needed_day(stage, values["left_on"])
        return partial(people.retire_person, person_id=person.id, left_on=day)

    hint = t("bijvoorbeeld 6 oktober 2026")
    today = shown_day(stage, stage.moment().date())
    fields = (Field("left_on", t("Weg sinds"), today, required=True, hint=hint),)
    title = t("{name} gaat uit de raad", name=one_line(person.display_name))
    return await ask_form(stage, title, fields, bind)


PEOPLE = (
    Command(
        "change_chosen",
        "enter",
        N_("wijzigen"),
        N_("Wijzig de persoon of de regel die gekozen is, en waar die regel staat."),
        Place.PEOPLE,
        _change,
    ),
    Command(
        "add_someone",
        "n,plus",
        N_("nieuw"),
        N_("Voeg een lid, een gast of iemand anders toe."),
        Place.PEOPLE,
        _add,
    ),
    Command(
        "set_term",
        "a",
        N_("termijn"),
        N_("De zittingstermijn voor het rooster van aftreden; een kandidaat is daarmee benoemd."),
        Place.PEOPLE,
        _set_term,
        _could_set_term,
    ),
    Command(
        "retire",
        "o",
        N_("oud-lid"),
        N_("Iemand gaat uit de raad, met de dag; bij wie al weg was: die is er weer."),
        Place.PEOPLE,
        _retire,
        _could_set_term,
    ),
    Command(
        "import_people",
        "i",
        N_("invoer"),
        N_("Lees een ledenlijst uit een CSV-bestand of geplakt uit een rekenblad."),
        Place.PEOPLE,
        import_people,
    ),
    Command(
        "other_list",
        "right,left",
        N_("mensen/regels"),
        N_("Ga van de mensen naar de regels, of terug; tab doet hetzelfde."),
        Place.PEOPLE,
        request(Step()),
    ),
)
"""Commands of the screen with people and rules."""

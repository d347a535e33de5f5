"""The council's rules for speaking: times, who goes first, the bell and the hints."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from vergadering.domain import timing
from vergadering.domain.choices import GuideFor, Precedence
from vergadering.domain.model import AgendaItem
from vergadering.domain.people import set_council
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.asking import ask_form, whole_number
from vergadering.tui.commands.command import Command, Place, direct
from vergadering.tui.dialogs.form import Field, yes_no

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.domain.model_rules import Rules
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage

SECONDS = (
    ("contribution_seconds", N_("Spreektijd in seconden")),
    ("introduction_seconds", N_("Toelichting")),
    ("answer_seconds", N_("Antwoord")),
    ("round_seconds", N_("Rondje")),
    ("point_of_order_seconds", N_("Punt van orde")),
    ("interruption_seconds", N_("Korte vraag")),
)
"""The speaking times of the council, with the words for the form."""

FIRST = {
    Precedence.LEAVES_SOON: N_("Eerst wie zo weg moet"),
    Precedence.ONLINE: N_("Eerst wie online is"),
    Precedence.NOT_YET_SPOKEN: N_("Eerst wie niet sprak"),
}
"""Who goes first, in the words of the form."""


def _shown(stage: Stage) -> AgendaItem:
    if stage.item_id is None:
        raise Refusal(N_("Er is geen agendapunt gekozen."))
    return stage.state.need(AgendaItem, stage.item_id)


async def _limit(stage: Stage) -> Answer:
    item, t = _shown(stage), stage.t

    def bind(values: Values) -> Change:
        typed = str(values["limit_seconds"]).strip()
        seconds = _seconds(typed) if typed else None
        return partial(timing.set_limit, item_id=item.id, limit_seconds=seconds)

    value = "" if item.limit_seconds is None else str(item.limit_seconds)
    hint = t("leeg: zoals de raad heeft afgesproken; 0: geen grens")
    fields = (Field("limit_seconds", t("Spreektijd in seconden"), value, hint=hint),)
    title = t("Spreektijd bij punt {number}", number=item.number)
    return await ask_form(stage, title, fields, bind)


def _could_limit(stage: Stage) -> Change:
    item = _shown(stage)
    return partial(timing.set_limit, item_id=item.id, limit_seconds=item.limit_seconds)


async def _rules(stage: Stage) -> Answer:
    t, rules = stage.t, stage.state.the_council.rules

    def bind(values: Values) -> Change:
        return _council(stage, replace(rules, **_answers(values)))

    fields = (
        *(Field(name, t(words), str(getattr(rules, name))) for name, words in SECONDS),
        *(
            Field(each.value, t(words), each in rules.speaker_order, yes_no(t))
            for each, words in FIRST.items()
        ),
        Field("chair_last", t("Voorzitter als laatste"), rules.chair_last, yes_no(t)),
        Field("order_when_closed", t("Orde bij dichte lijst"), rules.order_when_closed, yes_no(t)),
        Field("bell", t("Bel aan het eind"), rules.bell, yes_no(t)),
        Field(
            "guide",
            t("Aanwijzingen"),
            rules.guide,
            tuple((t(word(choice)), choice) for choice in GuideFor),
        ),
    )
    return await ask_form(stage, t("Regels voor het spreken"), fields, bind)


def _could_set(stage: Stage) -> Change:
    return _council(stage, stage.state.the_council.rules)


def _switch_guide(stage: Stage) -> Change:
    """Off, private, shared, and around."""
    rules, choices = stage.state.the_council.rules, tuple(GuideFor)
    following = choices[(choices.index(rules.guide) + 1) % len(choices)]
    return _council(stage, replace(rules, guide=following))


def _council(stage: Stage, rules: Rules) -> Change:
    """The council with these rules, and nothing else changed."""
    council = stage.state.the_council
    name, organisation = council.name, council.organisation
    return partial(set_council, name=name, organisation=organisation, rules=rules)


def _answers(values: Values) -> dict[str, Any]:
    """The answers as the rules have them: seconds are numbers, who goes first is one field."""
    orders = tuple(each for each in Precedence if values[each.value])
    seconds = {name: _seconds(values[name]) for name, _ in SECONDS}
    plain = {name: values[name] for name in ("chair_last", "order_when_closed", "bell", "guide")}
    return {**plain, **seconds, "speaker_order": orders}


def _seconds(typed: object) -> int:
    """A speaking time as typed; nothing is no limit."""
    return whole_number(
        typed, N_("Typ de spreektijd als een getal in seconden, zoals 90; 0 is geen grens.")
    )


SPEAKING = (
    Command(
        "item_limit",
        "7",
        N_("spreektijd punt"),
        N_("Geef het punt dat u bekijkt een eigen spreektijd."),
        Place.LIVE,
        _limit,
        _could_limit,
    ),
    Command(
        "floor_rules",
        "8",
        N_("spreekregels"),
        N_("Spreektijden, wie voorgaat, de bel en de aanwijzingen: de regels van de raad."),
        Place.LIVE,
        _rules,
        _could_set,
    ),
    Command(
        "guide",
        "9",
        N_("aanwijzingen"),
        N_("Aanwijzingen voor de voorzitter: uit, alleen privé, of ook op het gedeelde scherm."),
        Place.LIVE,
        direct(_switch_guide),
        _switch_guide,
    ),
)
"""Commands for the rules of speaking."""

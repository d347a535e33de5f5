"""Forms for the council's own rules, made from the table of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from vergadering.domain.own_rules import GENERAL, NUMBERS, Kind
from vergadering.domain.rules import change_rules, own_place
from vergadering.domain.words import word
from vergadering.i18n import N_
from vergadering.tui.commands.asking import ask_form, whole_number
from vergadering.tui.dialogs.form import Field, yes_no

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from vergadering.domain.history import Change
    from vergadering.domain.model_rules import Rules
    from vergadering.domain.own_rules import OwnRule
    from vergadering.i18n import Translator
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage

NOT_A_NUMBER = {
    Kind.SECONDS: N_("Typ de spreektijd als een getal in seconden, zoals 90; 0 is geen grens."),
}
"""What is said of an answer that is no number, where there is more to say than that."""

PLACE = "place"
"""The field for where a rule stands."""


async def ask_rules(stage: Stage, title: str, rules: Sequence[OwnRule]) -> Answer:
    """A form for the values of several rules."""
    t, now = stage.t, stage.state.the_council.rules

    def bind(values: Values) -> Change:
        return partial(change_rules, values=_changed(now, rules, values))

    fields = [field for rule in rules for field in _fields(t, now, rule)]
    return await ask_form(stage, title, tuple(fields), bind)


async def ask_rule(stage: Stage, rule: OwnRule) -> Answer:
    """A form for one rule: its value, and where it stands."""
    t, now = stage.t, stage.state.the_council.rules
    before = own_place(stage.state, rule.name)

    def bind(values: Values) -> Change:
        place = str(values.get(PLACE, ""))
        moved = {rule.name: place} if place.strip() != before else {}
        return partial(change_rules, values=_changed(now, (rule,), values), references=moved)

    fields = _fields(t, now, rule)
    if rule.name not in GENERAL:
        hint = t("bijvoorbeeld HR artikel 7 lid 2")
        fields = (*fields, Field(PLACE, t("Staat in"), before, hint=hint))
    return await ask_form(stage, t(rule.label), fields, bind)


def _changed(now: Rules, rules: Sequence[OwnRule], values: Values) -> dict[str, Any]:
    """The rules whose answer is another than their value was when the form was shown."""
    answers = {rule.name: _value(rule, values) for rule in rules}
    return {name: value for name, value in answers.items() if value != getattr(now, name)}


def _fields(t: Translator, rules: Rules, rule: OwnRule) -> tuple[Field, ...]:
    """What a form asks about a rule: mostly one field, with the name of the rule."""
    value, label = getattr(rules, rule.name), t(rule.label)
    choices = tuple(rule.choices or ())
    match rule.kind:
        case Kind.YES_NO:
            return (Field(rule.name, label, value, yes_no(t)),)
        case Kind.CHOICE:
            options = tuple((t(word(each)), each) for each in choices)
            return (Field(rule.name, label, value, options),)
        case Kind.ORDER:
            return tuple(
                Field(each.value, t(FIRST.get(each.value, word(each))), each in value, yes_no(t))
                for each in choices
            )
    return (Field(rule.name, label, str(value)),)


FIRST = {
    "leaves_soon": N_("Eerst wie zo weg moet"),
    "online": N_("Eerst wie online is"),
    "not_yet_spoken": N_("Eerst wie niet sprak"),
}
"""Who goes first, short enough for a form."""


def _value(rule: OwnRule, values: Values) -> object:
    """The answer to a rule as the rules have it. Refused when it is no number."""
    if rule.kind is Kind.ORDER:
        each: tuple[StrEnum, ...] = tuple(rule.choices or ())
        return tuple(choice for choice in each if values[choice.value])
    answer = values[rule.name]
    if rule.kind in NUMBERS:
        wrong = NOT_A_NUMBER.get(rule.kind, N_("Typ een aantal, zoals 6."))
        return whole_number(answer, wrong)
    return answer

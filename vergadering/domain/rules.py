"""Changing the council's own rules, where each of them stands, and its value in words."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from vergadering.domain.history import change
from vergadering.domain.model_references import RuleReference
from vergadering.domain.own_rules import BY_NAME, NUMBERS, Group, Kind
from vergadering.domain.retention import RULE
from vergadering.domain.retention_words import term_of
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_, Marked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from vergadering.domain.model_rules import Rules
    from vergadering.domain.own_rules import OwnRule
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

MATTER = {name: matter for matter, name in RULE.items()}
"""What each rule of retention is about."""

NOTHING: Mapping[str, Any] = MappingProxyType({})


@change(N_("regels gewijzigd"))
def change_rules(
    state: State,
    at: datetime,
    *,
    values: Mapping[str, Any] = NOTHING,
    references: Mapping[str, str] = NOTHING,
) -> State:
    """Give these rules another value, or another place; every other rule stays as it is.

    Both by the names of fields of `Rules`; an empty place takes a reference away.
    """
    if not state.council:
        raise Refusal(N_("Maak eerst de raad, met c."))
    council = state.the_council
    new = {name: _checked(BY_NAME[name], value) for name, value in values.items()}
    state = state.put(replace(council, rules=replace(council.rules, **new)))
    for name, text in references.items():
        state = _placed(state, BY_NAME[name].name, " ".join(text.split()))
    return state


def _placed(state: State, name: str, text: str) -> State:
    """The state in which a rule stands there; without a text, nowhere of its own."""
    old = _reference(state, name)
    if not text:
        return state.drop(old) if old else state
    if old is not None:
        return state.put(replace(old, text=text))
    state, id = state.fresh()
    return state.put(RuleReference(id, name, text))


def _reference(state: State, name: str) -> RuleReference | None:
    return next((row for row in state.rule_reference if row.rule == name), None)


def place_of(state: State, *names: str) -> str:
    """Where a rule stands; of several rules, the place of the first that has one.

    Without a place of its own it is where the rules of its group stand; perhaps nowhere.
    """
    own = {row.rule: row.text for row in state.rule_reference}
    for name in names:
        if name in own:
            return own[name]
    rules = state.the_council.rules
    of_advice = any(BY_NAME[name].group is Group.ADVICE for name in names)
    return (rules.advice_rules if of_advice else "") or rules.house_rules


def own_place(state: State, name: str) -> str:
    """The place of this rule alone; empty when it has none of its own."""
    row = _reference(state, name)
    return row.text if row else ""


def value_words(t: Translator, rules: Rules, rule: OwnRule) -> str:
    """The value of a rule in words; of a text the text itself."""
    value = getattr(rules, rule.name)
    match rule.kind:
        case Kind.CHOICE:
            return t(word(value))
        case Kind.YES_NO:
            return t("ja") if value else t("nee")
        case Kind.ORDER:
            return t.listing(t(word(each)) for each in value) or t("wie het eerst vroeg")
        case Kind.TEXT:
            return str(value)
    kept = MATTER.get(rule.name)
    return term_of(t, kept, value) if kept else _amount(t, rule.kind, value)


def _amount(t: Translator, kind: Kind, n: int) -> str:
    match kind:
        case Kind.SECONDS:
            return t.many("{n} seconde", "{n} seconden", n) if n else t("geen grens")
        case Kind.DAYS:
            return t.many("{n} dag", "{n} dagen", n)
        case Kind.WEEKS:
            return t.many("{n} week", "{n} weken", n)
        case Kind.MONTHS:
            return t.many("{n} maand", "{n} maanden", n)
    return t.many("{n} jaar", "{n} jaar", n) if n else t("geen vaste duur")


def _checked(rule: OwnRule, value: Any) -> Any:
    """A value that a rule can have. Refused when a number is out of bounds."""
    if rule.kind is Kind.TEXT:
        return " ".join(str(value).split())
    if rule.kind in NUMBERS and not rule.least <= value <= rule.most:
        text = N_("{rule}: typ een aantal van {least} tot en met {most}.")
        raise Refusal(text, rule=Marked(rule.label), least=rule.least, most=rule.most)
    return value

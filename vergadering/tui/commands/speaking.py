"""The council's rules for speaking: times, who goes first, the bell and the hints."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import timing
from vergadering.domain.choices import GuideFor
from vergadering.domain.model import AgendaItem
from vergadering.domain.own_rules import Group, rules_of
from vergadering.domain.rules import change_rules
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.asking import ask_form, whole_number
from vergadering.tui.commands.command import Command, Place, direct
from vergadering.tui.commands.rules import ask_rules
from vergadering.tui.dialogs.form import Field

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage


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
    return await ask_rules(stage, stage.t("Regels voor het spreken"), rules_of(Group.SPEAKING))


def _could_set(stage: Stage) -> Change:
    return change_rules


def _switch_guide(stage: Stage) -> Change:
    """Off, private, shared, and around."""
    choices = tuple(GuideFor)
    now = stage.state.the_council.rules.guide
    following = choices[(choices.index(now) + 1) % len(choices)]
    return partial(change_rules, values={"guide": following})


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

"""The agenda: add, change, move, nest and remove items, before and during the meeting."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from vergadering.domain import agenda
from vergadering.domain.choices import Goal
from vergadering.domain.model import AgendaItem
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.asking import ask_form, may_show, whole_number
from vergadering.tui.commands.command import Command, Place, direct
from vergadering.tui.dialogs.form import Field, yes_no

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage


def _chosen(stage: Stage) -> int:
    if stage.item_id is None:
        raise Refusal(N_("Er is geen agendapunt gekozen."))
    return stage.item_id


def _fields(stage: Stage, item: AgendaItem) -> tuple[Field, ...]:
    t = stage.t
    nobody: tuple[tuple[str, object], ...] = ((t("niemand"), 0),)
    people = tuple((p.display_name, p.id) for p in stage.state.person if p.active)
    return (
        Field("title", t("Titel"), item.title, required=True),
        Field(
            "planned_minutes",
            t("Minuten"),
            str(item.planned_minutes or ""),
            hint=t("bijvoorbeeld 10"),
        ),
        Field("goal", t("Doel"), item.goal, tuple((t(word(goal)), goal) for goal in Goal)),
        Field("key_question", t("Centrale vraag"), item.key_question),
        Field("submitter_id", t("Inbrenger"), item.submitter_id or 0, nobody + people),
        Field("confidential", t("Besloten"), item.confidential, yes_no(t)),
        Field(
            "public_title",
            t("Titel voor de zaal"),
            item.public_title,
            hint=t("alleen bij een besloten punt"),
        ),
    )


def _particulars(values: Values) -> dict[str, Any]:
    refusal = N_("Typ de minuten als een getal, zoals 10.")
    return {
        **values,
        "planned_minutes": whole_number(values["planned_minutes"], refusal),
        "submitter_id": values["submitter_id"] or None,
    }


async def _add(stage: Stage) -> Answer:
    def bind(values: Values) -> Change:
        return partial(agenda.add_item, after_id=stage.item_id, **_particulars(values))

    fields = _fields(stage, AgendaItem(planned_minutes=10))
    return await ask_form(stage, stage.t("Nieuw agendapunt"), fields, bind)


async def _change(stage: Stage) -> Answer:
    if not await may_show(stage, _chosen(stage)):
        return None
    item = stage.state.need(AgendaItem, _chosen(stage))

    def bind(values: Values) -> Change:
        return partial(agenda.change_item, item=replace(item, **_particulars(values)))

    title = stage.t("Agendapunt {number}", number=item.number)
    return await ask_form(stage, title, _fields(stage, item), bind)


def _could_add(stage: Stage) -> Change:
    return partial(agenda.add_item, title="…")


def _could_change(stage: Stage) -> Change:
    return partial(agenda.change_item, item=stage.state.need(AgendaItem, _chosen(stage)))


def _move(steps: int, stage: Stage) -> Change:
    return partial(agenda.move_item, item_id=_chosen(stage), steps=steps)


def _nest(stage: Stage) -> Change:
    return partial(agenda.nest_item, item_id=_chosen(stage))


def _unnest(stage: Stage) -> Change:
    return partial(agenda.unnest_item, item_id=_chosen(stage))


def _remove(stage: Stage) -> Change:
    return partial(agenda.remove_item, item_id=_chosen(stage))


PANE = "AgendaPanel"

AGENDA = (
    Command(
        "add_item",
        "plus,insert",
        N_("nieuw punt"),
        N_("Voeg een agendapunt toe, achter het punt dat u bekijkt."),
        Place.LIVE,
        _add,
        _could_add,
        pane=PANE,
    ),
    Command(
        "change_item",
        "e",
        N_("punt wijzigen"),
        N_("Wijzig het agendapunt dat u bekijkt."),
        Place.LIVE,
        _change,
        _could_change,
        pane=PANE,
    ),
    Command(
        "move_up",
        "shift+up",
        N_("omhoog"),
        N_("Zet het agendapunt een plaats eerder."),
        Place.LIVE,
        direct(partial(_move, -1)),
        partial(_move, -1),
        pane=PANE,
    ),
    Command(
        "move_down",
        "shift+down",
        N_("omlaag"),
        N_("Zet het agendapunt een plaats later."),
        Place.LIVE,
        direct(partial(_move, 1)),
        partial(_move, 1),
        pane=PANE,
    ),
    Command(
        "nest",
        "greater_than_sign",
        N_("inspringen"),
        N_("Maak het agendapunt een onderdeel van het punt erboven."),
        Place.LIVE,
        direct(_nest),
        _nest,
        pane=PANE,
    ),
    Command(
        "unnest",
        "less_than_sign",
        N_("uitspringen"),
        N_("Maak van het onderdeel weer een eigen agendapunt."),
        Place.LIVE,
        direct(_unnest),
        _unnest,
        pane=PANE,
    ),
    Command(
        "remove_item",
        "minus",
        N_("punt weg"),
        N_("Haal het agendapunt van de agenda."),
        Place.LIVE,
        direct(_remove),
        _remove,
        pane=PANE,
    ),
)
"""Commands for the agenda."""

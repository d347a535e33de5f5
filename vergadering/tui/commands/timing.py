"""Keeping to the time: more of it, rounding off, putting off, dividing anew, BOB."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import meeting, timing
from vergadering.domain.agenda import current_item
from vergadering.domain.clock import forecast, whole_minutes
from vergadering.domain.model import AgendaItem
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.asking import shown
from vergadering.tui.commands.command import Command, Place, direct
from vergadering.tui.dialogs.time import Division, Share, Times, Took
from vergadering.tui.stage import TypeLine

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.tui.stage import Answer, Stage


def _current_id(stage: Stage) -> int:
    item = current_item(stage.state)
    if item is None:
        raise Refusal(N_("Er is geen punt aan de orde."))
    return item.id


def _more(stage: Stage) -> Change:
    return partial(timing.give_more_time, item_id=_current_id(stage))


def _round_off(stage: Stage) -> Change:
    return partial(timing.round_off, item_id=_current_id(stage))


def _park(stage: Stage) -> Change:
    return partial(meeting.park_item, item_id=_current_id(stage))


def _defer(stage: Stage) -> Change:
    return partial(meeting.defer_item, item_id=_current_id(stage))


def _phase(steps: int, stage: Stage) -> Change:
    item = stage.state.need(AgendaItem, _current_id(stage))
    return partial(timing.set_phase, item_id=item.id, phase=timing.next_phase(item.phase, steps))


def _division(stage: Stage) -> Change:
    return partial(timing.divide_time, minutes=timing.new_division(stage.state, stage.moment()))


async def _divide(stage: Stage) -> Answer:
    """Show a new division; apply it when the chair agrees."""
    state, now, t = stage.state, stage.moment(), stage.t
    given = timing.new_division(state, now)
    shares = [
        Share(f"{item.number} {t.told(item.title)}", item.minutes, given[item.id])
        for item in shown(stage).items
        if item.id in given
    ]
    change = partial(timing.divide_time, minutes=given)
    after = forecast(change(state, now), now)
    assert after.end is not None
    if after.late_minutes > 0:
        facts = {"time": t.time(after.end), "n": after.late_minutes}
        outcome = t("Klaar om ongeveer {time}: nog {n} min later dan gepland.", **facts)
    else:
        outcome = t("Klaar om ongeveer {time}, zoals gepland.", time=t.time(after.end))
    return change if await stage.ask(Division(t, shares, outcome)) else None


def took(stage: Stage) -> tuple[tuple[Took, ...], str]:
    """What each item took, for a chart; and the sum in the user's language."""
    t = stage.t
    rows = timing.times_taken(shown(stage), stage.moment())
    planned = sum((row.planned for row in rows), timedelta())
    actual = sum((row.actual for row in rows), timedelta())
    words = t(
        "Gepland {planned} minuten, gebruikt {took} minuten.",
        planned=whole_minutes(planned),
        took=whole_minutes(actual),
    )
    chart = tuple(
        Took(
            f"{row.item.number} {t.told(row.item.title)}",
            whole_minutes(row.planned),
            whole_minutes(row.actual),
        )
        for row in rows
    )
    return chart, words


async def _times(stage: Stage) -> Answer:
    rows, words = took(stage)
    await stage.ask(Times(stage.t, rows, words))
    return None


def _has_items(stage: Stage) -> None:
    if not stage.state.agenda_item:
        raise Refusal(N_("De agenda is nog leeg."))


async def _type_parked(stage: Stage) -> Answer:
    return TypeLine(stage.t("/parkeer") + " ")


TIMING = (
    Command(
        "more_time",
        "1",
        N_("meer tijd"),
        N_("Geef dit punt vijf minuten meer."),
        Place.LIVE,
        direct(_more),
        _more,
    ),
    Command(
        "round_off",
        "2",
        N_("afronden"),
        N_("Sluit de sprekerslijst van dit punt; als niemand wacht, begint het volgende punt."),
        Place.LIVE,
        direct(_round_off),
        _round_off,
    ),
    Command(
        "park_item",
        "3",
        N_("punt parkeren"),
        N_("Zet dit punt op de parkeerlijst en begin aan het volgende."),
        Place.LIVE,
        direct(_park),
        _park,
    ),
    Command(
        "defer_item",
        "4",
        N_("volgende keer"),
        N_("Schuif dit punt door naar de volgende vergadering en begin aan het volgende."),
        Place.LIVE,
        direct(_defer),
        _defer,
    ),
    Command(
        "divide_time",
        "5",
        N_("tijd verdelen"),
        N_("Verdeel de tijd die over is over de punten die nog komen; u ziet het eerst."),
        Place.LIVE,
        _divide,
        _division,
    ),
    Command(
        "times",
        "6",
        N_("tijden"),
        N_("Wat elk punt zou duren en duurde, als staafjes."),
        Place.LIVE,
        _times,
        _has_items,
    ),
    Command(
        "next_phase",
        "f",
        N_("fase"),
        N_("De volgende stap: beeldvorming, oordeelsvorming, besluitvorming."),
        Place.LIVE,
        direct(partial(_phase, 1)),
        partial(_phase, 1),
    ),
    Command(
        "previous_phase",
        "F",
        N_("fase terug"),
        N_("Een stap terug in beeld-, oordeels- en besluitvorming."),
        Place.LIVE,
        direct(partial(_phase, -1)),
        partial(_phase, -1),
    ),
    Command(
        "park",
        "P",
        N_("parkeren"),
        N_("Zet een zijspoor met één regel op de parkeerlijst."),
        Place.LIVE,
        _type_parked,
    ),
)
"""Commands for the clock of the meeting."""

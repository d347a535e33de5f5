"""Keeping to the time: more of it, rounding off, dividing anew, and the steps of BOB."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from vergadering.domain.agenda import check_minutes, current_item, need_current
from vergadering.domain.choices import ItemStatus, Phase
from vergadering.domain.clock import left, spent, whole_minutes
from vergadering.domain.history import change
from vergadering.domain.meeting import next_item, running
from vergadering.domain.model import AgendaItem
from vergadering.domain.queue import check_limit
from vergadering.domain.spans import ZERO
from vergadering.domain.turns import holder, waiting
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from vergadering.domain.state import State

LEAST_MINUTES = 5
"""A new division leaves no item less than this, unless less was planned for it."""

FAR_MINUTES = 12 * 60
"""Further from its planned end a meeting is held at another time than planned."""

MORE_MINUTES = 5
"""What one key gives an item that needs more time."""

PHASES = tuple(Phase)
"""The steps of BOB in order, the first being none of them."""

PROMPTS: dict[Phase, tuple[str, ...]] = {
    Phase.NONE: (),
    Phase.EXPLORING: (
        N_("Wat weten we?"),
        N_("Klopt dat?"),
        N_("Wat weten we niet?"),
        N_("Hebben we dat nodig?"),
    ),
    Phase.WEIGHING: (
        N_("Wat is ons doel?"),
        N_("Waar maken we ons zorgen over?"),
        N_("Wat zou die zorg minder maken?"),
        N_("Welke voorwaarden?"),
    ),
    Phase.DECIDING: (
        N_("Wat besluiten we?"),
        N_("Wat gaan we doen?"),
        N_("Weet iedereen wat besloten is?"),
    ),
}
"""What a chair asks in each step."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What an item was planned to take, and what it took."""

    item: AgendaItem
    planned: timedelta
    actual: timedelta

    @property
    def over(self) -> timedelta:
        """More than planned; below zero when less."""
        return self.actual - self.planned


@change(N_("meer tijd gegeven"))
def give_more_time(
    state: State, at: datetime, *, item_id: int, minutes: int = MORE_MINUTES
) -> State:
    """The current item gets this many minutes, from its planned end or from now if that passed."""
    running(state)
    item = need_current(state, item_id)
    took = -(-spent(state, item.id, at) // timedelta(minutes=1))
    given = max(item.minutes, took) + minutes
    check_minutes(given)
    return state.put(replace(item, allotted_minutes=given))


@change(N_("agendapunt wordt afgerond"))
def round_off(state: State, at: datetime, *, item_id: int) -> State:
    """No new speakers under this item; when nobody speaks or waits, the next one begins."""
    running(state)
    item = need_current(state, item_id)
    if holder(state) is None and not waiting(state, item.id):
        return next_item(state, at, from_id=item.id)
    if item.list_closed:
        raise Refusal(N_("Dit punt wordt al afgerond: de sprekerslijst is gesloten."))
    return state.put(replace(item, list_closed=True))


@change(N_("tijd opnieuw verdeeld"))
def divide_time(state: State, at: datetime, *, minutes: Mapping[int, int]) -> State:
    """Give items that wait this many minutes each; what was planned stays in the record."""
    running(state)
    for item_id, given in minutes.items():
        item = state.need(AgendaItem, item_id)
        if not 0 <= given <= item.planned_minutes:
            raise Refusal(
                N_("Punt {number} krijgt tussen 0 en {planned} minuten."),
                number=item.number,
                planned=item.planned_minutes,
            )
        if item.status is ItemStatus.PLANNED:
            state = state.put(replace(item, allotted_minutes=given))
    return state


@change(N_("fase gewijzigd"))
def set_phase(state: State, at: datetime, *, item_id: int, phase: Phase) -> State:
    """Take a step of BOB, forward or back."""
    item = state.need(AgendaItem, item_id)
    return state.put(replace(item, phase=phase))


@change(N_("spreektijd gewijzigd"))
def set_limit(state: State, at: datetime, *, item_id: int, limit_seconds: int | None) -> State:
    """Give an item a speaking time of its own; None: the council's, 0: no limit."""
    item = state.need(AgendaItem, item_id)
    check_limit(limit_seconds)
    return state.put(replace(item, limit_seconds=limit_seconds))


def next_phase(phase: Phase, steps: int = 1) -> Phase:
    """The step of BOB behind this one, or before it; after the last comes none again."""
    return PHASES[(PHASES.index(phase) + steps) % len(PHASES)]


def new_division(state: State, now: datetime) -> dict[int, int]:
    """Minutes for each item that waits, so that the meeting ends as planned if it can.

    Everybody gives in proportion. No item gets more than it has now, and none less than
    five minutes, or than it has now when that is less. Refused when nothing needs to change.
    """
    meeting = running(state)
    if meeting.planned_end is None:
        raise Refusal(N_("Er is geen eindtijd gepland, dus er valt niets te verdelen."))
    if abs(whole_minutes(meeting.planned_end - now)) > FAR_MINUTES:
        raise Refusal(N_("De vergadering wordt op een ander moment gehouden dan gepland."))
    items = [item for item in state.items if item.status is ItemStatus.PLANNED and item.minutes]
    items = [item for item in items if item.minutes <= item.planned_minutes]
    if not items:
        raise Refusal(N_("Er zijn geen punten meer om de tijd over te verdelen."))
    current = current_item(state)
    room = meeting.planned_end - now - (left(state, current, now) if current else ZERO)
    fixed = _without(state, items)
    budget = room // timedelta(minutes=1) - fixed
    wanted = {item.id: item.minutes for item in items}
    if sum(wanted.values()) <= budget:
        raise Refusal(N_("Er is genoeg tijd: er hoeft niets te veranderen."))
    given = _shared(wanted, max(0, budget))
    if given == wanted:
        raise Refusal(N_("Korter kan niet: elk punt heeft al zo weinig mogelijk tijd."))
    return given


def times_taken(state: State, now: datetime) -> tuple[Taken, ...]:
    """Planned and actual time of every item, in the order of the agenda."""
    return tuple(
        Taken(item, timedelta(minutes=item.planned_minutes), spent(state, item.id, now))
        for item in state.items
    )


def _without(state: State, items: list[AgendaItem]) -> int:
    """Minutes of the items that wait and keep what they have."""
    ids = {item.id for item in items}
    others = (item for item in state.items if item.id not in ids)
    return sum(item.minutes for item in others if item.status is ItemStatus.PLANNED)


def _shared(wanted: dict[int, int], budget: int) -> dict[int, int]:
    """The budget over what was wanted, in proportion, none below its least; whole minutes."""
    least = {id: min(LEAST_MINUTES, minutes) for id, minutes in wanted.items()}
    given = dict(least)
    spare = budget - sum(least.values())
    give = {id: wanted[id] - least[id] for id in wanted}
    total = sum(give.values())
    if spare <= 0 or not total:
        return given
    exact = {id: spare * share / total for id, share in give.items()}
    given = {id: least[id] + int(exact[id]) for id in wanted}
    rest = budget - sum(given.values())
    for id in sorted(wanted, key=lambda each: int(exact[each]) - exact[each])[:rest]:
        given[id] += 1
    return given

"""How a board asks: how often in time, how late, and what became of what it promised."""

from __future__ import annotations

from collections import Counter as Tally
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vergadering.domain.choices_registers import AdviceKind, PromiseStatus, Response, Timeliness
from vergadering.domain.promises import is_broken, is_late
from vergadering.domain.terms import days_short, verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from vergadering.domain.model_registers import AdviceRequest, Promise


NOT_IN_TIME = (Timeliness.TIGHT, Timeliness.TOO_LATE)


@dataclass(frozen=True, slots=True)
class Late:
    """How many things were late, and how many days."""

    count: int = 0
    average_days: int = 0
    """Over those that were late, rounded."""
    most_days: int = 0


@dataclass(frozen=True, slots=True)
class AdviceFigures:
    """Counts of requests; what the council gives unasked is only in `unsolicited`."""

    asked: int
    timeliness: Mapping[Timeliness, int]
    """Every verdict with how often it was given."""
    short: Late
    """Requests that came later than was needed for the council's own weeks."""
    responses: Mapping[Response, int]
    """What the board did with the advice it got."""
    reactions: int
    """Advice to which the board reacted, or should have by now."""
    reactions_late: Late
    unsolicited: int


@dataclass(frozen=True, slots=True)
class PromiseFigures:
    """Counts of promises."""

    made: int
    kept: int
    open: int
    """Not due yet, or without a date."""
    broken: int
    """Not kept, or overdue."""
    withdrawn: int


def advice_figures(requests: Sequence[AdviceRequest], today: date) -> AdviceFigures:
    """The counts of these requests, as they stand today."""
    asked = [row for row in requests if row.kind is not AdviceKind.UNSOLICITED]
    given = Tally(verdict(row).timeliness for row in asked)
    late = [row for row in asked if verdict(row).timeliness in NOT_IN_TIME]
    reactions = [
        row
        for row in requests
        if row.response_due is not None
        if row.responded_on is not None or row.response_due < today
    ]
    slow = [days for row in reactions if (days := _days_slow(row, today)) > 0]
    return AdviceFigures(
        asked=len(asked),
        timeliness={each: given[each] for each in Timeliness},
        short=_late([days for row in late if (days := days_short(row)) > 0]),
        responses=dict(Tally(row.response for row in requests if row.sent_on is not None)),
        reactions=len(reactions),
        reactions_late=_late(slow),
        unsolicited=len(requests) - len(asked),
    )


def promise_figures(promises: Sequence[Promise], today: date) -> PromiseFigures:
    """The counts of these promises, as they stand today."""
    stand = Tally(row.status for row in promises)
    late = sum(is_late(row, today) for row in promises)
    return PromiseFigures(
        made=len(promises),
        kept=stand[PromiseStatus.KEPT],
        open=stand[PromiseStatus.OPEN] - late,
        broken=sum(is_broken(row, today) for row in promises),
        withdrawn=stand[PromiseStatus.WITHDRAWN],
    )


def of_year(requests: Sequence[AdviceRequest], year: int) -> tuple[AdviceRequest, ...]:
    """The requests that came in this year."""
    return tuple(row for row in requests if row.received_on and row.received_on.year == year)


def made_in_or_open(promises: Sequence[Promise], year: int) -> tuple[Promise, ...]:
    """The promises that were made in this year, and those of before that still wait."""
    return tuple(
        row
        for row in promises
        if row.at is not None
        if row.at.year == year or (row.at.year < year and row.status is PromiseStatus.OPEN)
    )


def _days_slow(request: AdviceRequest, today: date) -> int:
    """How many days a reaction came after it was due, or is waited for since."""
    due = request.response_due
    return 0 if due is None else ((request.responded_on or today) - due).days


def _late(days: Sequence[int]) -> Late:
    return Late(len(days), round(sum(days) / len(days)), max(days)) if days else Late()

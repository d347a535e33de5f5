"""The terms of a request for advice: when each passes, and whether the council was in time.

The weeks are the council's own, a setting; nothing here is law.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from vergadering.domain.choices_registers import AdviceKind, AdviceStatus, Timeliness
from vergadering.i18n import N_

if TYPE_CHECKING:
    from vergadering.domain.model_registers import AdviceRequest

ANSWERED = frozenset(
    {
        *(AdviceStatus.SENT, AdviceStatus.RESPONSE_RECEIVED, AdviceStatus.CONSULTATION),
        *(AdviceStatus.SUBSTITUTE_CONSENT, AdviceStatus.DISPUTE, AdviceStatus.DECLINED),
        *(AdviceStatus.NULLITY_INVOKED, AdviceStatus.NEVER_ASKED, AdviceStatus.CLOSED),
    }
)
"""States in which the council owes the board nothing any more, or never did."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the council was asked in time, and why."""

    timeliness: Timeliness
    text: str
    """Source text of the reason."""
    facts: dict[str, object] = field(default_factory=dict)
    """What stands in its places."""


@dataclass(frozen=True, slots=True)
class Term:
    """A day on which something is due."""

    day: date
    text: str
    """Source text of what is due."""


ANSWER = N_("antwoord van de raad")
REACTION = N_("reactie van het bestuur")
NULLITY = N_("nietigheid inroepen")
"""What is due on the day of a term."""


def days_after(day: date, days: int) -> date:
    """So many days later; the last day of the calendar when there are no more."""
    return day + timedelta(days=min(days, (date.max - day).days))


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or before; the last day of a month that is shorter.

    The last or the first day of the calendar when there are no more.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def own_term(request: AdviceRequest) -> date | None:
    """When the weeks that the council counts on have passed since it was asked."""
    if request.received_on is None:
        return None
    return days_after(request.received_on, 7 * request.weeks)


def reply_by(request: AdviceRequest, today: date) -> date | None:
    """When the council's answer is due: as agreed, else after its own weeks.

    Days on which the term stands still come on top; None for what the council gives unasked.
    """
    if request.kind is AdviceKind.UNSOLICITED:
        return None
    due = request.agreed_by or own_term(request)
    if due is None or not request.term_stops or request.questions_on is None:
        return due
    waited = ((request.answered_on or today) - request.questions_on).days
    return days_after(due, max(0, waited))


def nullity_by(request: AdviceRequest) -> date | None:
    """Until when a council that was never asked can invoke nullity: a month after it knew.

    That month is what councils go by; they look it up themselves.
    """
    heard = request.known_on or request.received_on
    waits = request.status is AdviceStatus.NEVER_ASKED
    return months_after(heard, 1) if waits and heard is not None else None


def term_of(request: AdviceRequest, today: date) -> Term | None:
    """The next day on which something is due for a request; None when nothing is."""
    if (nullity := nullity_by(request)) is not None:
        return Term(nullity, NULLITY)
    if request.status is AdviceStatus.SENT and request.response_due is not None:
        return Term(request.response_due, REACTION)
    due = reply_by(request, today)
    if due is None or request.status in ANSWERED:
        return None
    return Term(due, ANSWER)


def suggested(request: AdviceRequest) -> Verdict:
    """Whether the council was asked in time, as far as the dates say."""
    if request.kind is AdviceKind.UNSOLICITED:
        return Verdict(Timeliness.NONE, N_("de raad geeft dit advies uit zichzelf"))
    if request.status is AdviceStatus.NEVER_ASKED:
        return Verdict(Timeliness.TOO_LATE, N_("de raad is niet gevraagd"))
    received, known, intended = request.received_on, request.known_on, request.intended_on
    if received is None:
        return Verdict(Timeliness.NONE, N_("er is geen datum van ontvangst"))
    if known is not None and known < received:
        text = N_("het besluit was bekend op {known}, de raad hoorde het op {received}")
        return Verdict(Timeliness.TOO_LATE, text, {"known": known, "received": received})
    if intended is not None and intended <= received:
        text = N_("het besluit zou vallen op {intended}, de raad werd gevraagd op {received}")
        return Verdict(Timeliness.TOO_LATE, text, {"intended": intended, "received": received})
    days, weeks = days_given(request), request.weeks
    if days is not None and days < 7 * weeks:
        text = N_("de raad kreeg {days} dagen en rekent op {weeks} weken")
        return Verdict(Timeliness.TIGHT, text, {"days": days, "weeks": weeks})
    return Verdict(
        Timeliness.IN_TIME, N_("de raad had de {weeks} weken waarop hij rekent"), {"weeks": weeks}
    )


def verdict(request: AdviceRequest) -> Verdict:
    """What the council says itself; where it says nothing, what follows from the dates."""
    if request.timeliness is Timeliness.NONE:
        return suggested(request)
    if request.timeliness_reason:
        text = N_("{reason}")
        return Verdict(request.timeliness, text, {"reason": request.timeliness_reason})
    return Verdict(request.timeliness, N_("de raad vindt het zo"))


def days_given(request: AdviceRequest) -> int | None:
    """From the day the council was asked, the days until its answer had to be there.

    That is the day agreed, else the day the board named; never later than the day on which
    the board meant to decide. None when no such day is known.
    """
    if request.received_on is None:
        return None
    wanted = request.agreed_by or request.asked_by
    ends = [day for day in (wanted, request.intended_on) if day is not None]
    return (min(ends) - request.received_on).days if ends else None


def days_short(request: AdviceRequest) -> int:
    """How many days later the request came than was needed for the council's own weeks.

    Counted to the first day that was fixed: the decision was known before the council was
    asked, meant to be taken, or the answer due. 0 for a council that was asked in time.
    """
    if request.received_on is None or request.kind is AdviceKind.UNSOLICITED:
        return 0
    given = days_given(request)
    left = [] if given is None else [given]
    if request.known_on is not None and request.known_on < request.received_on:
        left.append((request.known_on - request.received_on).days)
    return max(0, 7 * request.weeks - min(left)) if left else 0

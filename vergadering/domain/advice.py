"""Requests for advice and consent: how far each is, and what may follow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from vergadering.domain.choices import Advice
from vergadering.domain.choices_registers import AdviceKind, AdviceStatus, Response, Timeliness
from vergadering.domain.history import change
from vergadering.domain.model_registers import AdviceEvent, AdviceRequest
from vergadering.domain.terms import days_after, suggested
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_, Marked

if TYPE_CHECKING:
    from datetime import date, datetime

    from vergadering.domain.state import State

S = AdviceStatus

ROAD = (
    *(S.RECEIVED, S.ACKNOWLEDGED, S.INVESTIGATING, S.DRAFTING),
    *(S.ADOPTED, S.SENT, S.RESPONSE_RECEIVED),
)
"""The road of a request that meets no trouble; a council that was quick passes a step over."""

ARROWS: dict[AdviceStatus, frozenset[AdviceStatus]] = {
    S.RECEIVED: frozenset({S.DECLINED}),
    S.ACKNOWLEDGED: frozenset({S.MORE_INFO, S.DECLINED}),
    S.MORE_INFO: frozenset({S.ACKNOWLEDGED, S.INVESTIGATING, S.DRAFTING, S.DECLINED}),
    S.INVESTIGATING: frozenset({S.MORE_INFO, S.DECLINED}),
    S.DRAFTING: frozenset({S.MORE_INFO, S.DECLINED}),
    S.ADOPTED: frozenset({S.SUBSTITUTE_CONSENT}),
    S.SENT: frozenset({S.SUBSTITUTE_CONSENT}),
    S.RESPONSE_RECEIVED: frozenset({S.CLOSED, S.CONSULTATION, S.SUBSTITUTE_CONSENT}),
    S.CONSULTATION: frozenset({S.CLOSED, S.DISPUTE}),
    S.SUBSTITUTE_CONSENT: frozenset({S.CLOSED}),
    S.DISPUTE: frozenset({S.CLOSED}),
    S.NEVER_ASKED: frozenset({S.CLOSED, S.NULLITY_INVOKED, S.DISPUTE}),
    S.NULLITY_INVOKED: frozenset({S.CLOSED, S.DISPUTE}),
}
"""Which state may follow which, beside further on the road; nothing follows the others."""

FINISHED = frozenset({S.DECLINED, S.CLOSED})

DATES: dict[AdviceStatus, str] = {
    S.ACKNOWLEDGED: "acknowledged_on",
    S.MORE_INFO: "questions_on",
    S.SENT: "sent_on",
    S.RESPONSE_RECEIVED: "responded_on",
}
"""The date that is known when a request comes to a state."""

ORDER = (
    ("received_on", "acknowledged_on", N_("De bevestiging kan niet vóór de aanvraag liggen.")),
    ("received_on", "sent_on", N_("Het advies kan niet vóór de aanvraag verzonden zijn.")),
    ("questions_on", "answered_on", N_("Het antwoord kan niet vóór de vragen liggen.")),
    (
        *("constituency_from", "constituency_until"),
        N_("De raadpleging van de achterban eindigt voordat zij begint."),
    ),
    ("sent_on", "responded_on", N_("De reactie kan niet vóór het advies liggen.")),
)
"""Two dates of which the first is never the later one, and what is said when it is."""


@change(N_("adviesaanvraag toegevoegd"))
def add_advice(
    state: State, at: datetime, *, request: AdviceRequest, never_asked: bool = False
) -> State:
    """Keep a request with what is known of it; identifier, number and state are given here.

    Without a date of receipt, it came today. An unsolicited advice begins in the making.
    """
    day = request.received_on or at.date()
    _check(replace(request, received_on=day))
    state, number = state.numbered("ADV", day.year)
    state, id = state.fresh()
    status = S.NEVER_ASKED if never_asked else S.RECEIVED
    if request.kind is AdviceKind.UNSOLICITED:
        status = S.DRAFTING
    subject = request.subject.strip()
    request = replace(
        request, id=id, number=number, status=status, received_on=day, subject=subject
    )
    return _event(state.put(request), at, request, day, "", status)


@change(N_("adviesaanvraag gewijzigd"))
def change_advice(state: State, at: datetime, *, request: AdviceRequest) -> State:
    """Keep other facts of a request; its number and state stay."""
    old = state.need(AdviceRequest, request.id)
    _check(request)
    subject = request.subject.strip()
    return state.put(replace(request, number=old.number, status=old.status, subject=subject))


@change(N_("stand van een adviesaanvraag gewijzigd"))
def move_advice(
    state: State,
    at: datetime,
    *,
    advice_id: int,
    to: AdviceStatus,
    day: date | None = None,
    comment: str = "",
    advice: Advice | None = None,
    decision: str | None = None,
    response: Response | None = None,
) -> State:
    """A request comes to another state, on a day; without it, today.

    `advice` is what the council's answer comes to, `decision` the number of its decision,
    `response` what the board does with it. A step back asks for a reason.
    """
    old = state.need(AdviceRequest, advice_id)
    day = day or at.date()
    new = replace(
        old,
        status=to,
        advice=old.advice if advice is None else advice,
        decision=old.decision if decision is None else decision.strip(),
        response=old.response if response is None else response,
    )
    _check_step(state, old, new, comment)
    new = _dated(state, old, new, day)
    _check(new)
    return _event(state.put(new), at, new, day, old.status, to, comment)


@change(N_("tijdigheid van een adviesaanvraag bepaald"))
def judge_advice(
    state: State, at: datetime, *, advice_id: int, timeliness: Timeliness, reason: str = ""
) -> State:
    """The council says itself whether it was asked in time; `none` takes that back.

    What differs from what follows from the dates asks for a reason.
    """
    request = state.need(AdviceRequest, advice_id)
    differs = timeliness not in (Timeliness.NONE, suggested(request).timeliness)
    if differs and not reason.strip():
        raise Refusal(
            N_("Uit de datums volgt: {verdict}. Waarom vindt de raad iets anders?"),
            verdict=Marked(suggested(request).text),
        )
    reason = "" if timeliness is Timeliness.NONE else reason.strip()
    return state.put(replace(request, timeliness=timeliness, timeliness_reason=reason))


@change(N_("adviesaanvraag verwijderd"))
def remove_advice(state: State, at: datetime, *, advice_id: int) -> State:
    """Take away a request that was kept by mistake and went no further. Its number is lost."""
    request = state.need(AdviceRequest, advice_id)
    events = [event for event in state.advice_event if event.advice_id == advice_id]
    if len(events) > 1:
        raise Refusal(N_("Met deze aanvraag is al iets gedaan. Rond haar af."))
    return state.drop(*events, request)


def may_follow(request: AdviceRequest) -> tuple[AdviceStatus, ...]:
    """The states that a request may come to next, in the order of the choices."""
    found = set(ARROWS.get(request.status, ()))
    if request.status in ROAD:
        found |= set(ROAD[ROAD.index(request.status) + 1 :])
    refused = request.kind is AdviceKind.CONSENT_RIGHT and request.advice is Advice.NOT_CONSENTED
    if not refused:
        found.discard(S.SUBSTITUTE_CONSENT)
    if request.response not in (Response.PARTLY_FOLLOWED, Response.DEVIATED):
        found.discard(S.CONSULTATION)
    return tuple(status for status in AdviceStatus if status in found)


def unfinished(state: State) -> tuple[AdviceRequest, ...]:
    """Every request that is not closed or declined, the oldest first."""
    return tuple(row for row in state.advice_request if row.status not in FINISHED)


def _check_step(state: State, old: AdviceRequest, new: AdviceRequest, comment: str) -> None:
    """Refused when this state cannot follow that one."""
    if new.status is old.status:
        raise Refusal(N_("Dat is de stand van deze aanvraag al."))
    before = {event.after for event in state.advice_event if event.advice_id == old.id}
    if new.status in may_follow(replace(new, status=old.status)):
        return
    if new.status.value not in before:
        text = N_("Een aanvraag gaat niet van “{before}” naar “{after}”.")
        raise Refusal(text, before=word(old.status), after=word(new.status))
    if not comment.strip():
        raise Refusal(N_("Waarom gaat de aanvraag een stap terug? Geef een reden."))


def _dated(state: State, old: AdviceRequest, new: AdviceRequest, day: date) -> AdviceRequest:
    """With the date that belongs to its new state, unless it was known already."""
    if old.status is S.MORE_INFO and new.answered_on is None:
        new = replace(new, answered_on=day)
    if new.status is S.MORE_INFO:
        return replace(new, questions_on=day, answered_on=None)
    if new.status is S.SENT and new.response_due is None:
        weeks = state.the_council.rules.response_weeks
        new = replace(new, response_due=days_after(day, 7 * weeks))
    name = DATES.get(new.status)
    if name is None or getattr(new, name) is not None:
        return new
    known: dict[str, Any] = {name: day}
    return replace(new, **known)


def _check(request: AdviceRequest) -> None:
    """Refused when something is missing or dates contradict each other."""
    if not request.subject.strip():
        raise Refusal(N_("Waar gaat de aanvraag over? Het onderwerp ontbreekt."))
    if not 0 < request.weeks <= 99:
        raise Refusal(N_("De termijn is een aantal weken, van 1 tot en met 99."))
    for first, second, text in ORDER:
        one, other = getattr(request, first), getattr(request, second)
        if one is not None and other is not None and other < one:
            raise Refusal(text)


def _event(
    state: State,
    at: datetime,
    request: AdviceRequest,
    day: date,
    before: str,
    after: str,
    comment: str = "",
) -> State:
    state, id = state.fresh()
    here = state.meeting_id
    event = AdviceEvent(id, request.id, here, at, day, str(before), str(after), comment.strip())
    return state.put(event)

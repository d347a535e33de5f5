"""Deeds of the registers: promises, requests for advice, signals, documents, terms of office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from vergadering.domain import advice, incoming, minutes, promises, signals, terms_of_office
from vergadering.domain.choices_registers import Handling, PromiseStatus, Source
from vergadering.domain.model import Meeting
from vergadering.domain.model_registers import (
    AdviceRequest,
    IncomingDocument,
    Membership,
    Promise,
    Signal,
)

if TYPE_CHECKING:
    from vergadering.domain.choices import Advice
    from vergadering.domain.choices_registers import AdviceStatus, Response, Timeliness
    from vergadering.sample.deeds import Deed
    from vergadering.sample.scribe import Scribe


def day(text: str) -> date | None:
    """A date as `2026-10-20`; None for an empty text."""
    return date.fromisoformat(text) if text else None


# promises


def promise(text: str, who: str, due: str = "") -> Deed:
    """Somebody from outside promises something, under the current item."""
    return lambda scribe: scribe.do(
        promises.add_promise,
        text=text,
        item_id=scribe.current(),
        person_id=scribe.person(who),
        due=day(due),
    )


def not_kept(number: str, why: str) -> Deed:
    """A promise was not kept."""

    def deed(scribe: Scribe) -> None:
        found = next(row for row in scribe.state.rows(Promise) if row.number == number)
        scribe.do(
            promises.settle_promise,
            promise_id=found.id,
            status=PromiseStatus.NOT_KEPT,
            comment=why,
        )

    return deed


# minutes


def noted(number: str, text: str, who: str = "") -> Deed:
    """Something in the minutes of an earlier meeting is to be changed."""

    def deed(scribe: Scribe) -> None:
        found = next(row for row in scribe.state.rows(Meeting) if row.number == number)
        scribe.do(
            minutes.note_change,
            meeting_id=found.id,
            text=text,
            person_id=scribe.person(who) if who else None,
            item_id=scribe.current(),
        )

    return deed


# requests for advice


def asked(request: AdviceRequest, handler: str) -> Deed:
    """A request came in; somebody prepares the answer."""
    return lambda scribe: scribe.do(
        advice.add_advice, request=replace(request, handler_id=scribe.person(handler))
    )


def goes_to(number: str, status: AdviceStatus, **known: date | Advice | Response | str) -> Deed:
    """A request comes to another state: today, or on a known `day`."""
    return lambda scribe: scribe.do(
        advice.move_advice, advice_id=_request(scribe, number).id, to=status, **known
    )


def changed(number: str, **facts: Any) -> Deed:
    """More is known of a request, by the names of its fields."""
    return lambda scribe: scribe.do(
        advice.change_advice, request=replace(_request(scribe, number), **facts)
    )


def judged(number: str, timeliness: Timeliness, reason: str) -> Deed:
    """The council says whether it was asked in time."""
    return lambda scribe: scribe.do(
        advice.judge_advice,
        advice_id=_request(scribe, number).id,
        timeliness=timeliness,
        reason=reason,
    )


def _request(scribe: Scribe, number: str) -> AdviceRequest:
    return next(row for row in scribe.state.rows(AdviceRequest) if row.number == number)


# signals


def signal(
    raw: str, source: Source, place: str, theme: str, count: int = 1, *, text: str = ""
) -> Deed:
    """A signal comes in; with a `text` it is made anonymous and may be shown."""

    def deed(scribe: Scribe) -> None:
        state = scribe.do(
            signals.add_signal, raw=raw, source=source, place=place, theme=theme, count=count
        )
        if text:
            id = state.signal[-1].id
            scribe.do(signals.anonymise_signal, signal_id=id, text=text)
            scribe.do(signals.release_signal, signal_id=id)

    return deed


def discussed(number: str, follow_up: str = "") -> Deed:
    """The council talked about a signal."""
    return lambda scribe: scribe.do(
        signals.discuss_signal, signal_id=_signal(scribe, number).id, follow_up=follow_up
    )


def becomes_action(number: str, text: str, who: str, due: str) -> Deed:
    """A signal becomes an action of the meeting."""
    return lambda scribe: scribe.do(
        signals.signal_to_action,
        signal_id=_signal(scribe, number).id,
        text=text,
        owner_id=scribe.person(who),
        due=day(due),
        item_id=scribe.current(),
    )


def complaint(source: Source, to: str) -> Deed:
    """What came in was a complaint of one person: it is referred, nothing of it stays."""

    def deed(scribe: Scribe) -> None:
        state = scribe.do(signals.add_signal, raw="Een persoonlijke klacht.", source=source)
        scribe.do(signals.refer_signal, signal_id=state.signal[-1].id, to=to)

    return deed


def _signal(scribe: Scribe, number: str) -> Signal:
    return next(row for row in scribe.state.rows(Signal) if row.number == number)


# documents and terms of office


def document(
    sender: str, subject: str, handling: Handling = Handling.NONE, follow_up: str = ""
) -> Deed:
    """A letter comes in."""
    paper = IncomingDocument(sender=sender, subject=subject, handling=handling, follow_up=follow_up)
    return lambda scribe: scribe.do(incoming.add_document, document=paper)


def term(name: str, from_on: str, until: str) -> Deed:
    """Somebody is a member for so long."""
    return lambda scribe: scribe.do(
        terms_of_office.add_membership,
        membership=Membership(
            person_id=scribe.person(name), from_on=day(from_on), until=day(until)
        ),
    )


def candidate(name: str, since: str, trial_until: str, found_by: str) -> Deed:
    """Somebody wants to become a member."""
    return lambda scribe: scribe.do(
        terms_of_office.add_membership,
        membership=Membership(
            person_id=scribe.person(name),
            since=day(since),
            trial_until=day(trial_until),
            found_by=found_by,
        ),
    )


def appointed(name: str, from_on: str, decision: str) -> Deed:
    """A candidate becomes a member, by a decision."""

    def deed(scribe: Scribe) -> None:
        person_id = scribe.person(name)
        found = next(row for row in scribe.state.rows(Membership) if row.person_id == person_id)
        scribe.do(
            terms_of_office.appoint_candidate,
            membership_id=found.id,
            from_on=day(from_on),
            appointed_by=decision,
        )

    return deed

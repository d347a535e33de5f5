"""How to make each change of the registers, with drawn arguments."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.helpers.council import START
from tests.helpers.drawing import DAY, TEXT, WHEN, about, one, one_id, registering
from vergadering.domain import advice, incoming, promises, signals, terms_of_office
from vergadering.domain.choices import Advice
from vergadering.domain.choices_registers import (
    AdviceKind,
    AdviceStatus,
    Handling,
    PromiseStatus,
    Response,
    Source,
    Timeliness,
)
from vergadering.domain.expiry import expire
from vergadering.domain.model_registers import AdviceRequest, IncomingDocument, Membership
from vergadering.domain.retention import due

if TYPE_CHECKING:
    from tests.helpers.drawing import Draw, Maker
    from vergadering.domain.history import Change
    from vergadering.domain.state import State

REGISTERS: dict[str, Maker] = {}
"""How to make each change of the registers fit a state."""

_maker = registering(REGISTERS)


@_maker
def _expire(draw: Draw, state: State) -> Change:
    """Some of what is due, or would be if every term had passed."""
    rows = due(state, START.date() + timedelta(days=draw(st.integers(0, 800))))
    return partial(expire, expired=[row for row in rows if draw(st.booleans())])


SOME_DAY = st.none() | DAY

for _rule, _key, _rows in (
    (promises.remove_promise, "promise_id", "promise"),
    (advice.remove_advice, "advice_id", "advice_request"),
    (signals.release_signal, "signal_id", "signal"),
    (signals.discuss_signal, "signal_id", "signal"),
    (signals.close_signal, "signal_id", "signal"),
    (signals.remove_signal, "signal_id", "signal"),
    (incoming.remove_document, "document_id", "incoming_document"),
    (terms_of_office.remove_membership, "membership_id", "membership"),
):
    REGISTERS[_rule.__name__] = about(_rule, _key, _rows)


@_maker
def _add_promise(draw: Draw, state: State) -> Change:
    return partial(
        promises.add_promise,
        text=draw(TEXT),
        item_id=one_id(draw, state.agenda_item),
        person_id=one_id(draw, state.person),
        due=draw(SOME_DAY),
        when=draw(WHEN),
    )


@_maker
def _change_promise(draw: Draw, state: State) -> Change | None:
    promise = one(draw, state.promise)
    if promise is None:
        return None
    return partial(
        promises.change_promise,
        promise_id=promise.id,
        text=draw(st.just(promise.text) | TEXT),
        person_id=one_id(draw, state.person),
        due=draw(SOME_DAY),
    )


@_maker
def _put_off_promise(draw: Draw, state: State) -> Change | None:
    promise, day, reason = one(draw, state.promise), draw(DAY), draw(TEXT)
    return promise and partial(
        promises.put_off_promise, promise_id=promise.id, due=day, reason=reason
    )


@_maker
def _settle_promise(draw: Draw, state: State) -> Change | None:
    promise, status = one(draw, state.promise), draw(st.sampled_from(PromiseStatus))
    comment = draw(st.just("") | TEXT)
    return promise and partial(
        promises.settle_promise, promise_id=promise.id, status=status, comment=comment
    )


def _request(draw: Draw, state: State, before: AdviceRequest) -> AdviceRequest:
    return replace(
        before,
        subject=draw(TEXT),
        handler_id=one_id(draw, state.person),
        weeks=draw(st.integers(0, 12)),
        received_on=draw(DAY),
        known_on=draw(SOME_DAY),
        asked_by=draw(SOME_DAY),
        agreed_by=draw(SOME_DAY),
        intended_on=draw(SOME_DAY),
        term_stops=draw(st.booleans()),
    )


@_maker
def _add_advice(draw: Draw, state: State) -> Change:
    kind = draw(st.sampled_from(AdviceKind))
    request = _request(draw, state, AdviceRequest(77, "X-1", kind, AdviceStatus.CLOSED))
    return partial(advice.add_advice, request=request, never_asked=draw(st.booleans()))


@_maker
def _change_advice(draw: Draw, state: State) -> Change | None:
    old = one(draw, state.advice_request)
    return old and partial(advice.change_advice, request=_request(draw, state, old))


@_maker
def _move_advice(draw: Draw, state: State) -> Change | None:
    old = one(draw, state.advice_request)
    if old is None:
        return None
    return partial(
        advice.move_advice,
        advice_id=old.id,
        to=draw(st.sampled_from(AdviceStatus)),
        day=draw(SOME_DAY),
        comment=draw(st.just("") | TEXT),
        advice=draw(st.none() | st.sampled_from(Advice)),
        response=draw(st.none() | st.sampled_from(Response)),
    )


@_maker
def _judge_advice(draw: Draw, state: State) -> Change | None:
    old, timeliness = one(draw, state.advice_request), draw(st.sampled_from(Timeliness))
    reason = draw(st.just("") | TEXT)
    return old and partial(
        advice.judge_advice, advice_id=old.id, timeliness=timeliness, reason=reason
    )


@_maker
def _add_signal(draw: Draw, state: State) -> Change:
    return partial(
        signals.add_signal,
        raw=draw(TEXT),
        source=draw(st.sampled_from(Source)),
        place=draw(TEXT),
        theme=draw(TEXT),
        count=draw(st.integers(0, 9)),
        received_on=draw(SOME_DAY),
    )


@_maker
def _change_signal(draw: Draw, state: State) -> Change | None:
    old, text, count = one(draw, state.signal), draw(TEXT), draw(st.integers(0, 9))
    return old and partial(signals.change_signal, signal=replace(old, raw=text, count=count))


@_maker
def _anonymise_signal(draw: Draw, state: State) -> Change | None:
    old, text = one(draw, state.signal), draw(TEXT)
    return old and partial(signals.anonymise_signal, signal_id=old.id, text=text)


@_maker
def _signal_to_item(draw: Draw, state: State) -> Change | None:
    old, text = one(draw, state.signal), draw(TEXT)
    return old and partial(signals.signal_to_item, signal_id=old.id, title=text)


@_maker
def _signal_to_action(draw: Draw, state: State) -> Change | None:
    old, text, owner = one(draw, state.signal), draw(TEXT), one_id(draw, state.person)
    return old and partial(signals.signal_to_action, signal_id=old.id, text=text, owner_id=owner)


@_maker
def _signal_to_advice(draw: Draw, state: State) -> Change | None:
    old, text = one(draw, state.signal), draw(TEXT)
    return old and partial(signals.signal_to_advice, signal_id=old.id, subject=text)


@_maker
def _feed_back_signal(draw: Draw, state: State) -> Change | None:
    old, day = one(draw, state.signal), draw(SOME_DAY)
    return old and partial(signals.feed_back_signal, signal_id=old.id, day=day)


@_maker
def _refer_signal(draw: Draw, state: State) -> Change | None:
    old, to = one(draw, state.signal), draw(TEXT)
    return old and partial(signals.refer_signal, signal_id=old.id, to=to)


@_maker
def _add_document(draw: Draw, state: State) -> Change:
    document = IncomingDocument(
        77, "X-1", draw(SOME_DAY), draw(TEXT), draw(TEXT), confidential=draw(st.booleans())
    )
    return partial(incoming.add_document, document=document)


@_maker
def _change_document(draw: Draw, state: State) -> Change | None:
    old, subject = one(draw, state.incoming_document), draw(TEXT)
    return old and partial(incoming.change_document, document=replace(old, subject=subject))


@_maker
def _handle_document(draw: Draw, state: State) -> Change | None:
    old, handling = one(draw, state.incoming_document), draw(st.sampled_from(Handling))
    return old and partial(incoming.handle_document, document_id=old.id, handling=handling)


@_maker
def _add_membership(draw: Draw, state: State) -> Change | None:
    person = one(draw, state.person)
    membership = person and Membership(
        77, person.id, draw(SOME_DAY), draw(SOME_DAY), draw(TEXT), draw(SOME_DAY), draw(SOME_DAY)
    )
    return membership and partial(terms_of_office.add_membership, membership=membership)


@_maker
def _change_membership(draw: Draw, state: State) -> Change | None:
    old, first, last = one(draw, state.membership), draw(SOME_DAY), draw(SOME_DAY)
    changed = old and replace(old, from_on=first, until=last)
    return changed and partial(terms_of_office.change_membership, membership=changed)


@_maker
def _appoint_candidate(draw: Draw, state: State) -> Change | None:
    old, first = one(draw, state.membership), draw(DAY | st.just(START.date()))
    return old and partial(terms_of_office.appoint_candidate, membership_id=old.id, from_on=first)


@_maker
def _end_membership(draw: Draw, state: State) -> Change | None:
    old, day = one(draw, state.membership), draw(SOME_DAY)
    return old and partial(terms_of_office.end_membership, membership_id=old.id, left_on=day)

"""A council in mid-year, with something in each of its registers."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from tests.helpers.council import done, later, who
from tests.helpers.files import raw
from tests.helpers.meetings import held
from vergadering.domain import advice, incoming, promises, signals, terms_of_office
from vergadering.domain.choices_registers import (
    AdviceKind,
    AdviceStatus,
    Handling,
    PromiseStatus,
    Response,
    Source,
)
from vergadering.domain.model_registers import AdviceRequest, IncomingDocument, Membership

if TYPE_CHECKING:
    from pathlib import Path

    from vergadering.domain.state import State

SECRET_SIGNAL = "Kevin van groep 3 mag zijn moeder niet bellen"
"""The words of a signal that nobody made anonymous."""


ROWS = ("promise_event", "promise", "advice_event", "advice_request", "signal")
ROWS += ("incoming_document", "membership")
"""The tables of the registers, those that name others first."""


def emptied(path: Path) -> Path:
    """The same file without anything in its registers, whose numbers begin anew."""
    with closing(raw(path)) as db:
        for table in ROWS:
            db.execute(f"DELETE FROM {table}")
        db.execute(
            "DELETE FROM counter WHERE substr(id, 1, 1) IN ('T', 'S', 'I') OR id LIKE 'ADV%'"
        )
    return path


def busy() -> State:
    """A held meeting of a council that has a late request, a broken promise and signals."""
    state = held()
    earlier = [row for row in state.action if row.meeting_id != state.meeting_id]
    state = state.put(*(replace(row, item_id=None) for row in earlier))
    guest = who(state, "Van der Meulen").id
    closed = next(item.id for item in state.agenda_item if item.confidential)
    state = done(
        state,
        partial(promises.add_promise, text="Planning voor 2027", person_id=guest,
                due=date(2026, 12, 1)),
        partial(promises.add_promise, text="Bericht aan ouders", due=date(2026, 10, 1)),
        partial(promises.add_promise, text="Gesprek met een kandidaat", item_id=closed),
        partial(promises.add_promise, text="Nieuwe stoelen"),
        at=later(30),
    )  # fmt: skip
    return _signals(_advice(_settled(state)))


def _settled(state: State) -> State:
    kept, late = state.promise[-1], state.promise[1]
    return done(
        state,
        partial(promises.settle_promise, promise_id=kept.id, status=PromiseStatus.KEPT),
        partial(promises.put_off_promise, promise_id=late.id, due=date(2026, 10, 20),
                reason="ziek"),
        at=later(40),
    )  # fmt: skip


def _advice(state: State) -> State:
    wilg = AdviceRequest(
        subject="Samenvoegen De Wilg",
        received_on=date(2026, 9, 8),
        known_on=date(2026, 8, 31),
        asked_by=date(2026, 9, 22),
        agreed_by=date(2026, 10, 20),
        intended_on=date(2026, 11, 2),
        handler_id=who(state, "Joke").id,
        comment="eerst bellen",
    )
    begroting = AdviceRequest(subject="Begroting", received_on=date(2025, 10, 1))
    own = AdviceRequest(kind=AdviceKind.UNSOLICITED, subject="Brieven in gewone taal")
    state = done(
        state,
        *(partial(advice.add_advice, request=each) for each in (begroting, wilg, own)),
        at=later(45),
    )
    move = partial(advice.move_advice, advice_id=state.advice_request[0].id)
    return done(
        state,
        partial(move, to=AdviceStatus.SENT, day=date(2025, 11, 1)),
        partial(move, to=AdviceStatus.RESPONSE_RECEIVED, day=date(2025, 12, 1),
                response=Response.FOLLOWED),
        partial(move, to=AdviceStatus.CLOSED),
        at=later(50),
    )  # fmt: skip


def _signals(state: State) -> State:
    sanne = who(state, "Sanne").id
    state = done(
        state,
        partial(signals.add_signal, raw="Het eten is vaak hetzelfde", place="De Wilg",
                theme="eten", count=6, received_on=date(2026, 9, 22)),
        partial(signals.add_signal, raw=SECRET_SIGNAL, place="Het Anker", theme="contact",
                source=Source.STAFF, received_on=date(2026, 9, 24)),
        partial(incoming.add_document, document=IncomingDocument(
            sender="Bestuur", subject="Klachtencijfers", received_on=date(2026, 9, 17))),
        partial(incoming.add_document, document=IncomingDocument(
            sender="Bestuur", subject="Adviesaanvraag De Wilg", handling=Handling.ADVICE,
            follow_up="ADV-2026-01", received_on=date(2026, 9, 8))),
        partial(incoming.add_document, document=IncomingDocument(
            sender="Een ouder", subject="Brief van een ouder", confidential=True)),
        partial(terms_of_office.add_membership, membership=Membership(
            person_id=sanne, since=date(2026, 6, 1), trial_until=date(2026, 11, 1),
            found_by="hulpverlener")),
    )  # fmt: skip
    id = state.signal[0].id
    return done(
        state,
        partial(signals.anonymise_signal, signal_id=id, text="Het eten is vaak hetzelfde."),
        partial(signals.release_signal, signal_id=id),
    )

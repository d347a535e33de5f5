"""Secrets are planted in every private field of the registers; none reaches a document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from tests.documents.reading import DUTCH, MADE
from tests.helpers.council import done, later, who
from tests.helpers.meetings import held
from vergadering.documents import kinds
from vergadering.documents.formats import FORMATS
from vergadering.domain import advice, incoming, promises, signals, terms_of_office
from vergadering.domain.choices_registers import PromiseStatus
from vergadering.domain.model_registers import AdviceRequest, IncomingDocument, Membership

SECRET = "GEHEIM"


def planted():
    """A held meeting with secrets in the registers."""
    state = held()
    closed = next(item for item in state.agenda_item if item.confidential)
    wil = who(state, "Wil").id
    state = done(
        state,
        partial(promises.add_promise, text=SECRET, item_id=closed.id),
        partial(promises.add_promise, text="Planning"),
    )
    state = done(
        state,
        partial(
            promises.settle_promise,
            promise_id=state.promise[-1].id,
            status=PromiseStatus.NOT_KEPT,
            comment=SECRET,
        ),
        partial(advice.add_advice, request=AdviceRequest(subject="De Wilg", comment=SECRET)),
        partial(signals.add_signal, raw=SECRET, place=SECRET, theme=SECRET),
        partial(
            incoming.add_document,
            document=IncomingDocument(subject=SECRET, sender=SECRET, confidential=True),
        ),
        partial(incoming.add_document, document=IncomingDocument(subject="Brief", comment=SECRET)),
        partial(
            terms_of_office.add_membership,
            membership=Membership(
                person_id=wil, from_on=date(2026, 1, 1), found_by=SECRET, since=date(2025, 1, 1)
            ),
        ),
        at=later(10),
    )
    row = state.signal[-1]
    return state.put(replace(row, text=f"{SECRET} anoniem", follow_up=SECRET))


STATE = planted()


def test_the_secrets_are_there():
    assert repr(STATE).count(SECRET) > 9


@pytest.mark.parametrize("kind", [kind.name for kind in kinds.KINDS])
def test_no_kind_of_document_has_a_secret_of_a_register(kind):
    assert SECRET not in repr(kinds.compose(kind, STATE, DUTCH, MADE))


@pytest.mark.parametrize("format", FORMATS, ids=lambda each: each.name)
def test_no_format_has_a_secret_of_a_register(format):
    written = format.write(STATE, MADE)
    assert SECRET not in written
    assert "Planning" in written

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from tests.helpers.council import done, who
from vergadering.domain import advice, promises, signals, terms_of_office
from vergadering.domain.choices_registers import AdviceStatus, SignalStatus
from vergadering.domain.model import Counter
from vergadering.domain.model_registers import AdviceRequest, Membership, PromiseEvent
from vergadering.domain.soundness import findings


@pytest.fixture
def sound(council_state):
    """A council with something in each register."""
    wil = who(council_state, "Wil").id
    first = Membership(person_id=wil, from_on=date(2026, 1, 1))
    return done(
        council_state,
        partial(promises.add_promise, text="Planning", person_id=wil),
        partial(advice.add_advice, request=AdviceRequest(subject="De Wilg")),
        partial(signals.add_signal, raw="Eten"),
        partial(terms_of_office.add_membership, membership=first),
    )


def changed(table, **facts):
    """What gives the first row of a table other fields."""
    return lambda state: state.put(replace(getattr(state, table)[0], **facts))


def test_what_rules_made_is_sound(sound):
    assert findings(sound) == ()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (changed("signal", status=SignalStatus.REFERRED), "staat nog tekst"),
        (changed("signal", released=True), "niet anoniem"),
        (changed("signal", count=0), "aantal klopt niet"),
        (changed("signal", number="S-26"), "geen nummer"),
        (changed("advice_request", status=AdviceStatus.SENT), "passen niet"),
        (changed("advice_request", sent_on=date(2020, 1, 1)), "ligt vóór"),
        (changed("advice_request", handler_id=999), "verwijst naar"),
        (changed("membership", until=date(2020, 1, 1)), "voordat zij begint"),
        (changed("membership", person_id=999), "verwijst naar"),
        (lambda s: s.put(PromiseEvent(999, 998)), "verwijst naar"),
        (lambda s: s.drop(*(c for c in s.counter if c.id == "T-2026")), "teller"),
        (lambda s: s.put(Counter("ADV-2026", 0)), "teller"),
    ],
)
def test_what_another_program_did_is_found(sound, damage, said):
    assert any(said in found.text for found in findings(damage(sound)))

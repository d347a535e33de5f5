"""Whether the registers keep the rules that every change keeps; as `soundness`."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from vergadering.domain.advice import ORDER
from vergadering.domain.choices_registers import SignalStatus
from vergadering.domain.signals import WORDS_OF
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vergadering.domain.state import State

Told: TypeAlias = tuple[str, dict[str, object]]
"""The source text of a finding, and what stands in its places."""


def of_registers(state: State) -> Iterator[Told]:
    """Everything in the registers that is not as it should be."""
    return chain(_signals(state), _advice(state), _terms(state))


def _signals(state: State) -> Iterator[Told]:
    for row in state.signal:
        facts: dict[str, object] = {"number": row.number}
        if row.status is SignalStatus.REFERRED and any(getattr(row, name) for name in WORDS_OF):
            yield N_("{number} is een klacht die is doorverwezen, maar er staat nog tekst."), facts
        if row.released and not row.text:
            yield N_("{number} is vrijgegeven, maar niet anoniem gemaakt."), facts
        if row.count < 1:
            yield N_("{number}: het aantal klopt niet."), facts


def _advice(state: State) -> Iterator[Told]:
    newest = {event.advice_id: event.after for event in state.advice_event}
    for row in state.advice_request:
        facts: dict[str, object] = {"number": row.number}
        if newest.get(row.id) != row.status.value:
            yield N_("{number}: de stand en de geschiedenis passen niet."), facts
        for first, second, _ in ORDER:
            one, other = getattr(row, first), getattr(row, second)
            if one is not None and other is not None and other < one:
                facts = {**facts, "first": first, "second": second}
                yield N_("{number}: {second} ligt vóór {first}."), facts


def _terms(state: State) -> Iterator[Told]:
    for row in state.membership:
        facts: dict[str, object] = {"id": row.id}
        if row.until is not None and (row.from_on is None or row.until < row.from_on):
            yield N_("Zittingstermijn {id} eindigt voordat zij begint."), facts

"""A record changed: which rule its edited line means, and which one takes it away."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import actions, deciding, notes, parking, promises
from vergadering.domain.capture import added
from vergadering.domain.decided import need_mendable
from vergadering.domain.history import as_named, change
from vergadering.domain.lines import moment_of, next_meeting, notation_of, recorded
from vergadering.domain.model import Action, Decision, Note, Proposal
from vergadering.domain.model_floor import ParkedPoint
from vergadering.domain.model_registers import Promise
from vergadering.domain.notation import read
from vergadering.errors import Overtaken, Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.history import Change
    from vergadering.domain.records import Record
    from vergadering.domain.state import State


def revision(state: State, at: datetime, record: Record, line: str) -> Change:
    """The line of a record was edited: the same kind is changed in place, another replaces it.

    Number and time stay, unless the line begins with a clock time.
    """
    if line.strip() == notation_of(state, record).strip():
        return partial(rewrite, steps=())
    entry = read(line, at.date(), next_meeting(state, at))
    new = recorded(state, entry)
    if new is None:
        raise Refusal(
            N_("Deze opdracht maakt geen regel van een regel. Verwijder hem, of typ de tekst.")
        )
    when = moment_of(state, at, entry.at)
    if when and record.at and when == record.at.replace(second=0, microsecond=0):
        when = None
    if type(new) is type(record):
        return _changed(record, new, when)
    add = added(new, record.item_id, when or record.at)
    return partial(rewrite, steps=(removal(record), add))


def unless_changed(record: Record, do: Change) -> Change:
    """The same rule under the same name, refused when the record is no longer as it was."""

    @as_named(do)
    def rule(state: State, at: datetime) -> State:
        if state.get(type(record), record.id) != record:
            raise Overtaken(N_("Iemand anders heeft dit intussen gewijzigd."))
        return do(state, at)

    return rule


def removal(record: Record) -> Change:
    """The rule that takes a record away."""
    match record:
        case Note():
            return partial(notes.remove_note, note_id=record.id)
        case Action():
            return partial(actions.remove_action, action_id=record.id)
        case Proposal():
            return partial(deciding.remove_proposal, proposal_id=record.id)
        case Decision():
            return partial(deciding.remove_decision, decision_id=record.id)
        case ParkedPoint():
            return partial(parking.remove_parked, point_id=record.id)
        case Promise():
            return partial(promises.remove_promise, promise_id=record.id)


@change(N_("regel gewijzigd"))
def rewrite(state: State, at: datetime, *, steps: tuple[Change, ...]) -> State:
    """Several rules, one after the other, as one change; all of them or none."""
    for step in steps:
        state = step(state, at)
    return state


@change(N_("tijd gewijzigd"))
def set_time(state: State, at: datetime, *, record: Record, when: datetime) -> State:
    """A record happened at another moment than was noted."""
    if isinstance(record, Decision):
        need_mendable(state)
    return state.put(replace(state.need(type(record), record.id), at=when))


@change(N_("indiener gewijzigd"))
def set_proposer(state: State, at: datetime, *, proposal_id: int, proposer_id: int | None) -> State:
    """A proposal was brought by somebody else, or by nobody in particular."""
    return state.put(replace(state.need(Proposal, proposal_id), proposer_id=proposer_id))


def _changed(old: Record, new: Record, when: datetime | None) -> Change:
    """The rule that gives a record what its new line says."""
    match old, new:
        case Note(), Note():
            do: Change = partial(
                notes.change_note,
                note_id=old.id,
                text=new.text,
                kind=new.kind,
                person_id=new.person_id,
            )
        case Action(), Action():
            do = partial(
                actions.change_action,
                action_id=old.id,
                text=new.text,
                owner_id=new.owner_id,
                co_owners=new.co_owners,
                due=new.due,
            )
        case Proposal(), Proposal():
            do = _amended(old, new)
        case ParkedPoint(), ParkedPoint():
            do = partial(
                parking.change_parked,
                point_id=old.id,
                text=new.text,
                person_id=new.person_id,
            )
        case Promise(), Promise():
            do = _promised(old, new)
        case _:
            do = partial(deciding.change_decision, decision_id=old.id, text=new.text)
    later = partial(set_time, record=old, when=when) if when else None
    return partial(rewrite, steps=(do, later)) if later else do


def _promised(old: Promise, new: Promise) -> Change:
    return partial(
        promises.change_promise,
        promise_id=old.id,
        text=new.text,
        person_id=new.person_id,
        due=new.due,
    )


def _amended(old: Proposal, new: Proposal) -> Change:
    amend = partial(deciding.amend_proposal, proposal_id=old.id, text=new.text)
    if new.proposer_id == old.proposer_id:
        return amend
    proposer = partial(set_proposer, proposal_id=old.id, proposer_id=new.proposer_id)
    return partial(rewrite, steps=(amend, proposer))

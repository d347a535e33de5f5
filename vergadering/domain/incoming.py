"""Incoming documents: what arrived, from whom, and what is done with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.choices_registers import Handling
from vergadering.domain.history import change
from vergadering.domain.model_registers import IncomingDocument
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.state import State


@change(N_("ingekomen stuk toegevoegd"))
def add_document(state: State, at: datetime, *, document: IncomingDocument) -> State:
    """Keep a document with what is known of it; identifier and number are given here.

    Without a date of receipt, it came today.
    """
    _check(document)
    day = document.received_on or at.date()
    state, number = state.numbered("I", day.year)
    state, id = state.fresh()
    return state.put(replace(_tidy(document), id=id, number=number, received_on=day))


@change(N_("ingekomen stuk gewijzigd"))
def change_document(state: State, at: datetime, *, document: IncomingDocument) -> State:
    """Keep other facts of a document; its number stays."""
    old = state.need(IncomingDocument, document.id)
    _check(document)
    return state.put(replace(_tidy(document), number=old.number))


@change(N_("afhandeling van een stuk bepaald"))
def handle_document(
    state: State, at: datetime, *, document_id: int, handling: Handling, follow_up: str = ""
) -> State:
    """Say what is done with a document; `follow_up` is a number, or words."""
    old = state.need(IncomingDocument, document_id)
    return state.put(replace(old, handling=handling, follow_up=follow_up.strip()))


@change(N_("ingekomen stuk verwijderd"))
def remove_document(state: State, at: datetime, *, document_id: int) -> State:
    """Take away a document that was kept by mistake. Its number is not used again."""
    return state.drop(state.need(IncomingDocument, document_id))


def unhandled(state: State) -> tuple[IncomingDocument, ...]:
    """The documents of which nobody said what is done with them, the oldest first."""
    return tuple(row for row in state.incoming_document if row.handling is Handling.NONE)


def _tidy(document: IncomingDocument) -> IncomingDocument:
    return replace(
        document,
        sender=document.sender.strip(),
        subject=document.subject.strip(),
        follow_up=document.follow_up.strip(),
        comment=document.comment.strip(),
    )


def _check(document: IncomingDocument) -> None:
    if not document.subject.strip():
        raise Refusal(N_("Waar gaat het stuk over? Het onderwerp ontbreekt."))

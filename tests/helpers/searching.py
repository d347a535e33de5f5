"""Searching in a file, and making what is to be found."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial

from vergadering.desk import Desk
from vergadering.domain import notes
from vergadering.domain.model import AgendaItem
from vergadering.store.council import CouncilFile


def found(where, typed, *, private=False, **rest):
    """The texts that are found, in their order."""
    file = where._file if isinstance(where, Desk) else where
    return [hit.shown.text for hit in file.find(typed, private=private, **rest).hits]


def in_file(path, typed, **rest):
    """As `found`, in a file that nobody has open."""
    with closing(CouncilFile(path)) as file:
        return found(file, typed, **rest)


def note(desk, text, **rest):
    """Keep a note; its identifier."""
    return desk.keep(partial(notes.add_note, text=text, **rest)).note[-1].id


def open_item(desk):
    """An item that is not closed."""
    return next(row.id for row in desk.state.items if not row.confidential)


def close_item(desk, item_id, *, closed=True):
    """Make an item closed, or open again."""

    def rule(state, _at):
        return state.put(replace(state.need(AgendaItem, item_id), confidential=closed))

    desk.keep(rule)

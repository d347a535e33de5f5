"""Search in everything that the council kept, from every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.model import AgendaItem, Meeting
from vergadering.domain.model_registers import (
    AdviceEvent,
    AdviceRequest,
    IncomingDocument,
    Promise,
    PromiseEvent,
    Signal,
)
from vergadering.i18n import N_
from vergadering.tui.commands.command import Command, Place
from vergadering.tui.dialogs.search import Search
from vergadering.tui.stage import OpenMeeting, View

if TYPE_CHECKING:
    from vergadering.domain.search import Found, Hit
    from vergadering.tui.stage import Answer, Stage


async def _search(stage: Stage) -> Answer:
    """Ask for words, and go where the chosen hit stands."""

    async def find(typed: str) -> Found | None:
        return await stage.register.searcher.find(typed, private=stage.private)

    hit = await stage.ask(Search(stage.t, find, lambda: stage.private))
    if hit is None:
        return None
    return _place_of(stage, hit) if hit.meeting else await _in_register(stage, hit)


def _place_of(stage: Stage, hit: Hit) -> Answer:
    """The meeting, at the item; the screen that is there stays when it shows that meeting."""
    item_id = hit.item.id if hit.item else None
    meeting = stage.state.get(Meeting, hit.meeting.id if hit.meeting else None)
    here = stage.state.get(AgendaItem, stage.item_id)
    if meeting is not None and here is not None and here.meeting_id == meeting.id:
        return View(item_id)
    return OpenMeeting(meeting.id if meeting else None, item_id)


async def _in_register(stage: Stage, hit: Hit) -> Answer:
    """The register that a hit outside every meeting stands in."""
    from vergadering.domain.public import view_of
    from vergadering.tui.commands.books import open_shelf
    from vergadering.tui.commands.books_advice import ADVICE
    from vergadering.tui.commands.books_others import DOCUMENTS
    from vergadering.tui.commands.books_promises import PROMISES
    from vergadering.tui.commands.books_signals import PRIVATE_SIGNALS, SIGNALS

    shelves = {
        Promise: PROMISES,
        PromiseEvent: PROMISES,
        AdviceRequest: ADVICE,
        AdviceEvent: ADVICE,
        Signal: PRIVATE_SIGNALS if stage.private else SIGNALS,
        IncomingDocument: DOCUMENTS,
    }
    shelf = shelves.get(type(hit.row))
    if shelf is None:
        return None
    seen = view_of(stage.state, private=stage.private and shelf.private)
    return await open_shelf(stage, shelf, seen)


SEARCHING = (
    Command(
        "search",
        "Z,f3",
        N_("zoeken"),
        N_("Zoek woorden in alle vergaderingen, besluiten, acties en registers."),
        Place.ANYWHERE,
        _search,
    ),
)
"""The command that searches."""

"""What a council keeps from meeting to meeting: one key, and then which register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.public import public
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.books import open_shelf
from vergadering.tui.commands.books_advice import ADVICE
from vergadering.tui.commands.books_others import CANDIDATES, DOCUMENTS, TERMS
from vergadering.tui.commands.books_promises import PROMISES
from vergadering.tui.commands.books_signals import PRIVATE_SIGNALS, SIGNALS
from vergadering.tui.commands.command import Command, Place
from vergadering.tui.dialogs.choose import Choose, Confirm

if TYPE_CHECKING:
    from vergadering.tui.stage import Answer, Stage

SHELVES = (PROMISES, ADVICE, SIGNALS, PRIVATE_SIGNALS, DOCUMENTS, TERMS, CANDIDATES)
"""Every register, in the order in which it is offered."""


async def _registers(stage: Stage) -> Answer:
    """Ask which register, and whether the room may see it when it is private."""
    t = stage.t
    options = [(t(shelf.name), shelf) for shelf in SHELVES]
    shelf = await stage.ask(Choose(t, t("Welk register?"), options))
    if shelf is None:
        return None
    if shelf.private and not stage.private:
        question = t(
            "Hier staat tekst die niet iedereen mag lezen. Is dit scherm gedeeld, ga dan eerst"
            " naar uw eigen zicht. Toch openen?"
        )
        if not await stage.ask(Confirm(t, t(shelf.name), question)):
            return None
    whole = stage.state
    return await open_shelf(stage, shelf, whole if shelf.private else public(whole))


def _known_council(stage: Stage) -> None:
    if not stage.state.council:
        raise Refusal(N_("Maak eerst de raad, met c."))


REGISTERS = (
    Command(
        "registers",
        "S",
        N_("registers"),
        N_("Toezeggingen, adviesaanvragen, signalen, stukken en het rooster van aftreden."),
        Place.ANYWHERE,
        _registers,
        _known_council,
    ),
)
"""The command that opens a register."""

"""What a council keeps from meeting to meeting: one key, and then which register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.own_rules import Group, rules_of
from vergadering.domain.public import public
from vergadering.i18n import N_
from vergadering.tui.commands.books import open_shelf
from vergadering.tui.commands.books_advice import ADVICE
from vergadering.tui.commands.books_others import CANDIDATES, DOCUMENTS, TERMS
from vergadering.tui.commands.books_promises import PROMISES
from vergadering.tui.commands.books_signals import PRIVATE_SIGNALS, SIGNALS
from vergadering.tui.commands.command import Command, Place
from vergadering.tui.commands.opening import known_council
from vergadering.tui.commands.rules import ask_rules
from vergadering.tui.dialogs.choose import Choose, Confirm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vergadering.tui.commands.books import Shelf
    from vergadering.tui.stage import Answer, Stage

SHELVES = (PROMISES, ADVICE, SIGNALS, PRIVATE_SIGNALS, DOCUMENTS, TERMS, CANDIDATES)
"""Every register, in the order in which it is offered."""


async def _registers(stage: Stage) -> Answer:
    """Ask which register, and whether the room may see it when it is private."""
    t = stage.t
    options: list[tuple[str, Shelf | None]] = [(t(shelf.name), shelf) for shelf in SHELVES]
    options.append((t("termijnen en waarschuwingen van de raad …"), None))
    place = await stage.ask(Choose(t, t("Welk register?"), [*enumerated(options)]))
    if place is None:
        return None
    shelf = options[place][1]
    if shelf is None:
        return await _terms(stage)
    if shelf.private and not stage.private:
        question = t(
            "Hier staat tekst die niet iedereen mag lezen. Is dit scherm gedeeld, ga dan eerst"
            " naar uw eigen zicht. Toch openen?"
        )
        if not await stage.ask(Confirm(t, t(shelf.name), question)):
            return None
    whole = stage.state
    return await open_shelf(stage, shelf, whole if shelf.private else public(whole))


def enumerated(options: list[tuple[str, Shelf | None]]) -> Iterable[tuple[str, int]]:
    """The same words, each with its place."""
    return ((words, place) for place, (words, _) in enumerate(options))


async def _terms(stage: Stage) -> Answer:
    """A form for the council's own terms, with where they stand."""
    wanted = (*rules_of(Group.ADVICE), *rules_of(Group.TERMS))
    return await ask_rules(stage, stage.t("Eigen termijnen van de raad"), wanted)


REGISTERS = (
    Command(
        "registers",
        "O",
        N_("registers"),
        N_("Toezeggingen, adviesaanvragen, signalen, stukken en het rooster van aftreden."),
        Place.ANYWHERE,
        _registers,
        known_council,
    ),
)
"""The command that opens a register."""

"""What a council keeps from meeting to meeting: one key, and then which register."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from vergadering.domain import people
from vergadering.domain.public import public
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.asking import ask_form, whole_number
from vergadering.tui.commands.books import open_shelf
from vergadering.tui.commands.books_advice import ADVICE
from vergadering.tui.commands.books_others import CANDIDATES, DOCUMENTS, TERMS
from vergadering.tui.commands.books_promises import PROMISES
from vergadering.tui.commands.books_signals import PRIVATE_SIGNALS, SIGNALS
from vergadering.tui.commands.command import Command, Place
from vergadering.tui.dialogs.choose import Choose, Confirm
from vergadering.tui.dialogs.form import Field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vergadering.domain.history import Change
    from vergadering.tui.commands.books import Shelf
    from vergadering.tui.dialogs.form import Values
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


TERMS_OF_RULES = (
    ("advice_weeks", N_("Weken voor een advies")),
    ("response_weeks", N_("Weken voor een reactie")),
    ("warning_days", N_("Dagen vooraf waarschuwen")),
    ("ending_weeks", N_("Weken voor een aftreden")),
    ("term_years", N_("Jaren van een termijn")),
)
"""The council's own terms, with what a form calls them."""


async def _terms(stage: Stage) -> Answer:
    """A form for the council's own terms, with where they stand."""
    t, council = stage.t, stage.state.the_council
    rules = council.rules

    def bind(values: Values) -> Change:
        numbers: dict[str, Any] = {
            name: whole_number(values[name], N_("Typ een aantal, zoals 6."))
            for name, _ in TERMS_OF_RULES
        }
        if not 0 < numbers["advice_weeks"] <= MOST_WEEKS:
            raise Refusal(N_("De termijn is een aantal weken, van 1 tot en met 99."))
        if max(numbers.values()) > MOST:
            raise Refusal(N_("Typ een aantal, zoals 6."))
        new = replace(rules, advice_rules=values["advice_rules"].strip(), **numbers)
        return partial(
            people.set_council, name=council.name, organisation=council.organisation, rules=new
        )

    fields = (
        *(Field(name, t(label), getattr(rules, name)) for name, label in TERMS_OF_RULES),
        Field(
            "advice_rules",
            t("Staat in"),
            rules.advice_rules,
            hint=t("bijvoorbeeld medezeggenschapsregeling artikel 4"),
        ),
    )
    return await ask_form(stage, t("Eigen termijnen van de raad"), fields, bind)


MOST_WEEKS = 99
MOST = 999
"""No term is longer, whatever its unit."""


def _known_council(stage: Stage) -> None:
    if not stage.state.council:
        raise Refusal(N_("Maak eerst de raad, met c."))


REGISTERS = (
    Command(
        "registers",
        "O",
        N_("registers"),
        N_("Toezeggingen, adviesaanvragen, signalen, stukken en het rooster van aftreden."),
        Place.ANYWHERE,
        _registers,
        _known_council,
    ),
)
"""The command that opens a register."""

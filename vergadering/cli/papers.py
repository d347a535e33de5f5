"""`vergadering stukken`: the documents that came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vergadering.cli.registers import RegisterList, Seen, iso, picked
from vergadering.domain.choices_registers import Handling
from vergadering.domain.incoming import unhandled
from vergadering.domain.model_registers import IncomingDocument
from vergadering.domain.words import word
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vergadering.cli.base import Command
    from vergadering.domain.state import State
    from vergadering.i18n import Translator


def command(name: str, t: Translator) -> Command:
    """The command that lists documents."""
    return DOCUMENTS.command(name, t)


def _rows(state: State, everything: bool) -> Sequence[IncomingDocument]:  # noqa: FBT001 - as listed
    return state.incoming_document if everything else unhandled(state)


def _cells(seen: Seen, row: IncomingDocument) -> list[str]:
    handling = seen.t(word(row.handling))
    return [row.number, iso(row.received_on), row.sender, handling, row.follow_up, row.subject]


def _facts(seen: Seen, row: IncomingDocument) -> dict[str, Any]:
    return picked(row, "number received_on sender subject handling follow_up comment confidential")


DOCUMENTS: RegisterList[IncomingDocument] = RegisterList(
    N_(
        "Laat zien welke ingekomen stukken nog geen bestemming hebben. Buiten een terminal is het"
        " een regel per stuk, met tabs ertussen: nummer, datum, afzender, bestemming, vervolg en"
        " onderwerp."
    ),
    N_("Er zijn geen stukken zonder bestemming."),
    (
        *(N_("Nr"), N_("Datum"), N_("Afzender"), N_("Bestemming"), N_("Vervolg")),
        N_("Onderwerp"),
    ),
    (IncomingDocument,),
    _rows,
    _cells,
    _facts,
    lambda _seen, row: row.handling is Handling.NONE,
)
"""How documents are listed."""

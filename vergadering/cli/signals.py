"""`vergadering signalen`: what the constituency let the council know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vergadering.cli.registers import RegisterList, Seen, iso, picked
from vergadering.domain.model_registers import Signal
from vergadering.domain.signals import FINISHED, UNREAD
from vergadering.domain.words import word
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vergadering.cli.base import Command
    from vergadering.domain.state import State
    from vergadering.i18n import Translator


def command(name: str, t: Translator) -> Command:
    """The command that lists signals."""
    return SIGNALS.command(name, t)


def _rows(state: State, everything: bool) -> Sequence[Signal]:  # noqa: FBT001 - as listed
    return [row for row in state.signal if everything or row.status not in FINISHED]


def _cells(seen: Seen, row: Signal) -> list[str]:
    t = seen.t
    said = row.text or row.raw or t(N_("(niet vrijgegeven)"))
    source, status = t(word(row.source)), t(word(row.status))
    return [
        *(row.number, iso(row.received_on), source, row.place, row.theme),
        *(str(row.count), status, said),
    ]


def _facts(seen: Seen, row: Signal) -> dict[str, Any]:
    """Without what is private the texts are empty, and null here."""
    names = "number received_on source place theme count status fed_back_on released"
    said = picked(row, "raw text follow_up")
    return {**picked(row, names), **{name: text or None for name, text in said.items()}}


SIGNALS: RegisterList[Signal] = RegisterList(
    N_(
        "Laat zien welke signalen van de achterban nog lopen. Wat niet vrijgegeven is, komt alleen"
        " met --besloten in beeld. Buiten een terminal is het een regel per signaal, met tabs"
        " ertussen: nummer, datum, bron, plaats, thema, aantal, stand en tekst."
    ),
    N_("Er zijn geen signalen die nog lopen."),
    (
        *(N_("Nr"), N_("Datum"), N_("Bron"), N_("Plaats"), N_("Thema"), N_("Aantal")),
        *(N_("Stand"), N_("Signaal")),
    ),
    (Signal,),
    _rows,
    _cells,
    _facts,
    lambda _seen, row: row.status in UNREAD,
)
"""How signals are listed."""

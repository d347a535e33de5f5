"""The agenda as a text that comes in, and as a letter that goes out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.command import Command, Place, request
from vergadering.tui.stage import WriteDocument

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.i18n import Translator
    from vergadering.tui.stage import Answer, Stage


async def _paste(stage: Stage) -> Answer:
    """Put a pasted agenda on the agenda of the meeting in hand."""
    from vergadering.domain.agenda_text import add_headings, read_agenda
    from vergadering.tui.dialogs.paste import Paste

    t = stage.t

    def bind(text: str) -> Change:
        return partial(add_headings, items=read_agenda(text), after_id=stage.item_id)

    answer = await stage.ask(
        Paste(
            t,
            t("Agenda plakken"),
            "",
            partial(becomes, t),
            lambda _name, text: stage.refused(bind(text)),
            hint=t(
                "Plak of typ een regel per punt, zoals: 7. Nieuwsbrief (15) besluiten. "
                "Spaties of 7.1 ervoor: een onderdeel."
            ),
        )
    )
    return bind(answer[1]) if answer else None


def becomes(t: Translator, text: str) -> str:
    """What a text is understood as: how many items, and how long they take."""
    from vergadering.domain.agenda_text import read_agenda

    found = read_agenda(text)
    minutes = sum(item.planned_minutes for item in found)
    words = t.many("{n} punt", "{n} punten", len(found))
    return words + (", " + t.many("{n} minuut", "{n} minuten", minutes) if minutes else "")


def _could_paste(stage: Stage) -> Change:
    from vergadering.domain.agenda import add_item

    return partial(add_item, title="…")


def _has_items(stage: Stage) -> None:
    if not stage.state.agenda_item:
        raise Refusal(N_("De agenda is nog leeg."))


AGENDA_TEXT = (
    Command(
        "paste",
        "I",
        N_("plakken"),
        N_("Plak een agenda uit een mail of een tekst; elke regel wordt een punt."),
        Place.LIVE,
        _paste,
        _could_paste,
        pane="AgendaPanel",
    ),
    Command(
        "invitation",
        "U",
        N_("uitnodiging"),
        N_("Maak de uitnodiging met de agenda als Word-document, naast het bestand van de raad."),
        Place.LIVE,
        request(WriteDocument("agenda")),
        _has_items,
    ),
)
"""Commands for the agenda as a text."""

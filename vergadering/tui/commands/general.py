"""What can be done everywhere, and documents."""

from __future__ import annotations

from vergadering.domain.agenda import is_closed
from vergadering.domain.choices import MeetingStatus
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.command import Command, Place, request
from vergadering.tui.dialogs.choose import Confirm
from vergadering.tui.stage import (
    Answer,
    HideScreen,
    Leave,
    ShowHelp,
    Stage,
    SwitchSeat,
    SwitchTheme,
    SwitchView,
    TakeBack,
    WriteDocument,
)


def _held(stage: Stage) -> None:
    status = stage.state.the_meeting.status
    if status in (MeetingStatus.DRAFT, MeetingStatus.PLANNED):
        raise Refusal(N_("Er zijn nog geen notulen: de vergadering is nog niet geopend."))


async def _switch_view(stage: Stage) -> Answer:
    """Show everything, or what the room may see; what is closed only after a warning."""
    t = stage.t
    if not stage.private and is_closed(stage.state, stage.item_id):
        question = t(
            "Dit punt is besloten. Wie nu met uw scherm meekijkt, leest zo meteen alles mee, ook"
            " namen en notities die alleen voor u zijn. Toch naar uw eigen zicht?"
        )
        if not await stage.ask(Confirm(t, t("Besloten punt"), question)):
            return None
    return SwitchView()


GENERAL = (
    Command(
        "undo",
        "u,ctrl+z",
        N_("ongedaan"),
        N_("Maak de laatste wijziging ongedaan, wie haar ook deed."),
        Place.ANYWHERE,
        request(TakeBack()),
        footer=True,
    ),
    Command(
        "redo",
        "r,ctrl+y",
        N_("opnieuw"),
        N_("Doe opnieuw wat ongedaan was gemaakt."),
        Place.ANYWHERE,
        request(TakeBack(again=True)),
    ),
    Command(
        "minutes",
        "m",
        N_("notulen"),
        N_("Maak de notulen als Word-document, naast het bestand van de raad."),
        Place.LIVE,
        request(WriteDocument("minutes")),
        _held,
    ),
    Command(
        "switch_view",
        "z",
        N_("zicht"),
        N_("Wissel tussen wat de zaal mag zien en wat alleen voor u is."),
        Place.LIVE,
        _switch_view,
        also=(Place.REVIEW, Place.PEOPLE),
    ),
    Command(
        "hide",
        "f9",
        N_("pauzescherm"),
        N_("Toon meteen een neutraal scherm, ook onder het typen; twee keer enter gaat verder."),
        Place.ANYWHERE,
        request(HideScreen()),
        footer=True,
    ),
    Command(
        "seat",
        "R",
        N_("rol"),
        N_(
            "Zit hier als voorzitter, als secretaris of als beide: de toetsen voor u komen vooraan."
        ),
        Place.ANYWHERE,
        request(SwitchSeat()),
    ),
    Command(
        "theme",
        "t",
        N_("kleuren"),
        N_("Donker, licht of extra contrast."),
        Place.ANYWHERE,
        request(SwitchTheme()),
    ),
    Command(
        "leave",
        "q",
        N_("terug"),
        N_("Terug naar het beginscherm, of het programma verlaten; alles is bewaard."),
        Place.ANYWHERE,
        request(Leave()),
        footer=True,
    ),
    Command(
        "help",
        "f1,question_mark",
        N_("hulp"),
        N_("Laat zien wat elke toets doet."),
        Place.ANYWHERE,
        request(ShowHelp()),
        footer=True,
    ),
)
"""Commands that belong to every screen."""

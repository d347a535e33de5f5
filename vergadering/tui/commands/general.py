"""What can be done everywhere, and documents."""

from __future__ import annotations

from vergadering.domain.choices import MeetingStatus
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.command import Command, Place, request
from vergadering.tui.stage import (
    Leave,
    ShowHelp,
    Stage,
    SwitchTheme,
    SwitchView,
    TakeBack,
    WriteDocument,
)


def _held(stage: Stage) -> None:
    status = stage.state.the_meeting.status
    if status in (MeetingStatus.DRAFT, MeetingStatus.PLANNED):
        raise Refusal(N_("Er zijn nog geen notulen: de vergadering is nog niet geopend."))


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
        request(SwitchView()),
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

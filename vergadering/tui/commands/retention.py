"""What was kept long enough, on the start screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.command import Command, Place, request
from vergadering.tui.stage import Expire

if TYPE_CHECKING:
    from vergadering.tui.stage import Stage

KEY = "W"
"""The key that shows what may go; the start screen names it."""


def _known_council(stage: Stage) -> None:
    if not stage.state.council:
        raise Refusal(N_("Maak eerst de raad, met c."))


RETENTION = (
    Command(
        "retention",
        KEY,
        N_("bewaartermijnen"),
        N_("Bekijk wat lang genoeg bewaard is, en haal het voorgoed uit het bestand."),
        Place.START,
        request(Expire()),
        _known_council,
    ),
)
"""The command that takes out what was kept long enough."""

"""What was kept long enough, on the start screen."""

from __future__ import annotations

from vergadering.i18n import N_
from vergadering.tui.commands.command import Command, Place, request
from vergadering.tui.commands.opening import known_council
from vergadering.tui.stage import Expire

KEY = "W"
"""The key that shows what may go; the start screen names it."""


RETENTION = (
    Command(
        "retention",
        KEY,
        N_("bewaartermijnen"),
        N_("Bekijk wat lang genoeg bewaard is, en haal het voorgoed uit het bestand."),
        Place.START,
        request(Expire()),
        known_council,
    ),
)
"""The command that takes out what was kept long enough."""

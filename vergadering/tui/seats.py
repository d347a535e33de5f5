"""Who sits at this window: which keys come first, and where one begins."""

from __future__ import annotations

from enum import StrEnum

from vergadering.i18n import N_


class Seat(StrEnum):
    """What this window is used for. Everybody may do everything."""

    EITHER = "either"
    CHAIR = "chair"
    SECRETARY = "secretary"


NAMES = {
    Seat.EITHER: N_("voorzitter en secretaris"),
    Seat.CHAIR: N_("voorzitter"),
    Seat.SECRETARY: N_("secretaris"),
}
"""What each seat is called (source texts)."""

FIRST: dict[Seat, tuple[str, ...]] = {
    Seat.EITHER: (),
    Seat.CHAIR: (
        "next_speaker",
        "ask_floor",
        "next_item",
        "decide",
        "more_time",
        "pause",
        "hide",
    ),
    Seat.SECRETARY: ("type", "action", "follow", "history", "presence", "decide", "register"),
}
"""The commands whose keys stand first, by seat."""


def types_first(seat: Seat) -> bool:
    """Whether the live screen opens in the capture line, rather than with single keys."""
    return seat is not Seat.CHAIR


def next_seat(seat: Seat) -> Seat:
    """The seat that comes after this one."""
    seats = list(Seat)
    return seats[(seats.index(seat) + 1) % len(seats)]

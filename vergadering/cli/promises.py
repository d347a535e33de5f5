"""`vergadering toezeggingen`: what was promised, by whom, and whether it was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vergadering.cli.registers import RegisterList, Seen, iso, name_of, picked
from vergadering.domain.model import Meeting
from vergadering.domain.model_registers import Promise, PromiseEvent
from vergadering.domain.promises import is_late, open_promises, times_put_off
from vergadering.domain.words import word
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vergadering.cli.base import Command
    from vergadering.domain.state import State
    from vergadering.i18n import Translator


def command(name: str, t: Translator) -> Command:
    """The command that lists promises."""
    return PROMISES.command(name, t)


def _rows(state: State, everything: bool) -> Sequence[Promise]:  # noqa: FBT001 - as listed
    return state.promise if everything else open_promises(state)


def _cells(seen: Seen, row: Promise) -> list[str]:
    status = seen.t(word(row.status))
    if is_late(row, seen.today):
        status = seen.t(N_("{status}, te laat"), status=status)
    put_off = str(times_put_off(seen.state, row.id))
    who = name_of(seen, row.person_id) or seen.t(N_("de organisatie"))
    return [row.number, iso(row.due), who, status, put_off, row.text]


def _facts(seen: Seen, row: Promise) -> dict[str, Any]:
    meeting = seen.state.get(Meeting, row.meeting_id)
    return {
        **picked(row, "number at text due status"),
        "who": name_of(seen, row.person_id) or None,
        "overdue": is_late(row, seen.today),
        "times_put_off": times_put_off(seen.state, row.id),
        "meeting": meeting.number if meeting else None,
    }


PROMISES: RegisterList[Promise] = RegisterList(
    N_(
        "Laat zien wat er is toegezegd en nog niet is nagekomen, de oudste datum eerst. Buiten een"
        " terminal is het een regel per toezegging, met tabs ertussen: nummer, datum, wie, stand,"
        " hoe vaak uitgesteld, en tekst."
    ),
    N_("Er staan geen toezeggingen open."),
    (N_("Nr"), N_("Voor"), N_("Wie"), N_("Stand"), N_("Uitgesteld"), N_("Toezegging")),
    (Promise, PromiseEvent),
    _rows,
    _cells,
    _facts,
    lambda seen, row: is_late(row, seen.today),
)
"""How promises are listed."""

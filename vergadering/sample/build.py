"""Making the sample council's file, row for row the same on every machine."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from vergadering.desk import Desk
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.sample.council import settle
from vergadering.sample.earlier import hold_july, hold_june, hold_september
from vergadering.sample.november import plan_november
from vergadering.sample.october import hold_october, plan_october
from vergadering.sample.registers import (
    AFTERWARDS,
    OCTOBER_DAYS,
    SEPTEMBER_DAYS,
    SUMMER_DAYS,
    pass_by,
    take_over,
)
from vergadering.sample.scribe import Clock, Scribe
from vergadering.store.pack import pack

if TYPE_CHECKING:
    from pathlib import Path

BEGIN = datetime(2026, 6, 1, 18, 0, tzinfo=UTC)
"""When the council took up the program."""


def build(path: Path) -> None:
    """Write the sample council to a file that does not exist yet.

    Four meetings were held, V-2026-03 to V-2026-06; V-2026-07 is planned and can be opened.
    """
    if path.exists():
        raise Refusal(N_("Het bestand {path} bestaat al."), path=path.name)
    clock = Clock(BEGIN)
    desk = Desk(path, create=True, clock=clock, who="Ibrahim")
    try:
        scribe = Scribe(desk, clock)
        scribe.at("2026-06-01")
        settle(scribe)
        take_over(scribe)
        hold_june(scribe)
        pass_by(scribe, SUMMER_DAYS)
        hold_july(scribe)
        hold_september(scribe)
        pass_by(scribe, SEPTEMBER_DAYS)
        plan_october(scribe)
        pass_by(scribe, OCTOBER_DAYS)
        hold_october(scribe)
        pass_by(scribe, AFTERWARDS)
        plan_november(scribe)
    finally:
        desk.close()
    pack(path, made_at=BEGIN)

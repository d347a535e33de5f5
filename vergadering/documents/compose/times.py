"""Dates and clock times as minutes write them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from vergadering.domain.model import Meeting
    from vergadering.i18n import Translator


def day_of(meeting: Meeting) -> date | None:
    """The day of a meeting: when it was opened, else when it is planned."""
    moment = meeting.opened_at or meeting.planned_start
    return moment.date() if moment else None


def clock_known(meeting: Meeting) -> bool:
    """Whether anybody noted when it began and ended.

    A meeting that was read from notes without a clock begins and ends at one moment.
    """
    return meeting.opened_at is not None and meeting.opened_at != meeting.closed_at


def span(t: Translator, start: datetime, end: datetime | None) -> str:
    """From when until when: `19.31–21.34 uur`, or `vanaf 19.31 uur` while it goes on."""
    return spans(t, [(start, end)])


def spans(t: Translator, stretches: Sequence[tuple[datetime, datetime | None]]) -> str:
    """Several of them, of which only the last says `uur`: `19.31–20.53 en 21.02–21.34 uur`."""
    words = []
    for place, (start, end) in enumerate(stretches, start=1):
        say = t.spoken_time if place == len(stretches) else partial(bare_time, t)
        if end is None:
            words.append(t("vanaf {time}", time=say(start)))
        else:
            words.append(f"{bare_time(t, start)}–{say(end)}")
    return t.listing(words)


def bare_time(t: Translator, moment: datetime) -> str:
    """A clock time in a document without the word that goes with it: `19.31`."""
    return t.spoken_time(moment).removesuffix(" uur")


class Calendar:
    """Dates in words, each made once: a list has few days and many rows."""

    def __init__(self, t: Translator) -> None:
        self._t = t
        self._short: dict[date, str] = {}
        self._full: dict[date, str] = {}

    def short(self, day: date | None) -> str:
        """The day as a list has it, `6 okt 2026`; a dash when there is none."""
        if day is None:
            return "–"
        if day not in self._short:
            self._short[day] = f"{self._t.short_date(day)} {day.year}"
        return self._short[day]

    def full(self, day: date) -> str:
        """The day in a sentence: `6 oktober 2026`."""
        if day not in self._full:
            self._full[day] = self._t.date(day)
        return self._full[day]

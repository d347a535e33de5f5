"""Promises in the minutes: as they were when the meeting closed, and what it did with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.documents.blocks import Style, Table, paragraph
from vergadering.documents.compose.times import day_of
from vergadering.domain.choices import EventKind
from vergadering.domain.promises import WAITING, is_late, times_put_off
from vergadering.domain.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from vergadering.documents.blocks import Paragraph
    from vergadering.documents.compose.context import Context
    from vergadering.domain.model_registers import Promise, PromiseEvent

WIDTHS = (26, 25, 88, 38, 25, 25, 30)


def promise_table(c: Context) -> Table | None:
    """The new promises and those that still wait, as they were then; None without any."""
    here = c.state.meeting_id
    rows = [p for p in c.then.promise if p.meeting_id == here or p.status in WAITING]
    about = c.t("de nieuwe toezeggingen en die nog open staan, met wie, voor wanneer en de stand.")
    return table_of(c, rows, about, c.until.date())


def table_of(c: Context, rows: Sequence[Promise], about: str, today: date) -> Table | None:
    """These promises as they stand on a day; None without any."""
    if not rows:
        return None
    t = c.t
    days = {meeting.id: day_of(meeting) for meeting in c.state.meeting}
    header = (
        *(t("Nr"), t("Datum"), t("Toezegging"), t("Wie"), t("Wanneer")),
        *(t("Uitgesteld"), t("Stand")),
    )
    cells = tuple(
        (
            row.number,
            c.days.short(days.get(row.meeting_id or 0) or (row.at.date() if row.at else None)),
            row.text,
            c.names(row.person_id) or t("de organisatie"),
            c.days.short(row.due),
            str(times_put_off(c.then, row.id)),
            t("{status}, te laat", status=word(row.status))
            if is_late(row, today)
            else t(word(row.status)),
        )
        for row in sorted(rows, key=lambda row: row.id)
    )
    return Table(t("Toezeggingen"), about, header, cells, WIDTHS)


def reviewed_promises(c: Context) -> list[tuple[datetime, Paragraph]]:
    """What the meeting did with earlier promises: the moment and a line for each."""
    here = c.state.meeting_id
    earlier = {row.id: row for row in c.then.promise if row.meeting_id != here}
    mine: dict[int, list[PromiseEvent]] = {}
    for event in c.state.promise_event:
        if event.meeting_id == here and event.promise_id in earlier and event.at is not None:
            mine.setdefault(event.promise_id, []).append(event)
    found: list[tuple[datetime, Paragraph]] = []
    for id, events in mine.items():
        last = max(event.at for event in events if event.at is not None)
        if text := _told(c, earlier[id], events):
            found.append((last, paragraph(text, Style.BULLET)))
    return found


def _told(c: Context, promise: Promise, events: list[PromiseEvent]) -> str:
    """What became of a promise: `T-2026-04, De planning komt: nagekomen.`."""
    t, kinds = c.t, {event.kind for event in events}
    facts = []
    if EventKind.STATUS in kinds:
        facts.append(t(word(promise.status)))
    if EventKind.EXTENDED in kinds and promise.due:
        facts.append(t("nieuwe datum {date}", date=promise.due))
    if EventKind.REWORDED in kinds:
        facts.append(t("anders verwoord"))
    if not facts:
        return ""
    name = c.names(promise.person_id)
    about = f"{promise.number}, {promise.text.rstrip('.')}" + (f" ({name})" if name else "")
    return t("{action}: {facts}.", action=about, facts=", ".join(facts))

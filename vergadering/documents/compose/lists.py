"""The decision list, the action list and the parking list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.documents.blocks import Table
from vergadering.documents.compose.decided import outcome_words, remark
from vergadering.documents.compose.history import finished_since
from vergadering.documents.compose.recorded import owners
from vergadering.documents.compose.times import day_of
from vergadering.domain.actions import UNFINISHED, is_overdue
from vergadering.domain.choices import ParkedStatus
from vergadering.domain.register import day_of as decided_on
from vergadering.domain.register import held_over
from vergadering.domain.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vergadering.documents.compose.context import Context
    from vergadering.domain.model import Action

DECISION_WIDTHS = (24, 26, 13, 95, 32, 37, 46)
WAITING_WIDTHS = (26, 13, 180, 40)
ACTION_WIDTHS = (24, 26, 12, 96, 40, 26, 24)
PARKED_WIDTHS = (12, 96, 40, 40, 60)


def decision_table(c: Context) -> Table | None:
    """The decisions of the state, so of the meeting in hand; None when there are none."""
    t, numbers = c.t, _numbers(c)
    rows = tuple(
        (
            row.number,
            c.days.short(decided_on(c.state, row)),
            numbers.get(row.item_id, "–"),
            row.text,
            t(word(row.method)),
            outcome_words(c, row),
            remark(c, row),
        )
        for row in c.state.decision
    )
    if not rows:
        return None
    return Table(
        t("Besluitenlijst"),
        t("de besluiten van deze vergadering, met nummer, wijze van besluiten en uitslag.")
        if c.state.meeting_id
        else t("besluiten van de raad, met nummer, wijze van besluiten en uitslag."),
        (t("Nr"), t("Datum"), t("Punt"), t("Besluit"), t("Wijze"), t("Uitslag"), t("Opmerking")),
        rows,
        DECISION_WIDTHS,
    )


def waiting_table(c: Context) -> Table | None:
    """Proposals that wait for a next meeting; None when there are none."""
    t, numbers = c.t, _numbers(c)
    rows = tuple(
        (
            c.days.short(row.at.date() if row.at else None),
            numbers.get(row.item_id, "–"),
            row.text,
            c.names(row.proposer_id) or "–",
        )
        for row in held_over(c.state)
    )
    if not rows:
        return None
    about = t("voorstellen die zijn aangehouden en terugkomen.")
    header = (t("Datum"), t("Punt"), t("Voorstel"), t("Indiener"))
    return Table(t("Aangehouden voorstellen"), about, header, rows, WAITING_WIDTHS)


def action_table(c: Context) -> Table | None:
    """The new actions and those that are still open; None when there are none."""
    here = c.state.meeting_id
    rows = [a for a in c.then.action if a.meeting_id == here or a.status in UNFINISHED]
    about = c.t("de nieuwe acties en de acties die nog open staan, met wie en wanneer.")
    return _table(c, c.t("Actielijst"), about, rows)


def finished_table(c: Context) -> Table | None:
    """Earlier actions that went off the list since the meeting before; None without any."""
    about = c.t("acties die sinds de vorige vergadering gereed zijn of vervallen.")
    return _table(c, c.t("Afgevoerd"), about, finished_since(c))


def parked_table(c: Context) -> Table | None:
    """The points that were parked, and what becomes of each; None when there are none."""
    t, numbers = c.t, _numbers(c)
    rows = tuple(
        (
            numbers.get(row.item_id, "–"),
            row.text,
            c.names(row.person_id) or "–",
            t("nog te bepalen") if row.status is ParkedStatus.PARKED else t(word(row.status)),
            row.comment or "–",
        )
        for row in c.state.parked_point
    )
    if not rows:
        return None
    return Table(
        t("Parkeerlijst"),
        t("wat bewaard is voor later, van wie het komt en wat ermee gebeurt."),
        (t("Punt"), t("Geparkeerd"), t("Ingebracht door"), t("Bestemming"), t("Opmerking")),
        rows,
        PARKED_WIDTHS,
    )


def _table(c: Context, title: str, about: str, rows: Sequence[Action]) -> Table | None:
    if not rows:
        return None
    t, numbers = c.t, _numbers(c)
    days = {meeting.id: day_of(meeting) for meeting in c.state.meeting}
    header = (t("Nr"), t("Datum"), t("Punt"), t("Actie"), t("Wie"), t("Wanneer"), t("Status"))
    unknown = t("nog te bepalen")
    cells = tuple(
        (
            row.number,
            c.days.short(days.get(row.meeting_id or 0) or (row.at.date() if row.at else None)),
            numbers.get(row.item_id, "–"),
            row.text,
            owners(c, row) or unknown,
            c.days.short(row.due) if row.due else unknown,
            _status(c, row),
        )
        for row in sorted(rows, key=lambda row: row.id)
    )
    return Table(title, about, header, cells, ACTION_WIDTHS)


def _status(c: Context, action: Action) -> str:
    status = c.t(word(action.status))
    late = is_overdue(action, c.until.date())
    return c.t("{status}, te laat", status=status) if late else status


def _numbers(c: Context) -> dict[int | None, str]:
    """The printed number of each item."""
    return {item.id: item.number for item in c.state.agenda_item}

"""Minutes of an earlier meeting: how the present minutes tell of them, and how they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.documents.blocks import Heading, Style, labelled, paragraph
from vergadering.documents.compose.course import item_at, open_visits
from vergadering.domain.choices import ChangeKind
from vergadering.domain.lock import is_adopted
from vergadering.domain.minutes import changes_of, held_on
from vergadering.domain.model import Meeting
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vergadering.documents.blocks import Block, Paragraph
    from vergadering.documents.compose.context import Context
    from vergadering.domain.model_next import MinutesChange

LAST = float("inf")


def told(c: Context) -> Iterable[tuple[int | None, float, Paragraph]]:
    """What this meeting did with earlier minutes: the item, the moment and a line for each.

    Changes first, then the adoption, beside the decision if there is one.
    """
    for row in c.state.minutes_change:
        if row.noted_in_id == c.state.meeting_id and row.at is not None:
            yield _place(c, row.meeting_id, row), row.at.timestamp(), _change(c, row)
    for meeting in c.state.meeting:
        if is_adopted(meeting) and meeting.adopted_in_id == c.state.meeting_id:
            line = _adoption(c, meeting)
            if line:
                yield _place(c, meeting.id, None), _moment(c, meeting), paragraph(line)


def adoption(c: Context) -> Iterable[Block]:
    """When these minutes were adopted and by whom, what was changed then, and corrections."""
    t, meeting = c.t, c.state.the_meeting
    yield paragraph(t("{status}.", status=adopted_where(c, meeting)))
    changes = changes_of(c.state, meeting.id, ChangeKind.CHANGE)
    if changes:
        yield paragraph(t("Vastgesteld met inachtneming van deze wijzigingen:"))
    for row in changes:
        yield paragraph(_said(c, row), Style.BULLET)


def corrections(c: Context) -> Iterable[Block]:
    """Corrections of these minutes after their adoption, each with its date and who said it."""
    rows = changes_of(c.state, c.state.meeting_id, ChangeKind.CORRECTION)
    if rows:
        yield Heading(c.t("Rectificaties"))
    for row in rows:
        yield labelled(_correction(c, row), row.text, Style.BULLET)


def adopted_where(c: Context, meeting: Meeting) -> str:
    """`Vastgesteld in de vergadering van 3 november 2026 (V-2026-07), besluit B-2026-20`."""
    t, place = c.t, c.state.get(Meeting, meeting.adopted_in_id)
    if meeting.adopted_on is None:
        return t("Vastgesteld")
    if place is None:
        return t("Vastgesteld op {date}", date=meeting.adopted_on)
    facts = {"date": meeting.adopted_on, "number": place.number, "decision": meeting.adopted_by}
    if not meeting.adopted_by:
        return t("Vastgesteld in de vergadering van {date} ({number})", **facts)
    text = N_("Vastgesteld in de vergadering van {date} ({number}), besluit {decision}")
    return t(text, **facts)


def _place(c: Context, meeting_id: int, row: MinutesChange | None) -> int | None:
    """The open item that it is told under: the one about those minutes, else the one of then."""
    for item in c.state.agenda_item:
        if item.minutes_of_id == meeting_id:
            return item.id
    decided = [d for d in c.state.decision if d.number == _number(c, meeting_id)]
    if decided:
        return decided[-1].item_id
    visits = open_visits(c.state)
    return item_at(visits, row.at) if row is not None and row.at is not None else None


def _number(c: Context, meeting_id: int) -> str:
    meeting = c.state.get(Meeting, meeting_id)
    return meeting.adopted_by if meeting else ""


def _moment(c: Context, meeting: Meeting) -> float:
    """When the minutes were adopted: at the decision, else behind everything of the item."""
    decided = [d.at for d in c.state.decision if d.number == meeting.adopted_by and d.at]
    return decided[-1].timestamp() if decided else LAST


def _adoption(c: Context, meeting: Meeting) -> str:
    """The sentence of the adoption; nothing when a decision says it and nothing was changed."""
    what = _name(c, meeting)
    here = [
        row
        for row in changes_of(c.state, meeting.id, ChangeKind.CHANGE)
        if row.noted_in_id == c.state.meeting_id
    ]
    if here:
        return c.t("Met inachtneming hiervan wordt het verslag van {what} vastgesteld.", what=what)
    if meeting.adopted_by:
        return ""
    return c.t("Het verslag van {what} wordt vastgesteld.", what=what)


def _change(c: Context, row: MinutesChange) -> Paragraph:
    """A change, or a correction, as the present minutes tell it."""
    meeting = c.state.get(Meeting, row.meeting_id)
    what = _name(c, meeting) if meeting else ""
    facts = {"what": what, "name": c.names(row.person_id)}
    if row.kind is ChangeKind.CHANGE:
        text = (
            N_("Wijziging van het verslag van {what} ({name}):")
            if facts["name"]
            else N_("Wijziging van het verslag van {what}:")
        )
    else:
        text = N_("Rectificatie van het verslag van {what} ({name}):")
    return labelled(c.t(text, **facts), row.text, Style.BULLET)


def _correction(c: Context, row: MinutesChange) -> str:
    name = c.names(row.person_id)
    day = c.days.full(row.at.date()) if row.at else ""
    about = ", ".join(filter(None, (day, name)))
    return c.t("Rectificatie ({about}):", about=about)


def _said(c: Context, row: MinutesChange) -> str:
    name = c.names(row.person_id)
    return f"{row.text} ({name})" if name else row.text


def _name(c: Context, meeting: Meeting) -> str:
    day = held_on(meeting)
    return c.days.full(day) if day else meeting.number

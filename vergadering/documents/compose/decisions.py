"""The list of decisions: of one meeting, or of the whole register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.documents.blocks import Document, Heading, Style, paragraph
from vergadering.documents.compose.context import context
from vergadering.documents.compose.lists import decision_table, waiting_table
from vergadering.documents.compose.times import day_of
from vergadering.domain.choices import MinutesStatus
from vergadering.domain.model import Meeting

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from vergadering.documents.blocks import Block
    from vergadering.documents.compose.context import Context
    from vergadering.domain.state import State
    from vergadering.i18n import Translator


def compose(state: State, t: Translator, made_at: datetime) -> Document:
    """The decisions of a public state: of the meeting in hand, or without one of them all."""
    c = context(state, t, made_at)
    meeting = state.get(Meeting, state.meeting_id)
    council = state.the_council.name
    title = t("Besluitenlijst {council}", council=council).strip()
    day = day_of(meeting) if meeting else None
    number = meeting.number if meeting else ""
    return Document(
        title=f"{title}, {t.date(day)}" if day else title,
        subject=", ".join(filter(None, (number, t("Besluitenlijst")))),
        author=council,
        language=t.language,
        created=made_at,
        header=" · ".join(filter(None, (council, number, t("Besluitenlijst")))),
        footer=t("Gemaakt op {date}", date=made_at.date()),
        page_text=t("Pagina {page} van {pages}"),
        blocks=tuple(_blocks(c, meeting)),
        wide=True,
    )


def _blocks(c: Context, meeting: Meeting | None) -> Iterable[Block]:
    t = c.t
    yield paragraph(_status(c, meeting), Style.STATUS)
    yield Heading(t("Genomen besluiten"))
    yield decision_table(c) or paragraph(t("Er zijn geen besluiten genomen."))
    waiting = waiting_table(c)
    if waiting is not None:
        yield Heading(t("Aangehouden voorstellen"))
        yield waiting


def _status(c: Context, meeting: Meeting | None) -> str:
    """How far the decisions are; of the register: until when it goes."""
    t = c.t
    if meeting is None:
        return t("Stand op {date}", date=c.made_at.date())
    if meeting.minutes_status is MinutesStatus.ADOPTED and meeting.adopted_on:
        return t("Vastgesteld op {date}", date=meeting.adopted_on)
    return t("Nog niet vastgesteld")

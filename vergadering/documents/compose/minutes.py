"""The formal minutes in short (beknopt): everything that a member who was away must know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.documents.blocks import (
    Document,
    Heading,
    Signature,
    Style,
    Table,
    WidePages,
    labelled,
    paragraph,
)
from vergadering.documents.compose.context import context
from vergadering.documents.compose.earlier import adoption, corrections
from vergadering.documents.compose.items import item_blocks
from vergadering.documents.compose.lists import (
    action_table,
    decision_table,
    finished_table,
    parked_table,
)
from vergadering.documents.compose.names import full_name
from vergadering.documents.compose.presence import facts
from vergadering.documents.compose.promises import promise_table
from vergadering.documents.compose.summary import in_short
from vergadering.documents.compose.times import day_of
from vergadering.domain.choices import MeetingKind, MinutesStatus, Role
from vergadering.domain.model import Person
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from vergadering.documents.blocks import Block
    from vergadering.documents.compose.context import Context
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

TITLES = {
    MeetingKind.COUNCIL: N_("Notulen vergadering {council}"),
    MeetingKind.CONSULTATION: N_("Notulen overlegvergadering {council}"),
    MeetingKind.NETWORK: N_("Notulen netwerkbijeenkomst {council}"),
    MeetingKind.ENCOUNTER: N_("Notulen ontmoeting {council}"),
    MeetingKind.EXTRA: N_("Notulen extra vergadering {council}"),
}

SECRETARIES = (Role.SECRETARY, Role.OFFICIAL_SECRETARY)


def compose(state: State, t: Translator, made_at: datetime) -> Document:
    """The minutes of the meeting in hand, from a public state."""
    c = context(state, t, made_at)
    meeting, council = state.the_meeting, state.the_council
    title = t(TITLES[meeting.kind], council=council.name).strip()
    day = day_of(meeting)
    return Document(
        title=f"{title}, {t.date(day)}" if day else title,
        subject=f"{meeting.number}, {status(c)}",
        author=council.name,
        language=t.language,
        created=made_at,
        header=" · ".join(filter(None, (council.name, meeting.number, status(c)))),
        footer=t("Gemaakt op {date}", date=made_at.date()),
        page_text=t("Pagina {page} van {pages}"),
        blocks=tuple(_blocks(c)),
    )


def status(c: Context) -> str:
    """How far the minutes are: `Concept`, or `Vastgesteld op 3 november 2026`."""
    meeting = c.state.the_meeting
    if meeting.minutes_status is not MinutesStatus.ADOPTED:
        return c.t("Concept")
    if meeting.adopted_on is None:
        return c.t("Vastgesteld")
    return c.t("Vastgesteld op {date}", date=meeting.adopted_on)


def _blocks(c: Context) -> Iterable[Block]:
    t, meeting = c.t, c.state.the_meeting
    adopted = meeting.minutes_status is MinutesStatus.ADOPTED
    yield paragraph(status(c) if adopted else t("Concept, nog niet vastgesteld"), Style.STATUS)
    yield facts(c.state, t)
    if meeting.key_question:
        yield labelled(t("Centrale vraag:"), meeting.key_question, Style.QUESTION)
    yield from in_short(c)
    yield from item_blocks(c)
    lists = tuple(_lists(c))
    if any(isinstance(block, Table) for block in lists):
        yield WidePages()
    yield from lists
    yield from _adoption(c, adopted=adopted)


def _lists(c: Context) -> Iterable[Block]:
    t = c.t
    yield Heading(t("Besluitenlijst"))
    yield decision_table(c) or paragraph(t("Er zijn geen besluiten genomen."))
    yield Heading(t("Actielijst"))
    yield action_table(c) or paragraph(t("Er staan geen acties open."))
    finished = finished_table(c)
    if finished is not None:
        yield Heading(t("Afgevoerd van de actielijst"), 2)
        yield finished
    promised = promise_table(c)
    if promised is not None:
        yield Heading(t("Toezeggingen"))
        yield promised
    parked = parked_table(c)
    if parked is not None:
        yield Heading(t("Parkeerlijst"))
        yield parked


def _adoption(c: Context, *, adopted: bool) -> Iterable[Block]:
    t, meeting = c.t, c.state.the_meeting
    yield Heading(t("Vaststelling"))
    if adopted:
        yield from adoption(c)
    else:
        yield paragraph(t("Deze notulen zijn nog niet vastgesteld."))
    chair, secretary = (
        c.state.get(Person, id) if id else None for id in (meeting.chair_id, meeting.secretary_id)
    )
    writes = secretary is not None and secretary.role not in SECRETARIES
    yield _signature(t("Voorzitter"), chair)
    yield _signature(t("Notulist") if writes else t("Secretaris"), secretary)
    yield from corrections(c)


def _signature(label: str, person: Person | None) -> Signature:
    return Signature(f"{label}, {full_name(person)}:" if person else f"{label}:")

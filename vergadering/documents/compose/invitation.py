"""The invitation to a meeting: when and where, the agenda with its times, what to prepare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.documents.blocks import (
    Document,
    Fact,
    Facts,
    Heading,
    Style,
    Table,
    labelled,
    paragraph,
)
from vergadering.documents.compose.context import context
from vergadering.documents.compose.items import heading
from vergadering.documents.compose.names import full_name
from vergadering.documents.compose.times import bare_time, span
from vergadering.domain.actions import is_overdue, unfinished
from vergadering.domain.choices import MeetingKind, MeetingStatus
from vergadering.domain.clock import planned_starts
from vergadering.domain.minutes import held_on
from vergadering.domain.model import Meeting, Person
from vergadering.domain.words import word
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from vergadering.documents.blocks import Block
    from vergadering.documents.compose.context import Context
    from vergadering.domain.model import Action
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

TITLES = {
    MeetingKind.COUNCIL: N_("Uitnodiging vergadering {council}"),
    MeetingKind.CONSULTATION: N_("Uitnodiging overlegvergadering {council}"),
    MeetingKind.NETWORK: N_("Uitnodiging netwerkbijeenkomst {council}"),
    MeetingKind.ENCOUNTER: N_("Uitnodiging ontmoeting {council}"),
    MeetingKind.EXTRA: N_("Uitnodiging extra vergadering {council}"),
}

WIDTHS = (13, 17, 88, 40, 33, 17)


def compose(state: State, t: Translator, made_at: datetime) -> Document:
    """The invitation to the meeting in hand, from a public state."""
    c = context(state, t, made_at)
    meeting, council = state.the_meeting, state.the_council
    title = t(TITLES[meeting.kind], council=council.name).strip()
    day = meeting.planned_start.date() if meeting.planned_start else None
    return Document(
        title=f"{title}, {t.date(day)}" if day else title,
        subject=f"{meeting.number}, {t('Uitnodiging')}",
        author=council.name,
        language=t.language,
        created=made_at,
        header=" · ".join(filter(None, (council.name, meeting.number, t("Uitnodiging")))),
        footer=t("Gemaakt op {date}", date=made_at.date()),
        page_text=t("Pagina {page} van {pages}"),
        blocks=tuple(_blocks(c)),
    )


def _blocks(c: Context) -> Iterable[Block]:
    t, meeting = c.t, c.state.the_meeting
    if meeting.status is MeetingStatus.DRAFT:
        yield paragraph(t("Voorlopige agenda"), Style.STATUS)
    yield _facts(c)
    if meeting.key_question:
        yield labelled(t("Centrale vraag:"), meeting.key_question, Style.QUESTION)
    yield Heading(t("Agenda"))
    yield _agenda(c) or paragraph(t("De agenda volgt nog."))
    for item in c.state.items:
        if item.key_question:
            yield labelled(f"{heading(c, item)}:", item.key_question, Style.QUESTION)
    prepare = list(_prepare(c))
    if prepare:
        yield Heading(t("Graag voorbereiden"))
        yield from prepare
    yield Heading(t("Afmelden"))
    yield paragraph(_regrets(c))


def _facts(c: Context) -> Facts:
    """When and where, and who leads it."""
    t, meeting = c.t, c.state.the_meeting
    start, end = meeting.planned_start, meeting.planned_end
    chair, secretary = (
        c.state.get(Person, id) if id else None for id in (meeting.chair_id, meeting.secretary_id)
    )
    form = t(word(meeting.format))
    place = meeting.location
    rows = (
        (t("Nummer"), meeting.number),
        (t("Vergadering"), meeting.title),
        (t("Datum"), t.long_date(start.date()) if start else t("nog te bepalen")),
        (
            t("Tijd"),
            span(t, start, end) if start and end else t.spoken_time(start) if start else "",
        ),
        (t("Locatie"), t("{place} ({form})", place=place, form=form) if place else form),
        (t("Voorzitter"), full_name(chair) if chair else ""),
        (t("Notulist"), full_name(secretary) if secretary else ""),
    )
    return Facts(tuple(Fact(label, (line,)) for label, line in rows if line))


def _agenda(c: Context) -> Table | None:
    """Each item with the time at which it begins, what it is for and how long it takes."""
    t, items, starts = c.t, c.state.items, planned_starts(c.state)
    if not items:
        return None
    rows = tuple(
        (
            item.number or "–",
            bare_time(t, starts[item.id]) if item.id in starts else "–",
            t.told(item.title),
            t("besloten") if item.confidential else t(word(item.goal)),
            c.names(item.submitter_id) or "–",
            str(item.planned_minutes or "–"),
        )
        for item in items
    )
    return Table(
        t("Agenda"),
        t("de agendapunten in volgorde, met tijd, doel, inbrenger en minuten."),
        (t("Nr"), t("Tijd"), t("Onderwerp"), t("Doel"), t("Inbrenger"), t("Min.")),
        rows,
        WIDTHS,
    )


def _prepare(c: Context) -> Iterable[Block]:
    """The minutes to read, and the open actions of each owner."""
    t = c.t
    for item in c.state.items:
        meeting = c.state.get(Meeting, item.minutes_of_id)
        day = held_on(meeting) if meeting else None
        if day is not None:
            yield paragraph(
                t("Lees het verslag van {date} (punt {number}).", date=day, number=item.number),
                Style.BULLET,
            )
    owners: dict[int | None, list[Action]] = {}
    for action in unfinished(c.state):
        owners.setdefault(action.owner_id, []).append(action)
    for owner_id, actions in sorted(owners.items(), key=lambda pair: c.names(pair[0]) or "\uffff"):
        name = c.names(owner_id) or t("Nog zonder eigenaar")
        yield labelled(f"{name}:", "\n".join(_task(c, each) for each in actions), Style.BULLET)


def _task(c: Context, action: Action) -> str:
    """`A-2026-28 Advies uitschrijven (13 oktober 2026)`."""
    day = c.days.full(action.due) if action.due else c.t("datum nog te bepalen")
    if is_overdue(action, c.made_at.date()):
        day = c.t("{date}, te laat", date=day)
    return f"{action.number} {action.text} ({day})"


def _regrets(c: Context) -> str:
    secretary = c.names(c.state.the_meeting.secretary_id)
    if not secretary:
        return c.t("Kunt u niet komen? Laat het zo snel mogelijk weten.")
    return c.t("Kunt u niet komen? Laat het zo snel mogelijk weten aan {name}.", name=secretary)

"""The agenda items of the minutes: a heading each, and what happened under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.documents.blocks import Heading, Paragraph, Style, labelled, paragraph
from vergadering.documents.compose.course import happenings, is_told, item_at, open_visits
from vergadering.documents.compose.earlier import told
from vergadering.documents.compose.history import reviewed
from vergadering.documents.compose.promises import reviewed_promises
from vergadering.documents.compose.recorded import paragraphs
from vergadering.documents.compose.times import clock_known
from vergadering.documents.compose.voted import besides
from vergadering.domain.choices import ItemStatus
from vergadering.domain.people import plain
from vergadering.domain.record_events import as_it_was
from vergadering.domain.records import records_by_item
from vergadering.domain.review import action_list_item
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vergadering.documents.blocks import Block
    from vergadering.documents.compose.context import Context
    from vergadering.domain.model import AgendaItem
    from vergadering.domain.records import Record

LAST = float("inf")

WITHOUT_WORDS = {
    ItemStatus.PLANNED: N_("Dit punt is nog niet besproken."),
    ItemStatus.CURRENT: N_("Bij dit punt is nog niets genoteerd."),
    ItemStatus.DONE: N_("Bij dit punt is niets genoteerd."),
    ItemStatus.DEFERRED: N_(
        "Dit punt is niet besproken. Het schuift door naar de volgende vergadering."
    ),
}
"""What is said of an item under which nothing stands."""


def item_blocks(c: Context) -> Iterable[Block]:
    """Every item in the order of treatment, what belongs to none, and the closing."""
    rows = records_by_item(as_it_was(c.state, c.until, elsewhere=True))
    sentences = _sentences(c)
    wholes = {item.parent_id for item in c.state.agenda_item}
    closing_id, closing = _closing(c)
    for item in in_order_of_treatment(c):
        yield Heading(heading(c, item), 1 if item.parent_id is None else 2)
        if item.key_question:
            yield labelled(c.t("Centrale vraag:"), item.key_question, Style.QUESTION)
        words = [*_woven(c, rows.get(item.id, ()), sentences.get(item.id, ()))]
        if item.id not in wholes:
            yield from _of_itself(c, item, bare=not words)
        yield from words
        if item.id == closing_id:
            yield from closing
    outside = [*_woven(c, rows.get(None, ()), sentences.get(None, ()))]
    if outside:
        yield Heading(c.t("Buiten de agenda") if c.state.agenda_item else c.t("Verslag"))
        yield from outside
    if closing and closing_id is None:
        yield Heading(c.t("Sluiting"))
        yield from closing


def heading(c: Context, item: AgendaItem) -> str:
    """The printed number and the title: `7. Nieuwsbrief`, and `7.1 Oplage` for a part."""
    title = c.t.told(item.title)
    if not item.number:
        return title
    return f"{item.number} {title}" if "." in item.number else f"{item.number}. {title}"


def in_order_of_treatment(c: Context) -> list[AgendaItem]:
    """The items as they were taken up; one that was not stands where the agenda has it."""
    begun = _begun(c)
    families: dict[int | None, list[AgendaItem]] = {}
    for item in c.state.items:
        families.setdefault(item.parent_id, []).append(item)
    order: list[AgendaItem] = []
    for top in _as_treated(families.get(None, []), begun):
        order += [top, *_as_treated(families.get(top.id, []), begun)]
    return order


def _begun(c: Context) -> dict[int, float]:
    """When each item, or the first of its parts, was taken up."""
    parents = {item.id: item.parent_id for item in c.state.agenda_item}
    begun: dict[int, float] = {}
    for visit in c.state.agenda_visit:
        for id in (visit.item_id, parents.get(visit.item_id)):
            if id is not None and visit.started_at is not None:
                begun[id] = min(visit.started_at.timestamp(), begun.get(id, LAST))
    return begun


def _as_treated(items: Sequence[AgendaItem], begun: dict[int, float]) -> list[AgendaItem]:
    moment, places = LAST, {}
    for item in reversed(items):
        moment = begun.get(item.id, moment)
        places[item.id] = (moment, item.position)
    return sorted(items, key=lambda item: places[item.id])


def _sentences(c: Context) -> dict[int | None, list[tuple[float, Paragraph]]]:
    """What the minutes tell by themselves, with its moment, by the item it stands under."""
    found: dict[int | None, list[tuple[float, Paragraph]]] = {}
    visits = open_visits(c.state)
    opened = c.state.the_meeting.opened_at
    if opened and clock_known(c.state.the_meeting) and not is_told(c, opened, "open"):
        text = N_("De voorzitter opent de vergadering om {time} en heet iedereen welkom.")
        line = paragraph(c.t(text, time=c.t.spoken_time(opened)))
        found[item_at(visits, opened)] = [(opened.timestamp(), line)]
    for happening in happenings(c):
        line = paragraph(happening.text, Style.EVENT)
        found.setdefault(happening.item_id, []).append((happening.at.timestamp(), line))
    for item_id, moment, line in besides(c):
        found.setdefault(item_id, []).append((moment, line))
    place = action_list_item(c.state)
    for item_id, moment, line in told(c):
        found.setdefault(item_id, []).append((moment, line))
    for at, line in (*reviewed(c), *reviewed_promises(c)):
        item_id = place.id if place else item_at(visits, at)
        found.setdefault(item_id, []).append((at.timestamp(), line))
    return found


def _woven(
    c: Context, rows: Sequence[Record], sentences: Sequence[tuple[float, Paragraph]]
) -> Iterable[Paragraph]:
    """Records and sentences together, in the order of time."""
    timed: list[tuple[float, Record | Paragraph]] = [*sentences]
    timed += [(row.at.timestamp() if row.at else LAST, row) for row in rows]
    timed.sort(key=lambda pair: pair[0])
    return paragraphs(c, [each for _, each in timed])


def _of_itself(c: Context, item: AgendaItem, *, bare: bool) -> Iterable[Paragraph]:
    """What is said of an item that is closed, or under which nothing stands."""
    dealt_with = item.status in (ItemStatus.DONE, ItemStatus.CURRENT)
    if item.confidential and dealt_with:
        yield paragraph(c.t("Dit punt is in beslotenheid besproken."))
    elif bare:
        yield paragraph(c.t(WITHOUT_WORDS[item.status]))


def _closing(c: Context) -> tuple[int | None, list[Paragraph]]:
    """The last words, and the item that they stand under; None: a heading of their own."""
    meeting, words = c.state.the_meeting, []
    closed, following = meeting.closed_at, meeting.next_start
    known = closed is not None and is_told(c, closed, "sluit", "clos")
    if closed and clock_known(meeting) and not known:
        time = c.t.spoken_time(closed)
        words.append(c.t("De voorzitter sluit de vergadering om {time}.", time=time))
    if following:
        text = N_("De volgende vergadering is op {day} om {time}.")
        day, time = c.t.long_date(following.date()), c.t.spoken_time(following)
        words.append(c.t(text, day=day, time=time))
    visits = open_visits(c.state)
    last = visits[-1].item_id if visits else None
    title = next((plain(item.title) for item in c.state.agenda_item if item.id == last), "")
    fits = known or any(word in title for word in ("sluit", "einde", "clos"))
    return last if fits else None, [paragraph(" ".join(words))] if words else []

"""Templates: the standing items of each kind of meeting, those of the council's own first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vergadering.domain.choices import Goal, MeetingKind
from vergadering.domain.history import change
from vergadering.domain.model_next import AgendaTemplate, TemplateItem
from vergadering.domain.people import plain
from vergadering.domain.script_reading import Heading
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from vergadering.domain.state import State
    from vergadering.i18n import Translator


@dataclass(frozen=True, slots=True)
class Template:
    """Standing items under a name."""

    name: str
    """A source text for one that comes with the program."""
    kind: MeetingKind
    items: tuple[Heading, ...]
    id: int | None = None
    """None for one that comes with the program."""


_OPENING = Heading(N_("Opening en aanwezigheid"), 5, Goal.INFORM)
_AGENDA = Heading(N_("Vaststellen agenda"), 5, Goal.ADOPT)
_NEWS = Heading(N_("Mededelingen"), 10, Goal.INFORM)
_INCOMING = Heading(N_("Ingekomen stukken"), 5, Goal.INFORM)
_MINUTES = Heading(N_("Verslag vorige vergadering"), 5, Goal.ADOPT)
_ACTIONS = Heading(N_("Actielijst en besluitenlijst"), 10, Goal.DISCUSS)
_SIGNALS = Heading(N_("Signalen van de achterban"), 15, Goal.FORM_OPINION)
_ROUND = Heading(N_("Rondvraag, datum volgende vergadering en sluiting"), 5, Goal.INFORM)

STANDING = N_("vaste punten")
"""What a template that comes with the program is called."""

BUILT_IN = {
    MeetingKind.COUNCIL: (
        *(_OPENING, _AGENDA, _NEWS, _INCOMING, _MINUTES, _ACTIONS, _SIGNALS, _ROUND),
    ),
    MeetingKind.CONSULTATION: (
        *(_OPENING, _AGENDA, _MINUTES),
        Heading(N_("Actielijst en toezeggingen van de bestuurder"), 10, Goal.DISCUSS),
        Heading(N_("Mededelingen van de bestuurder"), 15, Goal.INFORM),
        Heading(N_("Adviesaanvragen en voorgenomen besluiten"), 30, Goal.DISCUSS),
        Heading(N_("Samenwerking tussen raad en bestuur"), 10, Goal.DISCUSS),
        _ROUND,
    ),
    MeetingKind.NETWORK: (
        Heading(N_("Welkom en kennismaking"), 15, Goal.INFORM),
        Heading(N_("Centrale vraag: inleidingen"), 20, Goal.INFORM),
        Heading(N_("Ervaringen en tips uitwisselen"), 45, Goal.EXPLORE),
        Heading(N_("Vraagstuk uit de groep"), 25, Goal.EXPLORE),
        Heading(N_("Terugblik en afsluiting"), 10, Goal.INFORM),
    ),
    MeetingKind.ENCOUNTER: (
        Heading(N_("Welkom: wie zijn wij en wie bent u"), 15, Goal.INFORM),
        Heading(N_("In gesprek over de openingsvragen"), 40, Goal.EXPLORE),
        Heading(N_("Wat nemen we mee"), 15, Goal.FORM_OPINION),
        Heading(N_("Bedankt en afsluiting"), 5, Goal.INFORM),
    ),
    MeetingKind.EXTRA: (
        _OPENING,
        Heading(N_("Waarom deze extra vergadering"), 5, Goal.INFORM),
        Heading(N_("Rondvraag en sluiting"), 5, Goal.INFORM),
    ),
}
"""The standing items of each kind of meeting, in the usual order; titles are source texts."""

LENGTH = {MeetingKind.ENCOUNTER: 90, MeetingKind.EXTRA: 60}
"""Minutes that a meeting of a kind takes, where that is not two hours."""

TITLES = {
    MeetingKind.COUNCIL: N_("Vergadering cliëntenraad"),
    MeetingKind.CONSULTATION: N_("Overlegvergadering met de bestuurder"),
    MeetingKind.NETWORK: N_("Netwerkbijeenkomst"),
    MeetingKind.ENCOUNTER: N_("Ontmoeting (Meet & Greet)"),
    MeetingKind.EXTRA: N_("Extra vergadering"),
}
"""What a meeting of each kind is called, when no earlier one says it."""

_MINUTES_WORDS = ("verslag", "notulen", "minutes", "vaststellen verslag", "vaststellen notulen")
_ACTION_WORDS = ("actielijst", "actiepunten", "action list", "actions", "open acties")
_END_WORDS = (
    *("rondvraag", "w.v.t.t.k", "wvttk", "wat verder", "sluiting", "afsluiting", "terugblik"),
    *("datum volgende", "volgende vergadering", "bedankt", "closing", "any other", "round of"),
    *("evaluatie", "questions", "looking back", "date of", "thank"),
)


def is_minutes(title: str, goal: Goal) -> bool:
    """Whether an item is there to adopt the minutes of the meeting before."""
    said = plain(title)
    return goal is Goal.ADOPT and any(word in said for word in _MINUTES_WORDS)


def is_actions(title: str) -> bool:
    """Whether an item is there to go through the open actions."""
    return plain(title).startswith(_ACTION_WORDS)


def is_end(title: str) -> bool:
    """Whether an item belongs to the end: what comes from elsewhere stands before it."""
    return plain(title).startswith(_END_WORDS)


def templates(state: State, say: Translator) -> tuple[Template, ...]:
    """Every template, by kind: the council's own first, then the one of the program.

    `say` is the language of the council; the titles of the program are in it.
    """
    found: list[Template] = []
    for kind in MeetingKind:
        own = [row for row in state.agenda_template if row.kind is kind]
        found += [
            Template(row.name, kind, items_of(state, row), row.id)
            for row in sorted(own, key=lambda row: -row.id)
        ]
        items = (Heading(say(i.title), i.planned_minutes, i.goal) for i in BUILT_IN[kind])
        found.append(Template(say(STANDING), kind, tuple(items)))
    return tuple(found)


def standing(items: Iterable[Heading], say: Translator) -> tuple[Heading, ...]:
    """The items of a meeting as standing ones: without the date of the minutes to adopt."""
    return tuple(
        replace(item, title=say(_MINUTES.title)) if is_minutes(item.title, item.goal) else item
        for item in items
    )


@change(N_("sjabloon bewaard"))
def save_template(
    state: State,
    at: datetime,
    *,
    name: str,
    kind: MeetingKind,
    items: tuple[Heading, ...],
    template_id: int | None = None,
) -> State:
    """Keep these items as a template; one of the same name and kind makes way for it.

    `template_id` is the template that is changed, if it is one that was there.
    """
    name = name.strip()
    if not name:
        raise Refusal(N_("Een sjabloon heeft een naam nodig."))
    if not items:
        raise Refusal(N_("Een sjabloon zonder punten zegt niets. Zet er een punt in."))
    same = next((t for t in state.agenda_template if (t.name, t.kind) == (name, kind)), None)
    old = state.need(AgendaTemplate, template_id) if template_id is not None else same
    if same is not None and old is not None and same.id != old.id:
        raise Refusal(N_("Er is al een sjabloon “{name}”."), name=name)
    if old is None:
        state, id = state.fresh()
    else:
        id, state = old.id, state.drop(*_rows(state, old.id))
    state = state.put(AgendaTemplate(id, name, kind))
    for place, item in enumerate(items, start=1):
        state, item_id = state.fresh()
        state = state.put(_row(item_id, id, place, item))
    return state


@change(N_("sjabloon verwijderd"))
def remove_template(state: State, at: datetime, *, template_id: int) -> State:
    """Take a template away; meetings that were made with it stay as they are."""
    template = state.need(AgendaTemplate, template_id)
    return state.drop(*_rows(state, template_id), template)


def _rows(state: State, template_id: int) -> list[TemplateItem]:
    rows = [row for row in state.template_item if row.template_id == template_id]
    return sorted(rows, key=lambda row: row.position)


def items_of(state: State, template: AgendaTemplate) -> tuple[Heading, ...]:
    """The items of a template of the council's own, in order."""
    return tuple(
        Heading(
            row.title,
            row.planned_minutes,
            row.goal,
            row.key_question,
            row.confidential,
            part=row.part,
        )
        for row in _rows(state, template.id)
    )


def _row(id: int, template_id: int, position: int, item: Heading) -> TemplateItem:
    title = item.title.strip()
    if not title:
        raise Refusal(N_("Een agendapunt heeft een titel nodig."))
    return TemplateItem(
        id,
        template_id,
        position,
        title,
        item.goal,
        item.planned_minutes,
        item.key_question.strip(),
        item.confidential,
        item.part and position > 1,
    )

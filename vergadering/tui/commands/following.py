"""The next meeting, its templates, and an agenda from a text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from vergadering.domain.choices import Format, MeetingKind, MeetingStatus, Role
from vergadering.domain.model import Meeting
from vergadering.errors import Refusal
from vergadering.i18n import N_, Translator
from vergadering.tui.commands.agenda_text import becomes
from vergadering.tui.commands.asking import may_show_closed
from vergadering.tui.commands.command import Command, Place
from vergadering.tui.commands.opening import known_council
from vergadering.tui.stage import OpenMeeting, Then

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.domain.proposed import Past, Proposed
    from vergadering.domain.state import State
    from vergadering.domain.templates import Template
    from vergadering.tui.dialogs.prepare import Plan
    from vergadering.tui.stage import Answer, Stage

WEEKS = 4
"""Weeks to the next meeting, when nobody said when it is."""


async def _next(stage: Stage) -> Answer:
    """Choose what comes on the next agenda, and make the meeting."""
    from vergadering.domain.preparing import proposals
    from vergadering.domain.templates import templates
    from vergadering.tui.dialogs.prepare import Prepare

    register, t = await stage.register.read_soon(), stage.t
    state, before = replace(stage.state, meeting_id=None), _before(stage)
    say = Translator(state.the_council.language)
    choices = templates(state, say)

    def past(plan: Plan) -> Past:
        from vergadering.domain.proposed import Past

        day, template = _day(stage, plan.date) or stage.moment().date(), choices[plan.template]
        return Past(state, register, day, template, t, say, before)

    def bind(plan: Plan) -> Change:
        return _made(stage, plan, choices[plan.template], before, say)

    def wrong(plan: Plan) -> str:
        try:
            return stage.refused(bind(plan))
        except Refusal as refusal:
            return t.refusal(refusal)

    offers = tuple(_offer(t, state, each) for each in choices)
    first = _first(stage, choices, before)
    begin = replace(first, start=offers[first.template].start, end=offers[first.template].end)
    plan = await stage.ask(
        Prepare(t, offers, begin, lambda p: proposals(past(p)), wrong, partial(_title, stage))
    )
    return Then(bind(plan), OpenMeeting()) if plan else None


def _before(stage: Stage) -> Meeting | None:
    """The closed meeting that is selected or in hand, else the one that was closed last."""
    from vergadering.domain.leftovers import closed_last

    chosen = stage.state.get(Meeting, stage.meeting_id)
    if chosen is not None and chosen.status is MeetingStatus.CLOSED:
        return chosen
    return closed_last(stage.state)


def _first(stage: Stage, choices: tuple[Template, ...], before: Meeting | None) -> Plan:
    """What stands in the dialog at first."""
    from vergadering.tui.dialogs.prepare import Plan

    kind = before.kind if before else MeetingKind.COUNCIL
    number = next(i for i, each in enumerate(choices) if each.kind is kind)
    day = _next_day(stage, before)
    return Plan(number, stage.t.date(day) if day else "", "", "")


def _next_day(stage: Stage, before: Meeting | None) -> dt.date | None:
    """The day that was agreed on, unless something is planned then; else weeks after the last."""
    starts = {m.planned_start.date() for m in stage.state.meeting if m.planned_start}
    agreed = before.next_start.date() if before and before.next_start else None
    if agreed is not None and agreed not in starts:
        return agreed
    return max(starts) + dt.timedelta(weeks=WEEKS) if starts else None


def _offer(t: Translator, state: State, template: Template) -> Any:
    from vergadering.domain.templates import LENGTH
    from vergadering.domain.words import word
    from vergadering.tui.dialogs.prepare import Offer

    last = _last_of(state, template.kind)
    start = last.planned_start if last else None
    end = last.planned_end if last else None
    begin = dt.datetime.combine(dt.date(2000, 1, 1), start.time() if start else dt.time(19, 30))
    length = end - start if start and end else dt.timedelta(minutes=LENGTH.get(template.kind, 120))
    words = f"{t(word(template.kind))} · {template.name}"
    return Offer(words, f"{begin:%H:%M}", f"{begin + length:%H:%M}")


def _last_of(state: State, kind: MeetingKind) -> Meeting | None:
    """The last meeting of a kind."""
    same = [m for m in state.meeting if m.kind is kind and m.planned_start]
    return max(same, key=_begin, default=None)


def _begin(meeting: Meeting) -> float:
    return meeting.planned_start.timestamp() if meeting.planned_start else 0.0


def _title(stage: Stage, each: Proposed) -> str:
    """The title of an item as this screen may show it."""
    from vergadering.domain.public import CLOSED_TITLE

    if each.item.confidential and not stage.private:
        return each.public_title or stage.t(CLOSED_TITLE)
    return each.item.title


def _day(stage: Stage, typed: str) -> dt.date | None:
    from vergadering.domain.dates import read_date

    return read_date(typed, stage.moment().date())


def _made(
    stage: Stage, plan: Plan, template: Template, before: Meeting | None, say: Translator
) -> Change:
    """The change that makes the meeting. Refused when a date or a time cannot be read."""
    from vergadering.domain.dates import read_clock
    from vergadering.domain.preparing import make_next
    from vergadering.domain.templates import TITLES

    day, times = _day(stage, plan.date), [read_clock(each) for each in (plan.start, plan.end)]
    if day is None:
        raise Refusal(N_("Typ de datum zoals 6 oktober 2026."))
    if None in times:
        raise Refusal(N_("Typ een tijd zoals 19:30."))
    start, end = (dt.datetime.combine(day, time).astimezone() for time in times if time)
    like = _last_of(stage.state, template.kind)
    usual = like or before
    return partial(
        make_next,
        items=plan.items,
        title=like.title if like else say(TITLES[template.kind]),
        kind=template.kind,
        planned_start=start,
        planned_end=end + dt.timedelta(days=1) if end < start else end,
        chair_id=usual.chair_id if usual else _somebody(stage, Role.CHAIR),
        secretary_id=usual.secretary_id if usual else _somebody(stage, Role.SECRETARY),
        format=usual.format if usual else Format.ONSITE,
        location=usual.location if usual else "",
    )


def _somebody(stage: Stage, role: Role) -> int | None:
    return next((p.id for p in stage.state.person if p.role is role and p.active), None)


async def _templates(stage: Stage) -> Answer:
    """Keep a meeting as a template, or change or remove one."""
    from vergadering.domain.words import word
    from vergadering.tui.dialogs.choose import Choose

    t, state = stage.t, stage.state
    options: list[tuple[str, int]] = []
    meeting = state.get(Meeting, stage.meeting_id)
    if meeting is not None:
        options.append((t("bewaar {number} als sjabloon …", number=meeting.number), 0))
    options += [(f"{row.name} · {t(word(row.kind))}", row.id) for row in state.agenda_template]
    if not options:
        raise Refusal(N_("Er is nog geen vergadering. Maak er een met n."))
    chosen = await stage.ask(Choose(t, t("Sjablonen"), options))
    if chosen is None:
        return None
    return await (_template(stage, chosen) if chosen else _keep_as_template(stage, meeting))


async def _keep_as_template(stage: Stage, meeting: Meeting | None) -> Answer:
    """Keep the agenda of a meeting under a name."""
    from vergadering.domain.agenda_text import headings
    from vergadering.domain.templates import standing

    if meeting is None:
        return None
    register = await stage.register.read_soon()
    rows = [row for row in register.agenda_item if row.meeting_id == meeting.id]
    items = headings(sorted(rows, key=lambda row: row.position))
    if any(item.confidential for item in items) and not stage.private:
        items = tuple(item for item in items if not item.confidential)
    say = Translator(stage.state.the_council.language)
    return await _sheet(stage, standing(items, say), meeting.kind, meeting.title, None)


async def _template(stage: Stage, template_id: int) -> Answer:
    """Change a template, or remove it."""
    from vergadering.domain.model_next import AgendaTemplate
    from vergadering.domain.templates import items_of, remove_template
    from vergadering.tui.dialogs.choose import Choose

    t, row = stage.t, stage.state.need(AgendaTemplate, template_id)
    deeds = [(t("wijzigen"), "change"), (t("verwijderen"), "remove")]
    deed = await stage.ask(Choose(t, row.name, deeds))
    if deed == "remove":
        return partial(remove_template, template_id=row.id)
    items = items_of(stage.state, row)
    closed = any(item.confidential for item in items)
    if deed is None or not await may_show_closed(stage, closed=closed):
        return None
    return await _sheet(stage, items, row.kind, row.name, row.id)


async def _sheet(
    stage: Stage, items: Any, kind: MeetingKind, name: str, template_id: int | None
) -> Answer:
    """A template as a text to change."""
    from vergadering.domain.agenda_text import read_agenda, written
    from vergadering.domain.templates import save_template
    from vergadering.tui.dialogs.paste import Paste

    t = stage.t

    def bind(name: str, text: str) -> Change:
        found = read_agenda(text)
        return partial(save_template, name=name, kind=kind, items=found, template_id=template_id)

    text = written(items, t.language)
    ask: Paste = Paste(
        t,
        t("Sjabloon"),
        text,
        partial(becomes, t),
        lambda name, text: stage.refused(bind(name, text)),
        name=name,
        hint=t("Een regel per punt: titel (minuten) doel. Spaties ervoor: een onderdeel."),
    )
    answer = await stage.ask(ask)
    return bind(*answer) if answer else None


def _between_meetings(stage: Stage) -> None:
    """Refused while the meeting in hand goes on, or is still to come."""
    known_council(stage)
    meeting = stage.state.get(Meeting, stage.state.meeting_id)
    if meeting is not None and meeting.status is not MeetingStatus.CLOSED:
        raise Refusal(N_("Eerst deze vergadering: sluit haar met de hamer, of ga terug met q."))


FOLLOWING = (
    Command(
        "next_meeting",
        "N",
        N_("volgende verg."),
        N_("Maak de volgende vergadering uit wat er ligt: vaste punten, wat bleef liggen, acties."),
        Place.ANYWHERE,
        _next,
        _between_meetings,
    ),
    Command(
        "templates",
        "S",
        N_("sjablonen"),
        N_("Bewaar de agenda van deze vergadering als sjabloon, of wijzig of verwijder er een."),
        Place.ANYWHERE,
        _templates,
        known_council,
    ),
)
"""Commands for what comes after this meeting."""

"""The course of the meeting: the gavel, the next item, a break."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import meeting
from vergadering.domain.agenda import current_item
from vergadering.domain.agenda_text import headings
from vergadering.domain.check import Warning as Missing
from vergadering.domain.check import closing_check
from vergadering.domain.choices import MeetingStatus
from vergadering.domain.parking import settle_parked, unsettled
from vergadering.domain.preparing import open_with, put_off_since
from vergadering.domain.proposed import Past
from vergadering.domain.register import held_with_items
from vergadering.domain.templates import Template
from vergadering.i18n import N_, Translator
from vergadering.tui.commands.asking import shown
from vergadering.tui.commands.command import Command, Place, direct
from vergadering.tui.commands.timing import took
from vergadering.tui.dialogs.closing import Closing
from vergadering.tui.dialogs.destinations import Destinations
from vergadering.tui.stage import Then, View, WriteDocument

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.domain.model_floor import ParkedPoint
    from vergadering.tui.stage import Answer, Stage


def _gavel(stage: Stage) -> Change:
    if stage.state.the_meeting.status in (MeetingStatus.DRAFT, MeetingStatus.PLANNED):
        return meeting.open_meeting
    return meeting.close_meeting


async def _strike(stage: Stage) -> Answer:
    """Open the meeting; or check it, close it and write the minutes."""
    change = _gavel(stage)
    if change is meeting.open_meeting:
        return await _opened(stage)
    state = stage.state
    t = stage.t
    given_out = sum(1 for action in state.action if action.meeting_id == state.meeting_id)
    summary = t(
        "Uit deze vergadering: {decisions} en {actions}. "
        "Na het sluiten staan de notulen meteen klaar als Word-document.",
        decisions=t.many("{n} besluit", "{n} besluiten", len(state.decision)),
        actions=t.many("{n} actie", "{n} acties", given_out),
    )
    summary += " " + t("Daarna maakt N de volgende vergadering.")
    rows, sums = took(stage)
    missing = closing_check(state, stage.moment())
    answer = await stage.ask(Closing(stage.t, missing, f"{summary} {sums}", rows))
    if isinstance(answer, Missing):
        return View(answer.item_id)
    return await _closed(stage, change) if answer else None


async def _opened(stage: Stage) -> Answer:
    """Open the meeting, with what was held over or put off since its agenda was made."""
    register, state = await stage.register.read_soon(), stage.state
    waiting = held_with_items(register)
    t, here = Translator(state.the_council.language), headings(state.items)
    template = Template("", state.the_meeting.kind, here)  # what stands there comes not twice
    past = Past(state, register, stage.moment().date(), template, t, t)
    carried = put_off_since(past)
    if not waiting and not carried:
        return meeting.open_meeting
    return partial(open_with, waiting=waiting, carried=carried)


async def _closed(stage: Stage, change: Change) -> Answer:
    """Close the meeting; parked points get a destination first."""
    done = Then(change, WriteDocument("minutes"))
    points = unsettled(stage.state)
    if not points:
        return done
    chosen = await stage.ask(Destinations(stage.t, _worded(stage, points)))
    if chosen is None:
        return None
    return Then(partial(settle_parked, destinations=chosen), done) if chosen else done


def _worded(stage: Stage, points: tuple[ParkedPoint, ...]) -> tuple[ParkedPoint, ...]:
    """The points with the words that may come in view."""
    seen = {row.id for row in shown(stage).parked_point}
    neutral = stage.t("Een zijspoor bij een besloten punt")
    return tuple(row if row.id in seen else replace(row, text=neutral) for row in points)


def _next(stage: Stage) -> Change:
    current = current_item(stage.state)
    return partial(meeting.next_item, from_id=current.id if current else None)


def _go_to(stage: Stage) -> Change:
    return partial(meeting.go_to_item, item_id=stage.item_id or 0)


def _plan(stage: Stage) -> Change:
    return meeting.plan_meeting


def _pause(stage: Stage) -> Change:
    suspended = stage.state.the_meeting.status is MeetingStatus.SUSPENDED
    return meeting.resume if suspended else meeting.suspend


COURSE = (
    Command(
        "next_item",
        "v",
        N_("volgend punt"),
        N_("Rond dit agendapunt af en begin aan het volgende."),
        Place.LIVE,
        direct(_next),
        _next,
        footer=True,
    ),
    Command(
        "gavel",
        "h",
        N_("hamer"),
        N_("De hamer: open de vergadering, of sluit haar na een controle en maak de notulen."),
        Place.LIVE,
        _strike,
        _gavel,
    ),
    Command(
        "go_to_item",
        "g",
        N_("dit punt nu"),
        N_("Begin aan het agendapunt dat u bekijkt; een afgerond punt gaat weer open."),
        Place.LIVE,
        direct(_go_to),
        _go_to,
        pane="AgendaPanel",
    ),
    Command(
        "pause",
        "s",
        N_("schorsen"),
        N_("Schors de vergadering, of hervat haar; alle klokken staan dan stil."),
        Place.LIVE,
        direct(_pause),
        _pause,
    ),
    Command(
        "plan",
        "l",
        N_("agenda vast"),
        N_("Leg de agenda vast: de nummers van de punten blijven daarna gelijk."),
        Place.LIVE,
        direct(_plan),
        _plan,
    ),
)
"""Commands for the course of a meeting."""

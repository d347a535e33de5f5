"""The history of an action in words: the same in the review, the minutes and a reminder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from vergadering.domain.actions import times_extended
from vergadering.domain.choices import ActionStatus, EventKind
from vergadering.domain.model import AgendaItem, Meeting
from vergadering.domain.words import word
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections import Counter as Tally
    from collections.abc import Callable, Iterable

    from vergadering.domain.model import ActionEvent
    from vergadering.domain.review import Outcome
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

    Names = Callable[[int | None], str]


@dataclass(frozen=True, slots=True)
class Fact:
    """What happened to an action, in a few words without a capital."""

    text: str
    """Source text with places."""
    values: dict[str, object]
    """What stands in the places."""

    def said(self, t: Translator) -> str:
        """The words in a language."""
        return t(self.text, **self.values)


def fact_of(state: State, event: ActionEvent, names: Names) -> Fact:
    """What an event comes to; `names` gives what somebody is called, empty for nobody."""
    match event.kind:
        case EventKind.EXTENDED:
            return _dated(state, event)
        case EventKind.TRANSFERRED:
            return _passed_on(event, names)
        case EventKind.STATUS:
            return _stands(event)
        case EventKind.REWORDED:
            return Fact(N_("anders verwoord"), {})
        case EventKind.PROGRESS:
            return _told(N_("blijft staan ({text})"), N_("blijft staan"), event.comment)
        case EventKind.AGENDA:
            item = state.get(AgendaItem, int(event.after or 0))
            if item is None:
                return Fact(N_("komt op de agenda"), {})
            return Fact(N_("komt op de agenda, als punt {number}"), {"number": item.number})
        case EventKind.CREATED:
            return Fact(N_("afgesproken"), {})


def line_of_story(state: State, event: ActionEvent, names: Names, t: Translator) -> str:
    """An event with its day and meeting: `6 oktober 2026, V-2026-06: afgesproken`."""
    meeting = state.get(Meeting, event.meeting_id)
    day = t.date(event.at.date()) if event.at else ""
    head = ", ".join(filter(None, (day, meeting.number if meeting else "")))
    return t("{head}: {fact}", head=head, fact=fact_of(state, event, names).said(t))


def story_of(state: State, action_id: int, names: Names, t: Translator) -> list[str]:
    """The whole history of an action, a line for each event, oldest first."""
    events = (event for event in state.action_event if event.action_id == action_id)
    return [line_of_story(state, event, names, t) for event in events]


def put_off_words(t: Translator, times: int) -> str:
    """How often an action was put off; empty for never."""
    return t.many("{n} keer uitgesteld", "{n} keer uitgesteld", times) if times else ""


def late_words(t: Translator, days: int) -> str:
    """Since how many days an action is overdue; empty for what is not."""
    return t.many("te laat sinds {n} dag", "te laat sinds {n} dagen", days) if days else ""


OUTCOMES: dict[Outcome, str] = {
    ActionStatus.DONE: N_("{n} gereed"),
    ActionStatus.REPORTED_DONE: N_("{n} gereed gemeld"),
    EventKind.EXTENDED: N_("{n} verplaatst"),
    EventKind.TRANSFERRED: N_("{n} doorgegeven"),
    ActionStatus.DROPPED: N_("{n} vervallen"),
    EventKind.AGENDA: N_("{n} op de agenda"),
    ActionStatus.OPEN: N_("{n} heropend"),
    ActionStatus.IN_PROGRESS: N_("{n} opgepakt"),
    EventKind.REWORDED: N_("{n} anders verwoord"),
    EventKind.PROGRESS: N_("{n} ongewijzigd"),
    None: N_("{n} overgeslagen"),
}
"""What can come of an action, in the order of telling; None: nothing was said of it."""


def summary_of(t: Translator, counts: Tally[Outcome]) -> str:
    """What came of a review: `3 gereed, 2 verplaatst`; empty when nobody went through any."""
    return ", ".join(t(text, n=counts[kind]) for kind, text in OUTCOMES.items() if counts[kind])


def last_facts(
    state: State, events: Iterable[ActionEvent], names: Names, t: Translator
) -> list[str]:
    """The words of events in order, of each kind but progress only what holds in the end."""
    kept: dict[object, ActionEvent] = {}
    for event in events:
        key = event.id if event.kind is EventKind.PROGRESS else event.kind
        kept.pop(key, None)
        kept[key] = event
    said = [fact_of(state, event, names).said(t) for event in kept.values()]
    return list(dict.fromkeys(said))


def _dated(state: State, event: ActionEvent) -> Fact:
    if not event.after:
        return Fact(N_("zonder datum"), {})
    day = date.fromisoformat(event.after)
    times = times_extended(state, event.action_id, event.id)
    if times < 2 or event.after < event.before:
        return Fact(N_("nieuwe datum {date}"), {"date": day})
    return Fact(N_("nieuwe datum {date}, {n} keer uitgesteld"), {"date": day, "n": times})


def _passed_on(event: ActionEvent, names: Names) -> Fact:
    old, new = (names(int(id)) if id else "" for id in (event.before, event.after))
    if not new:
        return Fact(N_("zonder eigenaar"), {})
    if not old:
        return Fact(N_("gaat naar {name}"), {"name": new})
    return Fact(N_("gaat van {old} naar {name}"), {"old": old, "name": new})


def _stands(event: ActionEvent) -> Fact:
    before, after = ActionStatus(event.before), ActionStatus(event.after)
    match before, after:
        case _, ActionStatus.DROPPED:
            return _told(N_("vervallen ({text})"), N_("vervallen"), event.comment)
        case ActionStatus.REPORTED_DONE, ActionStatus.DONE:
            return Fact(N_("gereed, bevestigd"), {})
        case ActionStatus.REPORTED_DONE, ActionStatus.OPEN:
            return Fact(N_("toch nog niet gereed"), {})
        case ActionStatus.DONE | ActionStatus.DROPPED, ActionStatus.OPEN:
            return Fact(N_("heropend"), {})
    return Fact(str(word(after)), {})


def _told(text: str, bare: str, comment: str) -> Fact:
    """With somebody's words in their place; the bare text when there are none."""
    words = " ".join(comment.split()).rstrip(".")
    return Fact(text, {"text": words}) if words else Fact(bare, {})

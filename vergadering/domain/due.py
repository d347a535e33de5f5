"""What is due: for the start screen and for the next agenda, in words that everybody may read.

Nothing here names a candidate, a signal's words or anything confidential, whatever state it
is made from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from vergadering.domain import advice, incoming, promises, signals, terms, terms_of_office
from vergadering.domain.model import Person
from vergadering.domain.public import public
from vergadering.domain.terms import ANSWER, NULLITY, REACTION
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vergadering.domain.state import State


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that waits."""

    text: str
    """Source text with places."""
    facts: dict[str, object] = field(default_factory=dict)
    """What stands in its places."""
    day: date | None = None
    """When it is due; None: as soon as can be."""
    late: bool = False
    """Whether that day has passed."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An item for the next agenda that follows from a register."""

    title: str
    """Source text of the title of the item."""
    source: str
    """Source text of where it comes from."""
    facts: dict[str, object]
    """What stands in the places of both."""
    minutes: int


def due(state: State, today: date) -> tuple[Due, ...]:
    """Everything in the registers that waits; what is late first, then by date."""
    shown = public(state)
    found = [
        *_advice(shown, today),
        *_promises(shown, today),
        *_signals(shown),
        *_documents(shown),
        *_terms(state, shown, today),
    ]
    return tuple(sorted(found, key=lambda each: (not each.late, each.day or date.max)))


def _advice(shown: State, today: date) -> Iterator[Due]:
    last = today + timedelta(days=shown.the_council.rules.warning_days)
    for request in advice.unfinished(shown):
        term = terms.term_of(request, today)
        if term is None or term.day > last:
            continue
        facts: dict[str, object] = {"number": request.number, "subject": request.subject}
        late = term.day < today
        text = LATE_TERM[term.text] if late else NEAR_TERM[term.text]
        yield Due(text, {**facts, "day": term.day}, term.day, late)


NEAR_TERM = {
    ANSWER: N_("{number} {subject}: antwoord voor {day}"),
    REACTION: N_("{number} {subject}: reactie van het bestuur voor {day}"),
    NULLITY: N_("{number} {subject}: nietigheid inroepen kan tot {day}; kijk de wet na"),
}
"""What is said before a term passes, by what it is."""

LATE_TERM = {
    ANSWER: N_("{number} {subject}: het antwoord had er op {day} moeten zijn"),
    REACTION: N_("{number} {subject}: het bestuur had op {day} moeten reageren"),
    NULLITY: N_("{number} {subject}: nietigheid inroepen kon tot {day}; kijk de wet na"),
}
"""What is said once it has passed."""


def _promises(shown: State, today: date) -> Iterator[Due]:
    last = today + timedelta(days=shown.the_council.rules.warning_days)
    for promise in promises.open_promises(shown):
        if promise.due is None or promise.due > last:
            continue
        late = promises.is_late(promise, today)
        text = N_("{number} {text}: toegezegd voor {day}")
        if late:
            text = N_("{number} {text}: was toegezegd voor {day}")
        said = promise.text.removesuffix(".")
        facts: dict[str, object] = {"number": promise.number, "text": said}
        yield Due(text, {**facts, "day": promise.due}, promise.due, late)


def _signals(shown: State) -> Iterator[Due]:
    if count := len(signals.unread(shown)):
        yield Due(N_("signalen die nog niet besproken zijn: {count}"), {"count": count})
    if count := len(signals.not_fed_back(shown)):
        yield Due(N_("signalen die nog niet teruggekoppeld zijn: {count}"), {"count": count})


def _documents(shown: State) -> Iterator[Due]:
    if count := len(incoming.unhandled(shown)):
        yield Due(N_("ingekomen stukken zonder bestemming: {count}"), {"count": count})


def _terms(state: State, shown: State, today: date) -> Iterator[Due]:
    for row in terms_of_office.ending(shown, today):
        person = shown.get(Person, row.person_id)
        if person is None or row.until is None:
            continue
        late = row.until < today
        text = N_("de termijn van {name} eindigt op {day}")
        if late:
            text = N_("de termijn van {name} eindigde op {day}")
        yield Due(text, {"name": person.display_name, "day": row.until}, row.until, late)
    for row in terms_of_office.trials_ending(state, today):
        if row.trial_until is not None:
            late = row.trial_until < today
            text = N_("de proeftijd van een kandidaat-lid eindigt op {day}")
            if late:
                text = N_("de proeftijd van een kandidaat-lid eindigde op {day}")
            yield Due(text, {"day": row.trial_until}, row.trial_until, late)
    for person in terms_of_office.waiting_for_vote(shown, today):
        text = N_("de termijn van {name} is begonnen: maak hem of haar lid met stemrecht")
        yield Due(text, {"name": person.display_name})


# for the next agenda


def advice_items(state: State, today: date, until: date) -> tuple[Suggestion, ...]:
    """An item for each request whose term passes before the meeting after the next one.

    `until` is the day of that meeting; requests that wait for the council's own work come too.
    """
    found = []
    for request in advice.unfinished(public(state)):
        term = terms.term_of(request, today)
        if term is not None and term.day <= until:
            facts: dict[str, object] = {
                "number": request.number,
                "subject": request.subject,
                "day": term.day,
            }
            found.append(Suggestion(ADVICE_TITLE, ADVICE_SOURCE[term.text], facts, 20))
    return tuple(found)


ADVICE_TITLE = N_("Adviesaanvraag: {subject}")

ADVICE_SOURCE = {
    ANSWER: N_("{number}, antwoord voor {day}"),
    REACTION: N_("{number}, reactie van het bestuur voor {day}"),
    NULLITY: N_("{number}, nooit gevraagd; kijk voor {day} de wet na"),
}


def promise_items(state: State, today: date, until: date) -> tuple[Suggestion, ...]:
    """One item for the promises that are due on the day of the next meeting, or late."""
    waiting = promises.open_promises(public(state))
    found = [promise.number for promise in waiting if promise.due and promise.due <= until]
    if not found:
        return ()
    facts: dict[str, object] = {"numbers": ", ".join(found)}
    return (Suggestion(N_("Toezeggingen"), N_("toezeggingen: {numbers}"), facts, 5),)


def signal_items(state: State, today: date, until: date) -> tuple[Suggestion, ...]:
    """One item for the signals that the council did not talk about yet."""
    waiting = signals.unread(state)
    if not waiting:
        return ()
    facts: dict[str, object] = {"count": len(waiting)}
    source = N_("signalen die nog niet besproken zijn: {count}")
    return (Suggestion(N_("Signalen van de achterban"), source, facts, 15),)


def document_items(state: State, today: date, until: date) -> tuple[Suggestion, ...]:
    """One item for the documents of which nobody said what is done with them."""
    waiting = incoming.unhandled(public(state))
    if not waiting:
        return ()
    facts: dict[str, object] = {"numbers": ", ".join(row.number for row in waiting)}
    source = N_("stukken zonder bestemming: {numbers}")
    return (Suggestion(N_("Ingekomen stukken"), source, facts, 5),)


def term_items(state: State, today: date, until: date) -> tuple[Suggestion, ...]:
    """One item when a term of office or a trial ends soon; it names nobody."""
    shown = public(state)
    soon = len(terms_of_office.ending(shown, today))
    soon += len(terms_of_office.trials_ending(state, today))
    if not soon:
        return ()
    source = N_("termijnen en proeftijden die aflopen: {count}")
    return (Suggestion(N_("Samenstelling van de raad"), source, {"count": soon}, 10),)


SOURCES = (advice_items, promise_items, signal_items, document_items, term_items)
"""What proposes items for the next agenda: of a state, today, and the day of the meeting."""

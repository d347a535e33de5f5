"""Reminding people of what they said they would do: a text, a letter for the mail program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vergadering.documents.clean import clean, one_line
from vergadering.documents.compose.names import slug
from vergadering.domain.actions import unfinished
from vergadering.domain.choices import ActionStatus, MeetingStatus, Role
from vergadering.domain.model import Meeting, Person
from vergadering.domain.review import Wanted, days_late, doers, to_review
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from vergadering.domain.model import Action
    from vergadering.domain.state import State
    from vergadering.i18n import Translator


@dataclass(frozen=True, slots=True)
class Reminder:
    """What waits for one person."""

    person: Person
    actions: tuple[Action, ...]
    """What they do, alone or with others; what is overdue first."""


def reminders(state: State, today: date, *, overdue: bool = False) -> tuple[Reminder, ...]:
    """A reminder for everybody for whom something waits, by name; or of what is overdue alone.

    What was reported done waits for the council, not for them.
    """
    people = sorted(state.person, key=lambda person: (person.display_name, person.id))
    found = (reminder_for(state, person.id, today, overdue=overdue) for person in people)
    return tuple(each for each in found if each is not None)


def reminder_for(
    state: State, person_id: int, today: date, *, overdue: bool = False
) -> Reminder | None:
    """What waits for somebody in a state; None when nothing does."""
    waiting = to_review(state, today, Wanted(person_id=person_id, overdue=overdue))
    rows = tuple(row for row in waiting if _is_asked(row))
    return Reminder(state.need(Person, person_id), rows) if rows else None


def nobodys(state: State) -> tuple[Action, ...]:
    """The actions of which nobody can be reminded."""
    return tuple(row for row in unfinished(state) if _is_asked(row) and not doers(row))


def text_of(reminder: Reminder, state: State, t: Translator, today: date) -> str:
    """The reminder in plain words, a line for each action."""
    council = one_line(state.the_council.name)
    lines = [
        t("Dag {name},", name=one_line(_called(reminder.person))),
        "",
        t("Dit staat voor u op de actielijst van {council}:", council=council),
        "",
        *(f"- {_line(reminder, row, state, t, today)}" for row in reminder.actions),
        "",
        *_next(state, t, today),
        t("Is iets klaar, of lukt het niet op tijd? Laat het dan even weten."),
    ]
    return "\n".join(clean(line) for line in lines) + "\n"


def letter(reminder: Reminder, state: State, t: Translator, at: datetime) -> bytes:
    """The reminder as a message that a mail program opens to be sent (RFC 5322).

    It has a sender and a receiver as far as their addresses are known and sound.
    """
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    message["Subject"] = t.many(
        "Uw actie voor {council}",
        "Uw acties voor {council}",
        len(reminder.actions),
        council=one_line(state.the_council.name),
    )
    message["Date"] = at
    for header, person in (("From", _secretary(state)), ("To", reminder.person)):
        address = _address(person) if person else None
        if address is not None:
            message[header] = address
    message["X-Unsent"] = "1"
    message.set_content(text_of(reminder, state, t, at.date()), cte="quoted-printable")
    return message.as_bytes()


def file_stem(reminder: Reminder, t: Translator, today: date) -> str:
    """A name for its files that sorts by date: `2026-10-28_herinnering_ibrahim`."""
    name = slug(_called(reminder.person)) or str(reminder.person.id)
    return f"{today.isoformat()}_{slug(t(N_('herinnering')))}_{name}"


def together(reminder: Reminder, action: Action, state: State, t: Translator) -> str:
    """Who else has a part in an action, in words; empty when nobody has."""
    ids = (id for id in doers(action) if id != reminder.person.id)
    others = [one_line(_called(person)) for person in state.people(ids)]
    return t("samen met {others}", others=t.listing(others)) if others else ""


def _line(reminder: Reminder, action: Action, state: State, t: Translator, today: date) -> str:
    """`A-2026-28, Advies versturen: klaar op 13 oktober 2026, 15 dagen te laat.`."""
    facts = [t("klaar op {date}", date=action.due) if action.due else t("nog geen datum")]
    if late := days_late(action, today):
        facts.append(t.many("{n} dag te laat", "{n} dagen te laat", late))
    if others := together(reminder, action, state, t):
        facts.append(others)
    name = f"{action.number}, {one_line(action.text).rstrip('.')}"
    return t("{action}: {facts}.", action=name, facts=", ".join(facts))


def _next(state: State, t: Translator, today: date) -> Iterator[str]:
    """When the next meeting is, if one is planned."""
    starts = [
        row.planned_start
        for row in state.rows(Meeting)
        if row.planned_start
        and row.planned_start.date() >= today
        and row.status in (MeetingStatus.DRAFT, MeetingStatus.PLANNED)
    ]
    if starts:
        yield t("De volgende vergadering is op {day}.", day=t.long_date(min(starts).date()))


def _is_asked(action: Action) -> bool:
    return action.status in (ActionStatus.OPEN, ActionStatus.IN_PROGRESS)


def _called(person: Person) -> str:
    return person.display_name or person.name


def _secretary(state: State) -> Person | None:
    """Whoever keeps the council's papers, when their address is known."""
    for role in (Role.OFFICIAL_SECRETARY, Role.SECRETARY):
        for person in state.person:
            if person.role is role and person.active and person.email:
                return person
    return None


def _address(person: Person) -> object | None:
    """Somebody's address for a letter; None when there is none, or it is not sound."""
    from email.errors import HeaderParseError
    from email.headerregistry import Address

    try:
        return Address(one_line(person.name), addr_spec=person.email.strip())
    except (HeaderParseError, ValueError, IndexError):
        return None

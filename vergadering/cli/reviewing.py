"""`vergadering acties --doorlopen`: the open actions one by one, in plain text.

One question at a time and nothing that moves, for whoever has the screen read aloud. Each
answer is kept at once; the end of the input ends it with nothing lost.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from vergadering.cli.open_actions import left_out, person_named
from vergadering.cli.output import give, say
from vergadering.domain import outcomes
from vergadering.domain.action_story import (
    last_facts,
    late_words,
    put_off_words,
    story_of,
    summary_of,
)
from vergadering.domain.actions import times_extended
from vergadering.domain.model import Action, Meeting, Person
from vergadering.domain.plain import one_line
from vergadering.domain.public import public
from vergadering.domain.review import (
    Wanted,
    days_late,
    doers,
    mark,
    meeting_for,
    read_due,
    read_owner,
    since,
    tally,
    to_review,
)
from vergadering.domain.revision import unless_changed
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.settings import user_name
from vergadering.tui.news import taken_back

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vergadering.cli.base import Session
    from vergadering.desk import Desk
    from vergadering.domain.history import Change

KEYS = N_(
    "enter blijft · g gereed · d andere datum · w iemand anders · v vervalt · a op de agenda ·"
    " o heropenen · s overslaan · t terug · u ongedaan · q stoppen"
)
"""What may be answered; more words behind a letter answer the next question at once."""


ASKING = ("", "d", "w", "v")
"""Answers behind which something is asked, unless the action is off the list already."""


def review_actions(
    session: Session,
    database: Path,
    who: str,
    *,
    overdue: bool,
    private: bool,
    as_json: bool,
) -> None:
    """Go through the open actions, for the meeting that is under way or comes."""
    from vergadering.desk import Desk

    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    desk = Desk(database, clock=session.clock, who=user_name())
    try:
        desk.take(meeting_for(desk.state, None, session.clock().date()))
        person_id = person_named(desk.state, who) if who else None
        wanted = Wanted(person_id=person_id, overdue=overdue)
        Walk(session, desk, wanted, private=private).go()
    finally:
        desk.close()


class Ended(Exception):
    """The input is at its end."""


class Walk:
    """One walk through the open actions."""

    def __init__(self, session: Session, desk: Desk, wanted: Wanted, *, private: bool) -> None:
        self._session = session
        self._t = session.t
        self._desk = desk
        self._private = private
        self._start = mark(desk.state)
        self._kept = 0
        self._place = 0
        self._told: Action | None = None
        rows = to_review(desk.state, session.clock().date(), wanted)
        self._ids = [row.id for row in rows if private or not row.confidential]
        if hidden := len(rows) - len(self._ids):
            say(left_out(hidden, self._t))

    def go(self) -> None:
        """Ask for each action what becomes of it, and say at the end what came of them all."""
        t = self._t
        if not self._ids:
            give(t("Er zijn geen open acties om door te lopen."))
            return
        self._begin()
        try:
            while self._place < len(self._ids):
                self._one(self._ids[self._place])
        except Ended:
            give("")
        counts = tally(self._desk.state, self._ids, self._start)
        give(t("Klaar: {summary}.", summary=summary_of(t, counts)))

    def _begin(self) -> None:
        t, state = self._t, self._desk.state
        give(t.many("{n} open actie.", "{n} open acties.", len(self._ids)))
        meeting = state.get(Meeting, state.meeting_id)
        if meeting is not None:
            start = meeting.planned_start
            day = t.long_date(start) if start else t("nog geen datum")
            give(t("Voor vergadering {number}, {day}.", number=meeting.number, day=day))
        give(t(KEYS))

    def _one(self, action_id: int) -> None:
        """Tell of an action, once for each time that it comes up, and do what is answered."""
        action = self._desk.state.get(Action, action_id)
        if action is None:
            self._place += 1
            return
        if action != self._told:
            self._tell(action)
            self._told = action
        answer, _, more = self._asked(self._t("Wat wordt het?")).partition(" ")
        try:
            self._answered(action, answer.casefold(), more.strip())
        except Refusal as refusal:
            give(self._t.refusal(refusal))

    def _answered(self, action: Action, answer: str, more: str) -> None:
        moves = {"s": 1, "t": -1, "q": len(self._ids)}
        if answer in moves:
            self._place = max(0, self._place + moves[answer])
            self._told = None
        elif answer == "u":
            self._undo()
        elif answer in self._deeds(action):
            if answer in ASKING:
                outcomes.note_progress(self._desk.state, self._session.clock(), action_id=action.id)
            change = self._deeds(action)[answer](more)
            if change is None:
                give(self._t("Niets veranderd."))
            else:
                self._keep(action, change)
                self._place += answer != "o"
        else:
            give(self._t(KEYS))

    def _deeds(self, action: Action) -> dict[str, Callable[[str], Change | None]]:
        """What can become of an action, by what is answered; each takes the words behind it."""
        finish = partial(outcomes.finish_action, action_id=action.id)
        reopen = partial(outcomes.reopen_action, action_id=action.id)
        return {
            "": lambda more: self._progress(action, more),
            "g": lambda _: finish,
            "o": lambda _: reopen,
            "d": lambda more: self._put_off(action, more),
            "w": lambda more: self._pass_on(action, more),
            "v": lambda more: self._drop(action, more),
            "a": lambda more: self._raise(action, more),
        }

    def _progress(self, action: Action, more: str) -> Change:
        said = more or self._asked(self._t("Hoe staat het ermee? (mag leeg)"))
        return partial(outcomes.note_progress, action_id=action.id, progress=said)

    def _put_off(self, action: Action, more: str) -> Change | None:
        said = more or self._asked(self._t("Welke datum?"))
        if not said:
            return None
        due = read_due(self._desk.state, self._session.clock(), said)
        return partial(outcomes.put_off_action, action_id=action.id, due=due)

    def _pass_on(self, action: Action, more: str) -> Change | None:
        said = more or self._asked(self._t("Wie doet het voortaan?"))
        if not said:
            return None
        owner = read_owner(self._desk.state, said)
        return partial(outcomes.pass_on_action, action_id=action.id, owner_id=owner.id)

    def _drop(self, action: Action, more: str) -> Change | None:
        said = more or self._asked(self._t("Waarom vervalt het?"))
        return partial(outcomes.drop_action, action_id=action.id, reason=said) if said else None

    def _raise(self, action: Action, more: str) -> Change:
        do = partial(outcomes.raise_action, action_id=action.id)
        do(self._desk.state, self._session.clock())
        title = more or self._asked(self._t("Titel van het agendapunt? (leeg: de actie zelf)"))
        return partial(do, title=title)

    def _keep(self, action: Action, change: Change) -> None:
        before = mark(self._desk.state)
        state = self._desk.keep(unless_changed(action, change))
        self._kept += 1
        facts = last_facts(state, since(state, action.id, before), self._name, self._t)
        give(self._t("Bewaard: {facts}.", facts=one_line("; ".join(facts))))

    def _undo(self) -> None:
        """Take back what was answered last, in this walk."""
        if not self._kept:
            raise Refusal(N_("Er is niets om ongedaan te maken."))
        before = set(self._desk.state.action_event)
        undone = self._desk.undo()
        self._kept -= 1
        give(taken_back(self._t, undone))
        changed = {event.action_id for event in before ^ set(self._desk.state.action_event)}
        for place, id in enumerate(self._ids):
            if id in changed:
                self._place = place

    def _tell(self, action: Action) -> None:
        """An action in a few lines: what, who and when, its status, its history."""
        t, state = self._t, self._desk.state
        place, total = self._place + 1, len(self._ids)
        give("")
        head = t("Actie {n} van {total}: {number}", n=place, total=total, number=action.number)
        give(f"{head}, {one_line(action.text)}")
        names = [self._name(id) for id in doers(action)]
        late = days_late(action, self._session.clock().date())
        facts = [
            t("van {name}", name=t.listing(names)) if names else t("nog geen eigenaar"),
            t("klaar op {date}", date=action.due) if action.due else t("nog geen datum"),
            late_words(t, late),
            put_off_words(t, times_extended(state, action.id)),
            t(word(action.status)),
        ]
        give(", ".join(filter(None, facts)) + ".")
        view = state if self._private else public(state)
        for line in story_of(view, action.id, self._name, t):
            give(f"- {one_line(line)}")

    def _asked(self, question: str) -> str:
        """What is answered, on one line. The end of the input ends the walk."""
        give(question)
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            raise Ended
        return line.strip()

    def _name(self, person_id: int | None) -> str:
        person = self._desk.state.get(Person, person_id)
        return one_line(person.display_name or person.name) if person else ""

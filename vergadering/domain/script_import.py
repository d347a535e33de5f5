"""Making a meeting from a text file that was read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import agenda, meeting, named_votes, people, voting
from vergadering.domain.capture import intent
from vergadering.domain.choices import Method, Outcome, Role
from vergadering.domain.entries import (
    AbsentEntry,
    ActionEntry,
    ArriveEntry,
    CloseEntry,
    ConfirmEntry,
    DoneSpeakingEntry,
    Entry,
    FinishItemEntry,
    FloorEntry,
    GoToEntry,
    LeaveEntry,
    NextItemEntry,
    NextSpeakerEntry,
    NoteEntry,
    OpenEntry,
    ParkEntry,
    PromiseEntry,
    ProposalEntry,
    ResumeEntry,
    RoundEntry,
    SuspendEntry,
    VoteEntry,
)
from vergadering.domain.floor_lines import asked_by
from vergadering.domain.history import change
from vergadering.domain.lines import recorded, who
from vergadering.domain.model import Action
from vergadering.domain.notation import command_of
from vergadering.domain.people import plain
from vergadering.domain.script_head import prepared
from vergadering.domain.script_reading import Heading, Problem, Script, ScriptLine
from vergadering.domain.votes import open_vote
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import time, tzinfo

    from vergadering.domain.history import Change
    from vergadering.domain.state import State

_COURSE = (
    GoToEntry,
    NextItemEntry,
    FinishItemEntry,
    SuspendEntry,
    ResumeEntry,
    OpenEntry,
    CloseEntry,
    FloorEntry,
    NextSpeakerEntry,
    DoneSpeakingEntry,
    RoundEntry,
)
"""Lines whose moments never go back, because clocks run between them."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a careful secretary should look at after a file was read in."""

    problems: tuple[Problem, ...]
    """Lines that were not understood or could not be done, in the order of the file."""
    guests: tuple[str, ...]
    """Names that were not known and are guests now."""
    newcomers: tuple[str, ...]
    """Names that were not known and whose role the file gives."""


@change(N_("vergadering ingelezen"))
def import_script(
    state: State, at: datetime, *, script: Script, digest: str, zone: tzinfo | None = None
) -> State:
    """Make the whole meeting of a file and take it in hand.

    `zone` is where the times of the file are local; without it, the offset of `at` holds.
    `digest` is the fingerprint of the file; the same file is refused a second time.
    """
    for row in state.meeting:
        if digest and row.source_digest == digest:
            raise Refusal(
                N_("Dit bestand is al ingelezen, als vergadering {number}."), number=row.number
            )
    return _imported(state, at, script, digest, zone).state


def report(state: State, at: datetime, *, script: Script, zone: tzinfo | None = None) -> Report:
    """What `import_script` on this state keeps as notes, and whom it adds."""
    done = _imported(state, at, script, "", zone)
    problems = sorted((*script.problems, *done.problems), key=lambda problem: problem.number)
    known = {person.id for person in state.person}
    new = [person for person in done.state.person if person.id not in known]
    return Report(
        tuple(problems),
        tuple(person.name for person in new if person.role is Role.GUEST),
        tuple(person.name for person in new if person.role is not Role.GUEST),
    )


def _imported(
    state: State, at: datetime, script: Script, digest: str, zone: tzinfo | None
) -> _Import:
    _check(state, script)
    work = _Import(state, at, script, digest, zone)
    if script.happened:
        work.hold()
    return work


def _check(state: State, script: Script) -> None:
    council = state.the_council
    if script.start is None:
        raise Refusal(
            N_("In het bestand staat geen datum. Zet bovenaan: {example}"),
            example="Datum: 23 februari 2021 19:30",
        )
    if not council.id and not script.council:
        raise Refusal(
            N_("In het bestand staat geen raad. Zet bovenaan: {example}"),
            example="Raad: Cliëntenraad Voorbeeld",
        )
    if council.id and script.council and plain(script.council) != plain(council.name):
        raise Refusal(
            N_("Het bestand is van {theirs}; dit is {ours}."),
            theirs=script.council,
            ours=council.name,
        )


class _Import:
    """The state while a file is read in, the time that its lines have come to, and the item."""

    def __init__(
        self, state: State, at: datetime, script: Script, digest: str, zone: tzinfo | None
    ) -> None:
        assert script.start is not None
        self.problems: list[Problem] = []
        self._at = at
        self._script = script
        self._zone = zone or at.tzinfo
        self._start = script.start
        self._now: datetime | None = None
        self._course: datetime | None = None
        self._item_id: int | None = None
        self.state, self._items = prepared(state, at, script, digest=digest, moment=self._moment)

    def hold(self) -> None:
        """Everything that happened, and an opening and a closing where the file has none."""
        if not any(isinstance(line.said, OpenEntry) for line in self._script.lines):
            self._now = self._course = self._start
            self.state = meeting.open_meeting(self.state, self._moment(self._start))
        for line in self._script.lines:
            if not isinstance(line.said, ConfirmEntry):
                self._settle()
            if isinstance(line.said, Heading):
                self._take_up(line, line.said)
            else:
                self._line(line, line.said)
        self._settle()
        status = self.state.the_meeting.status
        if status.going_on:
            last = max(self._now or self._start, self._script.end or self._start)
            self.state = meeting.close_meeting(self.state, self._moment(last))

    def _take_up(self, line: ScriptLine, heading: Heading) -> None:
        """The agenda comes to an item, if the meeting runs and the item is taken up here."""
        self._item_id = self._items[line.number]
        status = self.state.the_meeting.status
        if not status.going_on:
            if heading.at:
                moment = self._clock(heading.at)
                self._now = max(self._now or moment, moment)
            return
        moment = self._course_moment(line, heading.at)
        current = agenda.current_item(self.state)
        if not heading.deferred and (current is None or current.id != self._item_id):
            self._try(line, partial(meeting.go_to_item, item_id=self._item_id), moment)

    def _line(self, line: ScriptLine, entry: Entry) -> None:
        """One line of what happened; kept as a note when it cannot be done."""
        self._introduce(entry)
        if isinstance(entry, _COURSE):
            moment = self._course_moment(line, entry.at)
        else:
            moment = self._clock(entry.at)
            self._now = max(self._now or moment, moment)
        self._explain(line, entry)
        entry = _untimed(entry)
        try:
            do = intent(self.state, self._moment(moment), entry, self._item_id)
        except Refusal as refusal:
            self._keep(line, moment, refusal)
            return
        if isinstance(entry, VoteEntry):
            self._count(line, do, moment)
        else:
            self._try(line, do, moment)
        self._follow(line, entry, moment)

    def _follow(self, line: ScriptLine, entry: Entry, moment: datetime) -> None:
        """After the course changed: which item the next lines belong to."""
        current = agenda.current_item(self.state)
        if isinstance(entry, GoToEntry | NextItemEntry) and current:
            self._item_id = current.id
        if isinstance(entry, FinishItemEntry):
            self._item_id = None
        if isinstance(entry, OpenEntry) and current and self._item_id not in (None, current.id):
            self._try(line, partial(meeting.go_to_item, item_id=self._item_id), moment)

    def _introduce(self, entry: Entry) -> None:
        """Make a guest of whoever is named with an `@`, or comes or goes, and is not known."""
        for name in _named_in(self.state, entry):
            short = name.removeprefix("@").strip()
            if short and len(short) <= 60 and len(short.split()) <= 5 and not who(self.state, name):
                self.state = people.add_person(self.state, self._at, name=short, role=Role.GUEST)

    def _explain(self, line: ScriptLine, entry: Entry) -> None:
        """Say what is strange about a line that is kept all the same."""
        if isinstance(entry, NoteEntry) and entry.unknown:
            text = N_("Onbekende opdracht {word}.")
            if command_of(entry.unknown):
                text = N_("Wat achter {word} staat is niet begrepen.")
            self._problem(line, text, {"word": entry.unknown})
        elif isinstance(entry, NoteEntry | ProposalEntry | ParkEntry | PromiseEntry):
            named = entry.person and entry.typed.startswith("@")
            if named and len(who(self.state, entry.person)) != 1:
                self._problem(line, N_("Wie is {name}?"), {"name": entry.person})
        elif isinstance(entry, ActionEntry) and entry.owners:
            made = recorded(self.state, entry)
            if isinstance(made, Action) and made.owner_id is None:
                names = ", ".join(entry.owners)
                self._problem(line, N_("Wie is {name}?"), {"name": names}, as_note=False)

    def _count(self, line: ScriptLine, do: Change, moment: datetime) -> None:
        """A count stands as the file has it, also when it does not fit who was there."""
        there = self.state
        try:
            self.state = do(there, self._moment(moment))
        except Refusal as refusal:
            self._try(line, lambda state, at: _without_roll(do, state, at), moment)
            if self.state.vote != there.vote:
                self._problem(line, refusal.text, refusal.values, as_note=False)

    def _settle(self) -> None:
        """A tie, or an objection, of which the file does not say what followed, decides nothing."""
        vote = open_vote(self.state)
        if vote is None:
            return
        do = partial(voting.confirm_vote, vote_id=vote.id, outcome=Outcome.TIED)
        if vote.method is Method.CONSENT:
            do = partial(named_votes.stop_rounds, vote_id=vote.id)
        self.state = do(self.state, self._moment(self._now or self._start))

    def _try(self, line: ScriptLine, do: Change, moment: datetime) -> None:
        try:
            self.state = do(self.state, self._moment(moment))
        except Refusal as refusal:
            self._keep(line, moment, refusal)

    def _keep(self, line: ScriptLine, moment: datetime, refusal: Refusal) -> None:
        """What a rule refuses stays as a note with the words of the file."""
        self._problem(line, refusal.text, refusal.values)
        note = NoteEntry(text=line.text, typed=line.text)
        do = intent(self.state, self._moment(moment), note, self._item_id)
        self.state = do(self.state, self._moment(moment))

    def _problem(
        self, line: ScriptLine, text: str, values: dict[str, object], *, as_note: bool = True
    ) -> None:
        self.problems.append(Problem(line.number, line.text, text, values, as_note))

    def _clock(self, clock: time | None) -> datetime:
        """The moment with this clock time that is nearest to where the lines have come."""
        near = self._now or self._start
        if clock is None:
            return near
        day = timedelta(days=1)
        found = datetime.combine(near.date(), clock)
        return min((found, found - day, found + day), key=lambda moment: abs(moment - near))

    def _course_moment(self, line: ScriptLine, clock: time | None) -> datetime:
        """When the course of the meeting came to a line; it never goes back."""
        moment = self._clock(clock)
        if self._course and moment < self._course:
            self._problem(line, N_("De tijd loopt hier terug."), {}, as_note=False)
            moment = self._course
        self._course = moment
        self._now = max(self._now or moment, moment)
        return moment

    def _moment(self, local: datetime) -> datetime:
        """A local time as a moment with its offset from UTC."""
        there = local.replace(tzinfo=self._zone)
        return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))


def _without_roll(do: Change, state: State, at: datetime) -> State:
    """Apply a rule as if nobody's attendance were known."""
    after = do(state.having({"attendance": ()}), at)
    return after.having({"attendance": state.attendance})


def _named_in(state: State, entry: Entry) -> tuple[str, ...]:
    """The names in a line that surely are names."""
    match entry:
        case NoteEntry() | ProposalEntry() | ParkEntry() | PromiseEntry():
            return (entry.person,) if entry.typed.startswith("@") else ()
        case ActionEntry():
            return tuple(name for name in entry.owners if name.startswith("@"))
        case ArriveEntry() | LeaveEntry() | AbsentEntry():
            return (entry.person,)
        case FloorEntry():
            name = asked_by(state, entry).name
            return () if name.isdecimal() else (name,)
    return ()


def _untimed(entry: Entry) -> Entry:
    """The entry for a moment that was found already; coming and going keep their time."""
    if isinstance(entry, ArriveEntry | LeaveEntry):
        return replace(entry, at=None, when=entry.when or entry.at)
    return replace(entry, at=None)

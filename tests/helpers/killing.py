"""A meeting during which the program is killed again and again, at random moments.

Every life types numbered lines without waiting, and is killed while it begins, types or
keeps. What must be in the file is what the same rules make of the lines that were entered:
always the first so many of them, and at least all that the screen showed as kept.
"""

from __future__ import annotations

import random
import re
import signal
from contextlib import closing
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from tests.helpers.files import raw
from vergadering.desk import Desk
from vergadering.domain import attendance, capture, floor, meeting
from vergadering.domain.agenda import current_item
from vergadering.domain.choices import MeetingStatus
from vergadering.domain.clock import spent
from vergadering.domain.history import name_of
from vergadering.domain.model import Person
from vergadering.domain.soundness import findings
from vergadering.domain.spans import clock_time
from vergadering.domain.state import TABLE
from vergadering.domain.turns import holder, spoken
from vergadering.errors import Refusal
from vergadering.settings import now
from vergadering.store import integrity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.helpers.lives import Life, Nursery
    from vergadering.domain.state import State

BELOW = 5
"""Rows at the bottom of the screen that do not show what was kept: the line is among them."""

WORDS = ("de groepen gaan samen", "vervoer in de avond", "brieven aan ouders", "wie belt er")
NAMES = ("Noa", "Fatima", "Joke", "Gerrit-Jan", "Youssef", "Wil", "Ibrahim", "Henk")
MARK = re.compile(r"r\d{5}")
"""The number in every line that shows in the list of records."""
SPEAKS = re.compile(r"● (\S+)(?: ‼)? (\d+:\d\d)")
TOOK = re.compile(r"(\d+) van \d+ min")


def under_fire(path: Path) -> None:
    """Open the planned meeting of the sample a while ago, with a speaker at the sixth item."""
    begin = now() - timedelta(minutes=47)
    with closing(Desk(path, clock=lambda: begin)) as desk:
        desk.take(max(desk.state.meeting, key=lambda row: row.number).id)
        desk.keep(attendance.mark_all_present)
        desk.keep(meeting.open_meeting)
        desk.keep(partial(meeting.go_to_item, item_id=desk.state.items[5].id))
        desk.keep(partial(floor.request_floor, person_id=desk.state.person[3].id))
        desk.keep(partial(floor.next_speaker, from_id=None))


@dataclass
class Tally:
    """What happened in all lives together."""

    lives: int = 0
    """Programs that were started, and killed."""
    early: int = 0
    """Of those, how many before the meeting stood on the screen."""
    halfway: int = 0
    """Of those, how many in the middle of writing, so that SQLite had something to take back."""
    entered: int = 0
    """Lines that were finished with enter."""
    shown: int = 0
    """Of those, how many must be in the file, because the screen showed them or a later one."""
    kept: int = 0
    """Of those, how many are in the file."""
    drafts: int = 0
    """Unfinished lines that stood in the file after a kill."""

    def __str__(self) -> str:
        return ", ".join(f"{getattr(self, each.name)} {each.name}" for each in fields(self))


@dataclass
class Course:
    """What one life did."""

    states: list[State]
    """The state at its beginning, and after each line that it entered."""
    draft: str
    """The unfinished line that it found."""
    names: list[str] = field(default_factory=list)
    """The change that each line is."""
    lines: list[str] = field(default_factory=list)
    """The lines that it entered."""
    typing: str = ""
    """What was typed after those."""
    sure: str = ""
    """How much of that was seen in the file before the kill."""
    touched: bool = False
    """Whether anything was typed at all."""
    marks: set[str] = field(default_factory=set)
    """The numbers that stood in the list of records at some moment."""

    @property
    def shown(self) -> int:
        """How many lines the screen showed as kept; they are kept one after the other."""
        last = (n for n, line in enumerate(self.lines, 1) if set(MARK.findall(line)) & self.marks)
        return max(last, default=0)


class Ordeal:
    """One file that lives through many kills."""

    def __init__(self, path: Path, nursery: Nursery, seed: int) -> None:
        self.path = path
        self.tally = Tally()
        self._nursery = nursery
        self._chance = random.Random(seed)
        self._number = 0
        with closing(Desk(path)) as desk:
            self._meeting_id = max(desk.state.meeting, key=lambda row: row.number).id
        self._line = 0
        state, self._line, draft, _ = self._found()
        self._course = Course([state], draft)

    def live(self) -> None:
        """One life: start the program, let it work for a while, and kill it.

        The file is looked at before the program opens it again, or when it has.
        """
        early, first = self._chance.random() < 0.15, self._chance.random() < 0.5
        if first:
            self.check()
        begin = now()
        life = self._nursery.bear(self.path)
        self.tally.lives += 1
        try:
            if early:
                self._die_young(life)
            else:
                self._rise(life)
            if not first:
                self.check()
            if not early:
                self._look(life, begin)
                self._work(life)
        finally:
            life.close()
        journal = self.path.with_name(f"{self.path.name}-journal")
        self.tally.halfway += journal.exists() and journal.stat().st_size > 0

    def check(self) -> None:
        """The file is whole and holds what the last life showed; a new one may begin."""
        wrong, rows = integrity.inspect(self.path)
        assert (wrong, findings(rows)) == ((), ())
        state, line, draft, names = self._found()
        course, kept = self._course, len(names)
        assert names == course.names[:kept]
        assert kept >= course.shown, (course.lines, course.marks, names)
        assert timeless(state) == timeless(course.states[kept])
        assert_draft(course, kept, draft)
        self.tally.entered += len(course.lines)
        self.tally.shown += course.shown
        self.tally.kept += kept
        self.tally.drafts += bool(draft)
        self._line = line
        self._course = Course([state], draft)

    def _found(self) -> tuple[State, int, str, list[str]]:
        """What stands in the file: state, last line of the journal, draft, and new changes."""
        with closing(Desk(self.path)) as desk:
            state = desk.take(self._meeting_id)
        with closing(raw(self.path)) as db:
            drafts = [row[0] for row in db.execute("SELECT text FROM draft")]
            sql = "SELECT id, name FROM journal WHERE id > ? ORDER BY id"
            lines = db.execute(sql, (self._line,)).fetchall()
        assert len(drafts) <= 1, drafts
        last = lines[-1][0] if lines else self._line
        return state, last, "".join(drafts), [name for _, name in lines]

    # a life

    def _die_young(self, life: Life) -> None:
        self.tally.early += 1
        life.send("\r")
        life.watch(self._chance.uniform(0, 0.8))
        life.kill(signal.SIGKILL)
        life.ended()

    def _rise(self, life: Life) -> None:
        """To the live screen, ready to type."""
        life.blind = True
        life.until(lambda: b"openen" in life.raw, "the start screen")
        life.blind = False
        life.send("\r")
        life.see("esc sturen")

    def _look(self, life: Life, begin: datetime) -> None:
        """The same item, speaker, clocks and unfinished line as in the file."""
        state, draft = self._course.states[0], self._course.draft
        item, turn = current_item(state), holder(state)
        paused = state.the_meeting.status is MeetingStatus.SUSPENDED
        life.see(f"▶ {item.number} van")
        life.see("geschorst" if paused else "klaar ±")
        life.until(lambda: draft.rstrip() in life.lines()[-3])
        shown = life.see(f"● {state.need(Person, turn.person_id).display_name} ") if turn else ""
        end = now()
        if speaks := SPEAKS.search(shown):
            assert speaks[2] in span(lambda at: clock_time(spoken(state, turn.id, at)), begin, end)
        took = TOOK.search(life.shown())
        minute = timedelta(minutes=1)
        minutes = span(lambda at: str(spent(state, item.id, at) // minute), begin, end)
        assert took is None or took[1] in minutes

    def _work(self, life: Life) -> None:
        """Enter some lines, begin another perhaps, and come to a sudden end."""
        course, chance = self._course, self._chance
        life.showing = lambda: course.marks.update(MARK.findall(above(life)))
        self._take_up(life)
        for _ in range(chance.randint(0, 4)):
            self._enter(life, self._another())
        if chance.random() < 0.5:
            self._begin_line(life)
        if chance.random() < 0.2 and MARK.search("".join(course.lines[-1:])):
            life.until(lambda: course.shown == len(course.lines))
        life.watch(chance.uniform(0, 0.04))
        life.kill(signal.SIGKILL)
        life.ended()

    def _take_up(self, life: Life) -> None:
        """Finish the line that was found as it is, or clear it away."""
        draft = self._course.draft
        if draft and self._chance.random() < 0.5 and self._can(draft):
            self._enter(life, draft, typed=True)
        elif draft:
            self._course.touched = True
            life.send("\x15")

    def _enter(self, life: Life, line: str, *, typed: bool = False) -> None:
        """Type a line and finish it; mostly without waiting for anything."""
        course, at = self._course, now()
        state = course.states[-1]
        item = current_item(state)
        change = capture.meaning(state, at, line, item.id)
        if not typed:
            self._type(life, line)
        life.send("\r")
        course.touched = True
        course.states.append(change(state, at))
        course.names.append(name_of(change))
        course.lines.append(line)
        if (went := current_item(course.states[-1])) != item:
            life.see(f"▶ {went.number} van")
        elif MARK.search(line) and self._chance.random() < 0.3:
            life.until(lambda: course.shown == len(course.lines))

    def _begin_line(self, life: Life) -> None:
        """Type a part of a line; perhaps see it in the file, and go on."""
        course, line = self._course, self._another()
        half = self._chance.randint(1, len(line) - 1)
        course.typing, course.touched = line[:half], True
        self._type(life, course.typing)
        if self._chance.random() < 0.5:
            life.until(lambda: self._drafted() == course.typing)
            course.sure = course.typing
        rest = line[half : self._chance.randint(half, len(line))]
        course.typing += rest
        self._type(life, rest)

    def _type(self, life: Life, text: str) -> None:
        """Keys as fast as they are read, a few at a time."""
        while text:
            few = self._chance.randint(1, 16)
            life.send(text[:few])
            text = text[few:]
            life.read(0)

    def _drafted(self) -> str:
        with closing(raw(self.path)) as db:
            found = db.execute("SELECT text FROM draft").fetchone()
        return str(found[0]) if found else ""

    # what to type

    def _another(self) -> str:
        """A line that the rules allow now."""
        while not self._can(line := self._some_line()):
            pass
        return line

    def _some_line(self) -> str:
        chance = self._chance
        self._number += 1
        text = f"r{self._number:05d} {chance.choice(WORDS)}"
        return chance.choice(
            [
                *(text,) * 5,
                f"/actie Joke: {text}",
                f"/woord {chance.choice(NAMES)}",
                "/volgende",
                "/volgende",
                "/schors",
                "/hervat",
                f"/punt {chance.randint(1, 11)}",
            ]
        )

    def _can(self, line: str) -> bool:
        state, at = self._course.states[-1], now()
        try:
            after = capture.meaning(state, at, line, current_item(state).id)(state, at)
        except Refusal:
            return False
        return after != state


def assert_draft(course: Course, kept: int, draft: str) -> None:
    """The unfinished line is what was being typed, never further behind than was seen."""
    expected = [*course.lines, course.typing][kept]
    if not course.touched:
        assert draft == course.draft
    elif kept or draft != course.draft:
        assert expected.startswith(draft), (expected, draft)
    if kept == len(course.lines):
        assert draft.startswith(course.sure), (course.sure, draft)


def timeless(state: State) -> dict[str, list[object]]:
    """Every row of a state without its moments, which two clocks see differently."""
    return {
        table: [
            replace(
                row,
                **{
                    each.name: None
                    for each in fields(row)
                    if isinstance(getattr(row, each.name), datetime)
                },
            )
            for row in getattr(state, table)
        ]
        for table in TABLE.values()
    }


def span(shown: Callable[[datetime], str], begin: datetime, end: datetime) -> set[str]:
    """All that a clock may have shown from one moment to another."""
    seconds = int((end - begin).total_seconds()) + 1
    return {shown(begin + timedelta(seconds=n)) for n in range(seconds + 1)}


def above(life: Life) -> str:
    """The part of the screen where only what was kept stands."""
    return "\n".join(life.lines()[:-BELOW])

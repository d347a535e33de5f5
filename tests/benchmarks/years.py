"""Ten years of a council: 120 meetings with 500 notes each, written in a few seconds."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from tests.helpers import council
from vergadering.desk import Desk
from vergadering.domain import attendance, floor, meeting
from vergadering.domain.choices import ActionStatus, ItemStatus, MeetingStatus, MinutesStatus
from vergadering.domain.model import (
    Action,
    ActionEvent,
    AgendaItem,
    AgendaVisit,
    Attendance,
    Counter,
    Decision,
    Meeting,
    Note,
    Row,
)
from vergadering.domain.state import TABLE, State
from vergadering.settings import now
from vergadering.store import rows
from vergadering.store.council import UPSERT
from vergadering.store.engine import sqlite3

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEETINGS = 120
ITEMS = 10
NOTES = 500
ACTIONS = 10
COUNTDOWN_SECONDS = 900
SENTENCE = "De raad vraagt of de groepen in maart samengaan en wat dat voor de jongeren betekent"


def ten_years(path: Path, *, meetings: int = MEETINGS) -> Path:
    """A file with ten years of closed meetings, and one that is under way now."""
    ids = Ids()
    with under_way(path) as desk:
        people = [person.id for person in desk.state.person]
    with closing(sqlite3.connect(path)) as db:
        ids.last = db.execute("SELECT last FROM counter WHERE id = 'id'").fetchone()[0] + 1000
        for number in range(meetings):
            day = now() - timedelta(days=30 * (meetings - number))
            _write(db, list(_meeting(ids, people, number, day)))
        _write(db, [Counter("id", ids.last)])
        db.commit()
    return path


def under_way(path: Path) -> closing[Desk]:
    """A desk on a new file with the sample meeting open since a few minutes."""
    begin = now() - timedelta(minutes=4)
    started = partial(_started, begin=begin)
    desk = Desk(path, create=True)
    desk.keep(started)
    return closing(desk)


def _started(state: State, at: datetime, *, begin: datetime) -> State:
    planned = council.planned_meeting()
    row = replace(planned.the_meeting, planned_start=begin, planned_end=begin + timedelta(hours=2))
    ready = attendance.mark_all_present(planned.put(row), begin)
    return meeting.open_meeting(ready, begin)


def somebody_speaks(desk: Desk) -> None:
    """Give one the floor with a countdown that outlasts a measurement; three others wait."""
    people = [person.id for person in desk.state.person]
    for id in people[3:7]:
        desk.keep(partial(floor.request_floor, person_id=id, limit_seconds=COUNTDOWN_SECONDS))
    desk.keep(partial(floor.next_speaker, from_id=None))


class Ids:
    """Gives out identifiers."""

    last = 0

    def __call__(self) -> int:
        self.last += 1
        return self.last


def _meeting(ids: Ids, people: list[int], number: int, day: datetime) -> Iterator[Row]:
    """Every row of one closed meeting, parents first."""
    end = day + timedelta(hours=2)
    held = Meeting(
        ids(), f"W-{number:04d}", "Raadsvergadering", status=MeetingStatus.CLOSED,
        planned_start=day, planned_end=end, opened_at=day, closed_at=end,
        minutes_status=MinutesStatus.ADOPTED, adopted_on=end.date(),
    )  # fmt: skip
    yield held
    items = [
        AgendaItem(ids(), held.id, None, str(n), n, f"Punt {n}", planned_minutes=12,
                   status=ItemStatus.DONE)
        for n in range(1, ITEMS + 1)
    ]  # fmt: skip
    yield from items
    for n, item in enumerate(items):
        start = day + timedelta(minutes=12 * n)
        yield AgendaVisit(ids(), held.id, item.id, start, start + timedelta(minutes=12))
    for person in people[:8]:
        yield Attendance(ids(), held.id, person, from_at=day, until_at=end)
    for n in range(NOTES):
        at, item = day + timedelta(seconds=14 * n), items[n * ITEMS // NOTES]
        yield Note(ids(), held.id, item.id, at, text=f"{SENTENCE} ({n}).")
    yield Decision(ids(), f"X-{number:04d}", held.id, items[3].id, at=end, text="Akkoord.")
    for n in range(ACTIONS):
        yield from _action(ids, people, f"Y-{number:04d}-{n}", held, items[n % ITEMS].id)


def _action(ids: Ids, people: list[int], number: str, held: Meeting, item_id: int) -> Iterator[Row]:
    """An action with its history; of each meeting that is past one is still open."""
    done = not number.endswith("-0")
    status = ActionStatus.DONE if done else ActionStatus.OPEN
    action = Action(
        ids(), number, held.id, item_id, held.closed_at, SENTENCE, people[ids.last % 8],
        due=date(2027, 1, 1), status=status,
    )  # fmt: skip
    yield action
    yield ActionEvent(ids(), action.id, held.id, held.closed_at)


def _write(db: sqlite3.Connection, made: list[Row]) -> None:
    """Put rows in their tables, and a line in the journal for each."""
    for kind, table in TABLE.items():
        values = [rows.encode(row) for row in made if type(row) is kind]
        db.executemany(UPSERT[table], [tuple(each.values()) for each in values])
        db.executemany(
            "INSERT INTO journal (at, who, name, meeting_id, rows)"
            " VALUES (?, '', 'add_note', ?, ?)",
            [
                ("2020-01-01T00:00:00+00:00", each.get("meeting_id"),
                 json.dumps([[table, None, each]]))
                for each in values
            ],
        )  # fmt: skip

"""Searching in 100,000 notes while somebody types, beside a bare question to SQLite's index."""

from __future__ import annotations

import random
import sys
import time
from contextlib import closing
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.measured import Line, in_turn, share
from tests.benchmarks.years import Ids, _write
from tests.helpers import council
from tests.helpers.files import filled
from vergadering.domain.choices import MeetingStatus, NoteKind
from vergadering.domain.matching import query_of
from vergadering.domain.model import AgendaItem, Meeting, Note, Row
from vergadering.store.council import CouncilFile
from vergadering.store.engine import sqlite3

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEETINGS, ITEMS, NOTES = 200, 10, 500
"""So 100,000 notes; of each meeting one item is closed, and one note in ten is internal."""
ROUNDS = 3
BAR_MILLISECONDS = 50

COMMON = [
    "de",
    "het",
    "een",
    "van",
    "en",
    "in",
    "te",
    "dat",
    "die",
    "is",
    "op",
    "aan",
    "met",
    "als",
    "om",
    "dit",
    "er",
    "zijn",
    "bij",
    "niet",
    "naar",
    "door",
    "raad",
    "over",
    "jongeren",
    "ouders",
    "bestuur",
    "zorg",
    "groep",
    "groepen",
    "advies",
    "besluit",
    "voorstel",
    "signaal",
    "toezegging",
    "actie",
    "notulen",
    "agenda",
    "vergadering",
    "begeleiding",
    "begeleider",
    "medewerker",
    "locatie",
    "samenvoegen",
    "wisselingen",
    "personeel",
    "pleegouders",
    "vertrouwenspersoon",
    "klacht",
    "bezoek",
    "weekend",
    "vervoer",
    "telefoon",
    "huisregels",
    "planning",
    "begroting",
    "kwaliteit",
    "inspectie",
    "gemeente",
    "wachtlijst",
    "één",
    "café",
    "week",
    "maand",
    "december",
]
"""Words as they come in minutes; those in front come most often."""

TYPED = (
    "de raad vergadert",
    "een vertrouwenspersoon",
    "advies groepen samen",
    "december planning v",
    "kwakernaat",
)
"""What is typed, letter by letter; the last stands nowhere."""


def notes_of(path: Path) -> Path:
    """A file with all those notes."""
    filled(path, council.council())
    chance, ids = random.Random(7), Ids()
    ids.last = 10_000
    with closing(sqlite3.connect(path)) as db:
        for number in range(MEETINGS):
            _write(db, list(_meeting(chance, ids, number)))
        db.commit()
    return path


def _meeting(chance: random.Random, ids: Ids, number: int) -> Iterator[Row]:
    held = Meeting(ids(), f"W-{number:04d}", "Raadsvergadering", status=MeetingStatus.CLOSED,
                   opened_at=council.START, closed_at=council.START)  # fmt: skip
    items = [
        AgendaItem(ids(), held.id, None, str(n), n, f"Punt {n}", confidential=n == ITEMS)
        for n in range(1, ITEMS + 1)
    ]
    yield from (held, *items)
    weights = [1 / place for place in range(1, len(COMMON) + 1)]
    for n in range(NOTES):
        words = chance.choices(COMMON, weights, k=14)
        text = f"{' '.join(words)} {chance.randrange(10_000)}."
        kind = NoteKind.INTERNAL if n % 10 == 0 else NoteKind.DISCUSSION
        yield Note(ids(), held.id, items[n % ITEMS].id, council.START, kind, text)


def keystrokes() -> list[str]:
    """What stands in the field after every letter."""
    return [words[: n + 1] for words in TYPED for n in range(len(words))]


def bare(db: sqlite3.Connection, typed: str, order: str) -> int:
    """The same question as one statement, and nothing done with the answer."""
    words = " ".join(f'"{" ".join(phrase)}"' for phrase in query_of(typed)) + "*"
    sql = f"SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY {order} LIMIT 51"
    return len(db.execute(sql, (words,)).fetchall())


def measure(folder: Path) -> list[Line]:
    """A letter at a time, in the public and the private view, and how large the index is."""
    path = notes_of(folder / "zoeken.db")
    size = path.stat().st_size
    begin = time.perf_counter()
    with closing(CouncilFile(path)) as file, closing(sqlite3.connect(path)) as db:
        file.fill_index()
        filling = (time.perf_counter() - begin) * 1000
        kept = db.execute("SELECT sum(length(block)) FROM search_index_data").fetchone()[0]
        sys.stderr.write(f"{MEETINGS * NOTES} notes, {size / 1e6:.0f} MB without them indexed\n")
        times: list[list[float]] = [[], [], [], []]
        for typed in keystrokes():
            deeds = (
                partial(file.find, typed, private=False),
                partial(file.find, typed, private=True),
                partial(bare, db, typed, "rank"),
                partial(bare, db, typed, "rowid DESC"),
            )
            for into, each in zip(times, in_turn(ROUNDS, *deeds), strict=True):
                into.append(median(each))
    public, private, best, newest = times
    peer = "bare MATCH, best first"
    return [
        Line("letter, public, median", "ms", median(public), peer, median(best)),
        Line("letter, public, p95", "ms", share(public, 0.95), peer, share(best, 0.95)),
        Line("letter, private, median", "ms", median(private), peer, median(best)),
        Line("letter, private, p95", "ms", share(private, 0.95), peer, share(best, 0.95)),
        Line("letter, public, median", "ms", median(public), "bare MATCH, newest", median(newest)),
        Line("letter, private, p95", "ms", share(private, 0.95), "", None, BAR_MILLISECONDS),
        Line("letter, public, p95", "ms", share(public, 0.95), "", None, BAR_MILLISECONDS),
        Line("letter, public, slowest", "ms", max(public), "", None),
        Line("filling the index", "ms", filling, "", None),
        Line("size of the index", "MB", kept / 1e6, "the file without it", size / 1e6),
    ]

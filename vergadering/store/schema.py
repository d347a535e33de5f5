"""The tables, as a list of steps that are never edited: a new step changes an old one.

Only a file that lacks a step needs this module, and sqlite-utils with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from vergadering.store import index
from vergadering.store.schema_next import NEXT
from vergadering.store.schema_registers import REGISTERS
from vergadering.store.schema_retention import RETENTION
from vergadering.store.schema_rules import RULES
from vergadering.store.schema_search import SEARCH

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("vergadering")

FIRST = """
CREATE TABLE council (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    rules TEXT NOT NULL,
    language TEXT NOT NULL
) STRICT;
CREATE TABLE counter (
    id TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    display_name TEXT NOT NULL,
    role TEXT NOT NULL,
    has_vote INTEGER NOT NULL,
    organisation TEXT NOT NULL,
    background TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    active INTEGER NOT NULL
) STRICT;
CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    format TEXT NOT NULL,
    status TEXT NOT NULL,
    location TEXT NOT NULL,
    key_question TEXT NOT NULL,
    planned_start TEXT,
    planned_end TEXT,
    chair_id INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    secretary_id INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    opened_at TEXT,
    closed_at TEXT,
    next_start TEXT,
    minutes_status TEXT NOT NULL,
    adopted_on TEXT,
    source_digest TEXT NOT NULL
) STRICT;
CREATE TABLE meeting_break (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    started_at TEXT,
    ended_at TEXT
) STRICT;
CREATE TABLE agenda_item (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    parent_id INTEGER REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
    number TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    public_title TEXT NOT NULL,
    goal TEXT NOT NULL,
    key_question TEXT NOT NULL,
    planned_minutes INTEGER NOT NULL,
    submitter_id INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    confidential INTEGER NOT NULL,
    status TEXT NOT NULL
) STRICT;
CREATE TABLE agenda_visit (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    item_id INTEGER NOT NULL REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
    started_at TEXT,
    ended_at TEXT
) STRICT;
CREATE TABLE attendance (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    person_id INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL,
    via TEXT NOT NULL,
    from_at TEXT,
    until_at TEXT,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    item_id INTEGER REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    person_id INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE proposal (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    item_id INTEGER REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT,
    text TEXT NOT NULL,
    proposer_id INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL
) STRICT;
CREATE TABLE vote (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    proposal_id INTEGER REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT,
    method TEXT NOT NULL,
    voters INTEGER NOT NULL,
    votes_for INTEGER NOT NULL,
    votes_against INTEGER NOT NULL,
    votes_abstain INTEGER NOT NULL,
    votes_blank INTEGER NOT NULL,
    votes_invalid INTEGER NOT NULL
) STRICT;
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    item_id INTEGER REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
    proposal_id INTEGER REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED,
    vote_id INTEGER REFERENCES vote (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT,
    text TEXT NOT NULL,
    public_text TEXT NOT NULL,
    method TEXT NOT NULL,
    outcome TEXT NOT NULL,
    provisional INTEGER NOT NULL,
    minority_view TEXT NOT NULL
) STRICT;
CREATE TABLE action (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    meeting_id INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    item_id INTEGER REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT,
    text TEXT NOT NULL,
    owner_id INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    co_owners TEXT NOT NULL,
    due TEXT,
    status TEXT NOT NULL,
    confidential INTEGER NOT NULL
) STRICT;
CREATE TABLE action_event (
    id INTEGER PRIMARY KEY,
    action_id INTEGER NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
    meeting_id INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT,
    kind TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    comment TEXT NOT NULL
) STRICT;
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    name TEXT NOT NULL,
    meeting_id INTEGER,
    undoes INTEGER REFERENCES journal (id),
    rows TEXT NOT NULL
) STRICT;
CREATE TABLE draft (
    place TEXT NOT NULL,
    window TEXT NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (place, window)
) STRICT;
CREATE UNIQUE INDEX one_council ON council ((1));
CREATE INDEX meeting_break_meeting ON meeting_break (meeting_id);
CREATE INDEX agenda_item_meeting ON agenda_item (meeting_id);
CREATE INDEX agenda_visit_meeting ON agenda_visit (meeting_id);
CREATE INDEX attendance_meeting ON attendance (meeting_id);
CREATE INDEX note_meeting ON note (meeting_id);
CREATE INDEX proposal_meeting ON proposal (meeting_id);
CREATE INDEX vote_meeting ON vote (meeting_id);
CREATE INDEX decision_meeting ON decision (meeting_id);
CREATE INDEX action_meeting ON action (meeting_id);
CREATE INDEX action_status ON action (status);
CREATE INDEX action_event_action ON action_event (action_id);
CREATE INDEX action_event_meeting ON action_event (meeting_id);
CREATE INDEX journal_meeting ON journal (meeting_id, id);
"""

FLOOR = """
ALTER TABLE agenda_item ADD COLUMN phase TEXT NOT NULL DEFAULT 'none';
ALTER TABLE agenda_item ADD COLUMN allotted_minutes INTEGER;
ALTER TABLE agenda_item ADD COLUMN limit_seconds INTEGER;
ALTER TABLE agenda_item ADD COLUMN list_closed INTEGER NOT NULL DEFAULT 0;
CREATE TABLE speaking_turn (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    item_id INTEGER REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
    person_id INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    asked_at TEXT,
    position INTEGER NOT NULL,
    limit_seconds INTEGER NOT NULL,
    leaves_soon INTEGER NOT NULL
) STRICT;
CREATE TABLE speaking_stretch (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    turn_id INTEGER NOT NULL REFERENCES speaking_turn (id) DEFERRABLE INITIALLY DEFERRED,
    started_at TEXT,
    ended_at TEXT
) STRICT;
CREATE TABLE parked_point (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    item_id INTEGER REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT,
    text TEXT NOT NULL,
    person_id INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL,
    comment TEXT NOT NULL
) STRICT;
CREATE INDEX speaking_turn_meeting ON speaking_turn (meeting_id);
CREATE INDEX speaking_stretch_meeting ON speaking_stretch (meeting_id);
CREATE INDEX parked_point_meeting ON parked_point (meeting_id);
"""

DECIDING = """
CREATE TABLE proposal_version (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    proposal_id INTEGER NOT NULL REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    at TEXT,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE voter (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    vote_id INTEGER NOT NULL REFERENCES vote (id) DEFERRABLE INITIALLY DEFERRED,
    person_id INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    stance TEXT NOT NULL,
    argument TEXT NOT NULL
) STRICT;
CREATE TABLE candidate (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    vote_id INTEGER NOT NULL REFERENCES vote (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    votes INTEGER NOT NULL,
    elected INTEGER NOT NULL
) STRICT;
CREATE TABLE decision_event (
    id INTEGER PRIMARY KEY,
    decision_id INTEGER NOT NULL REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT,
    fate TEXT NOT NULL,
    day TEXT,
    by_id INTEGER REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
    reason TEXT NOT NULL
) STRICT;
ALTER TABLE proposal ADD COLUMN about_person INTEGER NOT NULL DEFAULT 0;
ALTER TABLE proposal ADD COLUMN kind TEXT NOT NULL DEFAULT 'decision';
ALTER TABLE proposal ADD COLUMN earlier_id INTEGER
    REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE vote ADD COLUMN item_id INTEGER
    REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE vote ADD COLUMN question TEXT NOT NULL DEFAULT '';
ALTER TABLE vote ADD COLUMN status TEXT NOT NULL DEFAULT 'settled';
ALTER TABLE vote ADD COLUMN result TEXT NOT NULL DEFAULT 'none';
ALTER TABLE vote ADD COLUMN majority TEXT NOT NULL DEFAULT 'simple';
ALTER TABLE vote ADD COLUMN abstentions_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE vote ADD COLUMN blanks_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE vote ADD COLUMN quorum_needed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE vote ADD COLUMN round INTEGER NOT NULL DEFAULT 0;
ALTER TABLE vote ADD COLUMN issued INTEGER NOT NULL DEFAULT 0;
ALTER TABLE vote ADD COLUMN only_result INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decision ADD COLUMN kind TEXT NOT NULL DEFAULT 'decision';
ALTER TABLE decision ADD COLUMN advice TEXT NOT NULL DEFAULT 'none';
ALTER TABLE decision ADD COLUMN review_on TEXT;
ALTER TABLE decision ADD COLUMN corrects_id INTEGER
    REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE decision ADD COLUMN replaces_id INTEGER
    REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX proposal_version_meeting ON proposal_version (meeting_id);
CREATE INDEX voter_meeting ON voter (meeting_id);
CREATE INDEX candidate_meeting ON candidate (meeting_id);
CREATE INDEX proposal_status ON proposal (status);
CREATE INDEX proposal_earlier ON proposal (earlier_id);
"""

WINDOWS = """
ALTER TABLE draft ADD COLUMN item_id INTEGER;
ALTER TABLE draft ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
CREATE TABLE session (
    window TEXT PRIMARY KEY,
    who TEXT NOT NULL,
    started_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
) STRICT;
"""


@migrations()
def m001_first(db: Database) -> None:
    """Everything that a meeting from gavel to minutes needs."""
    _run(db, FIRST)


@migrations()
def m002_floor(db: Database) -> None:
    """Who speaks, the clock of the meeting, and points that are parked."""
    _run(db, FLOOR)


@migrations()
def m003_deciding(db: Database) -> None:
    """Versions of proposals, who could vote and how, ballots, and what became of decisions."""
    _run(db, DECIDING)


@migrations()
def m004_windows(db: Database) -> None:
    """Which windows are open, and where and on what ground a line was being typed."""
    _run(db, WINDOWS)


@migrations()
def m005_next(db: Database) -> None:
    """Templates of agendas, where an item comes from, and changes of minutes that were made."""
    _run(db, NEXT)


@migrations()
def m006_registers(db: Database) -> None:
    """Promises, requests for advice, signals, incoming documents and terms of office."""
    _run(db, REGISTERS)


@migrations()
def m007_search(db: Database) -> None:
    """An index of the words in everything that can be found, filled with what is there."""
    _run(db, SEARCH)
    index.begin(db.conn)


@migrations()
def m008_retention(db: Database) -> None:
    """When the working material of minutes went, and which changes nobody takes back any more."""
    _run(db, RETENTION)


@migrations()
def m009_rules(db: Database) -> None:
    """Where each rule stands, and proposals that waited for want of a quorum."""
    _run(db, RULES)


def _run(db: Database, statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            db.execute(statement)

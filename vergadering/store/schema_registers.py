"""The step of the schema that brings the registers; never edited, as `schema` says."""

REGISTERS = """
CREATE TABLE promise (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    meeting_id INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    item_id INTEGER REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT,
    text TEXT NOT NULL,
    person_id INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    due TEXT,
    status TEXT NOT NULL,
    confidential INTEGER NOT NULL
) STRICT;
CREATE TABLE promise_event (
    id INTEGER PRIMARY KEY,
    promise_id INTEGER NOT NULL REFERENCES promise (id) DEFERRABLE INITIALLY DEFERRED,
    meeting_id INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT,
    kind TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    comment TEXT NOT NULL
) STRICT;
CREATE TABLE advice_request (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    subject TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    handler_id INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    weeks INTEGER NOT NULL,
    received_on TEXT,
    known_on TEXT,
    acknowledged_on TEXT,
    asked_by TEXT,
    agreed_by TEXT,
    intended_on TEXT,
    questions_on TEXT,
    answered_on TEXT,
    term_stops INTEGER NOT NULL,
    constituency_from TEXT,
    constituency_until TEXT,
    decision TEXT NOT NULL,
    advice TEXT NOT NULL,
    sent_on TEXT,
    response_due TEXT,
    responded_on TEXT,
    response TEXT NOT NULL,
    response_text TEXT NOT NULL,
    timeliness TEXT NOT NULL,
    timeliness_reason TEXT NOT NULL,
    comment TEXT NOT NULL
) STRICT;
CREATE TABLE advice_event (
    id INTEGER PRIMARY KEY,
    advice_id INTEGER NOT NULL REFERENCES advice_request (id) DEFERRABLE INITIALLY DEFERRED,
    meeting_id INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT,
    day TEXT,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    comment TEXT NOT NULL
) STRICT;
CREATE TABLE signal (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    received_on TEXT,
    source TEXT NOT NULL,
    place TEXT NOT NULL,
    theme TEXT NOT NULL,
    raw TEXT NOT NULL,
    text TEXT NOT NULL,
    count INTEGER NOT NULL,
    status TEXT NOT NULL,
    released INTEGER NOT NULL,
    follow_up TEXT NOT NULL,
    fed_back_on TEXT
) STRICT;
CREATE TABLE incoming_document (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    received_on TEXT,
    sender TEXT NOT NULL,
    subject TEXT NOT NULL,
    handling TEXT NOT NULL,
    follow_up TEXT NOT NULL,
    confidential INTEGER NOT NULL,
    comment TEXT NOT NULL
) STRICT;
CREATE TABLE membership (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    since TEXT,
    trial_until TEXT,
    found_by TEXT NOT NULL,
    from_on TEXT,
    until TEXT,
    re_electable INTEGER NOT NULL,
    appointed_by TEXT NOT NULL,
    left_on TEXT
) STRICT;
CREATE INDEX promise_meeting ON promise (meeting_id);
CREATE INDEX promise_status ON promise (status);
CREATE INDEX promise_event_promise ON promise_event (promise_id);
CREATE INDEX promise_event_meeting ON promise_event (meeting_id);
CREATE INDEX advice_event_advice ON advice_event (advice_id);
CREATE INDEX advice_event_meeting ON advice_event (meeting_id);
"""

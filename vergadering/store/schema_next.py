"""The step of the schema for what leads to the next meeting; never edited, as `schema` says."""

NEXT = """
CREATE TABLE agenda_template (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL
) STRICT;
CREATE TABLE template_item (
    id INTEGER PRIMARY KEY,
    template_id INTEGER NOT NULL REFERENCES agenda_template (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    goal TEXT NOT NULL,
    planned_minutes INTEGER NOT NULL,
    key_question TEXT NOT NULL,
    confidential INTEGER NOT NULL,
    part INTEGER NOT NULL
) STRICT;
CREATE TABLE minutes_change (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    noted_in_id INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    person_id INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    confidential INTEGER NOT NULL
) STRICT;
ALTER TABLE meeting ADD COLUMN adopted_in_id INTEGER
    REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE meeting ADD COLUMN adopted_by TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN prepared_at TEXT;
ALTER TABLE meeting ADD COLUMN reopened_at TEXT;
ALTER TABLE agenda_item ADD COLUMN minutes_of_id INTEGER
    REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE agenda_item ADD COLUMN deferred_from INTEGER;
ALTER TABLE agenda_item ADD COLUMN parked_from INTEGER;
CREATE INDEX template_item_template ON template_item (template_id);
CREATE INDEX minutes_change_meeting ON minutes_change (meeting_id);
"""

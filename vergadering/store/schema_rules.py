"""The step of the schema that brings references to rules; never edited, as `schema` says."""

RULES = """
CREATE TABLE rule_reference (
    id INTEGER PRIMARY KEY,
    rule TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
ALTER TABLE proposal ADD COLUMN without_quorum INTEGER NOT NULL DEFAULT 0;
"""

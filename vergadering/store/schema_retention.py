"""The step of the schema for terms of retention; never edited, as `schema` says."""

RETENTION = """
ALTER TABLE meeting ADD COLUMN cleared_on TEXT;
ALTER TABLE journal ADD COLUMN expired INTEGER NOT NULL DEFAULT 0;
"""

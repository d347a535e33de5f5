"""The only package that speaks SQL: rows in and out of one SQLite file."""

"""The `sqlite3` module that sqlite-utils uses: a newer SQLite where one is installed."""

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # re-exported on purpose

__all__ = ["sqlite3"]

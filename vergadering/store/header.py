"""What SQLite's own header says of a council's file: whose it is, and how far."""

APPLICATION_ID = 0x56474144
"""Marks a file as ours (`VGAD`)."""

VERSION = 9
"""How many steps of the schema there are; kept in the file as `user_version`."""

"""The clock of whoever sits at the desk."""

from datetime import datetime


def now() -> datetime:
    """The present moment, with the local offset, in whole seconds."""
    return datetime.now().astimezone().replace(microsecond=0)

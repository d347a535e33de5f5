"""What the surroundings say: the time, folders, the file of this user, the name."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

PROGRAM = "vergadering"

BACKUPS = "reservekopieen"
"""The name of a folder with backups."""


def data_folder() -> Path:
    """Where this user's council is kept: VERGADERING_MAP, else the platform's own folder."""
    chosen = os.environ.get("VERGADERING_MAP")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path(PROGRAM, appauthor=False)


def log_file() -> Path:
    """Where a fault writes its details, without anybody's text."""
    chosen = os.environ.get("VERGADERING_MAP")
    if chosen:
        return Path(chosen) / f"{PROGRAM}.log"
    from platformdirs import user_log_path

    return user_log_path(PROGRAM, appauthor=False) / f"{PROGRAM}.log"


def unkept_file() -> Path:
    """Where a text goes that the council's file cannot take when the program ends."""
    return data_folder() / "niet bewaard.txt"


def own_file() -> Path:
    """The council's file that opens when none is named."""
    return data_folder() / "raad.db"


def backup_folder() -> Path:
    """Where backups of every council are kept: VERGADERING_RESERVE, else with this user's data."""
    chosen = os.environ.get("VERGADERING_RESERVE")
    return Path(chosen) if chosen else data_folder() / BACKUPS


def platform_backup_folder() -> Path:
    """Where backups are kept when the user's data stand in a folder of other computers too."""
    from platformdirs import user_data_path

    return user_data_path(PROGRAM, appauthor=False) / BACKUPS


def shown_path(path: Path) -> str:
    """Where a file is, without the name of a user: from the home folder on, else its name."""
    try:
        return f"~/{path.resolve().relative_to(Path.home().resolve()).as_posix()}"
    except (ValueError, RuntimeError, OSError):
        return path.name


def now() -> datetime:
    """The present moment, with the local offset, in whole seconds."""
    return datetime.now().astimezone().replace(microsecond=0)


def user_name() -> str:
    """Who is at this keyboard, for the journal; empty when nobody said so."""
    return os.environ.get("VERGADERING_NAAM", "")

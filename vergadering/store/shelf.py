"""The backups of one council: what they are called, where they are, and which may go."""

from __future__ import annotations

import os
import re
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING

from vergadering import settings
from vergadering.errors import Refusal
from vergadering.files import explained
from vergadering.i18n import N_
from vergadering.store.folders import Folder, Kind, recognise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path


class Reason(StrEnum):
    """Why a backup was made; part of its name."""

    OPEN = "open"
    """A meeting was opened, or the program, on a file in a folder of more computers."""
    CLOSE = "close"
    """A meeting was closed."""
    QUARTER = "quarter"
    """A quarter of an hour of an open meeting."""
    HAND = "hand"
    """Somebody asked for it."""


KEPT = {Reason.OPEN: 20, Reason.CLOSE: 20, Reason.QUARTER: 8}
"""How many of each are kept, the newest; those that somebody asked for all stay."""

WRITTEN = "%Y%m%d-%H%M%S"
"""A moment in a name, in the time of this computer."""
REASONS = "|".join(Reason)
CLAIM = ".busy"
"""Stands in a folder while a window makes a backup there of its own accord."""
CLAIM_SECONDS = 120
"""After how long a claim, or half a backup, is of a program that was killed."""
HALF = re.compile(r"\.[0-9a-f]{16}\.tmp(-wal|-shm|-journal)?")
"""What a program that was killed leaves of a backup."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as its name tells."""

    path: Path
    at: datetime
    """When it was made, in the time of this computer."""
    reason: Reason
    number: int = 1
    """Which it is of those of one second."""


def shelf_name(path: Path) -> str:
    """The folder of one council's backups: its name, and a few signs of where it stands."""
    from hashlib import sha256

    real = os.path.normcase(os.path.realpath(path))
    return f"{path.stem}-{sha256(os.fsencode(real)).hexdigest()[:8]}"


def places(path: Path, folder: Folder) -> tuple[Path, ...]:
    """Where backups of a file may be written, best first.

    Of a file in a folder of more computers, never in a folder that is kept the same elsewhere.
    """
    chosen = settings.backup_folder()
    if folder.careful:
        local = (chosen, settings.platform_backup_folder())
        wanted = [each for each in local if recognise(each).kind is not Kind.SYNCHRONISED]
    else:
        wanted = [chosen, path.absolute().parent / settings.BACKUPS]
    return tuple(each / shelf_name(path) for each in wanted)


def everywhere(path: Path) -> tuple[Backup, ...]:
    """The backups of a file in every place where they may be, newest first."""
    folders = (
        settings.backup_folder(),
        settings.platform_backup_folder(),
        path.absolute().parent / settings.BACKUPS,
    )
    name = shelf_name(path)
    found = (backup for folder in dict.fromkeys(folders) for backup in backups(path, folder / name))
    return _newest_first(found)


def backups(path: Path, folder: Path) -> tuple[Backup, ...]:
    """The backups of a file in one folder, newest first; none when there is no such folder."""
    if not folder.is_dir():
        return ()
    return _newest_first(filter(None, (read_name(path.stem, each) for each in folder.iterdir())))


def free_names(path: Path, at: datetime, reason: Reason) -> Iterator[str]:
    """The names that a backup of this moment may have, best first."""
    for number in count(1):
        again = f"-{number}" if number > 1 else ""
        yield f"{path.stem}-{at.astimezone():{WRITTEN}}-{reason}{again}.db"


def read_name(stem: str | None, path: Path) -> Backup | None:
    """What the name of a backup tells, of a council's file called `stem` or of any; else None."""
    wanted = ".+" if stem is None else re.escape(stem)
    found = re.fullmatch(rf"{wanted}-(\d{{8}}-\d{{6}})-({REASONS})(?:-(\d{{1,6}}))?\.db", path.name)
    if found is None:
        return None
    try:
        at = datetime.strptime(found[1], WRITTEN).astimezone()
    except ValueError:
        return None
    return Backup(path, at, Reason(found[2]), int(found[3] or 1))


def surplus(found: Sequence[Backup]) -> tuple[Backup, ...]:
    """The backups that may go: of each reason the oldest, beyond as many as are kept."""
    return tuple(
        backup
        for reason, most in KEPT.items()
        for backup in _newest_first(each for each in found if each.reason is reason)[most:]
    )


def tidy(path: Path, folder: Path) -> None:
    """Remove the backups that may go, and what a killed program left half. Nothing else."""
    try:
        for backup in surplus(backups(path, folder)):
            backup.path.unlink(missing_ok=True)
        for each in folder.iterdir():
            if HALF.fullmatch(each.name) and _is_stale(each):
                each.unlink(missing_ok=True)
    except OSError as error:
        raise Refusal(
            N_("Oude reservekopieën kunnen niet opgeruimd worden: {said}"), said=error.strerror
        ) from error


def usable(folders: Sequence[Path]) -> Path:
    """The first of these that can be written in, made when it is not there; only for this user."""
    for folder in folders:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK | os.X_OK):
            return folder
    raise Refusal(N_("Er is geen map waarin een reservekopie geschreven kan worden."))


@contextmanager
def claimed(folder: Path) -> Iterator[bool]:
    """Whether this window may make a backup here of its own accord: one window at a time."""
    claim = folder / CLAIM
    try:
        if claim.exists() and _is_stale(claim):
            claim.unlink(missing_ok=True)
        os.close(os.open(claim, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        yield False
        return
    except OSError as error:
        raise explained(error, claim) from error
    try:
        yield True
    finally:
        claim.unlink(missing_ok=True)


def _is_stale(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > CLAIM_SECONDS


def _newest_first(found: Iterable[Backup]) -> tuple[Backup, ...]:
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.number), reverse=True))

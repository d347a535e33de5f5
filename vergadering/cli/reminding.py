"""`vergadering acties --herinnering`: a letter and tasks for everybody who has to do something."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from vergadering.cli.open_actions import left_out, person_named
from vergadering.cli.output import say
from vergadering.cli.reading import reading
from vergadering.domain.actions import unfinished
from vergadering.domain.plain import one_line
from vergadering.domain.public import public
from vergadering.errors import Refusal
from vergadering.files import REPLACEABLE, Taken, write_file
from vergadering.i18n import N_, Translator

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path
    from typing import BinaryIO

    from vergadering.cli.base import Session
    from vergadering.documents.reminders import Reminder
    from vergadering.domain.state import State


def remind(
    session: Session,
    database: Path,
    folder: Path,
    who: str,
    *,
    overdue: bool,
    private: bool,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Write a letter and tasks for each person in a folder, which is made when it is not there.

    Nothing of a closed item is in them unless `private`.
    """
    from vergadering.documents.calendar import tasks
    from vergadering.documents.reminders import file_stem, letter

    with reading(database) as file:
        state, origin = file.load(None)[0], file.origin()
    at, words = session.clock(), Translator(state.the_council.language)
    chosen = _chosen(session, state, who, at.date(), overdue=overdue, private=private)
    made: dict[Path, bytes] = {}
    for reminder in chosen:
        stem = _free(folder / file_stem(reminder, words, at.date()), made)
        made[stem.with_name(f"{stem.name}.eml")] = letter(reminder, state, words, at)
        made[stem.with_name(f"{stem.name}.ics")] = tasks(reminder, state, words, at, origin)
    _write(session.t, folder, made, overwrite=overwrite)


def _write(t: Translator, folder: Path, made: dict[Path, bytes], *, overwrite: bool) -> None:
    """Write all of it; nothing when one of the names is taken."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise Refusal(N_("De map {folder} kan niet gemaakt worden."), folder=str(folder)) from error
    taken = [path for path in made if path.exists()]
    if taken and not overwrite:
        raise Taken(REPLACEABLE, path=taken[0].name)
    for path, data in made.items():
        write_file(path, partial(_give, data), overwrite=overwrite, taken=REPLACEABLE)
        say(t(N_("Geschreven: {path}"), path=str(path)))


def _give(data: bytes, out: BinaryIO) -> None:
    out.write(data)


def _chosen(
    session: Session, state: State, who: str, today: date, *, overdue: bool, private: bool
) -> list[Reminder]:
    """Whom to remind; of what cannot be in a reminder something is said."""
    from vergadering.documents.reminders import nobodys, reminders

    t, seen = session.t, state if private else public(state)
    hidden = len(unfinished(state)) - len(unfinished(seen))
    if hidden:
        say(left_out(hidden, t))
    ids = {person_named(state, who)} if who else {person.id for person in state.person}
    every = reminders(seen, today, overdue=overdue)
    found = [each for each in every if each.person.id in ids]
    for action in () if who else nobodys(seen):
        said = one_line(f"{action.number}, {action.text}")
        say(t(N_("Nog van niemand: {action}"), action=said))
    if not found:
        say(t(N_("Er is niemand om te herinneren.")))
    return found


def _free(stem: Path, made: dict[Path, bytes]) -> Path:
    """A name that nobody else in this call has: two people may be called the same."""
    for number in count(1):
        found = stem if number == 1 else stem.with_name(f"{stem.name}-{number}")
        if found.with_name(f"{found.name}.eml") not in made:
            return found
    raise AssertionError

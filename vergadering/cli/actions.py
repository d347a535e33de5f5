"""`vergadering acties`: who still has to do what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from vergadering.cli import listing
from vergadering.cli.base import PATH, Command, Misuse, Session
from vergadering.cli.open_actions import left_out, person_named
from vergadering.cli.output import say
from vergadering.cli.placing import may_replace
from vergadering.cli.reading import council_of
from vergadering.domain.actions import is_overdue, unfinished
from vergadering.domain.model import Meeting
from vergadering.domain.plain import clean, one_line
from vergadering.domain.words import word
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from rich.text import Text

    from vergadering.domain.model import Action
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

DOES = N_(
    "Laat zien welke acties nog open staan, de oudste datum eerst. Buiten een terminal is het"
    " een regel per actie, met tabs ertussen: nummer, datum, wie, stand en tekst."
)


def command(name: str, t: Translator) -> Command:
    """The command that lists actions."""
    return Command(
        name,
        t,
        does=DOES,
        run=click.pass_obj(actions_command),
        parameters=[
            click.Argument(["database"], type=PATH, metavar="DATABASE"),
            click.Option(
                ["--wie", "--who", "who"],
                default="",
                metavar=t(N_("NAAM")),
                help=t(N_("Alleen wat deze persoon doet, ook samen met anderen.")),
            ),
            click.Option(
                ["--te-laat", "--overdue", "overdue"],
                is_flag=True,
                help=t(N_("Alleen wat al klaar had moeten zijn.")),
            ),
            listing.private_too(t, N_("Ook wat in een besloten punt is afgesproken.")),
            listing.as_json(t),
            click.Option(
                ["--doorlopen", "--review", "review"],
                is_flag=True,
                help=t(N_("Loop ze een voor een door en zeg wat ervan wordt, in gewone tekst.")),
            ),
            click.Option(
                ["--herinnering", "--remind", "folder"],
                type=PATH,
                metavar=t(N_("MAP")),
                help=t(N_("Zet in deze map een herinnering per persoon: een e-mail en taken.")),
            ),
            may_replace(t),
        ],
    )


def actions_command(
    session: Session,
    database: Path,
    *,
    review: bool,
    folder: Path | None,
    overwrite: bool,
    **chosen: Any,
) -> None:
    """List the open actions, go through them, or remind people of them."""
    if review and (folder is not None or chosen["as_json"]):
        raise Misuse(N_("--doorlopen gaat niet samen met --herinnering of --json."), None)
    if folder is not None:
        from vergadering.cli.reminding import remind

        remind(session, database, folder, overwrite=overwrite, **chosen)
    elif review:
        from vergadering.cli.reviewing import review_actions

        review_actions(session, database, **chosen)
    else:
        list_actions(session, database, **chosen)


def list_actions(
    session: Session, database: Path, who: str, *, overdue: bool, private: bool, as_json: bool
) -> None:
    """Give the open actions, as a table on a terminal and as plain lines elsewhere."""
    state, today = council_of(database), session.clock().date()
    actions = list(unfinished(state))
    if who:
        person = person_named(state, who)
        actions = [a for a in actions if person in (a.owner_id, *a.co_owners)]
    if overdue:
        actions = [action for action in actions if is_overdue(action, today)]
    hidden = 0 if private else sum(action.confidential for action in actions)
    if hidden:
        actions = [action for action in actions if not action.confidential]
        say(left_out(hidden, session.t))
    _listing(state, today, session.t).give(actions, as_json=as_json)


def _listing(state: State, today: date, t: Translator) -> listing.Listing[Action]:
    return listing.Listing(
        t(N_("Er zijn geen acties om te laten zien.")),
        partial(_facts, state, today),
        partial(_cells, state, today, t),
        (
            listing.Column(t(N_("Nr")), whole=True),
            listing.Column(t(N_("Klaar op")), whole=True),
            listing.Column(t(N_("Wie")), max_width=12),
            listing.Column(t(N_("Stand")), max_width=8),
            listing.Column(t(N_("Actie"))),
        ),
        partial(_texts, state, today, t),
    )


def _owners(state: State, action: Action) -> list[str]:
    ids = [id for id in (action.owner_id, *action.co_owners) if id is not None]
    return [clean(person.display_name) for person in state.people(ids)]


def _cells(state: State, today: date, t: Translator, action: Action) -> list[str]:
    """Number, date as `2026-10-13`, owners, status in words, text; each on one line."""
    status = t(word(action.status))
    if is_overdue(action, today):
        status = t(N_("{status}, te laat"), status=status)
    due = action.due.isoformat() if action.due else ""
    owners = ", ".join(_owners(state, action))
    return [one_line(cell) for cell in (action.number, due, owners, status, action.text)]


def _facts(state: State, today: date, action: Action) -> dict[str, Any]:
    meeting = state.get(Meeting, action.meeting_id)
    return {
        "number": action.number,
        "text": clean(action.text),
        "who": _owners(state, action),
        "due": action.due.isoformat() if action.due else None,
        "status": action.status.value,
        "overdue": is_overdue(action, today),
        "meeting": meeting.number if meeting else None,
    }


def _texts(state: State, today: date, t: Translator, action: Action) -> list[Text]:
    """The cells with the day as people write it, and what is overdue in bold."""
    from rich.text import Text

    number, due, who, status, text = _cells(state, today, t, action)
    if action.due is not None:
        due = f"{action.due:%d-%m-%Y}"
    style = "bold" if is_overdue(action, today) else ""
    return [Text(number), Text(due, style), Text(who), Text(status, style), Text(text)]

"""`vergadering bewaartermijnen`: what was kept long enough, and taking it out for good."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from vergadering.cli import listing
from vergadering.cli.base import PATH, Command, Session
from vergadering.cli.output import give, say
from vergadering.domain.plain import one_line
from vergadering.domain.retention import Matter, grouped
from vergadering.domain.retention_words import (
    STAYS,
    WORKING_IS,
    line_of,
    many_of,
    oldest,
    term_of,
)
from vergadering.i18n import N_
from vergadering.settings import user_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vergadering.desk.retention import Preview
    from vergadering.domain.retention import Expired
    from vergadering.i18n import Translator

DOES = N_(
    "Laat zien waarvan de bewaartermijn voorbij is, en haal het voorgoed uit DATABASE als u daar"
    " ja op zegt of met --uitvoeren. Buiten een terminal is het een regel per soort, met tabs"
    " ertussen: wat, hoe lang het bewaard wordt en sinds wanneer het weg kan."
)


def command(name: str, t: Translator) -> Command:
    """The command that takes out what was kept long enough."""
    return Command(
        name,
        t,
        does=DOES,
        run=click.pass_obj(retain),
        parameters=[
            click.Argument(["database"], type=PATH, metavar="DATABASE"),
            click.Option(
                ["--uitvoeren", "--execute", "execute"],
                is_flag=True,
                help=t(N_("Haal het weg zonder te vragen. Het komt nooit meer terug.")),
            ),
            listing.as_json(t),
        ],
    )


def retain(session: Session, database: Path, *, execute: bool, as_json: bool) -> None:
    """Give what may go; take it out when that is asked for."""
    from vergadering.desk import Desk

    t = session.t
    desk = Desk(database, clock=session.clock, who=user_name())
    try:
        preview = desk.retention.preview()
        if not as_json:
            _show(preview, t)
        wanted = execute or (not as_json and bool(preview.expired) and _agreed(t))
        if wanted:
            desk.retention.expire(preview.expired)
    finally:
        desk.close()
    if as_json:
        give(json.dumps(facts(preview, executed=wanted), ensure_ascii=False, indent=2))
    elif wanted:
        say(t(N_("Wat lang genoeg bewaard was, is uit het bestand.")))
    elif preview.expired:
        say(t(N_("Er is niets weggehaald. Met --uitvoeren gaat het weg.")))
    if preview.backups and preview.expired and not as_json:
        _name(preview.backups, t)


def _show(preview: Preview, t: Translator) -> None:
    """What may go, a line for each kind, and what that means."""
    groups = grouped(preview.expired)
    if not groups:
        say(t(N_("Er is niets waarvan de bewaartermijn voorbij is.")))
        return
    for matter, rows in groups.items():
        length = preview.terms[matter]
        if sys.stdout.isatty():
            give(f"· {line_of(t, rows, length, preview.parts)}")
        else:
            since = oldest(rows)
            cells = (many_of(t, matter, len(rows)), term_of(t, matter, length))
            give("\t".join((*cells, since.isoformat() if since else "")))
    if Matter.WORKING in groups:
        say(t(WORKING_IS))
    say(t(STAYS))


def _agreed(t: Translator) -> bool:
    """Whether somebody at a terminal says yes; nobody is asked elsewhere."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    say(t(N_("Dit gaat uit het bestand en komt nooit meer terug. Doorgaan? Typ “ja”.")))
    return sys.stdin.readline().strip().casefold() in YES


YES = frozenset({"ja", "j", "yes", "y"})
"""The answers that mean yes, in either language."""


def _name(backups: Sequence[Path], t: Translator) -> None:
    """Each backup from before, with what it means."""
    say(
        t.many(
            "In {n} reservekopie blijft het staan:",
            "In {n} reservekopieën blijft het staan:",
            len(backups),
        )
    )
    for path in backups:
        say(one_line(str(path)))


def facts(preview: Preview, *, executed: bool) -> dict[str, Any]:
    """The same for other programs; of people and signals nothing but how many."""
    return {
        "expired": [
            _group(matter, rows, preview) for matter, rows in grouped(preview.expired).items()
        ],
        "backups": [one_line(str(path)) for path in preview.backups],
        "executed": executed,
    }


def _group(matter: Matter, rows: tuple[Expired, ...], preview: Preview) -> dict[str, Any]:
    since = oldest(rows)
    working = matter is Matter.WORKING
    return {
        "matter": matter.value,
        "count": len(rows),
        "term": preview.terms[matter],
        "unit": "months" if matter in (Matter.WORKING, Matter.SIGNAL) else "weeks",
        "since": since.isoformat() if since else None,
        "meetings": [row.number for row in rows] if working else [],
        "parts": preview.parts if working else {},
    }

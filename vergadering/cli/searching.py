"""`vergadering zoek`: words in everything that the council kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from vergadering.cli import listing
from vergadering.cli.base import PATH, Command, Misuse, Session
from vergadering.cli.output import say
from vergadering.cli.reading import reading
from vergadering.domain.matching import query_of
from vergadering.domain.plain import clean, one_line
from vergadering.domain.state import TABLE
from vergadering.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

    from rich.text import Text

    from vergadering.domain.search import Found, Hit
    from vergadering.i18n import Translator

DOES = N_(
    "Zoek in alle vergaderingen en registers naar regels waar al deze woorden in staan; het laatste"
    " mag het begin van een woord zijn. Hele woorden komen eerst, en wat het nieuwste is."
    " Buiten een terminal is het een regel per vondst, met tabs ertussen: vergadering, datum,"
    " soort, nummer, tekst en of het besloten is."
)

MOST = 10_000
"""How many hits can be asked for."""


def command(name: str, t: Translator) -> Command:
    """The command that searches."""
    return Command(
        name,
        t,
        does=DOES,
        run=click.pass_context(search),
        parameters=[
            click.Argument(["database"], type=PATH, metavar="DATABASE"),
            click.Argument(["words"], nargs=-1, metavar=t(N_("WOORDEN…"))),
            listing.private_too(t, N_("Ook wat besloten is, en wat alleen voor de raad zelf is.")),
            click.Option(
                ["--limiet", "--limit", "limit"],
                type=click.IntRange(1, MOST),
                default=50,
                metavar=t(N_("AANTAL")),
                help=t(N_("Hoeveel vondsten hoogstens; 50 als u niets kiest.")),
            ),
            click.Option(
                ["--opnieuw", "--rebuild", "anew"],
                is_flag=True,
                help=t(N_("Maak eerst de zoekindex opnieuw.")),
            ),
            listing.as_json(t),
        ],
    )


def search(
    context: click.Context,
    database: Path,
    words: tuple[str, ...],
    limit: int,
    *,
    private: bool,
    anew: bool,
    as_json: bool,
) -> None:
    """Give what was found as a table, as lines or as JSON."""
    session: Session = context.obj
    t, typed = session.t, " ".join(words)
    if not anew and not query_of(typed):
        raise Misuse(N_("Welke woorden zoekt u?"), context)
    with reading(database) as file:
        if anew:
            file.fill_index()
            say(t(N_("De zoekindex is opnieuw gemaakt.")))
        found = file.find(typed, private=private, limit=limit)
    if found is not None and query_of(typed):
        _give(found, t, as_json=as_json)


def _give(found: Found, t: Translator, *, as_json: bool) -> None:
    listing.Listing(
        t(N_("Niets gevonden.")),
        _facts,
        partial(_cells, t),
        (
            listing.Column(t(N_("Vergadering")), whole=True),
            listing.Column(t(N_("Datum")), whole=True),
            listing.Column(t(N_("Soort")), max_width=16),
            listing.Column(t(N_("Nr")), whole=True),
            listing.Column(t(N_("Tekst"))),
        ),
        partial(_texts, t),
    ).give(found.hits, as_json=as_json)
    if found.more:
        say(t(N_("Er is meer. Zoek met meer woorden, of vraag om meer met --limiet.")))


def _cells(t: Translator, hit: Hit) -> list[str]:
    """Meeting, day as `2026-10-06`, kind, number, text, and whether it is closed."""
    meeting = hit.meeting.number if hit.meeting else ""
    day = hit.day.isoformat() if hit.day else ""
    cells = (meeting, day, t(hit.name), hit.number, hit.shown.text, _secret(t, hit))
    return [one_line(cell) for cell in cells]


def _secret(t: Translator, hit: Hit) -> str:
    """Whether not everybody may see it, in the reader's language; empty when they may."""
    if hit.closed:
        return t(N_("Besloten"))
    return t(N_("Niet openbaar")) if hit.private else ""


def _texts(t: Translator, hit: Hit) -> list[Text]:
    """The cells, with what was found in bold; what is closed says so first."""
    from rich.text import Text

    meeting, day, name, number, _, secret = _cells(t, hit)
    text = Text()
    if secret:
        text.append(f"({secret}) ", "italic")
    shift = len(text)
    text.append(hit.shown.text)
    for begin, end in hit.shown.marks:
        text.stylize("bold", begin + shift, end + shift)
    return [Text(meeting), Text(day), Text(name), Text(number), text]


def _facts(hit: Hit) -> dict[str, Any]:
    """Everything of a hit that another program may want."""
    return {
        "kind": TABLE[type(hit.row)],
        "id": hit.row.id,
        "number": hit.number or None,
        "meeting": hit.meeting.number if hit.meeting else None,
        "item": hit.item.number if hit.item else None,
        "date": hit.day.isoformat() if hit.day else None,
        "text": clean(hit.shown.text),
        "closed": hit.closed,
        "private": hit.private,
    }

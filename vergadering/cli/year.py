"""`vergadering jaar`: a year in figures."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from vergadering.cli import listing
from vergadering.cli.base import PATH, Command, Session
from vergadering.cli.output import give
from vergadering.cli.reading import tables_of
from vergadering.domain.choices_registers import Response, Timeliness
from vergadering.domain.plain import clean, one_line
from vergadering.domain.public import public
from vergadering.domain.words import word
from vergadering.domain.year import READ, YearFigures, year_figures
from vergadering.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

    from vergadering.domain.advice_figures import AdviceFigures
    from vergadering.i18n import Translator

DOES = N_(
    "Laat een jaar in cijfers zien: vergaderingen, aanwezigheid, besluiten, acties, adviezen,"
    " toezeggingen en signalen. Buiten een terminal is het een regel per cijfer, met een tab"
    " ertussen."
)

BAR = 30
"""Cells of the longest bar."""


def command(name: str, t: Translator) -> Command:
    """The command that shows a year."""
    return Command(
        name,
        t,
        does=DOES,
        run=click.pass_obj(show_year),
        parameters=[
            click.Argument(["database"], type=PATH, metavar="DATABASE"),
            click.Argument(["year"], type=click.IntRange(1900, 2999), metavar=t(N_("JAAR"))),
            listing.private_too(t, N_("Ook wat besloten is, en wat nog niet getoond mag worden.")),
            listing.as_json(t),
        ],
    )


def show_year(session: Session, database: Path, year: int, *, private: bool, as_json: bool) -> None:
    """Give the figures of a year, with bars on a terminal."""
    whole = tables_of(database, *READ)
    state = whole if private else public(whole)
    figures = year_figures(state, year, session.clock().date())
    if as_json:
        give(json.dumps(facts(figures), ensure_ascii=False, indent=2))
        return
    groups = _groups(figures, session.t)
    if sys.stdout.isatty():
        _bars(groups, year)
        return
    for _, rows in groups:
        for label, number in rows:
            give(f"{one_line(label)}\t{number}")


Rows = list[tuple[str, int]]
"""Labels with a number each."""


def _groups(figures: YearFigures, t: Translator) -> list[tuple[str, Rows]]:
    """The figures by subject, in the reader's language.

    Those of the first subject have units of their own; the others can be compared.
    """
    decisions = [(t(word(each)), n) for each, n in figures.decisions.items()]
    signals = [(clean(theme) or t(N_("zonder thema")), n) for theme, n in figures.themes]
    return [
        (t(N_("Vergaderingen")), _meetings(figures, t)),
        (t(N_("Besluiten")), decisions),
        (t(N_("Acties")), _actions(figures, t)),
        (t(N_("Adviezen")), _advice(figures, t)),
        (t(N_("Toezeggingen")), _promises(figures, t)),
        (t(N_("Signalen")), [*signals, (t(N_("teruggekoppeld")), figures.fed_back)]),
    ]


def _meetings(figures: YearFigures, t: Translator) -> Rows:
    there, listed = figures.presence
    return [
        (t(N_("vergaderingen")), figures.meetings),
        (t(N_("uren")), round(figures.meeting_minutes / 60)),
        (t(N_("aanwezig, procent")), round(100 * there / listed) if listed else 0),
    ]


def _actions(figures: YearFigures, t: Translator) -> Rows:
    return [
        (t(N_("afgesproken")), figures.actions_made),
        (t(N_("gereed")), figures.actions_done),
        (t(N_("vervallen")), figures.actions_dropped),
        (t(N_("keer uitgesteld")), figures.times_put_off),
        (t(N_("nu te laat")), figures.actions_overdue),
    ]


def _advice(figures: YearFigures, t: Translator) -> Rows:
    advice = figures.advice
    return [
        (t(N_("gevraagd")), advice.asked),
        *((t(word(each)), advice.timeliness[each]) for each in _NAMED),
        *((t(word(each)), advice.responses.get(each, 0)) for each in Response),
        (t(N_("ongevraagd advies")), advice.unsolicited),
    ]


def _promises(figures: YearFigures, t: Translator) -> Rows:
    promises = figures.promises
    return [
        (t(N_("nagekomen")), promises.kept),
        (t(N_("open")), promises.open),
        (t(N_("niet nagekomen of te laat")), promises.broken),
        (t(N_("ingetrokken")), promises.withdrawn),
    ]


_NAMED = (Timeliness.IN_TIME, Timeliness.TIGHT, Timeliness.TOO_LATE)


def _bars(groups: list[tuple[str, Rows]], year: int) -> None:
    """A table for each subject, a bar behind each number that can be compared."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    console.print(Text(str(year), "bold"))
    unlike = groups[0][0]
    for title, rows in groups:
        if not any(number for _, number in rows):
            continue
        most = max(number for _, number in rows) or 1
        table = Table("", "", "", box=None, pad_edge=False, show_header=False)
        table.columns[1].justify = "right"
        console.print(Text(title, "underline"))
        for label, number in rows:
            bar = "█" * round(BAR * number / most) if title != unlike else ""
            table.add_row(Text(one_line(label)), Text(str(number)), Text(bar))
        console.print(table)
        console.print()


def facts(figures: YearFigures) -> dict[str, Any]:
    """The figures for other programs."""
    there, listed = figures.presence
    return {
        "year": figures.year,
        "meetings": figures.meetings,
        "meeting_minutes": figures.meeting_minutes,
        "presence": {"present": there, "listed": listed},
        "decisions": {each.value: count for each, count in figures.decisions.items()},
        "actions": {
            "made": figures.actions_made,
            "done": figures.actions_done,
            "dropped": figures.actions_dropped,
            "times_put_off": figures.times_put_off,
            "overdue": figures.actions_overdue,
        },
        "advice": _advice_facts(figures.advice),
        "promises": asdict(figures.promises),
        "signals": {
            "received": figures.signals,
            "voices": figures.voices,
            "fed_back": figures.fed_back,
            "themes": [
                {"theme": clean(theme) or None, "count": count} for theme, count in figures.themes
            ],
        },
    }


def _advice_facts(advice: AdviceFigures) -> dict[str, Any]:
    return {
        "asked": advice.asked,
        "unsolicited": advice.unsolicited,
        "timeliness": {each.value: count for each, count in advice.timeliness.items()},
        "late": asdict(advice.short),
        "responses": {each.value: count for each, count in advice.responses.items()},
        "reactions": advice.reactions,
        "reactions_late": asdict(advice.reactions_late),
    }

"""`vergadering adviezen`: requests for advice, their terms, and whether they came in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vergadering.cli.base import Command, Session
from vergadering.cli.placing import may_replace, place_document, where_to
from vergadering.cli.reading import tables_of
from vergadering.cli.registers import (
    COMMON,
    RegisterList,
    Seen,
    iso,
    list_register,
    name_of,
    parameters,
    picked,
)
from vergadering.domain.advice import unfinished
from vergadering.domain.advice_figures import made_in_or_open, of_year
from vergadering.domain.model_registers import AdviceEvent, AdviceRequest, Promise, PromiseEvent
from vergadering.domain.terms import days_short, term_of, verdict
from vergadering.domain.words import word
from vergadering.i18n import N_, Translator

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vergadering.domain.state import State

KIND = "advice"
"""The document about advice and promises."""


def command(name: str, t: Translator) -> Command:
    """The command that lists requests, or writes the page to take to the board."""
    return Command(
        name,
        t,
        does=ADVICE.does,
        run=click.pass_obj(list_advice),
        parameters=[
            *parameters(t),
            click.Option(
                ["--jaar", "--year", "year"],
                type=click.IntRange(1900, 2999),
                metavar=t(N_("JAAR")),
                help=t(N_("Alleen wat in dat jaar is gevraagd, ook als het is afgehandeld.")),
            ),
            where_to(t),
            may_replace(t),
        ],
    )


def list_advice(
    session: Session,
    database: Path,
    year: int | None,
    output: str,
    *,
    everything: bool,
    private: bool,
    as_json: bool,
    overwrite: bool,
) -> None:
    """Give the requests, as a table, as lines, as JSON, or as a page for the board."""
    if output:
        _write(session, database, year, output, overwrite=overwrite)
        return
    wanted = ADVICE if year is None else _of(year)
    list_register(
        wanted, session, database, everything=everything, private=private, as_json=as_json
    )


def _of(year: int) -> RegisterList[AdviceRequest]:
    """How the requests of a year are listed."""
    from dataclasses import replace

    return replace(ADVICE, rows=lambda state, _everything: of_year(state.advice_request, year))


def _write(
    session: Session, database: Path, year: int | None, output: str, *, overwrite: bool
) -> None:
    state = tables_of(database, *COMMON, AdviceRequest, AdviceEvent, Promise, PromiseEvent)
    if year is not None:
        requests, promises = of_year(state.advice_request, year), state.promise
        state = state.having(
            {"advice_request": requests, "promise": made_in_or_open(promises, year)}
        )
    place_document(session, state, KIND, output, database=database, overwrite=overwrite)


def _rows(state: State, everything: bool) -> Sequence[AdviceRequest]:  # noqa: FBT001 - as listed
    return state.advice_request if everything else unfinished(state)


def _cells(seen: Seen, row: AdviceRequest) -> list[str]:
    t, term = seen.t, term_of(row, seen.today)
    status = t(word(row.status))
    if _late(seen, row):
        status = t(N_("{status}, te laat"), status=status)
    judged = verdict(row)
    return [
        *(row.number, iso(row.received_on), iso(term.day if term else None), status),
        *(t(word(judged.timeliness)), t(word(row.kind)), row.subject),
    ]


def _late(seen: Seen, row: AdviceRequest) -> bool:
    """Whether the day on which something was due has passed."""
    term = term_of(row, seen.today)
    return term is not None and term.day < seen.today


def _facts(seen: Seen, row: AdviceRequest) -> dict[str, Any]:
    names = (
        "number kind status subject legal_basis weeks received_on known_on acknowledged_on asked_by"
        " agreed_by intended_on questions_on answered_on term_stops constituency_from"
        " constituency_until decision advice sent_on response_due responded_on response"
        " response_text"
    )
    term, judged = term_of(row, seen.today), verdict(row)
    return {
        **picked(row, names),
        "handler": name_of(seen, row.handler_id) or None,
        "due": iso(term.day) if term else None,
        "overdue": _late(seen, row),
        "timeliness": judged.timeliness.value,
        "timeliness_reason": seen.t(judged.text, **judged.facts),
        "days_late": days_short(row),
    }


ADVICE: RegisterList[AdviceRequest] = RegisterList(
    N_(
        "Laat zien welke adviesaanvragen lopen, en of zij op tijd kwamen. Buiten een terminal is"
        " het een regel per aanvraag, met tabs ertussen: nummer, ontvangen, volgende termijn,"
        " stand, tijdigheid, soort en onderwerp. Met -o wordt het een Word-document voor het"
        " bestuur, met de toezeggingen erbij."
    ),
    N_("Er zijn geen adviesaanvragen om te laten zien."),
    (
        *(N_("Nr"), N_("Ontvangen"), N_("Termijn"), N_("Stand"), N_("Tijdigheid"), N_("Soort")),
        N_("Onderwerp"),
    ),
    (AdviceRequest, AdviceEvent),
    _rows,
    _cells,
    _facts,
    _late,
)
"""How requests are listed."""

"""How the board asked for advice and kept its promises: a page to take to the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.documents.blocks import (
    Document,
    Fact,
    Facts,
    Heading,
    Style,
    Table,
    WidePages,
    paragraph,
)
from vergadering.documents.compose.context import context
from vergadering.documents.compose.promises import table_of
from vergadering.domain.advice_figures import advice_figures, promise_figures
from vergadering.domain.choices_registers import AdviceKind, Response, Timeliness
from vergadering.domain.promises import is_broken
from vergadering.domain.rules import place_of
from vergadering.domain.terms import reply_by, verdict
from vergadering.domain.words import word
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from vergadering.documents.blocks import Block
    from vergadering.documents.compose.context import Context
    from vergadering.domain.advice_figures import AdviceFigures
    from vergadering.domain.model_registers import AdviceRequest
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

WIDTHS = (29, 26, 44, 25, 25, 24, 50, 34)


def compose(state: State, t: Translator, made_at: datetime) -> Document:
    """The requests and promises that a public state holds, whatever years they are of."""
    c = context(state, t, made_at)
    council = state.the_council.name
    title = t("Adviesaanvragen en toezeggingen {years}", years=_years(state)).strip()
    return Document(
        title=title,
        subject=t("Adviesaanvragen en toezeggingen"),
        author=council,
        language=t.language,
        created=made_at,
        header=" · ".join(filter(None, (council, t("Adviesaanvragen en toezeggingen")))),
        footer=t("Gemaakt op {date}", date=made_at.date()),
        page_text=t("Pagina {page} van {pages}"),
        blocks=tuple(_blocks(c)),
    )


def _years(state: State) -> str:
    """The year that the requests came in, or the first and the last."""
    years = sorted({row.received_on.year for row in state.advice_request if row.received_on})
    return "–".join(dict.fromkeys(map(str, (years[0], years[-1])))) if years else ""


def _blocks(c: Context) -> Iterable[Block]:
    t, requests = c.t, c.state.advice_request
    yield paragraph(c.state.the_council.name, Style.SUBTITLE)
    yield paragraph(t("Stand op {date}", date=c.made_at.date()), Style.STATUS)
    yield Heading(t("In het kort"))
    yield _facts(c)
    yield from _sentences(c)
    yield WidePages()
    yield Heading(t("De aanvragen"))
    yield _requests(c, requests) or paragraph(t("Er zijn geen adviesaanvragen."))
    yield Heading(t("Toezeggingen"))
    yield from _promises(c)


def _facts(c: Context) -> Facts:
    t, today = c.t, c.made_at.date()
    figures = advice_figures(c.state.advice_request, today)
    kept = promise_figures(c.state.promise, today)
    times = figures.timeliness
    rows = [
        Fact(t("Gevraagd"), (t.many("{n} aanvraag", "{n} aanvragen", figures.asked),)),
        Fact(
            t("Tijdigheid"),
            tuple(
                t("{verdict}: {count}", verdict=word(each), count=times[each])
                for each in (Timeliness.IN_TIME, Timeliness.TIGHT, Timeliness.TOO_LATE)
            ),
        ),
        Fact(t("Reactie"), _responses(c, figures) or (t("nog geen"),)),
        Fact(
            t("Toezeggingen"),
            (
                t("nagekomen: {count}", count=kept.kept),
                t("niet nagekomen of te laat: {count}", count=kept.broken),
                t("open: {count}", count=kept.open),
            ),
        ),
    ]
    return Facts(tuple(rows))


def _responses(c: Context, figures: AdviceFigures) -> tuple[str, ...]:
    """What the board did with the advice it got, a line each."""
    return tuple(
        c.t("{response}: {count}", response=word(each), count=figures.responses[each])
        for each in Response
        if figures.responses.get(each)
    )


def _sentences(c: Context) -> Iterable[Block]:
    """How late in words, and by which terms."""
    t, figures = c.t, advice_figures(c.state.advice_request, c.made_at.date())
    rules = c.state.the_council.rules
    if (short := figures.short).count:
        yield paragraph(
            t.many(
                "Van de {asked} aanvragen kwam er {n} later dan nodig was voor de tijd waarop de"
                " raad rekent: {most} dagen.",
                "Van de {asked} aanvragen kwamen er {n} later dan nodig was voor de tijd waarop de"
                " raad rekent: gemiddeld {average} dagen, ten hoogste {most} dagen.",
                short.count,
                asked=figures.asked,
                average=short.average_days,
                most=short.most_days,
            )
        )
    elif figures.asked:
        yield paragraph(t("Elke aanvraag kwam zo op tijd dat de raad zijn eigen tijd had."))
    if (slow := figures.reactions_late).count:
        yield paragraph(
            t.many(
                "Op {n} van de {reactions} adviezen kwam de reactie te laat of nog niet:"
                " {most} dagen.",
                "Op {n} van de {reactions} adviezen kwam de reactie te laat of nog niet:"
                " gemiddeld {average} dagen, ten hoogste {most} dagen.",
                slow.count,
                reactions=figures.reactions,
                average=slow.average_days,
                most=slow.most_days,
            )
        )
    text = N_("De raad rekent op {weeks} weken voor een advies. Dat is een eigen afspraak.")
    if place := place_of(c.state, "advice_weeks"):
        text = N_(
            "De raad rekent op {weeks} weken voor een advies. Dat is een eigen afspraak: {place}."
        )
    yield paragraph(t(text, weeks=rules.advice_weeks, place=place))


def _requests(c: Context, requests: Iterable[AdviceRequest]) -> Table | None:
    t = c.t
    rows = tuple(
        (
            row.number,
            t(word(row.kind)),
            row.subject,
            c.days.short(row.received_on),
            c.days.short(reply_by(row, c.made_at.date())),
            _verdict(c, row),
            t(verdict(row).text, **verdict(row).facts),
            t(word(row.status)),
        )
        for row in requests
    )
    if not rows:
        return None
    header = (
        *(t("Nr"), t("Soort"), t("Onderwerp"), t("Ontvangen"), t("Antwoord voor")),
        *(t("Tijdigheid"), t("Waarom"), t("Stand")),
    )
    about = t("de adviesaanvragen, met wanneer de raad gevraagd werd en of dat op tijd was.")
    return Table(t("De aanvragen"), about, header, rows, WIDTHS)


def _verdict(c: Context, row: AdviceRequest) -> str:
    return "–" if row.kind is AdviceKind.UNSOLICITED else c.t(word(verdict(row).timeliness))


def _promises(c: Context) -> Iterable[Block]:
    """Which were broken, which still wait, and which were kept."""
    t, today = c.t, c.made_at.date()
    broken = [row for row in c.state.promise if is_broken(row, today)]
    others = [row for row in c.state.promise if row not in broken]
    about = t("toezeggingen die niet zijn nagekomen, of waarvan de datum voorbij is.")
    yield Heading(t("Niet nagekomen of te laat"), 2)
    yield table_of(c, broken, about, today) or paragraph(t("Dat zijn er geen."))
    about = t("de andere toezeggingen, met voor wanneer en de stand.")
    if table := table_of(c, others, about, today):
        yield Heading(t("Open en nagekomen"), 2)
        yield table

"""`vergadering besluiten`: what was decided, when, how, and whether it still holds."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from vergadering.cli import listing
from vergadering.cli.base import PATH, Command, Session
from vergadering.cli.output import say
from vergadering.cli.placing import may_replace, place_document, where_to
from vergadering.cli.reading import register_of
from vergadering.domain import register as registry
from vergadering.domain.choices import Fate, Outcome, ProposalStatus
from vergadering.domain.dates import read_date
from vergadering.domain.model import Decision, Meeting, Proposal, Vote
from vergadering.domain.plain import clean, one_line
from vergadering.domain.public import view_of
from vergadering.domain.register import Wanted, fate_of, held_over
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_, Translator

if TYPE_CHECKING:
    from pathlib import Path

    from rich.text import Text

    from vergadering.domain.state import State

DOES = N_(
    "Zoek in de besluiten van alle vergaderingen; voorstellen die zijn aangehouden staan er"
    " ook bij. Buiten een terminal is het een regel per besluit, met tabs ertussen: nummer,"
    " datum, punt, wijze, uitslag, stand en tekst. Met -o wordt het een Word-document, zonder"
    " wat besloten is."
)

KIND = "decisions"
"""The document that lists decisions."""

STANDS: tuple[Fate | Outcome, ...] = (
    *(Outcome.CARRIED, Outcome.CARRIED_AMENDED, Outcome.REJECTED, Outcome.HELD_OVER),
    *(Fate.EXECUTED, Fate.REVOKED, Fate.REPLACED, Fate.CORRECTED),
)
"""What decisions can be asked for by."""


def command(name: str, t: Translator) -> Command:
    """The command that lists decisions."""
    return Command(
        name,
        t,
        does=DOES,
        run=click.pass_obj(list_decisions),
        parameters=[
            click.Argument(["database"], type=PATH, metavar="DATABASE"),
            *_filters(t),
            listing.as_json(t),
            where_to(t),
            may_replace(t),
        ],
    )


def _filters(t: Translator) -> list[click.Option]:
    """Which decisions."""
    return [
        click.Option(
            ["-z", "--zoek", "--search", "words"],
            default="",
            metavar=t(N_("WOORDEN")),
            help=t(N_("Alleen waar al deze woorden in staan.")),
        ),
        click.Option(
            ["--stand", "--status", "status"],
            default="",
            metavar=t(N_("STAND")),
            help=t(N_("Alleen met deze uitslag of stand: aangenomen, aangehouden, uitgevoerd …")),
        ),
        click.Option(
            ["--van", "--from", "since"],
            default="",
            metavar=t(N_("DATUM")),
            help=t(N_("Alleen vanaf deze dag.")),
        ),
        click.Option(
            ["--tot", "--until", "until"],
            default="",
            metavar=t(N_("DATUM")),
            help=t(N_("Alleen tot en met deze dag.")),
        ),
        listing.private_too(t, N_("Ook wat in een besloten punt is besloten.")),
    ]


def list_decisions(
    session: Session,
    database: Path,
    words: str,
    status: str,
    since: str,
    until: str,
    output: str,
    *,
    private: bool,
    as_json: bool,
    overwrite: bool,
) -> None:
    """Give the decisions that are wanted, as a table, as lines, as JSON or as a document."""
    t, today = session.t, session.clock().date()
    whole = register_of(database)
    stand = _stand(status, t)
    wanted = Wanted(
        words=words,
        since=_day(since, today),
        until=_day(until, today),
        fate=stand if isinstance(stand, Fate) else None,
        outcome=stand if isinstance(stand, Outcome) else None,
    )
    shown = view_of(whole, private=private and not output)
    rows = _rows(shown, wanted)
    if hidden := len(_rows(whole, wanted)) - len(rows):
        say(_left_out(hidden, t))
    if output:
        _write(session, shown, rows, output, database, overwrite=overwrite)
    else:
        _listing(shown, t).give(rows, as_json=as_json)


def _listing(register: State, t: Translator) -> listing.Listing[Decision | Proposal]:
    return listing.Listing(
        t(N_("Er zijn geen besluiten om te laten zien.")),
        partial(_facts, register),
        partial(_cells, register, t),
        (
            listing.Column(t(N_("Nr")), whole=True),
            listing.Column(t(N_("Datum")), whole=True),
            listing.Column(t(N_("Punt")), whole=True),
            listing.Column(t(N_("Uitslag")), max_width=14),
            listing.Column(t(N_("Besluit"))),
        ),
        partial(_texts, register, t),
    )


def _stand(status: str, t: Translator) -> Fate | Outcome | None:
    """The outcome or the fate with this name, in Dutch, English or the reader's language."""
    asked = status.strip().casefold()
    if not asked:
        return None
    for stand in STANDS:
        if asked in (stand.value, str(word(stand)), t(word(stand)).casefold()):
            return stand
    known = ", ".join(t(word(stand)) for stand in STANDS)
    raise Refusal(N_("{name} is geen stand. Kies uit: {known}."), name=status, known=known)


def _day(text: str, today: date) -> date | None:
    if not text:
        return None
    day = read_date(text, today)
    if day is None:
        raise Refusal(N_("{text} is geen datum, zoals 1-10-2026 of 2026-10-01."), text=text)
    return day


def _rows(register: State, wanted: Wanted) -> list[Decision | Proposal]:
    """Decisions, and behind them proposals that wait without a decision on them."""
    rows: list[Decision | Proposal] = [*registry.search(register, wanted)]
    if wanted.fate is not None or wanted.outcome not in (None, Outcome.HELD_OVER):
        return rows
    decided = {row.proposal_id for row in register.decision}
    waiting = (row for row in held_over(register) if row.id not in decided)
    return rows + [row for row in waiting if _fits(register, row, wanted)]


def _fits(register: State, row: Proposal, wanted: Wanted) -> bool:
    """Whether a proposal is wanted, as a decision with its text would be."""
    return bool(registry.search(register.having({"decision": (_alike(row),)}), wanted))


def _alike(row: Proposal) -> Decision:
    """What a proposal that waits would be as a decision."""
    return Decision(
        meeting_id=row.meeting_id,
        item_id=row.item_id,
        at=row.at,
        text=row.text,
        outcome=Outcome.HELD_OVER,
        kind=row.kind,
    )


def _left_out(count: int, t: Translator) -> str:
    return t.many(
        "{n} besluit van een besloten punt is weggelaten; --besloten laat het zien.",
        "{n} besluiten van besloten punten zijn weggelaten; --besloten laat ze zien.",
        count,
    )


def _write(
    session: Session,
    register: State,
    rows: list[Decision | Proposal],
    output: str,
    database: Path,
    *,
    overwrite: bool,
) -> None:
    """Write these rows as a Word document in the language of the council."""
    state = _only(register, {row.id for row in rows})
    place_document(session, state, KIND, output, database=database, overwrite=overwrite)


def _only(register: State, wanted: set[int]) -> State:
    """The register with these decisions and waiting proposals only."""
    proposals = (
        row
        for row in register.proposal
        if row.id in wanted or row.status is not ProposalStatus.HELD_OVER
    )
    decisions = (row for row in register.decision if row.id in wanted)
    return register.having({"decision": tuple(decisions), "proposal": tuple(proposals)})


def _status(register: State, row: Decision | Proposal) -> Fate | None:
    event = fate_of(register, row.id) if isinstance(row, Decision) else None
    return event.fate if event else None


def _cells(register: State, t: Translator, row: Decision | Proposal) -> list[str]:
    """Number, date as `2026-10-06`, item, method, outcome, status, text; each on one line."""
    facts = _facts(register, row)
    fate = _status(register, row)
    decision = row if isinstance(row, Decision) else None
    outcome = decision.outcome if decision else Outcome.HELD_OVER
    cells = (
        facts["number"] or "",
        facts["date"] or "",
        facts["item"] or "",
        t(word(decision.method)) if decision else "",
        t(word(outcome)),
        t(word(fate)) if fate else "",
        row.text,
    )
    return [one_line(cell) for cell in cells]


def _facts(register: State, row: Decision | Proposal) -> dict[str, Any]:
    """Everything of a row that another program may want."""
    if isinstance(row, Proposal):
        facts = _common(register, _alike(row))
        return {"number": None, **facts, "outcome": Outcome.HELD_OVER.value}
    event = fate_of(register, row.id)
    by = register.get(Decision, event.by_id) if event else None
    numbers = {decision.id: decision.number for decision in register.decision}
    return {
        "number": row.number,
        **_common(register, row),
        "outcome": row.outcome.value,
        "method": row.method.value,
        "kind": row.kind.value,
        "advice": row.advice.value,
        "provisional": row.provisional,
        "minority_view": clean(row.minority_view),
        "votes": _votes(register, row),
        "status": event.fate.value if event else "taken",
        "status_on": event.day.isoformat() if event and event.day else None,
        "replaced_by": by.number if by else None,
        "replaces": numbers.get(row.replaces_id or 0),
        "corrects": numbers.get(row.corrects_id or 0),
        "review_on": row.review_on.isoformat() if row.review_on else None,
    }


def _common(register: State, row: Decision) -> dict[str, Any]:
    meeting = register.get(Meeting, row.meeting_id)
    day = registry.day_of(register, row)
    return {
        "date": day.isoformat() if day else None,
        "meeting": meeting.number if meeting else None,
        "item": registry.item_number(register, row) or None,
        "text": clean(row.text),
    }


def _votes(register: State, row: Decision) -> dict[str, int] | None:
    """The count; nothing when there was none, or when only the result is kept."""
    vote = register.get(Vote, row.vote_id)
    if vote is None or vote.only_result:
        return None
    return {
        "voters": vote.voters,
        "for": vote.votes_for,
        "against": vote.votes_against,
        "abstain": vote.votes_abstain,
        "blank": vote.votes_blank,
        "invalid": vote.votes_invalid,
    }


def _texts(register: State, t: Translator, row: Decision | Proposal) -> list[Text]:
    """The cells with the day as people write it, and outcome and method in one."""
    from rich.text import Text

    number, day, item, method, outcome, status, text = _cells(register, t, row)
    if day:
        day = f"{date.fromisoformat(day):%d-%m-%Y}"
    said = ", ".join(filter(None, (status or outcome, method)))
    return [Text(cell) for cell in (number or "–", day, item, said, text)]

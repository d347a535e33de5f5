"""How a vote went, in sentences: what a count, a ballot or a round of consent leaves to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.documents.blocks import Style, paragraph
from vergadering.documents.compose.course import item_at, open_visits
from vergadering.domain.choices import Majority, Method, Stance, VoteStatus
from vergadering.domain.spoken import short_counts
from vergadering.domain.votes import (
    by_name,
    candidates,
    elected_name,
    rounds,
    verdict_of,
    voters_of,
)
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vergadering.documents.blocks import Paragraph
    from vergadering.documents.compose.context import Context
    from vergadering.domain.model import Decision, Vote

STANCES = (
    (Stance.FOR, N_("Voor: {names}.")),
    (Stance.AGAINST, N_("Tegen: {names}.")),
    (Stance.ABSTAIN, N_("Onthouding: {names}.")),
)


def course(c: Context, decision: Decision, vote: Vote | None) -> list[str]:
    """What there is to tell beside the result: rounds, ballots, the majority, and names."""
    if vote is None:
        return []
    if vote.method is Method.CONSENT:
        return [*_rounds(c, decision)]
    return [*_ballots(c, vote), *_majority(c, vote), *_names(c, vote)]


def besides(c: Context) -> Iterable[tuple[int | None, float, Paragraph]]:
    """Straw polls, and votes that were taken again: item, moment, line."""
    visits = open_visits(c.state)
    for vote in c.state.vote:
        text = ""
        if vote.method is Method.STRAW_POLL:
            text = N_("Peiling: {counts}. Dit is geen besluit.")
            if vote.question:
                text = N_("Peiling: {question} {counts}. Dit is geen besluit.")
        elif vote.status is VoteStatus.SUPERSEDED and not vote.only_result:
            text = N_("Een eerdere stemming is overgedaan: {counts}.")
        if text and vote.at is not None:
            said = c.t(text, counts=short_counts(c.t, vote), question=vote.question)
            place = vote.item_id if vote.item_id is not None else item_at(visits, vote.at)
            yield place, vote.at.timestamp(), paragraph(said, Style.EVENT)


def short(c: Context, decision: Decision, vote: Vote) -> str:
    """What a list says behind the outcome: the count, or the number of rounds; may be empty."""
    t = c.t
    if vote.method is Method.CONSENT:
        number = len(rounds(c.state, decision.proposal_id))
        return t("in {n} rondes", n=number) if number > 1 else ""
    if vote.only_result:
        return ""
    rows = candidates(c.state, vote.id)
    each = ", ".join(f"{row.name} {row.votes}" for row in rows) or short_counts(t, vote)
    found = verdict_of(c.state, vote)
    if found is None or vote.majority is Majority.SIMPLE:
        return each
    text = N_("{counts}; nodig {needed} van {of}")
    return t(text, counts=each, needed=found.needed, of=found.of)


def _rounds(c: Context, decision: Decision) -> Iterator[str]:
    """The objections of each round."""
    t, found = c.t, rounds(c.state, decision.proposal_id)
    if len(found) > 1:
        yield t("Dat ging in {n} rondes.", n=len(found))
    for vote in found:
        for row in voters_of(c.state, vote.id):
            if row.stance is Stance.OBJECTION:
                text = N_("In ronde {round} had {name} een bezwaar: “{argument}”")
                name = c.names(row.person_id)
                yield t(text, round=vote.round, name=name, argument=row.argument)


def _ballots(c: Context, vote: Vote) -> Iterator[str]:
    t = c.t
    rows = candidates(c.state, vote.id)
    if rows and not vote.only_result:
        yield t("De stemmen: {each}.", each=t.listing(f"{row.name} {row.votes}" for row in rows))
    if name := elected_name(c.state, vote):
        yield t("{name} is gekozen.", name=name)
    if vote.issued and not vote.only_result:
        valid = vote.issued - vote.votes_blank - vote.votes_invalid
        text = N_("Er zijn {issued} briefjes uitgereikt; {valid} waren geldig.")
        yield t(text, issued=vote.issued, valid=valid)


def _majority(c: Context, vote: Vote) -> Iterator[str]:
    found = verdict_of(c.state, vote)
    if found is not None and vote.majority is not Majority.SIMPLE:
        text = N_("Nodig waren {needed} van de {of} stemmen die meetellen.")
        yield c.t(text, needed=found.needed, of=found.of)


def _names(c: Context, vote: Vote) -> Iterator[str]:
    """Who chose what, where votes have names, and how they explained it."""
    t, found = c.t, by_name(c.state, vote.id)
    for stance, text in STANCES:
        if people := found.get(stance):
            yield t(text, names=t.listing(c.names(id) for id in people))
    for row in voters_of(c.state, vote.id):
        if row.argument:
            text = N_("Stemverklaring van {name}: “{text}”")
            yield t(text, name=c.names(row.person_id), text=row.argument)

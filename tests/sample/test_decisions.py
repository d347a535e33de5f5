"""The decisions of the sample: voted on, told in the minutes, and brought back."""

from __future__ import annotations

import shutil
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tests.helpers.cli import SAMPLE
from tests.sample.source import number, people
from vergadering.desk import Desk
from vergadering.documents import kinds
from vergadering.domain.agenda import numbered_item
from vergadering.domain.attendance import voters
from vergadering.domain.choices import (
    Advice,
    DecisionKind,
    Majority,
    Method,
    Outcome,
    PersonTieRule,
    ProposalStatus,
    Stance,
    TieRule,
)
from vergadering.domain.register import held_over
from vergadering.domain.votes import rounds, verdict_of, versions, voters_of
from vergadering.i18n import Translator

if TYPE_CHECKING:
    from pathlib import Path

    from vergadering.domain.state import State

METHODS = {
    "zonder_stemming": Method.WITHOUT_VOTE,
    "handopsteken": Method.SHOW_OF_HANDS,
    "schriftelijk": Method.BALLOT,
    "consent": Method.CONSENT,
}
OUTCOMES = {
    "aangenomen": Outcome.CARRIED,
    "gewijzigd_aangenomen": Outcome.CARRIED_AMENDED,
    "aangehouden": Outcome.HELD_OVER,
}


def test_the_five_decisions_were_voted_on_step_by_step(october: State) -> None:
    votes = {vote.id: vote for vote in october.vote}
    told = [
        (row.method, row.outcome, vote and (vote.votes_for, vote.votes_against, vote.issued))
        for row in october.decision
        for vote in [votes.get(row.vote_id or 0)]
    ]
    assert told == [
        (Method.WITHOUT_VOTE, Outcome.CARRIED, None),
        (Method.SHOW_OF_HANDS, Outcome.CARRIED, (4, 1, 0)),
        (Method.BALLOT, Outcome.CARRIED, (4, 0, 5)),
        (Method.CONSENT, Outcome.CARRIED_AMENDED, (5, 0, 0)),
        (Method.SHOW_OF_HANDS, Outcome.HELD_OVER, (2, 2, 0)),
    ]
    ballot = next(vote for vote in october.vote if vote.method is Method.BALLOT)
    found = verdict_of(october, ballot)
    assert found is not None
    assert (ballot.majority, found.needed, found.of) == (Majority.TWO_THIRDS, 3, 4)
    advice = october.decision[1]
    assert (advice.kind, advice.advice) == (
        DecisionKind.ADVICE,
        Advice.POSITIVE_WITH_CONDITIONS,
    )


def test_the_minutes_tell_how_each_of_them_was_taken(october: State) -> None:
    blocks = kinds.compose("notulen", october, Translator("nl"), datetime.now().astimezone()).blocks
    text = "\n".join(getattr(block, "text", "") for block in blocks)
    for sentence in (
        "De raad besluit dit zonder stemming.",
        "De raad besluit dit bij handopsteken, met 4 stemmen voor, 1 tegen en 1 onthouding.",
        "Minderheidsstandpunt: De reistijd wordt voor sommige gezinnen te lang",
        "S. Koster tot lid per 1 november 2026.\nDe raad besluit dit bij schriftelijke stemming.",
        (
            "De raad besluit dit met consent. Dat ging in 2 rondes. In ronde 1 had Gerrit-Jan een"
            " bezwaar: “Te veel werk voor vrijwilligers.”"
        ),
        (
            "De stemmen staken (2 voor, 2 tegen, 1 onthouding). Het voorstel komt terug op"
            " 3 november 2026."
        ),
    ):
        assert sentence in text
    assert "blanco" not in text


def test_what_was_held_over_came_back_on_the_next_agenda(tmp_path: Path) -> None:
    path = shutil.copy(SAMPLE, tmp_path / "sample.db")
    desk = Desk(path)
    state = desk.take(number(desk.state, "V-2026-07"))
    assert held_over(desk.register.read()) == ()
    (back,) = state.proposal
    desk.close()
    assert back.status is ProposalStatus.TABLED
    assert back.item_id == numbered_item(state, "7").id
    assert back.earlier_id is not None


def test_the_decisions_are_those_of_the_source(source: dict[str, Any], october: State) -> None:
    place = {told["id"]: str(told["nr"]) for told in source["agenda"]}
    for told, decision in zip(source["besluiten"], october.decision, strict=True):
        assert decision.number == told["nr"]
        assert decision.text == told["tekst"]
        assert decision.public_text == told.get("publieke_tekst", "")
        assert decision.item_id == numbered_item(october, place[told["ap"]]).id
        assert decision.at == datetime.fromisoformat(told["tijd"])
        assert decision.method is METHODS[told["methode"]]
        assert decision.outcome is OUTCOMES[told["uitslag"]]
        assert decision.minority_view == told.get("minderheidsstandpunt", {}).get("tekst", "")
        assert not decision.provisional


def test_the_counts_are_those_of_the_source(source: dict[str, Any], october: State) -> None:
    votes = {vote.id: vote for vote in october.vote}
    for told, decision in zip(source["besluiten"], october.decision, strict=True):
        if decision.vote_id is None:
            assert decision.method is Method.WITHOUT_VOTE
            continue
        vote = votes[decision.vote_id]
        if decision.method is Method.CONSENT:
            assert (vote.votes_for, vote.voters) == (told["deelnemers"],) * 2
            continue
        assert vote.votes_for == told["voor"]
        assert vote.votes_against == told["tegen"]
        assert vote.votes_abstain == told.get("onthouding", 0)
        assert vote.votes_blank == told.get("blanco", 0)
        assert vote.voters == voters(october, decision.at)
        assert vote.method is METHODS[told["methode"]]


def test_the_rounds_of_consent_are_those_of_the_source(
    source: dict[str, Any], october: State
) -> None:
    who = people(source, october)
    told = next(row for row in source["besluiten"] if "rondes" in row)
    decision = next(row for row in october.decision if row.method is Method.CONSENT)
    found = rounds(october, decision.proposal_id)
    assert [vote.round for vote in found] == [row["ronde"] for row in told["rondes"]]
    for vote, row in zip(found, told["rondes"], strict=True):
        objections = [
            (each.person_id, each.argument)
            for each in voters_of(october, vote.id)
            if each.stance is Stance.OBJECTION
        ]
        assert objections == [(who[b["persoon"]].id, b["tekst"]) for b in row["bezwaren"]]
    (first,) = versions(october, decision.proposal_id or 0)
    assert "4 keer per jaar" in first.text
    assert "3 keer per jaar" in decision.text


def test_the_rules_of_the_council_are_those_of_the_source(
    source: dict[str, Any], october: State
) -> None:
    told, rules = source["raad"]["reglement"], october.the_council.rules
    assert (rules.majority, told["meerderheid"]) == (Majority.SIMPLE, "gewone")
    assert (rules.majority_on_persons, told["meerderheid_benoeming"]) == (
        Majority.TWO_THIRDS,
        "2/3",
    )
    assert told["staken_zaken"] == "aanhouden_dan_verworpen"
    assert rules.tie_on_matters is TieRule.HELD_OVER_THEN_REJECTED
    assert told["staken_personen"] == "herstemming_volgende_vergadering"
    assert rules.tie_on_persons is PersonTieRule.REVOTE_NEXT_MEETING
    assert rules.abstentions_count is told["onthouding_telt_mee"]
    assert rules.blanks_count is told["blanco_telt_mee"]
    assert rules.persons_by_ballot is told["personen_schriftelijk"]

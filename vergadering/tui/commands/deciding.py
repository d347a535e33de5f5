"""Deciding: on the text on the screen, in one of the council's ways, and what follows from it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import deciding, named_votes, voting
from vergadering.domain.choices import (
    Method,
    Outcome,
    Result,
    VoteStatus,
)
from vergadering.domain.majority import Ballot
from vergadering.domain.model import Decision, Proposal, Vote
from vergadering.domain.spoken import QUESTIONS, announced, told
from vergadering.domain.votes import calling_order, open_vote, result_of, versions, voters_of
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.asking import ask_form, may_show, whole_number
from vergadering.tui.commands.command import Command, Place, direct
from vergadering.tui.commands.decided import last_decision
from vergadering.tui.dialogs.by_name import CONSENTING, VOTING, ByName, Named
from vergadering.tui.dialogs.choose import Choose
from vergadering.tui.dialogs.decide import Choice, Decide, Preview, Way
from vergadering.tui.dialogs.form import Field, yes_no
from vergadering.tui.stage import Say, Then, TypeLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from vergadering.domain.history import Change
    from vergadering.domain.state import State
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage


async def _decide(stage: Stage) -> Answer:
    """Decide on the text on the screen; without one, type it first."""
    vote = open_vote(stage.state)
    if not await may_show(stage, vote.item_id if vote else stage.item_id):
        return None
    if vote is not None:
        return await _finish(stage, vote)
    proposal = deciding.open_proposal(stage.state, stage.item_id)
    if proposal is None:
        return TypeLine(stage.t("/voorstel") + " ")
    id, version = proposal.id, len(versions(stage.state, proposal.id)) + 1
    number = len(voting.entitled(stage.state, stage.moment()))

    def preview(choice: Choice) -> Preview:
        change = _at_once(id, choice)
        return Preview("") if change is None else _preview(stage, change)

    choice = await stage.ask(Decide(stage.t, proposal.text, version, number, preview))
    if choice is None:
        return None
    change = _at_once(id, choice)
    if change is not None:
        return _said(stage, change)
    return await _asked(stage, id, choice.way)


def _at_once(id: int, choice: Choice) -> Change | None:
    """The change of a choice that asks nothing more."""
    match choice.way:
        case Way.WITHOUT_VOTE:
            return partial(deciding.decide_without_vote, proposal_id=id)
        case Way.CONSENSUS:
            return partial(deciding.decide_without_vote, proposal_id=id, method=Method.CONSENSUS)
        case Way.UNANIMOUS:
            return partial(deciding.unanimous, proposal_id=id)
        case Way.HANDS if choice.count is not None:
            return partial(deciding.show_of_hands, proposal_id=id, count=choice.count)
        case Way.POLL if choice.count is not None:
            return partial(voting.straw_poll, proposal_id=id, count=choice.count)
        case Way.HOLD_OVER:
            return partial(deciding.hold_over_proposal, proposal_id=id)
        case Way.WITHDRAW:
            return partial(deciding.withdraw_proposal, proposal_id=id)
    return None


async def _asked(stage: Stage, id: int, way: Way) -> Answer:
    """The ways that ask more in a dialog of their own."""
    if way is Way.BALLOT:
        change = await _ballot(stage, id)
        return None if change is None else _said(stage, change)
    method = {
        Way.NAMES: Method.SHOW_OF_HANDS,
        Way.ROLL_CALL: Method.ROLL_CALL,
        Way.CONSENT: Method.CONSENT,
    }[way]

    def bind(named: Named) -> Change:
        if method is Method.CONSENT:
            return partial(
                deciding.decide_by_consent, proposal_id=id, objections=dict(named.arguments)
            )
        return partial(
            deciding.decide_by_names, proposal_id=id, stances=named.stances, method=method
        )

    trial = partial(voting.start_vote, proposal_id=id, method=method)
    return await _by_name(stage, trial(stage.state, stage.moment()), bind)


async def _by_name(stage: Stage, started: State, bind: Callable[[Named], Change]) -> Answer:
    """Ask everybody who may vote in a vote that runs in `started`."""
    vote, t = open_vote(started), stage.t
    assert vote is not None
    rows = calling_order(started, vote) if vote.method is Method.ROLL_CALL else ()
    ids = [row.person_id for row in rows or voters_of(started, vote.id)]
    if not ids:
        raise Refusal(N_("Er zijn nog geen stemgerechtigden aanwezig gemeld."))
    people = tuple((person.id, person.display_name) for person in started.people(ids))
    keys = CONSENTING if vote.method is Method.CONSENT else VOTING
    title = t(word(vote.method)).capitalize()
    if vote.method is Method.CONSENT:
        title = t("Consent, ronde {n}", n=vote.round)

    def preview(named: Named) -> Preview:
        silent = [name for id, name in people if id not in named.stances]
        if silent:
            return Preview(t("Nog geen stem van: {names}.", names=", ".join(silent)), fits=False)
        return _preview(stage, bind(named))

    question = t(QUESTIONS[vote.method])
    named = await stage.ask(ByName(t, title, question, people, keys, preview))
    return None if named is None else _said(stage, bind(named))


async def _finish(stage: Stage, vote: Vote) -> Answer:
    """A vote waits: for another round, for the chair's word, or to be counted."""
    if vote.method is Method.CONSENT and vote.status is VoteStatus.RUNNING:
        return await _by_name(stage, stage.state, partial(_round_of, vote.id))
    if vote.method is Method.CONSENT and result_of(vote) is Result.REJECTED:
        return await _improve(stage, vote)
    if vote.status is VoteStatus.RUNNING:
        return partial(voting.cancel_vote, vote_id=vote.id)
    t = stage.t
    outcomes = (Outcome.CARRIED, Outcome.REJECTED, Outcome.HELD_OVER)
    options = [(t(word(each)), each) for each in outcomes]
    chosen = await stage.ask(Choose(t, announced(t, stage.state, vote), options))
    if chosen is None:
        return None
    return _said(stage, partial(voting.confirm_vote, vote_id=vote.id, outcome=chosen))


def _round_of(vote_id: int, named: Named) -> Change:
    return partial(named_votes.answer_round, vote_id=vote_id, objections=dict(named.arguments))


async def _improve(stage: Stage, vote: Vote) -> Answer:
    """There are objections: another text and another round, or another way to decide."""
    t, proposal = stage.t, stage.state.need(Proposal, vote.proposal_id)

    def bind(values: Values) -> Change:
        if values["stop"]:
            return partial(named_votes.stop_rounds, vote_id=vote.id)
        return partial(named_votes.next_round, vote_id=vote.id, text=values["text"])

    fields = (
        Field("text", t("Nieuwe tekst"), proposal.text, required=True),
        Field("stop", t("Stoppen met consent"), value=False, choices=yes_no(t)),
    )
    return await ask_form(stage, announced(t, stage.state, vote), fields, bind)


async def _ballot(stage: Stage, id: int) -> Change | None:
    """The sums of a written vote; names and order are asked nowhere.

    While they are counted the room sees dots: only the result that is kept is told.
    """
    room = not stage.private
    t, number = stage.t, len(voting.entitled(stage.state, stage.moment()))

    def bind(values: Values) -> Change:
        names = dict(_candidate(part) for part in values["candidates"].split(",") if part.strip())
        ballot = Ballot(
            _counted(values["issued"]),
            _counted(values["votes_for"]),
            _counted(values["votes_against"]),
            _counted(values["blank"]),
            _counted(values["invalid"]),
            names,
        )
        return partial(
            voting.decide_by_ballot,
            proposal_id=id,
            ballot=ballot,
            only_result=values["only_result"],
        )

    fields = (
        Field("issued", t("Uitgereikt"), str(number or "")),
        Field("votes_for", t("Voor"), covered=room),
        Field("votes_against", t("Tegen"), covered=room),
        Field("blank", t("Blanco"), covered=room),
        Field("invalid", t("Ongeldig"), covered=room),
        Field("candidates", t("Of kandidaten"), hint=t("bijvoorbeeld Joke 3, Noa 2"), covered=room),
        Field("only_result", t("Alleen de uitslag"), value=False, choices=yes_no(t)),
    )
    return await ask_form(stage, t("Schriftelijke stemming"), fields, bind)


def _counted(typed: object) -> int:
    return whole_number(typed, N_("Typ de aantallen als getallen."))


def _candidate(part: str) -> tuple[str, int]:
    found = re.fullmatch(r"\s*(.+?)\s+(\d{1,4})\s*", part)
    if found is None:
        raise Refusal(N_("Typ elke kandidaat met een aantal: Joke 3, Noa 2."))
    return found[1], int(found[2])


def _preview(stage: Stage, change: Change) -> Preview:
    """What the chair would say after a change, or why it cannot be."""
    try:
        after = change(stage.state, stage.moment())
    except Refusal as refusal:
        return Preview(stage.t.refusal(refusal), fits=False)
    return Preview(_sentence(stage, after))


def _sentence(stage: Stage, after: State) -> str:
    """What the chair says of what is new in a state; empty when nothing is."""
    t, before = stage.t, stage.state
    for decision in reversed(after.decision):
        if before.get(Decision, decision.id) is None:
            return told(t, after, decision, after.get(Vote, decision.vote_id))
    for vote in reversed(after.vote):
        if vote != before.get(Vote, vote.id) and vote.status is not VoteStatus.RUNNING:
            return announced(t, after, vote)
    return ""


def _said(stage: Stage, change: Change) -> Answer:
    """A change, and the sentence that the chair says then."""
    sentence = _preview(stage, change).sentence
    return Then(change, Say(sentence)) if sentence else change


def _vote_again(stage: Stage) -> Change:
    decision = last_decision(stage)
    if decision.vote_id is None:
        raise Refusal(N_("Over dit besluit is niet gestemd."))
    return partial(voting.vote_again, vote_id=decision.vote_id)


DECIDING = (
    Command(
        "decide",
        "b",
        N_("besluit"),
        N_("Besluit over het voorstel op het scherm, of typ eerst een voorstel."),
        Place.LIVE,
        _decide,
        footer=True,
    ),
    Command(
        "vote_again",
        "V",
        N_("stemming over"),
        N_("Neem de laatste stemming over dit besluit terug en stem opnieuw."),
        Place.LIVE,
        direct(_vote_again),
        _vote_again,
    ),
)
"""Commands for deciding."""

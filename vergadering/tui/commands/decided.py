"""What belongs to a decision, and what follows from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import deciding, named_votes
from vergadering.domain.actions import add_action
from vergadering.domain.choices import Advice, DecisionKind
from vergadering.domain.dates import read_date
from vergadering.domain.model import Decision, Proposal, Vote
from vergadering.domain.revision import rewrite
from vergadering.domain.votes import NAMED, voters_of
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.asking import ask_form, may_show
from vergadering.tui.commands.command import Command, Place, direct, request
from vergadering.tui.dialogs.form import Field, yes_no
from vergadering.tui.stage import TypeLine, WriteDocument

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage


def last_decision(stage: Stage) -> Decision:
    """The decision that is selected, or the last one of the item in view."""
    if isinstance(stage.record, Decision):
        return stage.record
    here = [row for row in stage.state.decision if row.item_id == stage.item_id]
    if not here:
        raise Refusal(N_("Bij dit punt is nog niets besloten."))
    return here[-1]


async def _explain(stage: Stage) -> Answer:
    """Somebody explains their vote; the words come in the minutes."""
    vote, t = _named_vote(stage), stage.t

    def bind(values: Values) -> Change:
        person_id, said = values["person_id"], values["argument"]
        return partial(
            named_votes.explain_vote, vote_id=vote.id, person_id=person_id, argument=said
        )

    ids = [row.person_id for row in voters_of(stage.state, vote.id)]
    people = tuple((person.display_name, person.id) for person in stage.state.people(ids))
    fields = (
        Field("person_id", t("Wie"), ids[0], people),
        Field("argument", t("Stemverklaring"), required=True),
    )
    return await ask_form(stage, t("Stemverklaring"), fields, bind)


def _named_vote(stage: Stage) -> Vote:
    """The vote of the last decision, when votes may have names."""
    vote = stage.state.get(Vote, last_decision(stage).vote_id)
    if vote is None or vote.method not in NAMED or not voters_of(stage.state, vote.id):
        raise Refusal(N_("Over dit besluit is niet met handen of namen gestemd."))
    return vote


def _could_explain(stage: Stage) -> None:
    _named_vote(stage)


def _something_decided(stage: Stage) -> None:
    if not stage.state.decision:
        raise Refusal(N_("In deze vergadering is nog niets besloten."))


def _last_there(stage: Stage) -> None:
    last_decision(stage)


async def _action_for(stage: Stage) -> Answer:
    return TypeLine(f"{stage.t('/actie')} {last_decision(stage).number} ")


def _feed_back(stage: Stage) -> Change:
    decision = last_decision(stage)
    text = stage.t("{number} terugkoppelen aan de achterban", number=decision.number)
    return partial(add_action, text=text, item_id=decision.item_id)


async def _particulars(stage: Stage) -> Answer:
    """What kind of proposal or decision it is, and what belongs to it."""
    if not await may_show(stage, stage.item_id):
        return None
    proposal = deciding.open_proposal(stage.state, stage.item_id)
    if proposal is not None and not isinstance(stage.record, Decision):
        return await _mark(stage, proposal)
    return await _classify(stage, last_decision(stage))


async def _mark(stage: Stage, proposal: Proposal) -> Answer:
    t = stage.t

    def bind(values: Values) -> Change:
        return partial(deciding.mark_proposal, proposal_id=proposal.id, **values)

    kinds = tuple((t(word(kind)), kind) for kind in DecisionKind)
    fields = (
        Field("kind", t("Soort"), proposal.kind, kinds),
        Field("about_person", t("Gaat over een persoon"), proposal.about_person, yes_no(t)),
    )
    return await ask_form(stage, t("Over dit voorstel"), fields, bind)


async def _classify(stage: Stage, decision: Decision) -> Answer:
    t = stage.t

    def bind(values: Values) -> Change:
        typed = str(values["review_on"]).strip()
        day = read_date(typed, stage.moment().date()) if typed else None
        if typed and day is None:
            raise Refusal(N_("Deze datum begrijp ik niet. Typ bijvoorbeeld 3 november 2027."))
        sort = partial(
            deciding.classify_decision,
            decision_id=decision.id,
            kind=values["kind"],
            advice=values["advice"],
            review_on=day,
        )
        words = partial(
            deciding.change_decision,
            decision_id=decision.id,
            text=decision.text,
            minority_view=values["minority_view"],
            public_text=values["public_text"],
        )
        return partial(rewrite, steps=(sort, words))

    kinds = tuple((t(word(kind)), kind) for kind in DecisionKind)
    advices = tuple((t(word(advice)), advice) for advice in Advice)
    fields = (
        Field("kind", t("Soort"), decision.kind, kinds),
        Field("advice", t("Uitkomst van het advies"), decision.advice, advices),
        Field("minority_view", t("Minderheidsstandpunt"), decision.minority_view),
        Field("public_text", t("Tekst voor buiten"), decision.public_text),
        Field(
            "review_on",
            t("Opnieuw bekijken op"),
            t.date(decision.review_on) if decision.review_on else "",
            hint=t("bijvoorbeeld 3 november 2027"),
        ),
    )
    title = t("Over {number}", number=decision.number)
    return await ask_form(stage, title, fields, bind)


def _something_to_describe(stage: Stage) -> None:
    if deciding.open_proposal(stage.state, stage.item_id) is None:
        last_decision(stage)


DECIDED = (
    Command(
        "decision_list",
        "L",
        N_("besluitenlijst"),
        N_("Maak de besluitenlijst als Word-document, naast het bestand van de raad."),
        Place.LIVE,
        request(WriteDocument("decisions")),
        _something_decided,
    ),
    Command(
        "particulars",
        "y",
        N_("bijzonderheden"),
        N_("Soort, minderheidsstandpunt en wat er verder bij een voorstel of besluit hoort."),
        Place.LIVE,
        _particulars,
        _something_to_describe,
    ),
    Command(
        "explain_vote",
        "E",
        N_("stemverklaring"),
        N_("Iemand verklaart zijn of haar stem in een zin; zij komt in de notulen."),
        Place.LIVE,
        _explain,
        _could_explain,
    ),
    Command(
        "action_for_decision",
        "A",
        N_("actie hiervoor"),
        N_("Typ een actie die uit het besluit volgt."),
        Place.LIVE,
        _action_for,
        _last_there,
    ),
    Command(
        "feed_back",
        "T",
        N_("terugkoppelen"),
        N_("Maak een actie om het besluit terug te koppelen aan de achterban."),
        Place.LIVE,
        direct(_feed_back),
        _feed_back,
    ),
)
"""Commands for what belongs to a decision."""

"""What was decided, in sentences and in the words of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.documents.blocks import Paragraph, Run, Style
from vergadering.documents.compose.voted import course, short
from vergadering.domain.attendance import quorum
from vergadering.domain.choices import Advice, Fate, Method, Outcome
from vergadering.domain.decided import freed_of_quorum
from vergadering.domain.model import Decision, Meeting
from vergadering.domain.register import events
from vergadering.domain.spoken import by_choice, counts, returns, short_counts
from vergadering.domain.votes import candidates, is_tie, versions
from vergadering.domain.words import word
from vergadering.i18n import N_

if TYPE_CHECKING:
    from vergadering.documents.compose.context import Context
    from vergadering.domain.model import Vote
    from vergadering.i18n import Translator

CARRIED = frozenset({Outcome.CARRIED, Outcome.CARRIED_AMENDED})


def decision_paragraph(c: Context, decision: Decision) -> Paragraph:
    """A decision with its number, its words, how it was taken, and the view of a minority."""
    t = c.t
    label = t("Besluit {number}", number=decision.number)
    if decision.outcome not in CARRIED:
        label += f" ({t(word(decision.outcome))})"
    lines = [decision.text, *result(c, decision)]
    view = decision.minority_view
    runs = [Run(f"{label}: ", strong=True), Run("\n".join([*lines, ""] if view else lines))]
    if view:
        runs += [Run(t("Minderheidsstandpunt:") + " ", strong=True), Run(view)]
    return Paragraph(tuple(runs), Style.DECISION)


def result(c: Context, decision: Decision) -> list[str]:
    """How the decision was taken, in sentences: the count, and what it means."""
    t = c.t
    vote = c.votes.get(decision.vote_id or 0)
    match decision.outcome:
        case Outcome.CARRIED | Outcome.CARRIED_AMENDED:
            sentence = _carried(c, decision, vote)
        case Outcome.REJECTED:
            sentence = _rejected(c, decision, vote)
        case Outcome.HELD_OVER:
            sentence = _held_over(c, decision, vote)
        case Outcome.WITHDRAWN:
            sentence = t("Het voorstel is ingetrokken.")
        case Outcome.TIED:
            sentence = _tie(t, vote)
    sentences = [sentence, *course(c, decision, vote)]
    if decision.outcome is Outcome.CARRIED_AMENDED:
        sentences += _amended(c, decision)
    told = [" ".join(sentences)]
    if decision.provisional:
        told.append(t("Dit besluit is genomen onder voorbehoud: er was geen quorum."))
    elif _second(c, decision):
        told.append(
            t(
                "Het quorum was niet nodig: dit voorstel is eerder aangehouden omdat er geen quorum"
                " was."
            )
        )
    return told


def _second(c: Context, decision: Decision) -> bool:
    """Whether it was taken without a quorum because an earlier meeting had none either."""
    if not freed_of_quorum(c.state, decision.proposal_id) or decision.at is None:
        return False
    enough = quorum(c.state, decision.at)
    return enough.known and not enough.met


def outcome_words(c: Context, decision: Decision) -> str:
    """The result as it stands in a list: `aangenomen: 4 voor, 1 tegen, 1 onthouding`."""
    t = c.t
    vote = c.votes.get(decision.vote_id or 0)
    outcome = t(word(decision.outcome))
    if vote is None:
        return outcome
    if is_tie(vote) and decision.outcome is not Outcome.TIED:
        outcome = t("stemmen staken, {outcome}", outcome=outcome)
    told = short(c, decision, vote)
    return f"{outcome}: {told}" if told else outcome


def remark(c: Context, decision: Decision) -> str:
    """What else the list says of a decision; a dash when there is nothing."""
    t = c.t
    remarks = []
    if decision.advice is not Advice.NONE:
        remarks.append(t(word(decision.advice)))
    if decision.provisional:
        remarks.append(t("onder voorbehoud (geen quorum)"))
    if decision.minority_view:
        remarks.append(t("met minderheidsstandpunt"))
    meeting = c.state.get(Meeting, decision.meeting_id)
    start = meeting.next_start if meeting else None
    if decision.outcome is Outcome.HELD_OVER and start:
        remarks.append(t("komt terug op {date}", date=start.date()))
    if decision.review_on:
        remarks.append(t("opnieuw bekijken op {date}", date=decision.review_on))
    return "; ".join([*remarks, *_links(c, decision)]) or "–"


def _links(c: Context, decision: Decision) -> list[str]:
    """Which decisions it names, and what became of it since, as far as the document tells."""
    t = c.t
    found = []
    if decision.corrects_id:
        found.append(t("verbetert {number}", number=_number(c, decision.corrects_id)))
    if decision.replaces_id:
        found.append(t("vervangt {number}", number=_number(c, decision.replaces_id)))
    for event in events(c.state, decision.id):
        if event.at is not None and event.at > c.until:
            continue
        text = BECAME[event.fate]
        found.append(t(text, date=event.day or "–", number=_number(c, event.by_id)))
    return found


BECAME = {
    Fate.EXECUTED: N_("uitgevoerd op {date}"),
    Fate.REVOKED: N_("herroepen op {date}"),
    Fate.REPLACED: N_("vervangen door {number}"),
    Fate.CORRECTED: N_("verbeterd door {number}"),
}


def _number(c: Context, decision_id: int | None) -> str:
    """The number of a decision; another word when it is not of this document."""
    found = c.state.get(Decision, decision_id)
    return found.number if found else c.t("een ander besluit")


def _carried(c: Context, decision: Decision, vote: Vote | None) -> str:
    t = c.t
    how = _how(t, decision.method)
    bare = vote is not None and (vote.only_result or candidates(c.state, vote.id))
    if vote is None or bare or vote.method is Method.CONSENT:
        return t("De raad besluit dit {how}.", how=how)
    if is_tie(vote):
        return f"{_tie(t, vote)} {by_choice(t, c.state, vote, decision.outcome)}"
    if vote.votes_for == vote.voters and vote.voters > 1:
        text = N_("De raad besluit dit {how}, met algemene stemmen: {n} voor.")
        return t(text, how=how, n=vote.votes_for)
    return t("De raad besluit dit {how}, met {counts}.", how=how, counts=counts(t, vote))


def _amended(c: Context, decision: Decision) -> list[str]:
    """That the text was changed, and what it was, if that is known."""
    t = c.t
    old = [row.text for row in versions(c.state, decision.proposal_id or 0) if row.reason]
    return [
        t("Het voorstel is gewijzigd."),
        *(t("Eerst was het: “{text}”", text=text) for text in old),
    ]


def _rejected(c: Context, decision: Decision, vote: Vote | None) -> str:
    t = c.t
    if vote is None or vote.only_result or candidates(c.state, vote.id):
        return t("De raad verwerpt het voorstel.")
    if is_tie(vote):
        text = N_("De stemmen staken ({counts}). Het voorstel is daarmee verworpen.")
        return t(text, counts=short_counts(t, vote))
    text = N_("De raad verwerpt het voorstel {how}, met {counts}.")
    return t(text, how=_how(t, decision.method), counts=counts(t, vote))


def _held_over(c: Context, decision: Decision, vote: Vote | None) -> str:
    t = c.t
    tied = vote is not None and is_tie(vote)
    first = _tie(t, vote) if tied else t("Het voorstel is aangehouden.")
    return first + " " + returns(t, c.state, decision.meeting_id)


def _tie(t: Translator, vote: Vote | None) -> str:
    if vote is None or vote.only_result:
        return t("De stemmen staken.")
    return t("De stemmen staken ({counts}).", counts=short_counts(t, vote))


def _how(t: Translator, method: Method) -> str:
    if method is Method.WITHOUT_VOTE:
        return t(word(method))
    if method in (Method.CONSENSUS, Method.CONSENT):
        return t("met {method}", method=word(method))
    return t("bij {method}", method=word(method))

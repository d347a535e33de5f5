"""What was decided, in sentences and in the words of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.documents.blocks import Paragraph, Run, Style
from vergadering.domain.choices import Method, Outcome
from vergadering.domain.deciding import is_tie
from vergadering.domain.words import word
from vergadering.i18n import N_

if TYPE_CHECKING:
    from vergadering.documents.compose.context import Context
    from vergadering.domain.model import Decision, Vote
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
            sentence = _carried(t, decision, vote)
        case Outcome.REJECTED:
            sentence = _rejected(t, decision, vote)
        case Outcome.HELD_OVER:
            sentence = _held_over(c, vote)
    if decision.outcome is Outcome.CARRIED_AMENDED:
        sentence += " " + t("Het voorstel is vooraf gewijzigd.")
    if not decision.provisional:
        return [sentence]
    return [sentence, t("Dit besluit is genomen onder voorbehoud: er was geen quorum.")]


def outcome_words(c: Context, decision: Decision) -> str:
    """The result as it stands in a list: `aangenomen: 4 voor, 1 tegen, 1 onthouding`."""
    t = c.t
    vote = c.votes.get(decision.vote_id or 0)
    outcome = t(word(decision.outcome))
    if vote is None:
        return outcome
    if is_tie(vote):
        outcome = t("stemmen staken, {outcome}", outcome=outcome)
    return f"{outcome}: {_short(t, vote)}"


def remark(c: Context, decision: Decision) -> str:
    """What else the list says of a decision; a dash when there is nothing."""
    t = c.t
    remarks = []
    if decision.provisional:
        remarks.append(t("onder voorbehoud (geen quorum)"))
    if decision.minority_view:
        remarks.append(t("met minderheidsstandpunt"))
    if decision.outcome is Outcome.HELD_OVER and (start := c.state.the_meeting.next_start):
        remarks.append(t("komt terug op {date}", date=start.date()))
    return "; ".join(remarks) or "–"


def _carried(t: Translator, decision: Decision, vote: Vote | None) -> str:
    how = _how(t, decision.method)
    if vote is None:
        return t("De raad besluit dit {how}.", how=how)
    if vote.votes_for == vote.voters and vote.voters > 1:
        text = N_("De raad besluit dit {how}, met algemene stemmen: {n} voor.")
        return t(text, how=how, n=vote.votes_for)
    return t("De raad besluit dit {how}, met {counts}.", how=how, counts=counted(t, vote))


def _rejected(t: Translator, decision: Decision, vote: Vote | None) -> str:
    if vote is None:
        return t("De raad verwerpt het voorstel.")
    if is_tie(vote):
        text = N_("De stemmen staken ({counts}). Het voorstel is daarmee verworpen.")
        return t(text, counts=_short(t, vote))
    text = N_("De raad verwerpt het voorstel {how}, met {counts}.")
    return t(text, how=_how(t, decision.method), counts=counted(t, vote))


def _held_over(c: Context, vote: Vote | None) -> str:
    t = c.t
    if vote is not None and is_tie(vote):
        first = t("De stemmen staken ({counts}).", counts=_short(t, vote))
    else:
        first = t("Het voorstel is aangehouden.")
    start = c.state.the_meeting.next_start
    if start is None:
        return first + " " + t("Het voorstel komt terug in een volgende vergadering.")
    return first + " " + t("Het voorstel komt terug op {date}.", date=start.date())


def _how(t: Translator, method: Method) -> str:
    if method is Method.WITHOUT_VOTE:
        return t(word(method))
    if method in (Method.CONSENSUS, Method.CONSENT):
        return t("met {method}", method=word(method))
    return t("bij {method}", method=word(method))


def counted(t: Translator, vote: Vote) -> str:
    """A count in a sentence: `4 stemmen voor, 1 tegen en 1 onthouding`."""
    first = t.many("{n} stem voor", "{n} stemmen voor", vote.votes_for)
    return t.listing([first, *_others(t, vote)])


def _short(t: Translator, vote: Vote) -> str:
    return ", ".join([t("{n} voor", n=vote.votes_for), *_others(t, vote)])


def _others(t: Translator, vote: Vote) -> list[str]:
    """The votes that were not for; those against always, the others when there were any."""
    words = [t("{n} tegen", n=vote.votes_against)]
    if n := vote.votes_abstain:
        words.append(t.many("{n} onthouding", "{n} onthoudingen", n))
    if n := vote.votes_blank:
        words.append(t("{n} blanco", n=n))
    if n := vote.votes_invalid:
        words.append(t("{n} ongeldig", n=n))
    return words

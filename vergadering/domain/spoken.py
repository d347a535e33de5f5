"""What a chair says: the question before a vote, and the sentence that tells its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.choices import (
    Majority,
    Method,
    Outcome,
    PersonTieRule,
    Result,
    Stance,
    TieRule,
)
from vergadering.domain.model import Meeting, Person, Proposal
from vergadering.domain.votes import (
    candidates,
    elected_name,
    needs_choice,
    proposed,
    result_of,
    tie_rule,
    verdict_of,
    voters_of,
)
from vergadering.i18n import N_

if TYPE_CHECKING:
    from vergadering.domain.model import Decision, Vote
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

QUESTIONS = {
    Method.WITHOUT_VOTE: N_("Heeft iemand bezwaar? Nee? Dan is het besloten."),
    Method.CONSENSUS: N_("Is iedereen het hiermee eens?"),
    Method.CONSENT: N_("Ieder om de beurt: consent, of een bezwaar met een argument?"),
    Method.SHOW_OF_HANDS: N_("Wie is voor? Wie is tegen? Wie onthoudt zich?"),
    Method.ROLL_CALL: N_("Ik noem uw naam; u zegt voor, tegen of onthouding."),
    Method.BALLOT: N_("Schrijf uw keuze op het briefje en vouw het dicht."),
    Method.STRAW_POLL: N_("Een peiling: wie voelt hiervoor? Dit beslist nog niets."),
}
"""What the chair asks, by method."""

DECIDED = {
    Outcome.CARRIED: N_("Het voorstel is aangenomen"),
    Outcome.CARRIED_AMENDED: N_("Het gewijzigde voorstel is aangenomen"),
    Outcome.REJECTED: N_("Het voorstel is verworpen"),
    Outcome.HELD_OVER: N_("Het voorstel is aangehouden"),
    Outcome.WITHDRAWN: N_("Het voorstel is ingetrokken"),
    Outcome.TIED: N_("De stemmen staken"),
}
"""The beginning of the sentence that tells an outcome."""


def counts(t: Translator, vote: Vote) -> str:
    """A count in a sentence: `4 stemmen voor, 1 tegen en 1 onthouding`."""
    first = t.many("{n} stem voor", "{n} stemmen voor", vote.votes_for)
    return t.listing([first, *_others(t, vote)])


def short_counts(t: Translator, vote: Vote) -> str:
    """A count in a list: `4 voor, 1 tegen, 1 onthouding`."""
    return ", ".join([t("{n} voor", n=vote.votes_for), *_others(t, vote)])


def announced(t: Translator, state: State, vote: Vote, outcome: Outcome | None = None) -> str:
    """What the chair says when a vote is counted; with `outcome` what the chair chose.

    As `Het voorstel is aangenomen met 4 stemmen voor, 1 tegen en 1 onthouding.`
    """
    outcome = outcome or proposed(state, vote)
    if vote.method is Method.STRAW_POLL:
        text = N_("De peiling: {counts}. Dit is geen besluit.")
        return t(text, counts=short_counts(t, vote))
    if vote.method is Method.CONSENT:
        words = [_consent(t, state, vote, outcome)]
    elif result_of(vote) is Result.TIE:
        words = [_tie(t, state, vote), _after_tie(t, state, vote, outcome)]
    elif candidates(state, vote.id):
        words = [_chosen(t, state, vote)]
    else:
        words = [_counted(t, state, vote, outcome)]
    if vote.voters < vote.quorum_needed:
        words.append(t("Dit is onder voorbehoud: er is geen quorum."))
    return " ".join(filter(None, words))


def told(t: Translator, state: State, decision: Decision, vote: Vote | None = None) -> str:
    """What the chair says when a decision is taken, with or without a vote."""
    if vote is not None:
        return announced(t, state, vote, decision.outcome)
    if decision.outcome not in (Outcome.CARRIED, Outcome.CARRIED_AMENDED):
        return t(DECIDED[decision.outcome]) + "."
    match decision.method:
        case Method.CONSENSUS:
            first = t("Iedereen is het eens.")
        case Method.WITHOUT_VOTE | Method.CONSENT:
            first = t("Niemand heeft bezwaar.")
        case _:
            first = ""
    return f"{first} {t(DECIDED[decision.outcome])}.".strip()


def _counted(t: Translator, state: State, vote: Vote, outcome: Outcome) -> str:
    """The sentence of a count on one proposal."""
    head = t(DECIDED[outcome])
    if vote.only_result:
        return f"{head}."
    if vote.votes_for == vote.voters > 1:
        return t("{head} met algemene stemmen: {n} voor.", head=head, n=vote.votes_for)
    said = t("{head} met {counts}.", head=head, counts=counts(t, vote))
    found = verdict_of(state, vote)
    if found is None or vote.majority is Majority.SIMPLE:
        return said
    text = N_("Nodig waren {needed} van de {of} stemmen die meetellen.")
    return f"{said} {t(text, needed=found.needed, of=found.of)}"


def _chosen(t: Translator, state: State, vote: Vote) -> str:
    """The sentence of a vote between candidates."""
    rows = candidates(state, vote.id)
    name = elected_name(state, vote)
    if vote.only_result:
        return t("{name} is gekozen.", name=name) if name else t("Niemand is gekozen.")
    each = t.listing(f"{row.name} {row.votes}" for row in rows)
    if name:
        return t("{name} is gekozen. De stemmen: {each}.", name=name, each=each)
    return t("Niemand is gekozen. De stemmen: {each}.", each=each)


def _tie(t: Translator, state: State, vote: Vote) -> str:
    if vote.only_result:
        return t("De stemmen staken.")
    rows = candidates(state, vote.id)
    each = ", ".join(f"{row.name} {row.votes}" for row in rows) or short_counts(t, vote)
    return t("De stemmen staken ({counts}).", counts=each)


def _after_tie(t: Translator, state: State, vote: Vote, outcome: Outcome) -> str:
    """What follows from a tie."""
    rule = tie_rule(state, vote)
    if outcome is Outcome.TIED:
        if rule in (TieRule.REVOTE, PersonTieRule.REVOTE):
            return t("We stemmen meteen opnieuw.")
        lot = rule is PersonTieRule.LOT
        return t("Het lot beslist.") if lot else t("De voorzitter beslist.")
    if outcome is Outcome.HELD_OVER:
        return returns(t, state)
    if outcome is Outcome.REJECTED and not needs_choice(state, vote):
        return t("Het voorstel is daarmee verworpen.")
    return by_choice(t, state, vote, outcome)


def by_choice(t: Translator, state: State, vote: Vote, outcome: Outcome) -> str:
    """Who decided after a tie, and what: the lot about a person, else the chair."""
    proposal = state.get(Proposal, vote.proposal_id)
    about_person = proposal is not None and proposal.about_person
    head = t(DECIDED[outcome])
    if about_person:
        return t("Het lot besliste: {head}.", head=_small(head))
    return t("De voorzitter besliste: {head}.", head=_small(head))


def returns(t: Translator, state: State, meeting_id: int | None = None) -> str:
    """When a proposal that was held over comes back."""
    meeting = state.get(Meeting, meeting_id or state.meeting_id)
    if meeting is None or meeting.next_start is None:
        return t("Het voorstel komt terug in een volgende vergadering.")
    return t("Het voorstel komt terug op {date}.", date=meeting.next_start.date())


def _consent(t: Translator, state: State, vote: Vote, outcome: Outcome) -> str:
    rows = [row for row in voters_of(state, vote.id) if row.stance is Stance.OBJECTION]
    if not rows:
        return f"{t('Niemand heeft bezwaar.')} {t(DECIDED[outcome])}."
    known = {person.id: person.display_name for person in state.rows(Person)}
    each = "; ".join(f"{known.get(row.person_id, '?')}: {row.argument.rstrip('.')}" for row in rows)
    return t.many(
        "Er is een bezwaar. {each}.", "Er zijn {n} bezwaren. {each}.", len(rows), each=each
    )


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


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

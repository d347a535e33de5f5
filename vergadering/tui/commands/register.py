"""The register of decisions, from every screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import register
from vergadering.domain.agenda import is_closed
from vergadering.domain.model import AgendaItem, Decision, Vote
from vergadering.domain.people import has_words
from vergadering.domain.public import public
from vergadering.domain.spoken import short_counts
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.asking import ask_form
from vergadering.tui.commands.command import Command, Place
from vergadering.tui.dialogs.form import Field
from vergadering.tui.dialogs.register import Deed, Entry, Register

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.domain.state import State
    from vergadering.i18n import Translator
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage


async def _register(stage: Stage) -> Answer:
    """Find a decision, and say what became of it if the user wants that."""
    whole = await stage.register.read_soon()
    seen, t = public(whole), stage.t

    every = tuple(_entry(t, seen, row) for row in reversed(seen.decision))

    def find(words: str) -> tuple[Entry, ...]:
        """As `register.search`, in what stands on the screen: the outcome in words as well."""
        return tuple(entry for entry in every if has_words(entry.shown, words))

    answer = await stage.ask(Register(t, find))
    if answer is None:
        return None
    id, deed = answer
    told = seen.need(Decision, id).text
    return await _afterwards(stage, whole.need(Decision, id), deed, told)


async def _afterwards(stage: Stage, decision: Decision, deed: Deed, told: str) -> Answer:
    """Ask what is to be said of a decision; `told` is its text as everybody may know it."""
    t = stage.t

    def bind(values: Values) -> Change:
        said = values["said"]
        match deed:
            case Deed.EXECUTE:
                return partial(register.execute_decision, decision=decision, reason=said)
            case Deed.REVOKE:
                return partial(register.revoke_decision, decision=decision, reason=said)
            case Deed.CORRECT:
                here = stage.item_id
                return partial(
                    register.correct_decision, decision=decision, text=said, item_id=here
                )
            case Deed.REPLACE:
                by_id = _numbered(stage.state, said)
                return partial(register.replace_decision, decision=decision, by_id=by_id)

    labels = {
        Deed.EXECUTE: t("Toelichting (mag leeg)"),
        Deed.REVOKE: t("Waarom geldt het niet meer"),
        Deed.CORRECT: t("De juiste tekst"),
        Deed.REPLACE: t("Nummer van het nieuwe besluit"),
    }
    value = told if deed is Deed.CORRECT else ""
    fields = (Field("said", labels[deed], value),)
    title = t(TITLES[deed], number=decision.number)
    return await ask_form(stage, title, fields, bind)


TITLES = {
    Deed.EXECUTE: N_("{number} is uitgevoerd"),
    Deed.REVOKE: N_("{number} herroepen"),
    Deed.CORRECT: N_("{number} verbeteren met een nieuw besluit"),
    Deed.REPLACE: N_("{number} is vervangen"),
}
"""What each deed is called."""


def _numbered(state: State, number: str) -> int:
    """The decision of the meeting in hand with this number."""
    wanted = number.strip().upper()
    for row in state.decision:
        if row.number == wanted:
            return row.id
    raise Refusal(N_("In deze vergadering is er geen besluit {number}."), number=number.strip())


def _entry(t: Translator, seen: State, row: Decision) -> Entry:
    """A decision as the register shows it."""
    day, fate = register.day_of(seen, row), register.fate_of(seen, row.id)
    stand = t(word(fate.fate)) if fate else t(word(row.outcome))
    head = " · ".join(filter(None, (row.number, t.date(day) if day else "", stand)))
    details = [t("Wijze: {method}", method=word(row.method))]
    vote = seen.get(Vote, row.vote_id)
    if vote is not None and not vote.only_result:
        details[0] += f" ({short_counts(t, vote)})"
    item = seen.get(AgendaItem, row.item_id)
    if item is not None and not is_closed(seen, item.id):
        details.append(t("Punt {number}: {title}", number=item.number, title=item.title))
    if row.minority_view:
        details.append(t("Minderheidsstandpunt: {text}", text=row.minority_view))
    if row.review_on:
        details.append(t("Opnieuw bekijken op {date}", date=row.review_on))
    return Entry(row.id, head, row.text, tuple(details))


REGISTER = (
    Command(
        "register",
        "B",
        N_("besluiten"),
        N_("Het register van alle besluiten: zoeken, lezen, uitgevoerd of herroepen."),
        Place.ANYWHERE,
        _register,
    ),
)
"""Commands for the register of decisions."""

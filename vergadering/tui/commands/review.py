"""Going through the open actions: one key for each thing that can become of an action."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import outcomes, people
from vergadering.domain.actions import unfinished
from vergadering.domain.model import Action, Person
from vergadering.domain.public import public
from vergadering.domain.review import Wanted, doers, read_due, to_review
from vergadering.domain.revision import unless_changed
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_, Translator
from vergadering.tui.commands.asking import ask_form, whole_number
from vergadering.tui.commands.command import Command, Place, direct, request
from vergadering.tui.dialogs.ask_person import AskPerson, Candidate
from vergadering.tui.dialogs.choose import Choose
from vergadering.tui.dialogs.form import Field
from vergadering.tui.stage import CopyText, Leave, Narrow, Step, Then

if TYPE_CHECKING:
    from collections.abc import Callable

    from vergadering.domain.history import Change
    from vergadering.domain.state import State
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage


def _action(stage: Stage) -> Action:
    if not isinstance(stage.record, Action):
        raise Refusal(N_("Hier is geen actie om iets mee te doen."))
    return stage.record


def _some(stage: Stage) -> None:
    _action(stage)


async def _ask(
    stage: Stage, title: str, fields: tuple[Field, ...], bind: Callable[[Values], Change]
) -> Answer:
    """Ask what an action needs, keep that, and go on to the next."""
    action = _action(stage)
    head = stage.t(title, number=action.number)
    change = await ask_form(stage, head, fields, bind)
    return Then(unless_changed(action, change), Step()) if change else None


def _kept(stage: Stage) -> Change:
    return partial(outcomes.note_progress, action_id=_action(stage).id)


async def _keep(stage: Stage) -> Answer:
    """An action stays; how far it is may be said. Behind the last one: back."""
    if stage.record is None:
        return Leave()
    do = _kept(stage)
    hint = stage.t("komt in de notulen; mag leeg")
    field = Field("progress", stage.t("Stand van zaken"), hint=hint)
    return await _ask(stage, N_("{number} blijft staan"), (field,), lambda v: partial(do, **v))


def _finished(stage: Stage) -> Change:
    action = _action(stage)
    return unless_changed(action, partial(outcomes.finish_action, action_id=action.id))


async def _finish(stage: Stage) -> Answer:
    return Then(_finished(stage), Step())


async def _put_off(stage: Stage) -> Answer:
    """Another date, in words or figures."""
    id = _action(stage).id

    def bind(values: Values) -> Change:
        due = read_due(stage.state, stage.moment(), values["due"])
        return partial(outcomes.put_off_action, action_id=id, due=due)

    hint = stage.t("1 december, over twee weken, volgende vergadering")
    field = Field("due", stage.t("Nieuwe datum"), required=True, hint=hint)
    return await _ask(stage, N_("{number} krijgt een andere datum"), (field,), bind)


async def _pass_on(stage: Stage) -> Answer:
    """Somebody else does it."""
    action, t = _action(stage), stage.t

    def find(text: str) -> tuple[Candidate, ...]:
        active = [person for person in stage.state.person if person.active]
        found = people.named(stage.state, text) if text.strip() else active
        return tuple(
            Candidate(person.id, person.display_name or person.name, t(word(person.role)))
            for person in found
            if person.id != action.owner_id
        )

    title = t("Wie doet {number} voortaan?", number=action.number)
    owner_id = await stage.ask(AskPerson(t, title, find))
    if owner_id is None:
        return None
    do = partial(outcomes.pass_on_action, action_id=action.id, owner_id=owner_id)
    return Then(unless_changed(action, do), Step())


async def _drop(stage: Stage) -> Answer:
    """It is not done any more, with the reason."""
    do = partial(outcomes.drop_action, action_id=_action(stage).id)
    hint = stage.t("komt in de notulen")
    field = Field("reason", stage.t("Waarom niet meer"), required=True, hint=hint)
    return await _ask(stage, N_("{number} vervalt"), (field,), lambda values: partial(do, **values))


def _raised(stage: Stage) -> Change:
    return partial(outcomes.raise_action, action_id=_action(stage).id)


async def _raise(stage: Stage) -> Answer:
    """An agenda item of the meeting in hand."""
    t, id = stage.t, _action(stage).id

    def bind(values: Values) -> Change:
        minutes = whole_number(values["minutes"], N_("Typ de minuten als een getal, zoals 10."))
        title = values["title"]
        return partial(outcomes.raise_action, action_id=id, title=title, planned_minutes=minutes)

    fields = (
        Field("title", t("Titel"), " ".join(_action(stage).text.split()), required=True),
        Field("minutes", t("Minuten"), "10"),
    )
    return await _ask(stage, N_("{number} op de agenda"), fields, bind)


def _reopened(stage: Stage) -> Change:
    action = _action(stage)
    return unless_changed(action, partial(outcomes.reopen_action, action_id=action.id))


async def _filter(stage: Stage) -> Answer:
    """Choose which actions to go through."""
    t, today = stage.t, stage.moment().date()
    seen = stage.state if stage.private else public(stage.state)
    options = [
        (f"{words} ({len(to_review(seen, today, wanted))})", wanted)
        for words, wanted in _choices(seen, t)
    ]
    wanted = await stage.ask(Choose(t, t("Welke acties?"), options))
    return None if wanted is None else Narrow(wanted)


def _choices(seen: State, t: Translator) -> list[tuple[str, Wanted]]:
    rows = unfinished(seen)
    busy = {id for row in rows for id in doers(row)}
    agreed = {row.meeting_id for row in rows}
    return [
        (t("alle open acties"), Wanted()),
        (t("alleen wat te laat is"), Wanted(overdue=True)),
        *(
            (t("van {name}", name=person.display_name), Wanted(person_id=person.id))
            for person in seen.person
            if person.id in busy
        ),
        *(
            (t("afgesproken in {number}", number=meeting.number), Wanted(meeting_id=meeting.id))
            for meeting in seen.meeting
            if meeting.id in agreed
        ),
    ]


async def _remind(stage: Stage) -> Answer:
    """The text that reminds whoever does this of all that waits for them."""
    from vergadering.documents.reminders import reminder_for, text_of

    action, state = _action(stage), stage.state
    owner = state.get(Person, action.owner_id)
    if owner is None:
        raise Refusal(N_("Deze actie is nog van niemand."))
    seen, today = state if stage.private else public(state), stage.moment().date()
    found = reminder_for(seen, owner.id, today)
    if found is None:
        raise Refusal(N_("Voor {name} staat niets meer open."), name=owner.display_name)
    words = Translator(state.the_council.language)
    said = stage.t("De herinnering voor {name} staat op het klembord.", name=owner.display_name)
    return CopyText(text_of(found, state, words, today), said)


REVIEW = (
    Command(
        "keep_action",
        "enter",
        N_("blijft"),
        N_("De actie blijft staan; u kunt zeggen hoe het ermee staat."),
        Place.REVIEW,
        _keep,
    ),
    Command(
        "finish_action",
        "g",
        N_("gereed"),
        N_("De actie is gereed; was dat al gemeld, dan bevestigt de vergadering het zo."),
        Place.REVIEW,
        _finish,
        _finished,
    ),
    Command(
        "put_off_action",
        "d",
        N_("datum"),
        N_("Geef de actie een andere datum; hoe vaak dat gebeurde, blijft te zien."),
        Place.REVIEW,
        _put_off,
        _kept,
    ),
    Command(
        "pass_on_action",
        "w",
        N_("wie"),
        N_("Geef de actie aan iemand anders."),
        Place.REVIEW,
        _pass_on,
        _kept,
    ),
    Command(
        "drop_action",
        "v",
        N_("vervalt"),
        N_("De actie vervalt; de reden komt in de notulen."),
        Place.REVIEW,
        _drop,
        _kept,
    ),
    Command(
        "raise_action",
        "a",
        N_("agenda"),
        N_("Zet de actie als punt op de agenda van deze vergadering."),
        Place.REVIEW,
        _raise,
        _raised,
    ),
    Command(
        "skip_action",
        "s,right",
        N_("sla over"),
        N_("Ga naar de volgende actie en laat deze zoals zij is."),
        Place.REVIEW,
        request(Step()),
    ),
    Command(
        "previous_action",
        "left",
        N_("vorige"),
        N_("Ga terug naar de vorige actie."),
        Place.REVIEW,
        request(Step(-1)),
    ),
    Command(
        "filter_actions",
        "f",
        N_("filter"),
        N_(
            "Loop alleen de acties langs van een persoon, van een vergadering, of die te laat zijn."
        ),
        Place.REVIEW,
        _filter,
    ),
    Command(
        "reopen_action",
        "o",
        N_("heropen"),
        N_("Heropen een actie die gereed of vervallen was."),
        Place.REVIEW,
        direct(_reopened),
        _reopened,
    ),
    Command(
        "remind_owner",
        "c",
        N_("herinnering"),
        N_("Kopieer een herinnering voor wie dit doet, met alles wat er voor hem openstaat."),
        Place.REVIEW,
        _remind,
        _some,
    ),
)
"""Commands for going through the open actions."""

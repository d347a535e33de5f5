"""The minutes of an earlier meeting under their item: changes, adoption, matters arising."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import meeting, minutes
from vergadering.domain.choices import ChangeKind, MeetingStatus, MinutesStatus
from vergadering.domain.lock import is_adopted
from vergadering.domain.model import AgendaItem, Meeting, Person
from vergadering.domain.model_next import MinutesChange
from vergadering.domain.public import public
from vergadering.domain.templates import is_minutes
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_, Translator
from vergadering.tui.commands.asking import ask_form
from vergadering.tui.commands.command import Command, Place, direct
from vergadering.tui.dialogs.choose import Choose, Confirm
from vergadering.tui.dialogs.form import Field, yes_no
from vergadering.tui.dialogs.previous import Previous, Step
from vergadering.tui.stage import Give, Then, TypeLine

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.domain.state import State
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage

MOST = 9
"""How many earlier meetings are offered."""


async def _previous(stage: Stage) -> Answer:
    """Show the changes of earlier minutes, and take the next step with them."""
    earlier = await _which(stage)
    if earlier is None:
        return None
    t, seen = stage.t, stage.state if stage.private else public(stage.state)
    rows = tuple((row.id, _line(t, seen, row)) for row in minutes.changes_of(seen, earlier.id))
    title = t("Verslag van {what}", what=_name(t, earlier))
    adopted = is_adopted(earlier)
    answer = await stage.ask(
        Previous(t, title, _stand(stage, earlier), rows, _say(t, earlier, rows), adopted=adopted)
    )
    if answer is None:
        return None
    step, id = answer
    match step:
        case Step.NOTE:
            return await _asked(stage, earlier, MinutesChange(meeting_id=earlier.id))
        case Step.REWORD:
            return await _asked(stage, earlier, stage.state.need(MinutesChange, id))
        case Step.REMOVE:
            return Then(partial(minutes.remove_change, change_id=id), AGAIN)
        case Step.WITHDRAW:
            return Then(partial(minutes.withdraw_adoption, meeting_id=earlier.id), AGAIN)
        case Step.ADOPT:
            return await _adopted(stage, earlier)
        case Step.ARISING:
            return TypeLine()


AGAIN = Give("previous_minutes")
"""Show the changes again, with what was done to them."""


async def _which(stage: Stage) -> Meeting | None:
    """The meeting whose minutes are meant: of the item in view, the one in hand, or a choice."""
    state, t = stage.state, stage.t
    own = state.the_meeting
    if own.status is MeetingStatus.CLOSED:
        return own
    item = state.get(AgendaItem, stage.item_id)
    if item is not None and item.minutes_of_id is not None:
        return state.get(Meeting, item.minutes_of_id)
    drafts = minutes.to_adopt(state)
    if len(drafts) == 1 and item is not None and is_minutes(item.title, item.goal):
        return drafts[0]
    known = [row for row in _known(stage) if row not in drafts]
    found = [*drafts, *known][:MOST]
    options = [(f"{_name(t, row)} · {t(word(row.minutes_status))}", row) for row in found]
    return await stage.ask(Choose(t, t("Welk verslag?"), options))


def _known(stage: Stage) -> tuple[Meeting, ...]:
    """Closed meetings, the newest first."""
    closed = [
        row
        for row in stage.state.meeting
        if row.status is MeetingStatus.CLOSED and row.minutes_status is not MinutesStatus.NONE
    ]
    return tuple(sorted(closed, key=lambda r: -(r.closed_at.timestamp() if r.closed_at else 0)))


def _any(stage: Stage) -> None:
    if not _known(stage):
        raise Refusal(N_("Er is nog geen verslag van een eerdere vergadering."))


def _name(t: Translator, row: Meeting) -> str:
    day = minutes.held_on(row)
    return f"{t.date(day)} ({row.number})" if day else row.number


def _stand(stage: Stage, earlier: Meeting) -> str:
    """How far the minutes are, in a sentence."""
    t = stage.t
    if not is_adopted(earlier):
        return t("Nog niet vastgesteld.")
    place = stage.state.get(Meeting, earlier.adopted_in_id)
    where = " · ".join(filter(None, (place.number if place else "", earlier.adopted_by)))
    if earlier.adopted_on is None:
        return t("Vastgesteld.")
    if not where:
        return t("Vastgesteld op {date}.", date=earlier.adopted_on)
    return t("Vastgesteld op {date} ({where}).", date=earlier.adopted_on, where=where)


def _say(t: Translator, earlier: Meeting, rows: tuple[tuple[int, str], ...]) -> str:
    if is_adopted(earlier):
        return ""
    if rows:
        return t("Zeg: “{sentence}”", sentence=t(_WITH_CHANGES))
    return t("Zeg: “{sentence}”", sentence=t(_WITHOUT_CHANGES))


_WITH_CHANGES = N_(
    "Zijn er nog andere wijzigingen? Nee? Met inachtneming hiervan wordt het verslag vastgesteld."
)
_WITHOUT_CHANGES = N_(
    "Zijn er wijzigingen op het verslag? Nee? Dan wordt het ongewijzigd vastgesteld."
)


def _line(t: Translator, state: State, row: MinutesChange) -> str:
    """A change as the dialog shows it."""
    kind, person = t(word(row.kind)), state.get(Person, row.person_id)
    if row.kind is ChangeKind.CORRECTION and row.at is not None:
        kind = f"{kind}, {t.date(row.at)}"
    return f"{kind}: {row.text}" + (f" ({person.display_name})" if person else "")


async def _asked(stage: Stage, earlier: Meeting, row: MinutesChange) -> Answer:
    """Ask what is to be changed, and by whom."""
    t, correction = stage.t, is_adopted(earlier)
    nobody: tuple[tuple[str, object], ...] = () if correction else ((t("niemand"), 0),)
    people = tuple((p.display_name, p.id) for p in stage.state.person if p.active)
    if correction and not people:
        raise Refusal(N_("Er zijn nog geen mensen."))
    first = stage.state.the_meeting.secretary_id or (people[0][1] if people else 0)
    who = row.person_id or (first if correction else 0)

    def bind(values: Values) -> Change:
        said = {
            "text": values["text"],
            "person_id": values["person_id"] or None,
            "confidential": values["confidential"],
        }
        if row.id:
            return partial(minutes.reword_change, change_id=row.id, **said)
        if correction:
            return partial(minutes.correct_minutes, meeting_id=earlier.id, **said)
        return partial(
            minutes.note_change, meeting_id=earlier.id, item_id=_item_id(stage, earlier), **said
        )

    hint = t("Pagina 2, punt 6: “oktober” wijzigen in “november”")
    fields = (
        Field("text", t("Wat wordt anders"), row.text, required=True, hint=hint),
        Field("person_id", t("Gezegd door"), who, nobody + people),
        Field("confidential", t("Over een besloten punt"), row.confidential, yes_no(t)),
    )
    title = t("Rectificatie") if correction else t("Wijziging van het verslag")
    change = await ask_form(stage, title, fields, bind)
    return Then(change, AGAIN) if change else AGAIN


def _item_id(stage: Stage, earlier: Meeting) -> int | None:
    """The item in view, when it is there for minutes, and the meeting is a later one."""
    item = stage.state.get(AgendaItem, stage.item_id)
    if item is None or earlier.id == stage.state.meeting_id:
        return None
    return item.id if is_minutes(item.title, item.goal) or item.minutes_of_id else None


async def _adopted(stage: Stage, earlier: Meeting) -> Answer:
    """Adopt the minutes by a decision under the item in view, when the user agrees."""
    t, state = stage.t, stage.state
    if stage.item_id is None:
        raise Refusal(N_("Er is geen agendapunt gekozen."))
    say = Translator(state.the_council.language)
    changes = len(minutes.changes_of(state, earlier.id, ChangeKind.CHANGE))
    change = partial(
        minutes.adopt_by_decision,
        meeting_id=earlier.id,
        item_id=stage.item_id,
        text=decision_text(say, earlier, changes),
    )
    change(state, stage.moment())  # when it is refused, that is said before the question
    question = t(_WITH_CHANGES) if changes else t(_WITHOUT_CHANGES)
    told = t("Zeg: “{sentence}” Daarna ligt het verslag vast.", sentence=question)
    return change if await stage.ask(Confirm(t, t("Verslag vaststellen"), told)) else AGAIN


def decision_text(say: Translator, earlier: Meeting, changes: int) -> str:
    """The words of the decision that adopts minutes, in the language of the council."""
    day = minutes.held_on(earlier)
    what = say.date(day) if day else earlier.number
    if not changes:
        return say(N_("De raad stelt het verslag van {what} vast."), what=what)
    return say.many(
        "De raad stelt het verslag van {what} vast, met {n} wijziging.",
        "De raad stelt het verslag van {what} vast, met {n} wijzigingen.",
        changes,
        what=what,
    )


def _reopen(stage: Stage) -> Change:
    return meeting.reopen_meeting


PREVIOUS = (
    Command(
        "previous_minutes",
        "M",
        N_("vorig verslag"),
        N_("Het verslag van een eerdere vergadering: wijzigingen, vaststellen, rectificatie."),
        Place.LIVE,
        _previous,
        _any,
    ),
    Command(
        "reopen",
        "H",
        N_("heropenen"),
        N_("Heropen de vergadering die het laatst gesloten is, op dezelfde dag."),
        Place.LIVE,
        direct(_reopen),
        _reopen,
    ),
)
"""Commands for the minutes of earlier meetings."""

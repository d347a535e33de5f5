"""What a line will become, in words, while it is being typed."""

from __future__ import annotations

from collections import Counter as Tally
from typing import TYPE_CHECKING

from vergadering.domain.capture import intent, stances_of
from vergadering.domain.choices import NoteKind, Stance
from vergadering.domain.entries import (
    AbsentEntry,
    ActionEntry,
    ArriveEntry,
    CloseEntry,
    ConfirmEntry,
    ConsentEntry,
    DecisionEntry,
    DoneSpeakingEntry,
    Entry,
    FinishItemEntry,
    FloorEntry,
    GoToEntry,
    HeldOverEntry,
    LeaveEntry,
    NamedVoteEntry,
    NextItemEntry,
    NextSpeakerEntry,
    NoObjectionEntry,
    NoteEntry,
    OpenEntry,
    ParkEntry,
    PollEntry,
    PromiseEntry,
    ProposalEntry,
    ResumeEntry,
    RoundEntry,
    SuspendEntry,
    UnanimousEntry,
    VoteEntry,
    WithdrawEntry,
)
from vergadering.domain.explain_floor import floor_deed
from vergadering.domain.explain_promise import promised
from vergadering.domain.explanation import Explanation
from vergadering.domain.lines import next_meeting, recorded, who
from vergadering.domain.meeting import in_progress
from vergadering.domain.model import Action, Person
from vergadering.domain.notation import command_of, read
from vergadering.domain.public import told_title
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_, Marked

if TYPE_CHECKING:
    from datetime import date, datetime

    from vergadering.domain.state import State


_DAYS = (
    Marked(N_("maandag")),
    Marked(N_("dinsdag")),
    Marked(N_("woensdag")),
    Marked(N_("donderdag")),
    Marked(N_("vrijdag")),
    Marked(N_("zaterdag")),
    Marked(N_("zondag")),
)

_COURSE: dict[type[Entry], str] = {
    UnanimousEntry: N_("iedereen stemt voor"),
    ConsentEntry: N_("consent: niemand heeft bezwaar"),
    ConfirmEntry: N_("de uitslag wordt bevestigd"),
    NoObjectionEntry: N_("aangenomen zonder stemming"),
    HeldOverEntry: N_("het voorstel wordt aangehouden"),
    WithdrawEntry: N_("het voorstel wordt ingetrokken"),
    NextItemEntry: N_("naar het volgende punt"),
    FinishItemEntry: N_("het punt wordt afgerond"),
    SuspendEntry: N_("de vergadering wordt geschorst"),
    ResumeEntry: N_("de vergadering gaat verder"),
    OpenEntry: N_("de vergadering wordt geopend"),
    CloseEntry: N_("de vergadering wordt gesloten"),
}
"""What the commands do that have nothing behind them."""


def explain(state: State, at: datetime, line: str, item_id: int | None) -> Explanation | None:
    """What a line will become under an item; None for an empty line. Changes nothing.

    Only rules that may refuse are tried, so that it is quick however much was noted; a
    meeting that runs may always be closed, and closing it is the one rule that costs time.
    """
    if not line.strip():
        return None
    entry = read(line, at.date(), next_meeting(state, at))
    return _text(state, entry) or _done(state, at, entry, item_id)


def _text(state: State, entry: Entry) -> Explanation | None:
    """The record that a line makes; None for a line that does something else."""
    match entry:
        case NoteEntry():
            return _note(state, entry)
        case ActionEntry():
            return _action(state, entry)
        case ProposalEntry():
            return _proposal(state, entry)
        case ParkEntry():
            return _parked(state, entry)
        case PromiseEntry():
            return _promise(state, entry)
        case DecisionEntry():
            if not entry.text:
                return Explanation(N_("besluit: typ de tekst"), {}, ok=False)
            return Explanation(N_("besluit, zonder stemming"), {})
    return None


def _done(state: State, at: datetime, entry: Entry, item_id: int | None) -> Explanation:
    """What a line does, or why it will be refused."""
    after = state
    try:
        do = intent(state, at, entry, item_id)
        if not (isinstance(entry, CloseEntry) and in_progress(state)):
            after = do(state, at)
    except Refusal as refusal:
        return Explanation(refusal.text, refusal.values, ok=False)
    if isinstance(entry, FloorEntry | NextSpeakerEntry | DoneSpeakingEntry | RoundEntry):
        return floor_deed(state, after, entry)
    return _voted(state, entry) or _deed(state, entry)


def _note(state: State, entry: NoteEntry) -> Explanation:
    kind = word(entry.kind)
    if entry.unknown:
        return _unknown(entry.unknown)
    if not entry.text:
        return Explanation(N_("{kind}: typ de tekst"), {"kind": kind}, ok=False)
    if entry.person:
        if (trouble := _unclear(state, (entry.person,))) and entry.typed.startswith("@"):
            return trouble
        if not trouble:
            values: dict[str, object] = {"kind": kind, "name": _name(state, entry.person)}
            return Explanation(N_("{kind} van {name}"), values)
    if entry.kind is NoteKind.INTERNAL:
        return Explanation(N_("interne notitie: niemand anders ziet haar"), {})
    return Explanation(N_("{kind}"), {"kind": kind})


def _unknown(typed: str) -> Explanation:
    command = command_of(typed)
    if command is None:
        text = N_("onbekende opdracht {word}: blijft een notitie")
        return Explanation(text, {"word": typed[:40]}, ok=False)
    return Explanation(
        N_("zo begrijp ik {word} niet: blijft een notitie. Voorbeeld: {example}"),
        {"word": typed, "example": Marked(command.example)},
        ok=False,
    )


def _action(state: State, entry: ActionEntry) -> Explanation:
    action = recorded(state, entry)
    assert isinstance(action, Action)
    if not action.text:
        return Explanation(N_("actie: typ wie wat doet"), {}, ok=False)
    if entry.owners and action.owner_id is None:
        return _unclear(state, entry.owners) or _dated(N_("actie zonder eigenaar"), {}, entry.due)
    if action.owner_id is None:
        return _dated(N_("actie zonder eigenaar"), {}, entry.due)
    owner, *others = (p.display_name for p in state.people((action.owner_id, *action.co_owners)))
    if others:
        values: dict[str, object] = {"owner": owner, "others": ", ".join(others)}
        return _dated(N_("actie voor {owner}, met {others}"), values, entry.due)
    return _dated(N_("actie voor {owner}"), {"owner": owner}, entry.due)


_DATED = {
    N_("actie zonder eigenaar"): N_("actie zonder eigenaar, klaar op {weekday} {due}"),
    N_("actie voor {owner}"): N_("actie voor {owner}, klaar op {weekday} {due}"),
    N_("actie voor {owner}, met {others}"): N_(
        "actie voor {owner}, met {others}, klaar op {weekday} {due}"
    ),
}
_UNDATED = {
    N_("actie zonder eigenaar"): N_("actie zonder eigenaar en zonder datum"),
    N_("actie voor {owner}"): N_("actie voor {owner}, zonder datum"),
    N_("actie voor {owner}, met {others}"): N_("actie voor {owner}, met {others}, zonder datum"),
}


def _dated(text: str, values: dict[str, object], due: date | None) -> Explanation:
    if due is None:
        return Explanation(_UNDATED[text], values)
    return Explanation(_DATED[text], {**values, "weekday": _DAYS[due.weekday()], "due": due})


def _proposal(state: State, entry: ProposalEntry) -> Explanation:
    if not entry.text:
        return Explanation(N_("voorstel: typ de tekst"), {}, ok=False)
    if not entry.person:
        return Explanation(N_("voorstel, komt op het scherm"), {})
    values: dict[str, object] = {"name": _name(state, entry.person)}
    return _unclear(state, (entry.person,)) or Explanation(N_("voorstel van {name}"), values)


def _parked(state: State, entry: ParkEntry) -> Explanation:
    if not entry.text:
        return Explanation(N_("parkeerlijst: typ wat er wacht tot later"), {}, ok=False)
    if not entry.person:
        return Explanation(N_("komt op de parkeerlijst"), {})
    values: dict[str, object] = {"name": _name(state, entry.person)}
    trouble = _unclear(state, (entry.person,))
    return trouble or Explanation(N_("komt op de parkeerlijst, van {name}"), values)


def _promise(state: State, entry: PromiseEntry) -> Explanation:
    trouble = _unclear(state, (entry.person,)) if entry.person and entry.text else None
    if trouble and entry.typed.startswith("@"):
        return trouble
    return promised(entry, "" if trouble or not entry.person else _name(state, entry.person))


def _voted(state: State, entry: Entry) -> Explanation | None:
    """What is counted; None for a line that counts nothing."""
    text = N_("{for_} voor, {against} tegen, {abstain} onthouding")
    match entry:
        case NamedVoteEntry():
            sums = Tally(stances_of(state, entry).values())
            count = (sums[Stance.FOR], sums[Stance.AGAINST], sums[Stance.ABSTAIN])
        case VoteEntry():
            count = (entry.votes_for, entry.votes_against, entry.votes_abstain)
            if isinstance(entry, PollEntry):
                text = N_("peiling: {for_} voor, {against} tegen, {abstain} onthouding")
        case _:
            return None
    return Explanation(text, dict(zip(("for_", "against", "abstain"), count, strict=True)))


def _deed(state: State, entry: Entry) -> Explanation:
    """What a command does that no rule refuses."""
    match entry:
        case ConsentEntry() if entry.objections:
            names = ", ".join(_name(state, name) for name, _ in entry.objections)
            return Explanation(N_("consent: bezwaar van {names}"), {"names": names})
        case GoToEntry():
            item = next(each for each in state.agenda_item if each.number == entry.number)
            title = told_title(state, item)
            values: dict[str, object] = {"number": item.number, "title": title}
            return Explanation(N_("naar punt {number}, {title}"), values)
        case ArriveEntry():
            return Explanation(N_("{name} is er"), {"name": _name(state, entry.person)})
        case LeaveEntry():
            return Explanation(N_("{name} gaat weg"), {"name": _name(state, entry.person)})
        case AbsentEntry():
            text = N_("{name} is afwezig met bericht")
            if not entry.notified:
                text = N_("{name} is afwezig zonder bericht")
            return Explanation(text, {"name": _name(state, entry.person)})
    return Explanation(_COURSE[type(entry)], {})


def _unclear(state: State, names: tuple[str, ...]) -> Explanation | None:
    """What is wrong with the first name that is nobody's or several people's."""
    for name in names:
        found: tuple[Person, ...] = who(state, name)
        if not found:
            return Explanation(N_("wie? {name} is niet bekend"), {"name": name}, ok=False)
        if len(found) > 1:
            people = ", ".join(person.display_name for person in found[:5])
            return Explanation(
                N_("wie? {name} kan zijn: {people}"), {"name": name, "people": people}, ok=False
            )
    return None


def _name(state: State, typed: str) -> str:
    found = who(state, typed)
    return found[0].display_name if found else typed

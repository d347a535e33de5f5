"""What is captured: type it, decide on it, change it, take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain import revision
from vergadering.domain.choices import NoteKind
from vergadering.domain.lines import notation_of
from vergadering.domain.model import Action, Note
from vergadering.domain.model_floor import ParkedPoint
from vergadering.domain.state import TABLE
from vergadering.domain.story import story
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_, Marked
from vergadering.tui.commands.command import Command, Place, direct, request
from vergadering.tui.dialogs.choose import Choose, Confirm
from vergadering.tui.dialogs.versions import Story
from vergadering.tui.stage import EditRecord, TypeLine, View

if TYPE_CHECKING:
    from vergadering.domain.history import Change
    from vergadering.domain.records import Record
    from vergadering.tui.stage import Answer, Stage


def _selected(stage: Stage) -> Record:
    if stage.record is None:
        raise Refusal(N_("Er is niets gekozen. Kies eerst een regel met de pijltjes."))
    return stage.record


async def _edit(stage: Stage) -> Answer:
    """Change a line; when somebody else does so already, only after a word about it."""
    record, t = _selected(stage), stage.t
    who = stage.edits.get((TABLE[type(record)], record.id))
    if who is not None:
        question = t(
            "Deze regel wordt al gewijzigd door {who}. Toch ook wijzigen?", who=who or t("Iemand")
        )
        if not await stage.ask(Confirm(t, t("Al in bewerking"), question)):
            return None
    return EditRecord(record)


async def _history(stage: Stage) -> Answer:
    """Show what became of a line, as far as this screen may show it."""
    record, t = _selected(stage), stage.t
    lines = await stage.register.history(TABLE[type(record)], record.id)
    steps = []
    for told in story(stage.state, lines, record, private=stage.private):
        when = f"{t.date(told.at)} {t.time(told.at)}"
        label = t("ongedaan: {what}", what=Marked(told.label)) if told.undone else t(told.label)
        head = [when, label, t("door {who}", who=told.who) if told.who else ""]
        said = told.said if told.shown else t("niet openbaar")
        steps.append((" · ".join(part for part in head if part), said))
    await stage.ask(Story(t, steps))
    return None


def _same_record(stage: Stage) -> None:
    _selected(stage)


def _same(stage: Stage) -> Change:
    record = _selected(stage)
    return revision.revision(stage.state, stage.moment(), record, notation_of(stage.state, record))


def _remove(stage: Stage) -> Change:
    return revision.removal(_selected(stage))


async def _kind(stage: Stage) -> Answer:
    """Choose what a line is; the words stay."""
    record = _selected(stage)
    if not isinstance(record, Note | Action | ParkedPoint):
        return EditRecord(record)
    t = stage.t
    kinds: list[tuple[str, str]] = [(t(word(kind)), start) for kind, start in STARTS.items()]
    kinds += [(t("actie"), "/actie"), (t("voorstel"), "/voorstel"), (t("besluit"), "/besluit")]
    kinds.append((t("geparkeerd punt"), "/parkeer"))
    start = await stage.ask(Choose(t, t("Wat is dit?"), kinds))
    if start is None:
        return None
    return revision.revision(stage.state, stage.moment(), record, f"{start} {record.text}".lstrip())


STARTS = {
    NoteKind.DISCUSSION: "/notitie",
    NoteKind.QUOTE: "/citaat",
    NoteKind.TIP: "/tip",
    NoteKind.PROMISE: "/toezegging",
    NoteKind.INTERNAL: "/intern",
}
"""What makes a text a note of each kind."""


async def _type_action(stage: Stage) -> Answer:
    return TypeLine(stage.t("/actie") + " ")


PANE = "RecordList"

RECORDS = (
    Command(
        "type",
        "i,slash",
        N_("typen"),
        N_("Naar de invoerregel: een zin is een notitie, een schuine streep maakt er meer van."),
        Place.LIVE,
        request(TypeLine()),
        footer=True,
    ),
    Command(
        "action",
        "a",
        N_("actie"),
        N_("Typ een actie: wie doet wat voor wanneer."),
        Place.LIVE,
        _type_action,
        footer=True,
    ),
    Command(
        "edit",
        "enter",
        N_("wijzigen"),
        N_("Haal de gekozen regel terug in de invoerregel om haar te wijzigen."),
        Place.LIVE,
        _edit,
        _same,
        pane=PANE,
    ),
    Command(
        "kind",
        "k",
        N_("soort"),
        N_("Maak van de gekozen regel iets anders: een actie, een citaat, een besluit."),
        Place.LIVE,
        _kind,
        _same,
        pane=PANE,
    ),
    Command(
        "history",
        "G",
        N_("geschiedenis"),
        N_("Lees wat er met de gekozen regel gebeurd is: wanneer, door wie, en wat er stond."),
        Place.LIVE,
        _history,
        _same_record,
        pane=PANE,
    ),
    Command(
        "remove",
        "delete,x",
        N_("verwijderen"),
        N_("Verwijder de gekozen regel; ongedaan maken brengt haar terug."),
        Place.LIVE,
        direct(_remove),
        _remove,
        pane=PANE,
    ),
    Command(
        "follow",
        "full_stop",
        N_("huidig punt"),
        N_("Terug naar het punt dat nu aan de orde is."),
        Place.LIVE,
        request(View(None)),
    ),
)
"""Commands for what is captured."""

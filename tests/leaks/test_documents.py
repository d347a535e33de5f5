"""No secret is in a document, a format or a list that may leave the council."""

from __future__ import annotations

import io
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.documents.reading import MADE, unzipped
from tests.helpers.cli import Line
from tests.helpers.marks import NUMBER, leaked
from tests.helpers.planting import HELD
from vergadering.cli.main import COMMANDS, OPEN
from vergadering.desk import Desk
from vergadering.documents import formats, kinds
from vergadering.domain import public
from vergadering.domain.choices import NoteKind
from vergadering.domain.model import Attendance
from vergadering.i18n import LANGUAGES, Translator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vergadering.domain.state import State


def meetings(path: Path) -> Iterator[State]:
    """Each meeting of a file, everything private in it."""
    with closing(Desk(path)) as desk:
        for meeting in desk.state.meeting:
            yield desk.take(meeting.id)


def document(kind: str, state: State, language: str) -> str:
    """All parts of a Word document, its file name with them."""
    out, t = io.BytesIO(), Translator(language)
    kinds.write(kind, state, out, t, made_at=MADE)
    return f"{kinds.file_name(kind, state, t)}\n{unzipped(out.getvalue())}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [kind.name for kind in kinds.KINDS])
def test_no_document_of_any_meeting_has_a_secret(planted, kind, language):
    made = [document(kind, state, language) for state in meetings(planted)]
    assert len(made) == 5
    assert [leaked(text) for text in made] == [[]] * 5


@pytest.mark.parametrize("name", [format.name for format in formats.FORMATS])
def test_no_format_of_any_meeting_has_a_secret(planted, name):
    made = [formats.format_named(name).write(state, MADE) for state in meetings(planted)]
    assert [leaked(text) for text in made] == [[]] * 5


def test_the_list_of_all_decisions_has_no_secret(planted):
    with closing(Desk(planted)) as desk:
        state = desk.register.read()
    assert leaked(document("decisions", state, "nl")) == []


# the command line

READS = {
    "voorbeeld": (),
    "notulen": tuple(
        ("-v", HELD, "-s", kind.label, "-o", f"{kind.name}.docx") for kind in kinds.KINDS
    ),
    "exporteer": tuple(("-v", HELD, "-f", format.label, "-o", "-") for format in formats.FORMATS),
    "acties": ((), ("--json",), ("--te-laat",)),
    "besluiten": ((), ("--json",), ("-o", "lijst.docx"), ("--stand", "aangehouden")),
    "toezeggingen": ((), ("--alles",), ("--json",)),
    "adviezen": (("--alles",), ("--json",), ("--jaar", "2026", "-o", "bestuur.docx")),
    "signalen": ((), ("--alles",), ("--json",)),
    "stukken": ((), ("--alles",), ("--json",)),
    "jaar": (("2026",), ("2026", "--json")),
    "zoek": (
        *(("de",), ("v", "--limiet", "9999"), ("kandidaat", "--json")),
        *(("besloten",), ("n", "o", "--json", "--limiet", "9999")),
    ),
    "leden": ((), ("--json",), ("--alles", "--json")),
    "invoer": (),
    "controleer": ((),),
    "reservekopie": ((), ("--lijst",), ("--lijst", "--json")),
    "terugzetten": (),
    "bewaartermijnen": ((), ("--json",), ("--uitvoeren",)),
}
"""Ways to give each command that reads a council's file; the others write only."""

LISTS = ("acties", "besluiten", "toezeggingen", "signalen", "stukken")


@pytest.fixture
def line(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Line(capsys)


def said(line, path, name, words):
    """All that a command says, and all that it wrote."""
    folder = path.parent
    before = {each for each in folder.iterdir() if each.suffix == ".docx"}
    result = line("--taal", "nl", name, path, *words)
    new = {each for each in folder.iterdir() if each.suffix == ".docx"} - before
    written = [f"{each.name}\n{unzipped(each.read_bytes())}" for each in new]
    return result, "\n".join([result.out, result.err, *written])


def test_every_command_is_searched():
    assert set(READS) == {entry.dutch for entry in COMMANDS}, (
        f"add the ways to give a new command to READS in {__name__}"
    )
    assert OPEN.dutch not in READS, "the program itself is searched frame by frame"


@pytest.mark.parametrize(
    ("name", "words"),
    [(name, words) for name, ways in READS.items() for words in ways],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_no_command_says_or_writes_a_secret(planted, line, name, words):
    result, text = said(line, planted, name, words)
    assert result.code == 0 or name == "controleer", result.err
    assert text.strip()
    # the planted counts are more than there are voters, which the check must say
    unsound = {f"a count of {NUMBER}"} if name == "controleer" else set()
    assert set(leaked(text)) - unsound == set()


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("words", [(), ("--json",)])
def test_who_asks_for_what_is_private_gets_it(planted, line, name, words):
    _, text = said(line, planted, name, ("--besloten", *words))
    assert leaked(text)


# the search can fail


def everything(path):
    """Every document and format of the meeting that was held, as one text."""
    state = next(state for state in meetings(path) if state.the_meeting.number == HELD)
    made = [document(kind.name, state, "nl") for kind in kinds.KINDS]
    return "\n".join([*made, *(format.write(state, MADE) for format in formats.FORMATS)])


def break_closed(monkeypatch):
    monkeypatch.setattr(public, "_closed", lambda _state: set())


def break_notes(monkeypatch):
    monkeypatch.setattr(public, "PUBLIC_NOTES", frozenset(NoteKind))


def break_all(monkeypatch):
    for module in (kinds, formats):
        monkeypatch.setattr(module, "public", lambda state: state)


@pytest.mark.parametrize(
    ("harm", "place"),
    [
        (break_closed, "agenda_item.title"),
        (break_closed, "decision.text"),
        (break_notes, "note.text"),
        (break_closed, "parked_point.comment"),
        (break_closed, f"a count of {NUMBER}"),
        (break_all, "action.text"),
    ],
)
def test_a_leak_would_be_found(planted, monkeypatch, harm, place):
    harm(monkeypatch)
    assert place in leaked(everything(planted))


def test_a_field_that_is_let_through_is_in_the_public_state(planted, monkeypatch):
    state = next(meetings(planted))
    assert leaked(repr(public.public(state))) == []
    monkeypatch.setitem(public.FIELDS, Attendance, f"{public.FIELDS[Attendance]} reason")
    assert leaked(repr(public.public(state))) == ["attendance.reason"]

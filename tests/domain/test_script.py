"""Any text file goes in, and nothing of it is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.scripts import (
    TODAY,
    again,
    head,
    imported,
    reported,
    told,
)
from vergadering.domain.choices import (
    MeetingKind,
    NoteKind,
)
from vergadering.domain.entries import NoteEntry
from vergadering.domain.script import (
    Report,
    read_script,
)
from vergadering.errors import Refusal

DATA = Path(__file__).parents[1] / "data"
REPORTS = Path(__file__).parents[3] / "shared" / "seeds"
"""Reports of real meetings, to be read in word for word, where they lie beside the project."""

ROWS = st.one_of(
    st.text(),
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "19:40 ", "23:59 ", "0:01 ", "\t"]),
        st.sampled_from(
            [
                "# ",
                "## ",
                "/actie ",
                "@x: ",
                "/stem 1-",
                "/punt ",
                "/komt ",
                "/weg ",
                "; ",
                "Raad: ",
            ]
        ),
        st.text(max_size=12),
    ),
    st.sampled_from(["/open", "/sluit", "/schors", "/hervat", "/volgendpunt", "/rondaf", "# A"]),
)


@given(st.lists(ROWS, max_size=12))
def test_no_file_breaks_and_no_note_is_lost(rows: list[str]):
    text = head("# Begin", *rows)
    state = imported(text)
    for line in read_script(text, TODAY).lines:
        if isinstance(line.said, NoteEntry) and not line.said.person:
            kept = line.said.text.strip() or line.text
            assert any(kept == note.text for note in state.note)
    assert reported(text).problems == tuple(sorted(reported(text).problems, key=lambda p: p.number))


@given(st.text())
def test_any_text_is_read(text: str):
    script = read_script(text, TODAY)
    try:
        imported(text)
    except Refusal:
        assert script.start is None or not script.council


def words(text: str) -> list[str]:
    return re.findall(r"[^\s‘’“”\"•]+", text)


def test_the_report_of_a_network_meeting_goes_in_with_nothing_lost():
    text = (DATA / "netwerkbijeenkomst.txt").read_text(encoding="utf-8")
    state = imported(text)
    assert reported(text) == Report((), ("Raadslid", "Ander raadslid"), ("Ondersteuner",))
    typed = [row for row in text.splitlines()[9:] if row and not row.startswith("#")]
    assert len(state.note) == len(typed)
    for row, note in zip(typed, state.note, strict=True):
        assert row.endswith(note.text)
    kinds = [note.kind for note in state.note]
    assert kinds.count(NoteKind.QUOTE) == 2
    assert kinds.count(NoteKind.TIP) == 1
    assert kinds.count(NoteKind.PRO) == 4
    assert kinds.count(NoteKind.CON) == 2
    assert state.the_meeting.kind is MeetingKind.NETWORK
    assert told(again(state)) == told(state)


@pytest.mark.skipif(not REPORTS.is_dir(), reason="there are no reports beside the project")
def test_any_report_goes_in_word_for_word():
    for path in sorted(REPORTS.glob("*.txt")):
        report_text = path.read_text(encoding="utf-8")
        state = imported(head("# Verslag", *report_text.splitlines()))
        kept = words(" ".join(note.text for note in state.note))
        assert kept == words(report_text)

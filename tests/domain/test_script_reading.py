"""Reading a text file: its head, its items, its lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from tests.helpers.scripts import (
    TODAY,
    WHOLE,
    head,
    imported,
    reported,
)
from vergadering.domain.choices import (
    Format,
    Goal,
    MeetingKind,
    Presence,
    Role,
)
from vergadering.domain.entries import NoteEntry
from vergadering.domain.script import (
    Heading,
    Participant,
    Script,
    read_script,
    write_script,
)


def test_the_head_describes_the_meeting():
    script = read_script(WHOLE, TODAY)
    assert replace(script, lines=(), people=()) == Script(
        council="Cliëntenraad Voorbeeld",
        organisation="Stichting Voorbeeld",
        title="Netwerkbijeenkomst",
        kind=MeetingKind.NETWORK,
        format=Format.HYBRID,
        place="zaal 2",
        key_question="Hoe vullen we onze rol in?",
        start=datetime(2021, 2, 23, 19, 30),  # noqa: DTZ001 - a file has no zone
        end=datetime(2021, 2, 23, 21, 0),  # noqa: DTZ001
        next_start=datetime(2021, 3, 23, 19, 30),  # noqa: DTZ001
        chair=Participant("A. Naam"),
        secretary=Participant("B. Naam"),
    )
    assert script.people == (
        Participant("C. Naam", Role.MEMBER, via=Format.ONLINE),
        Participant("D. Naam", Role.GUEST, "Organisatie"),
        Participant("E. Naam", status=Presence.ABSENT_NOTIFIED),
    )


def test_english_keys_and_words_are_read_too():
    text = (
        "Council: R\nMeeting: T\nKind: network\nDate: 23 February 2021, 19:30\nEnd: 21:00\n"
        "Place: P\nFormat: online\nQuestion: Q\nChair: A\nSecretary: B\n"
        "Present: C (member), D (guest, Org, on site)\nAbsent: E\n\n"
        "# Opening (5) decide closed ? Why?\n/note Hi\n"
    ).replace(", on site", "")
    script = read_script(text, TODAY)
    assert (script.kind, script.format) == (MeetingKind.NETWORK, Format.ONLINE)
    assert [p.role for p in script.people] == [Role.MEMBER, Role.GUEST, None]
    assert script.headings[0].said == Heading("Opening", 5, Goal.DECIDE, "Why?", confidential=True)
    assert not script.problems


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("# Opening", Heading("Opening")),
        ("# Opening (5)", Heading("Opening", 5)),
        ("# Wat nu?", Heading("Wat nu?")),
        ("# Wat nu ? Ja?", Heading("Wat nu", key_question="Ja?")),
        ("# Verslag vaststellen", Heading("Verslag vaststellen")),
        ("# Verslag (5) vaststellen", Heading("Verslag", 5, Goal.ADOPT)),
        ("# Advies () besluiten, besloten", Heading("Advies", 0, Goal.DECIDE, confidential=True)),
        ("# Plan (concept)", Heading("Plan (concept)")),
        ("# Plan (3) van drie", Heading("Plan (3) van drie")),
        ("# Plan (9999)", Heading("Plan (9999)")),
        ("# Plan (3) (5)", Heading("Plan (3)", 5)),
        ("# Later (5) doorgeschoven", Heading("Later", 5, deferred=True)),
        ("## Deel (5)", Heading("Deel", 5, part=True)),
        ("19:40 # Opening (5)", Heading("Opening", 5, at=time(19, 40))),
    ],
)
def test_a_heading_is_an_item(line: str, heading: Heading):
    assert read_script(head(line), TODAY).headings[0].said == heading


@pytest.mark.parametrize("line", ["#", "#geen punt", "#1 is het beste", "99:99 # Punt"])
def test_what_only_looks_like_a_heading_is_a_note(line: str):
    (found,) = read_script(head("# Opening", line), TODAY).lines[1:]
    assert isinstance(found.said, NoteEntry)
    assert found.said.text == line


@pytest.mark.parametrize(
    ("value", "start"),
    [
        ("23 februari 2021 19:30", "2021-02-23 19:30"),
        ("dinsdag 23 februari 2021 om 19.30 uur", "2021-02-23 19:30"),
        ("2021-02-23T19:30", "2021-02-23 19:30"),
        ("23-02-2021 19:30", "2021-02-23 19:30"),
        ("23 februari 2021", "2021-02-23 19:45"),
    ],
)
def test_a_moment_is_read_as_people_write_it(value: str, start: str):
    text = f"Raad: R\nDatum: {value}\n# Opening\n19:45 Iets."
    assert str(read_script(text, TODAY).start)[:16] == start


def test_dates_of_actions_count_from_the_meeting_and_not_from_today():
    state = imported(head("Volgende: 23 maart 2021", "# P", "/actie iets voor 1 maart"))
    assert state.action[0].due == date(2021, 3, 1)
    state = imported(head("Volgende: 23 maart 2021", "# P", "/actie x voor volgende vergadering"))
    assert state.action[0].due == date(2021, 3, 23)


def test_bom_line_ends_tabs_comments_and_blank_lines_say_nothing():
    text = "\ufeff" + WHOLE.replace("\n", "\r\n").replace("; niets", "; niets\r\n\r\n\t\r\n")
    text = text.replace("19:32 De", "\t19:32\tDe")
    assert write_script(imported(text)) == write_script(imported(WHOLE))


def test_a_line_of_the_head_that_is_not_understood_is_kept_and_listed():
    text = head("Weer: zonnig", "Soort: feestje", "Plaats:", "Datum: 1 maart 2021", "# Opening")
    state = imported(text)
    assert [note.text for note in state.note] == [
        "Weer: zonnig",
        "Soort: feestje",
        "Datum: 1 maart 2021",
    ]
    assert [problem.number for problem in reported(text).problems] == [3, 4, 6]

"""A meeting as a text file, and back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.scripts import (
    AT,
    TODAY,
    WHOLE,
    again,
    imported,
    told,
)
from vergadering.domain import meeting
from vergadering.domain.capture import meaning
from vergadering.domain.choices import (
    Goal,
    ItemStatus,
)
from vergadering.domain.script import (
    Heading,
    read_script,
    report,
    write_script,
)
from vergadering.domain.state import State
from vergadering.errors import Refusal


def test_a_meeting_out_and_in_again_is_equal():
    state = imported(WHOLE)
    assert told(again(state)) == told(state)
    assert write_script(again(state)) == write_script(state)


def test_what_is_written_reads_as_a_person_would_type_it():
    assert write_script(imported(WHOLE)).splitlines() == [
        "Raad: Cliëntenraad Voorbeeld",
        "Organisatie: Stichting Voorbeeld",
        "Vergadering: Netwerkbijeenkomst",
        "Soort: netwerkbijeenkomst",
        "Datum: 23 februari 2021 19:30",
        "Einde: 23 februari 2021 21:00",
        "Plaats: zaal 2",
        "Vorm: hybride",
        "Vraag: Hoe vullen we onze rol in?",
        "Volgende: 23 maart 2021 19:30",
        "Voorzitter: A. Naam (voorzitter)",
        "Secretaris: B. Naam (secretaris)",
        (
            "Aanwezig: A. Naam (voorzitter); B. Naam (secretaris); C. Naam (lid, online);"
            " D. Naam (gast, Organisatie)"
        ),
        "Afwezig: E. Naam (gast, m.k.)",
        "",
        "# Opening (5)",
        "19:31 /open",
        "19:32 De voorzitter heet iedereen welkom.",
        "19:32 # Rol in digitale tijden (30) meningsvormen ? Hoe vullen we onze rol in?",
        "19:32 @C. Naam: We missen de verhalen van de werkvloer.",
        "19:32 /citaat @D. Naam: Het online vergaderen verlaagt de drempel.",
        "19:32 /tip Zet de organisatie in om het contact met de achterban te bevorderen.",
        "19:32 ## Vervolgvraag (5)",
        "20:40 /weg C. Naam",
        "20:40 /actie B. Naam, D. Naam: posters maken voor 1 maart 2021",
        "20:40 /voorstel We adviseren positief.",
        "20:40 /stem 1-1-0",
        "21:30 /sluit",
    ]


PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=20)
STARTS = ["", "/", "# ", "; ", "@Noa: ", "20:05 ", "/foo ", ": ", "Raad: "]
TEXTS = st.builds("{}{}x".format, st.sampled_from(STARTS), PLAIN).map(str.strip)
LINES = st.one_of(
    st.builds("@: {}".format, TEXTS),
    st.builds("@Noa: {}".format, TEXTS),
    st.builds("/citaat @: {}".format, TEXTS),
    st.builds("/intern @: {}".format, TEXTS),
    st.builds("/actie Joke, Henk: {} voor 1 maart 2027".format, TEXTS),
    st.builds("/actie : {} zonder datum".format, TEXTS),
    st.builds("/besluit {}".format, TEXTS),
    st.builds("/voorstel @: {}".format, TEXTS),
    st.builds("/parkeer @: {}".format, TEXTS),
    st.builds("/parkeer @Noa: {}".format, TEXTS),
    st.sampled_from(
        [
            *("/unaniem", "/geenbezwaar", "/aanhouden", "/intrekken", "/stem 5-2-1"),
            *("/volgendpunt", "/punt 3", "/punt 1", "/schors", "/hervat", "/rondaf"),
            *("/weg Noa", "/komt Noa online", "/weg Joke", "/komt Joke", "/komt Meulen"),
            *("/afwezig Wil", "/afwezig Youssef z.k."),
            *("/woord Noa", "/woord Joke toelichting 5 min !", "/orde Henk", "/vraag Fatima"),
            *("/volgende", "/klaar", "/rondje"),
        ]
    ),
)
STEPS = st.lists(st.tuples(st.integers(1, 9), LINES), max_size=15)


def held(steps: list[tuple[int, str]], start: State) -> State:
    """A meeting in which these lines were typed, so many minutes after each other."""
    state, now = start, council.START
    for minutes, line in steps:
        now += timedelta(minutes=minutes)
        current = [item for item in state.agenda_item if item.status is ItemStatus.CURRENT]
        try:
            state = meaning(state, now, line, current[0].id if current else None)(state, now)
        except Refusal:
            continue
    return meeting.close_meeting(state, now + timedelta(minutes=5))


@given(STEPS)
def test_whatever_was_typed_comes_back(steps: list[tuple[int, str]]):
    state = held(steps, council.open_meeting())
    assert told(again(state)) == told(state)


@given(STEPS)
def test_no_line_of_a_written_file_ends_as_a_note_by_mistake(steps: list[tuple[int, str]]):
    state = held(steps, council.open_meeting())
    others = State(council=state.council, counter=state.counter, person=state.person)
    seen = report(others, AT, script=read_script(write_script(state), TODAY))
    assert [problem for problem in seen.problems if problem.as_note] == []


TITLES = st.builds(
    "{}{}{}".format,
    PLAIN,
    st.sampled_from(["", " (3)", " ? ", " (3) besluiten"]),
    st.sampled_from(["x", "(5)", "(5) ? x"]),
).map(str.strip)


@given(TITLES.filter(lambda title: " ? " not in title), st.integers(0, 90), st.sampled_from(Goal))
def test_an_item_comes_back_whatever_its_title(title: str, minutes: int, goal: Goal):
    state = council.open_meeting()
    item = replace(
        state.items[1], title=title, planned_minutes=minutes, goal=goal, confidential=True
    )
    back = again(meeting.close_meeting(state.put(item), council.later(60))).items[1]
    assert (back.title, back.planned_minutes, back.goal, back.confidential) == (
        item.title,
        minutes,
        goal,
        True,
    )


def test_lines_in_a_text_become_one_line():
    state = council.open_meeting()
    state = meaning(state, council.START, "een\ntwee\r\n drie", state.items[0].id)(
        state, council.START
    )
    assert "19:30 een twee drie\n" in write_script(state)


TALK = re.compile(r"/(woord|orde|vraag|volgende|klaar|rondje)\b")


def test_who_spoke_and_for_how_long_is_never_written():
    lines = ("/woord Noa toelichting 5 min", "/volgende", "/vraag Joke", "/klaar", "/rondje")
    steps = [(3, line) for line in lines]
    state = held([*steps, (1, "/parkeer @Noa: Telefoons")], council.open_meeting())
    quiet = held([(15, "Iets."), (1, "/parkeer @Noa: Telefoons")], council.open_meeting())
    assert len(state.speaking_stretch) > 2
    assert not TALK.search(write_script(state))
    assert write_script(state) == write_script(quiet).replace("19:45 Iets.\n", "")


def test_a_meeting_that_is_still_to_come_is_written_as_its_agenda():
    text = write_script(council.planned_meeting())
    script = read_script(text, TODAY)
    assert not script.happened
    assert [line.said.title for line in script.headings if isinstance(line.said, Heading)] == [
        title for title, _, _ in council.ITEMS
    ]

"""Making a meeting from a text file."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.helpers import council
from tests.helpers.scripts import (
    AT,
    TODAY,
    WHOLE,
    at,
    head,
    imported,
    person,
    reported,
)
from vergadering.domain import people
from vergadering.domain.choices import (
    Format,
    ItemStatus,
    MeetingKind,
    MeetingStatus,
    NoteKind,
    Outcome,
    Presence,
    Role,
)
from vergadering.domain.model import Person
from vergadering.domain.script import (
    import_script,
    read_script,
)
from vergadering.domain.state import State
from vergadering.errors import Refusal


def test_a_whole_meeting_comes_in():
    state = imported(WHOLE, digest="abc")
    made = state.the_meeting
    assert (made.number, made.title, made.kind) == (
        "V-2021-01",
        "Netwerkbijeenkomst",
        MeetingKind.NETWORK,
    )
    assert (made.opened_at, made.closed_at) == (at(19, 31), at(21, 30))
    assert (made.planned_start, made.planned_end) == (at(19, 30), at(21, 0))
    assert (made.status, made.source_digest) == (MeetingStatus.CLOSED, "abc")
    assert state.the_council.name == "Cliëntenraad Voorbeeld"
    assert [(i.number, i.title, i.planned_minutes) for i in state.items] == [
        ("1", "Opening", 5),
        ("2", "Rol in digitale tijden", 30),
        ("2.1", "Vervolgvraag", 5),
    ]
    assert [(n.kind, n.person_id, n.at) for n in state.note] == [
        (NoteKind.DISCUSSION, None, at(19, 32)),
        (NoteKind.DISCUSSION, person(state, "C. Naam").id, at(19, 32)),
        (NoteKind.QUOTE, person(state, "D. Naam").id, at(19, 32)),
        (NoteKind.TIP, None, at(19, 32)),
    ]
    assert state.decision[0].outcome is Outcome.HELD_OVER
    assert [(v.voters, v.at) for v in state.vote] == [(2, at(20, 40))]
    assert not reported(WHOLE).problems
    assert reported(WHOLE).guests == ("D. Naam", "E. Naam")
    assert reported(WHOLE).newcomers == ("A. Naam", "B. Naam", "C. Naam")


def test_who_is_named_is_there_and_the_chair_too():
    state = imported(WHOLE)
    found = {
        state.need(Person, row.person_id).name: (row.status, row.via, row.from_at, row.until_at)
        for row in state.attendance
    }
    here, online = (Presence.PRESENT, Format.ONSITE), (Presence.PRESENT, Format.ONLINE)
    assert found == {
        "A. Naam": (*here, at(19, 31), at(21, 30)),
        "B. Naam": (*here, at(19, 31), at(21, 30)),
        "C. Naam": (*online, at(19, 31), at(20, 40)),
        "D. Naam": (*here, at(19, 31), at(21, 30)),
        "E. Naam": (Presence.ABSENT_NOTIFIED, Format.ONSITE, None, None),
    }


def test_who_comes_in_later_was_not_there_at_the_opening():
    state = imported(head("Aanwezig: Joke (lid); Noa (lid)", "# A", "19:50 /komt Noa"))
    assert [row.from_at for row in state.attendance] == [at(19, 30), at(19, 50)]


def test_without_a_gavel_the_meeting_lasts_from_its_date_to_its_end_or_the_last_line():
    made = imported(head("Einde: 21:00", "# A", "19:40 Iets.")).the_meeting
    assert (made.opened_at, made.closed_at) == (at(19, 30), at(21, 0))
    made = imported(head("Einde: 21:00", "# A", "21:40 Iets.")).the_meeting
    assert made.closed_at == at(21, 40)
    assert imported(head("# A", "Iets.")).the_meeting.closed_at == at(19, 30)


def test_items_are_taken_up_where_they_stand():
    state = imported(head("# A", "19:40 Iets.", "# B", "20:00 # C", "# D () doorgeschoven"))
    assert [(v.started_at, v.ended_at) for v in state.agenda_visit] == [
        (at(19, 30), at(19, 40)),
        (at(19, 40), at(20, 0)),
        (at(20, 0), at(20, 0)),
    ]
    assert [item.status for item in state.items] == [*[ItemStatus.DONE] * 3, ItemStatus.DEFERRED]


def test_an_item_behind_the_gavel_was_not_taken_up():
    state = imported(head("# A", "21:00 /sluit", "# B"))
    assert [item.status for item in state.items] == [ItemStatus.DONE, ItemStatus.DEFERRED]
    assert not reported(head("# A", "21:00 /sluit", "# B")).problems


def test_the_gavel_may_fall_before_the_planned_time():
    text = head("# A", "19:25 /open", "Iets.", "21:00 /sluit")
    assert imported(text).the_meeting.opened_at == at(19, 25)
    assert not reported(text).problems


def test_a_file_with_an_agenda_alone_is_a_meeting_to_come():
    state = imported(head("Voorzitter: A. Naam", "# A", "# B"))
    assert state.the_meeting.status is MeetingStatus.DRAFT
    assert not state.agenda_visit
    assert not state.attendance


def test_a_clock_past_midnight_belongs_to_the_next_day():
    state = imported(head("# A", "23:50 Laat.", "00:10 Later.", "00:20 /sluit"))
    assert [note.at for note in state.note] == [at(23, 50), at(0, 10) + timedelta(days=1)]
    assert state.the_meeting.closed_at == at(0, 20) + timedelta(days=1)


def test_the_course_never_goes_back_and_says_so():
    text = head("# A", "20:40 # B", "20:10 # C", "20:50 Iets.")
    starts = [visit.started_at for visit in imported(text).agenda_visit]
    assert starts == sorted(starts)
    (problem,) = reported(text).problems
    assert (problem.number, problem.as_note) == (5, False)


@pytest.mark.parametrize(
    ("day", "hours"), [("23 februari 2021", 1), ("23 juni 2021", 2), ("28 maart 2021", 2)]
)
def test_times_are_local_in_summer_and_in_winter(day: str, hours: int):
    state = imported(f"Raad: R\nDatum: {day} 19:30\n# A\n19:40 Iets.")
    assert state.note[0].at is not None
    assert state.note[0].at.utcoffset() == timedelta(hours=hours)
    assert f"{state.note[0].at:%H:%M}" == "19:40"


def test_without_a_zone_the_offset_of_the_moment_holds():
    state = import_script(State(), AT, script=read_script(WHOLE, TODAY), digest="")
    assert state.the_meeting.opened_at == datetime(2021, 2, 23, 19, 31, tzinfo=AT.tzinfo)


@pytest.mark.parametrize(
    "line",
    [
        "/foo bar",
        "/stem vier",
        "/stem 4-1-1",
        "/stem 0-0",
        "/punt 99",
        "/hervat",
        "/actie",
        "@Joke:",
        "/komt",
    ],
)
def test_a_line_that_cannot_be_done_is_kept_as_a_note_and_listed(line: str):
    text = head("Aanwezig: Joke (lid)", "# A", line)
    assert [note.text for note in imported(text).note] == [line]
    assert [(p.number, p.line, p.as_note) for p in reported(text).problems] == [(5, line, True)]


def test_a_count_that_does_not_fit_who_was_there_stands_as_the_file_has_it():
    text = head("Aanwezig: Joke (lid)", "# A", "/voorstel Ja.", "/stem 4-1-1", "/stem 0-0")
    state = imported(text)
    assert [row.outcome for row in state.decision] == [Outcome.CARRIED]
    assert [vote.voters for vote in state.vote] == [6]
    assert len(state.attendance) == 1
    assert [(p.number, p.as_note) for p in reported(text).problems] == [(6, False), (7, True)]


def test_an_empty_count_is_no_decision():
    text = head("Aanwezig: Joke (lid)", "# A", "/voorstel Ja.", "/stem 0-0")
    assert [note.text for note in imported(text).note] == ["/stem 0-0"]
    assert [(p.number, p.as_note) for p in reported(text).problems] == [(6, True)]


def test_somebody_who_is_not_known_becomes_a_guest():
    text = head(
        "# A", "@Buurvrouw: Hallo.", "19:40 /komt Buurman", "/actie @Oom: taart", "@b: Wie?"
    )
    state = imported(text)
    assert {p.name: p.role for p in state.person} == dict.fromkeys(
        ("Buurvrouw", "Buurman", "Oom"), Role.GUEST
    )
    assert reported(text).guests == ("Buurvrouw", "Buurman", "Oom")
    assert [note.text for note in state.note] == ["Hallo.", "@b: Wie?"]
    assert [problem.number for problem in reported(text).problems] == [7]


def test_an_owner_who_is_not_known_stays_in_the_text_and_is_listed():
    text = head("# A", "/actie Oom: taart bakken")
    assert imported(text).action[0].text == "Oom: taart bakken"
    assert [(p.number, p.as_note) for p in reported(text).problems] == [(4, False)]


def test_people_of_the_council_are_recognised():
    state = council.council()
    here = "Aanwezig: Fatima El Idrissi; J. Terpstra; noa"
    text = f"Datum: 23 februari 2021 19:30\n{here}\n# A\n@postma: Ja."
    after = imported(text, state)
    assert after.person == state.person
    assert after.note[0].person_id == person(state, "G.J. Postma").id


def test_the_rest_of_the_file_is_left_alone():
    before = council.open_meeting()
    after = imported("Datum: 23 februari 2021 19:30\n# A\nIets.", before)
    assert after.the_meeting.id != before.the_meeting.id
    assert after.get(type(before.the_meeting), before.meeting_id) == before.the_meeting
    assert {note.meeting_id for note in after.note} == {after.meeting_id}


def test_the_same_file_is_refused_a_second_time():
    state = imported(WHOLE, digest="abc")
    with pytest.raises(Refusal, match="V-2021-01"):
        imported(WHOLE, state, digest="abc")
    assert len(imported(WHOLE, state, digest="def").meeting) == 2


def test_a_file_of_another_council_is_refused():
    with pytest.raises(Refusal, match="Cliëntenraad Voorbeeld"):
        imported(WHOLE, people.set_council(State(), AT, name="Andere raad"))
    same = people.set_council(State(), AT, name="CLIENTENRAAD voorbeeld")
    assert imported(WHOLE, same).the_council == same.the_council


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "datum"),
        ("Raad: R\n# A", "datum"),
        ("Raad: R\nDatum: ooit\n# A", "datum"),
        ("Raad: R\nDatum: 1 januari 0001\n# A", "datum"),
        ("Datum: 1 maart 2021\n# A", "raad"),
    ],
)
def test_a_file_without_a_date_or_a_council_is_refused(text: str, word: str):
    with pytest.raises(Refusal, match=word):
        imported(text)

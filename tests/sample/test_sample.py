from __future__ import annotations

import shutil
import sqlite3
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers.cli import SAMPLE
from tests.helpers.files import INDEX
from tests.helpers.windows import unfinished
from tests.sample.source import moment, number, people, places
from vergadering.desk import Desk
from vergadering.domain.agenda import numbered_item
from vergadering.domain.attendance import is_partial, mark_all_present, quorum
from vergadering.domain.check import closing_check
from vergadering.domain.choices import (
    ActionStatus,
    EventKind,
    Format,
    Goal,
    ItemStatus,
    MeetingStatus,
    MinutesStatus,
    NoteKind,
    Presence,
    Role,
)
from vergadering.domain.meeting import next_item, open_meeting
from vergadering.domain.model import AgendaVisit
from vergadering.domain.public import public
from vergadering.domain.soundness import findings
from vergadering.domain.state import State
from vergadering.errors import Refusal
from vergadering.sample import build
from vergadering.sample.council import continue_numbering
from vergadering.store.integrity import inspect

if TYPE_CHECKING:
    from pathlib import Path


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, and the statements that made the tables."""
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as db:
        made = db.execute("SELECT name, type, sql FROM sqlite_master ORDER BY name").fetchall()
        names = [name for name, kind, _ in made if kind == "table" and not name.startswith(INDEX)]
        found = {
            name: sorted(db.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names
        }
    return {"": made, **found}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "raad.db"
    build(path)
    return path


def test_the_committed_file_is_what_the_sample_module_makes(built: Path) -> None:
    ours, committed = tables(built), tables(SAMPLE)
    assert ours.keys() == committed.keys()
    for name, rows in ours.items():
        assert committed[name] == rows, name


def test_it_is_one_file_that_any_sqlite_reads(built: Path) -> None:
    assert [path.name for path in built.parent.iterdir()] == ["raad.db"]
    head = built.read_bytes()[:100]
    assert head[18:20] == b"\x01\x01", "a rollback journal, so no companion files are needed"


def test_every_change_stands_in_the_journal(built: Path) -> None:
    rows = tables(built)["journal"]
    assert len(rows) > 200
    assert {row[2] for row in rows} == {"Ibrahim"}


def test_looking_at_it_changes_no_byte(tmp_path: Path) -> None:
    path = shutil.copy(SAMPLE, tmp_path / "sample.db")
    before = path.read_bytes()
    desk = Desk(path)
    for meeting in desk.state.meeting:
        assert desk.take(meeting.id).agenda_item
        assert not unfinished(desk, "capture")
    desk.refresh()
    desk.close()
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["sample.db"]


def test_nothing_is_wrong_with_it() -> None:
    found, state = inspect(SAMPLE)
    assert (found, findings(state)) == ((), ())


def test_it_is_not_written_over_another_file(tmp_path: Path) -> None:
    path = tmp_path / "raad.db"
    path.write_text("van iemand anders")
    with pytest.raises(Refusal, match="bestaat al"):
        build(path)
    assert path.read_text() == "van iemand anders"


def test_numbering_never_goes_back() -> None:
    state = continue_numbering(State(), datetime.now().astimezone(), series="A-2026", last=5)
    state = continue_numbering(state, datetime.now().astimezone(), series="A-2026", last=3)
    assert state.numbered("A", 2026)[1] == "A-2026-06"


def test_four_meetings_were_held_and_the_fifth_can_be_opened(tmp_path: Path) -> None:
    path = shutil.copy(SAMPLE, tmp_path / "sample.db")
    desk = Desk(path, clock=lambda: datetime.fromisoformat("2026-11-03T19:31:00+01:00"))
    states = {meeting.number: meeting.status for meeting in desk.state.meeting}
    closed = dict.fromkeys(
        ("V-2026-03", "V-2026-04", "V-2026-05", "V-2026-06"), MeetingStatus.CLOSED
    )
    assert states == {**closed, "V-2026-07": MeetingStatus.PLANNED}
    coming = desk.take(number(desk.state, "V-2026-07"))
    assert coming.the_meeting.planned_start == datetime.fromisoformat("2026-11-03T19:30:00+01:00")
    assert sum(item.planned_minutes for item in coming.items) <= 120
    desk.keep(mark_all_present)
    desk.keep(open_meeting)
    after = desk.keep(partial(next_item))
    assert [item.number for item in after.items if item.status is ItemStatus.CURRENT] == ["2"]
    desk.close()


def test_the_coming_agenda_takes_up_what_was_left(tmp_path: Path) -> None:
    path = shutil.copy(SAMPLE, tmp_path / "sample.db")
    desk = Desk(path)
    titles = [item.title for item in desk.take(number(desk.state, "V-2026-07")).items]
    desk.close()
    for words in ("6 oktober", "Actielijst", "Vergaderritme", "Vervoer", "telefoon", "Signalen"):
        assert any(words in title for title in titles), words


def test_the_closing_check_found_nothing_left_open(october: State) -> None:
    assert october.the_meeting.closed_at is not None
    found = [warning.text for warning in closing_check(october, october.the_meeting.closed_at)]
    assert found in ([], ["Er is nu geen quorum."])


def test_minutes_of_earlier_meetings_are_adopted(october: State) -> None:
    adopted = {m.number: m.adopted_on for m in october.meeting if m.adopted_on}
    assert adopted == {
        "V-2026-03": date(2026, 7, 7),
        "V-2026-04": date(2026, 9, 1),
        "V-2026-05": date(2026, 10, 6),
    }
    assert october.the_meeting.minutes_status is MinutesStatus.DRAFT


def test_notes_lie_inside_the_visit_of_their_item(october: State) -> None:
    visits = {visit.item_id: visit for visit in october.agenda_visit}
    rows: tuple[Any, ...] = (*october.note, *october.proposal, *october.decision)
    for row in rows:
        visit = visits[row.item_id]
        assert visit.started_at <= row.at <= visit.ended_at, row


def test_a_public_view_holds_no_private_word(october: State) -> None:
    seen = repr(public(october))
    for secret in ("personeelsnieuws", "kennismakingsperiode", "3 jaar", "Benoeming melden"):
        assert secret in repr(october)
        assert secret not in seen


def test_the_reviewed_actions_tell_their_history(october: State) -> None:
    action = next(row for row in october.action if row.number == "A-2026-23")
    events = [event for event in october.action_event if event.action_id == action.id]
    assert [event.kind for event in events] == [EventKind.CREATED, EventKind.EXTENDED]
    assert (events[1].before, events[1].after) == ("2026-09-22", "2026-10-20")
    assert events[1].meeting_id == october.meeting_id
    kaarten = next(row for row in october.action if row.number == "A-2026-19")
    told = [e.after for e in october.action_event if e.action_id == kaarten.id]
    assert told == ["", ActionStatus.REPORTED_DONE, ActionStatus.DONE]


# field by field beside the source of the sample, where that is at hand

GOALS = {
    "informeren": Goal.INFORM,
    "vaststellen": Goal.ADOPT,
    "bespreken": Goal.DISCUSS,
    "besluiten": Goal.DECIDE,
    "meningsvormen": Goal.FORM_OPINION,
}
ROLES = {
    "voorzitter": Role.CHAIR,
    "secretaris": Role.SECRETARY,
    "vicevoorzitter": Role.VICE_CHAIR,
    "lid": Role.MEMBER,
    "kandidaat_lid": Role.CANDIDATE_MEMBER,
    "ondersteuner": Role.SUPPORTER,
    "bestuurder": Role.BOARD_MEMBER,
}
BACKGROUNDS = {"ouder": "parent", "pleegouder": "foster_parent", "jongere": "youth"}
KINDS = {
    "verslag": NoteKind.DISCUSSION,
    "besloten": NoteKind.DISCUSSION,
    "citaat": NoteKind.QUOTE,
    "intern": NoteKind.INTERNAL,
    "tip": NoteKind.TIP,
}
STATUSES = {
    "open": ActionStatus.OPEN,
    "gereed": ActionStatus.DONE,
    "vervallen": ActionStatus.DROPPED,
}


def test_the_council_and_its_people_are_those_of_the_source(
    source: dict[str, Any], october: State
) -> None:
    assert october.the_council.name == source["raad"]["naam"]
    assert october.the_council.organisation == source["raad"]["organisatie"]
    assert quorum(october).seats == source["raad"]["reglement"]["zetels_bezet"]
    for told, person in zip(source["personen"], october.person, strict=True):
        assert person.name == told["naam"]
        assert person.display_name == told["weergavenaam"]
        assert person.role is ROLES[told["rol"]]
        assert person.has_vote is told["stemrecht"]
        assert person.organisation == told.get("organisatie", "")
        assert person.background == BACKGROUNDS.get(told.get("achtergrond"), "")


def test_the_meeting_is_that_of_the_source(source: dict[str, Any], october: State) -> None:
    told, meeting = source["vergadering"], october.the_meeting
    assert meeting.number == told["id"]
    assert meeting.title == told["titel"]
    assert meeting.location == told["locatie"]
    assert meeting.format is Format.HYBRID
    assert meeting.planned_start == moment(told["gepland_van"])
    assert meeting.planned_end == moment(told["gepland_tot"])
    assert meeting.opened_at == moment(told["geopend"])
    assert meeting.closed_at == moment(told["gesloten"])
    assert meeting.next_start == moment(told["volgende"])


def test_attendance_is_that_of_the_source(source: dict[str, Any], october: State) -> None:
    who = people(source, october)
    absent = {"afwezig_mk": Presence.ABSENT_NOTIFIED, "afwezig_zk": Presence.ABSENT}
    told = {
        (
            who[row["persoon"]].id,
            absent.get(row["status"], Presence.PRESENT),
            moment(row.get("van")),
            moment(row.get("tot")),
        )
        for row in source["aanwezigheid"]
    }
    rows = {(r.person_id, r.status, r.from_at, r.until_at) for r in october.attendance}
    assert rows == told
    partial_ids = {
        who[row["persoon"]].id for row in source["aanwezigheid"] if row["status"] == "gedeeltelijk"
    }
    assert {p.id for p in october.person if is_partial(october, p.id)} == partial_ids
    via = {"locatie": Format.ONSITE, "online": Format.ONLINE}
    for person in source["personen"]:
        rows_of = [r for r in october.attendance if r.person_id == who[person["id"]].id]
        if "via" in person:
            assert {r.via for r in rows_of} == {via[person["via"]]}


def test_the_agenda_is_that_of_the_source(source: dict[str, Any], october: State) -> None:
    who = people(source, october)
    for told, item in zip(source["agenda"], october.items, strict=True):
        assert item.number == str(told["nr"])
        assert item.title == told["titel"]
        assert item.goal is GOALS[told["doel"]]
        assert item.planned_minutes == told["minuten"]
        assert item.submitter_id == who[told["inbrenger"]].id
        assert item.confidential is told["besloten"]
        assert item.public_title == told.get("publieke_titel", "")
        assert item.status is ItemStatus.DONE
        visits = [v for v in october.rows(AgendaVisit) if v.item_id == item.id]
        assert [(v.started_at, v.ended_at) for v in visits] == [
            (moment(told["start"]), moment(told["eind"]))
        ]
    assert numbered_item(october, "7").key_question == (
        "Kunnen we positief adviseren, en onder welke voorwaarden?"
    )


def test_every_note_of_the_source_is_there(source: dict[str, Any], october: State) -> None:
    who = people(source, october)
    place = places(source)
    for told in source["notities"]:
        promised = told["soort"] == "toezegging"
        rows: tuple[Any, ...] = october.promise if promised else october.note
        found = [row for row in rows if row.text == told["tekst"]]
        assert len(found) == 1, told["tekst"]
        assert found[0].item_id == numbered_item(october, place[told["ap"]]).id
        assert promised or found[0].kind is KINDS[told["soort"]]
        speaker = who[told["persoon"]].id if "persoon" in told else None
        assert found[0].person_id == speaker


def test_the_actions_are_those_of_the_source(source: dict[str, Any], october: State) -> None:
    who = people(source, october)
    meetings = {m.id: m for m in october.meeting}
    for told, action in zip(source["acties"], october.action, strict=True):
        assert action.number == told["nr"]
        assert action.text == told["tekst"]
        assert action.owner_id == who[told["wie"]].id
        assert action.co_owners == tuple(who[id].id for id in told.get("samen_met", ()))
        assert action.due == date.fromisoformat(told["wanneer"])
        assert action.status is STATUSES[told["status"]]
        given = meetings[action.meeting_id or 0].opened_at
        assert given is not None
        assert given.date() == date.fromisoformat(told["datum"])
    with sqlite3.connect(SAMPLE) as db:
        items = dict(
            db.execute(
                "SELECT a.number, i.number FROM action a JOIN agenda_item i ON i.id = a.item_id"
            )
        )
    assert items == {told["nr"]: str(told["ap_nr"]) for told in source["acties"]}

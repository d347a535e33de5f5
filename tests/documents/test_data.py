"""The JSON of a meeting: what is in it, what is never in it, and that it is whole."""

import json
from dataclasses import fields, replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.test_hostile import TEXTS, stuffed
from tests.helpers.council import council, item, later, open_meeting, who
from tests.helpers.meetings import MINORITY, adopted, held
from vergadering.documents import data
from vergadering.documents.clean import clean
from vergadering.documents.data import meeting_data, write_data
from vergadering.domain import deciding, floor, meeting, notes, parking, timing, voting
from vergadering.domain.choices import Method, ParkedStatus, Phase, TurnKind
from vergadering.domain.majority import Ballot
from vergadering.domain.model import Action, Decision, Note, Proposal
from vergadering.domain.plain import clean as harmless
from vergadering.domain.public import FIELDS, public
from vergadering.domain.state import KIND
from vergadering.errors import Refusal

STATE = held()
NOW = later(180)
LISTS = ("notes", "proposals", "votes", "decisions", "actions", "parked_points", "promises")


def told(state=STATE, now=NOW):
    """The object as another program reads it."""
    return json.loads(write_data(state, now))


def under(found, title):
    """The item of the agenda whose title begins so."""
    return next(each for each in found["agenda"] if each["title"].startswith(title))


def everywhere(found, name):
    """What is in this list under every item and outside the agenda."""
    places = (*found["agenda"], found["outside_agenda"])
    return [each for place in places for each in place[name]]


def walked(value, key=""):
    """Every key with its value, however deep."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name, inner
            yield from walked(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from walked(inner, key)


def parked_and_spoken(state):
    """A meeting under way in which somebody spoke and a point was parked."""
    mine = item(state, "Opening").id
    for name in ("Joke", "Noa"):
        state = floor.request_floor(state, later(1), person_id=who(state, name).id)
    state = floor.next_speaker(state, later(1), from_id=None)
    return parking.park(
        state, later(2), text="Vervoer", item_id=mine, person_id=who(state, "Joke").id
    )


# what is in it


def test_it_says_which_format_it_has():
    assert next(iter(told())) == "format"
    assert told()["format"] == "vergadering/1"


def test_every_name_in_it_is_told_in_the_documentation():
    words = set((data.__doc__ or "").replace("(", " ").replace(")", " ").replace(":", " ").split())
    words |= {word.strip(",;.") for word in words}
    assert {name for name, _ in walked(told())} <= words


def test_a_meeting_without_anything_has_the_same_names():
    state = meeting.add_meeting(council(), NOW, title="Leeg", planned_start=NOW)
    found = told(state)
    assert found.keys() == told().keys()
    assert found["agenda"] == []
    assert found["outside_agenda"] == {name: [] for name in LISTS}


def test_the_meeting_has_its_moments_with_their_offset():
    found = told(adopted(STATE))["meeting"]
    assert found["number"] == "V-2026-02"
    assert found["planned_start"] == "2026-10-06T19:30:00+02:00"
    assert found["closed_at"] == "2026-10-06T21:34:00+02:00"
    assert found["adopted_on"] == "2026-11-03"
    assert (found["status"], found["format"]) == ("closed", "hybrid")


def test_everybody_who_was_there_or_not_is_in_it_with_when_and_how():
    people = {each["display_name"]: each for each in told()["people"]}
    assert people["Fatima"]["attendance"] == [
        {
            "status": "present",
            "via": "online",
            "from_at": "2026-10-06T19:50:00+02:00",
            "until_at": "2026-10-06T20:40:00+02:00",
        }
    ]
    assert len(people["Sanne"]["attendance"]) == 2
    assert people["Youssef"]["attendance"] == [
        {"status": "absent_notified", "via": None, "from_at": None, "until_at": None}
    ]


def test_whoever_is_referred_to_is_in_it():
    state = parked_and_spoken(open_meeting())
    wil = who(state, "Wil")
    state = state.drop(*(row for row in state.attendance if row.person_id == wil.id))
    assert wil.id not in {each["id"] for each in told(state)["people"]}
    state = deciding.table_proposal(state, later(3), text="Ja", proposer_id=wil.id)
    people = {each["id"]: each for each in told(state)["people"]}
    assert people[wil.id]["attendance"] == []


@pytest.mark.parametrize("state", [STATE, parked_and_spoken(open_meeting())])
def test_every_identifier_refers_to_something_in_it(state):
    found = told(state)
    known = {value for name, value in walked(found) if name == "id"}
    for name, value in walked(found):
        if name.endswith("_id") and value is not None:
            assert value in known, name
        if name == "co_owners":
            assert set(value) <= known


def test_an_item_has_what_was_planned_and_what_it_took_without_the_break():
    found = told()
    newsletter = under(found, "Nieuwsbrief")
    assert newsletter["planned_minutes"] == 15
    assert newsletter["actual_seconds"] == (16 - 5) * 60
    assert [visit["started_at"][11:16] for visit in newsletter["visits"]] == ["21:02", "21:10"]
    assert found["breaks"] == [
        {"started_at": "2026-10-06T21:05:00+02:00", "ended_at": "2026-10-06T21:10:00+02:00"}
    ]


def test_an_item_under_discussion_took_the_time_until_now():
    state = open_meeting()
    for minutes in (1, 4):
        first = told(state, later(minutes))["agenda"][0]
        assert first["status"] == "current"
        assert first["actual_seconds"] == minutes * 60


def test_an_item_has_its_step_and_the_minutes_that_it_got():
    state = open_meeting()
    mine = item(state, "Opening").id
    state = timing.set_phase(state, later(1), item_id=mine, phase=Phase.WEIGHING)
    assert under(told(state), "Opening")["allotted_minutes"] is None
    state = timing.give_more_time(state, later(1), item_id=mine)
    first = under(told(state), "Opening")
    assert (first["phase"], first["planned_minutes"], first["allotted_minutes"]) == (
        "weighing",
        5,
        10,
    )


def test_a_decision_refers_to_its_proposal_and_its_count():
    advice = under(told(), "Adviesaanvraag")
    (proposal,), (vote,), (decision,) = (
        advice[name] for name in ("proposals", "votes", "decisions")
    )
    assert decision["proposal_id"] == vote["proposal_id"] == proposal["id"]
    assert decision["vote_id"] == vote["id"]
    assert decision["minority_view"] == MINORITY
    assert (vote["votes_for"], vote["votes_against"], vote["votes_abstain"]) == (4, 1, 1)
    assert (decision["method"], decision["outcome"]) == ("show_of_hands", "carried")


def test_a_count_without_a_proposal_stands_with_its_decision():
    state = open_meeting()
    mine = item(state, "Opening").id
    count = deciding.Count(6, 2)
    state = deciding.record_decision(state, later(1), text="Ja", item_id=mine, count=count)
    first = under(told(state), "Opening")
    assert [vote["votes_for"] for vote in first["votes"]] == [6]
    assert first["decisions"][0]["vote_id"] == first["votes"][0]["id"]


@pytest.fixture
def tabled():
    """A proposal under the first item, and eight people who may vote."""
    state = open_meeting()
    mine = item(state, "Opening").id
    return deciding.table_proposal(state, later(1), text="Doen", item_id=mine)


def counted(state, method, **more):
    """The vote on the proposal, counted as 5 for and 3 against."""
    mine = state.proposal[-1].id
    state = voting.start_vote(state, later(2), proposal_id=mine, method=method, **more)
    id = state.vote[-1].id
    if method is Method.BALLOT:
        return voting.record_ballot(state, later(3), vote_id=id, ballot=Ballot(8, 5, 3))
    return voting.record_count(state, later(3), vote_id=id, count=deciding.Count(5, 3))


def first_vote(state):
    (vote,) = under(told(state), "Opening")["votes"]
    return vote


def test_a_vote_has_no_result_and_no_counts_before_the_chair_confirms_it(tabled):
    state = counted(tabled, Method.SHOW_OF_HANDS)
    vote = first_vote(state)
    assert (vote["status"], vote["result"], vote["votes_for"]) == ("counted", None, None)
    state = voting.confirm_vote(state, later(4), vote_id=state.vote[0].id)
    vote = first_vote(state)
    assert (vote["status"], vote["result"], vote["votes_for"]) == ("settled", "carried", 5)


def test_a_ballot_of_which_only_the_result_is_kept_has_no_counts(tabled):
    state = counted(tabled, Method.BALLOT, only_result=True)
    vote = first_vote(voting.confirm_vote(state, later(4), vote_id=state.vote[0].id))
    assert vote["result"] == "carried"
    assert {vote[name] for name in vote if name.startswith("votes_")} == {None}


def test_a_straw_poll_stands_under_its_item_with_its_question():
    state = open_meeting()
    mine, count = item(state, "Opening").id, deciding.Count(4, 4)
    state = voting.straw_poll(state, later(1), count=count, question="Pauze?", item_id=mine)
    vote = first_vote(state)
    assert (vote["question"], vote["votes_for"], vote["votes_against"]) == ("Pauze?", 4, 4)


def test_actions_stand_under_the_item_and_reviewed_ones_apart():
    found = told()
    action = under(found, "Signalen")["actions"][0]
    names = {each["id"]: each["display_name"] for each in found["people"]}
    assert names[action["owner_id"]] == "Noa"
    assert [names[id] for id in action["co_owners"]] == ["Henk"]
    assert (action["due"], action["status"]) == ("2026-11-03", "open")
    reviewed = [(each["status"], each["meeting"]) for each in found["reviewed_actions"]]
    assert reviewed == [("done", "V-2026-01"), ("open", "V-2026-01"), ("dropped", "V-2026-01")]


def test_a_parked_point_has_its_destination():
    state = parked_and_spoken(open_meeting())
    point = state.parked_point[0]
    assert under(told(state), "Opening")["parked_points"][0]["status"] == "parked"
    state = parking.settle_parked(
        state,
        later(5),
        destinations={point.id: ParkedStatus.AGENDA},
        comments={point.id: "eerst navragen"},
    )
    settled = under(told(state), "Opening")["parked_points"][0]
    assert (settled["text"], settled["status"]) == ("Vervoer", "agenda")
    assert settled["comment"] == "eerst navragen"


def test_everything_public_that_was_recorded_is_in_it_once():
    view = public(STATE)
    assert everywhere(told(), "notes")
    for name, kind in (("notes", Note), ("proposals", Proposal), ("decisions", Decision)):
        ids = [each["id"] for each in everywhere(told(), name)]
        assert sorted(ids) == [row.id for row in view.rows(kind)]
    given = [row.id for row in view.rows(Action) if row.meeting_id == view.meeting_id]
    assert sorted(each["id"] for each in everywhere(told(), "actions")) == given


def test_every_choice_is_an_english_word_and_every_moment_can_be_read():
    for name, value in walked(told()):
        if name in ("status", "kind", "role", "goal", "phase", "method", "outcome", "via"):
            assert value is None or (value.replace("_", "").isalpha() and value.islower())
        if name == "at" or (name.endswith("_at") and value is not None):
            assert datetime.fromisoformat(value).tzinfo is not None
        if name == "due":
            assert date.fromisoformat(value)


def test_the_same_state_gives_the_same_text():
    assert write_data(STATE, NOW) == write_data(held(), NOW)
    assert write_data(STATE, NOW).endswith("}\n")


def test_without_a_meeting_in_hand_there_is_nothing_to_write():
    with pytest.raises(Refusal, match="geen vergadering"):
        write_data(council(), NOW)


# what is never in it


def planted():
    """A meeting with a secret in every text that may not be seen, and where they are."""
    state, places = STATE, []
    closed = {each.id for each in state.agenda_item if each.confidential}
    told_openly = {"number", "public_title", "public_text"}
    for name, kind in KIND.items():
        rows = []
        for row in getattr(state, name):
            private = (
                getattr(row, "item_id", None) in closed
                or (name == "agenda_item" and row.id in closed)
                or getattr(row, "kind", "") == "internal"
                or getattr(row, "confidential", False)
            )
            texts = {each.name for each in fields(kind) if type(getattr(row, each.name)) is str}
            hidden = texts - told_openly if private else texts - set(FIELDS.get(kind, "").split())
            hidden -= told_openly | {"id"}
            hidden -= {"comment"} if getattr(row, "after", "") == "dropped" else set()
            places += [f"{name}.{field}" for field in hidden]
            changed = {field: f"GEHEIM {name} {field} GEHEIM" for field in hidden}
            rows.append(replace(row, **changed))
        state = state.having({name: tuple(rows)})
    return state, set(places)


def test_no_secret_is_in_it():
    state, places = planted()
    assert places >= {
        "person.email",
        "person.phone",
        "person.background",
        "attendance.reason",
        "agenda_item.title",
        "agenda_item.key_question",
        "note.text",
        "decision.text",
        "decision.minority_view",
        "action_event.comment",
        "meeting.source_digest",
    }
    assert "GEHEIM" not in write_data(state, NOW)


def test_the_same_word_in_the_open_would_have_been_found():
    opening = item(STATE, "Opening")
    assert "GEHEIM" in write_data(STATE.put(replace(opening, title="GEHEIM")), NOW)


def test_a_closed_item_has_its_times_and_what_may_be_told():
    closed = under(told(), "Besloten")
    assert closed["title"] == "Besloten agendapunt (personen)"
    assert closed["confidential"] is True
    assert closed["actual_seconds"] == 9 * 60
    assert [closed[name] for name in ("goal", "phase", "key_question", "submitter_id")] == [
        None
    ] * 4
    assert [closed[name] for name in LISTS if name != "decisions"] == [[]] * 6
    (decision,) = closed["decisions"]
    assert decision["text"] == "De raad benoemt S. Koster tot lid per 1 november 2026."
    assert decision["vote_id"] is None


def test_who_spoke_and_for_how_long_is_not_in_it():
    quiet = parking.park(open_meeting(), later(2), text="Vervoer")
    spoken = floor.request_floor(
        quiet, later(3), person_id=who(quiet, "Noa").id, kind=TurnKind.POINT_OF_ORDER
    )
    assert spoken.speaking_stretch
    assert write_data(spoken, NOW) == write_data(quiet, NOW)


def test_a_public_state_gives_the_same():
    assert meeting_data(public(STATE), NOW) == meeting_data(STATE, NOW)


# whatever people type


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_everywhere_gives_a_whole_text_that_has_it(text):
    written = write_data(stuffed(text), NOW)
    assert written.encode("utf-8").decode("utf-8") == written
    assert harmless(written) == written
    found = json.loads(written)
    assert found["meeting"]["title"] == clean(text)
    assert {each["text"] for each in everywhere(found, "notes")} == {clean(text)}


@settings(max_examples=60)
@given(st.text(st.characters(codec=None, exclude_categories=()), min_size=1).filter(str.strip))
def test_any_note_arrives_in_its_own_words(text):
    state = notes.add_note(open_meeting(), later(5), text=text)
    written = write_data(state, NOW)
    assert harmless(written) == written
    assert json.loads(written)["outside_agenda"]["notes"][0]["text"] == clean(text.strip())

"""An action through five meetings, as the minutes and the JSON of each tell it."""

from __future__ import annotations

import json

import pytest

from tests.documents.reading import table, under
from tests.helpers.action_life import life
from tests.helpers.council import later, who
from tests.helpers.meetings import opened
from vergadering.documents.data import write_data
from vergadering.domain import actions, outcomes

YEARS = life()
NUMBER = "A-2026-01"


SAID = {
    1: "(Joke): nieuwe datum 1 september 2026.",
    2: "(Joke): nieuwe datum 6 oktober 2026, 2 keer uitgesteld.",
    3: "(Noa): blijft staan (De drukker wacht op ons); gaat van Joke naar Noa.",
    4: "(Noa): gereed, bevestigd.",
}
"""What the minutes of each later meeting say behind the number and the text."""


@pytest.mark.parametrize(("meeting", "said"), SAID.items())
def test_each_meeting_tells_under_the_list_of_actions_what_became_of_it(meeting, said):
    line = f"{NUMBER}, Kaarten laten drukken {said}"
    assert under(YEARS.held[meeting], "2. Actielijst") == [line]


def test_the_first_meeting_gave_it_out():
    assert under(YEARS.held[0], "2. Actielijst") == [
        "Actie A-2026-01 (Joke, 7 juli 2026): Kaarten laten drukken"
    ]


def test_the_lists_follow_it_until_it_is_off():
    stands = [
        {row[0]: row[6] for row in found.rows} if (found := table(state, "Actielijst")) else {}
        for state in YEARS.held
    ]
    assert stands == [{NUMBER: "open"}] * 4 + [{}]
    assert [row[0] for row in table(YEARS.held[4], "Afgevoerd").rows] == [NUMBER]


def test_the_minutes_of_a_meeting_stay_as_they_were_whatever_comes_after():
    third = YEARS.held[2]
    lasting = {name: getattr(YEARS.state, name) for name in ("action", "action_event", "meeting")}
    assert under(third.having(lasting), "2. Actielijst")[0].endswith("2 keer uitgesteld.")


def told(state, key="reviewed_actions"):
    return json.loads(write_data(state, later(0)))[key]


def test_the_json_has_its_whole_story():
    (action,) = told(YEARS.held[4])
    joke, noa = (who(YEARS.state, name).id for name in ("Joke", "Noa"))
    assert (action["number"], action["status"], action["times_put_off"]) == (NUMBER, "done", 2)
    steps = [
        (row["meeting"], row["kind"], row["before"], row["after"], row["comment"])
        for row in action["story"]
    ]
    assert steps == [
        ("V-2026-01", "created", None, None, ""),
        ("V-2026-02", "extended", "2026-07-07", "2026-09-01", ""),
        ("V-2026-03", "extended", "2026-09-01", "2026-10-06", ""),
        ("V-2026-04", "progress", None, None, "De drukker wacht op ons."),
        ("V-2026-04", "transferred", joke, noa, ""),
        ("V-2026-05", "status", "open", "reported_done", ""),
        ("V-2026-05", "status", "reported_done", "done", ""),
    ]
    assert action["story"][0]["at"] == "2026-06-02T19:45:00+02:00"
    assert {joke, noa} <= {person["id"] for person in told(YEARS.held[4], "people")}


def test_earlier_words_of_an_action_are_not_in_the_json():
    state = opened()
    row = state.action[0]
    state = actions.change_action(
        state,
        later(20),
        action_id=row.id,
        text="Iets anders",
        owner_id=row.owner_id,
        due=row.due,
    )
    assert row.text not in write_data(state, later(30))
    assert told(state)[0]["story"][-1]["kind"] == "reworded"


def test_the_agenda_item_that_an_action_became_is_told_by_its_id():
    state = opened()
    state = outcomes.raise_action(state, later(20), action_id=state.action[0].id)
    (action,) = told(state)
    (item,) = [row for row in told(state, "agenda") if row["number"] == "6a"]
    assert action["story"][-1]["after"] == item["id"]


def test_what_was_said_before_the_meeting_stands_under_the_list_too():
    from tests.helpers.meetings import planned
    from vergadering.domain import meeting

    state = planned()
    id = state.action[0].id
    state = outcomes.note_progress(state, later(-600), action_id=id, progress="Besteld")
    state = meeting.close_meeting(meeting.open_meeting(state, later(0)), later(60))
    name = "A-2026-01, Ansichtkaarten laten drukken en verspreiden (Joke)"
    assert under(state, "6. ") == [f"{name}: blijft staan (Besteld)."]

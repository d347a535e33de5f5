"""A parked point in the capture line, and back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.helpers import council
from tests.helpers.council import later, who
from tests.helpers.scripts import again, head, imported, person, reported, told
from vergadering.domain import parking
from vergadering.domain.capture import meaning
from vergadering.domain.choices import NoteKind, ParkedStatus
from vergadering.domain.completion import complete
from vergadering.domain.explain import explain
from vergadering.domain.history import LABELS, name_of
from vergadering.domain.lines import notation_of, said_of
from vergadering.domain.model import Action, Note
from vergadering.domain.model_floor import ParkedPoint
from vergadering.domain.records import Record, records
from vergadering.domain.revision import removal, revision
from vergadering.domain.script import write_script
from vergadering.errors import Refusal
from vergadering.i18n import Translator

if TYPE_CHECKING:
    from vergadering.domain.state import State

AT = later(10)


def typed(*lines: str) -> State:
    state = council.open_meeting()
    for line in lines:
        state = meaning(state, AT, line, state.items[2].id)(state, AT)
    return state


def one(state: State) -> Record:
    (record,) = records(state, state.items[2].id)
    return record


def revised(state: State, line: str) -> State:
    return revision(state, later(30), one(state), line)(state, later(30))


@pytest.mark.parametrize("line", ["/parkeer @noa: Telefoons", "/park @Noa: Telefoons"])
def test_a_side_track_is_kept_with_who_brought_it_up(line: str):
    state = typed(line)
    point = one(state)
    assert isinstance(point, ParkedPoint)
    assert (point.text, point.person_id) == ("Telefoons", who(state, "Noa").id)
    assert (point.at, point.status) == (AT, ParkedStatus.PARKED)


@pytest.mark.parametrize("text", ["Let op: vervoer", "@onbekend: vervoer", "@m: vervoer"])
def test_a_name_that_is_not_clear_stays_in_the_text(text: str):
    point = one(typed(f"/parkeer {text}"))
    assert isinstance(point, ParkedPoint)
    assert (point.text, point.person_id) == (text, None)


def test_a_clock_time_is_when_it_was_parked():
    assert one(typed("20:05 /parkeer Vervoer")).at == later(35)


def test_nothing_to_park_is_refused():
    with pytest.raises(Refusal, match="geparkeerd"):
        typed("/parkeer")


def test_its_line_makes_it_again():
    state = typed("/parkeer @noa: Telefoons")
    assert notation_of(state, one(state)) == "/parkeer @Noa: Telefoons"
    assert revised(state, "/parkeer @Noa: Telefoons") is state


def test_it_is_changed_in_place_and_keeps_its_destination():
    before = typed("/parkeer @noa: Telefoons")
    before = parking.settle_parked(
        before, AT, destinations={one(before).id: ParkedStatus.AGENDA}, comments={}
    )
    after = one(revised(before, "20:15 /parkeer @joke: Regels voor telefoons"))
    assert isinstance(after, ParkedPoint)
    assert (after.id, after.text, after.at) == (one(before).id, "Regels voor telefoons", later(45))
    assert (after.person_id, after.status) == (who(before, "Joke").id, ParkedStatus.AGENDA)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/actie Telefoons", Action(text="Telefoons")),
        ("/tip Telefoons", Note(text="Telefoons", kind=NoteKind.TIP)),
    ],
)
def test_it_becomes_something_else_at_the_same_place_and_back(line: str, expected: Record):
    state = revised(typed("/parkeer Telefoons"), line)
    assert said_of(one(state)) == expected
    assert one(state).at == AT
    assert said_of(one(revised(state, "/parkeer Telefoons"))) == ParkedPoint(text="Telefoons")


def test_it_is_removed():
    state = typed("/parkeer Telefoons")
    do = removal(one(state))
    assert name_of(do) in LABELS
    assert do(state, AT).parked_point == ()


@pytest.mark.parametrize(
    ("line", "sentence", "ok"),
    [
        ("/parkeer Vervoer", "komt op de parkeerlijst", True),
        ("/parkeer @noa: Vervoer", "komt op de parkeerlijst, van Noa", True),
        ("/parkeer @zzz: Vervoer", "wie? zzz is niet bekend", False),
        ("/parkeer", "parkeerlijst: typ wat er wacht tot later", False),
    ],
)
def test_it_is_explained_while_it_is_typed(line: str, sentence: str, *, ok: bool):
    found = explain(council.open_meeting(), AT, line, None)
    assert found is not None
    assert (Translator("nl")(found.text, **found.values), found.ok) == (sentence, ok)


def test_names_are_completed_in_it():
    assert complete(council.open_meeting(), "/parkeer @no")[0] == "/parkeer @Noa: "


def test_a_file_holds_parked_points_and_gives_them_back():
    text = head(
        "Aanwezig: Noa (lid); Olga (lid)",
        "# A",
        "19:40 /parkeer @Noa: Telefoons",
        "/parkeer @Oom: Vervoer",
        "/parkeer @o: Wie?",
    )
    state = imported(text)
    assert [(row.text, row.person_id) for row in state.parked_point] == [
        ("Telefoons", person(state, "Noa").id),
        ("Vervoer", person(state, "Oom").id),
        ("@o: Wie?", None),
    ]
    assert reported(text).guests == ("Oom",)
    assert [problem.number for problem in reported(text).problems] == [7]
    assert told(again(state)) == told(state)
    assert "19:40 /parkeer @Noa: Telefoons" in write_script(state)


def test_a_written_file_says_nothing_of_what_became_of_it():
    state = typed("/parkeer Telefoons")
    settle = partial(
        parking.settle_parked,
        destinations={one(state).id: ParkedStatus.DROPPED},
        comments={one(state).id: "hoort hier niet"},
    )
    assert write_script(settle(state, AT)) == write_script(state)

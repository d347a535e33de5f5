"""The words of the capture line that ask for the floor and give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.council import START, later, who
from tests.helpers.scripts import at as moment
from tests.helpers.scripts import head, imported, person, reported
from vergadering.domain import attendance
from vergadering.domain.capture import meaning
from vergadering.domain.choices import TurnKind, TurnStatus
from vergadering.domain.completion import complete
from vergadering.domain.explain import explain
from vergadering.domain.history import LABELS, name_of
from vergadering.domain.model import Person
from vergadering.domain.turns import holder, spoken, waiting
from vergadering.errors import Refusal
from vergadering.i18n import Translator

if TYPE_CHECKING:
    from vergadering.domain.state import State


AT = later(10)


@pytest.fixture
def state(open_meeting_state: State) -> State:
    return open_meeting_state


def typed(state: State, *lines: str) -> State:
    for line in lines:
        state = meaning(state, AT, line, state.items[0].id)(state, AT)
    return state


def having(state: State) -> str:
    """Who has the floor."""
    turn = holder(state)
    return state.need(Person, turn.person_id).display_name if turn else ""


def listed(state: State) -> list[str]:
    """Who waits."""
    turns = waiting(state, state.items[0].id)
    return [state.need(Person, turn.person_id).display_name for turn in turns]


def test_the_floor_is_asked_for_and_given_by_typing(state: State):
    state = typed(state, "/woord noa", "/woord 3 toelichting 5 min", "/word fatima !")
    assert listed(state) == ["Fatima", "Noa", "Joke"]
    last = waiting(state, state.items[0].id)[-1]
    assert (last.kind, last.limit_seconds) == (TurnKind.INTRODUCTION, 300)
    state = typed(state, "/volgende")
    assert (having(state), listed(state)) == ("Fatima", ["Noa", "Joke"])
    state = typed(state, "/vraag joke")
    assert having(state) == "Joke"
    state = typed(state, "/klaar")
    assert having(state) == "Fatima"
    state = typed(state, "/orde henk", "/next")
    assert having(state) == "Fatima"
    assert having(typed(state, "/done")) == ""
    assert "Gerrit-Jan" in listed(typed(state, "/rondje"))


@pytest.mark.parametrize(
    ("word", "kind"),
    [("vraag", TurnKind.INTERRUPTION), ("orde", TurnKind.POINT_OF_ORDER)],
)
def test_the_word_says_what_for_whatever_stands_behind_the_name(
    state: State, word: str, kind: TurnKind
):
    turn = typed(state, f"/{word} noa toelichting 1 min").speaking_turn[-1]
    assert (turn.kind, turn.limit_seconds) == (kind, 60)


def test_the_clock_of_a_line_is_the_clock_of_the_turn(state: State):
    state = typed(state, "/woord noa", "19:41 /volgende")
    (turn,) = state.speaking_turn
    assert spoken(state, turn.id, later(15)).total_seconds() == 4 * 60
    after = typed(state, "19:44 /klaar")
    assert spoken(after, turn.id, later(60)).total_seconds() == 3 * 60


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("/woord", "Wie vraagt het woord? Typ een naam of een nummer."),
        ("/orde !", "Wie vraagt het woord? Typ een naam of een nummer."),
        ("/woord onbekend vraag", "Wie is onbekend? Die naam is niet bekend."),
        ("/woord 99", "Wie is 99? Die naam is niet bekend."),
        (
            "/woord i",
            "Wie is i: Ibrahim, Fatima?",
        ),
        (
            "/woord joke heel lang",
            "Wat is heel lang? Achter een naam staat waarvoor, hoe lang, of een uitroepteken.",
        ),
        ("/woord noa", "Noa staat al op de sprekerslijst."),
        ("/klaar", "Niemand heeft het woord."),
    ],
)
def test_what_cannot_be_done_is_refused_and_foretold(state: State, line: str, sentence: str):
    state = typed(state, "/woord noa")
    found = explain(state, AT, line, state.items[0].id)
    assert found is not None
    assert (Translator("nl")(found.text, **found.values), found.ok) == (sentence, False)
    with pytest.raises(Refusal) as refusal:
        typed(state, line)
    assert refusal.value.text == found.text


def test_without_anybody_who_waits_there_is_no_next(state: State):
    with pytest.raises(Refusal, match="Niemand wacht"):
        typed(state, "/volgende")


def test_a_next_that_was_typed_before_somebody_else_pressed_it_does_nothing(state: State):
    state = typed(state, "/woord noa", "/woord joke", "/volgende")
    stale = meaning(state, AT, "/volgende", None)
    with pytest.raises(Refusal, match="ander venster"):
        stale(typed(state, "/volgende"), AT)
    done = meaning(state, AT, "/klaar", None)
    with pytest.raises(Refusal, match="niet meer"):
        done(typed(state, "/volgende"), AT)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("/woord noa", "request_floor"),
        ("20:05 /orde noa", "request_floor"),
        ("/volgende", "next_speaker"),
        ("/klaar", "end_turn"),
        ("/rondje", "start_round"),
    ],
)
def test_the_journal_names_the_rule(state: State, line: str, name: str):
    state = typed(state, "/woord joke", "/volgende")
    assert name_of(meaning(state, AT, line, None)) == name
    assert name in LABELS


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("/woord noa 2 min", "Noa vraagt het woord, plaats 2: inbreng, 2:00"),
        ("/woord noa 0", "Noa vraagt het woord, plaats 2: inbreng"),
        ("/woord noa 90s toel", "Noa vraagt het woord, plaats 2: toelichting, 1:30"),
        ("/woord noa 0 !", "Noa vraagt het woord, plaats 1, moet zo weg: inbreng"),
        ("/woord noa 1 !", "Noa vraagt het woord, plaats 1, moet zo weg: inbreng, 1:00"),
        ("/vraag noa 1", "Noa krijgt meteen het woord: korte vraag, 1:00"),
        ("/orde noa 0", "Noa krijgt meteen het woord: punt van orde"),
        ("/volgende", "Joke krijgt het woord"),
        ("/klaar", "Fatima is uitgesproken"),
        ("/rondje", "rondje, Ibrahim begint"),
    ],
)
def test_a_line_about_the_floor_is_explained(state: State, line: str, sentence: str):
    state = typed(state, "/woord fatima", "/volgende", "/woord joke")
    found = explain(state, AT, line, state.items[0].id)
    assert found is not None
    assert (Translator("nl")(found.text, **found.values), found.ok) == (sentence, True)


def test_the_end_of_a_turn_is_explained(state: State):
    def told(line: str) -> str:
        found = explain(state, AT, line, None)
        assert found is not None
        return Translator("nl")(found.text, **found.values)

    state = typed(state, "/woord fatima", "/volgende")
    assert told("/volgende") == "het woord is vrij, niemand wacht"
    state = typed(state, "/vraag joke")
    assert told("/klaar") == told("/volgende") == "Fatima krijgt het woord"


def test_completion_offers_who_is_there_and_does_not_wait(state: State):
    gone = attendance.leave(state, START, person_id=who(state, "Marijke").id)
    offered = complete(typed(gone, "/woord noa"), "/woord ")
    assert offered.index("/woord Joke") < offered.index("/woord Marijke")
    assert "/woord Noa" not in offered
    assert "/orde Noa" in complete(typed(gone, "/woord noa"), "/orde ")


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("/woord no", "/woord Noa"),
        ("/wo", "/woord "),
        ("/vo", "/voorstel "),
        ("/volgende", "/volgende"),
        ("/flo", "/floor "),
        ("/woord noa toe", "/woord noa toelichting"),
        ("/woord noa intro", "/woord noa introduction"),
        ("/woord noa ", "/woord noa inbreng"),
        ("/vraag @jo", "/vraag Joke"),
    ],
)
def test_completion_knows_the_words(state: State, line: str, first: str):
    assert complete(state, line)[0] == first


def test_completion_offers_nothing_behind_a_name_that_is_not_clear(state: State):
    assert complete(state, "/woord zzz toe") == ()
    assert complete(state, "/woord i toe") == ()


def test_a_file_says_who_had_the_floor_and_when():
    text = head(
        "Aanwezig: Joke (lid); Noa (lid)",
        "# A",
        "19:40 /woord noa",
        "19:41 /volgende",
        "19:43 /woord joke reactie",
        "19:44 /volgende",
        "19:45 /klaar",
        "# B",
        "19:50 Iets.",
    )
    state = imported(text)
    assert not reported(text).problems
    assert [(turn.person_id, turn.kind, turn.status) for turn in state.speaking_turn] == [
        (person(state, "Noa").id, TurnKind.CONTRIBUTION, TurnStatus.FINISHED),
        (person(state, "Joke").id, TurnKind.RESPONSE, TurnStatus.FINISHED),
    ]
    assert [(row.started_at, row.ended_at) for row in state.speaking_stretch] == [
        (moment(19, 41), moment(19, 44)),
        (moment(19, 44), moment(19, 45)),
    ]
    assert {turn.item_id for turn in state.speaking_turn} == {state.items[0].id}


def test_a_speaker_who_is_not_known_becomes_a_guest_but_a_number_does_not():
    text = head("# A", "/woord Buurvrouw 5 min", "/woord 99")
    assert reported(text).guests == ("Buurvrouw",)
    assert [problem.line for problem in reported(text).problems] == ["/woord 99"]


def test_a_word_that_cannot_be_done_is_kept_as_a_note_and_listed():
    text = head("Aanwezig: Joke (lid)", "# A", "/klaar", "/volgende", "/woord Joke blabla")
    assert [note.text for note in imported(text).note] == [
        "/klaar",
        "/volgende",
        "/woord Joke blabla",
    ]
    assert [problem.number for problem in reported(text).problems] == [5, 6, 7]


WORDS = ("/woord", "/orde", "/vraag", "/volgende", "/klaar", "/rondje")
NAMES = st.sampled_from(["noa", "joke", "3", "m", "", "fatima !", "ibrahim reactie 2"])
LINES = st.sampled_from(WORDS[3:]) | st.builds("{} {}".format, st.sampled_from(WORDS[:3]), NAMES)


@given(st.lists(LINES, max_size=12))
def test_what_is_explained_as_well_is_never_refused(lines: list[str]):
    state = council.open_meeting()
    for minute, line in enumerate(lines):
        now = later(minute)
        found = explain(state, now, line, state.items[0].id)
        assert found is not None
        assert Translator("nl")(found.text, **found.values)
        try:
            state = meaning(state, now, line, state.items[0].id)(state, now)
        except Refusal:
            assert not found.ok
        else:
            assert found.ok

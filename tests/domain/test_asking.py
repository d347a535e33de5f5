"""Asking for the floor in one line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.council import START, who
from vergadering.domain import attendance, people
from vergadering.domain.asking import KINDS, Asked, read_request
from vergadering.domain.choices import TurnKind
from vergadering.domain.queue import numbers

if TYPE_CHECKING:
    from vergadering.domain.state import State

STATE = council.open_meeting()


def asked(text: str, state: State = STATE) -> tuple[list[str], TurnKind, int | None, bool]:
    found = read_request(state, text)
    names = [person.display_name for person in found.people]
    return names, found.kind, found.limit_seconds, found.leaves_soon


def names(text: str, state: State = STATE) -> list[str]:
    return asked(text, state)[0]


@pytest.mark.parametrize("text", ["noa", "NOA", " @noa ", "no", "4", "Nóa"])
def test_a_part_of_a_name_or_a_number_means_somebody(text: str):
    assert asked(text) == (["Noa"], TurnKind.CONTRIBUTION, None, False)


@pytest.mark.parametrize(
    ("text", "kind", "seconds", "soon"),
    [
        ("noa toelichting", TurnKind.INTRODUCTION, None, False),
        ("noa toelichting 5 min", TurnKind.INTRODUCTION, 300, False),
        ("noa 5 min toelichting", TurnKind.INTRODUCTION, 300, False),
        ("noa !", TurnKind.CONTRIBUTION, None, True),
        ("noa! 2", TurnKind.CONTRIBUTION, 120, True),
        ("noa ! vraag 90 sec", TurnKind.QUESTION, 90, True),
        ("noa korte vraag", TurnKind.INTERRUPTION, None, False),
        ("noa punt van orde", TurnKind.POINT_OF_ORDER, None, False),
        ("noa point of order", TurnKind.POINT_OF_ORDER, None, False),
        ("noa orde", TurnKind.POINT_OF_ORDER, None, False),
        ("noa toel 3m", TurnKind.INTRODUCTION, 180, False),
        ("noa answer 30s", TurnKind.ANSWER, 30, False),
        ("noa 1 minuut", TurnKind.CONTRIBUTION, 60, False),
        ("noa 0 min", TurnKind.CONTRIBUTION, 0, False),
    ],
)
def test_behind_the_name_stands_what_for_how_long_and_whether_they_must_go(
    text: str, kind: TurnKind, seconds: int | None, *, soon: bool
):
    assert asked(text) == (["Noa"], kind, seconds, soon)
    assert not read_request(STATE, text).unknown


@pytest.mark.parametrize(
    ("text", "unknown"),
    [("noa in", "in"), ("noa 61 min", "61 min"), ("noa rondje", "rondje"), ("4 en 5", "en")],
)
def test_words_that_mean_nothing_are_told(text: str, unknown: str):
    found = read_request(STATE, text)
    assert ([person.display_name for person in found.people], found.unknown) == (["Noa"], unknown)


def test_a_name_of_several_words_keeps_them_all():
    state = people.add_person(STATE, START, name="Noa Vraag")
    assert names("van der meulen antwoord", state) == ["Van der Meulen"]
    assert asked("noa vraag", state)[:2] == (["Noa Vraag"], TurnKind.CONTRIBUTION)
    assert asked("noa vraag vraag", state)[:2] == (["Noa Vraag"], TurnKind.QUESTION)


def test_a_name_that_several_have_means_them_all_those_who_are_there_alone():
    assert set(names("m")) == {"Marijke", "Van der Meulen"} & {
        person.display_name for person in attendance.present_people(STATE)
    }
    gone = attendance.leave(STATE, START, person_id=who(STATE, "Noa").id)
    state = council.done(gone, partial(people.add_person, name="Noa de Boer"))
    assert set(names("noa", state)) == {"Noa"}
    two = council.done(
        STATE,
        partial(people.add_person, name="Pien Bos"),
        partial(people.add_person, name="Pien Vos"),
    )
    assert names("pien 2 min", two) == ["Pien Bos", "Pien Vos"]


def test_nothing_means_everybody_who_is_there_first():
    everybody = names("")
    here = [person.display_name for person in attendance.present_people(STATE)]
    assert set(everybody[: len(here)]) == set(here)
    assert len(everybody) == len(STATE.person)
    assert asked("! toelichting") == (everybody, TurnKind.INTRODUCTION, None, True)


@pytest.mark.parametrize(
    ("text", "name"), [("zzz", "zzz"), ("zzz q 5 min", "zzz q"), ("99", "99"), ("99 !", "99")]
)
def test_who_is_not_known_is_nobody_and_keeps_the_name(text: str, name: str):
    found = read_request(STATE, text)
    assert (found.people, found.name) == ((), name)


def test_an_identifier_tells_two_people_with_one_name_apart():
    state = council.done(
        STATE, partial(people.add_person, name="Pien"), partial(people.add_person, name="Pien")
    )
    last = state.person[-1]
    assert read_request(state, f"#{last.id} 5 min").people == (last,)


@given(
    st.sampled_from(STATE.person),
    st.sampled_from(sorted(KINDS)),
    st.integers(1, 60),
    st.booleans(),
    st.randoms(),
)
def test_whatever_stands_behind_a_number_comes_back(person, kind, minutes, soon, random):
    wishes = [kind, f"{minutes} min", *(["!"] if soon else [])]
    random.shuffle(wishes)
    text = " ".join((str(numbers(STATE)[person.id]), *wishes))
    expected = Asked((person,), KINDS[kind], minutes * 60, soon, text.split()[0])
    assert read_request(STATE, text) == expected


@given(st.text())
def test_any_text_is_read(text: str):
    found = read_request(STATE, text)
    assert found.limit_seconds is None or 0 <= found.limit_seconds <= 3600


def test_a_very_long_line_is_read_like_any_other():
    assert read_request(STATE, "x" * 1_000_000).people == ()
    assert names("noa " + "y " * 1_000_000) == ["Noa"]

"""Taking over a list of members: who is new, who changes, all of it or nothing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.council import START, council, who
from vergadering.domain.choices import Role
from vergadering.domain.people import add_person, retire_person
from vergadering.domain.people_csv import read_text
from vergadering.domain.people_import import LABELS, Becomes, preview, take_list
from vergadering.domain.state import State
from vergadering.errors import Refusal

TODAY = START.date()
COLUMNS = "naam;functie;stemrecht;e-mail;lid sinds;termijn tot\n"


def sheet(*lines: str):
    return read_text(COLUMNS + "\n".join(lines), TODAY)


def taken(state: State, *lines: str) -> State:
    return take_list(state, START, sheet=sheet(*lines))


def becomes(state: State, *lines: str) -> list[tuple[str, str, tuple[str, ...]]]:
    told = preview(state, START, sheet(*lines))
    assert told.problems == ()
    return [(row.listed.name, row.becomes.name, row.changed) for row in told.outcomes]


def test_who_is_not_known_is_added_with_everything_in_the_list():
    state = taken(council(), "A. Nieuw;penningmeester;;a@raad.nl;1-2-2025;")
    person = state.person[-1]
    assert (person.name, person.display_name) == ("A. Nieuw", "A. Nieuw")
    assert (person.role, person.has_vote, person.email) == (Role.TREASURER, True, "a@raad.nl")
    (term,) = state.membership
    assert (term.person_id, term.from_on) == (person.id, date(2025, 2, 1))
    assert term.until == date(2028, 1, 31), "as long as the rules of the council say"


def test_people_are_known_by_either_name_whatever_the_accents():
    told = becomes(council(), "j. térpstra;vicevoorzitter", "Marijke;voorzitter", "Nieuw;lid")
    assert [row[1] for row in told] == ["SAME", "SAME", "ADDED"]


def test_what_changes_is_named_without_its_value():
    told = becomes(council(), "Noa;gast;;noa@raad.nl;1-1-2025;31-12-2027")
    assert told == [("Noa", "CHANGED", ("role", "has_vote", "email", "term"))]
    assert set(told[0][2]) <= set(LABELS)


def test_what_the_list_does_not_say_stays():
    state = taken(council(), "Noa;;;noa@raad.nl")
    noa = who(state, "Noa")
    assert (noa.role, noa.has_vote, noa.email) == (Role.MEMBER, True, "noa@raad.nl")
    assert len(state.person) == len(council().person)
    assert state.membership == ()


def test_the_vote_follows_another_role_unless_the_list_says_otherwise():
    state = taken(council(), "Sanne;lid", "Noa;kandidaat-lid;ja")
    assert who(state, "Sanne").has_vote
    assert who(state, "Noa").has_vote


def test_a_term_is_changed_and_a_later_one_comes_beside_it():
    state = taken(council(), "Noa;;;;1-1-2023;31-12-2025")
    longer = taken(state, "Noa;;;;1-1-2023;31-12-2026")
    assert [row.until for row in longer.membership] == [date(2026, 12, 31)]
    after = taken(state, "Noa;;;;1-1-2026;31-12-2028")
    assert [row.from_on for row in after.membership] == [date(2023, 1, 1), date(2026, 1, 1)]


def test_only_an_end_needs_a_term_that_began():
    told = preview(council(), START, sheet("Noa;;;;;31-12-2026"))
    assert [(row.line, "eerste dag ontbreekt" in row.text) for row in told.problems] == [(2, True)]
    state = taken(council(), "Noa;;;;1-1-2024;31-12-2026")
    assert taken(state, "Noa;;;;;31-12-2027").membership[0].until == date(2027, 12, 31)


def test_who_left_comes_back_with_the_list():
    left = retire_person(council(), START, person_id=who(council(), "Wil").id)
    assert becomes(left, "W. Dekker;lid") == [("W. Dekker", "CHANGED", ("active",))]
    assert who(taken(left, "W. Dekker;lid"), "Wil").active


def test_a_name_of_two_people_is_not_guessed():
    state = add_person(council(), START, name="Noa")
    told = preview(state, START, sheet("Noa;lid"))
    assert "meer dan een persoon" in told.problems[0].text


def test_all_of_it_or_nothing():
    before = council()
    with pytest.raises(Refusal, match="koning"):
        taken(before, "A. Nieuw;lid", "B. Nieuw;koning")
    told = preview(before, START, sheet("A. Nieuw;lid", "B. Nieuw;koning"))
    assert [row.listed.name for row in told.of(Becomes.ADDED)] == ["A. Nieuw"]


def test_a_list_that_changes_nothing_says_so():
    with pytest.raises(Refusal, match="verandert niets"):
        taken(council(), "Noa;lid")
    state = taken(council(), "A. Nieuw;lid;ja;a@raad.nl;1-2-2025;1-2-2027")
    with pytest.raises(Refusal, match="verandert niets"):
        taken(state, "A. Nieuw;lid;ja;a@raad.nl;1-2-2025;1-2-2027")


def test_there_must_be_a_council():
    with pytest.raises(Refusal, match="eerst de raad"):
        taken(State(), "Noa;lid")

from dataclasses import replace

from tests.documents.reading import fact
from tests.helpers.council import council, later, open_meeting, who
from tests.helpers.meetings import Course, held, with_meeting
from vergadering.domain import attendance, meeting, people
from vergadering.domain.choices import MeetingKind, QuorumRule, Role
from vergadering.domain.model_rules import Rules

STATE = held()


def test_the_time_is_what_it_was_and_what_was_planned():
    assert fact(STATE, "Tijd") == ("19.31–21.34 uur (gepland: 19.30–21.30 uur)",)
    assert fact(STATE, "Datum") == ("dinsdag 6 oktober 2026",)


def test_the_place_has_its_form_behind_it():
    assert fact(STATE, "Locatie") == ("De Spil, Noorderveen (hybride)",)


def test_chair_and_secretary_come_first_then_everybody_by_surname():
    assert fact(STATE, "Aanwezig") == (
        "M. (Marijke) van Aalst (voorzitter)",
        "I. (Ibrahim) Demir (secretaris, notulen)",
        "H. (Henk) Brouwer (ondersteuner)",
        "F. (Fatima) El Idrissi (gedeeltelijk: 19.50–20.40 uur)",
        "S. (Sanne) Koster (kandidaat-lid, gedeeltelijk: 19.31–20.53 en 21.02–21.34 uur)",
        "Noa",
        "G.J. (Gerrit-Jan) Postma",
        "J. (Joke) Terpstra (vicevoorzitter)",
    )


def test_a_guest_stands_apart_with_the_item_that_they_came_for():
    assert fact(STATE, "Te gast") == ("L. van der Meulen (bestuurder, bij punt 7)",)


def test_who_is_absent_is_listed_with_or_without_notice():
    assert fact(STATE, "Afwezig") == (
        "Y. (Youssef) Benali (met kennisgeving, m.k.)",
        "W. (Wil) Dekker (zonder kennisgeving, z.k.)",
    )


def test_the_quorum_is_told_in_words():
    assert fact(STATE, "Quorum") == (
        "5 van 8 leden met stemrecht bij de opening; nodig: 5. De raad mag besluiten nemen.",
    )


def test_losing_the_quorum_is_told_with_its_moment():
    course = Course(open_meeting())
    for minutes, name in enumerate(("Noa", "Joke", "Fatima", "Wil"), start=20):
        course.at(minutes, attendance.leave, person_id=who(course.state, name).id)
    assert fact(course.state, "Quorum")[1:] == ("Vanaf 19.53 uur was er geen quorum.",)
    course.at(40, attendance.arrive, person_id=who(course.state, "Noa").id)
    assert fact(course.state, "Quorum")[2:] == ("Vanaf 20.10 uur was er quorum.",)


def test_a_council_without_a_quorum_rule_reads_nothing_about_it():
    rules = Rules(quorum=QuorumRule.NONE)
    assert fact(STATE.put(replace(STATE.the_council, rules=rules)), "Quorum") == ()


def test_a_network_meeting_has_no_quorum():
    assert fact(with_meeting(STATE, kind=MeetingKind.NETWORK), "Quorum") == ()


def test_what_is_not_known_is_not_in_the_key_block():
    state = meeting.add_meeting(council(), later(), title="Overleg", planned_start=None)
    labels = ("Datum", "Tijd", "Voorzitter", "Notulist", "Aanwezig", "Te gast", "Afwezig", "Quorum")
    assert [fact(state, label) for label in labels] == [()] * len(labels)


def test_a_meeting_that_still_goes_on_has_no_end_yet():
    assert fact(open_meeting(), "Tijd") == ("vanaf 19.30 uur (gepland: 19.30–21.30 uur)",)


def test_somebody_who_chairs_in_place_of_the_chair_is_called_so():
    state = with_meeting(STATE, chair_id=who(STATE, "Joke").id)
    assert fact(state, "Aanwezig")[0] == "J. (Joke) Terpstra (vicevoorzitter, voorzitter)"


def test_somebody_of_another_organisation_is_listed_with_it():
    state = people.add_person(
        open_meeting(), later(), name="Ada", role=Role.GUEST, organisation="Raad Zuid"
    )
    state = attendance.arrive(state, later(), person_id=state.person[-1].id)
    assert fact(state, "Te gast") == ("Ada (Raad Zuid, gast)",)


def test_who_was_there_all_the_time_in_two_stretches_is_not_partial():
    course = Course(open_meeting())
    noa = who(course.state, "Noa").id
    course.at(10, attendance.leave, person_id=noa)
    course.at(10, attendance.arrive, person_id=noa)
    course.at(60, meeting.close_meeting)
    assert "Noa" in fact(course.state, "Aanwezig")

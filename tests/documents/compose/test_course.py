from dataclasses import replace

from tests.documents.reading import sentences, under
from tests.helpers.council import item, later, open_meeting, who
from tests.helpers.meetings import Course, held
from vergadering.domain import attendance, meeting

STATE = held()


def test_who_joins_is_told_where_it_happened_with_what_it_means_for_the_vote():
    line = "Fatima sluit om 19.50 uur aan. Er zijn nu 6 stemgerechtigde leden aanwezig."
    assert under(STATE, "5. ")[0] == line
    assert sentences(STATE).count(line) == 1


def test_who_leaves_is_told_where_it_happened():
    line = (
        "Fatima verlaat de vergadering om 20.40 uur. Er zijn nu 5 stemgerechtigde leden aanwezig."
    )
    assert under(STATE, "8. ")[0] == line


def test_of_somebody_without_a_vote_no_count_follows():
    assert "Van der Meulen sluit om 20.05 uur aan." in under(STATE, "7. ")
    assert "Van der Meulen verlaat de vergadering om 20.22 uur." in under(STATE, "7. ")


def test_leaving_at_the_border_of_two_items_belongs_to_the_first():
    assert under(STATE, "8. ")[-1] == "Sanne verlaat de vergadering om 20.53 uur."


def test_coming_back_at_the_border_belongs_to_the_second_and_says_again():
    assert under(STATE, "10. ")[0] == "Sanne sluit om 21.02 uur weer aan."


def test_who_was_there_from_gavel_to_gavel_is_not_mentioned():
    assert not [line for line in sentences(STATE) if line.startswith("Joke sluit")]
    assert not [line for line in sentences(STATE) if "verlaat de vergadering om 21.34" in line]


def test_what_a_note_already_tells_is_not_told_twice():
    course = Course(open_meeting())
    course.note(21, "Opening", "Fatima verlaat de vergadering om 19.50 uur, zij moet werken.")
    course.at(20, attendance.leave, person_id=who(course.state, "Fatima").id)
    assert len([line for line in sentences(course.state) if "19.50 uur" in line]) == 2
    assert [line for line in under(course.state, "1. ") if "Fatima" in line] == [
        "Fatima verlaat de vergadering om 19.50 uur, zij moet werken."
    ]


def test_losing_the_quorum_is_told_at_the_moment():
    course = Course(open_meeting())
    for name in ("Noa", "Joke", "Fatima", "Wil"):
        course.at(20, attendance.leave, person_id=who(course.state, name).id)
    told = [line for line in under(course.state, "1. ") if line.startswith("Wil verlaat")]
    assert told[0].endswith(
        "Er zijn nu 4 stemgerechtigde leden aanwezig. Dat is te weinig voor het quorum."
    )


def test_a_change_during_a_closed_item_is_told_under_an_open_one():
    course = Course(open_meeting())
    closed = item(course.state, "Signalen")
    course.at(5, meeting.go_to_item, item_id=item(course.state, "Advies").id)
    course.state = course.state.put(replace(closed, confidential=True))
    course.goes(10, "Signalen")
    noa = who(course.state, "Noa").id
    course.at(12, attendance.leave, person_id=noa)
    course.at(14, attendance.arrive, person_id=noa)
    course.goes(20, "Sluiting")
    assert under(course.state, "4. ") == ["Dit punt is in beslotenheid besproken."]
    assert under(course.state, "3. ")[-1].startswith("Noa verlaat de vergadering om 19.42 uur.")
    assert under(course.state, "5. ")[0].startswith("Noa sluit om 19.44 uur weer aan.")


def test_a_break_is_told_with_its_beginning_and_end():
    assert "De vergadering is geschorst van 21.05 tot 21.10 uur." in under(STATE, "10. ")


def test_a_break_that_goes_on_has_no_end():
    state = meeting.suspend(open_meeting(), later(10))
    assert "De vergadering is om 19.40 uur geschorst." in under(state, "1. ")

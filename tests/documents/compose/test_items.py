from dataclasses import replace

from tests.documents.reading import composed, under
from tests.helpers.council import item, later, open_meeting, planned_meeting
from tests.helpers.meetings import QUESTION, Course, held, with_meeting
from vergadering.documents.blocks import Heading
from vergadering.domain import agenda, meeting, notes
from vergadering.domain.choices import NoteKind

STATE = held()


def headings(state):
    """The headings with their levels."""
    blocks = composed(state).blocks
    return [(each.level, each.text) for each in blocks if isinstance(each, Heading)]


def titles(state):
    """The texts of the headings."""
    return [text for _, text in headings(state)]


def test_every_item_has_a_heading_with_its_printed_number():
    assert (1, "7. Adviesaanvraag: samenvoegen behandelgroepen De Wilg") in headings(STATE)


def test_the_parts_of_an_item_are_one_level_lower():
    state = open_meeting()
    parent = item(state, "Advies").id
    state = agenda.add_item(state, later(), title="Vragen", parent_id=parent)
    assert (2, "3.1 Vragen") in headings(state)
    assert (
        titles(state).index("3.1 Vragen")
        == titles(state).index("3. Adviesaanvraag samenvoegen") + 1
    )


def test_an_item_that_came_between_keeps_its_letter():
    state = open_meeting()
    after = item(state, "Vaststellen").id
    state = agenda.add_item(state, later(), title="Ingelast", after_id=after)
    assert "2a. Ingelast" in titles(state)


def test_items_stand_in_the_order_in_which_they_were_treated():
    course = Course(open_meeting())
    course.goes(5, "Signalen")
    course.goes(10, "Advies")
    course.goes(15, "Sluiting")
    course.at(20, meeting.close_meeting)
    numbers = [title.split(".")[0] for title in titles(course.state)[:5]]
    assert numbers == ["1", "4", "2", "3", "5"]


def test_the_key_question_comes_first():
    assert under(STATE, "7. ")[0] == f"Centrale vraag: {QUESTION}"


def test_the_opening_is_told_once():
    assert under(STATE, "1. ") == [
        "De voorzitter opent de vergadering om 19.31 uur en heet iedereen welkom."
    ]
    state = notes.add_note(
        STATE, later(2), text="Marijke opent om 19.31 uur.", item_id=item(STATE, "Opening").id
    )
    assert under(state, "1. ") == ["Marijke opent om 19.31 uur."]


def test_the_closing_and_the_next_meeting_end_the_last_item():
    assert under(STATE, "12. ")[-1] == (
        "De voorzitter sluit de vergadering om 21.34 uur."
        " De volgende vergadering is op dinsdag 3 november 2026 om 19.30 uur."
    )
    assert "Sluiting" not in titles(STATE)


def test_the_closing_is_told_once():
    place = item(STATE, "Rondvraag").id
    state = notes.add_note(STATE, later(123), text="Joke sluit om 21.34 uur.", item_id=place)
    last = "De volgende vergadering is op dinsdag 3 november 2026 om 19.30 uur."
    assert under(state, "12. ")[-1] == last


def test_a_last_item_about_something_else_is_followed_by_a_heading_for_the_closing():
    course = Course(open_meeting())
    course.goes(5, "Advies")
    course.at(10, meeting.close_meeting)
    assert under(course.state, "Sluiting") == ["De voorzitter sluit de vergadering om 19.40 uur."]


def test_what_was_not_discussed_is_said_to_go_on_to_the_next_meeting():
    course = Course(open_meeting())
    course.at(10, meeting.close_meeting)
    assert under(course.state, "4. ") == [
        "Dit punt is niet besproken. Het schuift door naar de volgende vergadering."
    ]


def test_an_item_without_a_word_says_so():
    assert under(STATE, "4. ") == ["Bij dit punt is niets genoteerd."]


def test_before_the_meeting_every_item_still_waits():
    assert under(planned_meeting(), "2. ") == ["Dit punt is nog niet besproken."]


def test_a_closed_item_shows_its_public_title_and_its_public_decision_only():
    assert "9. Besloten agendapunt (personen)" in titles(STATE)
    decision = (
        "Besluit B-2026-03: De raad benoemt S. Koster tot lid per 1 november 2026."
        "\nDe raad besluit dit bij schriftelijke stemming."
    )
    assert under(STATE, "9. ") == ["Dit punt is in beslotenheid besproken.", decision]


def test_a_closed_item_without_a_public_title_has_a_neutral_one():
    state = STATE.put(replace(item(STATE, "Benoeming"), public_title=""))
    assert "9. Besloten agendapunt" in titles(state)


def test_a_note_outside_the_agenda_is_not_lost():
    state = notes.add_note(open_meeting(), later(5), text="De beamer is stuk.")
    assert under(state, "Buiten de agenda") == ["De beamer is stuk."]


def test_a_meeting_without_an_agenda_has_its_notes_in_one_report():
    state = open_meeting()
    state = state.having({"agenda_item": (), "agenda_visit": ()})
    state = notes.add_note(state, later(5), text="Wij maakten kennis.", kind=NoteKind.DISCUSSION)
    assert "Wij maakten kennis." in under(state, "Verslag")


def test_an_open_meeting_has_no_closing():
    state = with_meeting(open_meeting(), next_start=None)
    assert not [line for line in under(state, "5. ") if "sluit" in line]
    assert "Sluiting" not in titles(state)

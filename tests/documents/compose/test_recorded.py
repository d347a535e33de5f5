from dataclasses import replace
from datetime import date

from tests.documents.reading import composed, sentences, under
from tests.helpers.council import item, later, open_meeting, who
from tests.helpers.meetings import Course, held
from vergadering.documents.blocks import Paragraph, Style
from vergadering.domain import deciding, parking
from vergadering.domain.choices import NoteKind

STATE = held()


def styled(state, style):
    """The texts of all paragraphs in a style."""
    blocks = composed(state).blocks
    return [each.text for each in blocks if isinstance(each, Paragraph) and each.style is style]


def noted(*texts, kind=NoteKind.DISCUSSION, by=""):
    """The lines under the advice item with these notes in it."""
    course = Course(open_meeting())
    course.goes(1, "Advies")
    for minutes, text in enumerate(texts, start=2):
        course.note(minutes, "Advies", text, kind, by)
    return under(course.state, "3. ")


def test_short_sentences_that_follow_each_other_become_prose():
    assert noted("Een is klaar.", "Twee ook!", "Drie?") == ["Een is klaar. Twee ook! Drie?"]


def test_a_note_that_is_no_sentence_stays_on_its_own():
    assert noted("reistijd", "Dat is te lang.") == ["reistijd", "Dat is te lang."]


def test_a_note_of_several_sentences_is_a_paragraph_that_somebody_made():
    notes = ["Een is klaar. Twee ook.", "Drie nog niet.", "Vier wel."]
    assert noted(*notes) == ["Een is klaar. Twee ook.", "Drie nog niet. Vier wel."]


def test_entries_of_a_register_keep_their_own_lines():
    notes = ["I-2026-31, aanvraag van de bestuurder.", "I-2026-32, klachten.", "Dat was het."]
    assert noted(*notes) == notes


def test_a_dot_within_a_sentence_does_not_end_it():
    assert noted("Wij openen om 19.30 uur.", "G.J. Postma is er.") == [
        "Wij openen om 19.30 uur.",
        "G.J. Postma is er.",
    ]
    assert noted("Wij openen om 19.30 uur.", "Dat is vroeg.") == [
        "Wij openen om 19.30 uur. Dat is vroeg."
    ]


def test_long_notes_keep_their_own_paragraphs():
    long = "De raad vindt dit belangrijk. " * 20
    assert noted(long.strip(), long.strip()) == [long.strip()] * 2


def test_a_note_of_several_lines_keeps_its_own_paragraph():
    assert noted("Een.\nTwee.", "Drie.") == ["Een.\nTwee.", "Drie."]


def test_who_said_it_stands_before_it():
    assert noted("we horen dit te laat.", by="Fatima") == ["Fatima: we horen dit te laat."]


def test_a_quote_has_its_own_style_quotation_marks_and_who_said_it():
    assert styled(STATE, Style.QUOTE) == [
        "“Vraag het ons vóórdat de dozen al zijn ingepakt.” — Noa"
    ]


def test_a_quote_that_has_quotation_marks_gets_no_others():
    assert noted("“Zo is het.”", kind=NoteKind.QUOTE) == ["“Zo is het.”"]


def test_a_tip_begins_with_the_word():
    assert styled(STATE, Style.TIP)[0].startswith("TIP: Laat jongeren zelf")


def test_a_promise_has_its_own_style_and_says_whose_it_is():
    promise = "Toezegging (Van der Meulen): De groepen gaan niet samen voordat het advies er is."
    assert styled(STATE, Style.PROMISE) == [promise]


def test_for_and_against_stand_in_a_list():
    lines = ["Voordeel: Rust en vaste begeleiders op de groep."]
    lines.append("Nadeel: Joke: De reistijd en de grootte van de groep.")
    assert [line for line in styled(STATE, Style.BULLET) if line in lines] == lines


def test_an_action_says_who_and_when():
    actions = styled(STATE, Style.ACTION)
    assert "Actie A-2026-04 (Ibrahim, 13 oktober 2026): Advies uitschrijven en verzenden" in actions
    assert "Actie A-2026-06 (Noa, samen met Henk, 3 november 2026): Terugkoppeling maken" in actions


def test_an_action_without_owner_and_date_says_that_both_are_missing():
    course = Course(open_meeting())
    course.action(5, "Advies", "Bellen", "", None)
    assert styled(course.state, Style.ACTION) == [
        "Actie A-2026-01 (eigenaar nog te bepalen, datum nog te bepalen): Bellen"
    ]


def test_an_action_of_two_people_without_an_owner_names_both():
    course = Course(open_meeting())
    course.action(5, "Advies", "Bellen", "Joke Noa", date(2026, 11, 1))
    two = tuple(who(course.state, name).id for name in ("Joke", "Noa"))
    action = replace(course.state.action[0], owner_id=None, co_owners=two)
    lines = styled(course.state.put(action), Style.ACTION)
    assert lines == ["Actie A-2026-01 (Joke en Noa, 1 november 2026): Bellen"]


def test_a_proposal_that_was_not_decided_on_stays_in_the_minutes():
    course = Course(open_meeting())
    first = course.proposal(5, "Advies", "Wachten.")
    second = course.proposal(6, "Advies", "Doorgaan.")
    course.proposal(7, "Advies", "Stoppen.")
    course.at(8, deciding.withdraw_proposal, proposal_id=first)
    course.at(9, deciding.hold_over_proposal, proposal_id=second)
    assert styled(course.state, Style.PROPOSAL) == [
        "Voorstel: Wachten.\nHet voorstel is ingetrokken.",
        "Voorstel: Doorgaan.\nHet voorstel is aangehouden.",
        "Voorstel: Stoppen.\nOver dit voorstel is nog niet besloten.",
    ]


def test_a_proposal_says_who_made_it():
    state = open_meeting()
    noa = next(person.id for person in state.person if person.name == "Noa")
    place = item(state, "Advies").id
    state = deciding.table_proposal(state, later(5), text="Ja.", item_id=place, proposer_id=noa)
    assert styled(state, Style.PROPOSAL)[0].startswith("Voorstel van Noa: Ja.")


def test_a_parked_point_stands_where_it_came_up_with_who_brought_it():
    course = Course(open_meeting())
    place, noa = item(course.state, "Advies").id, who(course.state, "Noa").id
    course.note(4, "Advies", "Een is klaar.")
    course.at(5, parking.park, text="Telefoons op de groep", item_id=place, person_id=noa)
    course.at(6, parking.park, text="Vervoer", item_id=place)
    course.note(7, "Advies", "Twee ook.")
    assert under(course.state, "3. ") == [
        "Een is klaar.",
        "Op de parkeerlijst (Noa): Telefoons op de groep",
        "Op de parkeerlijst: Vervoer",
        "Twee ook.",
    ]


def test_internal_notes_are_never_in_it():
    assert not [line for line in sentences(STATE) if "personeelsnieuws" in line]


def test_records_stand_in_the_order_in_which_they_happened():
    lines = under(STATE, "7. ")
    first = [line.split()[0] for line in lines]
    order = ["Centrale", "Toezegging", "Voordeel:", "Nadeel:", "Besluit", "Actie", "Actie"]
    assert [word for word in first if word in order] == order

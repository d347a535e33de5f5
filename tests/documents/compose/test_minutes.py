from tests.documents.reading import Loud, composed, sentences, under
from tests.helpers.council import planned_meeting, who
from tests.helpers.meetings import adopted, held, opened, with_meeting
from vergadering.documents.blocks import Heading, Signature, WidePages
from vergadering.domain.choices import MeetingKind, MinutesStatus

STATE = held()


def test_the_title_names_the_council_and_the_day():
    title = "Notulen vergadering Cliëntenraad Jeugdhulp Noorderveen, 6 oktober 2026"
    assert composed(STATE).title == title


def test_each_kind_of_meeting_has_its_own_title():
    titles = {composed(with_meeting(STATE, kind=kind)).title for kind in MeetingKind}
    assert len(titles) == len(MeetingKind)


def test_minutes_are_a_concept_until_they_are_adopted():
    assert sentences(STATE)[0] == "Concept, nog niet vastgesteld"
    assert composed(STATE).header.endswith("· Concept")
    assert under(STATE, "Vaststelling")[0] == "Deze notulen zijn nog niet vastgesteld."


def test_adopted_minutes_say_when_in_header_and_body():
    document = composed(adopted(STATE))
    assert document.header.endswith("Vastgesteld op 3 november 2026")
    assert sentences(adopted(STATE))[0] == "Vastgesteld op 3 november 2026"
    assert under(adopted(STATE), "Vaststelling")[0] == "Vastgesteld op 3 november 2026."


def test_minutes_adopted_on_an_unknown_day_are_adopted_all_the_same():
    state = with_meeting(STATE, minutes_status=MinutesStatus.ADOPTED)
    assert sentences(state)[0] == "Vastgesteld"


def test_chair_and_secretary_have_a_line_to_sign_on():
    signatures = [block.text for block in composed(STATE).blocks if isinstance(block, Signature)]
    assert signatures == ["Voorzitter, M. (Marijke) van Aalst:", "Secretaris, I. (Ibrahim) Demir:"]


def test_somebody_else_who_took_the_minutes_signs_as_such():
    state = with_meeting(STATE, secretary_id=who(STATE, "Henk").id)
    assert under(state, "Vaststelling")[-1] == "Notulist, H. (Henk) Brouwer:"


def test_without_names_the_lines_to_sign_on_stay():
    state = with_meeting(STATE, chair_id=None, secretary_id=None)
    assert under(state, "Vaststelling")[1:] == ["Voorzitter:", "Secretaris:"]


def test_the_key_question_of_the_meeting_stands_before_the_items():
    state = with_meeting(STATE, key_question="Hoe vullen we onze rol in?")
    assert "Centrale vraag: Hoe vullen we onze rol in?" in sentences(state)


def test_the_parts_come_in_their_order():
    titles = [each.text for each in composed(STATE).blocks if isinstance(each, Heading)]
    assert titles[0] == "In het kort"
    assert titles[1].startswith("1. ")
    assert titles[-4:] == [
        "Besluitenlijst",
        "Actielijst",
        "Afgevoerd van de actielijst",
        "Vaststelling",
    ]


def test_the_lists_stand_on_wide_pages():
    blocks = composed(STATE).blocks
    assert blocks[blocks.index(WidePages()) + 1] == Heading("Besluitenlijst")


def test_minutes_can_be_made_at_any_moment_of_a_meeting():
    for state in (planned_meeting(), opened(), STATE):
        assert composed(state).title.startswith("Notulen vergadering")


def test_every_text_of_the_program_goes_through_the_catalogue():
    document = composed(STATE, Loud())
    headings = [each.text for each in document.blocks if isinstance(each, Heading)]
    assert document.language == "en"
    assert document.page_text == "«Pagina {page} van {pages}»"
    assert {"«Besluitenlijst»", "«Actielijst»", "«Vaststelling»"} <= set(headings)
    words = ["Besluit B", "De raad besluit", "sluit om", "Toezegging", "nieuwe datum"]
    for line in sentences(STATE, Loud()):
        for word in words:
            if word in line:
                assert "«" in line

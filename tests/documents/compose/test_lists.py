from tests.documents.reading import sentences, table, under
from tests.helpers.council import item, open_meeting, who
from tests.helpers.meetings import Course, held
from vergadering.domain import parking
from vergadering.domain.choices import ParkedStatus

STATE = held()


def test_the_decision_list_has_the_columns_of_a_decision_list():
    header = ("Nr", "Datum", "Punt", "Besluit", "Wijze", "Uitslag", "Opmerking")
    assert table(STATE, "Besluitenlijst").header == header


def test_the_action_list_has_the_columns_of_an_action_list():
    header = ("Nr", "Datum", "Punt", "Actie", "Wie", "Wanneer", "Status")
    assert table(STATE, "Actielijst").header == header


def test_a_row_tells_a_decision():
    assert table(STATE, "Besluitenlijst").rows[0][:5] == (
        "B-2026-01",
        "6 okt 2026",
        "5",
        "De raad stelt het verslag van 1 september 2026 vast, met één wijziging.",
        "zonder stemming",
    )


def test_a_row_tells_an_action():
    rows = table(STATE, "Actielijst").rows
    expected = ("A-2026-06", "6 okt 2026", "8", "Terugkoppeling maken")
    assert (*expected, "Noa, samen met Henk", "3 nov 2026", "open") in rows


def test_an_action_of_an_earlier_agenda_has_its_date_and_no_item():
    assert table(STATE, "Actielijst").rows[0][1:3] == ("1 sep 2026", "–")


def test_what_is_missing_is_said_in_the_list():
    course = Course(open_meeting())
    course.action(5, "Advies", "Bellen", "", None)
    assert table(course.state, "Actielijst").rows[0][4:6] == ("nog te bepalen",) * 2


def test_without_decisions_or_actions_there_is_a_sentence_and_no_table():
    state = open_meeting()
    assert table(state, "Besluitenlijst") is None
    assert table(state, "Actielijst") is None
    assert under(state, "Besluitenlijst") == ["Er zijn geen besluiten genomen."]
    assert under(state, "Actielijst") == ["Er staan geen acties open."]


def parked():
    """Three parked points: one settled with a comment, one without, one not yet."""
    course = Course(open_meeting())
    place, noa = item(course.state, "Advies").id, who(course.state, "Noa").id
    course.at(5, parking.park, text="Telefoons", item_id=place, person_id=noa)
    course.at(6, parking.park, text="Vervoer")
    course.at(7, parking.park, text="Naam van de raad", item_id=place)
    telephones, _, name = (point.id for point in course.state.parked_point)
    course.at(
        8,
        parking.settle_parked,
        destinations={telephones: ParkedStatus.AGENDA, name: ParkedStatus.DROPPED},
        comments={telephones: "eerst navragen bij de jongerenraad"},
    )
    return course.state


def test_the_parking_list_says_whose_it_is_and_what_becomes_of_it():
    found = table(parked(), "Parkeerlijst")
    assert found.header == (
        "Punt",
        "Geparkeerd",
        "Ingebracht door",
        "Bestemming",
        "Opmerking",
    )
    comment = "eerst navragen bij de jongerenraad"
    assert found.rows == (
        ("3", "Telefoons", "Noa", "op een volgende agenda", comment),
        ("–", "Vervoer", "–", "nog te bepalen", "–"),
        ("3", "Naam van de raad", "–", "vervallen", "–"),
    )
    assert len(found.widths) == len(found.header)


def test_without_parked_points_there_is_no_parking_list():
    assert "Parkeerlijst" not in sentences(open_meeting())
    assert sentences(parked()).index("Parkeerlijst") > sentences(parked()).index("Actielijst")


def test_no_cell_of_any_table_is_empty():
    for title in ("Besluitenlijst", "Actielijst", "Afgevoerd"):
        found = table(STATE, title)
        assert all(cell.strip() for row in found.rows for cell in row)
        assert {len(row) for row in found.rows} == {len(found.header)} == {len(found.widths)}

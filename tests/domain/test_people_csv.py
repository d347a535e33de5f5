"""Reading a list of members that a spreadsheet wrote."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vergadering.domain.choices import Role
from vergadering.domain.people import plain
from vergadering.domain.people_csv import LONGEST, MOST_BYTES, Listed, read_sheet, read_text
from vergadering.domain.plain import clean
from vergadering.errors import Refusal

TODAY = date(2026, 10, 6)

FULL = """naam;naam op het scherm;functie;stemrecht;organisatie;achtergrond;e-mail;telefoon;\
lid sinds;termijn tot
J. Terpstra;Joke;vicevoorzitter;ja;;pleegouder;joke@voorbeeld.nl;06 1234;1-1-2024;31 december 2026
"""

JOKE = Listed(
    2,
    "J. Terpstra",
    "Joke",
    Role.VICE_CHAIR,
    has_vote=True,
    background="foster_parent",
    email="joke@voorbeeld.nl",
    phone="06 1234",
    from_on=date(2024, 1, 1),
    until=date(2026, 12, 31),
)


def said(text: str) -> list[tuple[int, str]]:
    """What is wrong with the lines of a list."""
    return [(row.line, row.text.format_map(row.values)) for row in read_text(text, TODAY).problems]


def test_every_column_is_read():
    sheet = read_text(FULL, TODAY)
    assert sheet.people == (JOKE,)
    assert sheet.problems == sheet.unused == ()


def test_the_columns_may_have_english_names_and_values():
    text = "Name,Role,Vote,Member since,Term until\nNoa,vice chair,yes,2024-01-01,31-12-2026\n"
    assert read_text(text, TODAY).people == (
        Listed(
            2,
            "Noa",
            role=Role.VICE_CHAIR,
            has_vote=True,
            from_on=date(2024, 1, 1),
            until=date(2026, 12, 31),
        ),
    )


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_separator_and_any_end_of_line_will_do(separator, end):
    text = end.join(
        [separator.join(["Naam", "Rol"]), separator.join(['"Noa"', "lid"]), "", separator, "Wil"]
    )
    found = read_text(text, TODAY).people
    assert [(row.line, row.name, row.role) for row in found] == [
        (2, "Noa", Role.MEMBER),
        (5, "Wil", None),
    ]


@pytest.mark.parametrize(
    ("encoding", "first"),
    [("utf-8", ""), ("utf-8-sig", ""), ("cp1252", ""), ("utf-16", ""), ("utf-8-sig", "sep=;\r\n")],
)
def test_any_encoding_of_a_spreadsheet_will_do(encoding, first):
    data = f"{first}naam;functie\r\nFatimá é Idrissi – lid;lid\r\n".encode(encoding)
    (row,) = read_sheet(data, TODAY).people
    assert row.name == "Fatimá é Idrissi – lid"
    assert row.line == (3 if first else 2)


def test_the_line_with_the_separator_wins():
    text = 'sep=,\nnaam,functie\n"Noa; Noor",lid\n'
    assert read_text(text, TODAY).people[0].name == "Noa; Noor"


def test_columns_that_say_nothing_to_us_are_named():
    sheet = read_text("naam;adres;;schoenmaat\nNoa;Dorpsstraat 1;x;38\n", TODAY)
    assert sheet.unused == ("adres", "schoenmaat")
    assert sheet.people == (Listed(2, "Noa"),)


def test_quotes_hold_what_separates_and_themselves():
    (row,) = read_text('naam;organisatie\n"Wil ""de"" Dekker";"Zorg; en meer"\n', TODAY).people
    assert (row.name, row.organisation) == ('Wil "de" Dekker', "Zorg; en meer")


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "-2+3", "+31", "=cmd|' /C calc'!A0"])
def test_a_formula_is_a_name_like_another(name):
    assert read_text(f"naam\n{name}\n", TODAY).people == (Listed(2, name),)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (";lid;;", "de naam ontbreekt."),
        ("Noa;koning;;", "“koning” is geen functie."),
        ("Noa;;misschien;", "“misschien” bij stemrecht is geen ja of nee."),
        ("Noa;;;gisteren", "“gisteren” is geen datum."),
        ("Noa;;;1 maart", "“1 maart” is geen datum."),
        ("Noa;;;31-2-2026", "“31-2-2026” is geen datum."),
        ("Noa;;;;;extra", "er staan meer waarden in dan er kolommen zijn."),
        ("No\x1b[2Ja;;;", "er staan tekens in die geen tekst zijn."),
        ("Noa\u202e;;;", "er staan tekens in die geen tekst zijn."),
        ('"No\na";;;', "er staan tekens in die geen tekst zijn."),
        (f"{'N' * (LONGEST + 1)};;;", "is te lang."),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_others_are_read(line, why):
    text = f"naam;functie;stemrecht;lid sinds\nWil;lid;ja;\n{line}\nJoke;;;\n"
    (problem,) = said(text)
    assert problem[0] == 3
    assert why in problem[1]
    assert [row.name for row in read_text(text, TODAY).people] == ["Wil", "Joke"]


def test_a_term_that_ends_before_it_begins_is_told():
    assert "voordat zij begint" in said("naam;van;lid sinds;tot\nNoa;;1-1-2026;1-1-2025")[0][1]


def test_an_address_that_is_none_is_told():
    assert said("naam;mail\nNoa;noa\nWil;wil@raad.nl") == [(2, "“noa” is geen e-mailadres.")]


def test_a_name_that_comes_twice_is_told():
    assert said("naam\nNoa\nWil\nNOÁ\n") == [(4, "NOÁ staat er twee keer in, ook op regel 2.")]


REFUSED = [
    (b"", "leeg"),
    (b" \r\n\r\n", "leeg"),
    (b"\xef\xbb\xbf", "namen van de kolommen|eerste regel"),
    (b"naam;functie\n", "niemand in de lijst"),
    (b"functie;stemrecht\nlid;ja\n", "eerste regel noemt de kolommen"),
    (b"Noa;lid\nWil;lid\n", "eerste regel noemt de kolommen"),
    (b"naam;Name\nNoa;Noa\n", "twee keer"),
    (b'naam;functie\n"Noa;lid\nWil;lid\n', "Regel 2 is niet te lezen"),
    (b'naam\n"No"a\n', "Regel 2 is niet te lezen"),
    (b"naam\nNo\0a\n", "geen tekst"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "geen tekst"),
    (b"PK\x03\x04\x14\0\x06\0", "geen tekst"),
    (b"naam\n\x81\x8d\xff\n", "geen tekst"),
    (b"\xff\xfea", "geen tekst"),
    (b"naam\n" + b"Noa Noor\n" * 120_000, "te groot"),
    (b"naam\n" + b"Noa\n" * 200_000, "meer dan 500 regels"),
    (b"naam\n" + b";\n" * 200_000, "niemand in de lijst"),
    (b"naam\n" + b"x" * 200_000 + b"\n", "niet te lezen"),
]


@pytest.mark.parametrize(("data", "why"), REFUSED, ids=[why for _, why in REFUSED])
def test_what_is_no_list_is_refused_in_one_sentence(data, why):
    with pytest.raises(Refusal, match=why) as refused:
        read_sheet(data, TODAY)
    assert "\n" not in str(refused.value)


def test_the_bound_is_beyond_any_council():
    assert MOST_BYTES >= 500 * LONGEST * 4


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).filter(
    lambda text: clean(text) == text and text == " ".join(text.split())
)
HEADING = ("naam", "functie", "stemrecht", "organisatie", "lid sinds")
ROW = st.tuples(
    CELL.filter(bool),
    st.none() | st.sampled_from(Role),
    st.none() | st.booleans(),
    CELL,
    st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)


def written(value: object) -> str:
    """A value as a spreadsheet has it."""
    return {None: "", True: "ja", False: "nee"}.get(value, str(value))  # type: ignore[call-overload]


@given(
    st.lists(ROW, min_size=1, max_size=6, unique_by=lambda row: plain(row[0])),
    st.sampled_from(";,\t"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.booleans(),
)
def test_what_a_spreadsheet_writes_is_read_as_it_was(rows, separator, encoding, quoting, told):
    out = io.StringIO(newline="")
    if told:
        out.write(f"sep={separator}\r\n")
    writer = csv.writer(out, delimiter=separator, quoting=quoting)
    writer.writerow(HEADING)
    for row in rows:
        writer.writerow(map(written, row))
    sheet = read_sheet(out.getvalue().encode(encoding), TODAY)
    assert sheet.problems == ()
    assert [
        (row.name, row.role, row.has_vote, row.organisation or "", row.from_on)
        for row in sheet.people
    ] == rows


def read_or_refused(data: bytes) -> str:
    """What came of reading these bytes: the names, or a sentence."""
    try:
        sheet = read_sheet(data, TODAY)
    except Refusal as refusal:
        return str(refusal)
    return ", ".join([*(row.name for row in sheet.people), *(row.text for row in sheet.problems)])


@given(st.binary(max_size=400))
def test_no_bytes_bring_it_down(data):
    said = read_or_refused(data)
    assert said
    assert said == clean(said)


@given(st.text(max_size=200))
def test_no_text_behind_a_heading_brings_it_down(text):
    heading = "naam;functie;stemrecht;lid sinds\n"
    said = read_or_refused((heading + text).encode("utf-8", "surrogatepass"))
    assert said
    assert said == clean(said)

"""Each point of an accessible document, read back from the file."""

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise

import pytest
from docx.shared import Pt
from lxml import etree

from tests.documents.reading import Loud, reopened, unzipped, w, written
from tests.helpers.council import open_meeting
from tests.helpers.meetings import adopted, held
from vergadering.documents.blocks import (
    Document,
    Fact,
    Facts,
    Heading,
    Run,
    Signature,
    Table,
    WidePages,
    paragraph,
)
from vergadering.documents.word import render

STATE = held()
CONTENT = written(STATE)
WORD = reopened(CONTENT)


def made(*blocks, **fields):
    """A small document with these blocks."""
    document = Document(
        title="Titel",
        subject="Onderwerp",
        author="Raad",
        language="nl",
        created=STATE.the_meeting.closed_at,
        header="Kop",
        footer="Voet",
        page_text="Pagina {page} van {pages}",
        blocks=blocks,
    )
    return render(replace(document, **fields))


def rows(count):
    """A table of three columns with so many rows."""
    cells = tuple((str(place), "Zoiets", "–") for place in range(count))
    return Table("Lijst", "wat er is", ("Nr", "Wat", "Wie"), cells, (1, 4, 2))


def test_the_file_says_what_it_is_about():
    about = WORD.core_properties
    assert about.title == "Notulen vergadering Cliëntenraad Jeugdhulp Noorderveen, 6 oktober 2026"
    assert about.subject == "V-2026-02, Concept"
    assert about.author == about.last_modified_by == "Cliëntenraad Jeugdhulp Noorderveen"
    assert about.language == "nl-NL"
    assert about.comments == ""


def test_nothing_tells_which_library_wrote_it():
    assert "python" not in unzipped(CONTENT).casefold()


def test_the_language_stands_in_the_styles():
    lang = WORD.styles.element.find(f"{w('docDefaults')}//{w('lang')}")
    assert lang.get(w("val")) == "nl-NL"


def test_an_english_document_says_that_it_is_english():
    word = reopened(written(STATE, t=Loud()))
    lang = word.styles.element.find(f"{w('docDefaults')}//{w('lang')}")
    assert (lang.get(w("val")), word.core_properties.language) == ("en-GB", "en-GB")


def test_the_pages_are_a4():
    first, last = WORD.sections
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 297)
    assert (round(last.page_width.mm), round(last.page_height.mm)) == (297, 210)


def test_headings_are_real_and_no_level_is_skipped():
    names = [each.style.name for each in WORD.paragraphs if each.style.name.startswith("Heading")]
    levels = [int(name[-1]) for name in names]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert WORD.paragraphs[0].style.name == "Title"


def test_the_heading_styles_have_their_outline_level_and_stay_with_what_follows():
    for level in (1, 2, 3):
        style = next(s for s in WORD.styles if s.name == f"Heading {level}")
        assert style.element.find(f"{w('pPr')}/{w('outlineLvl')}").get(w("val")) == str(level - 1)
        assert style.paragraph_format.keep_with_next


def test_lists_are_real_lists():
    bullets = [each for each in WORD.paragraphs if each.style.name == "List Bullet"]
    assert bullets
    assert not [each.text for each in WORD.paragraphs if re.match(r"\s*[-•*·]", each.text)]
    number = next(s for s in WORD.styles if s.name == "List Bullet").element.find(
        f".//{w('numId')}"
    )
    known = WORD.part.numbering_part.element.iterfind(w("num"))
    assert number.get(w("val")) in {each.get(w("numId")) for each in known}


def test_the_first_row_of_each_table_comes_back_on_each_page():
    assert len(WORD.tables) == 3
    for table in WORD.tables:
        heads = [row._tr.find(f"{w('trPr')}/{w('tblHeader')}") for row in table.rows]
        assert heads[0] is not None
        assert set(heads[1:]) == {None}


def test_no_row_is_broken_over_pages():
    for row in WORD.element.body.iter(w("tr")):
        assert row.find(f"{w('trPr')}/{w('cantSplit')}") is not None


def test_no_cell_is_merged_split_or_empty():
    body = WORD.element.body
    assert not list(body.iter(w("gridSpan"), w("vMerge"), w("hMerge")))
    for table in body.iter(w("tbl")):
        columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        for row in table.iter(w("tr")):
            cells = row.findall(w("tc"))
            assert len(cells) == columns
            assert all("".join(cell.itertext()).strip() for cell in cells)


def test_each_table_has_a_heading_above_it_and_a_description():
    for table in WORD.element.body.iter(w("tbl")):
        above = table.getprevious().find(f"{w('pPr')}/{w('pStyle')}")
        assert above.get(w("val")).startswith("Heading")
        assert table.find(f"{w('tblPr')}/{w('tblDescription')}").get(w("val"))


def test_nothing_but_text_flows_in_the_body():
    text = etree.tostring(WORD.element.body, encoding="unicode")
    for name in ("w:drawing", "w:pict", "w:txbxContent", "w:footnoteReference", "mc:Alternate"):
        assert name not in text


def test_no_paragraph_is_empty():
    assert all(each.text.strip() for each in WORD.paragraphs)


def test_the_status_stands_in_the_header_and_in_the_body():
    for state, status in ((STATE, "Concept"), (adopted(STATE), "Vastgesteld op 3 november 2026")):
        word = reopened(written(state))
        assert status in word.sections[0].header.paragraphs[-1].text
        assert any(each.text.startswith(status) for each in word.paragraphs)


def test_what_stands_in_the_header_stands_in_the_body_too():
    body = "\n".join(each.text for each in WORD.paragraphs)
    for words in WORD.sections[0].header.paragraphs[-1].text.split(" · "):
        assert words in body


def test_the_footer_counts_the_pages():
    footer = WORD.sections[0].footer.paragraphs[-1]
    assert footer.text == "Gemaakt op 6 oktober 2026 · Pagina 1 van 1"
    codes = [code.text.strip() for code in footer._p.iter(w("instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_both_kinds_of_pages_have_header_and_footer():
    for section in WORD.sections:
        assert section.header.paragraphs[-1].text.endswith("Concept")
        assert "Pagina" in section.footer.paragraphs[-1].text


def test_text_is_large_enough_sans_serif_and_left_aligned():
    defaults = WORD.styles.element.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    assert defaults.find(w("rFonts")).get(w("ascii")) == "Arial"
    assert int(defaults.find(w("sz")).get(w("val"))) >= 22
    for style in WORD.styles:
        aligned = style.element.find(f".//{w('jc')}")
        assert aligned is None or style.name == "Footer"
        size = style.element.find(f"{w('rPr')}/{w('sz')}")
        assert size is None or int(size.get(w("val"))) >= 22 or style.name in ("Header", "Footer")
        assert style.element.find(f".//{w('caps')}") is None
        assert style.element.find(f".//{w('u')}") is None


def test_every_colour_of_text_has_contrast_with_its_ground():
    for style in WORD.styles.element.iterfind(w("style")):
        color = style.find(f"{w('rPr')}/{w('color')}")
        ground = style.find(f"{w('pPr')}/{w('shd')}")
        ink = color.get(w("val")) if color is not None else "000000"
        paper = ground.get(w("fill")) if ground is not None else "FFFFFF"
        assert _contrast(ink, paper) >= 5


def test_decisions_actions_promises_and_tips_have_styles_of_their_own():
    starts = {
        "Besluit": "Besluit B-",
        "Actie": "Actie A-",
        "Toezegging": "Toezegging",
        "Tip": "TIP:",
    }
    for style, start in starts.items():
        found = [each.text for each in WORD.paragraphs if each.style.name == style]
        assert found
        assert all(text.startswith(start) for text in found)
    assert [each.text for each in WORD.paragraphs if each.style.name == "Quote"]


def test_every_style_in_use_exists():
    ids = {style.style_id for style in WORD.styles}
    for each in WORD.element.body.iter(w("pStyle"), w("tblStyle")):
        assert each.get(w("val")) in ids


def test_every_part_is_well_formed():
    with zipfile.ZipFile(io.BytesIO(CONTENT)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))


def test_the_same_document_gives_the_same_bytes():
    assert made(paragraph("Een.")) == made(paragraph("Een."))


def test_a_line_end_in_a_text_is_a_new_line_in_the_same_paragraph():
    word = reopened(made(paragraph("een\ntwee")))
    assert [each.text for each in word.paragraphs] == ["Titel", "een\ntwee"]


def test_two_tables_do_not_melt_together_and_a_table_never_ends_a_document():
    word = reopened(made(rows(1), rows(1), WidePages(), rows(1)))
    tags = [etree.QName(each).localname for each in word.element.body]
    assert tags == ["p", "tbl", "p", "tbl", "p", "tbl", "p", "sectPr"]


def test_a_wide_document_lies_on_its_side_from_the_first_page():
    word = reopened(made(rows(2), wide=True))
    assert len(word.sections) == 1
    assert word.sections[0].page_width > word.sections[0].page_height


def test_lines_to_sign_on_stay_on_the_page_of_what_is_above_them():
    word = reopened(made(paragraph("Nog niet vastgesteld."), Signature("A:"), Signature("B:")))
    kept = [each.paragraph_format.keep_with_next for each in word.paragraphs]
    assert kept[-3:] == [True, True, None]


def test_what_follows_a_last_table_takes_no_room():
    last = reopened(made(rows(1))).paragraphs[-1]
    assert last.text == ""
    assert last.paragraph_format.line_spacing == Pt(1)


def test_the_columns_fill_the_width_of_the_page():
    for blocks in ((rows(2),), (Heading("Breed"), WidePages(), rows(2))):
        word = reopened(made(*blocks))
        section = word.sections[-1]
        room = section.page_width - section.left_margin - section.right_margin
        grid = word.tables[0]._tbl.iter(w("gridCol"))
        assert sum(int(each.get(w("w"))) for each in grid) == room // 635


def test_a_label_stands_before_each_fact():
    word = reopened(made(Facts((Fact("Datum", ("dinsdag",)), Fact("Aanwezig", ("Noa", "Joke"))))))
    assert [each.text for each in word.paragraphs[1:]] == [
        "Datum:\tdinsdag",
        "Aanwezig:\tNoa\nJoke",
    ]


def test_a_long_title_is_cut_in_the_properties_only():
    word = reopened(made(title="lang " * 100))
    assert len(word.core_properties.title) == 255
    assert len(word.paragraphs[0].text) == 500


def test_thousands_of_rows_all_arrive():
    table = reopened(made(rows(3000))).tables[0]
    assert len(table._tbl.findall(w("tr"))) == 3001


@pytest.mark.parametrize("place", ["{page}", "{pages} {page}", "geen"])
def test_the_page_text_may_have_its_places_in_any_order(place):
    footer = reopened(made(page_text=place)).sections[0].footer.paragraphs[-1]
    codes = [code.text.strip() for code in footer._p.iter(w("instrText"))]
    assert len(codes) == place.count("{")


def test_a_meeting_in_which_nothing_happened_gives_a_whole_document():
    word = reopened(written(open_meeting()))
    assert not word.tables
    assert any(each.text == "Er zijn geen besluiten genomen." for each in word.paragraphs)


def test_an_empty_run_is_no_trouble():
    assert (
        reopened(made(replace(paragraph(""), runs=(Run(""), Run("x"))))).paragraphs[1].text == "x"
    )


def _contrast(one, other):
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _light(color):
    parts = [int(color[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

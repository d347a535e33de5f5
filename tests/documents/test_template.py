"""A council's own Word document as the ground of its minutes."""

import io
import zipfile

import docx
import pytest
from docx.shared import Pt, RGBColor

from tests.documents.reading import reopened, w, written
from tests.helpers.meetings import held
from vergadering.documents.house import STYLES
from vergadering.documents.template import opened, style_ids
from vergadering.errors import Refusal

STATE = held()


@pytest.fixture
def template(tmp_path):
    """A template that has a look of its own, and words that must not stay."""
    word = docx.Document()
    word.styles["Heading 1"].font.color.rgb = RGBColor(0xAA, 0x00, 0x55)
    word.styles["Normal"].font.name = "Verdana"
    word.styles["Normal"].font.size = Pt(12)
    word.add_paragraph("Dit is voorbeeldtekst.")
    word.sections[0].header.paragraphs[0].text = "Briefhoofd van de stichting"
    word.core_properties.author = "Iemand Anders"
    path = tmp_path / "huisstijl.docx"
    word.save(path)
    return path


def test_the_styles_of_the_template_are_used(template):
    word = reopened(written(STATE, template))
    assert word.styles["Heading 1"].font.color.rgb == RGBColor(0xAA, 0x00, 0x55)
    assert word.styles["Normal"].font.name == "Verdana"
    assert any(each.style.name == "Heading 1" for each in word.paragraphs)


def test_the_styles_that_it_lacks_are_added(template):
    word = reopened(written(STATE, template))
    names = {style.name for style in word.styles}
    assert {"Besluit", "Actie", "Toezegging", "Tip", "Overzicht"} <= names
    assert any(each.style.name == "Besluit" for each in word.paragraphs)


def test_its_words_go_and_its_header_stays(template):
    word = reopened(written(STATE, template))
    assert not [each for each in word.paragraphs if "voorbeeldtekst" in each.text]
    texts = [each.text for each in word.sections[0].header.paragraphs]
    assert texts[0] == "Briefhoofd van de stichting"
    assert texts[-1].endswith("Concept")


def test_its_author_does_not_become_the_author_of_the_minutes(template):
    about = reopened(written(STATE, template)).core_properties
    assert about.author == about.last_modified_by == "Cliëntenraad Jeugdhulp Noorderveen"


def test_its_language_becomes_that_of_the_minutes(template):
    word = reopened(written(STATE, template))
    langs = {each.get(w("val")) for each in word.styles.element.iter(w("lang"))}
    assert langs == {"nl-NL"}


def test_a_footer_that_counts_pages_already_is_left_alone(tmp_path):
    path = tmp_path / "eerder.docx"
    path.write_bytes(written(STATE))
    word = reopened(written(STATE, path))
    assert len(word.sections[-1].footer.paragraphs) == 1


def test_styles_are_found_by_name_whatever_their_identifiers(tmp_path):
    path = tmp_path / "nederlands.docx"
    with (
        zipfile.ZipFile(io.BytesIO(written(STATE))) as source,
        zipfile.ZipFile(path, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "word/styles.xml":
                content = content.replace(b'"Heading1"', b'"Kop1"').replace(
                    b'"Normal"', b'"Standaard"'
                )
                content = content.replace(
                    b'<w:name w:val="Standaard"/>', b'<w:name w:val="Normal"/>'
                )
            target.writestr(name, content)
    word = opened(path)
    ids = style_ids(word)
    assert (ids["Heading1"], ids["Normal"]) == ("Kop1", "Standaard")
    assert reopened(written(STATE, path)).paragraphs[0].style.name == "Title"


def test_added_bullets_have_a_list_of_their_own(tmp_path):
    word = docx.Document()
    for style in word.styles.element.findall(w("style")):
        if style.find(w("name")).get(w("val")) == "List Bullet":
            word.styles.element.remove(style)
    path = tmp_path / "zonder.docx"
    word.save(path)
    done = reopened(written(STATE, path))
    style = done.styles["List Bullet"].element
    number = style.find(f".//{w('numId')}").get(w("val"))
    root = done.part.numbering_part.element
    found = next(each for each in root.findall(w("num")) if each.get(w("numId")) == number)
    abstract = found.find(w("abstractNumId")).get(w("val"))
    kept = [
        each for each in root.findall(w("abstractNum")) if each.get(w("abstractNumId")) == abstract
    ]
    assert kept[0].find(f".//{w('pStyle')}").get(w("val")) == style.get(w("styleId"))


def test_a_template_without_any_list_gets_one(tmp_path):
    bare = opened(None)
    related = next(id for id, rel in bare.part.rels.items() if rel.reltype.endswith("/numbering"))
    bare.part.drop_rel(related)
    bare.part.rels.pop(related, None)
    for style in bare.styles.element.findall(w("style")):
        if style.get(w("styleId")) == "ListBullet":
            bare.styles.element.remove(style)
    path = tmp_path / "kaal.docx"
    bare.save(path)
    done = reopened(written(STATE, path))
    assert len(done.part.numbering_part.element.findall(w("num"))) == 1


def test_every_house_style_has_an_identifier_in_any_template(template):
    assert set(style_ids(opened(template))) == {style.id for style in STYLES}


@pytest.mark.parametrize("content", [b"", b"geen zip", b"PK\x03\x04rommel"])
def test_something_that_is_no_word_document_is_refused(tmp_path, content):
    path = tmp_path / "huisstijl.docx"
    path.write_bytes(content)
    with pytest.raises(Refusal, match=r"huisstijl\.docx is geen Word-document"):
        written(STATE, path)


def test_a_zip_file_of_something_else_is_refused(tmp_path):
    path = tmp_path / "huisstijl.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("iets.txt", "iets")
    with pytest.raises(Refusal, match="geen Word-document"):
        written(STATE, path)


def test_a_template_that_is_not_there_is_refused_without_its_folder(tmp_path):
    with pytest.raises(Refusal) as refused:
        written(STATE, tmp_path / "weg.docx")
    assert str(refused.value) == "De huisstijl weg.docx is niet te lezen."

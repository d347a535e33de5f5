"""A council's own Word document as the ground of ours: its styles, pages and header."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from vergadering.documents.house import STYLES, W
from vergadering.documents.package import BULLETS, HEAD, NUMBER, SECTION, empty_document
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Word

REFERENCES = ("basedOn", "next", "link")


def opened(template: Path | None) -> Word:
    """An empty document in the house style, or in that of a template.

    Refused when the template cannot be read or is no Word document.
    """
    import docx
    from docx.oxml import parse_xml

    if template is None:
        return docx.Document(io.BytesIO(empty_document()))
    try:
        content = template.read_bytes()
    except OSError as error:
        raise Refusal(N_("De huisstijl {path} is niet te lezen."), path=template.name) from error
    word = _read(content, template.name)
    body = word.element.body
    for element in [e for e in body if e.tag != f"{{{W}}}sectPr"]:
        body.remove(element)
    if not word.sections:
        body.append(parse_xml(SECTION.replace("<w:sectPr", f'<w:sectPr xmlns:w="{W}"', 1)))
    return word


def style_ids(word: Word) -> dict[str, str]:
    """The identifier of each of our styles in this document; what is missing is added."""
    from docx.oxml import parse_xml

    styles = word.styles.element
    known = {
        name.get(f"{{{W}}}val", "").casefold(): style.get(f"{{{W}}}styleId", "")
        for style in styles.iterfind(f"{{{W}}}style")
        if (name := style.find(f"{{{W}}}name")) is not None
    }
    taken, ids = set(known.values()), {}
    for style in STYLES:
        if style.name.casefold() in known:
            ids[style.id] = known[style.name.casefold()]
            continue
        ids[style.id] = f"{style.id}1" if style.id in taken else style.id
        element: Any = parse_xml(style.xml)
        element.set(f"{{{W}}}styleId", ids[style.id])
        element.attrib.pop(f"{{{W}}}default", None)
        for reference in REFERENCES:
            for each in element.iterfind(f"{{{W}}}{reference}"):
                each.set(f"{{{W}}}val", ids[each.get(f"{{{W}}}val")])
        for number in element.iter(f"{{{W}}}numId"):
            number.set(f"{{{W}}}val", str(_bullets(word, ids[style.id])))
        styles.append(element)
    return ids


def set_language(styles: Any, language: str) -> None:
    """Say in the styles in which language all text is."""
    from docx.oxml import parse_xml

    defaults = styles.find(f"{{{W}}}docDefaults")
    if defaults is None:
        defaults = parse_xml(f'<w:docDefaults xmlns:w="{W}"/>')
        styles.insert(0, defaults)
    for name in ("rPrDefault", "rPr", "lang"):
        found = defaults.find(f"{{{W}}}{name}")
        if found is None:
            found = parse_xml(f'<w:{name} xmlns:w="{W}"/>')
            defaults.insert(0 if name == "rPrDefault" else len(defaults), found)
        defaults = found
    defaults.set(f"{{{W}}}val", language)
    for other in styles.iterfind(f"{{{W}}}style//{{{W}}}lang"):
        other.set(f"{{{W}}}val", language)


def _read(content: bytes, name: str) -> Word:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    try:
        return docx.Document(io.BytesIO(content))
    except (zipfile.BadZipFile, OpcError, KeyError, ValueError, XMLSyntaxError) as error:
        raise Refusal(
            N_("De huisstijl {path} is geen Word-document (.docx)."), path=name
        ) from error


def _bullets(word: Word, style_id: str) -> int:
    """A new list with bullets for this style; its number."""
    from docx.oxml import parse_xml

    root = _numbering(word)
    lists = [int(e.get(f"{{{W}}}abstractNumId", 0)) for e in root.iter(f"{{{W}}}abstractNum")]
    numbers = [int(e.get(f"{{{W}}}numId", 0)) for e in root.iter(f"{{{W}}}num")]
    abstract, number = max(lists, default=-1) + 1, max(numbers, default=0) + 1
    bullets = parse_xml(BULLETS.format(id=abstract))
    for style in bullets.iter(f"{{{W}}}pStyle"):
        style.set(f"{{{W}}}val", style_id)
    root.insert(len(lists), bullets)
    root.append(parse_xml(NUMBER.format(id=number, abstract=abstract)))
    return number


def _numbering(word: Word) -> Any:
    """The lists of a document; made when it has none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.numbering import NumberingPart

    try:
        part: Any = word.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        part = NumberingPart.load(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            f'{HEAD}<w:numbering xmlns:w="{W}"/>'.encode(),
            word.part.package,
        )
        word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element

"""Word documents: blocks in, the bytes of a .docx out.

Paragraphs and rows are copied from prepared ones, which takes a hundredth of the time of
building them one by one. The same blocks give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from vergadering.documents.blocks import (
    Facts,
    Heading,
    Paragraph,
    Run,
    Signature,
    Style,
    Table,
    WidePages,
)
from vergadering.documents.clean import one_line
from vergadering.documents.house import W
from vergadering.documents.template import opened, set_language, style_ids
from vergadering.documents.word_parts import Parts

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Word

    from vergadering.documents.blocks import Document

LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}

LONGEST_PROPERTY = 255

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The date on every file within a document, so that equal documents are equal files."""

STYLE_IDS = {
    Style.BODY: "Normal",
    Style.SUBTITLE: "Subtitle",
    Style.STATUS: "Status",
    Style.QUESTION: "CentraleVraag",
    Style.EVENT: "Verloop",
    Style.BULLET: "ListBullet",
    Style.QUOTE: "Quote",
    Style.TIP: "Tip",
    Style.PROPOSAL: "Voorstel",
    Style.DECISION: "Besluit",
    Style.PROMISE: "Toezegging",
    Style.ACTION: "Actie",
}
"""The house style of each style of a paragraph."""


def render(document: Document, template: Path | None = None) -> bytes:
    """The document as a .docx, in the house style or in that of a template.

    Refused when the template cannot be read. Whatever stands in the texts, the file is whole:
    only control characters and what XML forbids are left out.
    """
    word = opened(template)
    parts = Parts(style_ids(word))
    _describe(word, document)
    _margins(word, document, parts)
    section = word.element.body[-1]
    if document.wide:
        _turn(section)
    _fill(section, document, parts)
    return _packed(word)


def _fill(section: Any, document: Document, parts: Parts) -> None:
    """Put every block before the last section; a turn of the pages ends one and turns that."""
    last = _placed(section, parts.paragraph("Title", (Run(document.title),)))
    for block in (*document.blocks, None):
        apart = block is None or isinstance(block, Table | WidePages)
        if apart and last.tag == parts.TABLE:
            last = _placed(section, parts.gap() if block else parts.end())
        match block:
            case Heading(text, level):
                last = _placed(section, parts.paragraph(f"Heading{level}", (Run(text),)))
            case Paragraph(runs, style):
                last = _placed(section, parts.paragraph(STYLE_IDS[style], runs))
            case Facts(rows):
                for row in rows:
                    last = _placed(section, parts.fact(row))
            case Table():
                last = _placed(section, parts.table(block, _text_width(section)))
                parts.fill(last, block)
            case Signature(text):
                parts.keep_with_next(last)
                last = _placed(section, parts.signature(text))
            case WidePages():
                last.find(f"{{{W}}}pPr").append(deepcopy(section))
                _turn(section)


def _placed(section: Any, element: Any) -> Any:
    section.addprevious(element)
    return element


def _turn(section: Any) -> None:
    """Lay the pages of a section on their side."""
    size = section.find(f"{{{W}}}pgSz")
    width, height = (int(size.get(f"{{{W}}}{side}")) for side in "wh")
    size.set(f"{{{W}}}w", str(max(width, height)))
    size.set(f"{{{W}}}h", str(min(width, height)))
    size.set(f"{{{W}}}orient", "landscape")


def _text_width(section: Any) -> int:
    """The width between the margins, in twentieths of a point."""
    size, margins = (section.find(f"{{{W}}}{name}") for name in ("pgSz", "pgMar"))
    beside = sum(int(margins.get(f"{{{W}}}{side}", 0)) for side in ("left", "right"))
    return max(int(size.get(f"{{{W}}}w")) - beside, 2000)


def _describe(word: Word, document: Document) -> None:
    """Everything that a reader or a reading program is told about the file itself."""
    about, author = word.core_properties, _property(document.author)
    created = document.created.astimezone(dt.UTC).replace(tzinfo=None)
    about.title, about.subject = _property(document.title), _property(document.subject)
    about.author = about.last_modified_by = author
    about.comments = about.keywords = about.category = ""
    about.created = about.modified = created
    about.revision = 1
    language = LANGUAGES.get(document.language, document.language)
    about.language = language
    set_language(word.styles.element, language)


def _property(text: str) -> str:
    return one_line(text)[:LONGEST_PROPERTY]


def _margins(word: Word, document: Document, parts: Parts) -> None:
    """The header, and a footer with the number of the page."""
    section = word.sections[-1]
    header = section.header.part.element
    _bare(header)
    header.append(parts.paragraph("Header", (Run(document.header),)))
    footer = section.footer.part.element
    if any("PAGE" in (code.text or "") for code in footer.iter(f"{{{W}}}instrText")):
        return
    _bare(footer)
    footer.append(parts.footer(document.footer, document.page_text))


def _bare(story: Any) -> None:
    """Take the paragraphs that show nothing out of a header or footer."""
    for paragraph in story.findall(f"{{{W}}}p"):
        if paragraph.find(f"{{{W}}}r") is None:
            story.remove(paragraph)


def _packed(word: Word) -> bytes:
    """The bytes of the file, without the moment at which they were written."""
    written, out = io.BytesIO(), io.BytesIO()
    word.save(written)
    with (
        zipfile.ZipFile(written) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return out.getvalue()

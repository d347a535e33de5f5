"""The paragraphs and rows of a Word document, copied from prepared ones and filled in."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, ClassVar
from xml.sax.saxutils import quoteattr

from vergadering.documents.clean import clean, one_line
from vergadering.documents.house import W

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vergadering.documents.blocks import Fact, Run, Table

TEXT, BREAK = f"{{{W}}}t", f"{{{W}}}br"
PROPERTIES, STYLE, KEEP = (f"{{{W}}}{name}" for name in ("pPr", "pStyle", "keepNext"))
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

PLAIN_RUN = '<w:r><w:t xml:space="preserve"/></w:r>'
STRONG_RUN = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"/></w:r>'
TAB_RUN = "<w:r><w:tab/></w:r>"

FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}
"""What Word counts itself, by the name of its place in a text."""


class Parts:
    """Prepared elements in the styles of one document."""

    TABLE: ClassVar[str] = f"{{{W}}}tbl"

    def __init__(self, style_ids: Mapping[str, str]) -> None:
        self._ids = style_ids
        self._paragraphs: dict[str, Any] = {}
        self._runs = {False: _element(PLAIN_RUN), True: _element(STRONG_RUN)}
        self._tab = _element(TAB_RUN)

    def paragraph(self, style: str, runs: Iterable[Run]) -> Any:
        """A paragraph in a style, with its runs."""
        paragraph = self._empty(style)
        for run in runs:
            paragraph.append(self._run(run.text, strong=run.strong))
        return paragraph

    def gap(self) -> Any:
        """An empty line, as between two tables."""
        return self._empty("Normal")

    def end(self) -> Any:
        """What stands behind a table that ends a document: as good as nothing, so no page."""
        return _element(
            '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
            '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
        )

    def keep_with_next(self, element: Any) -> None:
        """Let a paragraph stand on the page of what follows it."""
        properties = element.find(PROPERTIES)
        if properties is not None and properties.find(KEEP) is None:
            behind_style = 1 if properties.find(STYLE) is not None else 0
            properties.insert(behind_style, properties.makeelement(KEEP))

    def fact(self, fact: Fact) -> Any:
        """A label, and beside it what there is to say, a line each."""
        paragraph = self._empty("Gegevens")
        paragraph.append(self._run(f"{one_line(fact.label)}:", strong=True))
        paragraph.append(deepcopy(self._tab))
        paragraph.append(self._run("\n".join(map(one_line, fact.lines))))
        return paragraph

    def signature(self, text: str) -> Any:
        """A text, and behind it a line to sign on."""
        paragraph = self._empty("Ondertekening")
        paragraph.append(self._run(f"{one_line(text)} "))
        paragraph.append(deepcopy(self._tab))
        return paragraph

    def footer(self, text: str, page_text: str) -> Any:
        """The words at the foot of each page, and the number of the page in its places."""
        paragraph = self._empty("Footer")
        if text:
            paragraph.append(self._run(f"{one_line(text)} · "))
        for piece in re.split(r"(\{page\}|\{pages\})", page_text):
            name = FIELDS.get(piece.strip("{}")) if piece.startswith("{") else None
            if name:
                paragraph.extend(_field(name))
            elif piece:
                paragraph.append(self._run(piece))
        return paragraph

    def table(self, table: Table, width: int) -> Any:
        """A table as wide as the text, with a row of headings that comes back on each page.

        Its other rows come by `fill`, once it stands in its document: moving a full table
        takes longer the more rows it has than the rows themselves.
        """
        widths = _shared(table.widths, width)
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        found = _element(
            f"<w:tbl><w:tblPr><w:tblStyle w:val={quoteattr(self._ids['Overzicht'])}/>"
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblDescription/></w:tblPr><w:tblGrid>{grid}</w:tblGrid></w:tbl>"
        )
        about = one_line(f"{table.title}: {table.description}")
        found[0][-1].set(f"{{{W}}}val", about)
        found.append(_filled(self._row("Tabelkop", widths, header=True), table.header))
        return found

    def fill(self, placed: Any, table: Table) -> None:
        """Add the rows of a table to what `table` made of it."""
        widths = [int(column.get(f"{{{W}}}w")) for column in placed[1]]
        prepared = self._row("Tabeltekst", widths)
        for row in table.rows:
            placed.append(_filled(deepcopy(prepared), row))

    def _row(self, style: str, widths: Sequence[int], *, header: bool = False) -> Any:
        """A row of empty cells that stays whole when the page turns."""
        cell = (
            '<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val='
            f"{quoteattr(self._ids[style])}/></w:pPr>{PLAIN_RUN}</w:p></w:tc>"
        )
        repeated = "<w:tblHeader/>" if header else ""
        cells = "".join(cell.format(width) for width in widths)
        return _element(f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>")

    def _empty(self, style: str) -> Any:
        if style not in self._paragraphs:
            name = quoteattr(self._ids[style])
            self._paragraphs[style] = _element(
                f"<w:p><w:pPr><w:pStyle w:val={name}/></w:pPr></w:p>"
            )
        return deepcopy(self._paragraphs[style])

    def _run(self, text: str, *, strong: bool = False) -> Any:
        run = deepcopy(self._runs[strong])
        _write(run[-1], text)
        return run


def _element(xml: str) -> Any:
    from lxml import etree

    return etree.fromstring(re.sub(r"(?<=<)[\w:]+", rf'\g<0> xmlns:w="{W}"', xml, count=1))


def _write(text_element: Any, text: str) -> None:
    """Put a text in `w:t`; each further line becomes a break and a `w:t` behind it."""
    first, *others = clean(text).split("\n")
    text_element.text = first
    run = text_element.getparent()
    for line in others:
        run.append(run.makeelement(BREAK))
        element = run.makeelement(TEXT, {SPACE: "preserve"})
        element.text = line
        run.append(element)


def _filled(row: Any, cells: Sequence[str]) -> Any:
    """A prepared row with these texts in its cells."""
    for cell, text in zip(row[1:], cells, strict=True):
        _write(cell[1][1][0], text)
    return row


def _shared(parts: Sequence[int], width: int) -> list[int]:
    """A width shared over columns, nothing left over."""
    total = sum(parts)
    shared = [width * part // total for part in parts]
    shared[-1] += width - sum(shared)
    return shared


def _field(code: str) -> Iterable[Any]:
    """A number that Word fills in; `1` until it does."""
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        yield _element(f"<w:r>{inner}</w:r>")

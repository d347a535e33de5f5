"""The house style of Word documents: the styles, by their names.

Sober and accessible: A4, a sans serif of 11 points, dark text, left aligned. Colour only
repeats what a word says. A style is looked for by its name, so that a template in any
language brings its own.
"""

from __future__ import annotations

from dataclasses import dataclass

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

INK, GREEN, ORANGE, PURPLE, GREY = "1F3A5F", "1B6E4B", "A34A00", "5B3A8C", "44546A"
"""Dark enough on white and on the light grounds below for small text."""


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A style as it stands in a document."""

    id: str
    name: str
    """What Word calls it; the names of its own styles are in English and lower case."""
    inner: str
    """What follows the name: what it is based on, and its properties."""
    kind: str = "paragraph"
    default: bool = False

    @property
    def xml(self) -> str:
        """The element `w:style`, with the namespace declared."""
        default = ' w:default="1"' if self.default else ""
        own = "" if self.name in BUILT_IN else ' w:customStyle="1"'
        return (
            f'<w:style xmlns:w="{W}" w:type="{self.kind}"{default}{own} w:styleId="{self.id}">'
            f'<w:name w:val="{self.name}"/>{self.inner}</w:style>'
        )


BUILT_IN = frozenset(
    {
        "Normal",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
        "Title",
        "Subtitle",
        "heading 1",
        "heading 2",
        "heading 3",
        "List Bullet",
        "Quote",
        "header",
        "footer",
    }
)
"""The names that Word gives itself."""


def _spaced(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _bar(color: str, ground: str) -> str:
    """A paragraph with a coloured bar at its left, on a light ground with some air in it."""
    air = '<w:{} w:val="single" w:sz="4" w:space="3" w:color="' + ground + '"/>'
    return (
        '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepLines/><w:pBdr>'
        f'{air.format("top")}<w:left w:val="single" w:sz="24" w:space="8" w:color="{color}"/>'
        f"{air.format('bottom')}</w:pBdr>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>{_spaced(140, 180)}'
        '<w:ind w:left="227" w:right="113"/></w:pPr>'
    )


def _heading(level: int, size: int, before: int, after: int) -> HouseStyle:
    return HouseStyle(
        f"Heading{level}",
        f"heading {level}",
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/>'
        f"<w:pPr><w:keepNext/><w:keepLines/>{_spaced(before, after)}"
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:color w:val="{INK}"/><w:sz w:val="{size}"/></w:rPr>',
    )


_OF_NORMAL = '<w:basedOn w:val="Normal"/><w:qFormat/>'

STYLES: tuple[HouseStyle, ...] = (
    HouseStyle(
        "Normal",
        "Normal",
        '<w:qFormat/><w:pPr><w:spacing w:after="120" w:line="271" w:lineRule="auto"/></w:pPr>',
        default=True,
    ),
    HouseStyle(
        "DefaultParagraphFont",
        "Default Paragraph Font",
        '<w:uiPriority w:val="1"/><w:semiHidden/>',
        "character",
        default=True,
    ),
    HouseStyle(
        "TableNormal",
        "Normal Table",
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr>",
        "table",
        default=True,
    ),
    HouseStyle("NoList", "No List", "<w:semiHidden/>", "numbering", default=True),
    HouseStyle(
        "Title",
        "Title",
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>'
        f"<w:keepLines/>{_spaced(0, 80)}</w:pPr>"
        f'<w:rPr><w:b/><w:color w:val="{INK}"/><w:sz w:val="40"/></w:rPr>',
    ),
    HouseStyle(
        "Subtitle",
        "Subtitle",
        f'{_OF_NORMAL}<w:rPr><w:color w:val="{GREY}"/><w:sz w:val="26"/></w:rPr>',
    ),
    _heading(1, 28, 360, 100),
    _heading(2, 24, 240, 80),
    _heading(3, 22, 200, 60),
    HouseStyle(
        "ListBullet",
        "List Bullet",
        '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        f"{_spaced(0, 80)}</w:pPr>",
    ),
    HouseStyle(
        "Quote",
        "Quote",
        f"{_OF_NORMAL}<w:pPr><w:keepLines/>{_spaced(120, 160)}"
        '<w:ind w:left="567" w:right="567"/></w:pPr>'
        f'<w:rPr><w:i/><w:color w:val="{INK}"/><w:sz w:val="24"/></w:rPr>',
    ),
    HouseStyle(
        "Header",
        "header",
        f'<w:basedOn w:val="Normal"/><w:pPr>{_spaced(0, 0)}</w:pPr>'
        f'<w:rPr><w:color w:val="{GREY}"/><w:sz w:val="18"/></w:rPr>',
    ),
    HouseStyle(
        "Footer",
        "footer",
        f'<w:basedOn w:val="Normal"/><w:pPr>{_spaced(0, 0)}<w:jc w:val="right"/></w:pPr>'
        f'<w:rPr><w:color w:val="{GREY}"/><w:sz w:val="18"/></w:rPr>',
    ),
    HouseStyle(
        "Status",
        "Status",
        f"{_OF_NORMAL}<w:pPr>{_spaced(0, 240)}</w:pPr>"
        f'<w:rPr><w:b/><w:color w:val="{ORANGE}"/><w:sz w:val="24"/></w:rPr>',
    ),
    HouseStyle(
        "Gegevens",
        "Gegevens",
        f'{_OF_NORMAL}<w:pPr><w:keepLines/><w:tabs><w:tab w:val="left" w:pos="1871"/></w:tabs>'
        f'{_spaced(0, 80)}<w:ind w:left="1871" w:hanging="1871"/></w:pPr>',
    ),
    HouseStyle(
        "CentraleVraag",
        "Centrale vraag",
        f"{_OF_NORMAL}<w:pPr><w:keepNext/></w:pPr><w:rPr><w:i/></w:rPr>",
    ),
    HouseStyle("Verloop", "Verloop", f'{_OF_NORMAL}<w:rPr><w:i/><w:color w:val="{GREY}"/></w:rPr>'),
    HouseStyle("Besluit", "Besluit", _bar(GREEN, "EAF4EF")),
    HouseStyle("Actie", "Actie", _bar(ORANGE, "FCF3E8")),
    HouseStyle("Toezegging", "Toezegging", _bar(PURPLE, "F2EEF8")),
    HouseStyle("Voorstel", "Voorstel", _bar(GREY, "F1F3F6")),
    HouseStyle(
        "Tip",
        "Tip",
        f"{_OF_NORMAL}<w:pPr><w:keepLines/><w:pBdr>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="8" w:space="6" w:color="{INK}"/>'
            for side in ("top", "left", "bottom", "right")
        )
        + f'</w:pBdr>{_spaced(200, 240)}<w:ind w:left="170" w:right="170"/></w:pPr>',
    ),
    HouseStyle(
        "Ondertekening",
        "Ondertekening",
        f'{_OF_NORMAL}<w:pPr><w:keepLines/><w:tabs><w:tab w:val="left" w:leader="underscore" '
        f'w:pos="8789"/></w:tabs>{_spaced(480, 0)}</w:pPr>',
    ),
    HouseStyle(
        "Tabeltekst",
        "Tabeltekst",
        f'{_OF_NORMAL}<w:pPr><w:spacing w:before="40" w:after="40" w:line="252" '
        'w:lineRule="auto"/></w:pPr>',
    ),
    HouseStyle(
        "Tabelkop",
        "Tabelkop",
        '<w:basedOn w:val="Tabeltekst"/><w:qFormat/><w:pPr><w:keepNext/></w:pPr>'
        f'<w:rPr><w:b/><w:color w:val="{INK}"/></w:rPr>',
    ),
    HouseStyle(
        "Overzicht",
        "Overzicht",
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'
        '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="B8C2CF"/></w:tblBorders>'
        '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/></w:tcBorders>'
        '<w:shd w:val="clear" w:color="auto" w:fill="E4EAF2"/></w:tcPr></w:tblStylePr>',
        "table",
    ),
)
"""Every style that the renderer uses; those that others are based on come first."""

"""An empty Word document in the house style, made of as few parts as Word accepts."""

from __future__ import annotations

import io
import zipfile
from functools import cache

from vergadering.documents.house import STYLES, W

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

BULLETS = (
    f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{{id}}">'
    '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl>'
    "</w:abstractNum>"
)
NUMBER = f'<w:num xmlns:w="{W}" w:numId="{{id}}"><w:abstractNumId w:val="{{abstract}}"/></w:num>'

DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    '<w:sz w:val="22"/><w:szCs w:val="22"/>'
    '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)

SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1247" '
    'w:bottom="1247" w:left="1247" w:header="624" w:footer="567" w:gutter="0"/></w:sectPr>'
)
"""A4, with margins of 22 mm beside the text."""

SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="nl-NL"/><w:decimalSymbol w:val=","/>'
    '<w:listSeparator w:val=";"/>'
)

PARTS = ("styles", "numbering", "settings")


@cache
def empty_document() -> bytes:
    """A document without words, with the house style; made once, then remembered."""
    kinds = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{OFFICE}.{kind}+xml"/>'
        for part, kind in (("document", "document.main"), *zip(PARTS, PARTS, strict=True))
    )
    links = "".join(
        f'<Relationship Id="rId{place}" Type="{R}/{part}" Target="{part}.xml"/>'
        for place, part in enumerate(PARTS, start=1)
    )
    bullets = BULLETS.format(id=0) + NUMBER.format(id=1, abstract=0)
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{links}</Relationships>",
        "word/document.xml": _part("document", f"<w:body>{SECTION}</w:body>"),
        "word/styles.xml": _part("styles", DEFAULTS + "".join(style.xml for style in STYLES)),
        "word/numbering.xml": _part("numbering", bullets),
        "word/settings.xml": _part("settings", SETTINGS),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, HEAD + text)
    return out.getvalue()


def _part(name: str, inner: str) -> str:
    return f'<w:{name} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{name}>'

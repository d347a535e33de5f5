"""A mark that stands for a secret: found however it is cut, wrapped, escaped or counted."""

from __future__ import annotations

import re

GLYPH = "☠"
"""Stands between all characters of a mark; no text of the program has it."""

ESCAPED = (GLYPH, "\\u2620", "&#9760;", "&#x2620;", "%e2%98%a0", "\\xe2\\x98\\xa0")
"""How the glyph looks in the formats that we write, in small letters."""

NUMBER = 7177
"""A count that nobody may see; large enough to be nothing else."""

TALK_SECONDS = 71 * 60 + 17
"""How long somebody spoke, when nobody may see that."""

_NUMBERS = re.compile(r"(?<![\d.,])7[.,]?177(?!\d)")
_TALK = re.compile(r"(?<!\d)(71:17|1:11:17|4277)(?!\d)")
_MARK = re.compile(f"{GLYPH}(?:[^{GLYPH}]{GLYPH})*")


def mark(place: str) -> str:
    """A secret that says where it stood: `note.text`."""
    return GLYPH + GLYPH.join(place) + GLYPH


def leaked(text: str) -> list[str]:
    """The places whose secrets stand in a text, as far as they can be read; empty when none do."""
    small = text.casefold()
    found = {each.replace(GLYPH, "") or "?" for each in _MARK.findall(text)}
    if not found and any(each in small for each in ESCAPED):
        found.add("?")
    if _NUMBERS.search(text):
        found.add(f"a count of {NUMBER}")
    if _TALK.search(text):
        found.add("how long somebody spoke")
    return sorted(found)

"""Text of people made fit for a file: nothing in it can break the file or hide in it."""

from __future__ import annotations

import re

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Everything that ends a line, beside the line feed itself."""

UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Control characters, characters that XML forbids, and marks that turn text around."""

SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without what no file may hold; every line end is a line feed, a tab a space.

    Halves of a character that belong together are joined; a half on its own becomes U+FFFD.
    """
    if text.isprintable():
        return text
    text = UNFIT.sub("", LINE_ENDS.sub("\n", text)).replace("\t", " ")
    if SURROGATES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def one_line(text: str) -> str:
    """The cleaned text on one line, with single spaces."""
    return " ".join(clean(text).split())

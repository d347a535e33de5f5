"""Text of people made harmless for a terminal or a pipe; what is stored stays as it was typed."""

from __future__ import annotations

from itertools import chain

_MARKS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Characters that turn the direction of writing."""

_CONTROLS = chain(range(0x20), range(0x7F, 0xA0))

_UNFIT: dict[int, str | None] = dict.fromkeys((*_CONTROLS, *_MARKS))
_UNFIT[ord("\n")] = "\n"
_UNFIT[ord("\t")] = "\t"


def clean(text: str) -> str:
    """The text without what could steer a terminal.

    Control characters go, but for the newline and the tab; so do marks that turn the
    direction of writing. Half characters (lone surrogates) become U+FFFD.
    """
    if text.isprintable():
        return text
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.translate(_UNFIT)


def one_line(text: str) -> str:
    """The cleaned text on one line: every run of white space is one space."""
    return " ".join(clean(text).split())

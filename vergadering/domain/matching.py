"""Words in texts: what was asked for, whether it stands there, and where.

Accents and capitals make no difference. Words are runs of letters and digits; what is typed
as one, such as `A-2026-28`, must stand there as one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CHARACTERS = 200
"""What is typed behind these is not looked for."""

WIDTH = 160
"""Characters that are shown of a text at most."""

BEFORE = 40
"""Characters that are shown before the first word that was found, when a text is cut."""

WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
"""A run of letters and digits, with the accents that stand on them."""

Phrase: TypeAlias = tuple[str, ...]
"""Folded words that stand behind each other, as `("a", "2026", "28")` of `A-2026-28`."""

Query: TypeAlias = tuple[Phrase, ...]
"""All of these must be there; the last word of the last one may be the beginning of a word."""

Span: TypeAlias = tuple[int, int]
"""Where something stands in a text: its first character, and the one behind its last."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A text of one line, cut to what fits, and where the words stand in it."""

    text: str
    marks: tuple[Span, ...] = ()


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """A word without accents, in small letters."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word)
    return "".join(c for c in parts if not unicodedata.combining(c)).lower()


def query_of(typed: str) -> Query:
    """What is looked for when this is typed; nothing when there is no letter or digit in it."""
    chunks = typed[:MOST_CHARACTERS].split()
    phrases = (tuple(folded(word) for word in WORD.findall(chunk)) for chunk in chunks)
    return tuple(phrase for phrase in phrases if phrase)


def matches(text: str, query: Query, *, whole: bool = False) -> bool:
    """Whether everything stands in a text; with `whole` the last word is no beginning."""
    return bool(query) and all(_found(text, query, whole=whole))


def snippet(text: str, query: Query) -> Snippet:
    """What is shown of a text of one line, and what of it was asked for."""
    marks = sorted({mark for found in _found(text, query) for mark in found})
    if len(text) <= WIDTH:
        return Snippet(text, tuple(marks))
    start = _start(text, marks[0][0] if marks else 0)
    head, end = ("… " if start else ""), _end(text, start, start + WIDTH - 4)
    tail = " …" if end < len(text) else ""
    shift = len(head) - start
    inside = (
        (begin + shift, last + shift) for begin, last in marks if start <= begin <= last <= end
    )
    return Snippet(head + text[start:end] + tail, tuple(inside))


def _start(text: str, first: int) -> int:
    """Where a text that is too long is shown from, so that this place is in view."""
    if first <= WIDTH - 2 * BEFORE:
        return 0
    return max(text.rfind(" ", 0, first - BEFORE // 2) + 1, first - BEFORE)


def _end(text: str, start: int, most: int) -> int:
    """Where it is shown to: a whole word, unless that word alone is too long."""
    space = text.rfind(" ", start + BEFORE, most)
    return most if most >= len(text) or space < 0 else space


def _found(text: str, query: Query, *, whole: bool = False) -> Iterator[list[Span]]:
    """Where each phrase stands."""
    words = _words(text)
    for place, phrase in enumerate(query):
        exact = whole or place < len(query) - 1
        yield list(_places(words, phrase, exact=exact))


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[tuple[str, int, int], ...]:
    """The folded words of a text, and where they begin and end.

    Remembered, because with every letter that is typed much the same texts come along.
    """
    return tuple((folded(found.group()), *found.span()) for found in WORD.finditer(text))


def _places(
    words: tuple[tuple[str, int, int], ...], phrase: Phrase, *, exact: bool
) -> Iterator[Span]:
    last = phrase[-1]
    for place, (said, start, end) in enumerate(words):
        if not (said == last if exact else said.startswith(last)):
            continue
        before = words[max(0, place + 1 - len(phrase)) : place]
        if tuple(word for word, _, _ in before) == phrase[:-1]:
            one_by_one = len(said) == end - start
            yield (before[0][1] if before else start), start + len(last) if one_by_one else end

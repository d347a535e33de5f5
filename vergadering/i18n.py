"""Dutch source texts, their translations, and dates and numbers as people write them."""

from __future__ import annotations

import datetime as dt
import gettext
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vergadering.errors import Refusal

LANGUAGES = ("nl", "en")
"""The languages that the interface and the documents can speak; the first is the source."""

LOCALE = Path(__file__).parent / "locale"


def N_(text: str) -> str:  # noqa: N802 - the name that extraction tools know
    """Mark a source text that is translated later, at the edge that shows it."""
    return text


class Marked(str):
    """A value inside a message that is itself a source text and must be translated."""

    __slots__ = ()


class Translator:
    """One language: call it with a source text to get the text in that language."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        """`nl` or `en`."""
        self._catalogue = _catalogue(self.language)

    def __call__(self, text: str, /, **values: object) -> str:
        """The text in this language with its `{places}` filled in."""
        found = self._catalogue.gettext(text) if text else ""
        if not values:
            return found
        return found.format_map({key: self._value(value) for key, value in values.items()})

    def many(self, one: str, more: str, n: int, /, **values: object) -> str:
        """The singular or the plural, with `{n}` and the other places filled in."""
        return self._catalogue.ngettext(one, more, n).format_map(
            {"n": n, **{key: self._value(value) for key, value in values.items()}}
        )

    def told(self, text: str) -> str:
        """A text of ours in this language; somebody's own words as they are."""
        return self(text) if isinstance(text, Marked) else text

    def refusal(self, refusal: Refusal) -> str:
        """The sentence of a refusal in this language."""
        return self(refusal.text, **refusal.values)

    def _value(self, value: object) -> object:
        if isinstance(value, Marked):
            return self(str(value))
        if isinstance(value, dt.datetime):
            return self.moment(value)
        if isinstance(value, dt.date):
            return self.date(value)
        return value

    def time(self, moment: dt.datetime) -> str:
        """The clock time of a moment on a screen, as `20:14`."""
        return f"{moment:%H:%M}"

    def spoken_time(self, moment: dt.datetime) -> str:
        """The clock time of a moment in a document: `20.14 uur`, or `20:14` in English."""
        return f"{moment:%H.%M} uur" if self.language == "nl" else f"{moment:%H:%M}"

    def date(self, day: dt.date) -> str:
        """A date in full, without the day of the week: `13 oktober 2026`."""
        return self._date(day, "d MMMM y")

    def long_date(self, day: dt.date) -> str:
        """A date in full with the day of the week: `dinsdag 13 oktober 2026`."""
        return self._date(day, "EEEE d MMMM y")

    def short_date(self, day: dt.date) -> str:
        """A date as short as can be without being a puzzle: `13 okt`."""
        return self._date(day, "d MMM").rstrip(".")

    def moment(self, moment: dt.datetime) -> str:
        """A date and a clock time: `13 oktober 2026, 20:14`."""
        return f"{self.date(moment)}, {self.time(moment)}"

    def listing(self, words: Iterable[str]) -> str:
        """Words in a row: `a, b en c`."""
        *head, last = list(words) or [""]
        if not head:
            return last
        return self(N_("{first} en {last}"), first=", ".join(head), last=last)

    def _date(self, day: dt.date, pattern: str) -> str:
        from babel.dates import format_date

        return format_date(day, pattern, locale=self.language if self.language == "nl" else "en_GB")


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(
        "vergadering", str(LOCALE), languages=[language], fallback=language == LANGUAGES[0]
    )


def preferred_language(environment: dict[str, str] | None = None) -> str:
    """The language to speak when nobody chose one: VERGADERING_TAAL, else Dutch."""
    wanted = (os.environ if environment is None else environment).get("VERGADERING_TAAL", "")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]

"""Dates and clock times as people write them, in Dutch and in English."""

from __future__ import annotations

import calendar
import re
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from vergadering.domain.people import plain

if TYPE_CHECKING:
    from collections.abc import Callable


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MONTHS = _words(
    "januari februari maart april mei juni juli augustus september oktober november december"
)
"""The Dutch names of the months, January first."""

WEEKDAYS = _words("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag")
"""The Dutch names of the days, Monday first."""

_ENGLISH_MONTHS = _words(
    "january february march april may june july august september october november december"
)
_ENGLISH_DAYS = _words("monday tuesday wednesday thursday friday saturday sunday")

_MONTH: dict[str, int] = {"mrt": 3, "sept": 9}
for _names in (MONTHS, _ENGLISH_MONTHS):
    for _number, _name in enumerate(_names, start=1):
        _MONTH |= {_name: _number, _name[:3]: _number}

_DAY = {name: number for names in (WEEKDAYS, _ENGLISH_DAYS) for number, name in enumerate(names)}

_COUNT = {
    word: number
    for number, words in enumerate(
        (
            *("een a an one", "twee two", "drie three", "vier four", "vijf five", "zes six"),
            *("zeven seven", "acht eight", "negen nine", "tien ten"),
        ),
        start=1,
    )
    for word in words.split()
}

MARKERS = (
    *("uiterlijk op", "uiterlijk voor", "uiterlijk", "klaar op", "klaar voor", "voor", "tegen"),
    *("no later than", "not later than", "due on", "due", "before", "by"),
)
"""What may stand before the date of an action, without accents; longest first where it matters."""

EXACT = "klaar op"
"""The marker that takes nothing else off the text, also not a comma."""

NO_DATE = ("zonder datum", "no date")
"""Ends an action that has no date, whatever its text ends with."""

_TAIL = 160
"""A date and its marker stand in the last so many characters."""

_LOOSE_AFTER = frozenset(
    _words(
        "van over tot sinds vanaf na en of de het een deze die elke iedere om from since of until"
        " about after and or the a this every on op voor bij met"
    )
)
"""After these words a day without a marker is part of the text."""

_LAST_WORDS = frozenset(
    _words(
        "vergadering meeting vandaag today morgen overmorgen tomorrow dag dagen day days week weken"
        " weeks maand maanden month months jaar year years"
    )
).union(_MONTH, _DAY)
"""A date that does not end in a number ends in one of these."""

_MONTH_WORD = "|".join(sorted(_MONTH, key=len, reverse=True))
_DAY_WORD = "|".join(_DAY)
_NEXT = r"(?:komende|aanstaande|eerstvolgende|a\.s\.|deze|this|coming)"


def read_clock(text: str) -> time | None:
    """The clock time that the whole text is, as `19:50`, `9.05` or `19.50 uur`."""
    found = re.fullmatch(r"([0-9]{1,2})[:.]([0-9]{2})(?:\s*(?:uur|u))?", text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def read_date(text: str, today: date, next_meeting: date | None = None) -> date | None:
    """The date that the whole text says, if it is one.

    A day without a year is the next such day on or after today. A day of the week is the
    first one after today. `volgende vergadering` is `next_meeting`.
    """
    wanted = " ".join(plain(text[:_TAIL]).split()).rstrip(".,;!")
    wanted = re.sub(r"^(?:op|on) ", "", wanted)
    if len(text) > _TAIL or not wanted:
        return None
    if re.fullmatch(
        r"(?:(?:de|onze|the|our) )?(?:eerst)?(?:volgende|komende|next) (?:vergadering|meeting)",
        wanted,
    ):
        return next_meeting
    for pattern, make in _FORMS:
        if found := pattern.fullmatch(wanted):
            try:
                return make(found, today)
            except (ValueError, OverflowError):
                return None
    return None


def find_due(text: str, today: date, next_meeting: date | None = None) -> tuple[str, date | None]:
    """The text of an action without the date at its end, and that date.

    A date counts behind a marker (`voor`, `uiterlijk`, `before`), and a relative one
    (`over twee weken`, `vrijdag`) without. When there is none, the text is as it was.
    """
    text = text.strip()
    start = max(0, len(text) - _TAIL)
    words = list(re.finditer(r"\S+", text[start:]))
    if plain(_joined(words[-2:])).rstrip(".") in NO_DATE:
        return text[: start + words[-2].start()].rstrip(), None
    if not words or not _may_end_a_date(words[-1][0]):
        return text, None
    counts = range(min(7, len(words)), 0, -1)
    dates = {n: read_date(_joined(words[-n:]), today, next_meeting) for n in counts}
    for count, due in dates.items():
        marker = _marker(words[:-count])
        if due is not None and marker:
            cut = text[: start + words[-count - marker].start()].rstrip()
            exact = plain(_joined(words[-count - marker : -count])) == EXACT
            return (cut if exact else cut.rstrip(",;").rstrip()), due
    for count, due in dates.items():
        if due is not None and _stands_alone(words[-count:], words[:-count]):
            return text[: start + words[-count].start()].rstrip().rstrip(",;").rstrip(), due
    return text, None


def write_date(day: date) -> str:
    """A date as the notation writes it, which reads the same on every day: `1 maart 2027`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04d}"


def _joined(words: list[re.Match[str]]) -> str:
    return " ".join(word[0] for word in words)


def _may_end_a_date(word: str) -> bool:
    wanted = plain(word).rstrip(".,;!")
    return wanted in _LAST_WORDS or any(char in "0123456789" for char in wanted)


def _marker(before: list[re.Match[str]]) -> int:
    """How many words of a marker these words end with; the most that fit."""
    for count in (3, 2, 1):
        if len(before) >= count and plain(_joined(before[-count:])) in MARKERS:
            return count
    return 0


def _stands_alone(phrase: list[re.Match[str]], before: list[re.Match[str]]) -> bool:
    """Whether a date without a marker is a due date: a relative one at the end of a text."""
    if not before or plain(before[-1][0]) in _LOOSE_AFTER:
        return False
    return _RELATIVE.match(plain(_joined(phrase))) is not None


def _numbered(day: int, month: int, year: str | None, today: date) -> date:
    """A day of a month; without a year, the first one on or after today that exists."""
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    for coming in range(today.year, today.year + 9):
        if month == 2 and day == 29 and not calendar.isleap(coming):
            continue
        found = date(coming, month, day)
        if found >= today:
            return found
    raise ValueError


def _weekday(found: re.Match[str], today: date) -> date:
    ahead = (_DAY[found["day"]] - today.weekday()) % 7
    return today + timedelta(days=ahead or 7)


def _of_next_week(found: re.Match[str], today: date) -> date:
    monday = today + timedelta(days=7 - today.weekday())
    return monday + timedelta(days=_DAY[found["day"]])


def _later(found: re.Match[str], today: date) -> date:
    count = _COUNT.get(found["count"]) or int(found["count"])
    unit = found["unit"]
    if unit.startswith("d"):
        return today + timedelta(days=count)
    if unit.startswith("w"):
        return today + timedelta(weeks=count)
    months = today.year * 12 + today.month - 1 + count * (1 if unit.startswith("m") else 12)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def _part_of_month(found: re.Match[str], today: date) -> date:
    month = _MONTH[found["month"]]
    part = found["part"][0]
    year = int(found["year"]) if found["year"] else today.year
    day = _part_day(part, year, month)
    if found["year"] or day >= today:
        return day
    return _part_day(part, year + 1, month)


def _part_day(part: str, year: int, month: int) -> date:
    if part == "e":
        return date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, 1 if part == "b" else 15)


def _end_of(found: re.Match[str], today: date) -> date:
    unit, coming = found["unit"], found["next"] is not None
    if unit == "week":
        friday = today + timedelta(days=4 - today.weekday() + (7 if coming else 0))
        return max(friday, today)
    if unit in ("jaar", "year"):
        return date(today.year + coming, 12, 31)
    year, month = divmod(today.year * 12 + today.month - 1 + coming, 12)
    return _part_day("e", year, month + 1)


def _form(
    pattern: str, make: Callable[[re.Match[str], date], date]
) -> tuple[re.Pattern[str], Callable[[re.Match[str], date], date]]:
    return re.compile(pattern), make


_WORDED = rf"(?:(?:{_DAY_WORD}),? )?(?:de |the )?(?P<d>[0-9]{{1,2}})(?:e|de|ste|st|nd|rd|th)?"

_FORMS = (
    _form(
        r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})",
        lambda f, today: _numbered(int(f["d"]), int(f["m"]), f["y"], today),
    ),
    _form(
        r"(?P<d>[0-9]{1,2})([-/])(?P<m>[0-9]{1,2})(?:\2(?P<y>[0-9]{4}|[0-9]{2}))?",
        lambda f, today: _numbered(int(f["d"]), int(f["m"]), f["y"], today),
    ),
    _form(
        rf"{_WORDED} (?:of )?(?P<m>{_MONTH_WORD})\.?,?(?: (?P<y>[0-9]{{4}}))?",
        lambda f, today: _numbered(int(f["d"]), _MONTH[f["m"]], f["y"], today),
    ),
    _form(
        rf"(?P<m>{_MONTH_WORD})\.? (?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>[0-9]{{4}}))?",
        lambda f, today: _numbered(int(f["d"]), _MONTH[f["m"]], f["y"], today),
    ),
    _form(rf"(?:{_NEXT} )?(?P<day>{_DAY_WORD})", _weekday),
    _form(rf"(?:volgende week|next week) (?:op |on )?(?P<day>{_DAY_WORD})", _of_next_week),
    _form(rf"(?:volgende|next) (?P<day>{_DAY_WORD})", _of_next_week),
    _form(rf"(?P<day>{_DAY_WORD}) (?:volgende week|next week)", _of_next_week),
    _form("vandaag|today", lambda _, today: today),
    _form("morgen|tomorrow", lambda _, today: today + timedelta(days=1)),
    _form("overmorgen|the day after tomorrow", lambda _, today: today + timedelta(days=2)),
    _form("volgende week|next week", lambda _, today: today + timedelta(days=7)),
    _form(
        rf"(?:over|binnen|in|within) (?P<count>[0-9]{{1,3}}|{'|'.join(_COUNT)})"
        r" (?P<unit>dag|dagen|days?|week|weken|weeks?|maand|maanden|months?|jaar|years?)",
        _later,
    ),
    _form(
        r"(?:het )?(?P<part>eind|einde|begin|half|medio|mid|end|beginning)"
        rf"[ -](?:van |of )?(?P<month>{_MONTH_WORD})\.?(?: (?P<year>[0-9]{{4}}))?",
        _part_of_month,
    ),
    _form(
        r"(?:het )?(?:eind|einde|end) (?:van |of )?(?:deze |de |dit |het |the |this )?"
        r"(?P<next>volgende |volgend |next )?(?P<unit>week|maand|month|jaar|year)",
        _end_of,
    ),
)

_RELATIVE = re.compile(
    rf"(?:over|binnen|in|within) |(?:over)?morgen$|tomorrow$"
    rf"|(?:(?:{_NEXT}|volgende|next) )?(?:week )?(?:{_DAY_WORD})(?: (?:volgende|next) week)?$"
)

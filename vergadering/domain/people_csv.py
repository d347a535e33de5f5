"""A list of members from a spreadsheet: its lines in our terms, and what is wrong with others.

The first line names the columns, in Dutch or English; `;`, a comma or a tab stands between
them. What stands in a cell is text and nothing else: a formula is a strange name, no more.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from vergadering.domain.choices import Role
from vergadering.domain.dates import read_date
from vergadering.domain.people import BACKGROUNDS, plain
from vergadering.domain.plain import clean, one_line
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

MOST_BYTES = 1_000_000
"""A larger file is no list of members."""

MOST_PEOPLE = 500
"""As many people a list may have."""

LONGEST = 200
"""Characters of the longest cell."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody in the list. None: the list has no such column, or nothing in it."""

    line: int
    """The line of the file, the first being 1."""
    name: str
    display_name: str | None = None
    role: Role | None = None
    has_vote: bool | None = None
    organisation: str | None = None
    background: str | None = None
    email: str | None = None
    phone: str | None = None
    from_on: date | None = None
    """The first day of the term of office."""
    until: date | None = None
    """Its last day."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line, in one sentence."""

    line: int
    text: str
    """Source text with places."""
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file says."""

    people: tuple[Listed, ...]
    problems: tuple[Problem, ...] = ()
    unused: tuple[str, ...] = ()
    """Columns whose names say nothing to us."""


COLUMNS = {
    "name": "naam name volledigenaam fullname naamindenotulen",
    "display_name": "naamophetscherm schermnaam roepnaam displayname screenname callname",
    "role": "functie rol role function",
    "has_vote": "stemrecht heeftstemrecht stem vote hasvote votingright",
    "organisation": "organisatie organisation organization",
    "background": "achtergrond background",
    "email": "email emailadres mail emailaddress",
    "phone": "telefoon telefoonnummer phone telephone",
    "from_on": "lidsinds vanaf membersince since from termvanaf termijnvanaf termfrom",
    "until": "termijntot termijntotenmet totenmet tot einde until termuntil",
}
"""The names of each column, lower case and without anything but letters."""

_COLUMN = {name: field for field, names in COLUMNS.items() for name in names.split()}

_ROLES = {
    "raadslid": Role.MEMBER,
    "aspirantlid": Role.CANDIDATE_MEMBER,
    "kandidaat": Role.CANDIDATE_MEMBER,
    "coach": Role.SUPPORTER,
    "vicevoorzitster": Role.VICE_CHAIR,
    "voorzitster": Role.CHAIR,
}

_YES = frozenset(["ja", "j", "yes", "y", "waar", "true", "1", "x"])
_NO = frozenset(["nee", "n", "no", "onwaar", "false", "0", "-"])


def read_sheet(data: bytes, today: date) -> Sheet:
    """What the bytes of a file say. Refused when it is no list of members at all."""
    return read_text(_decoded(data), today)


def read_text(text: str, today: date) -> Sheet:
    """As `read_sheet`, of a text, as a spreadsheet copies it."""
    text, told = _told(text)
    separator = told or _separator(text)
    rows = _rows(text, separator, first=2 if told else 1)
    heading = next(rows, (0, []))[1]
    found = [_COLUMN.get(_letters(cell), "") for cell in heading]
    _check_heading(found)
    unused = [
        cell for cell, field in zip(heading, found, strict=True) if not field and cell.strip()
    ]
    people: list[Listed] = []
    problems: list[Problem] = []
    for line, cells in rows:
        try:
            people.append(_listed(line, found, cells, today))
        except Refusal as refusal:
            problems.append(Problem(line, refusal.text, refusal.values))
        if len(people) + len(problems) > MOST_PEOPLE:
            text = N_("Er staan meer dan {most} regels in; dat is geen ledenlijst.")
            raise Refusal(text, most=MOST_PEOPLE)
    if not people and not problems:
        raise Refusal(N_("Er staat niemand in de lijst, alleen de namen van de kolommen."))
    return Sheet(tuple(people), (*problems, *_twice(people)), tuple(map(_shown, unused)))


def _decoded(data: bytes) -> str:
    """The text of a file: UTF-8, what Excel calls Unicode, or the letters of Windows."""
    if len(data) > MOST_BYTES:
        raise Refusal(N_("Dit bestand is te groot voor een ledenlijst."))
    if not data.strip():
        raise Refusal(N_("Dit bestand is leeg."))
    encodings = ["utf-8-sig", "cp1252"]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refusal(
        N_("Dit is geen tekst. Bewaar de lijst in het rekenblad als CSV, en kies dat bestand.")
    )


def _told(text: str) -> tuple[str, str]:
    """The text without a line `sep=;`, and what that line says."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"')
    if said[:4].casefold() == "sep=" and len(first.strip("\r\n").strip('"')) in (4, 5):
        return rest, said[4:] or "\t"
    return text, ""


def _separator(text: str) -> str:
    """What stands between the columns: that with which most names of columns are known."""

    def known(separator: str) -> int:
        try:
            heading = next(_rows(text, separator, first=1), (0, []))[1]
        except Refusal:
            return 0
        return sum(_letters(cell) in _COLUMN for cell in heading)

    return max((";", ",", "\t"), key=known)


def _rows(text: str, separator: str, first: int) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = first
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Refusal(
                N_("Regel {line} is niet te lezen: er klopt iets niet met de aanhalingstekens."),
                line=line,
            ) from error
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = first + reader.line_num


def _check_heading(found: list[str]) -> None:
    if "name" not in found:
        raise Refusal(
            N_("De eerste regel noemt de kolommen, en daar hoort er een bij die “naam” heet.")
        )
    for field in COLUMNS:
        if found.count(field) > 1:
            name = COLUMNS[field].split()[0]
            raise Refusal(N_("De kolom “{name}” staat er twee keer in."), name=name)


def _listed(line: int, found: list[str], cells: list[str], today: date) -> Listed:
    """Somebody, from the cells of a line. Refused when a cell cannot be understood."""
    if any(cell.strip() for cell in cells[len(found) :]):
        raise Refusal(N_("er staan meer waarden in dan er kolommen zijn."))
    values: dict[str, Any] = {}
    for field, cell in zip(found, cells, strict=False):
        text = cell.strip()
        if not field or not text:
            continue
        if clean(text) != text or "\n" in text or "\t" in text:
            raise Refusal(N_("er staan tekens in die geen tekst zijn."))
        if len(text) > LONGEST:
            raise Refusal(N_("“{text}” is te lang."), text=_shown(text))
        values[field] = _READ.get(field, _as_it_is)(" ".join(text.split()), today)
    if "name" not in values:
        raise Refusal(N_("de naam ontbreekt."))
    first, last = values.get("from_on"), values.get("until")
    if first and last and last < first:
        raise Refusal(N_("de termijn eindigt voordat zij begint."))
    return Listed(line, **values)


def _as_it_is(text: str, _today: date) -> str:
    return text


def _role(text: str, _today: date) -> Role:
    wanted = _letters(text)
    for role in Role:
        if wanted in (_letters(role.value), _letters(word(role))):
            return role
    if wanted not in _ROLES:
        says = N_("“{text}” is geen functie. Wel bijvoorbeeld: voorzitter, secretaris, lid, gast.")
        raise Refusal(says, text=_shown(text))
    return _ROLES[wanted]


def _vote(text: str, _today: date) -> bool:
    wanted = plain(text)
    if wanted not in _YES | _NO:
        raise Refusal(N_("“{text}” bij stemrecht is geen ja of nee."), text=_shown(text))
    return wanted in _YES


def _day(text: str, today: date) -> date:
    day = read_date(text, today)
    if day is None or not any(len(each) == 4 for each in _numbers(text)):
        raise Refusal(
            N_("“{text}” is geen datum. Typ de datum zoals 6 oktober 2026."), text=_shown(text)
        )
    return day


def _background(text: str, _today: date) -> str:
    """One of those that have a name in the file, else as it is."""
    for name, dutch in BACKGROUNDS.items():
        if _letters(text) in (_letters(name), _letters(dutch)):
            return name
    return text


def _email(text: str, _today: date) -> str:
    name, at, place = text.rpartition("@")
    if not (name and at and "." in place) or " " in text:
        raise Refusal(N_("“{text}” is geen e-mailadres."), text=_shown(text))
    return text


_READ: dict[str, Callable[[str, date], Any]] = {
    "role": _role,
    "has_vote": _vote,
    "background": _background,
    "email": _email,
    "from_on": _day,
    "until": _day,
}


def _twice(people: Iterable[Listed]) -> Iterator[Problem]:
    """Lines with a name that an earlier line has."""
    lines: dict[str, int] = {}
    for row in people:
        first = lines.setdefault(plain(row.name), row.line)
        if first != row.line:
            text = N_("{name} staat er twee keer in, ook op regel {first}.")
            yield Problem(row.line, text, {"name": row.name, "first": first})


def _letters(text: str) -> str:
    return "".join(char for char in plain(text) if char.isalpha())


def _numbers(text: str) -> list[str]:
    return "".join(char if char.isdigit() else " " for char in text).split()


def _shown(text: str) -> str:
    """A text from the file, short enough for a sentence."""
    text = one_line(text)
    return text if len(text) <= 40 else text[:39] + "…"


assert set(COLUMNS) == {field.name for field in fields(Listed)} - {"line"}

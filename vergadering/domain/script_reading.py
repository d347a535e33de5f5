"""Reading a text file in the capture notation: a head, an agenda, and what happened."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias

from vergadering.domain.choices import Format, Goal, MeetingKind, Presence, Role
from vergadering.domain.dates import read_clock, read_date
from vergadering.domain.entries import Entry, NoteEntry
from vergadering.domain.notation import read
from vergadering.domain.people import plain
from vergadering.domain.words import WORDS
from vergadering.i18n import N_

if TYPE_CHECKING:
    from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in the head of a file."""

    name: str
    role: Role | None = None
    """None when the file does not say it."""
    organisation: str = ""
    status: Presence | None = Presence.PRESENT
    """None when the file says that nothing is known of it."""
    via: Format | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """An agenda item, where the file takes it up."""

    title: str
    planned_minutes: int = 0
    goal: Goal = Goal.DISCUSS
    key_question: str = ""
    confidential: bool = False
    deferred: bool = False
    """True when the item stands on the agenda here, but is not taken up."""
    part: bool = False
    """True for a part of the item above it."""
    at: time | None = None


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """One line of a file."""

    number: int
    """Counted from 1."""
    text: str
    """As it stands in the file, without the spaces around it."""
    said: Entry | Heading


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that could not be understood or done as it stands; its words are kept."""

    number: int
    line: str
    text: str
    """Why, as a source text with places."""
    values: dict[str, object]
    as_note: bool = True
    """False when the line did what it says all the same, but for the time or the owner."""


@dataclass(frozen=True, slots=True)
class Script:
    """What a file says. Times are local and have no zone yet."""

    council: str = ""
    organisation: str = ""
    title: str = ""
    kind: MeetingKind = MeetingKind.COUNCIL
    format: Format = Format.ONSITE
    place: str = ""
    key_question: str = ""
    start: datetime | None = None
    """Without a clock time in the head, that of the first line that has one."""
    timed: bool = True
    """False when the head gives a date without a clock time."""
    end: datetime | None = None
    next_start: datetime | None = None
    chair: Participant | None = None
    secretary: Participant | None = None
    people: tuple[Participant, ...] = ()
    """Everybody who is named as present or absent."""
    lines: tuple[ScriptLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Lines of the head that were not understood; they are among the lines too, as notes."""

    @property
    def headings(self) -> tuple[ScriptLine, ...]:
        """The lines that begin an agenda item."""
        return tuple(line for line in self.lines if isinstance(line.said, Heading))

    @property
    def happened(self) -> bool:
        """False for a file that holds no more than an agenda."""
        return any(not isinstance(line.said, Heading) for line in self.lines)


KEYS = {
    "raad council": "council",
    "organisatie organisation": "organisation",
    "vergadering meeting": "title",
    "soort kind": "kind",
    "datum date": "start",
    "einde end": "end",
    "volgende next": "next_start",
    "plaats place": "place",
    "vorm format": "format",
    "vraag question": "key_question",
    "voorzitter chair": "chair",
    "secretaris secretary": "secretary",
    "aanwezig present": "present",
    "afwezig absent": "absent",
}
"""The keys of the head, Dutch and English, and what each says."""

_FIELD = {word: field for words, field in KEYS.items() for word in words.split()}


def _choices(*kinds: type[StrEnum]) -> dict[str, StrEnum]:
    """Every choice of these kinds by its Dutch and its English word."""
    dutch = {plain(text): kind(value) for (kind, value), text in WORDS.items() if kind in kinds}
    english = {each.value.replace("_", " "): each for kind in kinds for each in kind}
    return english | dutch


_KINDS = _choices(MeetingKind)
_FORMATS = _choices(Format)
_ROLES = _choices(Role) | {"deelnemer": Role.GUEST, "participant": Role.GUEST}
_GOALS = _choices(Goal)
_CLOSED = ("besloten", "closed")
_DEFERRED = ("doorgeschoven", "deferred")
_NOT_NOTED = ("niet gemeld", "not noted")
_PRESENCE = {
    "m.k.": Presence.ABSENT_NOTIFIED,
    "mk": Presence.ABSENT_NOTIFIED,
    "m.k": Presence.ABSENT_NOTIFIED,
    "z.k.": Presence.ABSENT,
    "zk": Presence.ABSENT,
    "z.k": Presence.ABSENT,
}

_YEARS = range(1900, 3000)
"""Years in which a meeting can be."""

Fields: TypeAlias = dict[str, str]


def read_script(text: str, today: date) -> Script:
    """What a file says; never refused. Dates of actions count from the day of the meeting."""
    rows = [
        (number, row.strip())
        for number, row in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), 1)
        if row.strip() and not row.startswith(";")
    ]
    script, rest = _head(rows, today)
    day = script.start.date() if script.start else today
    following = script.next_start.date() if script.next_start else None
    lines = tuple(ScriptLine(n, row, heading(row) or read(row, day, following)) for n, row in rest)
    wrong = {problem.number for problem in script.problems}
    lines = tuple(_as_note(line) if line.number in wrong else line for line in lines)
    return _dated(replace(script, lines=lines))


def heading(row: str) -> Heading | None:
    """The agenda item that a line begins: `# Titel (30) besluiten besloten ? vraag`."""
    found = re.match(r"(?:([0-9]{1,2}:[0-9]{2})\s+)?(#{1,6})\s+(?=\S)", row)
    at = read_clock(found[1]) if found and found[1] else None
    if found is None or (found[1] and at is None):
        return None
    said, part = row[found.end() :], len(found[2]) > 1
    for group in re.finditer(r"\s+\(([0-9]{0,4})\)(?=\s|$)", said):
        minutes = int(group[1] or 0)
        tags = re.fullmatch(r"\s*(.*?)(?:(?:^|\s+)\?\s+(.*))?", said[group.end() :])
        marks = _tags(tags[1]) if tags else None
        if tags and marks is not None and minutes <= 24 * 60:
            title, question = said[: group.start()].strip(), (tags[2] or "").strip()
            return replace(
                marks, title=title, planned_minutes=minutes, key_question=question, part=part, at=at
            )
    title, _, question = said.partition(" ? ")
    return Heading(title.strip(), key_question=question.strip(), part=part, at=at)


def _tags(text: str) -> Heading | None:
    """What the words between the minutes and the question say; None when one is no tag."""
    found = Heading("")
    rest = plain(text).replace(",", " ").split()
    for word in rest:
        if word in _CLOSED:
            found = replace(found, confidential=True)
        elif word in _DEFERRED:
            found = replace(found, deferred=True)
        elif isinstance(goal := _GOALS.get(word.replace("_", " ")), Goal):
            found = replace(found, goal=goal)
        else:
            return None
    return found


def _head(rows: list[tuple[int, str]], today: date) -> tuple[Script, list[tuple[int, str]]]:
    """The head of a file, and the lines that say what happened."""
    script, lines, body = Script(), [], False
    seen: set[str] = set()
    problems: list[Problem] = []
    for number, row in rows:
        body = body or heading(row) is not None
        fields = {} if body else _fields(row)
        known = not seen & (fields.keys() - {"present", "absent"}) and bool(fields)
        after = _with(script, fields, today) if known else None
        if after is not None:
            script = after
            seen |= fields.keys()
            continue
        lines.append((number, row))
        if not body and (fields or re.match(r"[^\W\d_][\w ]{0,30}: ", row)):
            text = N_("Deze regel van de kop is niet begrepen.")
            problems.append(Problem(number, row, text, {}))
    return replace(script, problems=tuple(problems)), lines


def _fields(row: str) -> Fields:
    """The keys and values of a line of the head; empty when it is none."""
    found: Fields = {}
    field = ""
    for part in re.split(r"\s{2,}|\t", row):
        key, colon, value = part.partition(":")
        known = _FIELD.get(plain(key[:40]).strip()) if colon else None
        if known and known not in found:
            field = known
            found[field] = value.strip()
        elif field:
            found[field] += f" {part}"
        else:
            return {}
    return found


def _with(script: Script, fields: Fields, today: date) -> Script | None:
    """The script with these fields in it; None when one of them cannot be understood."""
    for field, value in fields.items():
        known = _with_field(script, field, value, today) if value else script
        if known is None:
            return None
        script = known
    return script


def _with_field(script: Script, field: str, value: str, today: date) -> Script | None:
    match field:
        case "council":
            return replace(script, council=value)
        case "organisation":
            return replace(script, organisation=value)
        case "title":
            return replace(script, title=value)
        case "place":
            return replace(script, place=value)
        case "key_question":
            return replace(script, key_question=value)
        case "kind":
            kind = _KINDS.get(plain(value))
            return replace(script, kind=kind) if isinstance(kind, MeetingKind) else None
        case "format":
            form = _FORMATS.get(plain(value))
            return replace(script, format=form) if isinstance(form, Format) else None
        case "chair" | "secretary":
            person = _participant(value)
            chair = field == "chair"
            return replace(script, chair=person) if chair else replace(script, secretary=person)
        case "present" | "absent":
            usual = Presence.PRESENT if field == "present" else Presence.ABSENT_NOTIFIED
            people = (_participant(each, usual) for each in _listed(value))
            return replace(script, people=script.people + tuple(people))
    return _with_moment(script, field, value, today)


def _with_moment(script: Script, field: str, value: str, today: date) -> Script | None:
    """`start`, `end` or `next_start`: a date, a clock time, or both."""
    found = re.fullmatch(r"(.*?)[,T\s]*(?:\bom |\bat )?([0-9]{1,2}[:.][0-9]{2})?(?: uur)?", value)
    clock = read_clock(found[2]) if found and found[2] else None
    day = read_date(found[1], today) if found and (clock or not found[2]) else None
    clock, day = (clock, day) if day else (None, read_date(value, today))
    if field == "end" and day is None:
        clock = read_clock(value)
        day = script.start.date() if clock and script.start else None
    if day is None or day.year not in _YEARS:
        return None
    moment = datetime.combine(day, clock or time())
    match field:
        case "start":
            return replace(script, start=moment, timed=clock is not None)
        case "end":
            late = script.start is not None and moment <= script.start
            return replace(script, end=moment + timedelta(days=1) if late else moment)
    return replace(script, next_start=moment)


def _listed(value: str) -> list[str]:
    """Names in a row, between semicolons, or between commas that stand in no brackets."""
    parts = value.split(";") if ";" in value else re.split(r",(?![^(]*\))", value)
    return [part.strip() for part in parts if part.strip()]


def _participant(value: str, usual: Presence | None = Presence.PRESENT) -> Participant:
    """`Naam (rol, organisatie, online, m.k.)`; what is no known word is the organisation."""
    found = re.fullmatch(r"(.*?\S)\s*\(([^()]*)\)", value)
    if found is None:
        return Participant(value, status=usual)
    person = Participant(found[1], status=usual)
    others: list[str] = []
    for part in found[2].split(","):
        mark = plain(part).strip()
        role, form, status = _ROLES.get(mark), _FORMATS.get(mark), _PRESENCE.get(mark)
        if isinstance(role, Role) and person.role is None:
            person = replace(person, role=role)
        elif isinstance(form, Format):
            person = replace(person, via=form)
        elif status:
            person = replace(person, status=status)
        elif mark in _NOT_NOTED:
            person = replace(person, status=None)
        elif part.strip():
            others.append(part.strip())
    return replace(person, organisation=", ".join(others))


def _as_note(line: ScriptLine) -> ScriptLine:
    return replace(line, said=NoteEntry(text=line.text, typed=line.text))


def _dated(script: Script) -> Script:
    """With a clock time for a start that has none: that of the first line that has one."""
    if script.start is None or script.timed:
        return script
    first = next((line.said.at for line in script.lines if line.said.at), None)
    start = datetime.combine(script.start.date(), first or time())
    end = script.end if script.end is None or script.end > start else None
    return replace(script, start=start, end=end)

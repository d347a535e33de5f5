"""An agenda as people paste it from a mail or a text file, line by line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.agenda import LONGEST_MINUTES, add_item
from vergadering.domain.choices import Goal
from vergadering.domain.dates import read_clock
from vergadering.domain.history import change
from vergadering.domain.model import AgendaItem
from vergadering.domain.people import plain
from vergadering.domain.script_reading import Heading, heading
from vergadering.domain.words import WORDS
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from vergadering.domain.state import State

NUMBER = re.compile(
    r"(?:[0-9]{1,3}[a-z]?(?:\.(?P<part>[0-9a-z]{1,2})\b)?(?:[.):]+\s*|\s+)|[a-z][.)]\s*)(?=\S)"
)
"""A printed number before a title: `7.`, `7a)`, `8.1`; a letter needs a mark behind it."""

BULLET = re.compile(r"^[-*•–·]\s+(?=\S)")

CLOCK = re.compile(
    r"(?P<start>[0-9]{1,2}[:.][0-9]{2})(?:\s*uur)?"
    r"(?:\s*[-–]\s*(?P<end>[0-9]{1,2}[:.][0-9]{2})(?:\s*uur)?)?[\s:|–-]+(?=\S)",
    re.IGNORECASE,
)
"""A clock time, or from when until when, before a title."""

MINUTES = re.compile(
    r"\(\s*([0-9]{1,4})\s*(?:['’′]|min(?:uten|uut|utes|ute)?\.?|m)?\s*\)"
    r"|(?:(?<=[\s,;|–-])|^)([0-9]{1,4})\s*(?:['’′]|min(?:uten|uut|utes|ute)?\b\.?)",
    re.IGNORECASE,
)
"""Minutes: `(15)`, `(15 min)`, `15 minuten`, `15'`."""

CLOSED = frozenset({"besloten", "closed"})

UNITS = frozenset({"min", "minuten", "minuut", "minutes", "minute", "m", "'", "’"})

FILLERS = frozenset({"ter", "voor", "for", "form", "an", "en", "and"})

_GOALS: dict[str, Goal] = {
    **{goal.value: goal for goal in Goal},
    **{plain(text): Goal(value) for (kind, value), text in WORDS.items() if kind is Goal},
    **dict.fromkeys(("informatie", "informatief", "information"), Goal.INFORM),
    **dict.fromkeys(("bespreking", "discussion"), Goal.DISCUSS),
    **dict.fromkeys(("vaststelling", "adoption"), Goal.ADOPT),
    **dict.fromkeys(("besluitvorming", "besluit", "decision"), Goal.DECIDE),
    **dict.fromkeys(("meningsvorming", "opinievormend", "opinion"), Goal.FORM_OPINION),
    **dict.fromkeys(("verkenning", "exploration"), Goal.EXPLORE),
}
"""What an item is for, by the words that people use."""


def read_agenda(text: str) -> tuple[Heading, ...]:
    """The items that a text names, in order. What is not understood of a line is its title.

    Blank lines say nothing. A line that stands two places further in than the one before it,
    or is numbered `8.1`, is a part. A line of the capture notation (`# Titel (5) besluiten`) is
    read as that.
    """
    found: list[Heading] = []
    margin = 0
    for row in re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")):
        line = row.expandtabs(4).rstrip()
        item = _item(re.sub(r"\s+", " ", line.strip())) if line.strip() else None
        if item is None or not item.title:
            continue
        indent = len(line) - len(line.lstrip())
        inside = bool(found) and (item.part or indent > margin + 1)
        margin = margin if inside else indent
        found.append(replace(item, part=inside, at=None, deferred=False))
    return tuple(found)


def written(items: Iterable[Heading], language: str = "nl") -> str:
    """Items as a text that `read_agenda` reads back the same, a numbered line each."""
    lines, top, part = [], 0, 0
    for item in items:
        top, part = (top, part + 1) if item.part else (top + 1, 0)
        number = f"   {top}.{part}" if item.part else f"{top}."
        goal = item.goal.value.replace("_", " ")
        tags = [WORDS[Goal, item.goal.value] if language == "nl" else goal]
        tags += ["besloten" if language == "nl" else "closed"] if item.confidential else []
        question = f" ? {item.key_question}" if item.key_question else ""
        lines.append(f"{number} {item.title} ({item.planned_minutes}) {' '.join(tags)}{question}")
    return "\n".join(lines)


def headings(items: Iterable[AgendaItem]) -> tuple[Heading, ...]:
    """The items of a meeting as a text names them, without what came of them."""
    return tuple(
        Heading(
            item.title,
            item.planned_minutes,
            item.goal,
            item.key_question,
            item.confidential,
            part=item.parent_id is not None,
        )
        for item in items
    )


@change(N_("agenda ingevoerd"))
def add_headings(
    state: State, at: datetime, *, items: tuple[Heading, ...], after_id: int | None = None
) -> State:
    """Put these items on the agenda, behind an item and its parts, or at the end."""
    if not items:
        raise Refusal(N_("Er staat nog geen agendapunt in de tekst."))
    anchor = state.get(AgendaItem, after_id)
    top = (anchor.parent_id or anchor.id) if anchor else None
    for each in items:
        part = each.part and top is not None
        before = {item.id for item in state.agenda_item}
        state = add_item(
            state,
            at,
            title=each.title,
            planned_minutes=each.planned_minutes,
            goal=each.goal,
            key_question=each.key_question,
            confidential=each.confidential,
            after_id=None if part or anchor is None else top,
            parent_id=top if part else None,
        )
        new = next(item.id for item in state.agenda_item if item.id not in before)
        top = top if part else new
    return state


def _item(line: str) -> Heading | None:
    """What one line names."""
    if (known := heading(line)) is not None:
        return known
    line, minutes = _without_clock(BULLET.sub("", line, count=1))
    numbered = NUMBER.match(line)
    if numbered is not None:
        line, later = _without_clock(line[numbered.end() :])
        minutes = minutes or later
    said, mark, question = line.partition(" ? ")
    item = replace(_titled(said), part=bool(numbered and numbered["part"]))
    if mark:
        item = replace(item, key_question=question.strip())
    return item if item.planned_minutes else replace(item, planned_minutes=minutes)


def _without_clock(line: str) -> tuple[str, int]:
    """The line without a clock time before it, and the minutes that two of them make."""
    found = CLOCK.match(line)
    start = read_clock(found["start"]) if found else None
    if found is None or start is None:
        return line, 0
    end = read_clock(found["end"]) if found["end"] else None
    took = (end.hour - start.hour) * 60 + end.minute - start.minute if end else 0
    return line[found.end() :], took % (24 * 60)


def _titled(line: str) -> Heading:
    """The title of a line, its minutes, and what the words around those say."""
    for found in reversed(list(MINUTES.finditer(line))):
        minutes, rest = int(found[1] or found[2]), line[found.end() :]
        if not found.start() or minutes > LONGEST_MINUTES:
            continue
        tags = _tags(rest)
        title = line[: found.start()].rstrip(" ,;:|–-")
        if title.count("(") > title.count(")"):
            continue
        if tags is not None and rest.strip(" .,;()"):
            return replace(tags, title=title, planned_minutes=minutes)
        if tags is not None:
            return replace(_tagged(title), planned_minutes=minutes)
        if found[1]:
            return replace(_tagged(f"{title} {rest.strip()}"), planned_minutes=minutes)
    return _tagged(line)


def _tagged(title: str) -> Heading:
    """A title and the marks behind it. A bare last word that is a goal says so, and stays."""
    said = Heading("")
    while found := re.search(
        r"\s*(?:\(([^()]*)\)|[,;|–-]\s*([^,;|()]+)|\s(?i:(?:ter|voor|for) (\w+)))\s*$", title
    ):
        inside = found[1] is not None
        tags = _tags(found[1] if inside else found[2] or found[3], bare=inside)
        if tags is None or not found.start():
            break
        said = _both(said, tags)
        title = title[: found.start()]
    words = title.split()
    last = plain(words[-1]) if len(words) > 1 else ""
    if last in CLOSED:
        said, words = replace(said, confidential=True), words[:-1]
    elif last in _GOALS and said.goal is Goal.DISCUSS:
        said = replace(said, goal=_GOALS[last])
    return replace(said, title=" ".join(words))


def _both(one: Heading, other: Heading) -> Heading:
    goal = other.goal if one.goal is Goal.DISCUSS else one.goal
    minutes = one.planned_minutes or other.planned_minutes
    closed = one.confidential or other.confidential
    return replace(one, planned_minutes=minutes, goal=goal, confidential=closed)


def _tags(text: str, *, bare: bool = False) -> Heading | None:
    """What words say that are all marks: `ter besluitvorming, besloten`; None when one is none.

    With `bare`, a number among them is minutes.
    """
    found = Heading("")
    for word in re.split(r"[\s,;.()|]+|(?<=[0-9])(?=[^0-9])", plain(text)):
        if word in CLOSED:
            found = replace(found, confidential=True)
        elif word in _GOALS:
            found = replace(found, goal=_GOALS[word])
        elif bare and word.isdecimal() and int(word[:5]) <= LONGEST_MINUTES:
            found = replace(found, planned_minutes=int(word))
        elif word and word not in FILLERS and not (bare and word in UNITS):
            return None
    return found

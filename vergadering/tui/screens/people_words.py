"""What the screen with people and rules says: a line for each of them, and the marked one whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from vergadering.domain.attendance import last_mark
from vergadering.domain.choices import Presence
from vergadering.domain.numbers import needed_for_quorum
from vergadering.domain.own_rules import BY_NAME, Group, Kind, rules_of
from vergadering.domain.people import BACKGROUNDS, seats
from vergadering.domain.roster import roster, term_warning, term_words
from vergadering.domain.rules import own_place, place_of, value_words
from vergadering.domain.words import word
from vergadering.tui.widgets.grouped import SEPARATOR, Line, cells, heading
from vergadering.tui.widgets.text import harmless, inked, spread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vergadering.domain.model import Person
    from vergadering.domain.own_rules import OwnRule
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

WIDE = 66
"""From so many cells on a line says more of somebody."""

VOTE, DATE, FULL_DATE = 4, 14, 26
"""Cells that a vote, and the end of a term in figures and in words, take."""

MEMBER, RULE, COUNCIL = "person", "rule", "council"
"""What a line can stand for: `person:12`, `rule:quorum`, `council:name`."""


def head(t: Translator, view: State, width: int, *, private: bool) -> Text:
    """What screen it is, of which council, and who may see it."""
    line = inked(t("Mensen en regels"), "bold")
    line.append(f" · {harmless(view.the_council.name)}")
    label = t("PRIVÉ") if private else t("SCHERM GEDEELD")
    return spread(line, inked(label, "bold"), width)


# people


def counted(t: Translator, view: State) -> str:
    """How many have a vote, and how many of them make a quorum."""
    total = seats(view)
    needed = needed_for_quorum(view.the_council.rules.quorum, total)
    votes = t.many("{n} stem", "{n} stemmen", total)
    return t("{votes}, quorum bij {n}", votes=votes, n=needed) if needed else votes


def people_lines(t: Translator, view: State, today: date, width: int) -> Iterator[Line]:
    """A line for each person, under the circle that they are in."""
    dated = any(term_words(t, view, person.id) for person in view.person)
    for circle, people in roster(view).items():
        yield heading(f"{t(circle.value)} ({len(people)})", width)
        for person in people:
            text = _person(t, view, today, person, width, dated=dated)
            yield Line(Text(text), f"{MEMBER}{SEPARATOR}{person.id}")


def _person(
    t: Translator, view: State, today: date, person: Person, width: int, *, dated: bool
) -> str:
    wide = width >= WIDE
    date_width = (FULL_DATE if wide else DATE) if dated else 0
    mark = "!" if term_warning(t, view, person.id, today) else " "
    vote = t("stem") if person.has_vote and person.active else "–"
    where = (_where(t, view, person.id) or "–") if wide and view.attendance else ""
    where_width = 14 if where else 0
    vote_width = VOTE + 2 if wide else VOTE
    taken = sum(each + 1 for each in (vote_width, where_width, date_width) if each)
    rest = max(0, width - 3 - taken)
    role_width = min(22, rest // 2 + 1)
    return cells(
        (mark, 1),
        (harmless(person.display_name or person.name), rest - role_width - 1),
        (t(word(person.role)), role_width),
        (vote, vote_width),
        (where, where_width),
        (term_words(t, view, person.id, short=not wide), date_width),
    )


def _where(t: Translator, view: State, person_id: int) -> str:
    """Where somebody is in the meeting in hand; empty when that is not known."""
    if view.meeting_id is None:
        return ""
    mark = last_mark(view, person_id)
    if mark.status is Presence.PRESENT:
        return t(word(mark.via))
    return t(word(mark.status)) if mark.status else ""


def about_person(t: Translator, view: State, today: date, person: Person) -> Text:
    """Somebody in full, as far as the view has it."""
    name = harmless(person.display_name)
    text = inked(name, "bold")
    if harmless(person.name) != name:
        text.append(t(", in de notulen {name}", name=harmless(person.name)))
    vote = t("stemrecht") if person.has_vote else t("geen stemrecht")
    facts = [t(word(person.role)), vote, harmless(person.organisation)]
    text.append(" · " + " · ".join(filter(None, facts)))
    told = [term_words(t, view, person.id), term_warning(t, view, person.id, today)]
    text.append("\n" + (" · ".join(filter(None, told)) or t("Geen zittingstermijn bekend.")))
    own = (t(BACKGROUNDS.get(person.background, person.background)), person.email, person.phone)
    return text.append("\n" + " · ".join(harmless(each) for each in own if each))


# rules


def rule_lines(t: Translator, view: State, width: int) -> Iterator[Line]:
    """A line for each rule, under what it is about."""
    council = view.the_council
    longest = max((cell_len(harmless(row.text)) for row in view.rule_reference), default=0)
    for group in Group:
        yield heading(t(group.value), width)
        if group is Group.COUNCIL:
            for name, label, value in (
                ("name", t("Naam van de raad"), council.name),
                ("organisation", t("Organisatie"), council.organisation),
            ):
                words = _rule_cells((label, harmless(value) or "–", ""), longest, width)
                yield Line(Text(words), f"{COUNCIL}{SEPARATOR}{name}")
        for rule in rules_of(group):
            words = _rule_cells(_rule(t, view, rule), longest, width)
            yield Line(Text(words), f"{RULE}{SEPARATOR}{rule.name}")


def _rule(t: Translator, view: State, rule: OwnRule) -> tuple[str, str, str]:
    """Name, value and place."""
    value = harmless(value_words(t, view.the_council.rules, rule)) or "–"
    return t(rule.label), value, harmless(own_place(view, rule.name))


def _rule_cells(columns: tuple[str, str, str], longest: int, width: int) -> str:
    """Name, value and place below each other; without a place the value takes its room."""
    label, value, place = columns
    room = max(0, width - 4)
    label_width = min(25, room // 2)
    place_width = min(longest, max(16, (room - label_width) * 2 // 5)) if place else 0
    value_width = room - label_width - place_width + (0 if place else 1)
    return "  " + cells((label, label_width), (value, value_width), (place, place_width))


def about_rule(t: Translator, view: State, name: str) -> Text:
    """A rule in full: its value, what it means, and where it stands."""
    rule = BY_NAME[name]
    value = harmless(value_words(t, view.the_council.rules, rule)) or "–"
    text = inked(f"{t(rule.label)}: {value}", "bold")
    text.append(f"\n{t(rule.says)}")
    place = harmless(place_of(view, name))
    if rule.kind is Kind.TEXT:
        return text
    said = t("Staat in: {place}", place=place) if place else t("Nog niet gezegd waar dit staat.")
    return text.append(f"\n{said}")


def about_council(t: Translator, view: State) -> Text:
    """The council in full."""
    council = view.the_council
    text = inked(harmless(council.name), "bold")
    return text.append(f"\n{harmless(council.organisation)}")

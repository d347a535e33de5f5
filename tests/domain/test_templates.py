"""Templates of agendas."""

from __future__ import annotations

import pytest

from tests.helpers.council import START
from vergadering.domain.agenda_text import read_agenda
from vergadering.domain.choices import Goal, MeetingKind
from vergadering.domain.script_reading import Heading
from vergadering.domain.templates import (
    BUILT_IN,
    is_actions,
    is_end,
    is_minutes,
    remove_template,
    save_template,
    standing,
    templates,
)
from vergadering.errors import Refusal
from vergadering.i18n import Translator

DUTCH = Translator("nl")
SHORT = read_agenda("Opening (5)\nPlan (20) besluiten\n  Deel (5)\nSluiting (5)")


def kept(state, **others):
    facts = {"name": "Kort", "kind": MeetingKind.COUNCIL, "items": SHORT} | others
    return save_template(state, START, **facts)


def test_every_kind_of_meeting_has_standing_items(council_state):
    found = templates(council_state, DUTCH)
    assert [template.kind for template in found] == list(MeetingKind)
    for template in found:
        assert template.items
        assert all(item.planned_minutes for item in template.items)
        assert is_end(template.items[-1].title) or template.kind is MeetingKind.ENCOUNTER


def test_the_council_meeting_goes_in_the_usual_order():
    titles = [item.title for item in BUILT_IN[MeetingKind.COUNCIL]]
    assert titles[:6] == [
        "Opening en aanwezigheid",
        "Vaststellen agenda",
        "Mededelingen",
        "Ingekomen stukken",
        "Verslag vorige vergadering",
        "Actielijst en besluitenlijst",
    ]


def test_a_template_of_the_council_comes_before_that_of_the_program(council_state):
    found = [t for t in templates(kept(council_state), DUTCH) if t.kind is MeetingKind.COUNCIL]
    assert [template.name for template in found] == ["Kort", "vaste punten"]
    assert found[0].items == SHORT


def test_a_template_is_kept_changed_and_removed(council_state):
    state = kept(council_state)
    id = state.agenda_template[0].id
    again = kept(state, items=(Heading("Alleen dit"),))
    assert [row.id for row in again.agenda_template] == [id]
    assert [row.title for row in again.template_item] == ["Alleen dit"]
    renamed = kept(state, name=" Lang ", template_id=id)
    assert [(row.id, row.name) for row in renamed.agenda_template] == [(id, "Lang")]
    both = kept(renamed)
    with pytest.raises(Refusal, match="al een sjabloon “Kort”"):
        kept(both, template_id=id)
    other = kept(both, kind=MeetingKind.EXTRA)
    assert len(other.agenda_template) == 3, "another kind may have the same name"
    gone = remove_template(both, START, template_id=id)
    assert [row.name for row in gone.agenda_template] == ["Kort"]
    assert {row.template_id for row in gone.template_item} == {gone.agenda_template[0].id}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"name": " "}, "een naam nodig"),
        ({"items": ()}, "zonder punten"),
        ({"items": (Heading(" "),)}, "een titel nodig"),
        ({"template_id": 987}, "bestaat niet meer"),
    ],
)
def test_a_template_has_a_name_and_items(council_state, facts, said):
    with pytest.raises(Refusal, match=said):
        kept(council_state, **facts)


def test_the_date_of_the_minutes_is_no_standing_item():
    items = (Heading("Verslag van 1 mei 2026", 5, Goal.ADOPT), Heading("Verslag van een bezoek"))
    titles = [item.title for item in standing(items, DUTCH)]
    assert titles == ["Verslag vorige vergadering", "Verslag van een bezoek"]


@pytest.mark.parametrize(
    ("title", "goal", "what"),
    [
        ("Notulen van 2 juni", Goal.ADOPT, "minutes"),
        ("Vaststellen agenda", Goal.ADOPT, ""),
        ("Actielijst", Goal.DISCUSS, "actions"),
        ("Rondvraag, terugblik en sluiting", Goal.INFORM, "end"),
        ("W.v.t.t.k.", Goal.INFORM, "end"),
        ("Minutes of 1 May", Goal.ADOPT, "minutes"),
        ("Any other business", Goal.DISCUSS, "end"),
        ("Nieuwsbrief", Goal.DECIDE, ""),
    ],
)
def test_what_an_item_is_for_is_known_by_its_title(title, goal, what):
    found = {"minutes": is_minutes(title, goal), "actions": is_actions(title), "end": is_end(title)}
    assert [name for name, holds in found.items() if holds] == ([what] if what else [])

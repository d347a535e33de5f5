"""The invitation to a meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.documents.reading import DUTCH, MADE, Loud
from tests.helpers.council import draft_meeting, item, later, planned_meeting, who
from vergadering.documents import kinds
from vergadering.documents.blocks import Facts, Heading, Table
from vergadering.domain import actions, agenda, meeting, minutes
from vergadering.domain.choices import MeetingKind, MinutesStatus
from vergadering.domain.model import Meeting


def invitation(state, t=DUTCH):
    return kinds.compose("agenda", state, t, MADE)


def texts(state):
    return [block.text for block in invitation(state).blocks if hasattr(block, "text")]


def rows(state):
    (table,) = [block for block in invitation(state).blocks if isinstance(block, Table)]
    return table.rows


def test_it_says_when_and_where_and_what_comes_when():
    state = planned_meeting()
    document = invitation(state)
    assert document.title == (
        "Uitnodiging vergadering Cliëntenraad Jeugdhulp Noorderveen, 6 oktober 2026"
    )
    (facts,) = [block for block in document.blocks if isinstance(block, Facts)]
    assert ("dinsdag 6 oktober 2026",) in {row.lines for row in facts.rows}
    assert ("19.30–21.30 uur",) in {row.lines for row in facts.rows}
    assert rows(state)[:3] == (
        ("1", "19.30", "Opening", "informeren", "–", "5"),
        ("2", "19.35", "Vaststellen agenda", "vaststellen", "–", "3"),
        ("3", "19.38", "Adviesaanvraag samenvoegen", "besluiten", "–", "30"),
    )
    assert texts(state)[-1] == "Kunt u niet komen? Laat het zo snel mogelijk weten aan Ibrahim."


def test_until_the_agenda_is_settled_it_is_provisional():
    assert texts(draft_meeting())[0] == "Voorlopige agenda"
    assert "Voorlopige agenda" not in texts(planned_meeting())


def test_each_owner_reads_what_to_prepare():
    state = planned_meeting()
    joke, wil = who(state, "Joke").id, who(state, "Wil").id
    for text, owner, due in (
        ("Kaarten drukken", wil, date(2026, 10, 1)),
        ("Bellen", joke, date(2026, 10, 20)),
        ("Schrijven", joke, None),
        ("Wie?", None, None),
    ):
        state = actions.add_action(state, later(0), text=text, owner_id=owner, due=due)
    lines = texts(state)
    place = lines.index("Graag voorbereiden")
    assert lines[place + 1 : place + 4] == [
        "Joke: A-2026-02 Bellen (20 oktober 2026)\nA-2026-03 Schrijven (datum nog te bepalen)",
        "Wil: A-2026-01 Kaarten drukken (1 oktober 2026, te laat)",
        "Nog zonder eigenaar: A-2026-04 Wie? (datum nog te bepalen)",
    ]


def test_the_minutes_to_adopt_are_to_be_read():
    state = planned_meeting()
    earlier = Meeting(-1, "V-2026-00", opened_at=later(-50_000), minutes_status=MinutesStatus.DRAFT)
    place = replace(item(state, "Vaststellen"), minutes_of_id=earlier.id)
    assert minutes.held_on(earlier) == date(2026, 9, 2)
    lines = texts(state.put(earlier, place))
    assert "Lees het verslag van 2 september 2026 (punt 2)." in lines


def test_of_a_closed_item_only_what_everybody_may_know_is_in_it():
    state = planned_meeting()
    secret = replace(
        item(state, "Signalen"), title="GEHEIM", key_question="GEHEIM", confidential=True
    )
    state = agenda.change_item(state, later(0), item=secret)
    state = actions.add_action(state, later(0), text="GEHEIM", item_id=secret.id)
    assert "GEHEIM" not in repr(invitation(state))
    assert rows(state)[3][2:4] == ("Besloten agendapunt", "besloten")


def test_questions_stand_below_the_agenda():
    state = planned_meeting()
    asked = replace(item(state, "Advies"), key_question="Kan dit?")
    assert "3. Adviesaanvraag samenvoegen: Kan dit?" in texts(state.put(asked))


def test_without_an_agenda_or_a_date_it_says_what_is_not_known():
    state = meeting.add_meeting(draft_meeting(), later(0), title="Later", planned_start=None)
    assert "De agenda volgt nog." in texts(state)
    (facts,) = [block for block in invitation(state).blocks if isinstance(block, Facts)]
    assert ("nog te bepalen",) in {row.lines for row in facts.rows}
    assert texts(state)[-1] == "Kunt u niet komen? Laat het zo snel mogelijk weten."
    assert kinds.file_name("agenda", state, DUTCH).startswith("v-2026-02_uitnodiging")


def test_its_file_sorts_by_date_and_says_what_it_is():
    assert kinds.file_name("agenda", planned_meeting(), DUTCH) == (
        "2026-10-06_uitnodiging_clientenraad-jeugdhulp-noorderveen.docx"
    )


def test_every_text_can_be_translated_and_each_kind_has_its_own_title():
    state = planned_meeting()
    for block in invitation(state, Loud()).blocks:
        if isinstance(block, Heading):
            assert block.text.startswith("«")
    titles = {
        invitation(state.put(replace(state.the_meeting, kind=kind))).title for kind in MeetingKind
    }
    assert len(titles) == len(MeetingKind)

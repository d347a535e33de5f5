"""How minutes tell of earlier minutes, and how adopted ones end."""

from __future__ import annotations

from dataclasses import replace

from tests.documents.reading import composed, sentences, under
from tests.helpers.council import later, who
from tests.helpers.makers_next import following
from vergadering.documents.blocks import Heading
from vergadering.domain import meeting, minutes

CLOSED, DRAFT, ADOPTED, *_ = following()
EARLIER = CLOSED.meeting_id


def told(state, title="Verslag"):
    """The sentences below the heading of the item."""
    heading = next(
        block.text
        for block in composed(state).blocks
        if isinstance(block, Heading) and block.text.endswith(title)
    )
    return under(state, heading)


def adopted_first():
    """The first meeting in hand, as its document is made after the second one."""
    return replace(
        CLOSED.having({"meeting": ADOPTED.meeting, "minutes_change": ADOPTED.minutes_change}),
        meeting_id=EARLIER,
    )


def test_the_present_minutes_tell_what_was_changed_and_adopted_in_that_order():
    lines = told(ADOPTED)
    change = "Wijziging van het verslag van 6 oktober 2026: Punt 2: 3 moet 4 zijn"
    adoption = "Met inachtneming hiervan wordt het verslag van 6 oktober 2026 vastgesteld."
    correction = "Rectificatie van het verslag van 6 oktober 2026 (Noa): Punt 3: de datum is 4 mei"
    assert [lines.index(line) for line in (change, adoption, correction)] == [1, 2, len(lines) - 1]
    assert any(line.startswith("Besluit B-2026-01:") for line in lines[3:-1])


def test_without_changes_the_decision_says_it_all():
    (change,) = minutes.changes_of(DRAFT, EARLIER)
    clean = minutes.remove_change(DRAFT, later(200), change_id=change.id)
    place = clean.agenda_item[0].id
    state = minutes.adopt_by_decision(
        clean, later(201), meeting_id=EARLIER, item_id=place, text="Vastgesteld."
    )
    assert not any("inachtneming" in line or "wordt het" in line for line in told(state))
    plain = minutes.adopt_minutes(clean, later(201), meeting_id=EARLIER)
    linked = plain.put(replace(plain.agenda_item[0], minutes_of_id=EARLIER))
    assert "Het verslag van 6 oktober 2026 wordt vastgesteld." in told(linked)


def test_who_asked_for_a_change_is_named():
    noa = who(DRAFT, "Noa").id
    state = minutes.note_change(DRAFT, later(201), meeting_id=EARLIER, text="Punt 4", person_id=noa)
    assert any("2026 (Noa): Punt 4" in line for line in sentences(state))


def test_adopted_minutes_say_when_and_by_which_decision_and_list_what_changed():
    lines = under(adopted_first(), "Vaststelling")
    assert lines[:3] == [
        "Vastgesteld in de vergadering van 6 oktober 2026 (V-2026-02), besluit B-2026-01.",
        "Vastgesteld met inachtneming van deze wijzigingen:",
        "Punt 2: 3 moet 4 zijn",
    ]
    assert under(adopted_first(), "Rectificaties") == [
        "Rectificatie (6 oktober 2026, Noa): Punt 3: de datum is 4 mei"
    ]


def test_minutes_that_were_adopted_without_a_decision_say_where():
    state = minutes.adopt_minutes(DRAFT, later(201), meeting_id=EARLIER)
    first = replace(CLOSED.having({"meeting": state.meeting}), meeting_id=EARLIER)
    assert under(first, "Vaststelling")[0] == (
        "Vastgesteld in de vergadering van 6 oktober 2026 (V-2026-02)."
    )


def test_a_secret_in_a_change_stays_out_of_every_document():
    state = minutes.note_change(
        DRAFT, later(201), meeting_id=EARLIER, text="GEHEIM", confidential=True
    )
    state = meeting.close_meeting(state, later(230))
    first = replace(CLOSED.having({"minutes_change": state.minutes_change}), meeting_id=EARLIER)
    for each in (state, first):
        assert "GEHEIM" not in repr(composed(each))

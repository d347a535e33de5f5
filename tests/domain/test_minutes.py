"""Minutes of an earlier meeting: changes, adoption, the lock, corrections."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from tests.helpers.council import done, item, later, open_meeting, who
from tests.helpers.makers_next import following
from vergadering.domain import (
    actions,
    agenda,
    attendance,
    deciding,
    history,
    meeting,
    minutes,
    notes,
    parking,
)
from vergadering.domain.choices import ChangeKind, MinutesStatus, NoteKind, Presence
from vergadering.domain.model import Meeting
from vergadering.domain.public import public
from vergadering.domain.soundness import findings
from vergadering.errors import Refusal

CLOSED, DRAFT, ADOPTED, *_ = following()
EARLIER = CLOSED.meeting_id


def adopted_in_hand():
    """The first meeting in hand again, with its minutes adopted in the second."""
    first = notes.add_note(open_meeting(), later(5), text="Iets")
    first = actions.add_action(first, later(6), text="Bellen")
    first = deciding.record_decision(first, later(7), text="Ja")
    first = meeting.close_meeting(first, later(100))
    second = meeting.add_meeting(first, later(200), title="Volgende", planned_start=None)
    done_ = minutes.adopt_minutes(second, later(201), meeting_id=first.meeting_id)
    return first.having({"meeting": done_.meeting})


def test_changes_come_first_and_then_the_adoption():
    (change,) = minutes.changes_of(DRAFT, EARLIER)
    assert (change.kind, change.noted_in_id) == (ChangeKind.CHANGE, DRAFT.meeting_id)
    assert [row.id for row in minutes.to_adopt(DRAFT)] == [EARLIER]
    row = ADOPTED.need(Meeting, EARLIER)
    decision = ADOPTED.decision[0]
    assert (row.minutes_status, row.adopted_on) == (MinutesStatus.ADOPTED, later(201).date())
    assert (row.adopted_in_id, row.adopted_by) == (ADOPTED.meeting_id, decision.number)
    assert (decision.text, decision.item_id) == ("Vastgesteld.", item(ADOPTED, "Verslag").id)
    assert item(ADOPTED, "Verslag").minutes_of_id == EARLIER
    assert minutes.to_adopt(ADOPTED) == ()


def test_a_decision_that_was_taken_already_is_the_one_that_adopts():
    place = item(DRAFT, "Verslag").id
    state = deciding.record_decision(DRAFT, later(201), text="Akkoord", item_id=place)
    state = minutes.adopt_by_decision(
        state, later(202), meeting_id=EARLIER, item_id=place, text="Nog een"
    )
    assert [row.text for row in state.decision] == ["Akkoord"]
    assert state.need(Meeting, EARLIER).adopted_by == state.decision[0].number
    with pytest.raises(Refusal, match="is het verslag van V-2026-01 vastgesteld"):
        deciding.remove_decision(state, later(203), decision_id=state.decision[0].id)


def test_minutes_are_adopted_in_a_later_meeting_that_is_open():
    place = item(DRAFT, "Verslag").id
    adopt = partial(minutes.adopt_by_decision, meeting_id=EARLIER, item_id=place, text="x")
    with pytest.raises(Refusal, match="niet bezig"):
        adopt(meeting.close_meeting(DRAFT, later(210)), later(211))
    own = CLOSED.agenda_item[0].id
    with pytest.raises(Refusal, match="latere vergadering"):
        minutes.adopt_by_decision(CLOSED, later(1), meeting_id=EARLIER, item_id=own, text="x")
    with pytest.raises(Refusal, match="geen conceptverslag"):
        minutes.adopt_minutes(DRAFT, later(201), meeting_id=DRAFT.meeting_id)
    with pytest.raises(Refusal, match="is vastgesteld op") as refusal:
        adopt(ADOPTED, later(300))
    assert refusal.value.values["where"] == "V-2026-02 · B-2026-01"


def test_a_rejected_decision_adopts_nothing():
    state = deciding.record_decision(
        DRAFT, later(201), text="Nee", outcome=deciding.Outcome.REJECTED
    )
    with pytest.raises(Refusal, match="niet aangenomen"):
        minutes.adopt_minutes(
            state, later(202), meeting_id=EARLIER, decision_id=state.decision[0].id
        )


ABSENT = attendance.Mark(Presence.ABSENT)

LOCKED = {
    "a note": lambda s: partial(notes.add_note, text="Nog iets"),
    "another note": lambda s: partial(
        notes.change_note, note_id=s.note[0].id, text="x", kind=NoteKind.TIP
    ),
    "no note": lambda s: partial(notes.remove_note, note_id=s.note[0].id),
    "presence": lambda s: partial(attendance.clear_attendance, person_id=s.person[0].id),
    "who came": lambda s: partial(attendance.take_roll, marks={s.person[0].id: ABSENT}),
    "an action": lambda s: partial(actions.add_action, text="Bellen"),
    "no action": lambda s: partial(actions.remove_action, action_id=s.action[0].id),
    "a parked point": lambda s: partial(parking.park, text="Zijspoor"),
    "the place": lambda s: partial(
        meeting.change_meeting, meeting=replace(s.the_meeting, location="Elders")
    ),
    "opening it again": lambda s: meeting.reopen_meeting,
    "a change": lambda s: partial(minutes.note_change, meeting_id=EARLIER, text="x"),
}


@pytest.mark.parametrize("what", LOCKED)
def test_adopted_minutes_are_locked_and_say_when_and_where_that_was(what):
    state = adopted_in_hand()
    with pytest.raises(Refusal, match=r"V-2026-01 is vastgesteld op 2026-10-06 \(V-2026-02\)"):
        LOCKED[what](state)(state, later(300))
    free = state.put(replace(state.the_meeting, minutes_status=MinutesStatus.DRAFT))
    if what != "opening it again":
        assert LOCKED[what](free)(free, later(300)) is not free


def test_actions_go_on_after_the_minutes_are_adopted():
    state = adopted_in_hand()
    state = actions.set_status(
        state, later(300), action_id=state.action[0].id, status=actions.ActionStatus.DONE
    )
    assert state.action[0].status is actions.ActionStatus.DONE


def test_nothing_that_was_noted_can_be_undone_after_the_adoption():
    state = adopted_in_hand()
    before = state.having({"note": ()})
    with pytest.raises(Refusal, match="is vastgesteld"):
        history.revert(state, later(300), done=history.differences(before, state))


def test_the_adoption_itself_can_be_undone_and_taken_back():
    undone = history.revert(
        DRAFT.put(*ADOPTED.meeting),
        later(203),
        done=history.differences(DRAFT, DRAFT.put(*ADOPTED.meeting)),
    )
    assert undone.meeting == DRAFT.meeting
    state = minutes.remove_change(
        ADOPTED, later(203), change_id=minutes.changes_of(ADOPTED, EARLIER)[-1].id
    )
    back = minutes.withdraw_adoption(state, later(204), meeting_id=EARLIER)
    row = back.need(Meeting, EARLIER)
    assert (row.minutes_status, row.adopted_on, row.adopted_by) == (MinutesStatus.DRAFT, None, "")
    deciding.remove_decision(back, later(205), decision_id=back.decision[0].id)


def test_an_adoption_is_taken_back_only_where_and_while_it_was_made():
    with pytest.raises(Refusal, match="al een rectificatie"):
        minutes.withdraw_adoption(ADOPTED, later(204), meeting_id=EARLIER)
    with pytest.raises(Refusal, match="niet vastgesteld"):
        minutes.withdraw_adoption(DRAFT, later(204), meeting_id=EARLIER)
    closed = meeting.close_meeting(ADOPTED, later(210))
    third = meeting.add_meeting(closed, later(220), title="Derde", planned_start=None)
    for state in (closed, third, adopted_in_hand()):
        with pytest.raises(Refusal, match="is vastgesteld"):
            minutes.withdraw_adoption(state, later(230), meeting_id=EARLIER)


def test_a_correction_is_a_line_of_its_own_with_a_date_and_a_name():
    change, correction = minutes.changes_of(ADOPTED, EARLIER)
    assert (correction.kind, correction.at) == (ChangeKind.CORRECTION, later(202))
    assert correction.person_id == who(ADOPTED, "Noa").id
    with pytest.raises(Refusal, match="nog niet vastgesteld"):
        minutes.correct_minutes(
            DRAFT, later(201), meeting_id=EARLIER, text="x", person_id=correction.person_id
        )
    with pytest.raises(Refusal, match="bestaat niet meer"):
        minutes.correct_minutes(ADOPTED, later(203), meeting_id=EARLIER, text="x", person_id=987)
    with pytest.raises(Refusal, match="is vastgesteld"):
        minutes.reword_change(ADOPTED, later(203), change_id=change.id, text="anders")
    again = minutes.reword_change(ADOPTED, later(203), change_id=correction.id, text=" Beter ")
    assert minutes.changes_of(again, EARLIER)[1].text == "Beter"
    third = meeting.add_meeting(
        meeting.close_meeting(ADOPTED, later(210)), later(220), title="Derde", planned_start=None
    )
    with pytest.raises(Refusal, match="blijft staan"):
        minutes.remove_change(third, later(221), change_id=correction.id)


def test_a_change_says_something_and_can_be_said_otherwise_or_taken_away():
    (change,) = minutes.changes_of(DRAFT, EARLIER)
    with pytest.raises(Refusal, match="wat er in het verslag anders moet"):
        minutes.note_change(DRAFT, later(201), meeting_id=EARLIER, text=" ")
    with pytest.raises(Refusal, match="wat er in het verslag anders moet"):
        minutes.reword_change(DRAFT, later(201), change_id=change.id, text="")
    gone = minutes.remove_change(DRAFT, later(201), change_id=change.id)
    assert minutes.changes_of(gone, EARLIER) == ()
    place = item(DRAFT, "Verslag").id
    linked = minutes.note_change(DRAFT, later(201), meeting_id=EARLIER, text="x", item_id=place)
    assert item(linked, "Verslag").minutes_of_id == EARLIER


def test_a_change_about_a_closed_item_is_private():
    state = minutes.note_change(
        DRAFT, later(201), meeting_id=EARLIER, text="GEHEIM", confidential=True
    )
    assert "GEHEIM" not in repr(public(state))
    place = replace(item(DRAFT, "Verslag"), confidential=True)
    closed = agenda.change_item(DRAFT, later(201), item=place)
    state = minutes.note_change(
        closed, later(202), meeting_id=EARLIER, text="GEHEIM", item_id=place.id
    )
    assert "GEHEIM" not in repr(public(state))


def test_only_the_meeting_that_was_closed_last_is_opened_again():
    closed = meeting.close_meeting(ADOPTED, later(210))
    assert meeting.reopen_meeting(closed, later(211)).the_meeting.reopened_at == later(211)
    first = CLOSED.having({"meeting": meeting.close_meeting(DRAFT, later(210)).meeting})
    with pytest.raises(Refusal, match="laatst gesloten") as refusal:
        meeting.reopen_meeting(first, later(211))
    assert refusal.value.values == {"number": "V-2026-02"}
    running = CLOSED.having({"meeting": DRAFT.meeting})
    with pytest.raises(Refusal, match="al begonnen"):
        meeting.reopen_meeting(running, later(211))


def test_records_of_minutes_are_sound_and_damage_is_told():
    broken = CLOSED.put(replace(CLOSED.the_meeting, adopted_by="B-2026-09"))
    assert any("wie vaststelde" in each.text for each in findings(broken))
    early = open_meeting()
    early = early.put(replace(early.the_meeting, minutes_status=MinutesStatus.ADOPTED))
    assert any("niet gesloten" in each.text for each in findings(early))
    loose = ADOPTED.put(replace(ADOPTED.need(Meeting, EARLIER), minutes_status=MinutesStatus.DRAFT))
    assert any("rectificatie" in each.text for each in findings(loose))


def test_the_lock_leaves_other_meetings_alone():
    state = done(ADOPTED, partial(notes.add_note, text="Gewoon verder"), at=later(205))
    assert state.note[-1].text == "Gewoon verder"

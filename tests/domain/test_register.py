"""What becomes of decisions, and proposals that come back."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from tests.helpers.council import done, later
from vergadering.domain import agenda, deciding, meeting, register
from vergadering.domain.choices import Fate, Outcome, ProposalStatus
from vergadering.domain.deciding import Count
from vergadering.domain.public import public
from vergadering.domain.register import Wanted, events, fate_of, held_over, search
from vergadering.errors import Refusal


@pytest.fixture
def earlier(open_meeting_state):
    """A closed meeting: a decision, one that was turned down, a tie, and a proposal put off."""
    state, place = open_meeting_state, open_meeting_state.items[2].id
    for minute, count in ((10, (8,)), (12, (2, 6)), (14, (4, 4))):
        text = f"Voorstel {minute}"
        state = deciding.table_proposal(state, later(minute), text=text, item_id=place)
        state = deciding.show_of_hands(
            state, later(minute + 1), proposal_id=state.proposal[-1].id, count=Count(*count)
        )
    state = deciding.table_proposal(state, later(20), text="Later dan", item_id=place)
    state = deciding.hold_over_proposal(state, later(21), proposal_id=state.proposal[-1].id)
    return meeting.close_meeting(state, later(60))


@pytest.fixture
def coming(earlier):
    """The next meeting under way, in the same council."""
    state = meeting.add_meeting(earlier, later(70), title="Volgende", planned_start=None)
    return done(
        state,
        partial(agenda.add_item, title="Opening"),
        meeting.open_meeting,
        at=later(80),
    )


def test_a_decision_was_taken_and_then_it_is_done_or_revoked(earlier, coming):
    decision = earlier.decision[0]
    assert fate_of(coming, decision.id) is None
    state = register.execute_decision(coming, later(81), decision=decision)
    found = fate_of(state, decision.id)
    assert (found.fate, found.day) == (Fate.EXECUTED, later(81).date())
    with pytest.raises(Refusal, match="al uitgevoerd"):
        register.execute_decision(state, later(82), decision=decision)
    with pytest.raises(Refusal, match="Zeg waarom"):
        register.revoke_decision(state, later(82), decision=decision, reason=" ")
    state = register.revoke_decision(
        state, later(82), decision=decision, reason="Geen geld", day=date(2026, 12, 1)
    )
    found = fate_of(state, decision.id)
    assert (found.fate, found.day, found.reason) == (Fate.REVOKED, date(2026, 12, 1), "Geen geld")
    for rule in (
        partial(register.execute_decision),
        partial(register.revoke_decision, reason="x"),
        partial(register.correct_decision, text="x"),
    ):
        with pytest.raises(Refusal, match="geldt al niet meer"):
            rule(state, later(83), decision=decision)
    assert earlier.decision[0] == decision


def test_what_was_turned_down_or_held_over_cannot_be_done(earlier, coming):
    for decision in earlier.decision[1:]:
        with pytest.raises(Refusal, match="niet aangenomen"):
            register.execute_decision(coming, later(81), decision=decision)


def test_a_new_decision_takes_the_place_of_an_old_one(earlier, coming):
    old = earlier.decision[0]
    state = deciding.record_decision(coming, later(81), text="Beter plan")
    new = state.decision[0]
    state = register.replace_decision(state, later(82), decision=old, by_id=new.id)
    assert state.decision[0].replaces_id == old.id
    assert (fate_of(state, old.id).fate, fate_of(state, old.id).by_id) == (Fate.REPLACED, new.id)
    with pytest.raises(Refusal, match="vervangt zichzelf niet"):
        register.replace_decision(state, later(83), decision=new, by_id=new.id)
    gone = deciding.remove_decision(state, later(84), decision_id=new.id)
    assert (gone.decision, fate_of(gone, old.id)) == ((), None)


def test_a_correction_is_a_new_line_that_names_the_old_one(earlier, coming):
    old = earlier.decision[0]
    state = register.correct_decision(
        coming, later(81), decision=old, text="Voorstel 10, met 9 jongeren", reason="verschrijving"
    )
    new = state.decision[0]
    assert (new.corrects_id, new.number) == (old.id, "B-2026-04")
    assert [event.fate for event in events(state, old.id)] == [Fate.CORRECTED]
    assert fate_of(state, old.id) is None, "it still holds"


def test_proposals_wait_until_they_are_brought_back(earlier, coming):
    waiting = held_over(earlier)
    assert [row.text for row in waiting] == ["Voorstel 14", "Later dan"]
    assert held_over(earlier, earlier.meeting_id) == ()
    state = register.bring_back(coming, later(81), proposal=waiting[1], title="Nog eens")
    back = state.proposal[0]
    assert (back.text, back.status, back.earlier_id) == (
        "Later dan",
        ProposalStatus.TABLED,
        waiting[1].id,
    )
    assert state.items[-1].title == "Nog eens"
    assert state.items[-1].id == back.item_id
    both = earlier.put(back)
    assert [row.text for row in held_over(both)] == ["Voorstel 14"]
    with pytest.raises(Refusal, match="al op de agenda"):
        register.bring_back(state, later(82), proposal=waiting[1])
    under = register.bring_back(state, later(82), proposal=waiting[0], item_id=state.items[0].id)
    assert (len(under.items), under.proposal[-1].item_id) == (2, state.items[0].id)


def test_only_what_waits_comes_back_and_not_in_its_own_meeting(earlier, coming):
    with pytest.raises(Refusal, match="wacht niet"):
        register.bring_back(coming, later(81), proposal=earlier.proposal[0])
    with pytest.raises(Refusal, match="wacht niet"):
        register.bring_back(earlier, later(81), proposal=held_over(earlier)[0])
    closed = meeting.close_meeting(coming, later(90))
    with pytest.raises(Refusal, match="gesloten"):
        register.bring_back(closed, later(91), proposal=held_over(earlier)[0])


def test_a_second_tie_on_what_came_back_turns_it_down(earlier, coming):
    state = register.bring_back(coming, later(81), proposal=held_over(earlier)[0])
    state = deciding.show_of_hands(
        state, later(82), proposal_id=state.proposal[0].id, count=Count(3, 3)
    )
    assert state.decision[0].outcome is Outcome.REJECTED


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), [1, 2, 3]),
        (Wanted(words="VOORSTEL 12"), [2]),
        (Wanted(words="adviesaanvraag 10"), [1]),
        (Wanted(words="b-2026-03"), [3]),
        (Wanted(words="kaarten"), []),
        (Wanted(outcome=Outcome.HELD_OVER), [3]),
        (Wanted(since=date(2026, 10, 6), until=date(2026, 10, 6)), [1, 2, 3]),
        (Wanted(since=date(2026, 10, 7)), []),
        (Wanted(until=date(2026, 10, 5)), []),
        (Wanted(fate=Fate.EXECUTED), [1]),
        (Wanted(meeting_id=-1), []),
        (Wanted(to_review=date(2027, 1, 1)), [2]),
    ],
)
def test_decisions_are_found_by_what_is_known_of_them(earlier, wanted, found):
    first, second = earlier.decision[:2]
    state = register.execute_decision(earlier, later(61), decision=first)
    state = deciding.classify_decision(
        state, later(61), decision_id=second.id, kind=second.kind, review_on=date(2026, 12, 31)
    )
    assert [row.number for row in search(state, wanted)] == [f"B-2026-{n:02}" for n in found]


def test_why_a_decision_was_revoked_is_not_for_everybody(earlier):
    state = register.revoke_decision(
        earlier, later(61), decision=earlier.decision[0], reason="GEHEIM"
    )
    assert public(state).decision_event[0].fate is Fate.REVOKED
    assert "GEHEIM" not in repr(public(state))
    unknown = public(state.having({"decision": ()}))
    assert unknown.decision_event == ()

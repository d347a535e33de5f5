"""What was kept long enough, by the council's own terms, and what goes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.council import START, later, who
from tests.helpers.registers import busy
from vergadering.domain import minutes, people, signals
from vergadering.domain.choices import (
    EventKind,
    MeetingStatus,
    MinutesStatus,
    NoteKind,
    Role,
    TurnStatus,
)
from vergadering.domain.expiry import counted, expire, traces
from vergadering.domain.history import differences
from vergadering.domain.lock import refuse_locked
from vergadering.domain.model import ActionEvent, Note, Person
from vergadering.domain.model_floor import SpeakingStretch, SpeakingTurn
from vergadering.domain.model_registers import Membership
from vergadering.domain.model_rules import NEVER
from vergadering.domain.public import public
from vergadering.domain.retention import Matter, due, grouped
from vergadering.domain.soundness import findings
from vergadering.domain.state import TABLE
from vergadering.errors import Refusal

ADOPTED = date(2026, 11, 3)
LONG_AFTER = date(2030, 1, 1)
TERMS = ("keep_working_months", "keep_signal_months", "keep_candidate_weeks", "keep_contact_weeks")


def whole():
    """Every row of a council whose meeting was adopted, with something of each matter."""
    state = busy()
    adopted = replace(state.the_meeting, minutes_status=MinutesStatus.ADOPTED, adopted_on=ADOPTED)
    noa, meeting = who(state, "Noa").id, state.the_meeting.id
    state = state.put(adopted, replace(state.attendance[0], reason="ziek"))
    state, turn = state.fresh()
    state, stretch = state.fresh()
    state = state.put(
        SpeakingTurn(turn, meeting, person_id=noa, status=TurnStatus.FINISHED),
        SpeakingStretch(stretch, meeting, turn, START, later(1)),
    )
    state = replace(state, meeting_id=None)
    state = signals.feed_back_signal(state, START, signal_id=state.signal[0].id)
    gone = replace(who(state, "Wil"), active=False, email="w@raad", background="ouder")
    state = state.put(gone)
    for name in ("Wie", "Wat"):
        state = people.add_person(state, START, name=name, role=Role.CANDIDATE_MEMBER)
        state, id = state.fresh()
        row = Membership(id, state.person[-1].id, date(2026, 9, 1), left_on=date(2026, 10, 1))
        state = state.put(row)
    return state.put(replace(state.person[-1], email="wat@raad"))


WHOLE = whole()


def having(state, **terms):
    """The state with other terms of the council."""
    council = state.the_council
    return state.put(replace(council, rules=replace(council.rules, **terms)))


def matters(state, today):
    return {row.matter for row in due(state, today)}


def gone(state, today=LONG_AFTER):
    """The state without everything that is due on a day."""
    at = START.replace(year=today.year, month=today.month, day=today.day)
    return expire(state, at, expired=due(state, today))


def test_the_council_of_these_tests_is_sound():
    assert findings(WHOLE) == ()


def test_nothing_is_due_while_nothing_was_adopted_fed_back_or_ended():
    assert due(busy(), LONG_AFTER) == ()


@pytest.mark.parametrize(
    ("matter", "term", "first"),
    [
        (Matter.WORKING, {}, ADOPTED),
        (Matter.WORKING, {"keep_working_months": 3}, date(2027, 2, 3)),
        (Matter.SIGNAL, {}, date(2027, 10, 6)),
        (Matter.SIGNAL, {"keep_signal_months": 0}, date(2026, 10, 6)),
        (Matter.CANDIDATE, {}, date(2026, 10, 29)),
        (Matter.CANDIDATE, {"keep_candidate_weeks": 0}, date(2026, 10, 1)),
    ],
)
def test_a_term_passes_on_its_day_and_not_before(matter, term, first):
    state = having(WHOLE, **term)
    assert matter not in matters(state, first - timedelta(days=1))
    assert matter in matters(state, first)
    assert {row.since for row in due(state, first) if row.matter is matter} == {first}


@pytest.mark.parametrize("name", TERMS)
def test_a_term_that_never_passes_never_does(name):
    still = matters(having(WHOLE, **{name: NEVER}), date.max)
    assert len(still) == len(Matter) - 1


def test_a_month_that_is_shorter_ends_a_term_on_its_last_day():
    council = having(WHOLE, keep_working_months=3)
    row = next(row for row in council.meeting if row.adopted_on)
    state = council.put(replace(row, adopted_on=date(2026, 11, 30)))
    (expired,) = grouped(due(state, date(2027, 2, 28)))[Matter.WORKING]
    assert expired.since == date(2027, 2, 28)


def test_when_nobody_knows_when_somebody_left_only_a_term_of_nothing_passes():
    assert grouped(due(WHOLE, START.date()))[Matter.CONTACT][0].since is None
    assert Matter.CONTACT not in matters(having(WHOLE, keep_contact_weeks=1), date.max)


def test_a_term_of_office_tells_when_somebody_left():
    state, id = having(WHOLE, keep_contact_weeks=2).fresh()
    term = Membership(id, who(state, "Wil").id, from_on=date(2024, 1, 1), left_on=date(2026, 9, 1))
    state = state.put(term)
    assert Matter.CONTACT not in matters(state, date(2026, 9, 14))
    assert Matter.CONTACT in matters(state, date(2026, 9, 15))


def test_a_signal_that_was_finished_without_feedback_counts_from_its_beginning():
    row = WHOLE.signal[1]
    state = signals.close_signal(WHOLE, START, signal_id=row.id)
    assert row.id not in {each.id for each in due(WHOLE, LONG_AFTER)}
    assert row.id in {each.id for each in due(state, LONG_AFTER)}


def test_everything_of_it_goes_and_the_records_stay():
    after = gone(WHOLE)
    assert due(after, LONG_AFTER) == ()
    assert all(row.kind is not NoteKind.INTERNAL for row in after.note)
    assert len(after.note) < len(WHOLE.note)
    assert (after.speaking_turn, after.speaking_stretch) == ((), ())
    assert not any(row.reason for row in after.attendance)
    assert after.signal[0].raw == ""
    assert after.signal[0].text == WHOLE.signal[0].text
    assert after.signal[1:] == WHOLE.signal[1:]
    wil = who(after, "Wil")
    assert (wil.email, wil.background, wil.name) == ("", "", "W. Dekker")
    assert {row.name for row in WHOLE.person} - {row.name for row in after.person} == {"Wie", "Wat"}
    changed = {d.table for d in differences(WHOLE, after)}
    assert changed == {
        *("note", "speaking_turn", "speaking_stretch", "attendance", "meeting"),
        *("signal", "person", "membership"),
    }


def test_what_goes_is_counted():
    assert counted(WHOLE, [row.id for row in due(WHOLE, LONG_AFTER)]) == {
        "internal_notes": 1,
        "turns": 1,
        "reasons": 1,
    }


def test_a_candidate_who_is_named_in_a_meeting_stays_with_a_name_alone():
    wie, wat = WHOLE.person[-2:]
    state, id = WHOLE.fresh()
    present = replace(state.attendance[0], id=id, person_id=wie.id)
    state, id = state.put(present).fresh()
    event = ActionEvent(
        id, state.action[0].id, kind=EventKind.TRANSFERRED, before=str(wat.id), after=""
    )
    after = gone(state.put(event))
    for row in (wie, wat):
        kept = after.need(Person, row.id)
        assert kept == replace(row, email="", active=False)


def test_a_candidate_who_became_something_else_is_left_alone():
    wat = replace(WHOLE.person[-1], role=Role.SUPPORTER)
    after = gone(WHOLE.put(wat))
    assert after.get(Person, wat.id) == wat
    assert all(row.person_id != wat.id for row in after.membership)


def test_with_a_meeting_in_hand_it_is_refused():
    state = replace(WHOLE, meeting_id=WHOLE.meeting[-1].id)
    with pytest.raises(Refusal, match="alle vergaderingen"):
        gone(state)


def test_what_is_no_longer_due_stays_although_it_was_shown():
    shown = due(WHOLE, LONG_AFTER)
    longer = having(WHOLE, **dict.fromkeys(TERMS, NEVER))
    assert expire(longer, later(), expired=shown) == longer


def test_adopted_minutes_are_not_unlocked_by_it():
    meeting = next(row for row in WHOLE.meeting if row.adopted_on)
    state = replace(WHOLE, meeting_id=meeting.id)
    refuse_locked(state, state.put(replace(meeting, cleared_on=ADOPTED)))
    with pytest.raises(Refusal, match="vastgesteld"):
        refuse_locked(state, state.put(replace(meeting, title="Anders")))
    with pytest.raises(Refusal, match="vastgesteld"):
        refuse_locked(state, state.put(Note(1, meeting.id, kind=NoteKind.INTERNAL)))


def test_minutes_that_are_a_draft_again_are_due_again_after_their_adoption():
    first, second = WHOLE.meeting[-1], WHOLE.meeting[0]
    assert first.adopted_on
    state = WHOLE.put(replace(first, cleared_on=ADOPTED, adopted_in_id=second.id))
    going = MeetingStatus.OPEN
    state = replace(state.put(replace(second, status=going)), meeting_id=second.id)
    state = minutes.withdraw_adoption(state, START, meeting_id=first.id)
    assert Matter.WORKING not in matters(state, LONG_AFTER)
    state = minutes.adopt_minutes(state, START, meeting_id=first.id)
    assert Matter.WORKING in matters(state, LONG_AFTER)


def test_what_has_to_be_forgotten_follows_from_what_went():
    after = gone(WHOLE)
    found = traces(WHOLE, after, LONG_AFTER)
    wie, wat = WHOLE.person[-2:]
    assert found.meetings == {row.id for row in WHOLE.meeting if row.adopted_on}
    assert found.texts["signal", WHOLE.signal[0].id] == {"raw"}
    assert "email" in found.texts["person", who(WHOLE, "Wil").id]
    assert {("person", wie.id), ("person", wat.id)} < found.rows
    assert {table for table, _ in found.rows} == {"person", "membership"}
    assert found.removed == {"signal": date(2029, 1, 1), "membership": date(2029, 12, 4)}


LENGTHS = st.integers(0, 60) | st.just(NEVER)
DAYS = st.dates(date(2026, 9, 1), date(2032, 12, 31))


@settings(max_examples=60)
@given(st.fixed_dictionaries(dict.fromkeys(TERMS, LENGTHS)), DAYS, st.integers(0, 900), st.data())
def test_whatever_the_terms_are_what_is_due_stays_due_until_it_goes(terms, day, more, data):
    state = having(WHOLE, **terms)
    now = due(state, day)
    assert all(row.since is None or row.since <= day for row in now)
    assert set(now) <= set(due(state, day + timedelta(days=more)))
    chosen = [row for row in now if data.draw(st.booleans())]
    at = START.replace(year=day.year, month=day.month, day=day.day)
    after = expire(state, at, expired=chosen)
    assert {row.key for row in due(after, day)} == {row.key for row in now} - {
        row.key for row in chosen
    }
    assert expire(after, at, expired=chosen) == after
    assert findings(after) == ()
    for table in TABLE.values():
        ids = {row.id for row in getattr(after, table)}
        assert ids <= {row.id for row in getattr(state, table)}
    for table in ("note", "decision", "proposal", "action", "agenda_item", "agenda_visit", "vote"):
        assert getattr(public(after), table) == getattr(public(state), table)
    assert public(after).attendance == public(state).attendance


def test_no_day_is_too_far_off():
    state = having(WHOLE, **dict.fromkeys(TERMS, NEVER - 1))
    assert due(state, date.min) == due(state, LONG_AFTER) == ()
    assert traces(state, state, date.max).removed.keys() == {"signal", "membership"}

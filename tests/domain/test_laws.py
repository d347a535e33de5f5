"""What every sequence of changes keeps."""

from __future__ import annotations

from collections import Counter as Tally
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.changes import course, fitting, registered
from tests.helpers.council import START, later
from tests.helpers.floor import Talk
from tests.helpers.makers_next import MAKERS, SETTLED, following
from vergadering.domain import (
    actions,
    advice,
    agenda,
    clock,
    deciding,
    history,
    incoming,
    meeting,
    notes,
    parking,
    people,
    promises,
    signals,
    terms_of_office,
    voting,
)
from vergadering.domain.choices import (
    ActionStatus,
    ItemStatus,
    MeetingStatus,
    Method,
    MinutesStatus,
    ProposalStatus,
    Result,
    Stance,
    VoteStatus,
)
from vergadering.domain.majority import Count
from vergadering.domain.model import Action, Counter, Decision, Meeting, Proposal
from vergadering.domain.model_registers import (
    AdviceRequest,
    IncomingDocument,
    Membership,
    Promise,
    Signal,
)
from vergadering.domain.public import public
from vergadering.domain.soundness import findings
from vergadering.domain.state import LASTING, State
from vergadering.domain.votes import UNSETTLED, count_of
from vergadering.errors import Refusal


def moments() -> list[State]:
    """A meeting at each stage of its life, with something of each kind in it."""
    draft = council.draft_meeting()
    part = agenda.nest_item(draft, START, item_id=draft.items[1].id)
    busy = council.done(
        council.open_meeting(),
        *(partial(notes.add_note, text=text) for text in "ab"),
        partial(actions.add_action, text="Doen"),
        partial(deciding.table_proposal, text="Voorstel"),
        partial(deciding.record_decision, text="Besluit"),
        partial(deciding.record_decision, text="Ander besluit"),
    )
    busy = Talk(busy).asks("Noa", "Wil", "Joke", "Fatima").next().then(30).next().state
    busy = parking.park(busy, START, text="Zijspoor")
    busy = actions.add_action(busy, START, text="Klaar")
    done = busy.action[-1].id
    busy = actions.set_status(busy, START, action_id=done, status=ActionStatus.DONE)
    busy = with_registers(busy)
    voted = [partly_voted(busy, method) for method in voting.VOTES]
    broken = meeting.suspend(busy, later(1))
    paused = Talk(busy, later(1)).pause().state
    closed = meeting.close_meeting(busy, later(60))
    calm = [paused, broken, closed, *following(), with_an_old_candidate()]
    return [part, council.planned_meeting(), busy, busy, *voted, *calm]


def with_registers(state: State) -> State:
    """The state with something in every register, a candidate, and somebody who left."""
    person = council.who(state, "Sanne")
    state = people.retire_person(state, START, person_id=council.who(state, "Henk").id)
    state = council.done(
        state,
        partial(promises.add_promise, text="Planning", due=START.date()),
        partial(advice.add_advice, request=AdviceRequest(subject="Samenvoegen")),
        partial(signals.add_signal, raw="Eten"),
        partial(signals.add_signal, raw="Contact"),
        partial(incoming.add_document, document=IncomingDocument(subject="Brief")),
        partial(terms_of_office.add_membership, membership=Membership(person_id=person.id)),
    )
    id = state.signal[-1].id
    return signals.anonymise_signal(state, START, signal_id=id, text="Bereikbaar")


def with_an_old_candidate() -> State:
    """A council of which somebody was a candidate until long ago; no meeting is in hand."""
    state = with_registers(council.council())
    id = state.membership[-1].id
    long_ago = START.date() - timedelta(days=60)
    return terms_of_office.end_membership(state, START, membership_id=id, left_on=long_ago)


def partly_voted(state: State, method: Method) -> State:
    """A vote that runs; of a consent one round in which somebody objected."""
    id = state.proposal[-1].id
    if method is not Method.CONSENT:
        state = voting.start_vote(state, START, proposal_id=id, method=method)
        if method is Method.ROLL_CALL:
            return voting.record_count(state, START, vote_id=state.vote[-1].id, count=Count(5, 3))
        return state
    against = {state.person[0].id: "Te duur"}
    return deciding.decide_by_consent(state, later(5), proposal_id=id, objections=against)


MOMENTS = moments()
BEGINNINGS = st.sampled_from([State(), council.council(), *MOMENTS])
DATA = st.data()
SOME = settings(max_examples=40)


def without_counters(state: State) -> State:
    return state.having({"counter": ()})


def test_the_laws_know_every_change():
    assert set(MAKERS) == registered()


@SOME
@given(BEGINNINGS, DATA)
def test_undo_gives_the_state_before_and_redo_the_state_after(state, data):
    for before, after, at in course(data.draw, state):
        made = history.differences(before, after)
        back = history.revert(after, at, done=made)
        again = history.revert(back, at, done=history.differences(after, back))
        assert again == after
        if before.meeting_id == after.meeting_id:
            assert without_counters(back) == without_counters(before)
        for name in LASTING - {"counter"}:
            assert getattr(back, name) == getattr(before, name)


@SOME
@given(BEGINNINGS, DATA)
def test_differences_lead_from_one_state_to_the_other_and_back(state, data):
    for before, after, _ in course(data.draw, state):
        if before.meeting_id != after.meeting_id:
            continue
        made = history.differences(before, after)
        assert history.applied(before, made) == after
        assert history.applied(before, (*made, *made)) == after
        assert history.differences(after, history.applied(before, made)) == ()
        back = history.applied(after, history.inverse(made))
        assert without_counters(back) == without_counters(before)
        assert all(d.undoable for d in history.inverse(made))


@SOME
@given(BEGINNINGS, DATA)
def test_at_most_one_item_is_current_and_its_clock_alone_runs(state, data):
    for _, after, _ in course(data.draw, state):
        current = [i for i in after.agenda_item if i.status is ItemStatus.CURRENT]
        running = [v.item_id for v in after.agenda_visit if v.ended_at is None]
        assert len(current) <= 1
        status = after.get(Meeting, after.meeting_id) and after.the_meeting.status
        if status is MeetingStatus.OPEN:
            assert running == [each.id for each in current]
        else:
            assert running == []


@SOME
@given(BEGINNINGS, DATA)
def test_numbers_and_identifiers_are_never_given_out_twice(state, data):
    kinds = (Meeting, Action, Decision, Promise, AdviceRequest, Signal, IncomingDocument)
    numbers = {row.number for kind in kinds for row in state.rows(kind)}
    for before, after, _ in course(data.draw, state):
        last = (before.get(Counter, "id") or Counter()).last
        for made in history.differences(before, after):
            if made.before is not None or not made.undoable:
                continue
            assert made.id > last
            if isinstance(made.after, kinds):
                number = made.after.number
                assert number not in numbers
                numbers.add(number)
        for row in before.counter:
            assert after.need(Counter, row.id).last >= row.last


@SOME
@given(BEGINNINGS, DATA)
def test_the_agenda_has_no_gaps_no_doubles_and_parts_behind_their_item(state, data):
    for _, after, _ in course(data.draw, state):
        items = after.items
        assert [each.position for each in items] == list(range(1, len(items) + 1))
        printed = [each.number for each in items]
        assert all(printed)
        assert len(set(printed)) == len(printed)
        for one, two in pairwise(items):
            assert two.parent_id in (None, one.id, one.parent_id)
        parents = {each.id: each.parent_id for each in items}
        assert all(each is None or parents[each] is None for each in parents.values())


@SOME
@given(DATA)
def test_moving_changes_no_printed_number_of_a_settled_agenda(data):
    state = council.planned_meeting()
    for _ in range(data.draw(st.integers(0, 6))):
        state = allowed(MAKERS["add_item"](data.draw, state), state)
    for _ in range(8):
        moved = allowed(MAKERS["move_item"](data.draw, state), state)
        assert {i.id: i.number for i in moved.items} == {i.id: i.number for i in state.items}
        state = moved


def allowed(change, state):
    """The state after a change, or the same state when a rule says no."""
    try:
        return change(state, START)
    except Refusal:
        return state


@SOME
@given(BEGINNINGS, DATA, st.integers(-300, 300))
def test_no_time_is_ever_negative(state, data, minutes):
    for _, after, _ in course(data.draw, state):
        for each in after.agenda_item:
            assert clock.spent(after, each.id, later(minutes)) >= timedelta()
            assert clock.left(after, each, later(minutes)) >= timedelta()
        if after.get(Meeting, after.meeting_id):
            assert clock.over_minutes(after, later(minutes)) >= 0
        for row in (*after.agenda_visit, *after.meeting_break):
            assert row.ended_at is None or row.ended_at >= row.started_at
        for row in after.meeting:
            assert row.closed_at is None or row.closed_at >= row.opened_at


@SOME
@given(BEGINNINGS, DATA)
def test_nobody_is_there_twice_at_once_nor_leaves_before_they_came(state, data):
    for _, after, _ in course(data.draw, state):
        here = Tally(row.person_id for row in after.attendance if row.until_at is None)
        assert all(count == 1 for count in here.values())
        for row in after.attendance:
            if row.from_at and row.until_at:
                assert row.until_at >= row.from_at


@SOME
@given(BEGINNINGS, DATA)
def test_a_vote_is_never_changed_and_adds_up(state, data):
    for before, after, _ in course(data.draw, state):
        for made in history.differences(before, after):
            old, new = made.before, made.after
            if made.table == "vote" and old and new and old.status in SETTLED:
                assert replace(old, status=new.status) == new
        for row in after.vote:
            cast = row.votes_for + row.votes_against + row.votes_abstain
            cast += row.votes_blank + row.votes_invalid
            cast += sum(each.votes for each in after.candidate if each.vote_id == row.id)
            if row.only_result or row.status is VoteStatus.RUNNING:
                assert cast == 0
            else:
                assert cast == (row.issued or row.voters) > 0
                assert row.issued <= row.voters


@SOME
@given(BEGINNINGS, DATA)
def test_one_vote_runs_at_most_and_its_text_stands_still(state, data):
    for before, after, _ in course(data.draw, state):
        going = [row for row in after.vote if row.status in UNSETTLED]
        assert len(going) <= 1
        voted = {row.proposal_id for row in going}
        frozen = {row.id for row in after.proposal if row.status is ProposalStatus.VOTING}
        assert frozen == voted
        was = {row.id: row for row in before.vote if row.status is VoteStatus.RUNNING}
        for row in going:
            if row.id in was:
                text = before.need(Proposal, row.proposal_id).text
                assert after.need(Proposal, row.proposal_id).text == text


@SOME
@given(BEGINNINGS, DATA)
def test_a_ballot_never_holds_a_name_and_sometimes_not_even_a_count(state, data):
    for before, after, _ in course(data.draw, state):
        ballots = {row.id for row in after.vote if row.method is Method.BALLOT}
        for made in history.differences(before, after):
            for row in (made.before, made.after):
                if row is not None and made.table == "voter" and row.vote_id in ballots:
                    assert (row.stance, row.argument) == (Stance.NONE, "")
                if row is not None and made.table == "vote" and row.only_result:
                    assert Count(0) == count_of(row)


@SOME
@given(BEGINNINGS, DATA)
def test_nothing_is_seen_of_a_count_before_the_chair_confirmed_it(state, data):
    for _, after, _ in course(data.draw, state):
        shown = public(after)
        going = {row.id for row in shown.vote if row.status in UNSETTLED}
        for row in shown.vote:
            assert row.id not in going or (row.result, count_of(row)) == (Result.NONE, Count(0))
        assert all(r.stance is Stance.NONE for r in shown.voter if r.vote_id in going)


@SOME
@given(st.just(following()[-1]), DATA)
def test_adopted_minutes_hold_the_same_records_whatever_is_done(state, data):
    for before, after, _ in course(data.draw, state):
        own = before.get(Meeting, state.meeting_id)
        if own is None or own.minutes_status is not MinutesStatus.ADOPTED:
            return
        assert after.get(Meeting, own.id).opened_at == own.opened_at
        if before.meeting_id == after.meeting_id == own.id:
            for name in ("note", "attendance", "agenda_item", "proposal", "vote", "parked_point"):
                assert getattr(after, name) == getattr(before, name)
            assert [row.text for row in after.decision] == [row.text for row in before.decision]


@SOME
@given(BEGINNINGS, DATA)
def test_whatever_is_done_the_records_stay_sound(state, data):
    for _, after, _ in course(data.draw, state):
        said = [found.text for found in findings(after)]
        told = [text for text in said if "temm" in text or "{number}" in text]
        assert told == []


@SOME
@given(BEGINNINGS, DATA)
def test_public_is_the_same_twice_and_shows_no_closed_item(state, data):
    for _, after, _ in course(data.draw, state):
        shown = public(after)
        assert public(shown) == shown
        assert len(shown.agenda_item) == len(after.agenda_item)
        closed = {i.id for i in after.agenda_item if agenda.is_closed(after, i.id)}
        assert all(not row.raw and (row.released or not row.text) for row in shown.signal)
        assert all(row.from_on for row in shown.membership)
        for rows in (shown.note, shown.proposal, shown.action, shown.promise):
            assert not {row.item_id for row in rows} & closed


@SOME
@given(BEGINNINGS, DATA)
def test_a_rule_that_says_no_says_it_in_a_whole_sentence(state, data):
    change = fitting(data.draw, state)
    if change is not None and (said := sentence(change, state)):
        assert said[0] == said[0].upper() or said[0] == "{"
        assert said[-1] in ".?}"


def sentence(change, state):
    """The source text of what a rule says against a change, if anything."""
    try:
        change(state, START)
    except Refusal as refusal:
        return refusal.text
    return ""


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_every_change_is_allowed_somewhere(name):
    @settings(max_examples=60, database=None, derandomize=True)
    @given(st.sampled_from(MOMENTS), DATA)
    def once(state, data):
        change = MAKERS[name](data.draw, state)
        done.append(change is not None and allowed(change, state) is not state)

    done: list[bool] = []
    once()
    assert any(done)

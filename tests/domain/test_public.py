from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from types import UnionType
from typing import get_args, get_type_hints

import pytest

from tests.helpers.council import START, done, item
from tests.helpers.floor import QUESTION, Talk
from vergadering.domain import (
    actions,
    agenda,
    deciding,
    meeting,
    named_votes,
    notes,
    parking,
    voting,
)
from vergadering.domain.choices import Method, NoteKind, Stance, TurnStatus, VoteStatus
from vergadering.domain.deciding import Count
from vergadering.domain.model import (
    Action,
    ActionEvent,
    AgendaItem,
    Attendance,
    Council,
    Counter,
    Decision,
    Meeting,
    Person,
    Vote,
)
from vergadering.domain.model_floor import (
    SpeakingTurn,
)
from vergadering.domain.model_registers import (
    AdviceEvent,
    AdviceRequest,
    IncomingDocument,
    Membership,
    PromiseEvent,
    Signal,
)
from vergadering.domain.model_rules import Rules
from vergadering.domain.model_votes import DecisionEvent
from vergadering.domain.public import CLOSED_TITLE, FIELDS, PUBLIC_NOTES, public, told_title
from vergadering.domain.state import TABLE, State
from vergadering.i18n import Translator

SECRET = "GEHEIM"

PRIVATE = {
    (Counter, "id"),
    (Counter, "last"),
    (Person, "background"),
    (Person, "email"),
    (Person, "phone"),
    (Meeting, "source_digest"),
    (Meeting, "cleared_on"),
    (Attendance, "reason"),
    (AgendaItem, "public_title"),
    (Decision, "public_text"),
    (ActionEvent, "comment"),
    (DecisionEvent, "reason"),
    (SpeakingTurn, "asked_at"),
    (PromiseEvent, "comment"),
    (AdviceRequest, "comment"),
    (AdviceEvent, "comment"),
    (Signal, "raw"),
    (Signal, "follow_up"),
    (IncomingDocument, "comment"),
    (Membership, "since"),
    (Membership, "trial_until"),
    (Membership, "found_by"),
}
"""What a public view leaves empty; an action's own mark of being closed goes with the action."""


def planted(kind, name):
    """A value for a field that is not its default."""
    hint = get_type_hints(kind)[name]
    if isinstance(hint, UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    default = getattr(kind(), name)
    values = {str: f"{SECRET} {name}", int: 7, datetime: START, date: START.date(),
              tuple[int, ...]: (7,), Rules: Rules(house_rules="HR"), bool: not default}  # fmt: skip
    if hint in values:
        return values[hint]
    assert issubclass(hint, StrEnum)
    return next(choice for choice in hint if choice != default)


def full(kind, **known):
    """A row with something in every field."""
    return kind(**{field.name: planted(kind, field.name) for field in fields(kind)} | known)


OPEN = {"confidential": False}


@pytest.mark.parametrize("kind", TABLE)
def test_a_field_that_is_not_named_comes_back_empty(kind):
    known = OPEN if "confidential" in {field.name for field in fields(kind)} else {}
    row = full(kind, **known)
    others = () if kind is SpeakingTurn else (SpeakingTurn(7, status=TurnStatus.SPEAKING),)
    state = State(meeting_id=7).put(row, *others)
    if kind is DecisionEvent:
        state = state.put(Decision(row.decision_id))
    if kind is ActionEvent:
        state = state.put(Action(row.action_id))
    if kind is Vote:
        row = replace(row, status=VoteStatus.SUPERSEDED)
        state = state.put(row)
    shown = public(state).rows(kind)
    for field in fields(kind):
        named = field.name in FIELDS.get(kind, "").split()
        for seen in shown:
            wanted = getattr(row if named else kind(), field.name)
            assert getattr(seen, field.name) == wanted, field.name
    assert len(shown) == (kind in FIELDS)


def test_who_makes_a_private_field_public_must_say_so_here():
    left_out = {
        (kind, field.name)
        for kind in TABLE
        for field in fields(kind)
        if field.name not in FIELDS.get(kind, "").split()
    }
    assert {(kind, name) for kind, name in left_out if name != "confidential"} == PRIVATE


def walked(value):
    """Every text in a state."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from walked(each)
    elif hasattr(value, "__dataclass_fields__"):
        for field in fields(value):
            yield from walked(getattr(value, field.name))


@pytest.fixture
def whispered(open_meeting_state):
    """A meeting with a closed item, a part of it, and a secret in all that is under them."""
    state = agenda.add_item(
        open_meeting_state,
        START,
        title=f"{SECRET} benoeming",
        key_question=f"{SECRET} wie",
        public_title="Personele zaak",
        confidential=True,
    )
    closed = item(state, SECRET)
    state = agenda.add_item(state, START, title=f"{SECRET} deel", parent_id=closed.id)
    part = item(state, f"{SECRET} deel")
    for where in (closed.id, part.id):
        state = done(
            state,
            partial(notes.add_note, text=f"{SECRET} notitie", item_id=where),
            partial(actions.add_action, text=f"{SECRET} actie", item_id=where),
            partial(deciding.table_proposal, text=f"{SECRET} voorstel", item_id=where),
        )
        state = deciding.show_of_hands(
            state, START, proposal_id=state.proposal[-1].id, count=Count(7, 1)
        )
        state = done(
            state,
            partial(deciding.record_decision, text=f"{SECRET} besluit", item_id=where),
            partial(deciding.table_proposal, text=f"{SECRET} open", item_id=where),
        )
    return notes.add_note(state, START, text=f"{SECRET} intern", kind=NoteKind.INTERNAL)


def secrets(state):
    return [text for text in walked(state) if SECRET in text]


def test_nothing_under_a_closed_item_or_its_parts_is_seen(whispered):
    assert len(secrets(whispered)) > 12
    shown = public(whispered)
    assert secrets(shown) == []
    assert shown.vote == ()
    assert shown.proposal == ()
    assert [each.title for each in shown.items[-2:]] == ["Personele zaak", CLOSED_TITLE]
    assert all(each.confidential for each in shown.items[-2:])


def test_who_speaks_under_a_closed_item_and_what_is_parked_there_is_not_seen(whispered):
    for where in whispered.items[-2:]:
        state = meeting.go_to_item(whispered, START, item_id=where.id)
        talk = Talk(state).asks("Noa", "Wil").next().then(9).asks("Fatima", kind=QUESTION)
        state = talk.do(partial(parking.park, text=f"{SECRET} punt", item_id=where.id)).state
        shown = public(state)
        assert (len(state.speaking_turn), len(state.parked_point)) == (3, 1)
        assert (shown.speaking_turn, shown.speaking_stretch, shown.parked_point) == ((), (), ())
        assert secrets(shown) == []


def test_how_long_somebody_spoke_is_not_seen_once_they_are_done(open_meeting_state):
    talk = Talk(open_meeting_state).asks("Noa", "Wil", "Joke").next().then(90).next().then(20)
    talk = talk.asks("Fatima", kind=QUESTION).then(5)
    shown = public(talk.state)
    assert [row.status for row in shown.speaking_turn] == [
        TurnStatus.FINISHED,
        TurnStatus.INTERRUPTED,
        TurnStatus.REQUESTED,
        TurnStatus.SPEAKING,
    ]
    going = {talk.turn(name).id for name in ("Wil", "Fatima")}
    assert {row.turn_id for row in shown.speaking_stretch} == going
    assert {row.asked_at for row in shown.speaking_turn} == {None}
    assert public(talk.end().end().state).speaking_stretch == ()


def test_the_countdown_of_who_speaks_is_the_same_on_both_views(open_meeting_state):
    talk = Talk(open_meeting_state).asks("Noa").next().then(20).pause().then(60).resume().then(5)
    shown = replace(talk, state=public(talk.state))
    assert shown.seconds("Noa") == talk.seconds("Noa") == 25


def test_an_action_of_a_closed_item_stays_unseen_in_every_later_meeting(whispered):
    later = meeting.add_meeting(whispered, START, title="Volgende", planned_start=None)
    assert len(actions.unfinished(later)) == 2
    assert secrets(public(later)) == []


def test_a_closed_decision_shows_its_public_text_and_nothing_else(whispered):
    decision = whispered.decision[-1]
    state = deciding.change_decision(
        whispered,
        START,
        decision_id=decision.id,
        text=f"{SECRET} woorden",
        minority_view=f"{SECRET} mening",
        public_text="Er is een besluit genomen.",
    )
    shown = public(state)
    assert [row.text for row in shown.decision] == ["Er is een besluit genomen."]
    assert secrets(shown) == []


def test_what_is_public_once_is_public_twice(whispered):
    state = deciding.change_decision(
        whispered, START, decision_id=whispered.decision[0].id, text="x", public_text="Openbaar"
    )
    assert public(public(state)) == public(state)


def test_an_open_meeting_is_seen_as_it_is(open_meeting_state):
    state = notes.add_note(open_meeting_state, START, text="Gezegd", kind=NoteKind.PROMISE)
    state = actions.add_action(state, START, text="Doen")
    shown = public(state)
    assert (shown.note, shown.action, shown.items) == (state.note, state.action, state.items)
    assert shown.the_meeting == state.the_meeting


@pytest.mark.parametrize("kind", [kind for kind in NoteKind if kind is not NoteKind.INTERNAL])
def test_only_internal_notes_are_left_out(open_meeting_state, kind):
    state = notes.add_note(open_meeting_state, START, text="Gezegd", kind=kind)
    assert len(public(state).note) == 1


def test_each_kind_of_note_is_named_as_seen_or_is_private():
    assert set(NoteKind) - PUBLIC_NOTES == {NoteKind.INTERNAL}


def test_the_history_of_an_action_that_is_not_seen_is_not_seen(open_meeting_state):
    state = actions.add_action(open_meeting_state, START, text=SECRET)
    assert len(public(state).action_event) == 1
    assert public(state.having({"action": ()})).action_event == ()


def test_the_title_that_may_be_told_of_a_closed_item_and_its_parts_is_a_neutral_one(whispered):
    titles = [told_title(whispered, each) for each in whispered.items]
    assert titles == [each.title for each in public(whispered).items]
    assert titles[0] == "Opening"
    assert titles[-2:] == ["Personele zaak", CLOSED_TITLE]
    assert Translator("en")("{title}", title=titles[-1]) != CLOSED_TITLE


def test_the_rules_of_the_council_are_no_secret():
    state = State(council=(Council(1, "Raad", rules=Rules(house_rules="HR art. 7")),))
    assert public(state).the_council.rules.house_rules == "HR art. 7"


def test_a_closed_item_without_a_public_title_has_a_neutral_one(draft_state):
    opening = replace(item(draft_state, "Opening"), confidential=True)
    assert public(draft_state.put(opening)).items[0].title == CLOSED_TITLE


def test_no_count_and_no_choice_is_seen_before_the_chair_confirmed(open_meeting_state):
    state = deciding.table_proposal(open_meeting_state, START, text="Doen")
    id = state.proposal[0].id
    state = voting.start_vote(state, START, proposal_id=id, method=Method.ROLL_CALL)
    vote, voters = state.vote[0].id, [row.person_id for row in state.voter]
    first = {"vote_id": vote, "person_id": voters[0], "stance": Stance.FOR}
    state = named_votes.cast(state, START, **first)
    assert {row.stance for row in public(state).voter} == {Stance.NONE}
    rest = dict.fromkeys(voters[1:], Stance.AGAINST)
    state = named_votes.record_names(state, START, vote_id=vote, stances=rest)
    assert {row.stance for row in public(state).voter} == {Stance.NONE}
    assert public(state).vote[0].votes_against == 0
    assert public(state).vote[0].status is VoteStatus.COUNTED
    state = voting.confirm_vote(state, START, vote_id=vote)
    assert [row.stance for row in public(state).voter] == [Stance.FOR] + [Stance.AGAINST] * 7
    assert public(state).vote == state.vote


def test_nothing_of_a_vote_in_a_closed_item_is_seen(whispered):
    closed = item(whispered, SECRET).id
    state = deciding.table_proposal(whispered, START, text=SECRET, item_id=closed)
    id = state.proposal[-1].id
    state = deciding.amend_proposal(state, START, proposal_id=id, text=f"{SECRET} 2", reason=SECRET)
    state = voting.straw_poll(state, START, count=Count(3), item_id=closed, question=SECRET)
    against = {state.person[0].id: SECRET}
    state = deciding.decide_by_consent(state, START, proposal_id=id, objections=against)
    shown = public(state)
    assert secrets(shown) == []
    assert (shown.vote, shown.voter, shown.proposal_version) == ((), (), ())

"""Which rule a line means, and the line that makes a record again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.council import START, later, who
from vergadering.domain import lines
from vergadering.domain.capture import meaning
from vergadering.domain.choices import (
    Format,
    ItemStatus,
    MeetingStatus,
    NoteKind,
    Outcome,
    Presence,
    ProposalStatus,
)
from vergadering.domain.history import LABELS, name_of
from vergadering.domain.lines import notation_of
from vergadering.domain.model import Action, Decision, Note, Proposal
from vergadering.domain.records import Record, records
from vergadering.domain.revision import removal, revision
from vergadering.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from vergadering.domain.state import State

AT = later(10)


def item_id(state: State) -> int:
    return state.items[2].id


def typed(state: State, *lines: str) -> State:
    for line in lines:
        state = meaning(state, AT, line, item_id(state))(state, AT)
    return state


def made(state: State, line: str) -> Record:
    (record,) = records(typed(state, line), item_id(state))
    return record


@pytest.fixture
def state(open_meeting_state: State) -> State:
    return open_meeting_state


def test_a_sentence_becomes_a_note_under_the_item(state: State):
    note = made(state, "  De groepen gaan samen. ")
    assert isinstance(note, Note)
    assert (note.text, note.kind, note.person_id) == (
        "De groepen gaan samen.",
        NoteKind.DISCUSSION,
        None,
    )
    assert (note.at, note.item_id) == (AT, item_id(state))


@pytest.mark.parametrize("name", ["fatima", "Fatima", "Idrissi", "FÁTI", "F. El Idrissi"])
def test_who_said_it_is_found_by_any_part_of_a_name(state: State, name: str):
    note = made(state, f"@{name}: te laat")
    assert isinstance(note, Note)
    assert (note.text, note.person_id) == ("te laat", who(state, "Fatima").id)


@pytest.mark.parametrize("line", ["@onbekend: te laat", "@: @fatima: te laat", "@m: van wie"])
def test_a_name_that_nobody_has_or_several_have_stays_in_the_text(state: State, line: str):
    note = made(state, line)
    assert isinstance(note, Note)
    assert (note.text, note.person_id) == (line.removeprefix("@: "), None)


def test_an_action_has_owners_and_a_date(state: State):
    action = made(state, "/actie Joke, Henk: kaarten laten drukken voor 1 maart")
    assert isinstance(action, Action)
    assert action.text == "kaarten laten drukken"
    assert action.owner_id == who(state, "Joke").id
    assert action.co_owners == (who(state, "Henk").id,)
    assert action.due == date(2027, 3, 1)
    assert action.number == "A-2026-01"


@pytest.mark.parametrize(
    "text",
    [
        "Onbekend: iets doen",
        "Joke, Onbekend: iets doen",
        "Let op: iets doen",
        "kijk op https://x.nl",
    ],
)
def test_a_colon_behind_unknown_names_eats_nothing(state: State, text: str):
    action = made(state, f"/actie {text}")
    assert isinstance(action, Action)
    assert (action.text, action.owner_id, action.co_owners) == (text, None, ())


def test_the_next_meeting_is_the_one_that_was_agreed_or_else_the_next_that_is_planned(
    state: State,
):
    line = "/actie kaarten voor de volgende vergadering"
    assert made(state, line).text == "kaarten voor de volgende vergadering"  # type: ignore[union-attr]
    other = replace(state.the_meeting, id=999, planned_start=START + timedelta(days=28))
    earlier = replace(other, id=998, planned_start=START - timedelta(days=28))
    planned = state.put(earlier, other)
    assert made(planned, line).due == date(2026, 11, 3)  # type: ignore[union-attr]
    agreed = state.put(replace(state.the_meeting, next_start=START + timedelta(days=35)))
    assert made(agreed, line).due == date(2026, 11, 10)  # type: ignore[union-attr]


def test_votes_go_to_the_open_proposal_of_the_item(state: State):
    after = typed(state, "/voorstel @noa: We adviseren positief.", "/stem 6-1-1")
    (decision,) = after.decision
    assert decision.text == "We adviseren positief."
    assert decision.outcome is Outcome.CARRIED
    assert after.proposal[0].proposer_id == who(state, "Noa").id
    assert [(v.votes_for, v.votes_against, v.votes_abstain) for v in after.vote] == [(6, 1, 1)]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("/unaniem", ProposalStatus.DECIDED),
        ("/geenbezwaar", ProposalStatus.DECIDED),
        ("/aanhouden", ProposalStatus.HELD_OVER),
        ("/intrekken", ProposalStatus.WITHDRAWN),
    ],
)
def test_a_proposal_ends_with_one_word(state: State, line: str, status: ProposalStatus):
    after = typed(state, "/voorstel We doen het.", line)
    assert after.proposal[0].status is status


@pytest.mark.parametrize(
    "line",
    [
        "/stem 4-1-1",
        "/unaniem",
        "/geenbezwaar",
        "/aanhouden",
        "/punt 99",
        "/punt",
        "/komt onbekend",
        "/komt",
        "/komt noa",
        "/weg m",
        "/hervat",
        "/open",
        "/actie",
        "/actie Joke:",
        "/besluit",
        "/tip",
        "@noa:",
    ],
)
def test_what_a_rule_refuses_is_raised_and_changes_nothing(state: State, line: str):
    with pytest.raises(Refusal) as refusal:
        typed(state, line)
    assert str(refusal.value)


def test_votes_that_do_not_fit_are_refused(state: State):
    with pytest.raises(Refusal, match="stemmen geteld"):
        typed(state, "/voorstel We doen het.", "/stem 40-1-1")


def test_people_come_and_go_by_the_clock(state: State):
    noa = who(state, "Noa").id
    after = typed(state, "/weg noa 19:35", "/komt noa online 19:38")
    rows = [row for row in after.attendance if row.person_id == noa]
    assert [(row.from_at, row.until_at) for row in rows] == [
        (START, later(5)),
        (later(8), None),
    ]
    assert rows[1].via is Format.ONLINE
    assert typed(state, "/afwezig wil z.k.").attendance[-1].status is Presence.ABSENT


def test_the_course_of_the_meeting_is_typed_too(state: State):
    after = typed(state, "/punt 3")
    assert after.items[2].status is ItemStatus.CURRENT
    after = typed(after, "/volgendpunt", "/schors")
    assert after.items[3].status is ItemStatus.CURRENT
    assert after.the_meeting.status is MeetingStatus.SUSPENDED
    after = typed(after, "/hervat", "/rondaf", "19:45 /sluit")
    assert after.the_meeting.closed_at == later(15)


def test_a_clock_time_is_on_the_day_of_the_meeting_also_past_midnight(state: State):
    assert made(state, "20:05 Iets.").at == later(35)
    assert made(state, "00:05 Iets.").at == START.replace(hour=0, minute=5) + timedelta(days=1)
    afterwards = AT + timedelta(days=60)
    do = meaning(state, afterwards, "20:05 Iets.", item_id(state))
    assert do(state, afterwards).note[-1].at == later(35)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Iets.", "add_note"),
        ("/actie Iets.", "add_action"),
        ("/besluit Iets.", "record_decision"),
        ("/voorstel Iets.", "table_proposal"),
        ("20:05 /volgendpunt", "next_item"),
        ("/schors", "suspend"),
        ("/weg noa", "leave"),
        ("20:05 /foo", "add_note"),
    ],
)
def test_the_journal_names_the_rule(state: State, line: str, name: str):
    do = meaning(state, AT, line, item_id(state))
    assert name_of(do) == name
    assert name in LABELS


def test_every_step_of_a_vote_has_a_label(state: State):
    state = typed(state, "/voorstel Iets.")
    for line in ("/stem 8-0", "20:05 /unaniem", "/geenbezwaar", "/aanhouden", "/intrekken"):
        assert name_of(meaning(state, AT, line, item_id(state))) in LABELS


def one(state: State) -> Record:
    (record,) = records(state, item_id(state))
    return record


def revised(state: State, line: str, *, at_minutes: int = 30) -> State:
    at = later(at_minutes)
    return revision(state, at, one(state), line)(state, at)


@pytest.mark.parametrize(
    ("line", "edited", "expected"),
    [
        ("Iets.", "Iets anders.", Note(text="Iets anders.")),
        ("Iets.", "/tip Iets.", Note(text="Iets.", kind=NoteKind.TIP)),
        ("/besluit Iets.", "/besluit Iets anders.", Decision(text="Iets anders.")),
        ("/voorstel Iets.", "/voorstel Iets anders.", Proposal(text="Iets anders.")),
        ("/actie Iets.", "/actie Iets anders.", Action(text="Iets anders.")),
        ("/actie Iets.", "/actie Iets. voor 1 maart", Action(text="Iets.", due=date(2027, 3, 1))),
    ],
)
def test_the_same_kind_is_changed_in_place(state: State, line: str, edited: str, expected: Record):
    before = typed(state, line)
    after = one(revised(before, edited))
    assert lines.said_of(after) == expected
    assert (after.id, after.at) == (one(before).id, AT)
    assert getattr(after, "number", "") == getattr(one(before), "number", "")


@pytest.mark.parametrize("line", ["Iets.", "/actie Iets.", "/voorstel Iets.", "/besluit Iets."])
@pytest.mark.parametrize("edited", ["Anders.", "/actie Anders.", "/voorstel Anders.", "/besluit A"])
def test_another_kind_replaces_it_at_the_same_item_and_time(state: State, line: str, edited: str):
    before = typed(state, line)
    after = one(revised(before, edited))
    assert lines.said_of(after) == lines.said_of(made(state, edited))
    assert (after.at, after.item_id) == (AT, item_id(state))


def test_a_leading_clock_time_moves_a_record(state: State):
    for line in ("Iets.", "/actie Iets.", "/voorstel Iets.", "/besluit Iets."):
        before = typed(state, line)
        assert one(revised(before, f"20:15 {notation_of(before, one(before))}")).at == later(45)


def test_the_minute_that_it_has_already_keeps_its_seconds(state: State):
    moment = AT + timedelta(seconds=42)
    before = meaning(state, moment, "Iets.", item_id(state))(state, moment)
    assert one(revised(before, f"{moment:%H:%M} Iets anders.")).at == moment


def test_a_line_that_was_not_edited_changes_nothing(state: State):
    before = typed(state, "/actie Joke: iets voor 1 maart")
    assert revised(before, notation_of(before, one(before))) is before


@pytest.mark.parametrize("line", ["/punt 2", "/sluit", "/stem 4-1-1", "/weg noa"])
def test_a_record_does_not_become_a_command(state: State, line: str):
    with pytest.raises(Refusal):
        revised(typed(state, "Iets."), line)


def test_a_proposal_gets_another_proposer(state: State):
    before = typed(state, "/voorstel @noa: Iets.")
    after = one(revised(before, "/voorstel @joke: Iets."))
    assert isinstance(after, Proposal)
    assert after.proposer_id == who(state, "Joke").id


def test_a_decided_proposal_is_not_changed(state: State):
    before = typed(state, "/voorstel Iets.")
    proposal = one(before)
    after = typed(before, "/geenbezwaar")
    with pytest.raises(Refusal, match="al beslist"):
        revision(after, AT, proposal, "/voorstel Anders.")(after, AT)


def test_the_vote_stays_when_the_words_of_a_decision_change(state: State):
    before = typed(state, "/voorstel Iets.", "/stem 6-1-1")
    after = revised(before, "/besluit Anders.")
    assert after.vote == before.vote
    assert [row.text for row in after.decision] == ["Anders."]


@pytest.mark.parametrize("line", ["Iets.", "/actie Iets.", "/voorstel Iets.", "/besluit Iets."])
def test_any_record_is_removed(state: State, line: str):
    before = typed(state, line)
    do = removal(one(before))
    assert name_of(do) in LABELS
    assert records(do(before, AT), item_id(state)) == ()


@pytest.mark.parametrize("begin", [council.open_meeting, council.planned_meeting])
@given(line=st.text())
def test_a_line_is_kept_or_refused_and_never_breaks(begin: Callable[[], State], line: str):
    state = begin()
    try:
        after: State | None = meaning(state, AT, line, state.items[0].id)(state, AT)
    except Refusal:
        after = None
    assert after != state


def test_a_line_without_a_meeting_is_refused(council_state: State):
    with pytest.raises(Refusal, match="geen vergadering"):
        meaning(council_state, AT, "Iets.", None)(council_state, AT)

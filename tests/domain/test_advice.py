from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from tests.helpers.council import START, done
from vergadering.domain import advice
from vergadering.domain.advice import ARROWS, FINISHED, ROAD
from vergadering.domain.choices import Advice
from vergadering.domain.choices_registers import AdviceKind, AdviceStatus, Response, Timeliness
from vergadering.domain.model_registers import AdviceRequest
from vergadering.domain.model_rules import Rules
from vergadering.domain.people import set_council
from vergadering.errors import Refusal

S = AdviceStatus
SEPTEMBER = date(2026, 9, 8)


def asked(state, *, never_asked=False, **facts):
    """The state with a request."""
    request = AdviceRequest(**{"subject": "Samenvoegen De Wilg", "received_on": SEPTEMBER} | facts)
    return advice.add_advice(state, START, request=request, never_asked=never_asked)


@pytest.fixture
def state(council_state):
    """The council, that was asked for advice."""
    return asked(council_state)


def one(state):
    return state.advice_request[-1]


def moved(state, *steps, **facts):
    """The state after a request came to these states."""
    return done(
        state,
        *(partial(advice.move_advice, advice_id=one(state).id, to=to, **facts) for to in steps),
    )


def test_a_request_gets_a_number_of_the_year_it_came_in(council_state):
    state = asked(asked(council_state), received_on=date(2027, 1, 4))
    assert [row.number for row in state.advice_request] == ["ADV-2026-01", "ADV-2027-01"]
    assert [row.status for row in state.advice_request] == [S.RECEIVED] * 2


def test_a_request_without_a_date_came_today(council_state):
    assert one(asked(council_state, received_on=None)).received_on == START.date()


def test_what_the_council_gives_unasked_begins_in_the_making(council_state):
    state = asked(council_state, kind=AdviceKind.UNSOLICITED)
    assert one(state).status is S.DRAFTING
    assert one(moved(state, S.ADOPTED, S.SENT)).sent_on == START.date()


def test_a_decision_that_was_never_asked_for_is_kept_as_that(council_state):
    state = asked(council_state, never_asked=True)
    assert advice.may_follow(one(state)) == (S.DISPUTE, S.NULLITY_INVOKED, S.CLOSED)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"subject": "  "}, "onderwerp ontbreekt"),
        ({"weeks": 0}, "aantal weken"),
        ({"weeks": 100}, "aantal weken"),
        ({"sent_on": date(2026, 9, 7)}, "niet vóór de aanvraag verzonden"),
        ({"questions_on": SEPTEMBER, "answered_on": date(2026, 9, 7)}, "niet vóór de vragen"),
        (
            {"constituency_from": SEPTEMBER, "constituency_until": date(2026, 9, 1)},
            "eindigt voordat",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(council_state, facts, sentence):
    with pytest.raises(Refusal, match=sentence):
        asked(council_state, **facts)


ARROWS_BY_HAND = {
    (S.RECEIVED, S.ACKNOWLEDGED),
    (S.ACKNOWLEDGED, S.MORE_INFO),
    (S.MORE_INFO, S.ACKNOWLEDGED),
    (S.ACKNOWLEDGED, S.DECLINED),
    (S.ACKNOWLEDGED, S.INVESTIGATING),
    (S.INVESTIGATING, S.DRAFTING),
    (S.DRAFTING, S.ADOPTED),
    (S.ADOPTED, S.SENT),
    (S.SENT, S.RESPONSE_RECEIVED),
    (S.RESPONSE_RECEIVED, S.CLOSED),
    (S.CONSULTATION, S.CLOSED),
    (S.CONSULTATION, S.DISPUTE),
    (S.SUBSTITUTE_CONSENT, S.CLOSED),
    (S.NEVER_ASKED, S.CLOSED),
    (S.NEVER_ASKED, S.NULLITY_INVOKED),
    (S.NEVER_ASKED, S.DISPUTE),
}


@pytest.mark.parametrize(("before", "after"), sorted(ARROWS_BY_HAND))
def test_every_arrow_of_the_procedure_is_there(before, after):
    assert after in advice.may_follow(AdviceRequest(1, status=before))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (S.RECEIVED, S.CLOSED),
        (S.RECEIVED, S.MORE_INFO),
        (S.DRAFTING, S.RECEIVED),
        (S.SENT, S.DECLINED),
        (S.RESPONSE_RECEIVED, S.DISPUTE),
        (S.CLOSED, S.RECEIVED),
        (S.DECLINED, S.SENT),
        (S.RECEIVED, S.NEVER_ASKED),
        (S.NULLITY_INVOKED, S.SENT),
    ],
)
def test_what_is_no_arrow_is_refused(state, before, after):
    state = state.put(replace(one(state), status=before))
    with pytest.raises(Refusal, match=r"gaat niet van|stap terug"):
        moved(state, after)


def test_nothing_follows_the_end():
    for status in AdviceStatus:
        assert (advice.may_follow(AdviceRequest(1, status=status)) == ()) == (status in FINISHED)
    assert set(ARROWS) | set(ROAD) | FINISHED == set(AdviceStatus)


def test_a_council_that_was_quick_passes_steps_over(state):
    assert one(moved(state, S.ADOPTED)).status is S.ADOPTED


def test_a_step_back_asks_for_a_reason(state):
    state = moved(state, S.ACKNOWLEDGED, S.DRAFTING)
    with pytest.raises(Refusal, match="stap terug"):
        moved(state, S.ACKNOWLEDGED)
    with pytest.raises(Refusal, match="gaat niet van"):
        moved(state, S.INVESTIGATING, comment="daar was zij nooit")
    state = moved(state, S.ACKNOWLEDGED, comment="per ongeluk")
    assert [event.after for event in state.advice_event] == [
        "received",
        "acknowledged",
        "drafting",
        "acknowledged",
    ]
    assert state.advice_event[-1].comment == "per ongeluk"


def test_each_step_sets_its_date(state):
    state = moved(state, S.ACKNOWLEDGED, day=date(2026, 9, 9))
    state = moved(state, S.MORE_INFO, day=date(2026, 9, 11))
    state = moved(state, S.INVESTIGATING, day=date(2026, 9, 25))
    state = moved(state, S.SENT, day=date(2026, 10, 13))
    row = one(state)
    assert row.acknowledged_on == date(2026, 9, 9)
    assert (row.questions_on, row.answered_on) == (date(2026, 9, 11), date(2026, 9, 25))
    assert (row.sent_on, row.response_due) == (date(2026, 10, 13), date(2026, 11, 10))
    state = moved(state, S.RESPONSE_RECEIVED, day=date(2026, 11, 9), response=Response.FOLLOWED)
    assert (one(state).responded_on, one(state).response) == (
        date(2026, 11, 9),
        Response.FOLLOWED,
    )


def test_the_board_has_as_long_to_react_as_the_council_says(council_state):
    rules = Rules(response_weeks=2)
    state = set_council(council_state, START, name="Raad", rules=rules)
    state = moved(asked(state), S.SENT, day=date(2026, 10, 13))
    assert one(state).response_due == date(2026, 10, 27)


def test_a_second_round_of_questions_waits_anew(state):
    state = moved(state, S.ACKNOWLEDGED, S.MORE_INFO, S.ACKNOWLEDGED, day=SEPTEMBER)
    state = moved(state, S.MORE_INFO, day=date(2026, 9, 20))
    assert (one(state).questions_on, one(state).answered_on) == (date(2026, 9, 20), None)


@pytest.mark.parametrize(
    ("response", "possible"),
    [
        (Response.NONE, False),
        (Response.FOLLOWED, False),
        (Response.PARTLY_FOLLOWED, True),
        (Response.DEVIATED, True),
    ],
)
def test_there_is_a_talk_only_about_what_was_not_followed(state, response, possible):
    state = moved(state, S.SENT)
    state = moved(state, S.RESPONSE_RECEIVED, response=response)
    assert (S.CONSULTATION in advice.may_follow(one(state))) is possible


@pytest.mark.parametrize(
    ("kind", "answer", "possible"),
    [
        (AdviceKind.CONSENT_RIGHT, Advice.NOT_CONSENTED, True),
        (AdviceKind.CONSENT_RIGHT, Advice.CONSENTED, False),
        (AdviceKind.ADVICE, Advice.NEGATIVE, False),
    ],
)
def test_only_a_refused_consent_can_be_substituted(council_state, kind, answer, possible):
    state = moved(asked(council_state, kind=kind), S.ADOPTED, advice=answer, decision="B-2026-15")
    assert one(state).decision == "B-2026-15"
    assert (S.SUBSTITUTE_CONSENT in advice.may_follow(one(state))) is possible


def test_the_council_overrules_with_a_reason_and_takes_it_back(state):
    judge = partial(advice.judge_advice, advice_id=one(state).id)
    with pytest.raises(Refusal, match="Waarom vindt de raad iets anders"):
        judge(state, START, timeliness=Timeliness.TOO_LATE)
    state = judge(state, START, timeliness=Timeliness.TOO_LATE, reason="wij hoorden het op straat")
    assert one(state).timeliness_reason == "wij hoorden het op straat"
    state = judge(state, START, timeliness=Timeliness.NONE)
    assert (one(state).timeliness, one(state).timeliness_reason) == (Timeliness.NONE, "")
    judge(state, START, timeliness=Timeliness.IN_TIME)


def test_changing_facts_leaves_number_and_state(state):
    changed = replace(one(state), subject="Anders", number="X", status=S.CLOSED)
    row = one(advice.change_advice(state, START, request=changed))
    assert (row.subject, row.number, row.status) == ("Anders", "ADV-2026-01", S.RECEIVED)


def test_a_request_that_something_was_done_with_is_not_removed(state):
    id = one(state).id
    assert advice.remove_advice(state, START, advice_id=id).advice_event == ()
    with pytest.raises(Refusal, match="al iets gedaan"):
        advice.remove_advice(moved(state, S.ACKNOWLEDGED), START, advice_id=id)

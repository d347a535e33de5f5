"""Cases worked out by hand: when terms pass, and whether the council was asked in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vergadering.domain import terms
from vergadering.domain.choices_registers import AdviceKind, AdviceStatus, Timeliness
from vergadering.domain.model_registers import AdviceRequest


def day(text):
    """A day of 2026 as `9-8`: month and day; empty for none."""
    if not text:
        return None
    month, number = map(int, text.split("-"))
    return date(2026, month, number)


def asked(received="9-8", *, known="", by="", agreed="", intended="", weeks=6, **rest):
    """A request with these days."""
    return AdviceRequest(
        1,
        received_on=day(received),
        known_on=day(known),
        asked_by=day(by),
        agreed_by=day(agreed),
        intended_on=day(intended),
        weeks=weeks,
        **rest,
    )


IN_TIME, TIGHT, TOO_LATE = Timeliness.IN_TIME, Timeliness.TIGHT, Timeliness.TOO_LATE

SAMPLE = asked(known="8-31", by="9-22", agreed="10-20", intended="11-2")
"""The request of the sample: the staff knew it before the council."""


@pytest.mark.parametrize(
    ("request_", "wanted", "days"),
    [
        (SAMPLE, TOO_LATE, 50),
        (asked(by="9-22", agreed="10-20", intended="11-2"), IN_TIME, 0),
        (asked(by="10-20"), IN_TIME, 0),  # six weeks to the day
        (asked(by="10-19"), TIGHT, 1),
        (asked(by="9-22"), TIGHT, 28),
        (asked(by="9-22", weeks=2), IN_TIME, 0),
        (asked(by="9-22", weeks=3), TIGHT, 7),
        (asked(agreed="12-1", intended="9-29"), TIGHT, 21),  # decided before the answer
        (asked(intended="9-9"), TIGHT, 41),
        (asked(intended="9-8"), TOO_LATE, 42),  # asked on the day itself
        (asked(intended="9-1"), TOO_LATE, 49),
        (asked(known="9-8", agreed="10-20"), IN_TIME, 0),  # both knew on one day
        (asked(known="9-7", agreed="10-20"), TOO_LATE, 43),
        (asked(), IN_TIME, 0),  # nobody named a day
        (asked(""), Timeliness.NONE, 0),
        (asked(kind=AdviceKind.UNSOLICITED, by="9-9"), Timeliness.NONE, 0),
        (asked(status=AdviceStatus.NEVER_ASKED), TOO_LATE, 0),
        (asked(kind=AdviceKind.CONSENT_RIGHT, by="9-22"), TIGHT, 28),
    ],
)
def test_what_follows_from_the_dates(request_, wanted, days):
    assert terms.suggested(request_).timeliness is wanted
    assert terms.days_short(request_) == days


def test_the_council_may_see_it_another_way():
    own = replace(SAMPLE, timeliness=TIGHT, timeliness_reason="we wisten het informeel")
    assert terms.verdict(own).timeliness is TIGHT
    assert terms.verdict(own).facts == {"reason": "we wisten het informeel"}
    assert terms.verdict(SAMPLE) == terms.suggested(SAMPLE)
    assert terms.suggested(own).timeliness is TOO_LATE


@pytest.mark.parametrize(
    ("request_", "today", "wanted"),
    [
        (asked(), "9-9", "10-20"),  # six weeks of its own
        (asked(weeks=4), "9-9", "10-6"),
        (asked(agreed="10-27"), "9-9", "10-27"),
        (asked(by="9-22"), "9-9", "10-20"),  # what the board wants binds nobody
        (asked(kind=AdviceKind.UNSOLICITED), "9-9", ""),
        (asked(""), "9-9", ""),
        # fourteen days of waiting, agreed to count for nothing
        (replace(asked(), term_stops=True, questions_on=day("9-11"), answered_on=day("9-25")),
         "10-1", "11-3"),
        (replace(asked(), term_stops=False, questions_on=day("9-11"), answered_on=day("9-25")),
         "10-1", "10-20"),
        (replace(asked(), term_stops=True, questions_on=day("9-11")), "9-21", "10-30"),
        (replace(asked(), term_stops=True, questions_on=day("9-11")), "9-11", "10-20"),
    ],
)  # fmt: skip
def test_when_the_answer_is_due(request_, today, wanted):
    assert terms.reply_by(request_, day(today)) == day(wanted)


@pytest.mark.parametrize(
    ("status", "wanted", "text"),
    [
        (AdviceStatus.RECEIVED, "10-20", terms.ANSWER),
        (AdviceStatus.MORE_INFO, "10-20", terms.ANSWER),
        (AdviceStatus.ADOPTED, "10-20", terms.ANSWER),  # it has still to be sent
        (AdviceStatus.SENT, "11-10", terms.REACTION),
        (AdviceStatus.RESPONSE_RECEIVED, "", ""),
        (AdviceStatus.DECLINED, "", ""),
        (AdviceStatus.CLOSED, "", ""),
        (AdviceStatus.DISPUTE, "", ""),
        (AdviceStatus.NEVER_ASKED, "10-8", terms.NULLITY),
        (AdviceStatus.NULLITY_INVOKED, "", ""),
    ],
)
def test_what_is_due_in_each_state(status, wanted, text):
    request = replace(asked(), status=status, response_due=day("11-10"))
    term = terms.term_of(request, day("9-9"))
    assert (term and term.day, term.text if term else "") == (day(wanted), text)


@pytest.mark.parametrize(
    ("heard", "until"),
    [
        (date(2026, 9, 8), date(2026, 10, 8)),
        (date(2026, 8, 31), date(2026, 9, 30)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 15), date(2027, 1, 15)),
    ],
)
def test_a_month_after_the_council_heard_of_it(heard, until):
    request = replace(asked(status=AdviceStatus.NEVER_ASKED), known_on=heard)
    assert terms.nullity_by(request) == until


DAYS = st.none() | st.dates(date(2025, 1, 1), date(2027, 12, 31))
REQUESTS = st.builds(
    AdviceRequest,
    kind=st.sampled_from(AdviceKind),
    status=st.sampled_from(AdviceStatus),
    weeks=st.integers(1, 99),
    **dict.fromkeys(
        ("received_on", "known_on", "asked_by", "agreed_by", "intended_on", "questions_on",
         "answered_on", "response_due"),
        DAYS,
    ),
    term_stops=st.booleans(),
)  # fmt: skip


@given(REQUESTS, st.dates())
def test_every_request_has_a_verdict_and_whoever_is_in_time_came_no_day_too_late(request_, today):
    found = terms.verdict(request_)
    assert found.text.format_map(found.facts)
    terms.term_of(request_, today)
    assert terms.days_short(request_) >= 0
    if found.timeliness is TIGHT:
        assert terms.days_short(request_) > 0
    if terms.suggested(request_).timeliness is IN_TIME:
        assert terms.days_short(request_) == 0


@given(st.dates(), st.integers(0, 10**6))
def test_counting_days_never_leaves_the_calendar(start, days):
    assert terms.days_after(start, days) >= start

"""Dates as people write them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vergadering.domain.dates import (
    MONTHS,
    WEEKDAYS,
    find_due,
    read_clock,
    read_date,
    write_date,
)

TUESDAY = date(2026, 10, 6)
NEXT_MEETING = date(2026, 11, 3)
DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13 oktober", date(2026, 10, 13)),
        ("6 oktober", TUESDAY),
        ("5 oktober", date(2027, 10, 5)),
        ("13 okt", date(2026, 10, 13)),
        ("13 okt. 2027", date(2027, 10, 13)),
        ("dinsdag 13 oktober 2026", date(2026, 10, 13)),
        ("de 13e oktober", date(2026, 10, 13)),
        ("op 1 maart", date(2027, 3, 1)),
        ("1 MRT", date(2027, 3, 1)),
        ("13-10", date(2026, 10, 13)),
        ("13/10", date(2026, 10, 13)),
        ("13-10-26", date(2026, 10, 13)),
        ("13-10-2026", date(2026, 10, 13)),
        ("2026-10-13", date(2026, 10, 13)),
        ("29 februari", date(2028, 2, 29)),
        ("1 March", date(2027, 3, 1)),
        ("March 1st", date(2027, 3, 1)),
        ("1st of March 2028", date(2028, 3, 1)),
        ("vandaag", TUESDAY),
        ("morgen", date(2026, 10, 7)),
        ("overmorgen", date(2026, 10, 8)),
        ("tomorrow", date(2026, 10, 7)),
        ("vrijdag", date(2026, 10, 9)),
        ("Friday", date(2026, 10, 9)),
        ("komende vrijdag", date(2026, 10, 9)),
        ("dinsdag", date(2026, 10, 13)),
        ("volgende week vrijdag", date(2026, 10, 16)),
        ("vrijdag volgende week", date(2026, 10, 16)),
        ("next week Friday", date(2026, 10, 16)),
        ("volgende week", date(2026, 10, 13)),
        ("over twee weken", date(2026, 10, 20)),
        ("over een week", date(2026, 10, 13)),
        ("over één maand", date(2026, 11, 6)),
        ("over 3 dagen", date(2026, 10, 9)),
        ("binnen 14 dagen", date(2026, 10, 20)),
        ("in two weeks", date(2026, 10, 20)),
        ("over 1 jaar", date(2027, 10, 6)),
        ("eind november", date(2026, 11, 30)),
        ("half november", date(2026, 11, 15)),
        ("begin oktober", date(2027, 10, 1)),
        ("eind februari 2028", date(2028, 2, 29)),
        ("eind van de maand", date(2026, 10, 31)),
        ("eind volgende maand", date(2026, 11, 30)),
        ("eind van de week", date(2026, 10, 9)),
        ("eind van het jaar", date(2026, 12, 31)),
        ("end of November", date(2026, 11, 30)),
        ("de volgende vergadering", NEXT_MEETING),
        ("volgende vergadering", NEXT_MEETING),
        ("the next meeting", NEXT_MEETING),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, day: date):
    assert read_date(text, TUESDAY, NEXT_MEETING) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "31 april", "0 maart", "13-13", "2026-02-30", "oktober", "8", "13.10"),
        *("iedereen", "de kaarten", "99 weken", "over nul dagen", "over 9999 weken", "13 okto"),
        *("31 februari", "12 x", "x" * 200_000, "9 " * 100_000, "\x00", "\ud800", "１３ 10"),
    ],
)
def test_what_is_no_date_is_none(text: str):
    assert read_date(text, TUESDAY, NEXT_MEETING) is None


def test_the_next_meeting_is_no_date_while_it_is_not_known():
    assert read_date("volgende vergadering", TUESDAY) is None
    assert find_due("x voor de volgende vergadering", TUESDAY) == (
        "x voor de volgende vergadering",
        None,
    )


def test_a_month_later_is_the_last_day_when_the_month_is_shorter():
    assert read_date("over een maand", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize("text", ["over 999 jaar", "morgen", "eind van de week", "1 maart"])
def test_a_date_beyond_the_calendar_is_none(text: str):
    assert read_date(text, date.max) is None or text == "eind van de week"


@pytest.mark.parametrize(
    ("text", "left", "due"),
    [
        ("kaarten drukken voor 13 oktober", "kaarten drukken", date(2026, 10, 13)),
        ("kaarten drukken vóór 13 oktober.", "kaarten drukken", date(2026, 10, 13)),
        ("Joke bellen, uiterlijk vrijdag", "Joke bellen", date(2026, 10, 9)),
        ("Joke bellen uiterlijk op vrijdag", "Joke bellen", date(2026, 10, 9)),
        ("plan maken voor volgende week vrijdag", "plan maken", date(2026, 10, 16)),
        ("plan maken voor de volgende vergadering", "plan maken", NEXT_MEETING),
        ("plan maken voor eind november", "plan maken", date(2026, 11, 30)),
        ("print cards before 1 March", "print cards", date(2027, 3, 1)),
        ("call Joke by Friday", "call Joke", date(2026, 10, 9)),
        ("plan maken over twee weken", "plan maken", date(2026, 10, 20)),
        ("Joke bellen vrijdag", "Joke bellen", date(2026, 10, 9)),
        ("Joke bellen, volgende week vrijdag", "Joke bellen", date(2026, 10, 16)),
        ("plan zonder datum", "plan", None),
        ("kaarten voor 1 maart zonder datum", "kaarten voor 1 maart", None),
        ("nog iets uiterlijk klaar op 1 maart 2027", "nog iets uiterlijk", date(2027, 3, 1)),
        ("voor 1 maart", "", date(2027, 3, 1)),
    ],
)
def test_a_due_date_is_taken_off_the_end(text: str, left: str, due: date | None):
    assert find_due(text, TUESDAY, NEXT_MEETING) == (left, due)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kaarten voor iedereen",
        "verslag van vrijdag",
        "verslag vergadering 1 maart",
        "voor 1 maart de kaarten drukken",
        "kamer 12-10a boeken",
        "voor 31 februari",
        "vrijdag",
        "advies voor de raad",
    ],
)
def test_a_text_without_a_due_date_stays_whole(text: str):
    assert find_due(text, TUESDAY, NEXT_MEETING) == (text, None)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("19:50", time(19, 50)),
        ("9:05", time(9, 5)),
        ("19.50", time(19, 50)),
        (" 19.50 uur ", time(19, 50)),
        ("0:00", time(0, 0)),
    ],
)
def test_a_clock_time_is_read(text: str, clock: time):
    assert read_clock(text) == clock


@pytest.mark.parametrize("text", ["", "1950", "24:00", "19:60", "19:5", "19:50:00", "half acht"])
def test_anything_else_is_no_clock_time(text: str):
    assert read_clock(text) is None


@given(DAYS, DAYS)
def test_a_written_date_reads_the_same_on_every_day(day: date, today: date):
    assert read_date(write_date(day), today) == day


@given(st.sampled_from(WEEKDAYS), DAYS)
def test_a_day_of_the_week_is_within_the_coming_seven_days(name: str, today: date):
    found = read_date(name, today)
    if found is not None:
        assert WEEKDAYS[found.weekday()] == name
        assert timedelta(days=1) <= found - today <= timedelta(days=7)
    else:
        assert date.max - today < timedelta(days=7)


@given(st.integers(1, 31), st.sampled_from(MONTHS), st.dates(date(1, 1, 1), date(9980, 1, 1)))
def test_a_day_without_a_year_is_never_past(number: int, month: str, today: date):
    found = read_date(f"{number} {month}", today)
    if found is None:
        assert number > 29
    else:
        assert found >= today
        assert (found.day, MONTHS[found.month - 1]) == (number, month)


@given(st.text(), DAYS)
def test_no_text_makes_reading_fail(text: str, today: date):
    assert read_date(text, today, today) is None or text.strip()
    left, due = find_due(text, today, today)
    assert due is not None or left == text.strip() or "datum" in text or "date" in text


@given(st.text(st.characters(exclude_categories=["Cs"])), DAYS, DAYS)
def test_the_exact_marker_takes_nothing_else_off(text: str, due: date, today: date):
    text = text.strip()
    assert find_due(f"{text} klaar op {write_date(due)}", today) == (text, due)

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from tests.helpers.council import START, done, item
from vergadering.domain import signals
from vergadering.domain.choices_registers import AdviceKind, AdviceStatus, SignalStatus, Source
from vergadering.domain.public import public
from vergadering.errors import Refusal

S = SignalStatus


@pytest.fixture
def state(open_meeting_state):
    """A meeting and a postcard."""
    return signals.add_signal(
        open_meeting_state,
        START,
        raw="Kevin van groep 3 zegt: ik weet niet wie ik mag bellen.",
        place="Het Anker",
        theme="contact",
        count=3,
        received_on=date(2026, 9, 24),
    )


def one(state):
    return state.signal[-1]


def about(state, rule, **facts):
    return partial(rule, signal_id=one(state).id, **facts)(state, START)


def test_a_signal_is_kept_in_one_go_and_without_a_name(state):
    row = one(state)
    assert (row.number, row.source, row.count) == ("S-2026-01", Source.POSTCARD, 3)
    assert row.status is S.RECEIVED
    assert signals.unread(state) == (row,)


@pytest.mark.parametrize(("raw", "count"), [(" ", 1), ("Eten", 0), ("Eten", 100_000)])
def test_a_signal_needs_words_and_a_number(open_meeting_state, raw, count):
    with pytest.raises(Refusal):
        signals.add_signal(open_meeting_state, START, raw=raw, count=count)


def test_its_words_are_private_until_anonymous_and_released(state):
    seen = one(public(state))
    assert (seen.raw, seen.text, seen.place, seen.theme) == ("", "", "", "")
    assert (seen.number, seen.count) == ("S-2026-01", 3)
    with pytest.raises(Refusal, match="eerst anoniem"):
        about(state, signals.release_signal)
    state = about(state, signals.anonymise_signal, text="Ik weet niet wie ik mag bellen.")
    assert one(public(state)).text == ""
    state = about(state, signals.release_signal)
    seen = one(public(state))
    assert (seen.raw, seen.text) == ("", "Ik weet niet wie ik mag bellen.")
    assert "Kevin" not in repr(public(state))


def test_other_words_must_be_released_anew(state):
    state = about(state, signals.anonymise_signal, text="Een")
    state = about(state, signals.release_signal)
    state = about(state, signals.anonymise_signal, text="Kevin belt")
    assert not one(state).released
    assert "Kevin" not in repr(public(state))


def test_a_signal_becomes_an_item_under_a_title_that_everybody_may_read(state):
    state = about(state, signals.signal_to_item, title="Bereikbaarheid", minutes=15)
    assert item(state, "Bereikbaarheid").planned_minutes == 15
    assert (one(state).status, one(state).follow_up) == (S.CONVERTED, "V-2026-01")


def test_a_signal_becomes_an_action(state):
    state = about(state, signals.signal_to_action, text="Bespreken met de clustermanager")
    assert (one(state).status, one(state).follow_up) == (S.CONVERTED, state.action[-1].number)
    assert state.action[-1].text == "Bespreken met de clustermanager"


def test_a_signal_becomes_an_advice_that_nobody_asked_for(state):
    state = about(state, signals.signal_to_advice, subject="Bereikbaarheid van begeleiders")
    request = state.advice_request[-1]
    assert (request.kind, request.status) == (AdviceKind.UNSOLICITED, AdviceStatus.DRAFTING)
    assert one(state).follow_up == request.number


def test_from_card_to_answer(state):
    state = about(state, signals.discuss_signal, follow_up="vragen aan Joke")
    assert (signals.unread(state), len(signals.not_fed_back(state))) == ((), 1)
    state = about(state, signals.feed_back_signal, follow_up="poster")
    row = one(state)
    assert (row.status, row.fed_back_on) == (S.FED_BACK, START.date())
    assert row.follow_up == "vragen aan Joke; poster"
    assert signals.not_fed_back(state) == ()
    assert one(about(state, signals.close_signal)).status is S.CLOSED


def test_a_signal_does_not_go_back(state):
    state = about(state, signals.feed_back_signal)
    with pytest.raises(Refusal, match="al verder"):
        about(state, signals.discuss_signal)


@pytest.mark.parametrize("before", [S.RECEIVED, S.ANONYMISED, S.DISCUSSED, S.FED_BACK, S.CLOSED])
def test_a_complaint_loses_its_words_wherever_it_was(state, before):
    state = about(state, signals.anonymise_signal, text="Een jongere")
    state = about(state, signals.release_signal)
    state = state.put(replace(one(state), status=before, follow_up="A-2026-01"))
    state = about(state, signals.refer_signal, to="klachtenfunctionaris")
    row = one(state)
    assert (row.raw, row.text, row.place, row.theme) == ("", "", "", "")
    assert (row.status, row.released, row.follow_up) == (
        S.REFERRED,
        False,
        "klachtenfunctionaris",
    )
    assert (signals.unread(state), one(public(state)).follow_up) == ((), "")


def test_nothing_more_is_done_with_a_complaint(state):
    state = about(state, signals.refer_signal, to="vertrouwenspersoon")
    with pytest.raises(Refusal, match="doorverwezen"):
        about(state, signals.anonymise_signal, text="toch")
    with pytest.raises(Refusal, match="doorverwezen"):
        about(state, signals.refer_signal, to="iemand anders")


def test_a_number_is_never_used_again(state):
    state = about(state, signals.remove_signal)
    state = done(state, partial(signals.add_signal, raw="Nog een"))
    assert one(state).number == "S-2026-02"

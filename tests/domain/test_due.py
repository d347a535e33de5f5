from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from tests.helpers.council import START, done, who
from vergadering.domain import (
    advice,
    agenda,
    incoming,
    promises,
    signals,
    terms_of_office,
)
from vergadering.domain.choices_registers import AdviceStatus
from vergadering.domain.due import SOURCES, due
from vergadering.domain.model_registers import AdviceRequest, IncomingDocument, Membership
from vergadering.domain.public import public

TODAY = START.date()
DAY = timedelta(days=1)


def told(state, today=TODAY):
    """What is due, in Dutch, with whether it is late."""
    return [(each.text.format_map(each.facts), each.late) for each in due(state, today)]


def asked(state, agreed, **facts):
    request = AdviceRequest(
        subject="De Wilg", received_on=date(2026, 9, 8), agreed_by=agreed, **facts
    )
    return advice.add_advice(state, START, request=request)


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (15, []),
        (14, [("ADV-2026-01 De Wilg: antwoord voor 2026-10-20", False)]),
        (0, [("ADV-2026-01 De Wilg: antwoord voor 2026-10-06", False)]),
        (-1, [("ADV-2026-01 De Wilg: het antwoord had er op 2026-10-05 moeten zijn", True)]),
    ],
)
def test_a_term_is_warned_of_before_it_passes_and_after(council_state, days, wanted):
    assert told(asked(council_state, TODAY + days * DAY)) == wanted


def test_the_board_is_late_too(council_state):
    state = asked(council_state, TODAY)
    id = state.advice_request[0].id
    state = advice.move_advice(
        state, START, advice_id=id, to=AdviceStatus.SENT, day=date(2026, 9, 9)
    )
    assert told(state, date(2026, 10, 8)) == [
        ("ADV-2026-01 De Wilg: het bestuur had op 2026-10-07 moeten reageren", True)
    ]


def test_a_decision_that_was_never_asked_for_has_a_month(council_state):
    request = AdviceRequest(subject="Verhuizing", received_on=date(2026, 9, 20))
    state = advice.add_advice(council_state, START, request=request, never_asked=True)
    assert told(state) == [
        ("ADV-2026-01 Verhuizing: nietigheid inroepen kan tot 2026-10-20; kijk de wet na", False)
    ]


def test_promises_signals_documents_and_terms_are_told(council_state):
    joke, sanne = who(council_state, "Joke"), who(council_state, "Sanne")
    state = done(
        council_state,
        partial(promises.add_promise, text="Planning", due=TODAY - DAY),
        partial(promises.add_promise, text="Bericht", due=TODAY + 3 * DAY),
        partial(promises.add_promise, text="Ooit"),
        partial(signals.add_signal, raw="Eten"),
        partial(incoming.add_document, document=IncomingDocument(subject="Brief")),
        partial(
            terms_of_office.add_membership,
            membership=Membership(person_id=joke.id, from_on=date(2024, 1, 1),
                                  until=TODAY + 7 * DAY),
        ),
        partial(
            terms_of_office.add_membership,
            membership=Membership(person_id=sanne.id, trial_until=TODAY + 8 * DAY),
        ),
    )  # fmt: skip
    assert told(state) == [
        ("T-2026-01 Planning: was toegezegd voor 2026-10-05", True),
        ("T-2026-02 Bericht: toegezegd voor 2026-10-09", False),
        ("de termijn van Joke eindigt op 2026-10-13", False),
        ("de proeftijd van een kandidaat-lid eindigt op 2026-10-14", False),
        ("signalen die nog niet besproken zijn: 1", False),
        ("ingekomen stukken zonder bestemming: 1", False),
    ]
    assert [
        suggestion.title.format_map(suggestion.facts)
        for propose in SOURCES
        for suggestion in propose(state, TODAY, TODAY + 28 * DAY)
    ] == [
        "Toezeggingen",
        "Signalen van de achterban",
        "Ingekomen stukken",
        "Samenstelling van de raad",
    ]


def test_an_advice_whose_term_falls_before_the_next_meeting_comes_on_its_agenda(council_state):
    state = asked(council_state, date(2026, 10, 20))
    propose = SOURCES[0]
    assert propose(state, TODAY, date(2026, 10, 19)) == ()
    (found,) = propose(state, TODAY, date(2026, 10, 20))
    assert found.title.format_map(found.facts) == "Adviesaanvraag: De Wilg"
    assert found.source.format_map(found.facts) == "ADV-2026-01, antwoord voor 2026-10-20"
    assert found.minutes > 0


def test_nothing_is_due_of_an_empty_register(council_state):
    assert due(council_state, TODAY) == ()
    assert [each for propose in SOURCES for each in propose(council_state, TODAY, TODAY)] == []


def test_nothing_private_is_told_of_whatever_is_due(open_meeting_state):
    secret = "GEHEIM"
    sanne = who(open_meeting_state, "Sanne")
    state = agenda.add_item(open_meeting_state, START, title=secret, confidential=True)
    hidden = next(item for item in state.agenda_item if item.title == secret)
    state = state.put(replace(sanne, display_name=secret))
    state = done(
        state,
        partial(promises.add_promise, text=secret, due=TODAY, item_id=hidden.id),
        partial(signals.add_signal, raw=secret, place=secret, theme=secret),
        partial(
            incoming.add_document,
            document=IncomingDocument(subject=secret, sender=secret, confidential=True),
        ),
        partial(
            terms_of_office.add_membership,
            membership=Membership(person_id=sanne.id, trial_until=TODAY, found_by=secret),
        ),
    )
    said = repr(due(state, TODAY)) + repr(
        [propose(state, TODAY, TODAY + 90 * DAY) for propose in SOURCES]
    )
    assert secret not in said
    assert len(due(public(state), TODAY)) < len(due(state, TODAY))

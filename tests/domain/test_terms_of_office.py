from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from tests.helpers.council import START, who
from vergadering.domain import incoming, people, terms_of_office
from vergadering.domain.choices import Role
from vergadering.domain.choices_registers import Handling
from vergadering.domain.model import Person
from vergadering.domain.model_registers import IncomingDocument, Membership
from vergadering.domain.model_rules import Rules
from vergadering.domain.public import public
from vergadering.errors import Refusal

TODAY = START.date()


def term(state, name, first=None, last=None, **facts):
    """The state with a term of somebody."""
    membership = Membership(person_id=who(state, name).id, from_on=first, until=last, **facts)
    return terms_of_office.add_membership(state, START, membership=membership)


def one(state):
    return state.membership[-1]


@pytest.mark.parametrize(
    ("first", "years", "last"),
    [
        (date(2026, 11, 1), 3, date(2029, 10, 31)),
        (date(2026, 1, 1), 4, date(2029, 12, 31)),
        (date(2028, 2, 29), 3, date(2031, 2, 27)),
        (date(2026, 11, 1), 0, None),
    ],
)
def test_a_term_is_as_long_as_the_council_says(council_state, first, years, last):
    rules = Rules(term_years=years)
    state = people.set_council(council_state, START, name="Raad", rules=rules)
    assert one(term(state, "Joke", first)).until == last


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (None, date(2027, 1, 1), "eerste dag ontbreekt"),
        (date(2027, 1, 2), date(2027, 1, 1), "voordat zij begint"),
        (date(2026, 6, 1), date(2028, 1, 1), "al een termijn"),
    ],
)
def test_terms_that_cannot_be_are_refused(council_state, first, last, sentence):
    state = term(council_state, "Joke", date(2025, 1, 1), date(2026, 12, 31))
    with pytest.raises(Refusal, match=sentence):
        term(state, "Joke", first, last)


def test_one_term_may_follow_another(council_state):
    state = term(council_state, "Joke", date(2023, 1, 1), date(2026, 12, 31))
    state = term(state, "Joke", date(2027, 1, 1))
    assert len(terms_of_office.schedule(state, TODAY)) == 2
    assert terms_of_office.ending(state, date(2026, 12, 1)) == (), "the next one is there"


@pytest.mark.parametrize(
    ("today", "warned"),
    [
        (date(2026, 11, 4), False),
        (date(2026, 11, 5), True),  # eight weeks before
        (date(2026, 12, 31), True),
        (date(2027, 3, 1), True),  # it ended, and nothing came after
    ],
)
def test_a_term_that_ends_is_warned_of(council_state, today, warned):
    state = term(council_state, "Joke", date(2024, 1, 1), date(2026, 12, 31))
    assert bool(terms_of_office.ending(state, today)) is warned


def test_nobody_is_reminded_of_who_left(council_state):
    state = term(council_state, "Joke", date(2024, 1, 1), date(2026, 12, 31))
    id = one(state).id
    gone = terms_of_office.end_membership(state, START, membership_id=id, left_on=TODAY)
    retired = people.retire_person(state, START, person_id=who(state, "Joke").id)
    for left in (gone, retired):
        assert terms_of_office.ending(left, date(2026, 12, 1)) == ()


def test_a_candidate_is_seen_by_nobody_outside(council_state):
    state = term(
        council_state, "Sanne", since=date(2026, 6, 1), trial_until=date(2026, 11, 1),
        found_by="hulpverlener",
    )  # fmt: skip
    assert terms_of_office.candidates(state) == (one(state),)
    assert terms_of_office.trials_ending(state, TODAY) == (one(state),)
    assert public(state).membership == ()


@pytest.mark.parametrize(
    ("first", "role"),
    [(TODAY, Role.MEMBER), (date(2026, 11, 1), Role.CANDIDATE_MEMBER)],
)
def test_a_candidate_votes_from_the_day_of_the_appointment(council_state, first, role):
    state = term(council_state, "Sanne", since=date(2026, 6, 1), found_by="hulpverlener")
    appoint = partial(
        terms_of_office.appoint_candidate,
        membership_id=one(state).id,
        from_on=first,
        appointed_by="B-2026-16",
    )
    state = appoint(state, START)
    sanne = who(state, "Sanne")
    assert (sanne.role, sanne.has_vote) == (role, role is Role.MEMBER)
    seen = public(state).membership[0]
    assert (seen.appointed_by, seen.found_by, seen.since) == ("B-2026-16", "", None)
    assert terms_of_office.candidates(state) == ()
    with pytest.raises(Refusal, match="geen kandidaat"):
        appoint(state, START)
    waiting = terms_of_office.waiting_for_vote(state, date(2026, 11, 2))
    assert waiting == (() if role is Role.MEMBER else (sanne,))


def test_a_term_stays_with_its_person(council_state):
    state = term(council_state, "Joke", date(2026, 1, 1))
    changed = replace(one(state), person_id=who(state, "Wil").id, re_electable=False)
    row = one(terms_of_office.change_membership(state, START, membership=changed))
    assert (row.person_id, row.re_electable) == (who(state, "Joke").id, False)
    assert state.get(Person, row.person_id) is not None


def test_a_document_gets_a_number_and_a_destination(council_state):
    letter = IncomingDocument(sender=" Bestuur ", subject="Klachtencijfers")
    state = incoming.add_document(council_state, START, document=letter)
    row = state.incoming_document[0]
    assert (row.number, row.sender, row.received_on) == ("I-2026-01", "Bestuur", TODAY)
    assert incoming.unhandled(state) == (row,)
    state = incoming.handle_document(
        state, START, document_id=row.id, handling=Handling.ADVICE, follow_up="ADV-2026-03"
    )
    assert incoming.unhandled(state) == ()
    changed = replace(row, subject="Cijfers", number="I-1")
    state = incoming.change_document(state, START, document=changed)
    assert state.incoming_document[0].number == "I-2026-01"
    with pytest.raises(Refusal, match="onderwerp ontbreekt"):
        incoming.add_document(state, START, document=IncomingDocument(sender="Iemand"))


def test_a_confidential_document_is_not_seen(council_state):
    letter = IncomingDocument(subject="Brief", confidential=True, comment="van een ouder")
    state = incoming.add_document(council_state, START, document=letter)
    assert public(state).incoming_document == ()

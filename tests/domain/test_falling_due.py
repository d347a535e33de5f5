"""What the registers put on the next agenda."""

from __future__ import annotations

from datetime import date

from tests.helpers.registers import SECRET_SIGNAL, busy
from vergadering.domain.choices import MeetingKind
from vergadering.domain.falling_due import from_registers
from vergadering.domain.preparing import proposals
from vergadering.domain.proposed import Past
from vergadering.domain.templates import templates
from vergadering.i18n import Translator

DUTCH = Translator("nl")
DECEMBER = date(2026, 12, 8)


def past(kind=MeetingKind.EXTRA, *, say=DUTCH, state=None):
    """A council in mid-year that plans a meeting in December."""
    state = state or busy()
    template = next(each for each in templates(state, DUTCH) if each.kind is kind)
    return Past(state, state, DECEMBER, template, DUTCH, say)


def test_each_register_that_has_something_proposes_an_item_and_says_why():
    found = {each.item.title: each.source for each in from_registers(past())}
    assert any(title.startswith("Adviesaanvraag: ") for title in found)
    assert "T-2026-" in found["Toezeggingen"]
    assert "nog niet besproken" in found["Signalen van de achterban"]
    assert all(found.values())


def test_a_register_without_anything_proposes_nothing():
    empty = dict.fromkeys(("promise", "advice_request", "signal", "incoming_document"), ())
    state = busy().having({**empty, "membership": ()})
    assert list(from_registers(past(state=state))) == []


def test_what_the_template_has_already_is_not_proposed_twice():
    council = past(MeetingKind.COUNCIL)
    titles = [each.item.title.casefold() for each in proposals(council)]
    assert len(titles) == len(set(titles))


def test_titles_are_in_the_language_of_the_council_and_reasons_in_that_of_the_user():
    english = {each.item.title: each.source for each in from_registers(past(say=Translator("en")))}
    assert "Toezeggingen" not in english
    assert any("toezeggingen:" in source for source in english.values())


def test_no_word_of_a_signal_comes_on_an_agenda():
    told = " ".join(f"{each.item.title} {each.source}" for each in from_registers(past()))
    assert SECRET_SIGNAL not in told
    assert "Kevin" not in told

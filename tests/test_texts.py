"""Every text for people can be translated, and is."""

from __future__ import annotations

import ast
import gettext

import pytest

from tests.helpers.source import calls, modules, name_of, short
from tests.helpers.texts import (
    MO,
    ONE,
    ONE_AND_MORE,
    compiled,
    forms,
    is_text,
    places,
    texts,
    translations,
)
from vergadering.i18n import N_, Marked, Translator

REFUSALS = {"Refusal", "Busy", "Unkept"}


def test_every_source_text_is_in_the_english_catalogue_and_no_other():
    known = set(translations())
    assert sorted(set(texts()) - known) == []
    assert sorted(known - set(texts())) == []


def test_every_text_is_translated():
    assert [source for source, said in translations().items() if not all(said)] == []


def test_a_translation_has_the_places_of_its_source():
    for source, said in translations().items():
        wanted = [places(text) for text in source]
        assert [places(text) for text in said] == wanted, source


def test_the_compiled_catalogue_is_made_from_the_other():
    assert MO.read_bytes() == compiled()
    with MO.open("rb") as file:
        english = gettext.GNUTranslations(file)
    for source, said in translations().items():
        if len(source) == 1:
            assert english.gettext(source[0]) == said[0]
        else:
            assert [english.ngettext(*source, n) for n in (1, 2)] == list(said)


@pytest.mark.parametrize("path", modules(), ids=short)
def test_what_is_said_to_people_is_marked_and_plain(path):
    for call in calls(path):
        name = name_of(call)
        where = f"{short(path)}:{call.lineno}"
        if name in ONE | ONE_AND_MORE | REFUSALS:
            assert not any(isinstance(arg, ast.JoinedStr) for arg in call.args), where
        if name in REFUSALS and call.args:
            assert not is_text(call.args[0]), where


def test_a_text_never_begins_or_ends_with_a_space_and_its_places_have_names():
    for source, where in texts().items():
        for text in source:
            assert text == text.strip(), where
            assert all(name.isidentifier() for name in places(text)), where


def test_the_texts_were_found():
    found = texts()
    assert ("{name} is er al.",) in found
    assert ("notitie toegevoegd",) in found
    assert len(found) > 150


def test_forms_of_a_text():
    assert forms("een") == ("een",)
    assert forms(["een", "meer"]) == ("een", "meer")


def test_dutch_is_the_source_and_an_unknown_language_is_dutch():
    assert Translator("nl")("{name} is er al.", name="Noa") == "Noa is er al."
    assert Translator("de").language == "nl"
    assert N_("aanwezig") == "aanwezig"


def test_somebodys_own_words_are_never_translated():
    english = Translator("en")
    assert english("Besloten agendapunt") != "Besloten agendapunt"
    assert english.told("Besloten agendapunt") == "Besloten agendapunt"
    assert english.told(Marked(N_("Besloten agendapunt"))) == english("Besloten agendapunt")


def test_a_marked_value_is_translated_within_a_text():
    english = Translator("en")
    said = english("{name} is er al.", name=Marked(N_("voorzitter")))
    assert said.startswith(english("voorzitter"))

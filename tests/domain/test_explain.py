"""What a line will become, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import council
from tests.helpers.council import START, later
from vergadering.domain.capture import meaning
from vergadering.domain.explain import Explanation, explain
from vergadering.domain.notation import COMMANDS
from vergadering.errors import Refusal
from vergadering.i18n import Translator

if TYPE_CHECKING:
    from vergadering.domain.state import State

AT = later(10)


@pytest.fixture
def state(open_meeting_state: State) -> State:
    item = open_meeting_state.items[0].id
    return meaning(open_meeting_state, AT, "/voorstel We doen het.", item)(open_meeting_state, AT)


def told(state: State, line: str) -> tuple[str, bool]:
    """The sentence in Dutch, and whether all is well."""
    found = explain(state, AT, line, state.items[0].id)
    assert found is not None
    return Translator("nl")(found.text, **found.values), found.ok


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Een zin", "notitie"),
        ("@fatima: te laat", "notitie van Fatima"),
        ("/citaat noa: mooi", "citaat van Noa"),
        ("/tip Let op: iets", "tip"),
        ("/intern iets", "interne notitie: niemand anders ziet haar"),
        (
            "/actie ibrahim: advies uitschrijven voor 13 oktober",
            "actie voor Ibrahim, klaar op dinsdag 13 oktober 2026",
        ),
        (
            "/actie joke, henk: kaarten voor 1 maart",
            "actie voor Joke, met Henk, klaar op maandag 1 maart 2027",
        ),
        ("/actie joke: kaarten", "actie voor Joke, zonder datum"),
        ("/actie kaarten", "actie zonder eigenaar en zonder datum"),
        ("/actie kaarten vrijdag", "actie zonder eigenaar, klaar op vrijdag 9 oktober 2026"),
        ("/voorstel Iets", "voorstel, komt op het scherm"),
        ("/voorstel @noa: Iets", "voorstel van Noa"),
        ("/besluit Iets", "besluit, zonder stemming"),
        ("/stem 6-1-1", "6 voor, 1 tegen, 1 onthouding"),
        ("/unaniem", "iedereen stemt voor"),
        ("/stem voor: rest tegen: Wil", "7 voor, 1 tegen, 0 onthouding"),
        ("/peiling 3-2-1", "peiling: 3 voor, 2 tegen, 1 onthouding"),
        ("/consent", "consent: niemand heeft bezwaar"),
        ("/consent wil: te duur", "consent: bezwaar van Wil"),
        ("/geenbezwaar", "aangenomen zonder stemming"),
        ("/punt 3", "naar punt 3, Adviesaanvraag samenvoegen"),
        ("/weg noa", "Noa gaat weg"),
        ("/komt meulen online", "Van der Meulen is er"),
        ("/afwezig wil", "Wil is afwezig met bericht"),
        ("/afwezig wil z.k.", "Wil is afwezig zonder bericht"),
        ("/schors", "de vergadering wordt geschorst"),
        ("/sluit", "de vergadering wordt gesloten"),
    ],
)
def test_a_line_is_explained(state: State, line: str, sentence: str):
    assert told(state, line) == (sentence, True)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("/foo bar", "onbekende opdracht /foo: blijft een notitie"),
        (
            "/stem vier",
            "zo begrijp ik /stem niet: blijft een notitie. Voorbeeld: /stem 4-1-1",
        ),
        ("@onbekend: hoi", "wie? onbekend is niet bekend"),
        ("@m: hoi", "wie? m kan zijn: Marijke, Van der Meulen"),
        ("/actie onbekend: iets", "wie? onbekend is niet bekend"),
        ("/voorstel @onbekend: iets", "wie? onbekend is niet bekend"),
        ("/tip", "tip: typ de tekst"),
        ("@noa:", "notitie: typ de tekst"),
        ("/actie", "actie: typ wie wat doet"),
        ("/besluit", "besluit: typ de tekst"),
        ("/voorstel", "voorstel: typ de tekst"),
        ("/stem 9-9-9", "Er zijn 27 stemmen geteld en 8 stemgerechtigden aanwezig."),
        ("/punt 9", "Er is geen agendapunt 9."),
        ("/hervat", "De vergadering is niet geschorst."),
        ("/open", "De vergadering is al geopend."),
        ("/komt onbekend", "Wie is onbekend? Die naam is niet bekend."),
        ("/komt noa", "Noa is er al."),
        ("/komt", "Over wie gaat het? Typ een naam."),
    ],
)
def test_a_line_that_is_probably_not_meant_so_is_marked(state: State, line: str, sentence: str):
    assert told(state, line) == (sentence, False)


@pytest.mark.parametrize("line", ["", "  ", "\n"])
def test_an_empty_line_has_no_explanation(state: State, line: str):
    assert explain(state, AT, line, None) is None


@pytest.mark.parametrize(
    ("public_title", "sentence"),
    [
        ("Personele zaak", "naar punt 3, Personele zaak"),
        ("", "naar punt 3, Besloten agendapunt"),
    ],
)
def test_the_way_to_a_closed_item_tells_no_more_than_everybody_knows(
    state: State, public_title: str, sentence: str
):
    closed = replace(state.items[2], confidential=True, public_title=public_title)
    assert told(state.put(closed), "/punt 3") == (sentence, True)


def test_a_meeting_that_does_not_run_cannot_be_closed():
    planned = council.planned_meeting()
    assert explain(planned, START, "/sluit", None) == Explanation(
        "De vergadering is niet geopend.", {}, ok=False
    )


STATE = council.open_meeting()
LINES = st.text() | st.builds(
    "/{} {}".format, st.sampled_from([command.dutch[0] for command in COMMANDS]), st.text()
)


@given(LINES)
def test_what_is_well_is_kept_and_what_is_refused_was_foretold(line: str):
    item = STATE.items[0].id
    found = explain(STATE, AT, line, item)
    try:
        meaning(STATE, AT, line, item)(STATE, AT)
    except Refusal:
        assert found is None or not found.ok
    else:
        assert found is not None
        assert Translator("nl")(found.text, **found.values)

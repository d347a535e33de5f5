"""Promises in the minutes, and the page that a council takes to its board."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from tests.documents.reading import DUTCH, MADE, Loud, under, unzipped
from tests.helpers.council import done, item, later, who
from tests.helpers.meetings import held
from vergadering.documents import kinds
from vergadering.documents.blocks import Heading, Paragraph, Table
from vergadering.domain import advice, meeting, promises
from vergadering.domain.choices_registers import AdviceStatus, PromiseStatus
from vergadering.domain.model_registers import AdviceRequest

DECEMBER = date(2026, 12, 1)


def promised(state, **facts):
    known = {
        "text": "Een planning voor 2027",
        "due": DECEMBER,
        "person_id": who(state, "Van der Meulen").id,
        "item_id": item(state, "Adviesaanvraag").id,
        "when": later(48),
    }
    return promises.add_promise(state, later(48), **known | facts)


def settled(state, status, comment="", at=300):
    return promises.settle_promise(
        state, later(at), promise_id=state.promise[-1].id, status=status, comment=comment
    )


STATE = promised(held())


def test_a_promise_stands_in_the_minutes_with_its_number():
    line = "Toezegging T-2026-01 (Van der Meulen, voor 1 december 2026): Een planning voor 2027"
    assert line in under(STATE, "7.")


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({"due": None}, "Toezegging T-2026-01 (Van der Meulen): Een planning voor 2027"),
        ({"due": None, "person_id": None}, "Toezegging T-2026-01: Een planning voor 2027"),
    ],
)
def test_what_nobody_said_is_not_made_up(facts, line):
    assert line in under(promised(held(), **facts), "7.")


def test_what_was_put_off_after_the_meeting_does_not_count_in_its_minutes():
    id = STATE.promise[-1].id
    after = promises.put_off_promise(
        STATE, later(300), promise_id=id, due=date(2027, 1, 15), reason="ziek"
    )
    assert promises.times_put_off(after, id) == 1
    assert under(after, "Toezeggingen")[-1] == under(STATE, "Toezeggingen")[-1]


def test_the_list_has_it_as_it_was_when_the_meeting_closed():
    row = under(settled(STATE, PromiseStatus.KEPT), "Toezeggingen")[-1]
    assert "T-2026-01" in row
    assert "nagekomen" not in row
    assert "open" in row


def test_there_is_no_list_when_nothing_was_promised():
    headings = [block.text for block in kinds.compose("notulen", held(), DUTCH, MADE).blocks
                if isinstance(block, Heading)]  # fmt: skip
    assert "Toezeggingen" not in headings


def test_what_a_later_meeting_does_with_it_stands_in_its_minutes():
    state = meeting.add_meeting(STATE, later(200), title="Later", planned_start=later(60 * 24 * 28))
    state = meeting.open_meeting(state, later(60 * 24 * 28))
    state = settled(state, PromiseStatus.NOT_KEPT, "niets gehoord", at=60 * 24 * 28 + 5)
    said = repr(kinds.compose("notulen", state, DUTCH, later(60 * 24 * 28 + 90)))
    assert "T-2026-01, Een planning voor 2027 (Van der Meulen): niet nagekomen." in said
    assert "niets gehoord" not in said


def asked(state, subject, **facts):
    request = AdviceRequest(subject=subject, received_on=date(2026, 9, 8), **facts)
    return advice.add_advice(state, later(), request=request)


@pytest.fixture
def page():
    """A page about two requests and two promises, made in the new year."""
    state = asked(STATE, "De Wilg", known_on=date(2026, 8, 31), comment="GEHEIM")
    state = asked(state, "Begroting", asked_by=DECEMBER)
    id = state.advice_request[0].id
    state = done(
        state,
        partial(advice.move_advice, advice_id=id, to=AdviceStatus.SENT, day=date(2026, 10, 13)),
    )
    state = settled(promised(state, text="Bericht aan ouders"), PromiseStatus.KEPT)
    return kinds.compose("adviesoverzicht", state, DUTCH, later(60 * 24 * 90))


def lines(page):
    return [block.text for block in page.blocks if isinstance(block, Paragraph)]


def test_the_page_says_how_late_and_by_whose_terms(page):
    assert page.title == "Adviesaanvragen en toezeggingen 2026"
    told = " ".join(lines(page))
    assert "Van de 2 aanvragen kwam er 1 later dan nodig" in told
    assert "50 dagen" in told
    assert "Op 1 van de 1 adviezen kwam de reactie te laat of nog niet: 55 dagen." in told
    assert "Dat is een eigen afspraak" in told
    assert "wet" not in told


def test_the_page_lists_requests_and_promises_broken_ones_apart(page):
    tables = [block for block in page.blocks if isinstance(block, Table)]
    assert [row[0] for row in tables[0].rows] == ["ADV-2026-01", "ADV-2026-02"]
    assert [row[5] for row in tables[0].rows] == ["te laat", "op tijd"]
    assert [row[0] for row in tables[1].rows] == ["T-2026-01"]
    assert [row[0] for row in tables[2].rows] == ["T-2026-02"]
    assert all(cell for table in tables for row in table.rows for cell in row)
    assert "GEHEIM" not in repr(page)


def test_a_council_that_was_never_asked_has_a_page_too():
    page = kinds.compose("advice", held(), DUTCH, MADE)
    assert "Er zijn geen adviesaanvragen." in lines(page)
    assert page.title == "Adviesaanvragen en toezeggingen"


def test_the_page_becomes_a_word_document(tmp_path):
    from io import BytesIO

    out = BytesIO()
    kinds.write("adviesoverzicht", asked(STATE, "De Wilg"), out, DUTCH, made_at=MADE)
    text = unzipped(out.getvalue())
    assert "De Wilg" in text
    assert "w:tblHeader" in text
    name = kinds.file_name("adviesoverzicht", STATE, DUTCH)
    assert name == "adviesoverzicht_clientenraad-jeugdhulp-noorderveen.docx"


def test_every_word_of_the_page_is_translated():
    state = settled(asked(STATE, "X"), PromiseStatus.NOT_KEPT, "y")
    page = kinds.compose("advice", state, Loud(), MADE)
    for block in page.blocks:
        if isinstance(block, Heading):
            assert block.text.startswith("«")
        if isinstance(block, Table):
            assert all(cell.startswith("«") for cell in block.header)

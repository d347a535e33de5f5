"""The registers by keys: one command, a book to search in, forms that say what is missing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.registers import emptied
from tests.helpers.terminal import running, sample_copy
from tests.tui.test_commands import HandMade
from vergadering.domain import incoming
from vergadering.domain.choices_registers import (
    AdviceStatus,
    Handling,
    PromiseStatus,
    SignalStatus,
    Timeliness,
)
from vergadering.domain.model_registers import IncomingDocument
from vergadering.tui.commands.registers import SHELVES
from vergadering.tui.dialogs.book import Book
from vergadering.tui.dialogs.choose import Choose, Confirm
from vergadering.tui.dialogs.form import Form
from vergadering.tui.screens.live import LiveScreen
from vergadering.tui.screens.start import StartScreen
from vergadering.tui.stage import Refer

PROMISES, ADVICE, SIGNALS, PRIVATE, DOCUMENTS, TERMS, CANDIDATES = "1234567"


def quiet(folder):
    """The sample council before it kept anything in its registers."""
    return emptied(sample_copy(folder))


@pytest.fixture
async def user(tmp_path):
    """The planned meeting of a council that kept nothing in its registers yet."""
    async with running(quiet(tmp_path)) as driver:
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, LiveScreen))
        await driver.settle()
        yield driver


async def shelf(user, which):
    """Open a register."""
    await user.press("escape", "O")
    await user.until(lambda: isinstance(user.app.screen, Choose))
    await user.press(which)


async def book(user, which):
    """Open a register that everybody may see."""
    await shelf(user, which)
    await user.until(lambda: isinstance(user.app.screen, Book))


async def new(user, which, *keys):
    """Add a row to a register, from the first field of its form."""
    await book(user, which)
    await user.press("ctrl+n")
    await user.until(lambda: isinstance(user.app.screen, Form))
    await user.press(*keys, "enter")


async def deed(user, which, number, *keys):
    """Do something with the row that stands first."""
    await book(user, which)
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, Choose))
    await user.press(number, *keys)


async def test_a_promise_from_the_first_word_to_kept(user):
    await new(user, PROMISES, *"Een planning", "tab", "tab", *"1 december 2026")
    row = user.state.promise[-1]
    assert (row.text, row.due) == ("Een planning", date(2026, 12, 1))
    assert row.meeting_id == user.state.meeting_id
    await deed(user, PROMISES, "4", *"1 januari 2027", "tab", *"ziek", "enter")
    assert user.state.promise[-1].due == date(2027, 1, 1)
    await book(user, PROMISES)
    text = " ".join(user.text().split())
    assert "1 keer uitgesteld" in text
    assert "voor 1 januari 2027" in text
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, Choose))
    await user.press("1", "enter")
    assert user.state.promise[-1].status is PromiseStatus.KEPT


async def test_a_promise_that_was_not_kept_stays_in_the_book(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        await user.press("O", PROMISES)
        await user.until(lambda: isinstance(user.app.screen, Book))
        assert "T-2026-03 · voor 1 september 2026 · niet nagekomen" in user.text()
        assert user.text().index("T-2026-04") < user.text().index("T-2026-03")


async def test_a_form_says_what_is_missing_and_keeps_what_was_typed(user):
    await book(user, PROMISES)
    await user.press("ctrl+n")
    await user.until(lambda: isinstance(user.app.screen, Form))
    await user.press("tab", "tab", *"ooit", "enter")
    assert "nog in" in user.text()
    await user.press(*"Iets", "enter")
    assert "Typ de datum zoals" in user.text()
    assert user.state.promise == ()
    await user.press("escape")
    assert isinstance(user.app.screen, LiveScreen)


async def test_a_request_gets_further_and_is_judged(user):
    await new(user, ADVICE, *"Samenvoegen")
    request = user.state.advice_request[-1]
    assert (request.number, request.received_on) == ("ADV-2026-01", date(2026, 11, 3))
    await book(user, ADVICE)
    assert "antwoord van de raad voor 15 december 2026" in " ".join(user.text().split())
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, Choose))
    await user.press("1", "enter")
    assert user.state.advice_request[-1].status is AdviceStatus.ACKNOWLEDGED
    assert user.state.advice_request[-1].acknowledged_on == date(2026, 11, 3)


async def test_a_register_is_searched_as_words_are_typed(user):
    for words in ("Een planning", "Een brief"):
        await new(user, PROMISES, *words)
    await book(user, PROMISES)
    await user.press(*"brief")
    assert len(user.app.screen.found) == 1
    await user.press(*"xyz")
    assert "Niets gevonden" in user.text()
    await user.press("escape")


async def test_the_registers_open_from_the_start_screen_too(tmp_path):
    async with running(quiet(tmp_path)) as user:
        assert isinstance(user.app.screen, StartScreen)
        await user.press("O", DOCUMENTS)
        await user.until(lambda: isinstance(user.app.screen, Book))
        await user.press("ctrl+n")
        await user.until(lambda: isinstance(user.app.screen, Form))
        await user.press(*"Klachtencijfers", "tab", *"Bestuur", "enter")
        assert user.state.incoming_document[-1].sender == "Bestuur"
        await deed(user, DOCUMENTS, "1", "enter")
        assert user.state.incoming_document[-1].handling is Handling.INFORM


async def test_the_words_of_a_signal_are_not_on_the_shared_screen(user):
    await new(user, SIGNALS, *"Kevin mag niet bellen", "tab", "tab", *"Anker")
    assert user.state.signal[-1].raw == "Kevin mag niet bellen"
    await book(user, SIGNALS)
    assert "Kevin" not in user.text()
    assert "niet vrijgegeven" in user.text()
    await user.press("escape")
    await shelf(user, PRIVATE)
    await user.until(lambda: isinstance(user.app.screen, Confirm))
    assert "Kevin" not in user.text()
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, Book))
    assert "Kevin" in user.text()
    await user.press("escape")


async def test_a_complaint_is_wiped_after_a_warning(tmp_path):
    async with running(quiet(tmp_path)) as user:
        await new(user, SIGNALS, *"ZEVENSLAPER klaagt over Kwakernaat")
        await deed(user, SIGNALS, "7", *"klachtenfunctionaris", "enter")
        await user.until(lambda: isinstance(user.app.screen, Confirm))
        assert "komt nooit meer terug" in " ".join(user.text().split())
        assert user.state.signal[-1].status is SignalStatus.RECEIVED
        await user.press("enter")
        await user.until(lambda: "uit het bestand" in user.said())
        row = user.state.signal[-1]
        assert (row.status, row.raw, row.follow_up) == (
            SignalStatus.REFERRED,
            "",
            "klachtenfunctionaris",
        )
    found = b"".join(each.read_bytes() for each in tmp_path.glob("raad.db*"))
    assert b"Kwakernaat" not in found
    assert b"ZEVENSLAPER" not in found


async def test_who_thinks_again_wipes_nothing(user):
    await new(user, SIGNALS, *"Het eten")
    await deed(user, SIGNALS, "7", *"vertrouwenspersoon", "enter")
    await user.until(lambda: isinstance(user.app.screen, Confirm))
    await user.press("escape")
    assert user.state.signal[-1].raw == "Het eten"


@pytest.mark.parametrize("which", [TERMS, CANDIDATES])
async def test_a_term_asks_whose_it_is(user, which):
    await shelf(user, which)
    if which == CANDIDATES:
        await user.until(lambda: isinstance(user.app.screen, Confirm))
        await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, Book))
    await user.press("ctrl+n")
    await user.until(lambda: isinstance(user.app.screen, Form))
    await user.press("tab", *"1 december 2026", "enter")
    assert "Kies wie het is" in " ".join(user.text().split())
    await user.press("escape")


# every row and every deed, without a screen


def filled():
    """A stage whose council has something in each register, and nothing to answer with yet."""
    from tests.helpers.registers import busy

    return HandMade(busy(), private=True)


@pytest.mark.parametrize("place", range(len(SHELVES)))
def test_every_row_of_a_register_has_a_line_and_deeds(place):
    stage = filled()
    lines = SHELVES[place].lines(stage, stage.state)
    for line in lines:
        assert line.head
        assert line.text
        assert SHELVES[place].deeds(stage, line.id)
    assert bool(lines) is (SHELVES[place].name != "Rooster van aftreden")


@pytest.mark.parametrize("place", range(len(SHELVES)))
async def test_every_deed_asks_something_or_does_it_and_can_be_left(place):
    stage = filled()
    for line in SHELVES[place].lines(stage, stage.state):
        for _, do in SHELVES[place].deeds(stage, line.id):
            stage.answers = [None]
            answer = await do(stage, line.id)
            if stage.answers:
                assert answer is not None
                assert isinstance(answer, Refer) or callable(answer)
            else:
                assert answer is None


async def test_the_council_overrules_what_follows_from_the_dates():
    from vergadering.tui.commands.books_advice import ADVICE as BOOK

    stage = filled()
    id = next(row.id for row in stage.state.advice_request if row.number == "ADV-2026-01")
    stage.answers = [{"timeliness": Timeliness.TIGHT, "reason": "we wisten het"}]
    judge = dict(BOOK.deeds(stage, id))["tijdigheid bepalen"]
    after = (await judge(stage, id))(stage.state, stage.moment())
    assert next(row for row in after.advice_request if row.id == id).timeliness is Timeliness.TIGHT


def test_a_confidential_document_is_not_in_the_book_of_the_room(council_state):
    from vergadering.domain.public import public
    from vergadering.tui.commands.books_others import DOCUMENTS as BOOK

    state = incoming.add_document(
        council_state,
        HandMade(council_state).moment(),
        document=IncomingDocument(subject="Brief", confidential=True),
    )
    stage = HandMade(state)
    assert BOOK.lines(stage, public(state)) == []
    assert len(BOOK.lines(stage, state)) == 1


async def test_the_start_screen_says_what_is_due_in_the_registers(tmp_path):
    async with running(quiet(tmp_path)) as user:
        assert "toegezegd" not in user.text()
        await new_promise(user, "3 november 2026")
        await user.until(lambda: "toegezegd voor" in " ".join(user.text().split()))
        text = " ".join(user.text().split())
        assert "· T-2026-01 Een planning" in text
        assert "open acties" in text


async def new_promise(user, day):
    """Keep a promise from the start screen."""
    await user.press("O", PROMISES)
    await user.until(lambda: isinstance(user.app.screen, Book))
    await user.press("ctrl+n")
    await user.until(lambda: isinstance(user.app.screen, Form))
    await user.press(*"Een planning", "tab", "tab", *day, "enter")


async def test_the_council_sets_its_own_terms(user):
    await user.press("escape", "O", "8")
    await user.until(lambda: isinstance(user.app.screen, Form))
    await user.press("end", "ctrl+u", *"veel", "enter")
    assert "Typ een aantal" in user.text()
    await user.press("ctrl+u", *"4", "enter")
    assert user.state.the_council.rules.advice_weeks == 4
    await new(user, ADVICE, *"Begroting")
    assert user.state.advice_request[-1].weeks == 4

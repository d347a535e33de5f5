"""What was kept long enough: said on the start screen, shown, asked for, and gone."""

from __future__ import annotations

import pytest

from tests.helpers.council import Clock
from tests.helpers.retained import GOING, YEAR_ON, lived
from tests.helpers.terminal import running
from tests.store.test_erasing import bytes_of
from vergadering.domain.retention import due
from vergadering.i18n import Translator
from vergadering.store.shelf import Reason
from vergadering.tui.dialogs.choose import Confirm
from vergadering.tui.screens.expiring import question

T = Translator("nl")


@pytest.fixture
def path(tmp_path):
    """A council that kept everything for more than a year, with a backup of it."""
    life = lived(tmp_path / "raad.db")
    life.desk.backups.begin()
    life.desk.backups._make(YEAR_ON, Reason.HAND)
    life.desk.close()
    return life.desk.path


def said(user):
    """What stands on the screen, or in its right half when it has two, on one line."""
    rows = (row.split("││")[-1].replace("│", " ") for row in user.text().splitlines())
    return " ".join(" ".join(rows).split())


def late():
    """A clock that stands at a day on which every term has passed."""
    return Clock(YEAR_ON)


async def test_the_start_screen_says_that_something_may_go_and_how(path):
    async with running(path, clock=late()) as user:
        text = said(user)
        assert "er kan iets weg: werkmateriaal (1), signalen (1), kandidaten (2)" in text
        assert "bekijk het met W" in text
        assert not [word for word in GOING if word in text]


async def test_it_is_shown_without_a_name_and_asked_and_gone(path):
    async with running(path, clock=late()) as user:
        await user.press("W")
        await user.until(lambda: isinstance(user.app.screen, Confirm))
        text = said(user)
        assert "gegevens van 2 kandidaten" in text
        assert "komt nooit meer terug" in text
        assert not [word for word in GOING if word in text]
        await user.press("enter")
        await user.until(lambda: due(user.state, YEAR_ON.date()) == ())
        await user.until(lambda: "er kan iets weg" not in said(user))
        assert not [word for word in GOING if word.encode() in bytes_of(path)]
        assert "reservekopieën" in " ".join(each.message for each in user.app._notifications)


async def test_who_says_no_keeps_everything(path):
    async with running(path, clock=late()) as user:
        await user.press("W")
        await user.until(lambda: isinstance(user.app.screen, Confirm))
        await user.press("escape")
        assert due(user.state, YEAR_ON.date()) != ()
        assert all(word.encode() in bytes_of(path) for word in GOING)


async def test_nothing_is_said_while_nothing_is_due(path):
    async with running(path) as user:
        assert "er kan iets weg: werkmateriaal (1)" in said(user)
        await user.press("W")
        await user.until(lambda: isinstance(user.app.screen, Confirm))
        await user.press("enter")
        await user.until(lambda: "er kan iets weg" not in said(user))
        await user.press("W")
        await user.until(lambda: isinstance(user.app.screen, Confirm))
        assert "Er is niets waarvan de bewaartermijn voorbij is" in said(user)


def test_the_question_names_meetings_terms_and_days_and_some_backups(tmp_path):
    life = lived(tmp_path / "raad.db")
    life.clock.now = YEAR_ON
    preview = life.desk.retention.preview()
    life.desk.close()
    text = question(T, preview)
    assert (
        "· werkmateriaal van 1 vastgesteld verslag (V-2026-01): 1 interne notitie, 1 spreekbeurt"
        " en 1 reden van afwezigheid; bewaard tot de vaststelling, kan weg sinds 6 oktober 2026"
    ) in text
    assert "· de brontekst van 1 signaal; bewaard 12 maanden na de terugkoppeling" in text
    assert "blijven zolang de raad bestaat" in text
    assert "reservekopie" not in text

"""A list of members from a spreadsheet, taken over on the screen."""

from __future__ import annotations

import pytest

from tests.helpers.terminal import running, sample_copy
from vergadering.domain.choices import Role
from vergadering.tui.dialogs.form import Form
from vergadering.tui.dialogs.overview import Overview
from vergadering.tui.screens.people import PeopleScreen


@pytest.fixture
async def user(tmp_path):
    """The screen with the people of the sample is in front."""
    async with running(sample_copy(tmp_path)) as driver:
        await driver.press("p")
        await driver.until(lambda: isinstance(driver.app.screen, PeopleScreen))
        await driver.settle()
        yield driver


def person(user, name):
    return next(row for row in user.state.person if row.display_name == name)


LIST = "sep=;\r\nnaam;functie;e-mail;adres\r\nNoa;penningmeester;n@raad.nl;x\r\nA. Nieuw;lid;;\r\n"


async def open_list(user, path):
    await user.press("i", "1")
    await user.until(lambda: isinstance(user.app.screen, Form))
    user.app.screen.query_one("#path").value = f'"{path}"'
    await user.press("ctrl+s")
    await user.settle()


async def test_a_list_shows_what_it_would_do_and_does_it_in_one_change(user, tmp_path):
    path = tmp_path / "leden.csv"
    path.write_bytes(LIST.encode("cp1252"))
    await open_list(user, path)
    await user.until(lambda: isinstance(user.app.screen, Overview))
    text = user.text()
    assert "1 nieuw, 1 gewijzigd" in text
    assert "nieuw: A. Nieuw (lid)" in text
    assert "gewijzigd: Noa (functie, e-mail)" in text
    assert "Niet gebruikt: adres." in text
    assert "n@raad.nl" not in text
    await user.press("enter")
    await user.settle()
    assert person(user, "Noa").role is Role.TREASURER
    assert "A. Nieuw" in user.text()
    await user.press("u")
    assert person(user, "Noa").role is Role.MEMBER
    assert len(user.state.person) == 11


async def test_a_list_with_a_bad_line_names_it_and_changes_nothing(user, tmp_path):
    path = tmp_path / "leden.csv"
    path.write_text("naam;functie\nA. Nieuw;lid\n=HYPERLINK();koning\n", "utf-8")
    before = user.state
    await open_list(user, path)
    await user.until(lambda: isinstance(user.app.screen, Overview))
    assert "Regel 3: “koning” is geen functie." in " ".join(user.text().split())
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, PeopleScreen))
    assert user.state == before


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("niets.csv", None, "bestaat niet"),
        ("foto.csv", b"\x89PNG\0\0", "geen tekst"),
        ("groot.csv", b"naam\n" + b"Noa Noor\n" * 200_000, "te groot"),
        ("los.csv", b"Noa;lid\n", "eerste regel"),
    ],
)
async def test_a_file_that_is_no_list_is_said_in_the_form(user, tmp_path, name, data, why):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    await open_list(user, path)
    assert why in " ".join(user.text().split())
    assert isinstance(user.app.screen, Form)


async def test_a_list_may_be_pasted_from_a_spreadsheet(user):
    await user.press("i", "2")
    await user.until(lambda: "Plak de lijst" in user.text())
    user.app.screen.query_one("Sheet").text = "naam\tfunctie\nA. Nieuw\tgast\n"
    await user.settle()
    assert "1 persoon" in user.text()
    await user.press("ctrl+s")
    await user.until(lambda: isinstance(user.app.screen, Overview))
    await user.press("enter")
    await user.settle()
    assert person(user, "A. Nieuw").role is Role.GUEST

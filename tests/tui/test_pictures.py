"""Pictures of the screens, at two sizes and in two languages."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tests.helpers.terminal import Driver, evening, sample_copy
from vergadering.tui.app import VergaderingApp
from vergadering.tui.screens.live import LiveScreen

SIZES = [(120, 40), (80, 24)]

LINES = (
    "Online vergaderen maakt het makkelijker om kort aan te sluiten.",
    "@noa: Elkaar echt zien houdt het contact warm.",
    "/actie Ibrahim, Joke: rooster voor 2027 maken en rondsturen voor 17 november",
    "/voorstel De raad vergadert in 2027 om en om online en op locatie, met een proef tot juli.",
    "/woord Joke",
    "/volgende",
    "/woord Noa",
    "/woord Ibrahim",
    "/orde Gerrit",
    "/volgende",
)


def scene(folder, size, language, *keys, clock=None):
    """The app on a copy of the sample, and what a user does in it."""
    clock = clock or evening()
    app = VergaderingApp(sample_copy(folder), language, clock=clock)

    async def act(pilot):
        user = Driver(app, pilot, clock)
        await user.until(lambda: app.ready)
        await user.settle()
        for key in keys:
            await key(user) if callable(key) else await user.press(key)
        for field in app.screen.query(Input):
            field.cursor_blink = False  # a picture is of no moment
        await user.settle()

    return app, act


async def open_meeting(user):
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, LiveScreen))
    await user.settle()
    await user.press("escape", "h", "p", "l", "enter", "v")
    await user.enter("/punt 7")
    await user.forward(18)
    for line in LINES:
        await user.enter(line)
    await user.press("escape", "f", "f", "i")
    await user.forward(1.1)
    await user.type("/actie Henk: zaal reserveren voor de volgende vergadering")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_the_start_screen(snap_compare, tmp_path, size, language):
    app, act = scene(tmp_path, size, language)
    assert snap_compare(app, terminal_size=size, run_before=act)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_the_live_screen(snap_compare, tmp_path, size, language):
    app, act = scene(tmp_path, size, language, open_meeting)
    assert snap_compare(app, terminal_size=size, run_before=act)


def test_the_live_screen_with_more_contrast(snap_compare, tmp_path):
    app, act = scene(tmp_path, (120, 40), "nl", open_meeting, "escape", "t", "t")
    assert snap_compare(app, terminal_size=(120, 40), run_before=act)


@pytest.mark.parametrize("keys", [("b",), ("h",), ("p",), ("plus",), ("f1",)], ids=lambda k: k[0])
def test_a_dialog(snap_compare, tmp_path, keys):
    app, act = scene(tmp_path, (100, 34), "nl", open_meeting, "escape", *keys)
    assert snap_compare(app, terminal_size=(100, 34), run_before=act)

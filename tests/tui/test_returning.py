"""Lines that come back because the file stays busy."""

from __future__ import annotations

from contextlib import closing

import pytest

from tests.helpers.files import raw
from vergadering.store import database


@pytest.fixture
async def impatient(monkeypatch, tmp_path):
    """A user whose program waits a moment only for a busy file."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    from tests.helpers.terminal import meeting

    async with meeting(tmp_path) as driver:
        yield driver


def notes(user):
    return [row.text for row in user.state.note]


async def hold(user):
    """Another program holds the file from now on."""
    other = raw(user.app.desk.path)
    other.execute("BEGIN EXCLUSIVE")
    return closing(other)


async def test_lines_come_back_in_their_order_and_are_kept_as_lines_of_their_own(impatient):
    user = impatient
    with await hold(user) as other:
        await user.enter("een")
        await user.enter("twee")
        await user.until(lambda: user.line.value == "een ⏎ twee ⏎ ")
        assert "bezet" in user.explanation[0]
        await user.type("drie")
        assert user.line.value == "een ⏎ twee ⏎ drie"
        other.execute("ROLLBACK")
    await user.press("enter")
    await user.until(lambda: notes(user) == ["een", "twee", "drie"])
    assert user.line.value == ""


async def test_a_line_that_comes_back_twice_stands_there_once(impatient):
    user = impatient
    with await hold(user) as other:
        await user.enter("een")
        await user.until(lambda: user.line.value == "een ⏎ ")
        await user.press("enter")
        await user.until(lambda: user.line.value == "een ⏎ ")
        other.execute("ROLLBACK")
    await user.press("enter")
    await user.until(lambda: notes(user) == ["een"])


async def test_what_was_changed_in_lines_that_came_back_counts(impatient):
    user = impatient
    with await hold(user) as other:
        await user.enter("een")
        await user.until(lambda: user.line.value == "een ⏎ ")
        await user.press("home")
        await user.type("nummer ")
        await user.press("enter")
        await user.until(lambda: user.line.value == "nummer een ⏎ ")
        other.execute("ROLLBACK")
    await user.press("enter")
    await user.until(lambda: notes(user) == ["nummer een"])

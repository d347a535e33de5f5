"""Backups that the program makes while people meet, and what it says about them."""

from __future__ import annotations

from tests.helpers.files import is_whole
from tests.helpers.terminal import meeting, opened, running, sample_copy
from vergadering.errors import Refusal
from vergadering.store import shelf


def reasons(user):
    """The backups of the file, oldest first."""
    return [each.reason.value for each in reversed(shelf.everywhere(user.app.desk.path))]


async def test_opening_a_meeting_makes_a_backup_and_each_quarter_another(user):
    await opened(user)
    await user.until(lambda: reasons(user) == ["open"])
    await user.forward(15)
    await user.until(lambda: reasons(user) == ["open", "quarter"])
    assert all(is_whole(each.path) for each in shelf.everywhere(user.app.desk.path))


async def test_when_a_backup_cannot_be_made_the_screen_says_why_without_a_path(tmp_path, reserve):
    reserve.write_text("geen map")
    (tmp_path / "reservekopieen").write_text("geen map")
    async with meeting(tmp_path) as user:
        await opened(user)
        await user.until(lambda: "reservekopie" in user.said())
        assert "Er is geen map waarin een reservekopie geschreven kan worden." in user.said()
        assert str(tmp_path.name) not in user.said()


async def test_a_failure_at_the_very_end_is_told_after_it(tmp_path):
    async with running(sample_copy(tmp_path)) as user:
        user.app.desk.backups.look = lambda _state: None
        user.app.desk.backups.failed = Refusal("De schijf is vol.")
    assert user.app.farewell == "De schijf is vol."


async def test_a_synchronised_folder_is_explained_once_and_gets_a_backup_at_once(tmp_path, reserve):
    (tmp_path / "Dropbox").mkdir()
    async with running(sample_copy(tmp_path / "Dropbox")) as user:
        await user.until(lambda: "Dropbox" in user.said())
        assert user.said().count("Dit bestand staat in een map van Dropbox") == 1
        await user.until(lambda: reasons(user) == ["open"])
        assert list(reserve.rglob("*.db"))
    assert [each.name for each in (tmp_path / "Dropbox").iterdir()] == ["raad.db"]

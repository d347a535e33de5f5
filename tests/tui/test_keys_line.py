"""The line of keys: as many as fit, and help always."""

from __future__ import annotations

from tests.helpers.terminal import meeting


def shown(user):
    """The last line of the screen."""
    return user.text().splitlines()[-1]


async def test_help_is_there_at_every_width(tmp_path):
    async with meeting(tmp_path, size=(120, 40)) as user:
        await user.press("escape")
        for width in (120, 80, 60):
            await user.pilot.resize_terminal(width, 24)
            await user.settle()
            assert "F1 hulp" in shown(user)


async def test_in_the_agenda_the_keys_for_the_agenda_come_first(tmp_path):
    async with meeting(tmp_path) as user:
        await user.press("escape")
        assert "nieuw punt" not in shown(user)
        await user.press("left")
        assert "nieuw punt" in shown(user)


async def test_with_a_record_selected_its_keys_come_first(tmp_path):
    async with meeting(tmp_path) as user:
        await user.press("escape", "h")
        await user.enter("Een notitie.")
        await user.press("escape", "up")
        assert shown(user).index("wijzigen") < shown(user).index("hamer")

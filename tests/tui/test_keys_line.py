"""The line of keys: as many as fit, and help always."""

from __future__ import annotations

from tests.helpers.terminal import meeting
from vergadering.tui.commands import Place, commands_at
from vergadering.tui.keys import key_name
from vergadering.tui.palette import Commands


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
        assert shown(user).index("wijzigen") < shown(user).index("volgende spreker")


async def test_with_room_enough_every_command_stands_in_the_line_of_keys(tmp_path):
    async with meeting(tmp_path, size=(1000, 40)) as user:
        await user.press("escape", "h")
        for command in commands_at(Place.LIVE):
            assert f"{command.label}  " in shown(user).replace("F1 hulp", "F1 hulp  ")


async def test_every_command_stands_in_help_and_in_the_palette_and_says_why_it_cannot(tmp_path):
    async with meeting(tmp_path) as user:
        await user.press("escape")
        palette = {words: told for words, told, _ in Commands(user.live)._rows()}
        await user.press("f1")
        helped = {told: (key, reason) for key, told, reason in user.app.screen.rows}
        for command in commands_at(Place.LIVE):
            words = f"{command.label}  {key_name(command.key)}"
            key, reason = helped[command.help]
            assert key == key_name(command.key)
            assert palette[words] == (f"{command.help} ({reason})" if reason else command.help)
        assert helped["Zet de klok van de spreker stil, of laat hem weer lopen."] == (
            "spatie",
            "Niemand heeft het woord.",
        )

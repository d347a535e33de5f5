"""Screens compose widgets and bind them to the state."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from vergadering.tui.base import CouncilScreen

SCREENS = {
    "live": ("live", "LiveScreen"),
    "review": ("review", "ReviewScreen"),
    "people": ("people", "PeopleScreen"),
}
"""The screens that a command may ask for: the module here, and the class in it."""


def screen_named(name: str) -> type[CouncilScreen]:
    """The screen of this name; its module is imported when it is first shown."""
    module, kind = SCREENS[name]
    found = getattr(import_module(f"{__name__}.{module}"), kind)
    return cast("type[CouncilScreen]", found)

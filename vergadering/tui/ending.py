"""How the program ends when it is told to: with every word in the file, or else beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering import settings
from vergadering.domain.plain import one_line
from vergadering.tui.faults import save_text
from vergadering.tui.screens.typing import Typing

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import App

    from vergadering.desk import Desk
    from vergadering.i18n import Translator


def end(app: App[int]) -> None:
    """End the program when what is in hand is kept or came back."""
    app.run_worker(_end(app), group="end", exclusive=True)


def rescued(t: Translator, desk: Desk, at: datetime) -> str:
    """Put what the file could not take where it can be found; the sentence that says where."""
    text = desk.drafts.unwritten
    try:
        path = save_text(text, desk.path.name, at)
    except OSError:
        return t("Wat u typte kon nergens bewaard worden: {text}", text=one_line(text))
    return t("Wat u typte staat in {path}.", path=settings.shown_path(path))


async def _end(app: App[int]) -> None:
    for screen in app.screen_stack:
        if isinstance(screen, Typing):
            await screen.settled()
    app.exit(0)

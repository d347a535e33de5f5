"""Taking out what was kept long enough: shown first, in words that everybody may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.retention import Matter, grouped
from vergadering.domain.retention_words import STAYS, WORKING_IS, in_backups, line_of
from vergadering.tui.base import patience
from vergadering.tui.dialogs.choose import Confirm

if TYPE_CHECKING:
    from vergadering.desk.retention import Preview
    from vergadering.i18n import Translator
    from vergadering.tui.base import CouncilScreen


async def expire(screen: CouncilScreen) -> None:
    """Show what may go, ask, take it out, and say what is left."""
    t, retention = screen.t, screen.host.desk.retention
    with patience(screen):
        preview = await retention.preview_soon()
    if not await screen.ask(Confirm(t, t("Bewaartermijnen"), question(t, preview))):
        return
    try:
        with patience(screen):
            erased = await retention.expire_soon(preview.expired)
    finally:
        screen.host.publish()
    screen.tell(t("Wat lang genoeg bewaard was, is uit het bestand."))
    if erased.backups:
        screen.tell(in_backups(t, [path.name for path in erased.backups]))


def question(t: Translator, preview: Preview) -> str:
    """What would go, of each matter a line, what stays, and what nobody can take back."""
    lines = [
        f"· {line_of(t, rows, preview.terms[matter], preview.parts)}"
        for matter, rows in grouped(preview.expired).items()
    ]
    if not lines:
        said = t(
            "Er is niets waarvan de bewaartermijn voorbij is. Het bestand toch opnieuw schrijven,"
            " zodat er niets overblijft van wat eerder wegging?"
        )
        return f"{said}\n\n{t(STAYS)}"
    if any(row.matter is Matter.WORKING for row in preview.expired):
        lines += ["", t(WORKING_IS)]
    lines += ["", t(STAYS), ""]
    lines.append(t("Dit gaat uit het bestand en komt nooit meer terug. Doorgaan?"))
    if preview.backups:
        lines.append(in_backups(t, [path.name for path in preview.backups]))
    return "\n".join(lines)

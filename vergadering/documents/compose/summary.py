"""The meeting in short: what was decided and agreed, for who reads no further."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vergadering.documents.blocks import Heading, Style, labelled, paragraph
from vergadering.documents.compose.decided import CARRIED
from vergadering.domain.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vergadering.documents.blocks import Block
    from vergadering.documents.compose.context import Context

MOST = 5
"""More lines than this are not short any more."""

LONGEST = 150
"""Of a longer decision only the first part is told here; the whole stands under its item."""


def in_short(c: Context) -> Iterable[Block]:
    """A heading and at most five lines; nothing when nothing was decided."""
    t, decisions = c.t, c.state.decision
    if not decisions:
        return
    yield Heading(t("In het kort"))
    shown = decisions if len(decisions) <= MOST else decisions[: MOST - 1]
    for decision in shown:
        held = "" if decision.outcome in CARRIED else f" ({t(word(decision.outcome))})"
        yield labelled(f"{decision.number}{held}:", shortened(decision.text), Style.BULLET)
    if rest := len(decisions) - len(shown):
        text = t.many(
            "En nog {n} besluit; zie de besluitenlijst.",
            "En nog {n} besluiten; zie de besluitenlijst.",
            rest,
        )
        yield paragraph(text, Style.BULLET)
    new = sum(1 for action in c.state.action if action.meeting_id == c.state.meeting_id)
    if new and len(decisions) < MOST:
        text = t.many(
            "Er is {n} nieuwe actie; zie de actielijst.",
            "Er zijn {n} nieuwe acties; zie de actielijst.",
            new,
        )
        yield paragraph(text, Style.BULLET)


def shortened(text: str) -> str:
    """The first sentence or clause of a long text, or as many words as fit, and an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= LONGEST:
        return text
    ends = [match.start() for match in re.finditer(r"[.:;](?= )", text[:LONGEST])]
    if ends:
        return text[: ends[-1]] + " …"
    return text[:LONGEST].rsplit(" ", 1)[0] + " …"

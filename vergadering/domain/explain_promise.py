"""What a promise will become, in words, while it is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.explanation import Explanation
from vergadering.i18n import N_

if TYPE_CHECKING:
    from vergadering.domain.entries import PromiseEntry


def promised(entry: PromiseEntry, name: str) -> Explanation:
    """The promise that a line makes; `name` is who makes it, empty when nobody is named."""
    if not entry.text:
        return Explanation(N_("toezegging: typ de tekst"), {}, ok=False)
    values: dict[str, object] = {"name": name, "due": entry.due}
    if name and entry.due:
        return Explanation(N_("toezegging van {name}, voor {due}"), values)
    if name:
        return Explanation(N_("toezegging van {name}, zonder datum"), values)
    if entry.due:
        return Explanation(N_("toezegging, voor {due}"), values)
    return Explanation(N_("toezegging zonder datum"), values)

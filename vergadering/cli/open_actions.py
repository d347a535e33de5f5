"""Whose actions, and what is said of those that are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.people import named
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from vergadering.domain.state import State
    from vergadering.i18n import Translator


def person_named(state: State, who: str) -> int:
    """The one person whose name fits. Refused when it is nobody's, or several people's."""
    found = named(state, who)
    if not found:
        raise Refusal(N_("Niemand heet {name}."), name=who)
    if len(found) > 1:
        names = ", ".join(person.display_name for person in found)
        raise Refusal(N_("{name} kan van alles zijn: {names}."), name=who, names=names)
    return found[0].id


def left_out(count: int, t: Translator) -> str:
    """That actions of closed items are not shown, and how to ask for them."""
    return t.many(
        "{n} actie van een besloten punt is weggelaten; --besloten laat haar zien.",
        "{n} acties van besloten punten zijn weggelaten; --besloten laat ze zien.",
        count,
    )

"""What the registers put on the next agenda: terms that pass, promises, signals, documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain import due
from vergadering.domain.people import plain
from vergadering.domain.proposed import Proposed
from vergadering.domain.script_reading import Heading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vergadering.domain.proposed import Past


def from_registers(past: Past) -> Iterable[Proposed]:
    """An item for each register that has something; none where the template has it already."""
    known = {plain(item.title) for item in past.template.items}
    for source in due.SOURCES:
        for each in source(past.state, past.day, past.day):
            title = past.say(each.title, **each.facts)
            if plain(title) not in known:
                item = Heading(title, each.minutes)
                yield Proposed(item, past.t(each.source, **each.facts))

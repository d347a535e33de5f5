"""Where each of the council's rules stands."""

from __future__ import annotations

from dataclasses import dataclass

from vergadering.domain.model import Row


@dataclass(frozen=True, slots=True)
class RuleReference(Row):
    """The place of one rule in the council's own house rules, or in another paper."""

    id: int = 0
    rule: str = ""
    """The name of a field of `Rules`; each has one reference at most."""
    text: str = ""
    """As `HR art. 7 lid 2`; never empty."""

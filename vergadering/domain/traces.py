"""What has to go out of everything that remembers rows, beside the rows themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Traces:
    """Rows, by table and identifier, of which something must not be remembered any more."""

    texts: Mapping[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    """Rows that stay, and the texts that they do not have any more."""
    rows: frozenset[tuple[str, int]] = frozenset()
    """Rows of which nothing stays."""
    meetings: frozenset[int] = frozenset()
    """Meetings of which only the records stay as they are, no earlier wording."""
    removed: Mapping[str, date] = field(default_factory=dict)
    """Tables, and until which day: a row that is gone since is not remembered."""

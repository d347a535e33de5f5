"""What is said of a line that is being typed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sentence under the capture line, without an arrow before it."""

    text: str
    """Source text with places."""
    values: dict[str, object]
    """What stands in the places: names, numbers, dates, and source texts as `Marked`."""
    ok: bool = True
    """False when something is not as it was probably meant, or will be refused."""

"""What makers of changes draw from: texts, moments, and rows of a state."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.helpers.council import START

if TYPE_CHECKING:
    from collections.abc import Callable

    from vergadering.domain.history import Change
    from vergadering.domain.state import State

    Draw = Callable[[st.SearchStrategy[Any]], Any]
    Maker = Callable[[Draw, State], Change | None]

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12) | st.sampled_from(
    ["Zaak", "[/foo]", "\x1b[2J", "a\x00b", "é", "{name}", "\u200b"]
)
DAY = st.dates(date(2026, 1, 1), date(2027, 12, 31))
WHEN = st.none() | st.integers(-90, 240).map(lambda n: START + timedelta(minutes=n))


def registering(makers: dict[str, Maker]) -> Callable[[Maker], Maker]:
    """A decorator that puts a maker among others, under its name without the underscore."""

    def register(make: Maker) -> Maker:
        makers[make.__name__.removeprefix("_")] = make
        return make

    return register


def about(rule: Callable[..., State], key: str, rows: str) -> Maker:
    """How to make a change that needs nothing but the identifier of a row."""

    def make(draw: Draw, state: State) -> Change | None:
        row = one(draw, getattr(state, rows))
        return partial(rule, **{key: row.id}) if row else None

    return make


def one(draw: Draw, rows: tuple[Any, ...]) -> Any:
    """One of these rows; None when there are none."""
    return draw(st.sampled_from(rows)) if rows else None


def one_id(draw: Draw, rows: tuple[Any, ...]) -> int | None:
    """The identifier of one of these rows, or None."""
    return draw(st.none() | st.sampled_from([row.id for row in rows])) if rows else None


def some_ids(draw: Draw, rows: tuple[Any, ...]) -> tuple[int, ...]:
    """Identifiers of a few of these rows, perhaps one twice."""
    if not rows:
        return ()
    return tuple(draw(st.lists(st.sampled_from([row.id for row in rows]), max_size=3)))

"""Every change of the domain, alone and in sequences: what the laws are held against."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

import vergadering.domain
from tests.helpers.council import START
from tests.helpers.makers_next import MAKERS
from vergadering.domain.history import LABELS
from vergadering.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.helpers.drawing import Draw
    from vergadering.domain.history import Change
    from vergadering.domain.state import State


def registered() -> set[str]:
    """The name of every change that a module of the domain registers."""
    found = set()
    for module in pkgutil.iter_modules(vergadering.domain.__path__):
        loaded = importlib.import_module(f"vergadering.domain.{module.name}")
        for name, rule in inspect.getmembers(loaded, inspect.isfunction):
            if name in LABELS and rule.__module__ == loaded.__name__:
                found.add(name)
    return found


def fitting(draw: Draw, state: State, *, without: frozenset[str] = frozenset()) -> Change | None:
    """Any change with arguments that fit a state."""
    name = draw(st.sampled_from(sorted(MAKERS.keys() - without)))
    return MAKERS[name](draw, state)


STEP = st.integers(-20, 60).map(lambda minutes: timedelta(minutes=minutes))
"""How far the clock goes on between two changes; it may be set back."""


def course(
    draw: Draw, state: State, *, length: int = 25
) -> Iterator[tuple[State, State, datetime]]:
    """A drawn sequence of changes that the rules allow: before, after, and when."""
    at = START
    for _ in range(draw(st.integers(length // 2, length))):
        at += draw(STEP)
        change = fitting(draw, state)
        if change is None:
            continue
        try:
            after = change(state, at)
        except Refusal:
            continue
        yield state, after, at
        state = after

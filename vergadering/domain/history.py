"""What a change did, row by row: the ground of undo, of the journal and of other windows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial, wraps
from typing import Any, TypeAlias, TypeVar, cast

from vergadering.domain.lock import refuse_locked, refuse_locked_records
from vergadering.domain.model import Counter, Row
from vergadering.domain.state import LASTING, TABLE, State
from vergadering.errors import Refusal
from vergadering.i18n import N_

Change: TypeAlias = Callable[[State, datetime], State]
"""A rule with all its arguments but the state and the moment; usually a `partial`."""

Order: TypeAlias = list[tuple[int, int | None]]
"""Lines of the journal, newest first: each with the line that it took back, if any."""

F = TypeVar("F", bound=Callable[..., State])

LABELS: dict[str, str] = {}
"""What each change is called when it is undone, by its name in the journal."""


def change(label: str) -> Callable[[F], F]:
    """Make a rule known as a change. The label says what it did: `notitie toegevoegd`.

    Whatever the rule does, it is refused when adopted minutes would tell something else.
    """

    def register(rule: F) -> F:
        @wraps(rule)
        def kept(state: State, at: datetime, **arguments: Any) -> State:
            after = rule(state, at, **arguments)
            refuse_locked(state, after)
            return after

        LABELS[rule.__name__] = label
        return cast("F", kept)

    return register


def name_of(do: Change) -> str:
    """The name under which a change stands in the journal."""
    while isinstance(do, partial):
        do = do.func
    return do.__name__


def as_named(do: Change) -> Callable[[Change], Change]:
    """Give a rule that wraps another one its name in the journal."""

    def name(rule: Change) -> Change:
        rule.__name__ = name_of(do)
        return rule

    return name


@dataclass(frozen=True, slots=True)
class Difference:
    """One row before and after a change. None before: it is new; None after: it went."""

    table: str
    before: Row | None
    after: Row | None

    @property
    def id(self) -> int | str:
        """Identifier of the row."""
        row = self.after or self.before
        assert row is not None
        return row.id

    @property
    def undoable(self) -> bool:
        """False for counters: a number that was given out is never given again."""
        return self.table != TABLE[Counter]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the journal: one change, who made it, and every row that it touched."""

    id: int
    at: datetime
    who: str
    name: str
    meeting_id: int | None
    undoes: int | None
    """The line that this one took back, if it is an undo or a redo."""
    done: tuple[Difference, ...]
    expired: bool = False
    """Whether rows went out of it because a term of retention passed: it stays done."""


def differences(old: State, new: State) -> tuple[Difference, ...]:
    """Every row in which two states differ, parents before children.

    Turning to another meeting is no difference: what was in hand is still in the file.
    """
    found: list[Difference] = []
    for name in TABLE.values():
        before, after = getattr(old, name), getattr(new, name)
        if old.meeting_id != new.meeting_id and name not in LASTING:
            before = ()
        if before is after:
            continue
        was = {row.id: row for row in before}
        for row in after:
            earlier = was.pop(row.id, None)
            if earlier is not row and earlier != row:
                found.append(Difference(name, earlier, row))
        found.extend(Difference(name, row, None) for row in was.values())
    return tuple(found)


def version(lines: Iterable[Line], table: str, id: int, seen: int) -> Row | None:
    """A row as it was after line `seen` of the journal; None when it was not there.

    `lines` are those that touched the row, oldest first.
    """
    row: Row | None = None
    for line in lines:
        if line.id > seen:
            break
        for difference in line.done:
            if (difference.table, difference.id) == (table, id):
                row = difference.after
    return row


def inverse(done: Iterable[Difference]) -> tuple[Difference, ...]:
    """What takes these differences back, in the order that keeps parents first."""
    back = [Difference(d.table, d.after, d.before) for d in done if d.undoable]
    order = list(TABLE.values())
    return tuple(sorted(back, key=lambda d: order.index(d.table)))


def applied(state: State, done: Iterable[Difference]) -> State:
    """The state with these differences in it, without looking at what was there."""
    for difference in done:
        if difference.after is not None:
            state = state.put(difference.after)
        elif difference.before is not None:
            state = state.drop(difference.before)
    return state


def refuse_expired(line: Line) -> None:
    """Refused when rows went out of a line because a term of retention passed."""
    if line.expired:
        raise Refusal(
            N_("Dit kan niet meer ongedaan worden gemaakt: de bewaartermijn ervan is voorbij.")
        )


def revert(state: State, at: datetime, *, done: tuple[Difference, ...]) -> State:
    """Take a change back. Refused when one of its rows was changed again since, or is locked.

    The moment is not used: what comes back is what was there.
    """
    back = inverse(done)
    for difference in back:
        rows = getattr(state, difference.table)
        now = next((row for row in rows if row.id == difference.id), None)
        if now != difference.before:
            raise Refusal(
                N_("Dit kan niet meer ongedaan worden gemaakt: het is intussen opnieuw gewijzigd.")
            )
    after = applied(state, back)
    refuse_locked_records(state, after)
    if len(after.council) > 1:
        raise Refusal(N_("Dit kan niet meer: er is intussen iets anders voor in de plaats."))
    return after


def last_done(order: Order) -> int | None:
    """The line that an undo takes back, if there is one."""
    taken_back: set[int] = set()
    for id, undoes in order:
        if id in taken_back:
            continue
        if undoes is None:
            return id
        taken_back.add(undoes)
    return None


def last_undone(order: Order) -> int | None:
    """The line of the undo that a redo takes back; none when something new came after it."""
    first_hand = {id for id, undoes in order if undoes is None}
    taken_back: set[int] = set()
    for id, undoes in order:
        if id in taken_back:
            continue
        if undoes is None:
            return None
        if undoes in first_hand:
            return id
        taken_back.add(undoes)
    return None

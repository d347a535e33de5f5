"""A file that finds words in everything it holds, and keeps its index up to date."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from vergadering.domain.matching import query_of
from vergadering.domain.model import Decision, Note, Proposal
from vergadering.domain.search import BELONGS, FINDABLE, Found, hits_in, text_of
from vergadering.domain.state import KIND, TABLE, State
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.store import index, rows
from vergadering.store.windows import WindowFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vergadering.domain.history import Difference
    from vergadering.domain.matching import Query
    from vergadering.domain.model import Row
    from vergadering.domain.search import Hit

UNABLE = N_(
    "Zoeken kan hier niet: de SQLite op deze computer kan geen zoekindex maken. De rest werkt"
    " gewoon."
)
BEHIND = N_("{path} moet voor het zoeken eerst worden bijgewerkt, maar mag alleen gelezen worden.")

FIRST, MOST = 64, 1024
"""How many candidates are looked at together, at first and at most."""

NOTES_FIRST: tuple[type[Row], ...] = (Note, *(kind for kind in FINDABLE if kind is not Note))
"""The kinds of rows that can be found, in the order in which it pays to look for them."""

LIMIT = 50
"""How many hits are given when nobody says how many."""


class FindingFile(WindowFile):
    """A file in which words can be found."""

    def find(
        self,
        typed: str,
        *,
        private: bool,
        limit: int = LIMIT,
        wanted: Callable[[], bool] = lambda: True,
    ) -> Found | None:
        """What everybody may see with these words in it; with `private` everything.

        None when the answer was no longer `wanted` before it was there; that is asked now and
        then. Refused where SQLite was built without search.
        """
        query = query_of(typed)
        if not (query and wanted()):
            return Found() if wanted() else None
        self._ready()
        with self._reading():
            found: list[Hit] = []
            for hit in self._hits(query, private=private, wanted=wanted):
                found.append(hit)
                if len(found) > limit:
                    break
        return Found(tuple(found[:limit]), len(found) > limit) if wanted() else None

    def fill_index(self) -> None:
        """Make the index anew. Refused where SQLite was built without search."""
        with self._explaining():
            self._need_search()
        with self.writing():
            index.fill(self._db)

    # for those who build on it

    def _before(self, done: Iterable[Difference]) -> list[int | str]:
        """Take rows out of the index that are about to change; gives their identifiers."""
        ids = [each.id for each in done if _says_other(each)]
        if not ids:
            return []
        if not self._can_search:
            index.owe(self._db)
            return []
        index.forget(self._db, ids)
        return ids

    def _after(self, ids: list[int | str]) -> None:
        """Take them up again, as they are now."""
        if ids:
            index.learn(self._db, ids)

    def _refill(self) -> None:
        """Make the index anew inside a change, so that no word of before is left in it."""
        if self._can_search:
            index.fill(self._db)
        else:
            index.wipe(self._db)

    # the machinery

    @cached_property
    def _can_search(self) -> bool:
        return index.able(self._db)

    def _need_search(self) -> None:
        if not self._can_search:
            raise Refusal(UNABLE)

    def _ready(self) -> None:
        """Bring the index up to date when a program without search wrote in the file."""
        with self._explaining():
            self._need_search()
            behind = index.behind(self._db)
        if behind and not self.writable:
            raise Refusal(BEHIND, path=self.path.name)
        if behind:
            self.fill_index()

    def _hits(self, query: Query, *, private: bool, wanted: Callable[[], bool]) -> Iterator[Hit]:
        """Every hit, once: those with whole words first, then the others."""
        given: set[tuple[str, int | str]] = set()
        for whole in (True, False):
            candidates = index.ask(self._db, query, whole=whole)
            for state, some in self._batches(candidates, wanted):
                for hit in hits_in(state, some, query, private=private, whole=whole):
                    place = (TABLE[type(hit.row)], hit.row.id)
                    if place not in given:
                        given.add(place)
                        yield hit

    def _batches(
        self, ids: Iterator[int], wanted: Callable[[], bool]
    ) -> Iterator[tuple[State, list[Row]]]:
        """The candidates, some at a time, with a state of all that they belong to."""
        size = FIRST
        while wanted() and (some := list(islice(ids, size))):
            candidates = self._candidates(some)
            yield self._around(candidates), candidates
            size = min(MOST, size * 2)

    def _candidates(self, ids: list[int]) -> list[Row]:
        """The rows with these identifiers, in their order; most are notes."""
        found: dict[object, Row] = {}
        for kind in NOTES_FIRST:
            if missing := [id for id in ids if id not in found]:
                found |= {row.id: row for row in self._some(kind, missing)}
        return [found[id] for id in ids if id in found]

    def _around(self, candidates: list[Row]) -> State:
        """A state of these rows and of everything that says who may see them."""
        known: dict[type[Row], dict[int | str, Row]] = {}
        new = candidates
        while new:
            for row in new:
                known.setdefault(type(row), {})[row.id] = row
            new = [
                row
                for kind, column, ids in _asked_for(new)
                if (missing := ids - (known.get(kind, {}).keys() if column == "id" else set()))
                for row in self._some(kind, missing, column)
                if row.id not in known.get(kind, ())
            ]
        tables = {
            TABLE[kind]: tuple(sorted(by_id.values(), key=lambda row: int(row.id)))
            for kind, by_id in known.items()
        }
        return State().having(tables)

    def _some(self, kind: type[Row], ids: Iterable[object], column: str = "id") -> list[Row]:
        """The rows of a kind with one of these values in a column."""
        values = tuple(ids)
        places = ", ".join("?" * len(values))
        sql = f"SELECT * FROM {TABLE[kind]} WHERE {column} IN ({places})"
        return [rows.decode(kind, row) for row in self._query(sql, *values)]


def _says_other(difference: Difference) -> bool:
    """Whether a change touches what words are looked for in."""
    before, after = difference.before, difference.after
    if KIND[difference.table] not in FINDABLE:
        return False
    return before is None or after is None or text_of(before) != text_of(after)


def _asked_for(new: list[Row]) -> list[tuple[type[Row], str, set[object]]]:
    """What must be known beside these rows: kinds, a column, and the values in it.

    That is what they belong to, and the decisions on proposals: a closed decision hides them.
    """
    wanted: dict[type[Row], set[object]] = {}
    for row in new:
        for name, kind in BELONGS.items():
            if (id := getattr(row, name, None)) is not None:
                wanted.setdefault(kind, set()).add(id)
    asked = [(kind, "id", ids) for kind, ids in wanted.items()]
    if proposals := {row.id for row in new if isinstance(row, Proposal)}:
        asked.append((Decision, "proposal_id", set(proposals)))
    return asked

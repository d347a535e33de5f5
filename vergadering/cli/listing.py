"""A list for whoever reads on: a table on a terminal, plain lines elsewhere, or JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click

from vergadering.cli.output import give, say
from vergadering.i18n import N_, Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.text import Text

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table on a terminal."""

    heading: str
    """In the reader's language."""
    max_width: int | None = None
    """None: as wide as it needs to be."""
    whole: bool = False
    """Whether its words are never broken over two lines."""


@dataclass(frozen=True, slots=True)
class Listing(Generic[R]):
    """How rows of one kind are listed."""

    nothing: str
    """What is said when there are none, in the reader's language."""
    facts: Callable[[R], dict[str, Any]]
    """A row for other programs."""
    cells: Callable[[R], list[str]]
    """A row as texts of one line each."""
    columns: Sequence[Column]
    texts: Callable[[R], Sequence[Text]]
    """A row of the table, a text for each column."""

    def give(self, rows: Sequence[R], *, as_json: bool) -> None:
        """Give the rows."""
        if as_json:
            found = [self.facts(row) for row in rows]
            give(json.dumps(found, ensure_ascii=False, indent=2))
        elif not rows:
            say(self.nothing)
        elif sys.stdout.isatty():
            self._table(rows)
        else:
            for row in rows:
                give("\t".join(self.cells(row)))

    def _table(self, rows: Sequence[R]) -> None:
        from rich.box import SIMPLE_HEAD
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=SIMPLE_HEAD, pad_edge=False)
        for column in self.columns:
            heading, width = Text(column.heading), column.max_width
            table.add_column(heading, max_width=width, no_wrap=column.whole)
        for row in rows:
            table.add_row(*self.texts(row))
        Console(highlight=False).print(table)


def as_json(t: Translator) -> click.Option:
    """The option that asks for JSON."""
    return click.Option(
        ["--json", "as_json"], is_flag=True, help=t(N_("Als JSON, voor andere programma’s."))
    )


def private_too(t: Translator, what: str) -> click.Option:
    """The option that asks for what belongs to closed items; `what` is a source text."""
    return click.Option(["--besloten", "--private", "private"], is_flag=True, help=t(what))

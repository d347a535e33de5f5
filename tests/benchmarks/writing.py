"""Minutes of 50 items, 1,000 notes and 200 actions: ours, python-docx the plain way, pandoc."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import docx

from tests.benchmarks.measured import Line, medians
from tests.benchmarks.years import SENTENCE
from tests.helpers import council
from tests.helpers.council import START
from vergadering.documents import kinds
from vergadering.domain import actions, agenda, meeting, notes
from vergadering.i18n import Translator

if TYPE_CHECKING:
    from pathlib import Path

    from vergadering.domain.state import State


def full(items: int = 50, each: int = 20, given: int = 200) -> State:
    """A closed meeting of four hours with so many items, notes for each, and actions."""
    state = council.draft_meeting()
    state = state.drop(*state.agenda_item)
    for n in range(items):
        state = agenda.add_item(state, START, title=f"Agendapunt {n}", planned_minutes=5)
    state = meeting.open_meeting(meeting.plan_meeting(state, START), START)
    order = state.items
    for n in range(items * each):
        at = START + timedelta(seconds=n * 10)
        state = notes.add_note(state, at, text=f"{SENTENCE} ({n}).", item_id=order[n // each].id)
    people = [person.id for person in state.person]
    for n in range(given):
        at, owner = START + timedelta(seconds=n * 50), people[n % len(people)]
        item_id = order[n * items // given].id
        state = actions.add_action(state, at, text=SENTENCE, item_id=item_id, owner_id=owner)
    state = state.put(*(replace(item, status="done") for item in state.items[1:]))
    return meeting.close_meeting(state, START + timedelta(hours=4))


def ours(state: State) -> bytes:
    """Our minutes."""
    out = io.BytesIO()
    kinds.write("notulen", state, out, Translator("nl"), made_at=START)
    return out.getvalue()


def plainly(state: State) -> bytes:
    """The same texts with python-docx as its first page shows it."""
    document = docx.Document()
    for item in state.items:
        document.add_paragraph(f"{item.number} {item.title}", style="Heading 1")
        for note in state.note:
            if note.item_id == item.id:
                document.add_paragraph(note.text, style="Normal")
    table = document.add_table(1, 4)
    for action in state.action:
        cells = table.add_row().cells
        for cell, text in zip(cells, facts(action), strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def facts(action: object) -> tuple[str, str, str, str]:
    """The columns of an action."""
    return action.number, action.text, str(action.owner_id), str(action.due)  # type: ignore[attr-defined]


def markdown(state: State) -> str:
    """The same texts for pandoc."""
    lines = []
    for item in state.items:
        lines.append(f"# {item.number} {item.title}\n")
        lines += [f"{note.text}\n" for note in state.note if note.item_id == item.id]
    lines += ["| nr | actie | wie | wanneer |", "|---|---|---|---|"]
    lines += [f"| {' | '.join(facts(action))} |" for action in state.action]
    return "\n".join(lines)


def measure(folder: Path) -> list[Line]:
    """Each in turn; pandoc where it is installed."""
    state = full()
    text = folder / "verslag.md"
    text.write_text(markdown(state), "utf-8")
    mine, plain = medians(5, partial(ours, state), partial(plainly, state))
    lines = [
        Line("minutes of four hours", "ms", mine, "python-docx, plainly", plain, 10, at_least=True)
    ]
    if shutil.which("pandoc"):
        command = ["pandoc", str(text), "-o", str(folder / "verslag.docx")]
        _, pandoc = medians(5, partial(ours, state), partial(subprocess.run, command, check=True))
        lines.append(Line("minutes of four hours", "ms", mine, "pandoc", pandoc, 1, at_least=True))
    large = full(items=50, each=20, given=2_000)
    [more] = medians(3, partial(ours, large))
    lines.append(Line("minutes with 2,000 actions", "ms", more, "with 200", mine))
    return lines

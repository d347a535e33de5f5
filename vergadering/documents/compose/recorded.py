"""What was recorded under an item, as paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vergadering.documents.blocks import Paragraph, Run, Style, labelled, paragraph
from vergadering.documents.compose.decided import decision_paragraph
from vergadering.domain.choices import NoteKind, ProposalStatus
from vergadering.domain.model import Action, Decision, Note, Proposal
from vergadering.domain.model_floor import ParkedPoint
from vergadering.domain.model_registers import Promise
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vergadering.documents.compose.context import Context
    from vergadering.domain.records import Record
    from vergadering.i18n import Translator

LONGEST_PARAGRAPH = 600
"""Characters; a paragraph that is made of single sentences does not grow beyond it."""

SENTENCE = re.compile(r"(?!\w+-\d{4}-\d)(?:[^.!?…\n]|[.!?…](?!\s))*[.!?…]$")
"""One sentence on one line; a line that begins with a number of a register is an entry."""

QUOTES = ('"', "'", "“", "”", "„", "‘", "’", "«")

BECAME = {
    ProposalStatus.TABLED: N_("Over dit voorstel is nog niet besloten."),
    ProposalStatus.HELD_OVER: N_("Het voorstel is aangehouden."),
    ProposalStatus.WITHDRAWN: N_("Het voorstel is ingetrokken."),
    ProposalStatus.DECIDED: N_("Over dit voorstel is besloten."),
    ProposalStatus.VOTING: N_("Over dit voorstel wordt gestemd."),
}
"""What became of a proposal that has no decision."""


def paragraphs(c: Context, rows: Sequence[Record | Paragraph]) -> Iterable[Paragraph]:
    """The records, and paragraphs that are ready, in this order.

    Short sentences that follow each other become prose.
    """
    prose = before = ""
    for row in rows:
        sentence = _sentence(row)
        if prose and not _goes_on(prose, before, sentence):
            yield paragraph(prose)
            prose = ""
        if sentence:
            prose = f"{prose} {sentence}" if prose else sentence
            before = sentence
        else:
            yield row if isinstance(row, Paragraph) else _record(c, row)
    if prose:
        yield paragraph(prose)


def action_paragraph(c: Context, action: Action) -> Paragraph:
    """An action with its number, who does it and when, and what."""
    t = c.t
    due = c.days.full(action.due) if action.due else t("datum nog te bepalen")
    who = owners(c, action) or t("eigenaar nog te bepalen")
    text = N_("Actie {number} ({who}, {due}):")
    return labelled(t(text, number=action.number, who=who, due=due), action.text, Style.ACTION)


def promise_paragraph(c: Context, promise: Promise) -> Paragraph:
    """A promise with its number, who made it and for when, and what."""
    t, name = c.t, c.names(promise.person_id)
    facts = [name, t("voor {due}", due=promise.due) if promise.due else ""]
    told = ", ".join(filter(None, facts))
    label = t("Toezegging {number}:", number=promise.number)
    if told:
        label = t("Toezegging {number} ({facts}):", number=promise.number, facts=told)
    return labelled(label, promise.text, Style.PROMISE)


def owners(c: Context, action: Action) -> str:
    """Who does it: `Noa, samen met Henk`; empty when nobody was named."""
    t, names = c.t, c.names
    others = t.listing(filter(None, map(names, action.co_owners)))
    owner = names(action.owner_id)
    if owner and others:
        return t("{owner}, samen met {others}", owner=owner, others=others)
    return owner or others


def _sentence(row: Record | Paragraph) -> str:
    """The text of a plain note that nobody in particular said; empty for anything else."""
    plain = isinstance(row, Note) and row.kind is NoteKind.DISCUSSION and not row.person_id
    return row.text if plain else ""


def _goes_on(prose: str, before: str, text: str) -> bool:
    """Whether a note reads as the next sentence of the paragraph before it.

    Only single sentences do: a note of several is a paragraph that somebody made.
    """
    return (
        len(prose) + len(text) <= LONGEST_PARAGRAPH
        and SENTENCE.match(before.strip()) is not None
        and SENTENCE.match(text.strip()) is not None
    )


def _record(c: Context, row: Record) -> Paragraph:
    match row:
        case Note():
            return _note(c.t, c.names(row.person_id), row)
        case Action():
            return action_paragraph(c, row)
        case Decision():
            return decision_paragraph(c, row)
        case Proposal():
            return _proposal(c.t, c.names(row.proposer_id), row)
        case ParkedPoint():
            return _parked(c.t, c.names(row.person_id), row)
        case Promise():
            return promise_paragraph(c, row)


def _note(t: Translator, name: str, note: Note) -> Paragraph:
    match note.kind:
        case NoteKind.QUOTE:
            return paragraph(_quoted(note.text, name), Style.QUOTE)
        case NoteKind.TIP:
            return labelled(t("TIP:"), _said(name, note.text), Style.TIP)
        case NoteKind.PROMISE:
            label = t("Toezegging ({name}):", name=name) if name else t("Toezegging:")
            return labelled(label, note.text, Style.PROMISE)
        case NoteKind.PRO:
            return labelled(t("Voordeel:"), _said(name, note.text), Style.BULLET)
        case NoteKind.CON:
            return labelled(t("Nadeel:"), _said(name, note.text), Style.BULLET)
        case _:
            return paragraph(_said(name, note.text))


def _parked(t: Translator, name: str, point: ParkedPoint) -> Paragraph:
    label = t("Op de parkeerlijst ({name}):", name=name) if name else t("Op de parkeerlijst:")
    return labelled(label, point.text, Style.BULLET)


def _said(name: str, text: str) -> str:
    return f"{name}: {text}" if name else text


def _quoted(text: str, name: str) -> str:
    quoted = text if text.startswith(QUOTES) else f"“{text}”"
    return f"{quoted} — {name}" if name else quoted


def _proposal(t: Translator, name: str, proposal: Proposal) -> Paragraph:
    label = t("Voorstel van {name}:", name=name) if name else t("Voorstel:")
    became = t(BECAME[proposal.status])
    runs = (Run(f"{label} ", strong=True), Run(f"{proposal.text}\n{became}"))
    return Paragraph(runs, Style.PROPOSAL)

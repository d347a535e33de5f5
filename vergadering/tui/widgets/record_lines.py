"""How each record looks: a note is plain, an action has a bar, a decision has a frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from rich.text import Text

from vergadering.domain.choices import (
    ActionStatus,
    Method,
    NoteKind,
    ParkedStatus,
    ProposalStatus,
)
from vergadering.domain.choices_registers import PromiseStatus
from vergadering.domain.model import Action, Decision, Note, Person, Proposal, Vote
from vergadering.domain.model_floor import ParkedPoint
from vergadering.domain.model_registers import Promise
from vergadering.domain.spoken import short_counts
from vergadering.domain.votes import is_tie
from vergadering.domain.words import word
from vergadering.i18n import N_
from vergadering.tui.widgets.text import harmless, inked, wrapped

if TYPE_CHECKING:
    from rich.console import Console
    from rich.style import Style

    from vergadering.domain.records import Record
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

Styles: TypeAlias = Callable[[str], "Style"]
"""The style of a role: `action`, `decision`, `quiet`, `name`."""

CLOCK = 7
"""Cells for the clock time and the space behind it."""


class Painter:
    """Turns records into lines of a width, in a language and the colours of a theme."""

    def __init__(
        self, state: State, t: Translator, styles: Styles, console: Console, width: int
    ) -> None:
        self._state = state
        self._t = t
        self._styles = styles
        self._console = console
        self._width = max(20, width)

    def lines(self, record: Record) -> list[Text]:
        """The lines of a record."""
        match record:
            case Note():
                return self._note(record)
            case Action():
                return self._action(record)
            case Proposal():
                return self._proposal(record)
            case Decision():
                return self._decision(record)
            case ParkedPoint():
                return self._parked(record)
            case Promise():
                return self._promise(record)

    def _note(self, note: Note) -> list[Text]:
        text = Text()
        label = LABELS.get(note.kind)
        if label:
            text.append(f"{self._t(label)}  ", self._styles("name"))
        name = self._name(note.person_id)
        if name:
            text.append(f"{name}  ", "bold")
        words = harmless(note.text)
        if note.kind is NoteKind.QUOTE:
            words = f"“{words}”"
        style = "quiet" if note.kind is NoteKind.INTERNAL else "text"
        text.append(words, self._styles(style))
        return self._timed(note, wrapped(text, self._width - CLOCK, self._console))

    def _parked(self, point: ParkedPoint) -> list[Text]:
        """What waits for later, and what became of it."""
        text = inked(f"{self._t('GEPARKEERD')}  ", self._styles("name"))
        name = self._name(point.person_id)
        if name:
            text.append(f"{name}  ", "bold")
        text.append(harmless(point.text), self._styles("text"))
        if point.status is not ParkedStatus.PARKED:
            became = [self._t(word(point.status)), harmless(point.comment)]
            told = " · ".join(part for part in became if part)
            text.append(f"  → {told}", self._styles("quiet"))
        return self._timed(point, wrapped(text, self._width - CLOCK, self._console))

    def _action(self, action: Action) -> list[Text]:
        strong = self._styles("action")
        text = inked(f"{self._t('ACTIE')} {action.number}  ", strong)
        text.append(harmless(action.text), self._styles("text"))
        lines = wrapped(text, self._width - CLOCK - 2, self._console)
        who_when = inked(self._who_when(action), self._styles("quiet"))
        lines += wrapped(who_when, self._width - CLOCK - 2, self._console)
        edge = inked("▌ ", strong)
        return [edge.copy().append_text(line) for line in self._timed(action, lines)]

    def _promise(self, promise: Promise) -> list[Text]:
        strong = self._styles("action")
        text = inked(f"{self._t('TOEZEGGING')} {promise.number}  ", strong)
        text.append(harmless(promise.text), self._styles("text"))
        lines = wrapped(text, self._width - CLOCK - 2, self._console)
        when = self._t.long_date(promise.due) if promise.due else self._t("nog geen datum")
        parts = [self._name(promise.person_id) or self._t("de organisatie"), when]
        if promise.status is not PromiseStatus.OPEN:
            parts.append(self._t(word(promise.status)))
        told = inked(" · ".join(parts), self._styles("quiet"))
        lines += wrapped(told, self._width - CLOCK - 2, self._console)
        edge = inked("▌ ", strong)
        return [edge.copy().append_text(line) for line in self._timed(promise, lines)]

    def _who_when(self, action: Action) -> str:
        t = self._t
        owner = self._name(action.owner_id) or t("nog geen eigenaar")
        others = [harmless(p.display_name) for p in self._state.people(action.co_owners)]
        who = t("{owner}, samen met {others}", owner=owner, others=t.listing(others))
        when = t.long_date(action.due) if action.due else t("nog geen datum")
        parts = [who if others else owner, when]
        if action.status is not ActionStatus.OPEN:
            parts.append(t(word(action.status)))
        return " · ".join(parts)

    def _proposal(self, proposal: Proposal) -> list[Text]:
        done = proposal.status not in (ProposalStatus.TABLED, ProposalStatus.VOTING)
        title = self._t("VOORSTEL")
        if done:
            title += f" · {self._t(word(proposal.status))}"
        return self._framed(title, harmless(proposal.text), "quiet" if done else "decision")

    def _decision(self, decision: Decision) -> list[Text]:
        title = f"{self._t('BESLUIT')} {decision.number}"
        text = harmless(decision.text)
        if decision.minority_view:
            view = harmless(decision.minority_view)
            text += "\n" + self._t("Minderheidsstandpunt: {view}", view=view)
        return self._framed(title, text, "decision", self._result(decision))

    def _result(self, decision: Decision) -> str:
        t = self._t
        result = t(word(decision.outcome))
        vote = self._state.get(Vote, decision.vote_id)
        if vote is not None and not vote.only_result and vote.method is not Method.CONSENT:
            counts = short_counts(t, vote)
            tied = f"{t('stemmen staken')} ({counts}), {result}"
            result = tied if is_tie(vote) else f"{result}, {counts}"
        elif decision.method is Method.WITHOUT_VOTE:
            result = t("zonder stemming {outcome}", outcome=word(decision.outcome))
        if decision.provisional:
            result += " · " + t("onder voorbehoud: geen quorum")
        return result

    def _framed(self, title: str, text: str, role: str, result: str = "") -> list[Text]:
        """A heavy frame, with its title in the upper edge and its result in the lower one."""
        style, inner = self._styles(role), self._width - 4
        head = self._edge("┏", title, "┓", style)
        lines = [head]
        bold = "bold" if role == "decision" else ""
        for line in wrapped(inked(text, bold), inner, self._console):
            line.truncate(inner, pad=True)
            lines.append(inked("┃ ", style).append_text(line).append(" ┃", style))
        lines.append(self._edge("┗", result, "┛", style))
        return lines

    def _edge(self, left: str, words: str, right: str, style: Style) -> Text:
        """The upper or lower edge of a frame, with words in it."""
        edge = inked(f"{left}━ {words} " if words else left, style)
        edge.truncate(self._width - 1, overflow="ellipsis")
        return edge.append("━" * (self._width - 1 - edge.cell_len) + right, style)

    def _timed(
        self, record: Note | Action | ParkedPoint | Promise, lines: list[Text]
    ) -> list[Text]:
        """The clock time before the first line; the others stand under its text."""
        clock = self._t.time(record.at) if record.at else ""
        first = inked(f"{clock:<{CLOCK}}", self._styles("quiet"))
        indent = Text(" " * CLOCK)
        return [(indent if i else first).copy().append_text(line) for i, line in enumerate(lines)]

    def _name(self, person_id: int | None) -> str:
        person = self._state.get(Person, person_id)
        return harmless(person.display_name) if person else ""


LABELS = {
    NoteKind.QUOTE: N_("CITAAT"),
    NoteKind.TIP: N_("TIP"),
    NoteKind.PROMISE: N_("TOEZEGGING"),
    NoteKind.INTERNAL: N_("INTERN"),
    NoteKind.PRO: N_("VOORDEEL"),
    NoteKind.CON: N_("NADEEL"),
}
"""What stands before a note that is more than a sentence."""

"""Typing on the live screen: the line, what it will become, and how it is kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from vergadering.domain import capture
from vergadering.domain.completion import complete
from vergadering.errors import Refusal, Unkept
from vergadering.tui.base import give
from vergadering.tui.screens.explaining import Explaining
from vergadering.tui.seats import types_first
from vergadering.tui.stage import TypeLine
from vergadering.tui.widgets.capture import CaptureLine
from vergadering.tui.widgets.explanation import ExplanationLine
from vergadering.tui.widgets.keys import Key
from vergadering.tui.widgets.records import RecordList

if TYPE_CHECKING:
    from vergadering.i18n import Translator
    from vergadering.tui.stage import Request


NEXT = "⏎"
"""Stands between lines that came back into the line; each is kept as a line of its own."""

SETTLE_SECONDS = 0.02
"""How often an end that waits for lines in hand looks whether it may go on."""


class Typing(Explaining):
    """The part of the live screen that has to do with the capture line."""

    _refused: str = ""
    """A line that came back; why stands below it until it is changed."""
    _in_hand = 0
    """How many finished lines are being kept; until then the draft of the first stays."""
    _gave_up: Unkept | None = None
    """Why the file could not be written, while lines that wait for it come back."""
    _digesting = False
    """Whether what was typed is still to be kept and explained."""

    def __init__(self) -> None:
        super().__init__()
        self._one_by_one = asyncio.Lock()
        self._back: list[str] = []
        """The lines that came back because the file could not be written, oldest first."""

    def begin_typing(self) -> None:
        """Show the line that was unfinished, and go there."""
        line = self.query_one(CaptureLine)
        line.hides = self._hides
        if not self.host.desk.writable:
            line.disabled = True
            self.query_one(RecordList).focus()
            return
        draft = self.host.desk.drafts.newest(self._place)
        if draft is not None:
            self._begun = draft.item_id
            line.put(draft.text)
        if draft is not None or types_first(self.host.seat):
            line.focus()
        else:
            self.query_one(RecordList).focus()

    async def settled(self) -> None:
        """Wait until every line that was entered is kept, or came back."""
        line = self.query_one(CaptureLine)
        while self._in_hand or line.handed_over:  # noqa: ASYNC110 - a message has no event
            await asyncio.sleep(SETTLE_SECONDS)
        self._digest()

    def types(self, request: Request) -> bool:
        """Whether a request has to do with the line; then it is done."""
        line = self.query_one(CaptureLine)
        if not isinstance(request, TypeLine):
            return False
        if not line.value:
            line.put(request.text)
        line.focus()
        return True

    def on_capture_line_typed(self) -> None:
        """The key first; what follows from it comes when it stands on the screen."""
        if not self.query_one(CaptureLine).value:
            self._begun = None
        elif self._begun is None:
            self._begun = self.item_id
        if not self._digesting:
            self._digesting = True
            self.call_after_refresh(self._digest)

    def on_capture_line_entered(self, event: CaptureLine.Entered) -> None:
        """Keep the line, behind the ones that are being kept; typing goes on meanwhile."""
        self.query_one(CaptureLine).handed_over -= 1
        self._back = []
        item_id, self._begun = self.line_item_id, None
        for text in filter(None, map(str.strip, event.text.split(NEXT))):
            self._in_hand += 1
            self._finish(text, item_id)

    def _finish(self, text: str, item_id: int | None) -> None:
        """Keep a line under an item."""
        self.run_worker(self._enter(text, item_id), group="entering")

    async def _enter(self, text: str, item_id: int | None) -> None:
        """Keep a line. When that is refused, it comes back to be mended."""
        async with self._one_by_one:
            try:
                if self._gave_up is not None:
                    raise self._gave_up
                meaning = capture.meaning(self.state, self.host.clock(), text, item_id)
                await self.keep(meaning, finishes=self._place)
            except Refusal as refusal:
                self._come_back(text, item_id, refusal)
                return
            finally:
                self._in_hand -= 1
        self._digest()

    def _come_back(self, text: str, item_id: int | None, refusal: Refusal) -> None:
        """Show a refused line again, before what was typed since, and why.

        When the file cannot be written, the lines that wait behind it come back too, in
        their order, and stay lines of their own.
        """
        line = self.query_one(CaptureLine)
        self._gave_up, self._begun = None, item_id
        self._refused = f"{text} {line.value}".rstrip()
        if isinstance(refusal, Unkept):
            before = "".join(f"{each} {NEXT} " for each in self._back)
            if not line.value.startswith(before):
                before, self._back = "", []
            self._refused = f"{before}{text} {NEXT} {line.value.removeprefix(before)}"
            self._back.append(text)
            self._gave_up = refusal if self._in_hand > 1 else None
        line.put(self._refused)
        self._say_why(refusal)

    async def action_enter(self) -> None:
        """Finish the line."""
        await self.query_one(CaptureLine).action_submit()

    def action_complete(self) -> None:
        """Fill in the first of what the line could go on to be."""
        line = self.query_one(CaptureLine)
        found = complete(self.state, line.value)
        if found:
            line.put(found[0])

    def action_steer(self) -> None:
        """Leave the line."""
        self.query_one(RecordList).focus()

    def on_descendant_focus(self) -> None:
        """Other keys work now."""
        self.refresh_keys()

    def refresh_keys(self) -> None:
        """Show the keys that work here."""
        line = self.query_one(CaptureLine)
        self.show_keys(_typing_keys(self.t) if line.has_focus else (), self._pane())
        if not line.has_focus:
            self.query_one(ExplanationLine).words = ("", True)

    def _pane(self) -> str:
        """Where the user steers, as the tables of commands call it."""
        if self.record is not None:
            return RecordList.__name__
        return type(self.focused).__name__ if not isinstance(self.focused, RecordList) else ""

    @property
    def _place(self) -> str:
        return f"capture:{self.state.meeting_id}"

    def _digest(self) -> None:
        """Keep what is being typed, and say what it will become."""
        self._digesting = False
        if not self.is_attached:
            return
        line = self.query_one(CaptureLine)
        if self._in_hand or line.handed_over:
            return
        text = line.value
        self._keep_draft(text)
        if text != self._refused:
            self._refused = ""
            self._explain(text)

    def _keep_draft(self, text: str) -> None:
        desk = self.host.desk
        desk.drafts.type(self._place, text, item_id=self.line_item_id, seen=desk.line)


def _typing_keys(t: Translator) -> tuple[Key, ...]:
    """The keys that work while typing."""
    return (
        Key("esc", t("sturen"), "screen.steer"),
        Key("enter", t("bewaar"), "screen.enter"),
        Key("tab", t("vul aan"), "screen.complete"),
        Key("^z", t("ongedaan"), give("undo")),
        Key("F9", t("pauzescherm"), "app.hide"),
        Key("^p", t("opdrachten"), "app.command_palette"),
        Key("F1", t("hulp"), give("help")),
    )

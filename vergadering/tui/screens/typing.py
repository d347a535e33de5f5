"""Typing on the live screen: the line, what it will become, and how it is kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from vergadering.domain import capture
from vergadering.domain.completion import complete
from vergadering.domain.explain import explain
from vergadering.errors import Refusal, Unkept
from vergadering.tui.base import CouncilScreen, give
from vergadering.tui.stage import EditRecord, TypeLine
from vergadering.tui.widgets.capture import CaptureLine
from vergadering.tui.widgets.explanation import ExplanationLine
from vergadering.tui.widgets.keys import Key
from vergadering.tui.widgets.records import RecordList

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.history import Change
    from vergadering.domain.records import Record
    from vergadering.i18n import Translator
    from vergadering.tui.stage import Request


NEXT = "⏎"
"""Stands between lines that came back into the line; each is kept as a line of its own."""


SETTLE_SECONDS = 0.02
"""How often an end that waits for lines in hand looks whether it may go on."""


class Typing(CouncilScreen):
    """The part of the live screen that has to do with the capture line."""

    _editing: Record | None = None
    """The record that came back into the line to be changed."""
    _set_aside: str = ""
    """What was being typed when a record came back."""
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
        if self.host.desk.writable:
            line.put(self.host.desk.draft(self._place))
            line.focus()
        else:
            line.disabled = True
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
        match request:
            case TypeLine():
                if not line.value:
                    line.put(request.text)
            case EditRecord():
                self._bring_back(line, request.record)
            case _:
                return False
        line.focus()
        return True

    def on_capture_line_typed(self) -> None:
        """The key first; what follows from it comes when it stands on the screen."""
        if not self._digesting:
            self._digesting = True
            self.call_after_refresh(self._digest)

    def on_capture_line_entered(self, event: CaptureLine.Entered) -> None:
        """Keep the line, behind the ones that are being kept; typing goes on meanwhile."""
        self.query_one(CaptureLine).handed_over -= 1
        editing, self._editing = self._editing, None
        self._back = []
        for text in filter(None, map(str.strip, event.text.split(NEXT))):
            self._in_hand += 1
            self.run_worker(self._enter(text, self.item_id, editing), group="entering")
            editing = None

    async def _enter(self, text: str, item_id: int | None, editing: Record | None) -> None:
        """Keep a line. When that is refused, it comes back to be mended."""
        line = self.query_one(CaptureLine)
        async with self._one_by_one:
            try:
                if self._gave_up is not None:
                    raise self._gave_up
                meaning = _meaning(self, text, item_id, editing)
                await self.keep(meaning, finishes="" if editing else self._place)
            except Refusal as refusal:
                self._come_back(text, refusal)
                self._editing = editing or self._editing
                return
            finally:
                self._in_hand -= 1
        if editing is not None and not line.value:
            line.put(self._set_aside)
            self._set_aside = ""
        self._digest()

    def _come_back(self, text: str, refusal: Refusal) -> None:
        """Show a refused line again, before what was typed since, and why.

        When the file cannot be written, the lines that wait behind it come back too, in
        their order, and stay lines of their own.
        """
        line = self.query_one(CaptureLine)
        self._gave_up = None
        self._refused = f"{text} {line.value}".rstrip()
        if isinstance(refusal, Unkept):
            before = "".join(f"{each} {NEXT} " for each in self._back)
            if not line.value.startswith(before):
                before, self._back = "", []
            self._refused = f"{before}{text} {NEXT} {line.value.removeprefix(before)}"
            self._back.append(text)
            self._gave_up = refusal if self._in_hand > 1 else None
        line.put(self._refused)
        self.query_one(ExplanationLine).words = (self.t.refusal(refusal), False)

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
        """Leave the line, or leave the record in it as it was."""
        if self._editing is not None:
            self._editing = None
            self.query_one(CaptureLine).put(self._set_aside)
            self._set_aside = ""
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

    def watch_kept_at(self, moment: datetime) -> None:
        """Say when something was kept."""
        time = f"{moment:%H:%M:%S}"
        self.query_one(ExplanationLine).kept = self.t("bewaard {time}", time=time)

    @property
    def _place(self) -> str:
        return f"capture:{self.state.meeting_id}"

    def _bring_back(self, line: CaptureLine, record: Record) -> None:
        if self._editing is None:
            self._set_aside = line.value
        self._editing = record
        line.put(capture.notation_of(self.state, record))

    def _digest(self) -> None:
        """Keep what is being typed, and say what it will become."""
        self._digesting = False
        if not self.is_attached:
            return
        line = self.query_one(CaptureLine)
        if self._in_hand or line.handed_over:
            return
        text = line.value
        if self._editing is None:
            self.host.desk.type(self._place, text)
        if text != self._refused:
            self._refused = ""
            self._explain(text)

    def _explain(self, text: str) -> None:
        found = explain(self.state, self.host.clock(), text, self.item_id)
        shown = self.query_one(ExplanationLine)
        if found is None:
            shown.words = ("", True)
            return
        words = self.t(found.text, **found.values)
        if self._editing is not None:
            words = self.t("wijzigt deze regel: {words}", words=words)
        shown.words = (f"→ {words}", found.ok)


def _meaning(screen: Typing, text: str, item_id: int | None, editing: Record | None) -> Change:
    """What a line does in the state that there is now."""
    now = screen.host.clock()
    if editing is not None:
        return capture.revision(screen.state, now, editing, text)
    return capture.meaning(screen.state, now, text, item_id)


def _typing_keys(t: Translator) -> tuple[Key, ...]:
    """The keys that work while typing."""
    return (
        Key("esc", t("sturen"), "screen.steer"),
        Key("enter", t("bewaar"), "screen.enter"),
        Key("tab", t("vul aan"), "screen.complete"),
        Key("^z", t("ongedaan"), give("undo")),
        Key("^p", t("opdrachten"), "app.command_palette"),
        Key("F1", t("hulp"), give("help")),
    )

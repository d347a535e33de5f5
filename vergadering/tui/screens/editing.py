"""Changing a record on the live screen, while somebody else may be changing it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.desk.drafts import edit_place, edited
from vergadering.domain import capture, revision
from vergadering.domain.history import version
from vergadering.domain.lines import notation_of
from vergadering.domain.public import view_of
from vergadering.domain.records import is_record
from vergadering.domain.state import KIND, TABLE
from vergadering.errors import Overtaken, Refusal
from vergadering.tui.dialogs.versions import Choice, Versions
from vergadering.tui.screens.typing import Typing
from vergadering.tui.stage import EditRecord
from vergadering.tui.widgets.capture import CaptureLine

if TYPE_CHECKING:
    from vergadering.domain.records import Record
    from vergadering.tui.stage import Request


class Editing(Typing):
    """The part of the live screen that brings a record back into the line."""

    _editing: Record | None = None
    """The record in the line, as it was when it came back."""
    _ground = 0
    """The last line of the journal that was seen when the record came back."""
    _aside: tuple[str, int | None] = ("", None)
    """What was being typed when a record came back, and under which item it was begun."""

    @property
    def line_item_id(self) -> int | None:
        """The item that the text in the line belongs to."""
        return self._editing.item_id if self._editing is not None else super().line_item_id

    def begin_typing(self) -> None:
        """Show what was unfinished: the line, or the record that was being changed."""
        super().begin_typing()
        if self.host.desk.writable:
            self.run_worker(self._resume_edit(), group="entering")

    def types(self, request: Request) -> bool:
        """Whether a request has to do with the line; then it is done."""
        if not isinstance(request, EditRecord):
            return super().types(request)
        line = self.query_one(CaptureLine)
        if self._editing is None:
            self._bring_back(request.record, notation_of(self.state, request.record))
        elif self._editing.id != request.record.id:
            self.tell(self.t("Bewaar eerst de regel die u wijzigt, of verlaat haar met esc."))
        line.focus()
        return True

    def action_steer(self) -> None:
        """Leave the line, or leave the record in it as it was."""
        if self._editing is not None:
            self.query_one(CaptureLine).put("")
            self.host.desk.drafts.type(_place_of(self._editing), "")
            self._let_go()
        super().action_steer()

    def _finish(self, text: str, item_id: int | None) -> None:
        """Keep the record as it is now; any other line as it is."""
        editing = self._editing
        if editing is None:
            super()._finish(text, item_id)
            return
        self._let_go()
        self.run_worker(self._keep_edit(text, editing), group="entering")

    async def _keep_edit(self, text: str, record: Record) -> None:
        """Keep a changed record. When somebody was first, ask; a refused text comes back."""
        async with self._one_by_one:
            try:
                wanted: Record | None = record
                while wanted is not None:
                    wanted = await self._try(text, record=wanted)
            except Refusal as refusal:
                self._bring_back(record, text)
                self._refused = text
                self._say_why(refusal)
                return
            finally:
                self._in_hand -= 1
        self._digest()

    async def _try(self, text: str, *, record: Record) -> Record | None:
        """Keep a text as a record; the record that it was overtaken by when that may be tried."""
        now, place = self.host.clock(), _place_of(record)
        try:
            do = revision.revision(self.state, now, record, text)
            await self.keep(revision.unless_changed(record, do), finishes=place)
        except Overtaken:
            self.host.publish()
        else:
            return None
        theirs = self.state.get(type(record), record.id)
        said = self._public_notation(theirs) if theirs is not None else None
        match await self._answer(Versions(self.t, text, said)):
            case Choice.MINE:
                return theirs
            case Choice.THEIRS:
                self.host.desk.drafts.type(place, "")
            case Choice.BOTH:
                added = capture.meaning(self.state, now, text, record.item_id)
                await self.keep(added, finishes=place)
            case Choice.MERGE if theirs is not None:
                self._bring_back(theirs, f"{text} // {said}")
            case _:
                self._bring_back(record, text)
        return None

    async def _answer(self, dialog: Versions) -> Choice | None:
        """Ask; an end of the program does not wait for the answer, the text is a draft already."""
        self._in_hand -= 1
        try:
            return await self.ask(dialog)
        finally:
            self._in_hand += 1

    def _public_notation(self, record: Record) -> str:
        """A record as it is typed, as far as this screen may show it."""
        view = view_of(self.state, private=self.private)
        seen = view.get(type(record), record.id)
        return notation_of(view, seen) if seen is not None else self.t("niet openbaar")

    async def _resume_edit(self) -> None:
        """Bring back the record that was being changed when a window ended."""
        draft = self.host.desk.drafts.unfinished_edit()
        if draft is None:
            return
        table, id = edited(draft.place)
        if self.state.get(KIND[table], id) is None:
            return
        lines = await self.host.desk.register.history(table, id)
        was = version(lines, table, id, draft.seen)
        if is_record(was):
            self._bring_back(was, draft.text, draft.seen)
            self.query_one(CaptureLine).focus()

    def _bring_back(self, record: Record, text: str, seen: int | None = None) -> None:
        """Show a record in the line; what was being typed waits behind it."""
        line = self.query_one(CaptureLine)
        if self._editing is None:
            self._aside = (line.value, self._begun)
        self._editing = record
        self._ground = self.host.desk.line if seen is None else seen
        line.put(text)
        self._keep_draft(text)

    def _let_go(self) -> None:
        """What was being typed before stands in the line again."""
        self._editing = None
        text, self._begun = self._aside
        self._aside = ("", None)
        line = self.query_one(CaptureLine)
        line.put(f"{text} {line.value}" if text and line.value else text or line.value)

    def _keep_draft(self, text: str) -> None:
        if self._editing is None:
            super()._keep_draft(text)
            return
        desk = self.host.desk
        place = _place_of(self._editing)
        desk.drafts.type(place, text, item_id=self._editing.item_id, seen=self._ground)

    def _about(self, words: str, item_id: int | None) -> str:
        if self._editing is not None:
            return self.t("wijzigt deze regel: {words}", words=words)
        return super()._about(words, item_id)


def _place_of(record: Record) -> str:
    return edit_place(TABLE[type(record)], record.id)

"""What the screens of a council share: a state, commands, and the way to the desk."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar, cast

from textual.binding import Binding
from textual.reactive import var
from textual.screen import Screen

from vergadering.domain.state import State
from vergadering.errors import Refusal, Unkept
from vergadering.i18n import Marked
from vergadering.tui.commands import Command, Place, commands_at
from vergadering.tui.dialogs.choose import Confirm
from vergadering.tui.keys import key_name
from vergadering.tui.news import taken_back
from vergadering.tui.seats import FIRST, NAMES
from vergadering.tui.stage import (
    Answer,
    CopyText,
    Give,
    HideScreen,
    Leave,
    OpenMeeting,
    Refer,
    Request,
    Say,
    ShowHelp,
    ShowScreen,
    SwitchSeat,
    SwitchTheme,
    TakeBack,
    Then,
    WriteDocument,
)
from vergadering.tui.widgets.keys import Key, KeyLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from textual.binding import BindingType
    from textual.screen import ModalScreen

    from vergadering.desk import Desk
    from vergadering.domain.history import Change
    from vergadering.domain.records import Record
    from vergadering.i18n import Translator
    from vergadering.tui.seats import Seat
    from vergadering.tui.stage import Chosen, Register, RowId

T = TypeVar("T")


PATIENCE_SECONDS = 1.5
"""How long a change may take before the user hears that it is in hand."""

ALWAYS = "help"
"""The command whose key stands in the line of keys whatever the width."""

LEAST_KEY_WIDTH = 8
"""Cells that a key and its word take at least; more keys than fit are not looked at."""


class Host(Protocol):
    """What a screen needs of the app around it."""

    desk: Desk
    t: Translator

    def clock(self) -> datetime:
        """The present moment."""

    def hold_keys(self) -> object:
        """Let keys wait for something."""

    def let_go(self, hold: object) -> None:
        """What keys waited for is done."""

    def let_all_go(self) -> None:
        """Nothing holds up the keys any more."""

    def publish(self) -> None:
        """Show the newest state on every screen."""

    async def show_screen(
        self, name: str, meeting_id: int | None, item_id: int | None = None
    ) -> None:
        """Show a screen by its name, with a meeting or the one in hand, at an item of it."""

    async def leave(self) -> None:
        """Go back to the screen before this one, or end the program."""

    async def write_document(self, kind: str) -> Path:
        """Write a document of the meeting in hand; where it stands."""

    def next_theme(self) -> str:
        """Show the next set of colours; its name."""

    seat: Seat

    def next_seat(self) -> Seat:
        """Sit as somebody else."""

    async def action_hide(self) -> None:
        """Show a neutral screen until somebody says that the meeting goes on."""


def bindings(place: Place) -> list[BindingType]:
    """The keys of every command at a place."""
    return [Binding(row.keys, give(row.name), row.label) for row in commands_at(place)]


def give(name: str) -> str:
    """The action that gives a command."""
    return f"screen.give('{name}')"


class CouncilScreen(Screen[None]):
    """A screen with commands. It is the stage that they see."""

    PLACE: ClassVar[Place] = Place.ANYWHERE

    state: var[State] = var(State(), init=False)
    """The newest state, private parts included."""
    kept_at: var[datetime | None] = var(None, init=False)
    """When something was last kept."""
    edits: var[Mapping[RowId, str]] = var({}, init=False)
    """The rows that another window is changing now, and who sits there."""
    private: var[bool] = var(default=False, init=False)
    """Whether only this user sees the screen. Never true by itself."""
    built = False
    """Whether the widgets are there to show a state."""
    begin_at: int | None = None
    """The agenda item to begin at, for a screen that shows items."""
    chosen: Chosen | None = None
    """What is marked in a list of what belongs to the council."""
    timely: tuple[str, ...] = ()
    """Names of the commands that belong to this moment; their keys come first."""

    @property
    def host(self) -> Host:
        """The app around this screen."""
        return cast(Host, self.app)

    @property
    def t(self) -> Translator:
        """The language of the interface."""
        return self.host.t

    # the stage

    @property
    def item_id(self) -> int | None:
        """The agenda item in view."""
        return None

    @property
    def record(self) -> Record | None:
        """The record that is selected."""
        return None

    @property
    def meeting_id(self) -> int | None:
        """The meeting that is selected or in hand."""
        return self.state.meeting_id

    def moment(self) -> datetime:
        """The present moment."""
        return self.host.clock()

    @property
    def register(self) -> Register:
        """What is not in the state in hand."""
        return self.host.desk.register

    def refused(self, change: Change) -> str:
        """Why a change would be refused now; empty when it would not."""
        try:
            change(self.state, self.host.clock())
        except Refusal as refusal:
            return self.t.refusal(refusal)
        return ""

    async def ask(self, dialog: ModalScreen[T]) -> T | None:
        """Show a dialog and wait for its answer; keys that wait go there."""
        dialog.call_after_refresh(self.host.let_all_go)
        return await self.app.push_screen_wait(dialog)

    # commands

    def action_give(self, name: str) -> None:
        """Give a command, by its name."""
        command = next(row for row in commands_at(self.PLACE) if row.name == name)
        self.run_worker(self.give(command, self.host.hold_keys()), group="commands")

    async def give(self, command: Command, hold: object) -> None:
        """Give a command, for which later keys wait; when it cannot be done now, say why."""
        try:
            if why_not := command.why_not(self):
                self.tell(why_not)
            else:
                await self.carry_out(await command.deed(self))
        except Refusal as refusal:
            self.tell(self.t.refusal(refusal))
        finally:
            self.host.let_go(hold)

    async def carry_out(self, answer: Answer) -> None:
        """Do what a command named."""
        match answer:
            case None:
                return
            case Then():
                await self.carry_out(answer.change)
                await self.carry_out(answer.after)
            case Give():
                self.action_give(answer.command)
            case Refer():
                await _refer(self, answer)
            case _ if callable(answer):
                await _keep_asking(self, answer)
            case _:
                await self.fulfil(cast(Request, answer))

    async def fulfil(self, request: Request) -> None:
        """Do what a command wants besides a change."""
        match request:
            case TakeBack():
                await _take_back(self, again=request.again)
            case OpenMeeting() | ShowScreen():
                name, meeting_id = request.name, request.meeting_id
                await self.host.show_screen(name, meeting_id, request.item_id)
            case Leave():
                await self.host.leave()
            case WriteDocument():
                path = await self.host.write_document(request.kind)
                self.tell(
                    self.t("Klaar: {name} staat naast het bestand van de raad.", name=path.name)
                )
            case Say() | CopyText():
                _hand_over(self, request)
            case HideScreen():
                await self.host.action_hide()
            case SwitchSeat():
                seat = Marked(NAMES[self.host.next_seat()])
                self.refresh_keys()
                self.tell(self.t("U zit hier nu als {seat}.", seat=seat))
            case SwitchTheme():
                self.tell(self.t("Kleuren: {name}", name=self.host.next_theme()))
            case ShowHelp():
                await _help(self)

    async def keep(self, change: Change, *, finishes: str = "") -> None:
        """Keep a change and show the new state."""
        with patience(self):
            await self.host.desk.change(change, finishes=finishes)
        self.kept_at = self.host.clock()
        self.host.publish()

    def tell(self, sentence: str) -> None:
        """Say something in passing."""
        self.notify(sentence, markup=False, timeout=6)

    # the line of keys

    def refresh_keys(self) -> None:
        """Show the keys that work here."""
        self.show_keys()

    def show_keys(self, keys: tuple[Key, ...] = (), pane: str = "") -> None:
        """Show these keys, or those of the commands; those that would be refused are dim.

        The commands of this moment come first, then those of the part of the screen where
        the user is, then those of who sits here, then those that always stand in view; while
        there is room, all others.
        """
        rows = {row.name: row for row in commands_at(self.PLACE)}
        near = [name for name in rows if pane and rows[name].pane == pane]
        standing = [name for name in rows if rows[name].footer]
        first = [name for name in FIRST[self.host.seat] if name in rows]
        order = dict.fromkeys((*self.timely, *near, *first, *standing, *rows))
        shown = [rows[name] for name in order if name != ALWAYS]
        most = self.size.width // LEAST_KEY_WIDTH
        self.query_one(KeyLine).keys = keys or tuple(
            key_of(self, row) for row in (*shown[:most], rows[ALWAYS])
        )

    async def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        """A click on a key does what the key does."""
        await self.run_action(event.action)


def key_of(screen: CouncilScreen, row: Command) -> Key:
    """The key of a command, dim when it would be refused now."""
    t, possible = screen.t, not row.why_not(screen)
    return Key(t(key_name(row.key)), t(row.label), give(row.name), possible)


@contextmanager
def patience(screen: CouncilScreen) -> Iterator[None]:
    """Say that the file is busy when something takes unusually long."""
    words = screen.t(
        "Een ander programma houdt het bestand bezet. U kunt doortypen: "
        "alles wordt bewaard zodra het kan."
    )
    timer = screen.set_timer(PATIENCE_SECONDS, partial(screen.tell, words))
    try:
        yield
    finally:
        timer.stop()


def _hand_over(screen: CouncilScreen, request: Say | CopyText) -> None:
    """Give the user words: to say, or to paste elsewhere."""
    if isinstance(request, Say):
        screen.tell(screen.t("Zeg: “{sentence}”", sentence=request.sentence))
    else:
        screen.app.copy_to_clipboard(request.text)
        screen.tell(request.said)


async def _help(screen: CouncilScreen) -> None:
    """Show what every key does, and why one does nothing now."""
    from vergadering.tui.dialogs.help import Help

    t = screen.t
    rows = (
        (t(key_name(row.key)), t(row.help), row.why_not(screen))
        for row in commands_at(screen.PLACE)
    )
    await screen.ask(Help(t, tuple(rows)))


async def _take_back(screen: CouncilScreen, *, again: bool) -> None:
    """Undo, or do again, and say what that was."""
    desk = screen.host.desk
    with patience(screen):
        undone = await (desk.redo_soon() if again else desk.undo_soon())
    screen.kept_at = screen.host.clock()
    screen.host.publish()
    screen.tell(taken_back(screen.t, undone))


async def _refer(screen: CouncilScreen, request: Refer) -> None:
    """Say what cannot be undone, take the words of a complaint out, and say what is left."""
    from vergadering.domain.retention_words import in_backups

    t, eraser = screen.t, screen.host.desk.eraser
    kept = in_backups(t, [path.name for path in eraser.backups()])
    question = t("De tekst gaat uit het bestand en komt nooit meer terug. Doorgaan?")
    if not await screen.ask(Confirm(t, t("Klacht wissen"), f"{question} {kept}".rstrip())):
        return
    try:
        with patience(screen):
            if request.to:
                erased = await eraser.refer_soon(request.signal_id, request.to)
            else:
                erased = await eraser.scrub_soon()
    finally:
        screen.kept_at = screen.host.clock()
        screen.host.publish()
    screen.tell(t("De tekst van de klacht is uit het bestand."))
    if erased.elsewhere:
        places = ", ".join(f"{table} {id}" for table, id in erased.elsewhere[:5])
        screen.tell(t("Dezelfde woorden staan nog in: {places}.", places=places))


async def _keep_asking(screen: CouncilScreen, change: Change) -> None:
    """Keep a change; when the file cannot be written just now, ask whether to try again."""
    while True:
        try:
            await screen.keep(change)
        except Unkept as refusal:
            sentence = screen.t.refusal(refusal)
            question = screen.t("{sentence} Nu opnieuw proberen?", sentence=sentence)
            if not await screen.ask(Confirm(screen.t, screen.t("Niet bewaard"), question)):
                raise
        else:
            return

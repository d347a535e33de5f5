"""What a command sees of the screen that it was given on, and what it may ask of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeAlias, TypeVar

from vergadering.domain.history import Change

if TYPE_CHECKING:
    from datetime import datetime

    from textual.screen import ModalScreen

    from vergadering.domain.history import Line
    from vergadering.domain.records import Record
    from vergadering.domain.review import Wanted
    from vergadering.domain.search import Found
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

T = TypeVar("T")

RowId: TypeAlias = tuple[str, int]
"""A row of any kind: the name of its table, and its identifier."""


Chosen: TypeAlias = tuple[str, int | str]
"""What sort of thing is marked, and which: `("person", 12)`, `("rule", "quorum")`."""


@dataclass(frozen=True, slots=True)
class TypeLine:
    """Go to the capture line, with this text in it when it is empty."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class EditRecord:
    """Bring a record back into the capture line."""

    record: Record


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """Show the live screen of a meeting; None: of the one in hand."""

    meeting_id: int | None = None
    item_id: int | None = None
    """The item that is in view then; None: the one that the meeting is at."""
    name: ClassVar[str] = "live"


@dataclass(frozen=True, slots=True)
class ShowScreen:
    """Show a screen that has a name, with a meeting in hand; None: with the one in hand."""

    name: str
    meeting_id: int | None = None
    item_id: ClassVar[None] = None


@dataclass(frozen=True, slots=True)
class Step:
    """Go on to the next of what is gone through one by one; -1 is the one before."""

    steps: int = 1


@dataclass(frozen=True, slots=True)
class Narrow:
    """Go through these actions only."""

    wanted: Wanted


@dataclass(frozen=True, slots=True)
class CopyText:
    """Put a text on the clipboard, and say so."""

    text: str
    said: str
    """The sentence, in the user's language."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Go back to the screen before this one, or end the program."""


@dataclass(frozen=True, slots=True)
class WriteDocument:
    """Write a document of the meeting in hand beside the council's file."""

    kind: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undo the last change, or do it again."""

    again: bool = False


@dataclass(frozen=True, slots=True)
class SwitchView:
    """From the shared view to the private one, or back."""


@dataclass(frozen=True, slots=True)
class View:
    """Look at an agenda item without taking it up; None: at the current one."""

    item_id: int | None


@dataclass(frozen=True, slots=True)
class Say:
    """Show the sentence that the chair says now."""

    sentence: str


@dataclass(frozen=True, slots=True)
class HideScreen:
    """Show a neutral screen until somebody says that the meeting goes on."""


@dataclass(frozen=True, slots=True)
class SwitchSeat:
    """Sit as the chair, as the secretary, or as either."""


@dataclass(frozen=True, slots=True)
class SwitchTheme:
    """Show the next set of colours."""


@dataclass(frozen=True, slots=True)
class ShowHelp:
    """Show what every key does."""


@dataclass(frozen=True, slots=True)
class Give:
    """Give another command of the same screen."""

    command: str


@dataclass(frozen=True, slots=True)
class Refer:
    """Refer a complaint and take its words out of the file, once the user says so again."""

    signal_id: int
    to: str
    """Who deals with it; empty when that was said before, and only the words have to go."""


@dataclass(frozen=True, slots=True)
class Expire:
    """Show what was kept long enough, and take it out of the file once the user says so."""


@dataclass(frozen=True, slots=True)
class Then:
    """Keep a change, then do something else."""

    change: Change
    after: Request


Request: TypeAlias = (
    TypeLine
    | EditRecord
    | OpenMeeting
    | ShowScreen
    | Step
    | Narrow
    | CopyText
    | Leave
    | WriteDocument
    | TakeBack
    | SwitchView
    | View
    | Say
    | HideScreen
    | SwitchSeat
    | SwitchTheme
    | ShowHelp
    | Give
    | Refer
    | Expire
    | Then
)
"""What a command may want besides a change."""

Answer: TypeAlias = Change | Request | None
"""What comes of a command; None when the user backed out."""

Deed: TypeAlias = Callable[["Stage"], Awaitable[Answer]]
"""What a command does: ask what it must, and name a change or a request."""


class Searcher(Protocol):
    """Finds words in everything that the council kept."""

    async def find(self, typed: str, *, private: bool) -> Found | None:
        """What was found; None when something else was asked before the answer came."""


class Register(Protocol):
    """What is not in the state in hand, read anew each time."""

    @property
    def searcher(self) -> Searcher:
        """Finds words in all of it."""

    async def read_soon(self) -> State:
        """The decisions and proposals of every meeting, private parts included."""

    async def history(self, table: str, id: int) -> list[Line]:
        """The changes that touched a row, oldest first; private parts included."""


class Stage(Protocol):
    """The screen, as a command sees it. A test makes one by hand."""

    @property
    def state(self) -> State:
        """The newest state, private parts included."""

    @property
    def t(self) -> Translator:
        """The language of the interface."""

    @property
    def item_id(self) -> int | None:
        """The agenda item in view, if there is one."""

    @property
    def private(self) -> bool:
        """Whether only this user sees the screen."""

    @property
    def record(self) -> Record | None:
        """The record that is selected, if there is one."""

    @property
    def chosen(self) -> Chosen | None:
        """What is marked in a list of what belongs to the council, if anything is."""

    @property
    def meeting_id(self) -> int | None:
        """The meeting that is selected or in hand, if there is one."""

    def moment(self) -> datetime:
        """The present moment."""

    @property
    def register(self) -> Register:
        """What is not in the state in hand."""

    @property
    def edits(self) -> Mapping[RowId, str]:
        """The rows that another window is changing now, and who sits there."""

    def refused(self, change: Change) -> str:
        """Why a change would be refused now, in the user's language; empty when it would not."""

    async def ask(self, dialog: ModalScreen[T]) -> T | None:
        """Show a dialog and wait for its answer; None when the user backs out."""

"""The start screen: which council, which meeting, and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Horizontal
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from vergadering.domain.choices import MeetingStatus
from vergadering.domain.due import due as waiting
from vergadering.domain.meeting import going_on
from vergadering.domain.public import public
from vergadering.domain.retention_words import hint
from vergadering.domain.words import word
from vergadering.tui.base import CouncilScreen, bindings
from vergadering.tui.commands import Place
from vergadering.tui.commands.retention import KEY
from vergadering.tui.keys import key_name
from vergadering.tui.screens.expiring import expire
from vergadering.tui.stage import Expire, Request
from vergadering.tui.widgets.due import Due
from vergadering.tui.widgets.keys import KeyLine
from vergadering.tui.widgets.text import harmless

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from vergadering.domain.model import Meeting


LINES = 2
"""How many lines a meeting takes. A list that is surely longer than the screen begins with its
scrollbar, so that it is not laid out again when its length turns out."""


class StartScreen(CouncilScreen):
    """What there is, and what waits."""

    PLACE = Place.START
    CSS_PATH = "start.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.START)
    timely = ("open", "next_meeting", "review_actions", "registers", "search")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as the base class has it

    def compose(self) -> ComposeResult:
        """A head, the meetings, what is due, and the keys."""
        yield Static(id="head", markup=False)
        with Horizontal(id="columns"):
            yield OptionList(id="meetings")
            yield Due(self.t)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the state that there is."""
        self.built = True
        self.query_one("#meetings").border_title = Text(self.t("Vergaderingen"))
        self.watch_state()

    @property
    def meeting_id(self) -> int | None:
        """The meeting that is selected."""
        shown = self.query_one(OptionList)
        option = shown.highlighted_option
        return int(option.id) if option is not None and option.id else None

    def watch_state(self) -> None:
        """Show the newest state."""
        if not self.built:
            return
        council = self.state.the_council
        head = Text(harmless(council.name) or self.t("Welkom bij vergadering"), "bold")
        if council.organisation:
            head.append(f" · {harmless(council.organisation)}", "not bold")
        self.query_one("#head", Static).update(head)
        self._show_meetings()
        due, today = self.query_one(Due), self.host.clock().date()
        due.view, due.today = public(self.state), today
        due.waits = (
            *waiting(self.state, today),
            *hint(self.t, self.state, today, self.t(key_name(KEY))),
        )
        self.show_keys()

    async def fulfil(self, request: Request) -> None:
        """Do what a command wants besides a change."""
        if isinstance(request, Expire):
            await expire(self)
        else:
            await super().fulfil(request)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click opens a meeting."""
        event.stop()
        self.action_give("open")

    def _show_meetings(self) -> None:
        shown = self.query_one(OptionList)
        before = self.meeting_id
        meetings = sorted(self.state.meeting, key=_newest_first)
        shown.set_class(len(meetings) * LINES > self.app.size.height, "-long")
        shown.clear_options()
        shown.add_options(self._option(row) for row in meetings)
        wanted = before or _likely(
            meetings, going_on(self.state), self.host.clock().date().isoformat()
        )
        for index, row in enumerate(meetings):
            if row.id == wanted:
                shown.highlighted = index

    def _option(self, meeting: Meeting) -> Option:
        return Option(self._line(meeting), id=str(meeting.id))

    def _line(self, meeting: Meeting) -> Text:
        t, start = self.t, meeting.planned_start
        line = Text(f"{meeting.number}  ", "bold")
        line.append(t.long_date(start) if start else t("nog geen datum"))
        status = t(word(meeting.status))
        if meeting.status is MeetingStatus.CLOSED:
            status = t("notulen {state}", state=word(meeting.minutes_status))
        return line.append(f"\n  {harmless(meeting.title)} · {status}", "not bold")


def _newest_first(meeting: Meeting) -> tuple[bool, float]:
    start = meeting.planned_start
    return (start is not None, -start.timestamp() if start else 0.0)


def _likely(meetings: list[Meeting], going: tuple[Meeting, ...], today: str) -> int | None:
    """The meeting that somebody most probably came for: the open one, else the next."""
    coming = [
        m
        for m in meetings
        if m.status in (MeetingStatus.DRAFT, MeetingStatus.PLANNED)
        and m.planned_start
        and m.planned_start.date().isoformat() >= today
    ]
    wanted = going[:1] or coming[-1:] or meetings[:1]
    return wanted[0].id if wanted else None

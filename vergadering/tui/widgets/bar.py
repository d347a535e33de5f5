"""The line at the top: whose meeting, who may see this, how late it is, who is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.reactive import var
from textual.widget import Widget

from vergadering.domain.attendance import quorum
from vergadering.domain.choices import MeetingStatus
from vergadering.domain.clock import forecast
from vergadering.domain.words import word
from vergadering.tui.widgets.text import harmless, inked, spread

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.clock import Forecast
    from vergadering.domain.state import State
    from vergadering.i18n import Translator


SENSIBLE_MINUTES = 180
"""Beyond this the meeting is held at another time than planned, which is not a delay."""


class MeetingBar(Widget):
    """One line; it is painted again only when its words change."""

    DEFAULT_CSS = """
    MeetingBar { height: 1; background: $panel; color: $foreground; }
    MeetingBar > .bar--shared { background: $accent; color: $on-accent; text-style: bold; }
    MeetingBar > .bar--private { background: $error; color: $on-accent; text-style: bold; }
    MeetingBar > .bar--good { color: $success; }
    MeetingBar > .bar--late { color: $warning; }
    MeetingBar > .bar--quiet { color: $quiet; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bar--shared",
        "bar--private",
        "bar--good",
        "bar--late",
        "bar--quiet",
    }

    view: var[State | None] = var(None, init=False)
    """What may be seen."""
    now: var[datetime | None] = var(None, init=False)
    """The present moment."""
    label: var[tuple[str, bool]] = var(("", False), init=False)
    """Who may see the screen, as words, and whether that is only this user."""

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self._t = t
        self._shown = Text()

    def watch_view(self) -> None:
        """Another state."""
        self._paint()

    def watch_now(self) -> None:
        """Another moment."""
        self._paint()

    def watch_label(self) -> None:
        """Another audience."""
        self._paint()

    def on_resize(self) -> None:
        """Another width."""
        self._paint()

    def notify_style_update(self) -> None:
        """Other colours."""
        super().notify_style_update()
        self._paint()

    def render(self) -> Text:
        """The line as it was last composed."""
        return self._shown

    def _paint(self) -> None:
        line = self._line()
        if line != self._shown or line.spans != self._shown.spans:
            self._shown = line
            self.refresh()

    def _line(self) -> Text:
        state, now = self.view, self.now
        if state is None or now is None or not self.size.width:
            return Text()
        wide = self.size.width >= 100
        meeting = state.the_meeting
        name = harmless(state.the_council.name or meeting.title)
        left = inked(f" {name}" + (f" · {meeting.number}" if wide else ""), "bold")
        right = Text()
        words, private = self.label
        style = self.get_component_rich_style("bar--private" if private else "bar--shared")
        right.append(f" {words} ", style).append(f" {self._t.time(now)} ", "bold")
        right.append_text(self._end(state, forecast(state, now), wide=wide))
        right.append_text(self._present(state, wide=wide))
        return spread(left, right, self.size.width)

    def _end(self, state: State, ahead: Forecast, *, wide: bool) -> Text:
        t, late = self._t, ahead.late_minutes
        if state.the_meeting.status is not MeetingStatus.OPEN or ahead.end is None:
            words = t(word(state.the_meeting.status))
            return inked(f" {words} ", self.get_component_rich_style("bar--quiet"))
        end = t("klaar ± {time}", time=t.time(ahead.end))
        if abs(late) > SENSIBLE_MINUTES:
            delay = ""
        elif not wide:
            delay = f" ({late:+d})" if late else ""
        elif late > 0:
            delay = " (" + t("{n} min later", n=late) + ")"
        elif late < 0:
            delay = " (" + t("{n} min eerder", n=-late) + ")"
        else:
            delay = " (" + t("op tijd") + ")"
        style = "bar--late" if late > 0 else "bar--quiet"
        return inked(f" {end}{delay} ", self.get_component_rich_style(style))

    def _present(self, state: State, *, wide: bool) -> Text:
        t, count = self._t, quorum(state)
        if not count.known:
            words = t("presentie?") if not wide else t("presentie nog niet ingevuld")
            return inked(f" {words} ", self.get_component_rich_style("bar--quiet"))
        if not count.seats or state.the_meeting.status is MeetingStatus.CLOSED:
            return Text()
        sign = "✓" if count.met else "!"
        if not wide:
            words = f"{sign} {count.present}/{count.seats}"
        elif count.met:
            words = t("✓ {n} van {seats}: quorum", n=count.present, seats=count.seats)
        else:
            words = t("! {n} van {seats}: geen quorum", n=count.present, seats=count.seats)
        style = "bar--good" if count.met else "bar--late"
        return inked(f" {words} ", self.get_component_rich_style(style))

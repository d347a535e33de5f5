"""The line at the top: whose meeting, who may see this, how late it is, who is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.reactive import var

from vergadering.domain.attendance import quorum
from vergadering.domain.choices import MeetingStatus
from vergadering.domain.clock import forecast
from vergadering.domain.words import word
from vergadering.tui.widgets.painted import Painted
from vergadering.tui.widgets.text import harmless, inked, spread

if TYPE_CHECKING:
    from vergadering.domain.clock import Forecast
    from vergadering.domain.state import State


SENSIBLE_MINUTES = 180
"""Beyond this the meeting is held at another time than planned, which is not a delay."""


class MeetingBar(Painted):
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

    label: var[tuple[str, bool]] = var(("", False), init=False)
    """Who may see the screen, as words, and whether that is only this user."""

    def watch_label(self) -> None:
        """Another audience."""
        self.repaint()

    def words(self) -> Text:
        """The line, with its right half against the edge."""
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

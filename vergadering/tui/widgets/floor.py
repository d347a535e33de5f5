"""Who has the floor and for how long, who is next, and who was not heard yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.containers import Vertical
from textual.reactive import var

from vergadering.domain.agenda import current_item, current_item_id, is_closed
from vergadering.domain.choices import MeetingStatus, TurnKind, TurnStatus
from vergadering.domain.meeting import in_progress
from vergadering.domain.model import Person
from vergadering.domain.queue import SENTENCES, not_yet_heard, remaining, saying, talk_times
from vergadering.domain.spans import clock_time
from vergadering.domain.turns import holder, interrupted, queued, spoken
from vergadering.domain.words import word
from vergadering.tui.widgets.painted import Painted
from vergadering.tui.widgets.text import bar, harmless, inked, spread, wrapped

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult

    from vergadering.domain.model_floor import SpeakingTurn
    from vergadering.domain.state import State
    from vergadering.i18n import Translator


MOST_WAITING = 5
"""People on the list that have a line; of the others only the number is told."""


class SpeakerClock(Painted):
    """The speaker, their time, and what the chair says when it runs out; ticks."""

    DEFAULT_CSS = """
    SpeakerClock { height: auto; padding: 0 1; }
    SpeakerClock > .speaker--name { color: $accent; text-style: bold; }
    SpeakerClock > .speaker--clock { color: $primary; }
    SpeakerClock > .speaker--soon { color: $warning; text-style: bold; }
    SpeakerClock > .speaker--over { color: $error; text-style: bold; }
    SpeakerClock > .speaker--rest { color: $edge; }
    SpeakerClock > .speaker--quiet { color: $quiet; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "speaker--name",
        "speaker--clock",
        "speaker--soon",
        "speaker--over",
        "speaker--rest",
        "speaker--quiet",
    }

    _rung_for: int | None = None
    """The turn whose end was rung for."""

    def words(self) -> Text:
        """A line with the name and the time, and below it what is left."""
        state, now = self.view, self.now
        if state is None or now is None:
            return Text()
        turn = holder(state)
        quiet = self.ink("speaker--quiet")
        if turn is None:
            return inked(self._nobody(state), quiet)
        self._ring(state, turn, now)
        lines = [self._speaker(state, turn, now)]
        if turn.kind is not TurnKind.CONTRIBUTION:
            lines.append(inked(self._t(word(turn.kind)), quiet))
        lines += self._left(state, turn, now)
        return Text("\n").join(lines)

    def _nobody(self, state: State) -> str:
        item = current_item(state)
        if item is not None and is_closed(state, item.id):
            return self._t("besloten punt")
        return self._t("niemand")

    def _speaker(self, state: State, turn: SpeakingTurn, now: datetime) -> Text:
        person = state.get(Person, turn.person_id)
        name = self.ink("speaker--name")
        style = self.ink("speaker--clock")
        time = clock_time(spoken(state, turn.id, now))
        if turn.status is TurnStatus.PAUSED or state.the_meeting.status is MeetingStatus.SUSPENDED:
            time = self._t("pauze {time}", time=time)
        left = inked(harmless(person.display_name if person else ""), name)
        return spread(left, inked(f" {time}", style), max(8, self.size.width))

    def _left(self, state: State, turn: SpeakingTurn, now: datetime) -> list[Text]:
        """The bar with what is left, and the sentence to say."""
        left = remaining(state, turn, now)
        if left is None:
            return []
        sentence = saying(turn, left)
        over = left.total_seconds() < 0
        style = "speaker--over" if over else "speaker--soon" if sentence else "speaker--clock"
        ink = self.ink(style)
        rest = self.ink("speaker--rest")
        time = clock_time(abs(left))
        words = self._t("{time} over", time=time) if over else self._t("nog {time}", time=time)
        width = max(8, self.size.width)
        done = 1 - left.total_seconds() / turn.limit_seconds
        text = bar(done, max(3, width - len(words) - 1), ink, rest).append(f" {words}", ink)
        said = wrapped(
            inked(f"“{self._t(sentence)}”" if sentence else "", ink), width, self.app.console
        )
        return [text, *said, *(Text() for _ in range(self._sentence_rows(width) - len(said)))]

    def _sentence_rows(self, width: int) -> int:
        """Rows that the longest sentence takes; kept free, so that the screen stands still."""
        longest = max((f"“{self._t(sentence)}”" for sentence in SENTENCES), key=cell_len)
        return -(-cell_len(longest) // width)

    def _ring(self, state: State, turn: SpeakingTurn, now: datetime) -> None:
        """Once for each turn, when its time is up, if the council wants that."""
        left = remaining(state, turn, now)
        if left is None or left.total_seconds() > 0 or not state.the_council.rules.bell:
            return
        if self._rung_for != turn.id:
            self._rung_for = turn.id
            self.app.bell()


class SpeakerList(Painted):
    """Who was interrupted, who waits, who was not heard; in the private view talk times."""

    DEFAULT_CSS = """
    SpeakerList { height: auto; padding: 0 1; }
    SpeakerList > .list--head { color: $secondary; text-style: bold; }
    SpeakerList > .list--order { color: $error; text-style: bold; }
    SpeakerList > .list--quiet { color: $quiet; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--head", "list--order", "list--quiet"}

    private: var[bool] = var(default=False, init=False)
    """Whether only this user sees it."""

    def watch_private(self) -> None:
        """Another audience."""
        self.repaint()

    def words(self) -> Text:
        """A part for each thing that there is to say."""
        state, now = self.view, self.now
        if state is None or now is None or not in_progress(state):
            return Text()
        item = current_item(state)
        lines = self._interrupted(state)
        lines += self._waiting(state, queued(state))
        if item is not None and item.list_closed:
            lines.append(self._quiet(self._t("lijst gesloten")))
        lines += self._unheard(state, current_item_id(state))
        if self.private:
            lines += self._times(state, now)
        return Text("\n").join(lines)

    def _interrupted(self, state: State) -> list[Text]:
        return [
            self._quiet(self._t("straks verder: {name}", name=_name(state, turn)))
            for turn in reversed(interrupted(state))
        ]

    def _waiting(self, state: State, turns: tuple[SpeakingTurn, ...]) -> list[Text]:
        if not turns:
            return []
        width = max(8, self.size.width)
        order = self.ink("list--order")
        lines = [self._head(self._t("Daarna"))]
        for place, turn in enumerate(turns[:MOST_WAITING], start=1):
            mark = self._mark(turn)
            style = order if turn.kind is TurnKind.POINT_OF_ORDER else ""
            right = Text().append(f" {mark}", style or self.ink("list--quiet"))
            lines.append(spread(Text(f"{place} {_name(state, turn)}"), right, width))
        if more := len(turns[MOST_WAITING:]):
            lines.append(self._quiet(self._t("en nog {n}", n=more)))
        return lines

    def _mark(self, turn: SpeakingTurn) -> str:
        """Why somebody is where they are, in a word."""
        if turn.kind is TurnKind.POINT_OF_ORDER:
            return "‼ " + self._t("orde")
        if turn.leaves_soon:
            return self._t("moet zo weg")
        return "" if turn.kind is TurnKind.CONTRIBUTION else self._t(word(turn.kind))

    def _unheard(self, state: State, item_id: int | None) -> list[Text]:
        people = not_yet_heard(state, item_id)
        if not people:
            return []
        names = ", ".join(harmless(person.display_name) for person in people)
        width = max(8, self.size.width)
        head = self._head(self._t("Nog niet gehoord"))
        return [head, *wrapped(self._quiet(names), width, self.app.console)]

    def _times(self, state: State, now: datetime) -> list[Text]:
        times = sorted(talk_times(state, now).items(), key=lambda row: -row[1])
        if not times:
            return []
        width = max(8, self.size.width)
        lines = [self._head(self._t("Spreektijd"))]
        for person_id, time in times:
            person = state.get(Person, person_id)
            left = Text(harmless(person.display_name if person else ""))
            right = self._quiet(f" {clock_time(time)}")
            lines.append(spread(left, right, width))
        return lines

    def _head(self, words: str) -> Text:
        return inked(words, self.ink("list--head"))

    def _quiet(self, words: str) -> Text:
        return inked(words, self.ink("list--quiet"))

    def _style(self, name: str) -> str:
        return str(self.ink(name))


class FloorPanel(Vertical):
    """The speaker and the list of speakers in one frame."""

    DEFAULT_CSS = """
    FloorPanel {
        height: auto;
        max-height: 60%;
        border: round $edge;
        border-title-color: $secondary;
        border-title-style: bold;
    }
    """

    view: var[State | None] = var(None, init=False)
    """What may be seen."""
    now: var[datetime | None] = var(None, init=False)
    """The present moment."""
    minute: var[datetime | None] = var(None, init=False)
    """The moment at which the present minute was first seen."""
    private: var[bool] = var(default=False, init=False)
    """Whether only this user sees it."""

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self._t = t
        self.border_title = Text(t("Aan het woord"))

    def compose(self) -> ComposeResult:
        """The part that ticks, and the part that does not."""
        cls = FloorPanel
        yield SpeakerClock(self._t).data_bind(cls.view, cls.now)
        yield SpeakerList(self._t).data_bind(cls.view, cls.private, now=cls.minute)


class FloorLine(Painted):
    """The speaker and who is next, in one line, for a small terminal."""

    DEFAULT_CSS = """
    FloorLine { height: 1; padding: 0 1; }
    FloorLine > .line--speaker { color: $accent; text-style: bold; }
    FloorLine > .line--over { color: $error; text-style: bold; }
    FloorLine > .line--quiet { color: $quiet; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--speaker", "line--over", "line--quiet"}

    def words(self) -> Text:
        """One line."""
        state, now = self.view, self.now
        quiet = self.ink("line--quiet")
        if state is None or now is None or not in_progress(state):
            return Text()
        turn = holder(state)
        text = Text(no_wrap=True)
        if turn is None:
            text.append(self._t("niemand aan het woord"), quiet)
        else:
            text.append_text(self._speaker(state, turn, now))
        for back in reversed(interrupted(state)):
            text.append("   " + self._t("straks verder: {name}", name=_name(state, back)))
        names = [_short(state, each) for each in queued(state)]
        if names:
            text.append("   " + self._t("daarna {names}", names=", ".join(names)))
        quiet_people = not_yet_heard(state, current_item_id(state))
        if quiet_people:
            unheard = ", ".join(harmless(person.display_name) for person in quiet_people)
            text.append("   " + self._t("nog niet gehoord: {names}", names=unheard), quiet)
        text.truncate(max(1, self.size.width), overflow="ellipsis")
        return text

    def _speaker(self, state: State, turn: SpeakingTurn, now: datetime) -> Text:
        left = remaining(state, turn, now)
        text = inked(f"● {_short(state, turn)}", self.ink("line--speaker"))
        text.append(f" {clock_time(spoken(state, turn.id, now))}")
        if left is not None:
            over = left.total_seconds() < 0
            time = clock_time(abs(left))
            words = self._t("{time} over", time=time) if over else self._t("nog {time}", time=time)
            style = self.ink("line--over") if over else ""
            text.append(f" ({words})", style)
        return text


def _name(state: State, turn: SpeakingTurn) -> str:
    person = state.get(Person, turn.person_id)
    return harmless(person.display_name) if person else ""


def _short(state: State, turn: SpeakingTurn) -> str:
    mark = " ‼" if turn.kind is TurnKind.POINT_OF_ORDER else ""
    return f"{_name(state, turn)}{mark}"

"""Search: words to look for, and what was found as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from vergadering.domain.plain import one_line
from vergadering.domain.search import Found
from vergadering.errors import Refusal
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.domain.search import Hit
    from vergadering.i18n import Translator

MOST_CHARACTERS = 200
"""How much can be typed."""


class Search(Dialog["Hit"]):
    """Asks for words and shows what was found; its answer is the hit that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down", "mark(1)", ""),
        ("up", "mark(-1)", ""),
        ("pagedown", "mark(8)", ""),
        ("pageup", "mark(-8)", ""),
    ]

    DEFAULT_CSS = """
    Search {
        & > #frame { width: 100; }
        OptionList {
            height: 30vh; max-height: 30vh; text-wrap: nowrap; text-overflow: ellipsis;
        }
        Input { background: $background; }
        #whole { height: auto; max-height: 5; border-top: solid $edge; }
    }
    """

    def __init__(
        self,
        t: Translator,
        find: Callable[[str], Awaitable[Found | None]],
        private: Callable[[], bool],
    ) -> None:
        """`find` gives what was found, or None when something else was asked meanwhile.

        `private` tells whether only this user sees the screen now.
        """
        super().__init__(t, t("Zoeken"), t("↑↓ kiezen · enter erheen · esc terug"))
        self._find = find
        self._private = private
        self.found = Found()
        """What was found last."""

    def content(self) -> list[Widget]:
        """The field, what was found, and the hit that is marked in full."""
        shown = OptionList()
        shown.can_focus = False
        words = Input(placeholder=self.t("woorden of een nummer"), max_length=MOST_CHARACTERS)
        return [words, shown, Static(id="whole", markup=False)]

    def on_mount(self) -> None:
        """Nothing is looked for yet."""
        super().on_mount()
        self._show(Found())

    def on_screen_suspend(self) -> None:
        """What was found is not left in view when another screen comes over this one."""
        self._show(Found())

    def on_screen_resume(self) -> None:
        """Look again: it may be that less may be seen now."""
        self._ask()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look while somebody types."""
        event.stop()
        self._ask()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the hit that is marked."""
        event.stop()
        if self.marked is not None:
            self.dismiss(self.marked)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click goes there too."""
        event.stop()
        self.dismiss(self.found.hits[event.option_index])

    def on_option_list_option_highlighted(self) -> None:
        """Show it in full."""
        self._explain()

    def action_mark(self, steps: int) -> None:
        """Mark another hit."""
        if self.found.hits:
            place = (self._shown.highlighted or 0) + steps
            self._shown.highlighted = max(0, min(len(self.found.hits) - 1, place))

    @property
    def marked(self) -> Hit | None:
        """The hit that is marked; None when nothing was found."""
        return self.found.hits[self._shown.highlighted or 0] if self.found.hits else None

    def _ask(self) -> None:
        typed = self.query_one(Input).value
        self.run_worker(self._look(typed), group="search")

    async def _look(self, typed: str) -> None:
        """Show what is found, unless something else was typed meanwhile."""
        private = self._private()
        try:
            found = await self._find(typed)
        except Refusal as refusal:
            self.complain(self.t.refusal(refusal))
            return
        if found is None or private != self._private() or not self.is_current:
            return
        self.complain("")
        self._show(found)

    def _show(self, found: Found) -> None:
        self.found = found
        frame = self.query_one("#frame")
        words = self.t("PRIVÉ") if self._private() else self.t("SCHERM GEDEELD")
        frame.border_subtitle = Text(words)
        self._shown.clear_options()
        self._shown.add_options(Option(line_of(self.t, hit)) for hit in found.hits)
        self._shown.highlighted = 0 if found.hits else None
        self._explain()

    def _explain(self) -> None:
        """The marked hit with its place, or how many there are."""
        whole, t = self.query_one("#whole", Static), self.t
        hit = self.marked
        if hit is None:
            nothing = self.query_one(Input).value.strip()
            whole.update(Text(t("Niets gevonden.") if nothing else ""))
            return
        place = (self._shown.highlighted or 0) + 1
        count = f"{place}/{len(self.found.hits)}" + ("+" if self.found.more else "")
        whole.update(shown_text(hit).append(f"\n{where(t, hit)} · {count}", "not bold"))

    @property
    def _shown(self) -> OptionList:
        return self.query_one(OptionList)


def line_of(t: Translator, hit: Hit) -> Text:
    """Meeting, kind, number and text on one line; what is closed says so."""
    line = Text(no_wrap=True, overflow="ellipsis")
    meeting = hit.meeting.number if hit.meeting else ""
    head = " · ".join(filter(None, (meeting, t(hit.name), hit.number)))
    line.append(f"{one_line(head)}  ", "bold")
    if secret := secrecy(t, hit):
        line.append(f"({secret}) ", "italic")
    return line.append_text(shown_text(hit))


def shown_text(hit: Hit) -> Text:
    """The text of a hit, with what was asked for underlined."""
    text = Text(hit.shown.text)
    for begin, end in hit.shown.marks:
        text.stylize("bold underline", begin, end)
    return text


def secrecy(t: Translator, hit: Hit) -> str:
    """Whether not everybody may see a hit, in words; empty when they may."""
    if hit.closed:
        return t("Besloten")
    return t("Niet openbaar") if hit.private else ""


def where(t: Translator, hit: Hit) -> str:
    """Where a hit stands: the day, the meeting and the item."""
    day = t.date(hit.day) if hit.day else ""
    meeting = hit.meeting.title if hit.meeting else ""
    item = (
        t("punt {number}: {title}", number=hit.item.number, title=hit.item.title)
        if hit.item
        else ""
    )
    return one_line(" · ".join(filter(None, (day, meeting, item))))

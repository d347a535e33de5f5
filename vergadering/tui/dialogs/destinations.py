"""What becomes of the points that were parked, before the gavel falls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import OptionList

from vergadering.domain.choices import ParkedStatus
from vergadering.domain.plain import clean
from vergadering.domain.words import word
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.domain.model_floor import ParkedPoint
    from vergadering.i18n import Translator


class Destinations(Dialog[Mapping[int, ParkedStatus]]):
    """Asks for a destination for each point; those without one stay parked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("a", f"send('{ParkedStatus.AGENDA}')", ""),
        ("c", f"send('{ParkedStatus.ACTION}')", ""),
        ("v,x", f"send('{ParkedStatus.DROPPED}')", ""),
        ("p", f"send('{ParkedStatus.PARKED}')", ""),
    ]

    def __init__(self, t: Translator, points: tuple[ParkedPoint, ...]) -> None:
        """The points that have no destination yet."""
        hint = t(
            "a volgende agenda · c actie · v vervalt · p blijft geparkeerd · "
            "enter klaar · esc terug"
        )
        super().__init__(t, t("Geparkeerd: waar gaat het heen?"), hint)
        self._points = points
        self._chosen: dict[int, ParkedStatus] = {}

    def content(self) -> list[Widget]:
        """A line for each point."""
        return [OptionList(*(self._line(point) for point in self._points))]

    def on_option_list_option_selected(self) -> None:
        """Enter: done."""
        self.dismiss(self._chosen)

    def action_send(self, status: str) -> None:
        """Give the point a destination and go to the next."""
        shown = self.query_one(OptionList)
        place = shown.highlighted or 0
        self._chosen[self._points[place].id] = ParkedStatus(status)
        shown.replace_option_prompt_at_index(place, self._line(self._points[place]))
        shown.highlighted = min(place + 1, len(self._points) - 1)

    def _line(self, point: ParkedPoint) -> Text:
        status = self._chosen.get(point.id, point.status)
        line = Text(clean(point.text), no_wrap=True, overflow="ellipsis")
        return line.append(f"  → {self.t(word(status))}", "bold")

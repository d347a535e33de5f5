"""Deciding on a text that stands large on the screen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import Input, Static

from vergadering.domain.deciding import Count
from vergadering.domain.plain import clean
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.i18n import Translator


class Way(Enum):
    """What a chair may do with a proposal."""

    WITHOUT_VOTE = "without_vote"
    UNANIMOUS = "unanimous"
    HANDS = "hands"
    HOLD_OVER = "hold_over"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the chair chose, with the count when hands were raised."""

    way: Way
    count: Count | None = None


class Decide(Dialog[Choice]):
    """Asks how it was decided: enter is without a vote, hands are typed as `4-1-1`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter", "choose('without_vote')", ""),
        ("u", "choose('unanimous')", ""),
        ("h", "hands", ""),
        ("a", "choose('hold_over')", ""),
        ("i", "choose('withdraw')", ""),
    ]

    AUTO_FOCUS = ""

    DEFAULT_CSS = """
    Decide {
        #proposal {
            border: heavy $success;
            border-title-color: $success;
            padding: 0 1;
            text-style: bold;
            height: auto;
        }
        #say { color: $quiet; height: auto; margin-top: 1; }
        #ways { height: auto; margin-top: 1; }
        Input { display: none; margin-top: 1; }
    }
    """

    def __init__(
        self,
        t: Translator,
        text: str,
        voters: int,
        wrong: Callable[[Choice], str],
    ) -> None:
        """`wrong` says what does not fit, in the user's language; empty when all is well."""
        super().__init__(t, t("Besluiten"), t("esc terug: het voorstel blijft staan"))
        self._text = text
        self._voters = voters
        self._wrong = wrong

    def content(self) -> list[Widget]:
        """The text, the sentence to say, the ways, and a field for the count."""
        proposal = Static(Text(clean(self._text)), id="proposal")
        proposal.border_title = Text(self.t("VOORSTEL"))
        ways = Text()
        for key, words in (
            ("enter", self.t("zonder stemming: aangenomen")),
            ("h", self.t("handopsteken: tellen")),
            ("u", self.t("unaniem: alle {n} aanwezige stemgerechtigden voor", n=self._voters)),
            ("a", self.t("aanhouden tot een volgende keer")),
            ("i", self.t("ingetrokken door de indiener")),
        ):
            ways.append(f"{key:>5}  ", "bold").append(f"{words}\n")
        ways.right_crop()
        return [
            proposal,
            Static(
                Text(self.t("Zeg: “Heeft iemand bezwaar? Nee? Dan is het besloten.”")), id="say"
            ),
            Static(ways, id="ways"),
            Input(placeholder=self.t("voor-tegen-onthouding, bijvoorbeeld 4-1-1"), id="count"),
        ]

    def action_choose(self, way: str) -> None:
        """Answer, when the rules of the council allow it."""
        self._answer(Choice(Way(way)))

    def action_hands(self) -> None:
        """Ask for the count."""
        field = self.query_one(Input)
        field.display = True
        field.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the count, when it can be read and fits."""
        event.stop()
        count = read_count(event.value)
        if count is None:
            self.complain(self.t("Typ drie getallen: voor-tegen-onthouding, zoals 4-1-1."))
        else:
            self._answer(Choice(Way.HANDS, count))

    def _answer(self, choice: Choice) -> None:
        sentence = self._wrong(choice)
        if sentence:
            self.complain(sentence)
        else:
            self.dismiss(choice)


def read_count(text: str) -> Count | None:
    """Votes for, against and abstentions as people type them: `4-1-1`, `4 1`, `4,1,1`."""
    if not re.fullmatch(r"\s*\d{1,6}([\s,;/-]+\d{1,6}){0,2}\s*", text):
        return None
    return Count(*(int(number) for number in re.findall(r"\d+", text)))

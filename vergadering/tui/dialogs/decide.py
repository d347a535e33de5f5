"""Deciding on a text that stands large on the screen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from rich.table import Table
from rich.text import Text
from textual.widgets import Input, Static

from vergadering.domain.majority import Count
from vergadering.domain.plain import clean
from vergadering.i18n import N_
from vergadering.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.widget import Widget

    from vergadering.i18n import Translator


class Way(Enum):
    """What a chair may do with a proposal."""

    WITHOUT_VOTE = "without_vote"
    CONSENSUS = "consensus"
    UNANIMOUS = "unanimous"
    HANDS = "hands"
    NAMES = "names"
    ROLL_CALL = "roll_call"
    CONSENT = "consent"
    BALLOT = "ballot"
    POLL = "poll"
    HOLD_OVER = "hold_over"
    WITHDRAW = "withdraw"


WAYS = (
    (Way.WITHOUT_VOTE, "enter", N_("zonder stemming: aangenomen")),
    (Way.HANDS, "h", N_("handopsteken: tellen")),
    (Way.UNANIMOUS, "u", N_("unaniem: alle {n} voor")),
    (Way.NAMES, "n", N_("handopsteken, met namen")),
    (Way.ROLL_CALL, "r", N_("hoofdelijk: om de beurt")),
    (Way.CONSENT, "o", N_("consent: ronde met bezwaren")),
    (Way.CONSENSUS, "c", N_("consensus: iedereen akkoord")),
    (Way.BALLOT, "s", N_("schriftelijk: briefjes tellen")),
    (Way.POLL, "p", N_("peiling: beslist niets")),
    (Way.HOLD_OVER, "a", N_("aanhouden tot later")),
    (Way.WITHDRAW, "i", N_("ingetrokken door de indiener")),
)
"""Each way with its key and words."""

COUNTED = frozenset({Way.HANDS, Way.POLL})
"""Ways that ask for a count in this dialog."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the chair chose, with the count when there is one."""

    way: Way
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a choice would come to."""

    sentence: str
    """What the chair would say, or why it cannot be; in the user's language."""
    fits: bool = True


class Decide(Dialog[Choice]):
    """Asks how it is decided: enter is without a vote, hands are typed as `4-1-1`.

    While a count is typed, the sentence that the chair will say stands below it, so that
    enter confirms the count and the result at once.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        (key, f"choose('{way.value}')", "") for way, key, _ in WAYS
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
        version: int,
        voters: int,
        preview: Callable[[Choice], Preview],
    ) -> None:
        """`version` counts the texts of the proposal; `voters` who may vote now."""
        super().__init__(t, t("Besluiten"), t("esc terug: het voorstel blijft staan"))
        self._text = text
        self._version = version
        self._voters = voters
        self._preview = preview
        self._way = Way.HANDS

    def content(self) -> list[Widget]:
        """The text, the sentence to say, the ways, and a field for the count."""
        proposal = Static(Text(clean(self._text)), id="proposal")
        title = self.t("VOORSTEL")
        if self._version > 1:
            title = self.t("VOORSTEL, versie {n}", n=self._version)
        proposal.border_title = Text(title)
        ways = Table.grid(padding=(0, 1, 0, 0), expand=True)
        cells = [
            Text().append(f"{key:>5} ", "bold").append(self.t(words, n=self._voters))
            for _, key, words in WAYS
        ]
        half = -(-len(cells) // 2)
        for left, right in zip_longest(cells[:half], cells[half:], fillvalue=Text()):
            ways.add_row(left, right)
        return [
            proposal,
            Static(
                Text(self.t("Zeg: “Heeft iemand bezwaar? Nee? Dan is het besloten.”")), id="say"
            ),
            Static(ways, id="ways"),
            Input(placeholder=self.t("voor-tegen-onthouding, bijvoorbeeld 4-1-1"), id="count"),
        ]

    def action_choose(self, way: str) -> None:
        """Answer, when the rules of the council allow it; or ask for the count first."""
        self._way = Way(way)
        if self._way in COUNTED:
            field = self.query_one(Input)
            field.display = True
            field.focus()
            self.query_one("#ways").display = False
            self._say(self.t("Wie is voor? Wie is tegen? Wie onthoudt zich?"))
        else:
            self._answer(Choice(self._way))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what the count comes to."""
        event.stop()
        self.complain("")
        count = read_count(event.value, self._voters)
        found = self._preview(Choice(self._way, count)) if count else None
        if found is not None and found.fits:
            self._say(self.t("Zeg: “{sentence}”", sentence=found.sentence))
        elif event.value:
            self._say(found.sentence if found else "")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the count, when it can be read and fits."""
        event.stop()
        count = read_count(event.value, self._voters)
        if count is None:
            self.complain(self.t("Typ drie getallen: voor-tegen-onthouding, zoals 4-1-1."))
        else:
            self._answer(Choice(self._way, count))

    def _say(self, sentence: str) -> None:
        self.query_one("#say", Static).update(Text(clean(sentence)))

    def _answer(self, choice: Choice) -> None:
        found = self._preview(choice)
        if found.fits:
            self.dismiss(choice)
        else:
            self.complain(found.sentence)


def read_count(text: str, voters: int = 0) -> Count | None:
    """Votes for, against and abstentions as people type them: `4-1-1`, `4 1`, `4,1,1`.

    Digits without anything between them are a count each, `411`, when they make a number
    that is more than everybody together.
    """
    if re.fullmatch(r"\s*\d{2,3}\s*", text) and int(text) > max(voters, 9):
        text = " ".join(text.strip())
    if not re.fullmatch(r"\s*\d{1,6}([\s,;/-]+\d{1,6}){0,2}\s*", text):
        return None
    return Count(*(int(number) for number in re.findall(r"\d+", text)))

"""A meeting from the start screen to the closing hammer, with every command on the way."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Input

from tests.helpers.marks import mark
from vergadering.desk import Desk
from vergadering.domain import actions, deciding, notes, parking
from vergadering.domain.choices import NoteKind
from vergadering.domain.notation import COMMANDS as NOTATION
from vergadering.tui.commands import all_commands
from vergadering.tui.commands.registers import SHELVES
from vergadering.tui.dialogs.choose import Confirm
from vergadering.tui.dialogs.decide import WAYS
from vergadering.tui.screens.live import LiveScreen
from vergadering.tui.screens.review import ReviewScreen

if TYPE_CHECKING:
    from tests.helpers.watching import Watched
    from vergadering.domain.state import State

ALL = ("start", "draft", "open", "beside", "within", "lines", "words", "after", "review", "kept")
"""Where every command is given: on the start screen; before the meeting opens, at a closed
item; at an open item with records; at a closed item while an open one is under discussion;
at a closed item that is; and when the meeting was closed. At `lines` what leads to a closed
item is typed and looked up, at `words` every word of the notation is typed and every way of
deciding is chosen. At `review` the open actions are gone through, and at `kept` each register
is opened and the next meeting prepared."""

LEAVES = frozenset({"leave", "open", "switch_view", "review_actions", "next_meeting", "people"})
"""Commands that go to another screen or view; the tour gives them at their place."""

BESIDE = (("people", "p"), ("review_actions", "J"))
"""Screens beside the meeting: the command that shows each of them, and its key."""

LINES = (
    "De groepen gaan in maart samen.",
    "/actie Joke: kaarten laten drukken voor 1 maart",
    "/parkeer het logo",
    "/voorstel De raad stemt in.",
    "/stem 5-2-1",
    "/voorstel De raad koopt een boot.",
)
"""What is noted under an open item."""


def open_item(state: State) -> int:
    """The first item, which is open."""
    return state.items[0].id


def closed_items(state: State) -> list[int]:
    """The closed items and their parts."""
    marked = [item.id for item in state.items if item.confidential]
    return [item.id for item in state.items if item.id in marked or item.parent_id in marked]


async def tour(user: Watched, stops: tuple[str, ...] = ALL, *, through: bool = False) -> None:
    """Hold the whole meeting; at these stops give every command."""

    async def every(stop: str) -> None:
        if stop in stops:
            await user.give_all(but=LEAVES, through=through)

    await every("start")
    if "start" in stops:
        await beside(user, through=through)
    await enter(user)
    closed = closed_items(user.state)
    await user.walk(closed[0])
    await every("draft")
    await opened(user)
    await every("open")
    await user.walk(closed[-1])
    await every("beside")
    await user.press("g")
    assert user.live.item_id == closed[-1]
    user.given.add("go_to_item")
    await every("within")
    await elsewhere(user)
    await palette(user)
    await further(user, stops)
    await privately(user)
    await closed_with_hammer(user)
    await every("after")
    if "kept" in stops:
        await kept(user)
    await home(user)
    await fresh(user)


async def further(user: Watched, stops: tuple[str, ...]) -> None:
    """What is typed, decided, looked for and gone through in the open meeting."""
    if "lines" in stops:
        await user.look_at(open_item(user.state))
        await lines(user)
        await register(user)
        await search(user)
    if "words" in stops:
        await words(user)
        await ways(user)
    if "review" in stops:
        await reviewed(user)


async def beside(user: Watched, *, through: bool) -> None:
    """Every command of the screens that are shown from the start screen."""
    start = user.app.screen
    for name, key in BESIDE:
        user.given.add(name)
        await user.press(key)
        await user.until(lambda: user.app.screen is not start)
        await user.settle()
        await user.give_all(but=LEAVES, through=through)
        await user.press("q")
        await user.until(lambda: user.app.screen is start)
        await user.settle()


async def enter(user: Watched) -> None:
    """From the start screen into the meeting that comes."""
    user.given.add("open")
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, LiveScreen))
    await user.press("escape")


async def begun(user: Watched) -> None:
    """The meeting is open, its first item under discussion, and no vote runs any more."""
    await enter(user)
    await user.press("h", "full_stop", "b")


async def opened(user: Watched) -> None:
    """The hammer, who is there, somebody who speaks, and something noted."""
    await user.press("h", "full_stop", "p", "l", "enter", "b")
    for line in LINES:
        await user.enter(line)
    await user.press("escape")
    for name in ("noa", "joke", "wil"):
        await user.press("w", *name, "enter")
    await user.press("n", "n")


async def elsewhere(user: Watched) -> None:
    """Another window writes down what is private; it comes in while this one looks."""
    state, item = user.state, user.live.item_id
    text = mark("note.text")
    with closing(Desk(user.app.desk.path, clock=user.clock)) as other:
        other.take(state.meeting_id)
        for change in (
            partial(notes.add_note, text=text, kind=NoteKind.INTERNAL, item_id=open_item(state)),
            partial(notes.add_note, text=text, item_id=item),
            partial(actions.add_action, text=mark("action.text"), item_id=item),
            partial(parking.park, text=mark("parked_point.text"), item_id=item),
            partial(deciding.record_decision, text=mark("decision.text"), item_id=item),
        ):
            other.keep(change)
        there = len(other.state.note)
    await user.until(lambda: len(user.state.note) == there)
    await user.settle()
    await user.press("up", "down")


async def palette(user: Watched) -> None:
    """Commands with the reason why they cannot be given, found in the palette."""
    await user.press("ctrl+p", *"punt", "down", "escape")
    if user.in_dialog:
        await user.press("escape")


async def lines(user: Watched) -> None:
    """What a line would become that goes to a closed item; and who voted what, by name."""
    numbers = {item.id: item.number for item in user.state.items}
    await typed(user, [f"/punt {numbers[item]}" for item in closed_items(user.state)])
    await user.press("b", "n")
    await user.answer()


async def words(user: Watched) -> None:
    """What a line of every word of the notation would become."""
    await typed(user, [user.app.t(row.example) for row in NOTATION])


async def typed(user: Watched, texts: list[str]) -> None:
    """Type lines without finishing them, and let them be filled in."""
    await user.press("i")
    for text in texts:
        await user.type(text)
        await user.press("tab")
        user.line.put("")
    await user.press("escape")


async def ways(user: Watched) -> None:
    """Each way of deciding, looked at and left."""
    for _, key, _ in WAYS:
        if key != "enter":
            before = user.state
            await user.press("b", key)
            await user.answer()
            if user.state != before:
                await user.press("u")


async def register(user: Watched) -> None:
    """What may be said of a closed decision that is told, in the register."""
    for key in ("ctrl+e", "ctrl+r", "ctrl+v", "ctrl+b"):
        await user.press("B", *"besloten", "down", "up", key)
        assert "Form" in user.asked
        await user.answer()


async def search(user: Watched) -> None:
    """What is found by the letters of which the secrets are made."""
    for letter in "net":
        await user.press("Z", letter, "down", "pagedown", "escape")


async def privately(user: Watched) -> None:
    """The private view at each item, and back."""
    user.given.add("switch_view")
    await user.press("z")
    if user.in_dialog:
        with user.agreed():
            await user.press("enter")
    assert user.private
    await user.press("right")
    for item in (open_item(user.state), *closed_items(user.state)):
        await user.look_at(item)
    await user.press("up")
    await user.press("z")
    assert not user.private


async def reviewed(user: Watched) -> None:
    """The minutes of the meeting before, and every command of the review of open actions."""
    about = next(item.id for item in user.state.items if item.minutes_of_id)
    await user.look_at(about)
    await user.press("M")
    await user.answer()
    user.given.add("review_actions")
    await user.press("J")
    await user.until(lambda: isinstance(user.app.screen, ReviewScreen))
    await user.settle()
    user.given.add("finish_action")
    await user.press("g", "left")
    await user.give_all(but=LEAVES)
    await user.press("q")
    await user.until(lambda: isinstance(user.app.screen, LiveScreen))
    await user.settle()


async def kept(user: Watched) -> None:
    """Each register with what can be done in it, a meeting reopened, the next one in each kind."""
    user.given.add("reopen")
    await user.press("H", "u")
    for number in range(1, len(SHELVES) + 1):
        await user.press("O", str(number))
        for key in ("down", "enter"):
            if not isinstance(user.app.screen, Confirm):
                await user.press(key)
        await user.answer()
        await user.press("O", str(number))
        if not isinstance(user.app.screen, Confirm):
            await user.press("ctrl+n")
        await user.answer()
    user.given.add("next_meeting")
    await user.press("N", "down", "space", *["k"] * 6, "escape")


async def closed_with_hammer(user: Watched) -> None:
    """The check, the parked points, the hammer, the minutes."""
    await user.press("h")
    await user.press("down", "h")
    await user.press("down", "enter")
    await user.press("enter")
    await user.until(lambda: not user.in_dialog)
    await user.settle()


async def home(user: Watched) -> None:
    """Back to the start screen, and a look at the commands there."""
    user.given.add("leave")
    await user.press("q")
    await user.until(lambda: not isinstance(user.app.screen, LiveScreen))
    await user.settle()
    await user.press("up", "down", "f1", "escape")


async def fresh(user: Watched) -> None:
    """A new meeting, with what was held over; its agenda is settled, and one item goes."""
    await user.press("n")
    user.app.screen.query_one("#date", Input).value = "1 december 2026"
    await user.press("ctrl+s")
    await user.until(lambda: isinstance(user.app.screen, LiveScreen))
    await user.settle()
    for name in ("add_item", "add_item", "move_up", "nest", "unnest", "plan", "remove_item"):
        row = next(each for each in all_commands() if each.name == name)
        await user.press("escape", "left", "end")
        if not row.why_not(user.live):
            user.given.add(name)
        await user.press(row.key)
        if user.in_dialog:
            user.app.screen.query_one("#title", Input).value = "Iets anders"
            await user.press("ctrl+s")
    await user.press("q")


def not_given(user: Watched) -> set[str]:
    """Commands that the tour never gave, or only when they were refused."""
    return {row.name for row in all_commands()} - user.given

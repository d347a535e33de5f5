"""Asking with a form until the answer fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.agenda import is_closed
from vergadering.domain.public import view_of
from vergadering.errors import Refusal
from vergadering.tui.dialogs.choose import Confirm
from vergadering.tui.dialogs.form import Field, Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from vergadering.domain.history import Change
    from vergadering.domain.state import State
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Stage


MOST_DIGITS = 4
"""Digits of the longest number that a form understands."""


def whole_number(typed: object, refusal: str) -> int:
    """A number as it was typed in a form, 0 for nothing. Refused with this source text."""
    text = str(typed).strip() or "0"
    if not text.isdecimal() or len(text) > MOST_DIGITS:
        raise Refusal(refusal)
    return int(text)


def shown(stage: Stage) -> State:
    """What may come in view without asking: everything, or on a shared screen the public part."""
    return view_of(stage.state, private=stage.private)


async def may_show(stage: Stage, item_id: int | None) -> bool:
    """Whether the content of an item may come in view; of a closed one the user must say so."""
    return await may_show_closed(stage, closed=is_closed(stage.state, item_id))


async def may_show_closed(stage: Stage, *, closed: bool) -> bool:
    """Whether what is closed may come in view: on a shared screen the user must say so."""
    if stage.private or not closed:
        return True
    t = stage.t
    question = t(
        "Dit punt is besloten en het scherm is gedeeld: de tekst komt voor iedereen in beeld. "
        "Toch doorgaan? Met z gaat u eerst naar uw eigen zicht."
    )
    agreed = await stage.ask(Confirm(t, t("Besloten punt"), question))
    return agreed is True


async def ask_form(
    stage: Stage, title: str, fields: tuple[Field, ...], bind: Callable[[Values], Change]
) -> Change | None:
    """Show a form until its answers make a change that is not refused, or the user leaves."""

    def wrong(values: Values) -> str:
        try:
            return stage.refused(bind(values))
        except Refusal as refusal:
            return stage.t.refusal(refusal)

    values = await stage.ask(Form(stage.t, title, fields, wrong))
    return None if values is None else bind(values)

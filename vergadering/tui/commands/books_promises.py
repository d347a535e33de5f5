"""The register of promises on the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import promises
from vergadering.domain.choices_registers import PromiseStatus
from vergadering.domain.model_registers import Promise
from vergadering.domain.words import word
from vergadering.i18n import N_
from vergadering.tui.commands.asking import ask_form
from vergadering.tui.commands.books import (
    Shelf,
    name_of,
    needed_day,
    shown_day,
    somebody,
    typed_day,
)
from vergadering.tui.dialogs.book import Line
from vergadering.tui.dialogs.form import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vergadering.domain.history import Change
    from vergadering.domain.state import State
    from vergadering.tui.commands.books import RowDeed
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage


def _lines(stage: Stage, seen: State) -> list[Line]:
    settled = [row for row in seen.promise if row.status not in promises.WAITING]
    return [_line(stage, seen, row) for row in (*promises.open_promises(seen), *reversed(settled))]


def _line(stage: Stage, seen: State, row: Promise) -> Line:
    t, late = stage.t, promises.is_late(row, stage.moment().date())
    status = t(N_("{status}, te laat"), status=word(row.status)) if late else t(word(row.status))
    due = t("voor {due}", due=row.due) if row.due else t("nog geen datum")
    count = promises.times_put_off(seen, row.id)
    details = [name_of(seen, row.person_id) or t("de organisatie")]
    if count:
        details.append(t.many("{n} keer uitgesteld", "{n} keer uitgesteld", count))
    head = f"{row.number} · {due} · {status}"
    return Line(row.id, head, row.text, tuple(details), late)


def _fields(stage: Stage, row: Promise) -> tuple[Field, ...]:
    t = stage.t
    return (
        Field("text", t("Wat is toegezegd"), row.text, required=True),
        Field("person_id", t("Door wie"), row.person_id or 0, somebody(stage, t("de organisatie"))),
        Field("due", t("Voor"), shown_day(stage, row.due), hint=t("bijvoorbeeld 1 december")),
    )


async def _add(stage: Stage) -> Answer:
    def bind(values: Values) -> Change:
        return partial(
            promises.add_promise,
            text=values["text"],
            person_id=values["person_id"] or None,
            due=typed_day(stage, values["due"]),
            item_id=stage.item_id,
        )

    return await ask_form(stage, stage.t("Nieuwe toezegging"), _fields(stage, Promise()), bind)


async def _change(stage: Stage, id: int) -> Answer:
    row = stage.state.need(Promise, id)

    def bind(values: Values) -> Change:
        return partial(
            promises.change_promise,
            promise_id=id,
            text=values["text"],
            person_id=values["person_id"] or None,
            due=typed_day(stage, values["due"]),
        )

    return await ask_form(stage, row.number, _fields(stage, row), bind)


async def _put_off(stage: Stage, id: int) -> Answer:
    t = stage.t
    fields = (
        Field("due", t("Nieuwe datum"), required=True, hint=t("bijvoorbeeld 1 december")),
        Field("reason", t("Waarom"), required=True),
    )

    def bind(values: Values) -> Change:
        due = needed_day(stage, values["due"])
        return partial(promises.put_off_promise, promise_id=id, due=due, reason=values["reason"])

    return await ask_form(stage, t("Uitgesteld"), fields, bind)


async def _settle(status: PromiseStatus, stage: Stage, id: int) -> Answer:
    needed = status in (PromiseStatus.NOT_KEPT, PromiseStatus.WITHDRAWN)
    fields = (Field("comment", stage.t("Toelichting"), required=needed),)

    def bind(values: Values) -> Change:
        said = values["comment"]
        return partial(promises.settle_promise, promise_id=id, status=status, comment=said)

    return await ask_form(stage, stage.t(word(status)), fields, bind)


def _deeds(stage: Stage, id: int) -> Sequence[tuple[str, RowDeed]]:
    t, row = stage.t, stage.state.need(Promise, id)
    others = [status for status in PromiseStatus if status is not row.status]
    deeds: list[tuple[str, RowDeed]] = [
        (t(word(status)), partial(_settle, status)) for status in others
    ]
    if row.status in promises.WAITING:
        deeds.append((t("uitgesteld, met een reden"), _put_off))
    return [*deeds, (t("wijzigen"), _change)]


PROMISES = Shelf(N_("Toezeggingen"), _lines, _add, _deeds)
"""The register of promises."""

"""The register of signals on the screen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import signals
from vergadering.domain.choices_registers import SignalStatus, Source
from vergadering.domain.model_registers import Signal
from vergadering.domain.words import word
from vergadering.i18n import N_
from vergadering.tui.commands.asking import ask_form, whole_number
from vergadering.tui.commands.books import Shelf, choices, shown_day, somebody, typed_day
from vergadering.tui.dialogs.book import Line
from vergadering.tui.dialogs.form import Field
from vergadering.tui.stage import Refer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vergadering.domain.history import Change
    from vergadering.domain.state import State
    from vergadering.tui.commands.books import RowDeed
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage


def _lines(stage: Stage, seen: State) -> list[Line]:
    fresh = signals.unread(seen)
    others = [row for row in seen.signal if row not in fresh]
    return [_line(stage, row) for row in (*fresh, *reversed(others))]


def _line(stage: Stage, row: Signal) -> Line:
    t = stage.t
    day = t.date(row.received_on) if row.received_on else ""
    head = " · ".join(filter(None, (row.number, day, t(word(row.status)))))
    about = ", ".join(filter(None, (t(word(row.source)), row.place, row.theme)))
    details = [t("{about}; {n} keer", about=about, n=row.count)]
    if row.text and row.raw:
        details.append(t("Zoals het binnenkwam: {text}", text=row.raw))
    if row.follow_up:
        details.append(t("Vervolg: {text}", text=row.follow_up))
    text = row.text or row.raw or t("(niet vrijgegeven)")
    return Line(row.id, head, text, tuple(details), row.status in signals.UNREAD)


def _fields(stage: Stage, row: Signal) -> tuple[Field, ...]:
    t = stage.t
    return (
        Field("raw", t("Signaal"), row.raw, required=True, hint=t("zonder namen als het kan")),
        Field("source", t("Bron"), row.source, choices(stage, Source)),
        Field("place", t("Plaats"), row.place),
        Field("theme", t("Thema"), row.theme),
        Field("count", t("Hoe vaak"), row.count),
        Field("received_on", t("Ontvangen"), shown_day(stage, row.received_on)),
    )


def _filled(stage: Stage, row: Signal, values: Values) -> Signal:
    return replace(
        row,
        raw=values["raw"],
        source=values["source"],
        place=values["place"],
        theme=values["theme"],
        count=whole_number(values["count"], N_("Typ een aantal, zoals 3.")),
        received_on=typed_day(stage, values["received_on"]),
    )


async def _add(stage: Stage) -> Answer:
    blank = Signal(received_on=stage.moment().date())

    def bind(values: Values) -> Change:
        row = _filled(stage, blank, values)
        return partial(
            signals.add_signal,
            raw=row.raw,
            source=row.source,
            place=row.place,
            theme=row.theme,
            count=row.count,
            received_on=row.received_on,
        )

    return await ask_form(stage, stage.t("Nieuw signaal"), _fields(stage, blank), bind)


async def _change(stage: Stage, id: int) -> Answer:
    row = stage.state.need(Signal, id)

    def bind(values: Values) -> Change:
        return partial(signals.change_signal, signal=_filled(stage, row, values))

    return await ask_form(stage, row.number, _fields(stage, row), bind)


async def _anonymise(stage: Stage, id: int) -> Answer:
    row = stage.state.need(Signal, id)
    fields = (Field("text", stage.t("Zonder namen"), row.text or row.raw, required=True),)
    return await _asked(stage, id, signals.anonymise_signal, fields)


async def _release(stage: Stage, id: int) -> Answer:
    row = stage.state.need(Signal, id)
    return partial(signals.release_signal, signal_id=id, released=not row.released)


async def _discuss(stage: Stage, id: int) -> Answer:
    fields = (Field("follow_up", stage.t("Vervolg")),)
    return await _asked(stage, id, signals.discuss_signal, fields)


async def _to_item(stage: Stage, id: int) -> Answer:
    fields = (Field("title", stage.t("Titel"), required=True),)
    return await _asked(stage, id, signals.signal_to_item, fields)


async def _to_action(stage: Stage, id: int) -> Answer:
    t = stage.t
    fields = (
        Field("text", t("Wat gaat er gebeuren"), required=True),
        Field("owner_id", t("Wie"), 0, somebody(stage, t("nog niemand"))),
        Field("due", t("Voor"), hint=t("bijvoorbeeld 1 december")),
    )

    def bind(values: Values) -> Change:
        return partial(
            signals.signal_to_action,
            signal_id=id,
            text=values["text"],
            owner_id=values["owner_id"] or None,
            due=typed_day(stage, values["due"]),
            item_id=stage.item_id,
        )

    return await ask_form(stage, t("Wordt een actie"), fields, bind)


async def _to_advice(stage: Stage, id: int) -> Answer:
    fields = (Field("subject", stage.t("Onderwerp"), required=True),)
    return await _asked(stage, id, signals.signal_to_advice, fields)


async def _feed_back(stage: Stage, id: int) -> Answer:
    fields = (Field("follow_up", stage.t("Hoe")),)
    return await _asked(stage, id, signals.feed_back_signal, fields)


async def _close(stage: Stage, id: int) -> Answer:
    return partial(signals.close_signal, signal_id=id)


async def _refer(stage: Stage, id: int) -> Answer:
    """Who deals with the complaint; the screen asks once more before anything goes."""
    t = stage.t
    fields = (Field("to", t("Naar wie"), required=True, hint=t("klachtenfunctionaris")),)

    def bind(values: Values) -> Change:
        return partial(signals.refer_signal, signal_id=id, to=values["to"])

    change = await ask_form(stage, t("Het is een klacht"), fields, bind)
    if not isinstance(change, partial):
        return None
    return Refer(id, change.keywords["to"])


async def _asked(
    stage: Stage, id: int, rule: Callable[..., State], fields: tuple[Field, ...]
) -> Change | None:
    """A form whose fields are what a rule asks for."""

    def bind(values: Values) -> Change:
        return partial(rule, signal_id=id, **values)

    return await ask_form(stage, stage.state.need(Signal, id).number, fields, bind)


def _deeds(stage: Stage, id: int) -> Sequence[tuple[str, RowDeed]]:
    """What the shared screen may do with it; what shows its words comes in the private one."""
    t = stage.t
    return [
        (t("besproken"), _discuss),
        (t("op de agenda van deze vergadering"), _to_item),
        (t("wordt een actie"), _to_action),
        (t("wordt een ongevraagd advies"), _to_advice),
        (t("teruggekoppeld"), _feed_back),
        (t("afgerond"), _close),
        (t("het is een klacht: doorverwijzen en tekst wissen"), _refer),
    ]


def _private_deeds(stage: Stage, id: int) -> Sequence[tuple[str, RowDeed]]:
    t, row = stage.t, stage.state.need(Signal, id)
    if row.status is SignalStatus.REFERRED:
        return [(t("tekst nog eens wissen"), _refer_again)]
    release = t("terughouden") if row.released else t("vrijgeven")
    own: list[tuple[str, RowDeed]] = [
        (t("anoniem maken"), _anonymise),
        (release, _release),
        (t("wijzigen"), _change),
    ]
    return [*own, *_deeds(stage, id)]


async def _refer_again(stage: Stage, id: int) -> Answer:
    return Refer(id, "")


SIGNALS = Shelf(N_("Signalen"), _lines, _add, _deeds)
"""The register of signals, with what was released."""

PRIVATE_SIGNALS = Shelf(
    N_("Signalen, ook wat niet is vrijgegeven"), _lines, _add, _private_deeds, private=True
)
"""The same with the words as they came in."""

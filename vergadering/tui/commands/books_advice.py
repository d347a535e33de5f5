"""The register of requests for advice on the screen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from vergadering.domain import advice, terms
from vergadering.domain.choices import Advice
from vergadering.domain.choices_registers import AdviceKind, AdviceStatus, Response, Timeliness
from vergadering.domain.model_registers import AdviceRequest
from vergadering.domain.rules import place_of
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.asking import ask_form, whole_number
from vergadering.tui.commands.books import (
    Shelf,
    choices,
    name_of,
    shown_day,
    somebody,
    typed_day,
)
from vergadering.tui.dialogs.book import Line
from vergadering.tui.dialogs.form import Field, yes_no

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vergadering.domain.history import Change
    from vergadering.domain.state import State
    from vergadering.tui.commands.books import RowDeed
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage

DAYS = {
    "received_on": N_("Ontvangen"),
    "known_on": N_("Bekend sinds"),
    "asked_by": N_("Gevraagd voor"),
    "agreed_by": N_("Afgesproken voor"),
    "intended_on": N_("Voorgenomen besluit"),
    "constituency_from": N_("Achterban vanaf"),
    "constituency_until": N_("Achterban tot en met"),
    "response_due": N_("Reactie voor"),
}
"""The dates that a form asks, with what they are called."""


def _lines(stage: Stage, seen: State) -> list[Line]:
    open_rows = advice.unfinished(seen)
    others = [row for row in seen.advice_request if row not in open_rows]
    return [_line(stage, seen, row) for row in (*open_rows, *reversed(others))]


def _line(stage: Stage, seen: State, row: AdviceRequest) -> Line:
    t, today = stage.t, stage.moment().date()
    term, judged = terms.term_of(row, today), terms.verdict(row)
    late = term is not None and term.day < today
    status = t(N_("{status}, te laat"), status=word(row.status)) if late else t(word(row.status))
    head = [row.number, status]
    if term is not None:
        head.append(t("{what} voor {day}", what=t(term.text), day=term.day))
    reason = t(judged.text, **judged.facts)
    details = [t("{verdict}: {reason}", verdict=word(judged.timeliness), reason=reason)]
    details += [
        t("{label}: {day}", label=t(label), day=getattr(row, name))
        for name, label in DAYS.items()
        if getattr(row, name)
    ]
    if handler := name_of(seen, row.handler_id):
        details.append(t("Behandelaar: {name}", name=handler))
    if row.decision:
        details.append(t("Besluit {number}: {outcome}", number=row.decision,
                         outcome=word(row.advice)))  # fmt: skip
    details.append(t("Termijn staat in: {place}", place=_place(seen)) if _place(seen) else "")
    return Line(row.id, " · ".join(head), row.subject, tuple(filter(None, details)), late)


def _place(seen: State) -> str:
    return place_of(seen, "advice_weeks")


def _fields(stage: Stage, row: AdviceRequest) -> tuple[Field, ...]:
    t = stage.t
    hint = t("bijvoorbeeld 6 oktober 2026")
    return (
        Field("subject", t("Onderwerp"), row.subject, required=True),
        Field("kind", t("Soort"), row.kind, choices(stage, AdviceKind)),
        Field("legal_basis", t("Grondslag"), row.legal_basis),
        Field("handler_id", t("Behandelaar"), row.handler_id or 0, somebody(stage, t("niemand"))),
        Field("weeks", t("Weken voor de raad"), row.weeks),
        *(
            Field(name, t(label), shown_day(stage, getattr(row, name)), hint=hint)
            for name, label in DAYS.items()
        ),
        Field("term_stops", t("Vragen: termijn stil"), row.term_stops, yes_no(t)),
        Field("comment", t("Opmerking (privé)"), row.comment if stage.private else ""),
    )


def _filled(stage: Stage, row: AdviceRequest, values: Values) -> AdviceRequest:
    """A request with what a form says."""
    known: dict[str, Any] = {name: typed_day(stage, values[name]) for name in DAYS}
    return replace(
        row,
        subject=values["subject"],
        kind=values["kind"],
        legal_basis=values["legal_basis"].strip(),
        handler_id=values["handler_id"] or None,
        weeks=whole_number(values["weeks"], N_("Typ een aantal weken, zoals 6.")),
        term_stops=values["term_stops"],
        comment=values["comment"].strip() if stage.private or values["comment"] else row.comment,
        **known,
    )


async def _add(stage: Stage) -> Answer:
    t = stage.t
    weeks = stage.state.the_council.rules.advice_weeks
    blank = AdviceRequest(weeks=weeks, received_on=stage.moment().date())
    fields = (
        *_fields(stage, blank),
        Field("never_asked", t("Nooit gevraagd"), value=False, choices=yes_no(t)),
    )

    def bind(values: Values) -> Change:
        request = _filled(stage, blank, values)
        return partial(advice.add_advice, request=request, never_asked=values["never_asked"])

    return await ask_form(stage, t("Nieuwe adviesaanvraag"), fields, bind)


async def _change(stage: Stage, id: int) -> Answer:
    row = stage.state.need(AdviceRequest, id)

    def bind(values: Values) -> Change:
        return partial(advice.change_advice, request=_filled(stage, row, values))

    return await ask_form(stage, row.number, _fields(stage, row), bind)


async def _move(to: AdviceStatus, stage: Stage, id: int) -> Answer:
    t, row = stage.t, stage.state.need(AdviceRequest, id)
    fields = [
        Field("day", t("Op"), shown_day(stage, stage.moment().date()), required=True),
        Field("comment", t("Toelichting")),
    ]
    if to is AdviceStatus.ADOPTED:
        fields.insert(1, Field("advice", t("Uitkomst"), row.advice, choices(stage, Advice)))
        fields.insert(2, Field("decision", t("Besluit"), row.decision, hint="B-2026-15"))
    if to is AdviceStatus.RESPONSE_RECEIVED:
        shown = choices(stage, Response)
        fields.insert(1, Field("response", t("Reactie"), row.response, shown))

    def bind(values: Values) -> Change:
        facts = {name: values[name] for name in ("advice", "decision", "response", "comment")
                 if name in values}  # fmt: skip
        day = typed_day(stage, values["day"])
        return partial(advice.move_advice, advice_id=id, to=to, day=day, **facts)

    return await ask_form(stage, t(word(to)), tuple(fields), bind)


async def _judge(stage: Stage, id: int) -> Answer:
    t, row = stage.t, stage.state.need(AdviceRequest, id)
    found = terms.suggested(row)
    title = t("Uit de datums volgt: {verdict}", verdict=word(found.timeliness))
    fields = (
        Field("timeliness", t("De raad vindt"), row.timeliness, choices(stage, Timeliness)),
        Field("reason", t("Waarom"), row.timeliness_reason),
    )

    def bind(values: Values) -> Change:
        return partial(
            advice.judge_advice,
            advice_id=id,
            timeliness=values["timeliness"],
            reason=values["reason"],
        )

    return await ask_form(stage, title, fields, bind)


async def _remove(stage: Stage, id: int) -> Answer:
    return partial(advice.remove_advice, advice_id=id)


def _deeds(stage: Stage, id: int) -> Sequence[tuple[str, RowDeed]]:
    t, row = stage.t, stage.state.get(AdviceRequest, id)
    if row is None:
        raise Refusal(N_("Dit bestaat niet meer; iemand anders heeft het verwijderd."))
    onward: list[tuple[str, RowDeed]] = [
        (t("→ {status}", status=word(to)), partial(_move, to)) for to in advice.may_follow(row)
    ]
    rest: list[tuple[str, RowDeed]] = [
        (t("wijzigen"), _change),
        (t("tijdigheid bepalen"), _judge),
        (t("verwijderen"), _remove),
    ]
    return [*onward, *rest]


ADVICE = Shelf(N_("Adviesaanvragen"), _lines, _add, _deeds)
"""The register of requests for advice."""

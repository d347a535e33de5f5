"""The registers of documents, terms of office and candidates on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from vergadering.domain import incoming, terms_of_office
from vergadering.domain.choices_registers import Handling
from vergadering.domain.model_registers import IncomingDocument, Membership
from vergadering.domain.words import word
from vergadering.errors import Refusal
from vergadering.i18n import N_
from vergadering.tui.commands.asking import ask_form
from vergadering.tui.commands.books import (
    Shelf,
    choices,
    name_of,
    needed_day,
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


# documents


def _documents(stage: Stage, seen: State) -> list[Line]:
    waiting = incoming.unhandled(seen)
    others = [row for row in seen.incoming_document if row not in waiting]
    return [_document(stage, row) for row in (*waiting, *reversed(others))]


def _document(stage: Stage, row: IncomingDocument) -> Line:
    t = stage.t
    day = t.date(row.received_on) if row.received_on else ""
    head = " · ".join(filter(None, (row.number, day, row.sender, t(word(row.handling)))))
    details = [t("Vervolg: {text}", text=row.follow_up)] if row.follow_up else []
    if row.comment:
        details.append(row.comment)
    urgent = row.handling is Handling.NONE
    return Line(row.id, head, row.subject, tuple(details), urgent)


def _document_fields(stage: Stage, row: IncomingDocument) -> tuple[Field, ...]:
    t = stage.t
    return (
        Field("subject", t("Onderwerp"), row.subject, required=True),
        Field("sender", t("Afzender"), row.sender),
        Field("received_on", t("Ontvangen"), shown_day(stage, row.received_on)),
        Field("handling", t("Bestemming"), row.handling, choices(stage, Handling)),
        Field("follow_up", t("Vervolg"), row.follow_up, hint=t("bijvoorbeeld punt 7")),
        Field("confidential", t("Besloten"), row.confidential, yes_no(t)),
    )


async def _add_document(stage: Stage) -> Answer:
    blank = IncomingDocument(received_on=stage.moment().date())

    def bind(values: Values) -> Change:
        day = typed_day(stage, values["received_on"])
        document = replace(blank, **{**values, "received_on": day})
        return partial(incoming.add_document, document=document)

    return await ask_form(stage, stage.t("Nieuw stuk"), _document_fields(stage, blank), bind)


async def _change_document(stage: Stage, id: int) -> Answer:
    row = stage.state.need(IncomingDocument, id)

    def bind(values: Values) -> Change:
        day = typed_day(stage, values["received_on"])
        document = replace(row, **{**values, "received_on": day})
        return partial(incoming.change_document, document=document)

    return await ask_form(stage, row.number, _document_fields(stage, row), bind)


async def _handle(handling: Handling, stage: Stage, id: int) -> Answer:
    row = stage.state.need(IncomingDocument, id)
    fields = (Field("follow_up", stage.t("Vervolg"), row.follow_up),)

    def bind(values: Values) -> Change:
        said = values["follow_up"]
        return partial(incoming.handle_document, document_id=id, handling=handling, follow_up=said)

    return await ask_form(stage, stage.t(word(handling)), fields, bind)


async def _remove_document(stage: Stage, id: int) -> Answer:
    return partial(incoming.remove_document, document_id=id)


def _document_deeds(stage: Stage, id: int) -> Sequence[tuple[str, RowDeed]]:
    t = stage.t
    deeds: list[tuple[str, RowDeed]] = [
        (t(word(each)), partial(_handle, each)) for each in Handling if each is not Handling.NONE
    ]
    rest: list[tuple[str, RowDeed]] = [
        (t("wijzigen"), _change_document),
        (t("verwijderen"), _remove_document),
    ]
    return [*deeds, *rest]


DOCUMENTS = Shelf(N_("Ingekomen stukken"), _documents, _add_document, _document_deeds)
"""The register of incoming documents."""


# terms of office


def _terms(stage: Stage, seen: State) -> list[Line]:
    today = stage.moment().date()
    running = terms_of_office.schedule(seen, today)
    rows = [row for row in seen.membership if row.from_on is not None]
    soon = {row.id for row in terms_of_office.ending(seen, today)}
    rows.sort(key=lambda row: (row.id not in soon, row not in running, row.until or date.max))
    return [_term(stage, seen, row, urgent=row.id in soon) for row in rows]


def _term(stage: Stage, seen: State, row: Membership, *, urgent: bool) -> Line:
    t, name = stage.t, name_of(seen, row.person_id)
    first = t.date(row.from_on) if row.from_on else "–"
    last = t.date(row.until) if row.until else t("zonder einddatum")
    details = [t("herkiesbaar") if row.re_electable else t("niet herkiesbaar")]
    if row.appointed_by:
        details.append(t("Besluit {number}", number=row.appointed_by))
    if row.left_on:
        details.append(t("Gestopt op {date}", date=row.left_on))
    return Line(row.id, f"{first} – {last}", name, tuple(details), urgent)


def _candidates(stage: Stage, seen: State) -> list[Line]:
    today = stage.moment().date()
    soon = {row.id for row in terms_of_office.trials_ending(seen, today)}
    return [
        _candidate(stage, seen, row, urgent=row.id in soon)
        for row in terms_of_office.candidates(seen)
    ]


def _candidate(stage: Stage, seen: State, row: Membership, *, urgent: bool) -> Line:
    t = stage.t
    head = t("sinds {date}", date=row.since) if row.since else t("kandidaat-lid")
    details = []
    if row.trial_until:
        details.append(t("Proeftijd tot {date}", date=row.trial_until))
    if row.found_by:
        details.append(t("Hoe gevonden: {text}", text=row.found_by))
    return Line(row.id, head, name_of(seen, row.person_id), tuple(details), urgent)


async def _add_term(stage: Stage) -> Answer:
    t = stage.t
    fields = (
        _who(stage),
        Field("from_on", t("Vanaf"), required=True, hint=t("bijvoorbeeld 6 oktober 2026")),
        Field("until", t("Tot en met"), hint=t("leeg: zo lang als de regels zeggen")),
        Field("re_electable", t("Herkiesbaar"), value=True, choices=yes_no(t)),
        Field("appointed_by", t("Besluit"), hint="B-2026-16"),
    )

    def bind(values: Values) -> Change:
        membership = Membership(
            person_id=_person(values),
            from_on=needed_day(stage, values["from_on"]),
            until=typed_day(stage, values["until"]),
            re_electable=values["re_electable"],
            appointed_by=values["appointed_by"].strip(),
        )
        return partial(terms_of_office.add_membership, membership=membership)

    return await ask_form(stage, t("Nieuwe zittingstermijn"), fields, bind)


async def _add_candidate(stage: Stage) -> Answer:
    t = stage.t
    fields = (
        _who(stage),
        Field("since", t("Sinds"), shown_day(stage, stage.moment().date())),
        Field("trial_until", t("Proeftijd tot"), hint=t("bijvoorbeeld 6 oktober 2026")),
        Field("found_by", t("Hoe gevonden")),
    )

    def bind(values: Values) -> Change:
        membership = Membership(
            person_id=_person(values),
            since=typed_day(stage, values["since"]),
            trial_until=typed_day(stage, values["trial_until"]),
            found_by=values["found_by"].strip(),
        )
        return partial(terms_of_office.add_membership, membership=membership)

    return await ask_form(stage, t("Nieuw kandidaat-lid"), fields, bind)


def _who(stage: Stage) -> Field:
    t = stage.t
    return Field("person_id", t("Wie"), 0, somebody(stage, t("kies iemand")), required=True)


def _person(values: Values) -> int:
    if not values["person_id"]:
        raise Refusal(N_("Kies wie het is. Nieuwe mensen komen erbij met p, op het beginscherm."))
    return int(values["person_id"])


async def _appoint(stage: Stage, id: int) -> Answer:
    t = stage.t
    fields = (
        Field("from_on", t("Lid vanaf"), required=True, hint=t("bijvoorbeeld 6 oktober 2026")),
        Field("until", t("Tot en met"), hint=t("leeg: zo lang als de regels zeggen")),
        Field("appointed_by", t("Besluit"), hint="B-2026-16"),
    )

    def bind(values: Values) -> Change:
        return partial(
            terms_of_office.appoint_candidate,
            membership_id=id,
            from_on=needed_day(stage, values["from_on"]),
            until=typed_day(stage, values["until"]),
            appointed_by=values["appointed_by"],
        )

    return await ask_form(stage, t("Benoemd"), fields, bind)


async def _leave(stage: Stage, id: int) -> Answer:
    t = stage.t
    fields = (Field("left_on", t("Sinds"), shown_day(stage, stage.moment().date())),)

    def bind(values: Values) -> Change:
        day = typed_day(stage, values["left_on"])
        return partial(terms_of_office.end_membership, membership_id=id, left_on=day)

    return await ask_form(stage, t("Gestopt"), fields, bind)


async def _remove(stage: Stage, id: int) -> Answer:
    return partial(terms_of_office.remove_membership, membership_id=id)


def _term_deeds(stage: Stage, id: int) -> Sequence[tuple[str, RowDeed]]:
    t = stage.t
    return [(t("gestopt"), _leave), (t("verwijderen"), _remove)]


def _candidate_deeds(stage: Stage, id: int) -> Sequence[tuple[str, RowDeed]]:
    return [(stage.t("benoemd tot lid"), _appoint), *_term_deeds(stage, id)]


TERMS = Shelf(N_("Rooster van aftreden"), _terms, _add_term, _term_deeds)
"""The terms of office."""

CANDIDATES = Shelf(
    N_("Kandidaat-leden"), _candidates, _add_candidate, _candidate_deeds, private=True
)
"""Those who want to be a member."""
